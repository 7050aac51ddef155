/** How often one matter is told of again, and when: docs/measures.md, section 2, "As cities publish them". */
import { rankCorrelation } from "../../kernel/observe/rank-correlation.ts";
import type { CaseTable } from "../case-table.ts";
import { type Cohort, count } from "../cohort.ts";
import { STATES, State } from "../state.ts";
import { timesOf } from "./closing.ts";
import { columnMean, ratio } from "./share.ts";

/** @returns share of records that are not the first of their matter; reminders are no records */
export function repeatedRecords(table: CaseTable, cohort: Cohort): number {
  const records = columnMean(table.records, cohort);
  return (records - 1) / records;
}

/**
 * @returns further contacts (records and reminders after the first) a matter, of those that were without an owner for a
 * while less those that never were; over the dispatched
 */
export function contactsWithoutOwner(table: CaseTable, cohort: Cohort): number {
  const { records, reminders, dispatches, stateHours } = table;
  const matters = [0, 0];
  const contacts = [0, 0];
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0 || dispatches[m] === 0) continue;
    const had = stateHours[m * STATES.length + State.noOwner - 1] > 0 ? 0 : 1;
    matters[had]++;
    contacts[had] += records[m] - 1 + reminders[m];
  }
  return ratio(contacts[0], matters[0]) - ratio(contacts[1], matters[1]);
}

/** @returns rank correlation of handovers and the time to close, open ones at the follow-up */
export function handoversWithTime(table: CaseTable, cohort: Cohort): number {
  const handovers = new Float64Array(count(cohort));
  let n = 0;
  for (let m = 0; m < cohort.length; m++) if (cohort[m] === 1) handovers[n++] = table.handovers[m];
  return rankCorrelation(handovers, timesOf(table, cohort));
}

/**
 * @param day hours from the start of the window that make one
 * @returns on time among what was recorded on the quarter of days with fewest records less the quarter with most
 */
export function onTimeByLoad(table: CaseTable, cohort: Cohort, start: number, length: number, day = 24): number {
  const days = Math.floor(length / day);
  const recorded = new Float64Array(days);
  const onTime = new Float64Array(days);
  for (let m = 0; m < cohort.length; m++) {
    const at = Math.floor((table.recAt[m] - start) / day);
    if (cohort[m] === 0 || !(at < days)) continue;
    recorded[at]++;
    if (table.closed1At[m] <= table.deadlineAt[m]) onTime[at]++;
  }
  const order = Array.from(recorded.keys()).sort((a, b) => recorded[a] - recorded[b] || a - b);
  const quarter = Math.floor(days / 4);
  const share = (chosen: readonly number[]): number =>
    ratio(
      chosen.reduce((sum, d) => sum + onTime[d], 0),
      chosen.reduce((sum, d) => sum + recorded[d], 0),
    );
  return quarter === 0 ? Number.NaN : share(order.slice(0, quarter)) - share(order.slice(-quarter));
}
