/** Who handled it and how, over the matters registered (cohort R), docs/measures.md, section 2, figure 11. */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { Flag } from "../state.ts";
import { hasUnit } from "../unit-set.ts";
import { columnMean, flagShare, ratio } from "./share.ts";

/** @returns 自处置率: share first closed by the grid line without any dispatch */
export function selfHandled(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.selfHandled);
}

/** @returns 准确派遣率 as officially read: share of the dispatched whose first unit is also the last to handle them */
export function accurateDispatchOfficial(table: CaseTable, cohort: Cohort): number {
  return shareOfDispatched(table, cohort, (m) => table.firstDispatched[m] === table.lastUnit[m]);
}

/** @returns 准确派遣率 as it truly is: share of the dispatched whose first unit is a true owner */
export function accurateDispatchTrue(table: CaseTable, cohort: Cohort): number {
  return shareOfDispatched(table, cohort, (m) => hasUnit(table.trueOwners[m], table.firstDispatched[m]));
}

/** @returns 返工率: share with a failed check followed by a new dispatch */
export function reworkRate(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.reworked);
}

/** @returns share dispatched at least once */
export function dispatchedShare(table: CaseTable, cohort: Cohort): number {
  return ratio(
    countOf(cohort, (m) => table.dispatches[m] > 0),
    countOf(cohort, () => true),
  );
}

/** @returns share whose official deadline was put off */
export function extension(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.extended);
}

/** @returns 挂账: share put on the shelf */
export function shelved(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.shelved);
}

/** @returns share reopened after a closure; shown beside `selfHandled` */
export function reopened(table: CaseTable, cohort: Cohort): number {
  return ratio(
    countOf(cohort, (m) => table.reopenings[m] > 0),
    countOf(cohort, () => true),
  );
}

/** @returns repeat complaints (records after the first closure) per matter */
export function repeatComplaints(table: CaseTable, cohort: Cohort): number {
  return columnMean(table.repeats, cohort);
}

/** @returns reminders (催办) per matter */
export function reminders(table: CaseTable, cohort: Cohort): number {
  return columnMean(table.reminders, cohort);
}

function shareOfDispatched(table: CaseTable, cohort: Cohort, holds: (m: number) => boolean): number {
  return ratio(
    countOf(cohort, (m) => table.dispatches[m] > 0 && holds(m)),
    countOf(cohort, (m) => table.dispatches[m] > 0),
  );
}

function countOf(cohort: Cohort, holds: (m: number) => boolean): number {
  let matters = 0;
  for (let m = 0; m < cohort.length; m++) if (cohort[m] === 1 && holds(m)) matters++;
  return matters;
}
