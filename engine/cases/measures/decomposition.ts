/** Where the time from record to first closure goes, docs/measures.md, section 2, figure 14. */
import { CompensatedSum } from "../../kernel/math/sum.ts";
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { STATES } from "../state.ts";
import { ratio } from "./share.ts";

/** @returns mean hours a matter spends in each of the ten states, in the order of `STATES`; they sum to `timeToClose` */
export function decomposition(table: CaseTable, cohort: Cohort): Float64Array {
  const hours = STATES.map(() => new CompensatedSum());
  let matters = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    for (let s = 0; s < STATES.length; s++) hours[s].add(table.stateHours[m * STATES.length + s]);
  }
  return Float64Array.from(hours, (sum) => ratio(sum.value, matters));
}

/** @param state one of `State` @returns mean hours a matter spends in the state */
export function hoursInState(table: CaseTable, cohort: Cohort, state: number): number {
  const hours = new CompensatedSum();
  let matters = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    matters++;
    hours.add(table.stateHours[m * STATES.length + state - 1]);
  }
  return ratio(hours.value, matters);
}
