/** What happens week by week in every community, whatever the cohort: counts of matters, and how many are open. */
import type { CaseTable } from "../case-table.ts";
import type { Window } from "../cohort.ts";

const WEEK = 168;

/** The columns of a row (a week of a community), in this order. A matter counts in the week in which it happened. */
export const WEEKLY = [
  { name: "arose", unit: "matters" },
  { name: "recorded", unit: "matters" },
  { name: "closed", unit: "matters" },
  { name: "closedOnTime", unit: "matters" },
  { name: "solved", unit: "matters" },
  /** Recorded and not yet first closed, time average. */
  { name: "open", unit: "matters" },
] as const;

const [AROSE, RECORDED, CLOSED, ON_TIME, SOLVED, OPEN] = WEEKLY.keys();

/**
 * @param communities - number of communities in the table
 * @returns for every whole week of the window, community by community, the values of WEEKLY
 */
export function weeklyByCommunity(table: CaseTable, window: Window, communities: number): Float64Array {
  const weeks = Math.floor(window.length / WEEK);
  const rows = new Float64Array(weeks * communities * WEEKLY.length);
  const weekOf = (at: number): number => Math.floor((at - window.start) / WEEK);
  const rowOf = (week: number, m: number): number => (week * communities + table.community[m]) * WEEKLY.length;
  const count = (at: number, m: number, column: number): void => {
    const week = weekOf(at);
    if (week >= 0 && week < weeks) rows[rowOf(week, m) + column]++;
  };
  for (let m = 0; m < table.size; m++) {
    const closedAt = table.closed1At[m];
    count(table.bornAt[m], m, AROSE);
    count(table.recAt[m], m, RECORDED);
    count(closedAt, m, CLOSED);
    if (closedAt <= table.deadlineAt[m]) count(closedAt, m, ON_TIME);
    count(table.resolvedAt[m], m, SOLVED);
    const from = table.recAt[m];
    if (Number.isNaN(from)) continue;
    const to = Number.isNaN(closedAt) ? Infinity : closedAt;
    for (let week = Math.max(0, weekOf(from)); week < weeks; week++) {
      const start = window.start + week * WEEK;
      if (to <= start) break;
      rows[rowOf(week, m) + OPEN] += (Math.min(to, start + WEEK) - Math.max(from, start)) / WEEK;
    }
  }
  return rows;
}
