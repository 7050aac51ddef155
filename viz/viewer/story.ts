/** The life of a matter in sentences. */
import type { Told } from "../../engine/cases/chronicle.ts";
import { Request, STATES } from "../../engine/cases/state.ts";
import { CALLS, Call } from "../../engine/cases/trace.ts";
import { UNITS } from "../../engine/district/units.ts";
import type { ViewerWords } from "../words/viewer.ts";
import type { Words } from "../words/words.ts";

export interface Step {
  /** Hours; null where the step has no time of its own. */
  readonly at: number | null;
  readonly text: string;
}

/** @returns the steps that say something to a reader, in the order in which they were taken */
export function told(calls: readonly Told[], words: Words, viewer: ViewerWords): Step[] {
  const steps: Step[] = [];
  const unit = (id: number): string => viewer.unit(UNITS[id] ?? "");
  for (const { call, at, value, extra } of calls) {
    // Of a request only that it was made: how it went is in what follows.
    if (call === Call.cooperation && value !== Request.asked) continue;
    const isOwned = call === Call.owners;
    const owners = UNITS.map((_, id) => id).filter((id) => ((value >>> id) & 1) === 1);
    // Whether it is linked, true, passed or satisfied stands first or second among what a call says.
    const flag = call === Call.recorded || call === Call.done ? extra === 1 : value === 1;
    const text = viewer.look.step(CALLS[call], {
      unit: unit(value),
      state: call === Call.entered ? words.stage(STATES[value - 1] ?? "") : "",
      flag,
      lead: isOwned ? words.list(owners.map(unit)) : "",
    });
    // What is said twice in a row (a state entered again) is said once.
    if (text !== null && text !== steps.at(-1)?.text) steps.push({ at: Number.isNaN(at) ? null : at, text });
  }
  return steps;
}
