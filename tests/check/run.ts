/** A run of the second hand. */
import type { Plan } from "../../engine/district/plan.ts";
import { type Affair, beginAffairs } from "./affairs.ts";
import { beginDays, fillPosts } from "./day.ts";
import { beginEnquiries } from "./records.ts";
import { beginBirths } from "./residents.ts";
import { Town } from "./town.ts";
import { beginBackground } from "./units.ts";

export interface Told {
  readonly town: Town;
  readonly affairs: readonly Affair[];
}

/** From the start of the burn-in to the end of the follow-up, under the plan's first policy all along. */
export function tell(plan: Plan, seed: string, replication: number): Told {
  const town = new Town(plan, seed, replication);
  fillPosts(town);
  beginBirths(town);
  const affairs = beginAffairs(town);
  beginEnquiries(town);
  beginBackground(town);
  beginDays(town);
  town.agenda.run(town.x.end);
  return { town, affairs };
}
