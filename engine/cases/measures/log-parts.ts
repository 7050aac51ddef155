/**
 * The parts as a real log shows them, where the truth is unknown: docs/measures.md, section 4. F4 is
 * `organisationalLog`. No score is made of them. F2, F3 and F5 need codes that a log may lack.
 */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { Flag } from "../state.ts";
import { countUnits } from "../unit-set.ts";
import { ratio } from "./share.ts";

/** F1. @returns share whose path returns to a unit it had left */
export function proceduralLog(table: CaseTable, cohort: Cohort): number {
  return share(cohort, (m) => table.handovers[m] - (countUnits(table.pathUnits[m]) - 1) >= 1);
}

/** F2. @returns share sent back at least once */
export function ownershipLog(table: CaseTable, cohort: Cohort): number {
  return share(cohort, (m) => table.sendBacks[m] > 0);
}

/** F3. @returns share with a duplicate record while open */
export function informationalLog(table: CaseTable, cohort: Cohort): number {
  return share(cohort, (m) => (table.flags[m] & Flag.informational) !== 0);
}

/** F6. @returns share with a failed check, or with a record after the first closure */
export function outcomeLog(table: CaseTable, cohort: Cohort): number {
  return share(cohort, (m) => (table.flags[m] & Flag.failedCheck) !== 0 || table.repeats[m] > 0);
}

function share(cohort: Cohort, holds: (m: number) => boolean): number {
  let matters = 0;
  let holding = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    if (holds(m)) holding++;
  }
  return ratio(holding, matters);
}
