import type { CaseColumns } from "./columns.ts";

/** Hours: [start, start + length). */
export interface Window {
  readonly start: number;
  readonly length: number;
}

/**
 * A cohort is a mask over the matters of a table: 1 in, 0 out. As births are exogenous, ids mean the same matters under
 * every policy of a replication, and masks of two policies may be intersected.
 */
export type Cohort = Uint8Array;

/** Every matter of the table, whenever it arose. */
export function every(table: CaseColumns): Cohort {
  return new Uint8Array(table.size).fill(1);
}

/** B: the matters born in the window, whatever became of them. */
export function born(table: CaseColumns, window: Window): Cohort {
  return falling(table.bornAt, table.size, window);
}

/** R: the matters whose first record falls in the window. */
export function registered(table: CaseColumns, window: Window): Cohort {
  return falling(table.recAt, table.size, window);
}

/** S: the matters in both cohorts. @throws RangeError if they are not masks over the same matters */
export function same(a: Cohort, b: Cohort): Cohort {
  if (a.length !== b.length)
    throw new RangeError(`Cohorts of ${a.length} and ${b.length} matters have no intersection`);
  const both = new Uint8Array(a.length);
  for (let m = 0; m < a.length; m++) both[m] = a[m] & b[m];
  return both;
}

/** The matters of a cohort that have a value in a column (of one community, category, group, origin, ...). */
export function where(cohort: Cohort, column: ArrayLike<number>, value: number): Cohort {
  const chosen = new Uint8Array(cohort.length);
  for (let m = 0; m < cohort.length; m++) if (column[m] === value) chosen[m] = cohort[m];
  return chosen;
}

/** @returns the number of matters in the cohort */
export function count(cohort: Cohort): number {
  let matters = 0;
  for (let m = 0; m < cohort.length; m++) matters += cohort[m];
  return matters;
}

function falling(times: Float64Array, size: number, window: Window): Cohort {
  const cohort = new Uint8Array(size);
  const end = window.start + window.length;
  for (let m = 0; m < size; m++) if (times[m] >= window.start && times[m] < end) cohort[m] = 1;
  return cohort;
}
