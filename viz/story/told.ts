/** Calls of a case table in sentences. */
import type { Told } from "../../engine/cases/chronicle.ts";
import { Request, STATES, State } from "../../engine/cases/state.ts";
import { CALLS } from "../../engine/cases/trace.ts";
import { CATEGORIES } from "../../engine/district/categories.ts";
import { UNIT_LABELS } from "../../engine/district/units.ts";
import { words } from "../words/catalogue.ts";
import { storyWords } from "../words/story.ts";
import type { Lang } from "../words/words.ts";
import { clock } from "./clock.ts";

export interface Sentence {
  /** Hours; null where the step has no time of its own. */
  readonly at: number | null;
  readonly text: string;
}

/** States that say more than the steps around them: that the matter waits, and for what. */
const TOLD_STATES: readonly number[] = [State.queue, State.lead, State.noOwner];

/**
 * @param category index of the matter's
 * @returns null for a call that says nothing to a reader
 */
export function sentenceOf({ call, value, extra }: Omit<Told, "at">, category: number, lang: Lang): string | null {
  const say = storyWords(lang);
  const name = CALLS[call];
  if (name === "entered" && !TOLD_STATES.includes(value)) return null;
  return say.call(name, {
    unit: UNIT_LABELS[value]?.[lang] ?? "",
    units: say.units(UNIT_LABELS.filter((_, unit) => ((value >>> unit) & 1) === 1).map((label) => label[lang])),
    state: name === "entered" ? words(lang).stage(STATES[value - 1]) : "",
    time: clock(value, lang),
    hours: say.duration(value),
    category: CATEGORIES[category][lang],
    // Whether it is linked, true, passed or satisfied stands first or second among what a call says.
    flag: name === "recorded" || name === "done" ? extra === 1 : value === 1,
    isNeed: extra === 1,
    request: value === Request.asked ? "asked" : value === Request.failed ? "failed" : "succeeded",
  });
}

/** @returns the steps that say something to a reader, in the order in which they were taken */
export function told(calls: readonly Told[], category: number, lang: Lang): Sentence[] {
  const sentences: Sentence[] = [];
  for (const call of calls) {
    const text = sentenceOf(call, category, lang);
    // What is said twice in a row (a state entered again) is said once.
    if (text !== null && text !== sentences.at(-1)?.text) {
      sentences.push({ at: Number.isNaN(call.at) ? null : call.at, text });
    }
  }
  return sentences;
}
