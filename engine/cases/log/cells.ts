/** Like matters, like units? F4 as a log shows it, docs/measures.md, section 4. */
import { MONTH } from "../measures/concentration.ts";
import { NONE } from "./event-log.ts";
import type { Facts } from "./facts.ts";
import { type Rate, rateOfCells } from "./rate.ts";

const SMALLEST_CELL = 4;

/**
 * 1 - sum N_c A_c / sum N_c over cells of one area, category and month with at least four cases.
 * @param origin hours since 1970 from which months of 730 hours are counted
 * @returns null where the log has neither areas nor categories, so that nothing says which cases are alike
 * @source Bice & Boxerman 1977, Medical Care 15(4): 347-349
 */
export function organisationalOfLog({ log, openedAt, lastUnit }: Facts, origin: number): Rate | null {
  if (log.areas.size === 0 && log.categories.size === 0) return null;
  const cells = new Map<string, Map<number, number>>();
  for (let c = 0; c < log.cases; c++) {
    if (lastUnit[c] === NONE || Number.isNaN(openedAt[c])) continue;
    const key = `${log.area[c]} ${log.category[c]} ${Math.floor((openedAt[c] - origin) / MONTH)}`;
    let units = cells.get(key);
    if (units === undefined) {
      units = new Map();
      cells.set(key, units);
    }
    units.set(lastUnit[c], (units.get(lastUnit[c]) ?? 0) + 1);
  }
  const sizes: number[] = [];
  const apart: number[] = [];
  for (const units of cells.values()) {
    let size = 0;
    let pairs = 0;
    for (const n of units.values()) {
      size += n;
      pairs += n * (n - 1);
    }
    if (size < SMALLEST_CELL) continue;
    sizes.push(size);
    apart.push(size - pairs / (size - 1));
  }
  return rateOfCells(Float64Array.from(apart), Float64Array.from(sizes));
}
