/** For whom, docs/measures.md, section 5. */
import type { CaseTable } from "../case-table.ts";
import { type Cohort, where } from "../cohort.ts";
import { ratio } from "./share.ts";
import { solvedWithin } from "./solving.ts";

const REGISTERED = 0;
const FLOATING = 1;

/** @returns `solvedWithin` of registered minus floating residents' matters born */
export function solvedGap(table: CaseTable, cohort: Cohort, days = 7): number {
  const registered = solvedWithin(table, where(cohort, table.group, REGISTERED), days);
  return registered - solvedWithin(table, where(cohort, table.group, FLOATING), days);
}

/**
 * Gini coefficient, sum_i sum_j |x_i - x_j| / (2 n^2 mean), without correction for n.
 * @param values >= 0, in any order
 * @returns 0 (all alike) to 1 - 1/n; NaN if there are none, or all are 0
 */
export function gini(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let total = 0;
  let ranked = 0;
  for (let i = 0; i < n; i++) {
    total += sorted[i];
    ranked += (2 * i + 1 - n) * sorted[i];
  }
  return ratio(ranked, n * total);
}
