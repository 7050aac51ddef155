import { CompensatedSum } from "../../kernel/math/sum.ts";
import { nearestRankOf } from "../../kernel/observe/quantile.ts";
import { type Cohort, count } from "../cohort.ts";
import { ratio } from "./share.ts";

/** From when to when, for every matter (columns of a table), and for how long a matter is followed; hours. */
export interface Span {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly followUp: number;
}

/** @returns hours from one time to another, censored at the follow-up; what never ended counts as the follow-up */
export function censored(span: Span, m: number): number {
  const hours = span.to[m] - span.from[m];
  return Number.isNaN(hours) ? span.followUp : Math.min(hours, span.followUp);
}

/** @returns the mean of the censored durations, hours (restricted mean) */
export function restrictedMean(span: Span, cohort: Cohort): number {
  const total = new CompensatedSum();
  let matters = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    total.add(censored(span, m));
  }
  return ratio(total.value, matters);
}

/** @returns the share of the cohort whose duration is at most so many hours, and observed */
export function shareWithin(span: Span, cohort: Cohort, hours: number): number {
  const limit = Math.min(hours, span.followUp);
  let matters = 0;
  let within = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    if (span.to[m] - span.from[m] <= limit) within++;
  }
  return ratio(within, matters);
}

/** @returns the censored durations of the cohort in ascending order, hours */
export function sortedDurations(span: Span, cohort: Cohort): Float64Array {
  return durationsOf(span, cohort).sort();
}

/** @returns the quantile of the censored durations by nearest rank, hours; NaN for an empty cohort */
export function durationQuantile(span: Span, cohort: Cohort, p: number): number {
  return nearestRankOf(durationsOf(span, cohort), p);
}

/** @returns the censored durations of the cohort in the order of its matters, hours */
export function durationsOf(span: Span, cohort: Cohort): Float64Array {
  const durations = new Float64Array(count(cohort));
  let matters = 0;
  for (let m = 0; m < cohort.length; m++) if (cohort[m] === 1) durations[matters++] = censored(span, m);
  return durations;
}

/**
 * The empirical distribution function of a duration; what is censored never ends.
 * @param edges hours, ascending
 * @returns for every edge the share of the cohort whose duration is at most that long
 */
export function distribution(span: Span, cohort: Cohort, edges: ArrayLike<number>): Float64Array {
  const shares = new Float64Array(edges.length);
  let matters = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    const hours = span.to[m] - span.from[m];
    if (!(hours <= span.followUp)) continue;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle] < hours) low = middle + 1;
      else high = middle;
    }
    if (low < edges.length) shares[low]++;
  }
  let below = 0;
  for (let k = 0; k < shares.length; k++) {
    below += shares[k];
    shares[k] = ratio(below, matters);
  }
  return shares;
}
