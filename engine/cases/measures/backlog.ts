/** Matters recorded and not yet first closed, docs/measures.md, section 2, 12. Carried-over ones count: see `every`. */
import { CompensatedSum } from "../../kernel/math/sum.ts";
import type { CaseTable } from "../case-table.ts";
import type { Cohort, Window } from "../cohort.ts";

const WEEK = 168;

/** @returns matter-hours open in the window: the time integral of the backlog */
export function openHours(table: CaseTable, cohort: Cohort, window: Window): number {
  const end = window.start + window.length;
  const hours = new CompensatedSum();
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 1) hours.add(overlap(table, m, window.start, end));
  }
  return hours.value;
}

/** @returns time average of the backlog over the window, matters */
export function backlog(table: CaseTable, cohort: Cohort, window: Window): number {
  return openHours(table, cohort, window) / window.length;
}

/** @returns the backlog at a time, matters */
export function backlogAt(table: CaseTable, cohort: Cohort, at: number): number {
  let open = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 1 && table.recAt[m] <= at && !(table.closed1At[m] <= at)) open++;
  }
  return open;
}

/** @returns the time average of the backlog in every whole week of the window, matters */
export function weeklyBacklog(table: CaseTable, cohort: Cohort, window: Window): Float64Array {
  const weeks = Math.floor(window.length / WEEK);
  const hours = new Float64Array(weeks);
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0 || Number.isNaN(table.recAt[m])) continue;
    const closedAt = table.closed1At[m];
    const first = Math.max(0, Math.floor((table.recAt[m] - window.start) / WEEK));
    for (let week = first; week < weeks; week++) {
      const start = window.start + week * WEEK;
      if (closedAt <= start) break;
      hours[week] += overlap(table, m, start, start + WEEK);
    }
  }
  return hours.map((sum) => sum / WEEK);
}

function overlap(table: CaseTable, m: number, start: number, end: number): number {
  const from = table.recAt[m];
  if (!(from < end)) return 0;
  const closedAt = table.closed1At[m];
  const to = Number.isNaN(closedAt) ? end : Math.min(closedAt, end);
  return Math.max(0, to - Math.max(from, start));
}
