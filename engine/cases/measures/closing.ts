/** What the system shows of the matters registered (cohort R), docs/measures.md, section 2, figures 5 to 9. */
import { CompensatedSum } from "../../kernel/math/sum.ts";
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { Flag } from "../state.ts";
import {
  distribution,
  durationQuantile,
  durationsOf,
  restrictedMean,
  type Span,
  shareWithin,
  sortedDurations,
} from "./duration.ts";
import { flagShare, ratio } from "./share.ts";

const closing = (table: CaseTable): Span => ({ from: table.recAt, to: table.closed1At, followUp: table.followUp });

/** @returns mean hours from the first record to the first closure; still open counts as the follow-up */
export function timeToClose(table: CaseTable, cohort: Cohort): number {
  return restrictedMean(closing(table), cohort);
}

/** @returns share first closed within so many hours of the record */
export function closedWithin(table: CaseTable, cohort: Cohort, hours: number): number {
  return shareWithin(closing(table), cohort, hours);
}

/** @returns hours from record to first closure by matter, censored at the follow-up */
export function timesOf(table: CaseTable, cohort: Cohort): Float64Array {
  return durationsOf(closing(table), cohort);
}

/** @returns ascending hours from record to first closure, censored at the follow-up */
export function timesToClose(table: CaseTable, cohort: Cohort): Float64Array {
  return sortedDurations(closing(table), cohort);
}

/** @returns hours; the follow-up if the quantile is censored */
export function timeToCloseQuantile(table: CaseTable, cohort: Cohort, p: number): number {
  return durationQuantile(closing(table), cohort, p);
}

/** @param edges hours, ascending @returns for every edge the share first closed by then */
export function timeToCloseDistribution(table: CaseTable, cohort: Cohort, edges: ArrayLike<number>): Float64Array {
  return distribution(closing(table), cohort, edges);
}

/** @returns mean hours over the matters closed within the follow-up: for show, never to be compared */
export function timeToCloseOfClosed(table: CaseTable, cohort: Cohort): number {
  const total = new CompensatedSum();
  let closed = 0;
  for (let m = 0; m < cohort.length; m++) {
    const hours = table.closed1At[m] - table.recAt[m];
    if (cohort[m] === 0 || !(hours <= table.followUp)) continue;
    closed++;
    total.add(hours);
  }
  return ratio(total.value, closed);
}

/** @returns share first closed within the follow-up */
export function closureShare(table: CaseTable, cohort: Cohort): number {
  return shareWithin(closing(table), cohort, table.followUp);
}

/** @returns share first closed by the deadline that was fixed at the record */
export function onTimeResident(table: CaseTable, cohort: Cohort): number {
  const { closed1At, deadlineAt } = table;
  let matters = 0;
  let onTime = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    if (closed1At[m] <= deadlineAt[m]) onTime++;
  }
  return ratio(onTime, matters);
}

/** @returns share both first closed and truly solved by the deadline that was fixed at the record */
export function promiseKept(table: CaseTable, cohort: Cohort): number {
  const { closed1At, resolvedAt, deadlineAt } = table;
  let matters = 0;
  let kept = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    if (closed1At[m] <= deadlineAt[m] && resolvedAt[m] <= deadlineAt[m]) kept++;
  }
  return ratio(kept, matters);
}

/** @returns share first closed within the follow-up before it was truly solved */
export function closedUnsolved(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.closedUnsolved);
}
