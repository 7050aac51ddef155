/** The chart of fragmentation: the unbroken chain, its six parts, and last the score with its range. */
import { type FragmentationMeasure, fragmentation } from "../charts/fragmentation.ts";
import { differencePhrase, signed, tell } from "../words/quantity.ts";
import { differenceDecimals, differenceScale, meanNumeral } from "../words/sentence.ts";
import type { ResponseComparison } from "./data.ts";
import { described, figure, plainNumber } from "./figure.ts";
import { expandable, type Html, html, NOTHING } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import { responseTable } from "./tables.ts";
import type { View } from "./view.ts";

const SCORE = "fragmentationScore";
const PARTS = ["f1Procedural", "f2Ownership", "f3Informational", "f4Organisational", "f5GridCommunity", "f6Outcome"];

/** @returns whether the response is one of the six parts or their score */
export function isFragmentation(name: string): boolean {
  return PARTS.includes(name) || name === SCORE;
}

function measure(view: View, response: ResponseComparison): FragmentationMeasure {
  const { words } = view;
  const subject = view.subject(response);
  const outcomes = view.policies.map((policy) => view.outcome(response, policy.name));
  const percent = (value: number | null | undefined): number => (value == null ? Number.NaN : value * 100);
  return {
    title: view.responseLabel(response),
    subtitle: words.direction[response.better],
    mean: outcomes.map((outcome) => percent(outcome?.mean)),
    low: outcomes.map((outcome) => percent(outcome?.low)),
    high: outcomes.map((outcome) => percent(outcome?.high)),
    note: outcomes.map((outcome) =>
      outcome === undefined ? words.undefinedValue : meanNumeral(subject, outcome, words),
    ),
  };
}

/** The least and the most that the weighted mean of the parts can be under any weights, or null. */
function rangeOf(values: readonly (number | null | undefined)[]): [number, number] | null {
  const defined = values.filter((value) => value != null);
  return defined.length === values.length && values.length > 0 ? [Math.min(...defined), Math.max(...defined)] : null;
}

function scoreSentences(view: View, score: ResponseComparison, parts: readonly ResponseComparison[]): string[] {
  const { words } = view;
  const scale = differenceScale(view.subject(score), words);
  return view.others.flatMap((policy) => {
    const own = view.outcome(score, policy.name)?.difference;
    const differences = parts.map((part) => view.outcome(part, policy.name)?.difference);
    const range = rangeOf(differences.map((difference) => difference?.mean));
    if (own?.mean == null || range === null) return [];
    const told = tell(scale, own.mean, differenceDecimals(view.subject(score), scale), own.low, own.high);
    const hasOneSign = range[0] * range[1] > 0;
    const isSettled = differences.every((d) => d?.verdict === "better" || d?.verdict === "worse");
    return words.chart.scoreReading({
      policy: policy.label,
      baseline: view.baseline.label,
      difference: differencePhrase(told, words),
      from: signed(range[0] * scale.factor, told.decimals),
      to: signed(range[1] * scale.factor, told.decimals),
      sign: hasOneSign ? (isSettled ? "settled" : "open") : "mixed",
    });
  });
}

/** @returns the unbroken chain, the six parts and the score */
export function fragmentationFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const unbroken = view.response("unbrokenChain");
  if (unbroken === undefined) return html`<p class="quiet">${words.page.notShown(words.page.fragmentation)}</p>`;
  const parts = PARTS.flatMap((name) => view.response(name) ?? []);
  const score = view.response(SCORE);
  const measured = parts.map((part) => measure(view, part));
  const ranges = view.policies.map((policy) => {
    const range =
      parts.length === PARTS.length ? rangeOf(parts.map((part) => view.outcome(part, policy.name)?.mean)) : null;
    return range === null ? null : ([range[0] * 100, range[1] * 100] as const);
  });
  const columns = {
    policies: view.policies.map((policy) => words.heading(policy.label)),
    unbroken: measure(view, unbroken),
    parts: measured,
    score: score === undefined ? null : { ...measure(view, score), range: ranges },
  };
  const chains = columns.unbroken.mean;
  const most = chains.reduce(
    (best, value, i) => (value > (Number.isFinite(chains[best]) ? chains[best] : -1) ? i : best),
    0,
  );
  const commonest = parts
    .map((response, i) => ({ response, measure: measured[i] }))
    .filter((part) => Number.isFinite(part.measure.mean[0]))
    .sort((a, b) => b.measure.mean[0] - a.measure.mean[0])
    .at(0);
  const reading = words.chart.fragmentationReading({
    baseline: view.baseline.label,
    unbroken: columns.unbroken.note[0],
    most: view.policies[most].label,
    mostValue: columns.unbroken.note[most],
    part: commonest === undefined ? words.page.none : words.text(commonest.response.label),
    partValue: commonest?.measure.note[0] ?? words.undefinedValue,
  });
  const draw = (width: number): string =>
    fragmentation(
      columns,
      {
        width,
        label: described(words, words.chart.fragmentationLabel),
        axis: words.chart.fragmentationAxis,
        scoreAxis: words.chart.scoreAxis,
        lineLabel: words.chart.lineLabel(view.level),
        partsTitle: words.chart.partsTitle,
        scoreTitle: words.chart.scoreTitle,
        format: plainNumber,
      },
      sheet.document,
    );
  const shown = [unbroken, ...parts, ...(score === undefined ? [] : [score])];
  const data = expandable(
    words.page.showTable,
    html`${responseTable(view, words.chart.fragmentationLabel, shown)}
${score === undefined ? NOTHING : html`<ul class="plain">${scoreSentences(view, score, parts).map((text) => html`<li>${text}</li>`)}</ul>`}`,
  );
  return figure(sheet, "fragmentation", words.page.fragmentation, reading, draw, data);
}
