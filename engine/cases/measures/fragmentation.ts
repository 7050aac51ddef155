/** Six parts of fragmentation over the matters registered (R), and what is left unbroken; docs/measures.md, section 3. */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { BROKEN, Flag } from "../state.ts";
import { organisational } from "./concentration.ts";
import { flagShare } from "./share.ts";

/** F1 to F6, in this order everywhere. */
export const PARTS = [
  "procedural",
  "ownership",
  "informational",
  "organisational",
  "gridCommunity",
  "outcome",
] as const;

/** F1. @returns share with more handovers than its true owners make necessary */
export function procedural(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.procedural);
}

/** F2. @returns share sent back, or left without an answer to a dispatch for more than two working days */
export function ownership(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.ownership);
}

/** 推诿, beside F2. @returns share sent back by a true owner */
export function refused(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.refused);
}

/** F3. @returns share recorded again, unlinked, while open */
export function informational(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.informational);
}

/** F5. @returns share with a request between the lines that failed at the first try, or put aside for the other line */
export function gridCommunity(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.gridCommunity);
}

/** F5a. @returns share with a request between the lines that failed at the first try */
export function requestFailed(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.requestFailed);
}

/** F5b. @returns share put aside for more than eight working hours in all, for the other line */
export function putAside(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.putAside);
}

/** F6. @returns share with a failed check, or first closed while not truly solved */
export function outcome(table: CaseTable, cohort: Cohort): number {
  return flagShare(table, cohort, Flag.outcome);
}

/** @returns F1 to F6 */
export function parts(table: CaseTable, cohort: Cohort): Float64Array {
  return Float64Array.of(
    procedural(table, cohort),
    ownership(table, cohort),
    informational(table, cohort),
    organisational(table, cohort),
    gridCommunity(table, cohort),
    outcome(table, cohort),
  );
}

/** U, the headline. @returns share with none of F1, F2, F3, F5, F6 */
export function unbrokenChain(table: CaseTable, cohort: Cohort): number {
  return 1 - flagShare(table, cohort, BROKEN);
}
