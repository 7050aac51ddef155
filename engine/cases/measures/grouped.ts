/** One measure taken apart by a column of keys (communities, categories, groups), in one pass over the matters. */
import { CompensatedSum } from "../../kernel/math/sum.ts";
import type { Cohort } from "../cohort.ts";
import { ratio } from "./share.ts";

/** A cell of fewer matters is not shown (docs/measures.md, section 1). */
export const LEAST_MATTERS = 30;

/**
 * @param cohort the matters counted
 * @param keys by matter: the cell it belongs to; a key outside 0 .. cells - 1 belongs to none
 * @param value of a matter, in the measure's unit; a share is the mean of zeros and ones
 * @returns the mean of each cell; NaN for one of fewer than `LEAST_MATTERS` matters
 */
export function meanBy(
  cohort: Cohort,
  keys: ArrayLike<number>,
  cells: number,
  value: (m: number) => number,
): Float64Array {
  const matters = new Float64Array(cells);
  const totals = Array.from({ length: cells }, () => new CompensatedSum());
  for (let m = 0; m < cohort.length; m++) {
    const key = keys[m];
    if (cohort[m] === 0 || key < 0 || key >= cells) continue;
    matters[key]++;
    totals[key].add(value(m));
  }
  return matters.map((n, cell) => (n < LEAST_MATTERS ? Number.NaN : ratio(totals[cell].value, n)));
}
