/** What comes in, by category, place and month: docs/measures.md, section 2, "As cities publish them". */
import type { CaseTable } from "../case-table.ts";
import { type Cohort, count } from "../cohort.ts";
import { gini } from "./equity.ts";
import { ratio } from "./share.ts";

/** @returns share of the cohort that falls into its `most` largest categories */
export function largestCategories(table: CaseTable, cohort: Cohort, most: number): number {
  const counts: number[] = [];
  for (let m = 0; m < cohort.length; m++) {
    const category = table.category[m];
    if (cohort[m] === 1) counts[category] = (counts[category] ?? 0) + 1;
  }
  const largest = counts.filter((n) => n > 0).sort((a, b) => b - a);
  return ratio(
    largest.slice(0, most).reduce((sum, n) => sum + n, 0),
    count(cohort),
  );
}

/** @returns Gini coefficient of the matters of communities */
export function concentrationOfPlaces(table: CaseTable, cohort: Cohort, communities: number): number {
  const counts = new Float64Array(communities);
  for (let m = 0; m < cohort.length; m++) if (cohort[m] === 1) counts[table.community[m]]++;
  return gini(counts);
}

export interface Spans {
  readonly counts: Float64Array;
  /** Which of them begins where it was asked; none if negative or beyond. */
  readonly at: number;
}

/**
 * Matters born by whole spans of a window.
 * @param from hours: where a span begins, before the window, in it or after it
 * @param length hours
 */
export function bornBySpan(
  table: CaseTable,
  cohort: Cohort,
  window: { readonly start: number; readonly length: number },
  from: number,
  length: number,
): Spans {
  const first = from - Math.floor((from - window.start) / length) * length;
  const counts = new Float64Array(Math.max(0, Math.floor((window.start + window.length - first) / length)));
  for (let m = 0; m < cohort.length; m++) {
    const span = Math.floor((table.bornAt[m] - first) / length);
    if (cohort[m] === 1 && span >= 0 && span < counts.length) counts[span]++;
  }
  return { counts, at: Math.round((from - first) / length) };
}

/** @returns variance over mean; NaN below two counts, or if nothing was counted */
export function dispersion(counts: ArrayLike<number>): number {
  const n = counts.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += counts[i];
  const mean = ratio(sum, n);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (counts[i] - mean) * (counts[i] - mean);
  return ratio(squares, Math.max(0, n - 1) * mean);
}

/** How soon a resident who speaks up is on record, hours. */
const SPOKEN = 72;

/**
 * Of residents who rated a matter and have a later need: how many of these are on record within three days, after a
 * satisfied rating over after a dissatisfied one.
 * @param cohort later needs that count
 * @param rating whether a matter's resident was satisfied; null if he has not rated it
 * @returns ratio of the two shares; NaN where a group has no later need, or none after a dissatisfied rating speaks
 */
export function toldAfterRating(table: CaseTable, cohort: Cohort, rating: (m: number) => boolean | null): number {
  const last = new Map<number, { closedAt: number; group: 0 | 1 }>();
  const needs = [0, 0];
  const told = [0, 0];
  // Rows are in the order of birth.
  for (let m = 0; m < table.size; m++) {
    const r = table.resident[m];
    if (r < 0) continue;
    const before = last.get(r);
    if (cohort[m] === 1 && before !== undefined && before.closedAt <= table.bornAt[m]) {
      needs[before.group]++;
      if (table.recAt[m] - table.bornAt[m] <= SPOKEN) told[before.group]++;
    }
    const isSatisfied = rating(m);
    if (isSatisfied !== null) last.set(r, { closedAt: table.closed1At[m], group: isSatisfied ? 1 : 0 });
  }
  return ratio(ratio(told[1], needs[1]), ratio(told[0], needs[0]));
}
