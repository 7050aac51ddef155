/** The rates that bulletins print, docs/measures.md, section 2, figure 10, and section 6. */
import type { CaseTable } from "../case-table.ts";
import { type Cohort, every, type Window } from "../cohort.ts";
import { Flag } from "../state.ts";
import { ratio } from "./share.ts";

/** Hours: [start, end); a calendar month, as a rule. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** Official records of one period: due (应结案), closed in it, and of these closed by the official deadline. */
export interface OfficialCount {
  due: number;
  closed: number;
  onTime: number;
}

/**
 * Counts all official records, empty reports included and shelved matters left out, with extensions granted and the
 * clock stopped from a send-back to the next acceptance. Carried-over records count in every period at whose end they
 * are open and overdue.
 * @returns one count a period
 */
export function officialRates(table: CaseTable, periods: readonly Period[]): OfficialCount[] {
  const counts = officialRatesOf(table, every(table), periods);
  const { emptyReports } = table;
  for (let row = 0; row < emptyReports.size; row++) {
    count(counts, periods, emptyReports.recAt[row], emptyReports.closedAt[row], emptyReports.deadlineAt[row]);
  }
  return counts;
}

/** The same of some matters, without empty reports. @returns one count a period */
export function officialRatesOf(table: CaseTable, cohort: Cohort, periods: readonly Period[]): OfficialCount[] {
  const counts = periods.map(() => ({ due: 0, closed: 0, onTime: 0 }));
  for (let m = 0; m < table.size; m++) {
    if (cohort[m] === 0 || Number.isNaN(table.officialAt[m]) || (table.flags[m] & Flag.shelved) !== 0) continue;
    count(counts, periods, table.officialAt[m], table.closed1At[m], officialDeadline(table, m));
  }
  return counts;
}

/** @returns NaN while the clock stands still: it stops only with time left, so that such a matter is never overdue */
export function officialDeadline(table: CaseTable, m: number): number {
  return Number.isNaN(table.stoppedAt[m]) ? table.officialDeadlineAt[m] : Number.NaN;
}

/** @returns share of the cohort closed after the official deadline, or open past it when the run ends; none shelved */
export function officialOverdue(table: CaseTable, cohort: Cohort, end: number): number {
  let matters = 0;
  let overdue = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0 || Number.isNaN(table.officialAt[m]) || (table.flags[m] & Flag.shelved) !== 0) continue;
    matters++;
    const until = Number.isNaN(table.closed1At[m]) ? end : table.closed1At[m];
    if (until > officialDeadline(table, m)) overdue++;
  }
  return ratio(overdue, matters);
}

/** @returns 结案率 over the periods: sum of numerators over sum of denominators */
export function officialClosureRate(counts: readonly OfficialCount[]): number {
  return ratio(
    counts.reduce((sum, count) => sum + count.closed, 0),
    counts.reduce((sum, count) => sum + count.due, 0),
  );
}

/** @returns 按期结案率 over the periods: sum of numerators over sum of denominators */
export function officialOnTimeRate(counts: readonly OfficialCount[]): number {
  return ratio(
    counts.reduce((sum, count) => sum + count.onTime, 0),
    counts.reduce((sum, count) => sum + count.due, 0),
  );
}

/** @returns share of empty reports made in the window among these and the records of the cohort registered in it */
export function emptyReportShare(table: CaseTable, cohort: Cohort, window: Window): number {
  const { recAt, size } = table.emptyReports;
  let empty = 0;
  for (let row = 0; row < size; row++) {
    if (recAt[row] >= window.start && recAt[row] < window.start + window.length) empty++;
  }
  let records = empty;
  for (let m = 0; m < cohort.length; m++) if (cohort[m] === 1) records += table.records[m];
  return ratio(empty, records);
}

function count(
  counts: OfficialCount[],
  periods: readonly Period[],
  recordedAt: number,
  closedAt: number,
  deadline: number,
): void {
  for (let p = 0; p < periods.length; p++) {
    const { start, end } = periods[p];
    if (recordedAt >= end || closedAt < start) continue;
    if (closedAt < end) {
      counts[p].due++;
      counts[p].closed++;
      if (closedAt <= deadline) counts[p].onTime++;
    } else if (deadline < end) {
      counts[p].due++;
    }
  }
}
