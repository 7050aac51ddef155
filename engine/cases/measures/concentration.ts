/** Like matters, like units? Concentration of units within cells of like matters, docs/measures.md, section 3, F4. */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { hasUnit } from "../unit-set.ts";
import { ratio } from "./share.ts";

/** Hours in a quarter and in a month of a 365-day year; period 0 starts with the policies, at time 0. */
export const QUARTER = 2190;
export const MONTH = 730;

/** Smaller cells say nothing. */
const SMALLEST_CELL = 4;

/** Who handled a matter (-1: nobody, left out), as a class of staff. */
type UnitOf = (table: CaseTable, m: number) => number;

/** u(m): an owner counts as the lead, so that owners may share a kind of matter without being fragmented. */
export function handlerOf(table: CaseTable, m: number): number {
  const unit = table.lastUnit[m];
  return hasUnit(table.trueOwners[m], unit) ? table.lead[m] : unit;
}

const lastUnitOf: UnitOf = (table, m) => table.lastUnit[m];

/** t(m): who should have handled it; left out where nobody did. */
const leadOf: UnitOf = (table, m) => (table.lastUnit[m] < 0 ? -1 : table.lead[m]);

/**
 * F4: 1 - min(1, sum N_c A_c / sum N_c T_c) over cells (community, category, period of the record) of at least four.
 * @param period hours
 * @returns NaN without such a cell, or where the true owners themselves never repeat
 */
export function organisational(table: CaseTable, cohort: Cohort, period: number = QUARTER): number {
  const actual = concentration(table, cohort, handlerOf, period);
  const truth = concentration(table, cohort, leadOf, period);
  return 1 - Math.min(1, ratio(actual.weighted, truth.weighted));
}

/** @returns 1 - COC: the same without allowance for what the true owners make unavoidable */
export function organisationalRaw(table: CaseTable, cohort: Cohort, period: number = QUARTER): number {
  const { weighted, matters } = concentration(table, cohort, handlerOf, period);
  return 1 - ratio(weighted, matters);
}

/** @returns F4 as a log shows it, where true owners are unknown: u is the last unit, cells by month */
export function organisationalLog(table: CaseTable, cohort: Cohort, period: number = MONTH): number {
  const { weighted, matters } = concentration(table, cohort, lastUnitOf, period);
  return 1 - ratio(weighted, matters);
}

/** @returns Herfindahl-Hirschman index of who handles the cohort's matters: 1 if it is always the same unit */
export function handlerConcentration(table: CaseTable, cohort: Cohort): number {
  const matters = new Float64Array(table.units.length);
  let all = 0;
  for (let m = 0; m < cohort.length; m++) {
    const unit = cohort[m] === 1 ? handlerOf(table, m) : -1;
    if (unit < 0) continue;
    matters[unit]++;
    all++;
  }
  return ratio(
    matters.reduce((sum, n) => sum + n * n, 0),
    all * all,
  );
}

/**
 * Bice and Boxerman's continuity of care within each cell, summed over cells with their sizes as weights.
 * @source Bice & Boxerman 1977, Medical Care 15(4): 347-349
 */
function concentration(
  table: CaseTable,
  cohort: Cohort,
  unitOf: UnitOf,
  period: number,
): { weighted: number; matters: number } {
  const { community, category, recAt } = table;
  const periodOf = (m: number) => Math.floor(recAt[m] / period);
  let communities = 0;
  let categories = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0 || !(unitOf(table, m) >= 0)) continue;
    communities = Math.max(communities, community[m] + 1);
    categories = Math.max(categories, category[m] + 1);
    first = Math.min(first, periodOf(m));
    last = Math.max(last, periodOf(m));
  }
  if (communities === 0) return { weighted: 0, matters: 0 };
  const units = table.units.length;
  const cells = communities * categories * (last - first + 1);
  const counts = new Int32Array(cells * units);
  for (let m = 0; m < cohort.length; m++) {
    const unit = cohort[m] === 1 ? unitOf(table, m) : -1;
    if (unit < 0) continue;
    const cell = ((periodOf(m) - first) * communities + community[m]) * categories + category[m];
    counts[cell * units + unit]++;
  }
  let weighted = 0;
  let matters = 0;
  for (let cell = 0; cell < cells; cell++) {
    let size = 0;
    let pairs = 0;
    for (let k = cell * units; k < (cell + 1) * units; k++) {
      size += counts[k];
      pairs += counts[k] * (counts[k] - 1);
    }
    if (size < SMALLEST_CELL) continue;
    weighted += pairs / (size - 1);
    matters += size;
  }
  return { weighted, matters };
}
