/** What the engine tells of every matter, in the words of the second hand. */
import { CALLS } from "../../engine/cases/trace.ts";
import { burnIn, Course } from "../../engine/district/course.ts";
import { Exogenous } from "../../engine/district/exogenous.ts";
import type { Plan } from "../../engine/district/plan.ts";
import { UNITS } from "../../engine/district/units.ts";
import type { World } from "../../engine/district/world.ts";
import type { Line } from "./town.ts";

const OUTCOMES = ["asked", "failed", "met"];
const UNIT_WORDS = ["dispatched", "accepted", "sentBack", "passed"];
/** Calls that only measure, or that say again what another one says. */
const LEFT_OUT = ["born", "deadline", "entered", "waited", "asked", "extended", "shelved", "emptyReport"];

function whoOf(word: string, value: number, extra: number): Line["who"] {
  if (UNIT_WORDS.includes(word)) return UNITS[value];
  if (word === "owners")
    return UNITS.filter((_, unit) => value & (1 << unit))
      .sort()
      .join(" ");
  if (word === "recorded") return `${UNITS[value]} ${extra === 1 ? "linked" : "unlinked"}`;
  if (word === "cooperation") return OUTCOMES[value];
  if (word === "done") return `${UNITS[value]} ${extra === 1}`;
  return word === "checked" || word === "rated" ? value === 1 : "";
}

export interface EngineRun {
  readonly world: World;
  readonly stories: readonly (readonly Line[])[];
}

/** The plan's first policy, from the start of the burn-in to the end of the follow-up. */
export function engineStories(plan: Plan, seed: string, replication: number): EngineRun {
  const exogenous = new Exogenous(plan, seed, replication);
  const stories: Line[][] = Array.from({ length: exogenous.happenings.size }, () => []);
  let world: World | undefined;
  const watcher = {
    watches(one: World) {
      world = one;
    },
    called(call: number, at: number, matter: number, value: number, extra: number) {
      const word = CALLS[call];
      if (LEFT_OUT.includes(word)) return;
      stories[matter].push({ at: word === "owners" ? (world as World).now : at, word, who: whoOf(word, value, extra) });
    },
  };
  const { levers } = plan.policies[0];
  const course = new Course(burnIn(exogenous, levers, watcher), levers);
  course.advance(exogenous.end);
  return { world: course.world, stories };
}
