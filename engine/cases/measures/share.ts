import type { Cohort } from "../cohort.ts";
import type { CaseColumns } from "../columns.ts";

/** @returns the quotient, undefined (NaN) for an empty denominator, never 0 */
export function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? Number.NaN : numerator / denominator;
}

/** @returns the share of the cohort's matters with at least one of the flags */
export function flagShare(table: CaseColumns, cohort: Cohort, flag: number): number {
  const { flags } = table;
  let matters = 0;
  let flagged = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    if ((flags[m] & flag) !== 0) flagged++;
  }
  return ratio(flagged, matters);
}

/** @returns the mean of a column of counts over the cohort */
export function columnMean(column: ArrayLike<number>, cohort: Cohort): number {
  let matters = 0;
  let total = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    total += column[m];
  }
  return ratio(total, matters);
}
