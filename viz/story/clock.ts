/** A time of the simulation as a reader reads it. The first day after the policies were enacted is a Monday. */
import { storyWords } from "../words/story.ts";
import type { Lang } from "../words/words.ts";

/** @param at hours since the policies were enacted */
export function clock(at: number, lang: Lang): string {
  const day = Math.floor(at / 24);
  return storyWords(lang).clock(day, weekdayOf(day), timeOf(at));
}

/** @returns 0 to 6, from Monday */
export const weekdayOf = (day: number): number => ((day % 7) + 7) % 7;

/** @returns hours and minutes of the day */
export function timeOf(at: number): string {
  // A hair beyond rounding: what happens at a whole minute is of that minute.
  const minutes = Math.floor((at - 24 * Math.floor(at / 24)) * 60 + 1e-6);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
