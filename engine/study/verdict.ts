/** What may be said of a difference. */
import type { Better } from "../district/registry.ts";
import type { Interval } from "./sample.ts";

/** "different" is for a response of which neither direction is better. */
export type Verdict = "better" | "worse" | "different" | "equivalent" | "undecided";

/**
 * Equivalent if the interval lies within the margin, even where it excludes 0; else a direction if p allows it; else undecided.
 *
 * @param interval - of policy minus baseline, at the level of the family
 * @param mean - of the differences
 * @param p - adjusted for the family, NaN where undefined
 * @param margin - the size that does not matter; null: nothing is equivalent
 */
export function verdictOf(
  interval: Interval,
  mean: number,
  p: number,
  alpha: number,
  margin: number | null,
  better: Better,
): Verdict {
  const { low, high } = interval;
  if (margin !== null && low !== null && high !== null && low >= -margin && high <= margin) return "equivalent";
  if (!(p <= alpha)) return "undecided";
  if (better === "neither") return "different";
  return mean < 0 === (better === "lower") ? "better" : "worse";
}
