/** What truly became of the matters born (cohort B), docs/measures.md, section 2, figures 1 to 4. */
import type { CaseTable } from "../case-table.ts";
import { type Cohort, where } from "../cohort.ts";
import { Flag } from "../state.ts";
import { distribution, durationQuantile, restrictedMean, type Span, shareWithin, sortedDurations } from "./duration.ts";
import { ratio } from "./share.ts";

const PUBLIC = 0;
const NEED = 1;

/** From birth to true solution. */
export const solving = (table: CaseTable): Span => ({
  from: table.bornAt,
  to: table.resolvedAt,
  followUp: table.followUp,
});
const finding = (table: CaseTable): Span => ({ from: table.bornAt, to: table.recAt, followUp: table.followUp });

/** @returns share of the matters born that were truly solved within so many natural days */
export function solvedWithin(table: CaseTable, cohort: Cohort, days: number): number {
  return shareWithin(solving(table), cohort, 24 * days);
}

/** @returns mean hours from birth to true solution; unsolved counts as the follow-up */
export function timeToSolve(table: CaseTable, cohort: Cohort): number {
  return restrictedMean(solving(table), cohort);
}

/** @returns ascending hours from birth to true solution, censored at the follow-up */
export function timesToSolve(table: CaseTable, cohort: Cohort): Float64Array {
  return sortedDurations(solving(table), cohort);
}

/** @returns hours; the follow-up if the quantile is censored */
export function timeToSolveQuantile(table: CaseTable, cohort: Cohort, p: number): number {
  return durationQuantile(solving(table), cohort, p);
}

/** @param edges hours, ascending @returns for every edge the share solved by then */
export function timeToSolveDistribution(table: CaseTable, cohort: Cohort, edges: ArrayLike<number>): Float64Array {
  return distribution(solving(table), cohort, edges);
}

/** @returns mean hours from birth to the first record, public matters only; never found counts as the follow-up */
export function discoveryDelay(table: CaseTable, cohort: Cohort): number {
  return restrictedMean(finding(table), where(cohort, table.origin, PUBLIC));
}

/** @returns share of the public matters without a record within the follow-up */
export function neverFound(table: CaseTable, cohort: Cohort): number {
  return 1 - shareWithin(finding(table), where(cohort, table.origin, PUBLIC), table.followUp);
}

/** @returns share of the needs neither settled nor recorded within the follow-up */
export function silentShare(table: CaseTable, cohort: Cohort): number {
  return shareOfNeeds(table, cohort, (m) => isSilent(table, m));
}

/** @returns whether a need was neither settled nor recorded within the follow-up */
export function isSilent(table: CaseTable, m: number): boolean {
  return !isRecorded(table, m) && !isSettled(table, m);
}

/** @returns share of the needs settled among neighbours within the follow-up, without a record */
export function settledAmongNeighbours(table: CaseTable, cohort: Cohort): number {
  return shareOfNeeds(table, cohort, (m) => !isRecorded(table, m) && isSettled(table, m));
}

function isRecorded(table: CaseTable, m: number): boolean {
  return table.recAt[m] - table.bornAt[m] <= table.followUp;
}

function isSettled(table: CaseTable, m: number): boolean {
  return (table.flags[m] & Flag.settled) !== 0 && table.resolvedAt[m] - table.bornAt[m] <= table.followUp;
}

function shareOfNeeds(table: CaseTable, cohort: Cohort, holds: (m: number) => boolean): number {
  let needs = 0;
  let holding = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0 || table.origin[m] !== NEED) continue;
    needs++;
    if (holds(m)) holding++;
  }
  return ratio(holding, needs);
}
