/** Paths and acceptances of the matters registered: descriptive, outside the score, docs/measures.md, section 3. */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { Flag, State } from "../state.ts";
import { hoursInState } from "./decomposition.ts";
import { columnMean, flagShare, ratio } from "./share.ts";

/** @returns mean h: handovers per matter on its path */
export function handovers(table: CaseTable, cohort: Cohort): number {
  return columnMean(table.handovers, cohort);
}

/** @returns mean e: handovers per matter beyond those its true owners make necessary */
export function excessHandovers(table: CaseTable, cohort: Cohort): number {
  let matters = 0;
  let excess = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    excess += table.excess(m);
  }
  return ratio(excess, matters);
}

/** @returns mean number of units that accepted a matter */
export function distinctUnits(table: CaseTable, cohort: Cohort): number {
  return columnMean(table.distinctUnits, cohort);
}

/** @returns share accepted by A, then B, then A again */
export function pingPong(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.pingPong);
}

/**
 * @returns SECON: pairs of consecutive acceptances by the same unit / pairs of consecutive acceptances, pooled
 * @source Steinwachs 1979, Medical Care 17(6): 551-565
 */
export function sequentialContinuity(table: CaseTable, cohort: Cohort): number {
  let pairs = 0;
  let sameUnit = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0 || table.acceptances[m] === 0) continue;
    pairs += table.acceptances[m] - 1;
    sameUnit += table.sameUnitPairs[m];
  }
  return ratio(sameUnit, pairs);
}

/** @returns mean hours from a send-back to the next acceptance */
export function hoursWithoutOwner(table: CaseTable, cohort: Cohort): number {
  return hoursInState(table, cohort, State.noOwner);
}
