import type { CaseTable } from "../case-table.ts";

/** @returns hours from birth to true solution of one matter; unsolved within the follow-up counts as the follow-up */
export function hoursToSolve(table: CaseTable, m: number): number {
  const hours = table.resolvedAt[m] - table.bornAt[m];
  return Number.isNaN(hours) ? table.followUp : Math.min(hours, table.followUp);
}
