/** Numbers of a response as table cells. */
import { numeral, signed, tell } from "../words/quantity.ts";
import {
  differenceDecimals,
  differenceScale,
  meanDecimals,
  meanNumeral,
  meanScale,
  type Subject,
} from "../words/sentence.ts";
import type { Words } from "../words/words.ts";
import type { PolicyOutcome } from "./data.ts";
import { type Html, html, mark } from "./html.ts";

/** Every number of one policy under one response, formatted; the units are those of the two scales. */
export interface Cells {
  readonly mean: string;
  readonly interval: string;
  readonly spread: string;
  readonly difference: string;
  readonly differenceInterval: string;
}

const DASH = "–";

/** @returns the cells of one policy; a dash where nothing can be said */
export function cellsOf(subject: Subject, outcome: PolicyOutcome, words: Words): Cells {
  const scale = meanScale(subject, words);
  const f = scale.factor;
  const decimals = meanDecimals(subject, scale);
  const pair = (low: number | null, high: number | null, digits: number, write = numeral, by = f): string =>
    low === null || high === null ? DASH : words.interval(write(low * by, digits), write(high * by, digits));
  const { difference } = outcome;
  let told = DASH;
  let interval = DASH;
  if (difference !== null && difference.mean !== null) {
    const differences = differenceScale(subject, words);
    const t = tell(
      differences,
      difference.mean,
      differenceDecimals(subject, differences),
      difference.low,
      difference.high,
    );
    told = signed(t.value, t.decimals);
    interval = pair(difference.low, difference.high, t.decimals, signed, differences.factor);
  }
  return {
    mean: meanNumeral(subject, outcome, words),
    interval: pair(outcome.low, outcome.high, decimals),
    spread: pair(outcome.p05, outcome.p95, decimals),
    difference: told,
    differenceInterval: interval,
  };
}

/** @returns a difference with the mark of its verdict */
export function markedDifference(subject: Subject, outcome: PolicyOutcome, words: Words): Html {
  const { difference } = outcome;
  if (difference === null) return html`${DASH}`;
  if (difference.mean === null) return html`<span class="quiet">${words.undefinedValue}</span>`;
  const scale = differenceScale(subject, words);
  const text = signed(difference.mean * scale.factor, differenceDecimals(subject, scale));
  return html`${text} ${mark(difference.verdict, words)}`;
}

/** @returns what a difference is told in, where that differs from the unit of the means */
export function unitNote(subject: Subject, words: Words): string {
  const means = meanScale(subject, words);
  const differences = differenceScale(subject, words);
  return means.unit === differences.unit
    ? means.words.axis
    : `${means.words.axis}${words.semicolon}${words.page.differencesIn(differences.words.axis)}`;
}
