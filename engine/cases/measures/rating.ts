/** What residents say when asked, over the matters registered, docs/measures.md, section 2, 13: always all three. */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { Flag } from "../state.ts";
import { ratio } from "./share.ts";

interface Ratings {
  readonly closed: number;
  readonly asked: number;
  readonly rated: number;
  readonly dissatisfied: number;
}

/** @returns satisfied / rated */
export function satisfiedOfRated(table: CaseTable, cohort: Cohort): number {
  const { rated, dissatisfied } = ratings(table, cohort);
  return ratio(rated - dissatisfied, rated);
}

/** @returns 1 - dissatisfied / closed within the follow-up: the official variant, which counts silence as content */
export function notDissatisfiedOfClosed(table: CaseTable, cohort: Cohort): number {
  const { closed, dissatisfied } = ratings(table, cohort);
  return 1 - ratio(dissatisfied, closed);
}

/** @returns rated / asked */
export function ratingResponse(table: CaseTable, cohort: Cohort): number {
  const { asked, rated } = ratings(table, cohort);
  return ratio(rated, asked);
}

function ratings(table: CaseTable, cohort: Cohort): Ratings {
  const { flags, closed1At, recAt, followUp } = table;
  let closed = 0;
  let asked = 0;
  let rated = 0;
  let dissatisfied = 0;
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    if (closed1At[m] - recAt[m] <= followUp) closed++;
    if (flags[m] & Flag.asked) asked++;
    if (flags[m] & Flag.rated) rated++;
    if (flags[m] & Flag.dissatisfied) dissatisfied++;
  }
  return { closed, asked, rated, dissatisfied };
}
