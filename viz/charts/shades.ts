/** Shades of cells and ribbons: five steps a ramp, the same on light and dark paper, each with the ink that reads on it. */
import { inkOn } from "./palette.ts";

/** Teal and brown say better and worse; blue and purple say more and less where neither is better. */
export const RAMPS = {
  better: ["#d5eae6", "#9ad1c8", "#4fa89c", "#0f7d72", "#00504a"],
  worse: ["#f3e0c8", "#e6bf8d", "#cf9350", "#a3601b", "#6e3d00"],
  more: ["#dbe6f3", "#a9c6e3", "#6a9ccb", "#2f6fa8", "#0d4a7c"],
  less: ["#efe0ea", "#d9b5cd", "#b77ba3", "#8f4a79", "#63224f"],
  amount: ["#e8e6df", "#cbc8bd", "#a19d90", "#716d61", "#45423a"],
} as const;

export type Ramp = keyof typeof RAMPS;
export type Better = "lower" | "higher" | "neither";

export interface Shade {
  readonly fill: string;
  readonly ink: string;
}

/** A cell in which nothing can be said: the paper itself. */
export const UNSHADED: Shade = { fill: "var(--paper, #ffffff)", ink: "currentColor" };

/**
 * @param value an amount, its sign ignored
 * @param most the amount that takes the darkest step
 * @returns one of five steps; unshaded for zero and for what is no number
 */
export function shade(value: number, most: number, ramp: Ramp): Shade {
  const size = Math.abs(value);
  if (!(size > 0) || !(most > 0)) return UNSHADED;
  const steps = RAMPS[ramp];
  const fill = steps[Math.min(steps.length, Math.max(1, Math.ceil((size / most) * steps.length - 1e-9))) - 1];
  return { fill, ink: inkOn(fill) };
}

/** @returns the ramp of a difference with this sign, by which way is better */
export function rampOf(difference: number, better: Better): Ramp {
  if (better === "neither") return difference > 0 ? "more" : "less";
  return difference > 0 === (better === "higher") ? "better" : "worse";
}

/**
 * What is left of a difference at the end of its interval that is nearer to zero: the shade of an uncertain difference
 * is that of what it is at the least, so that it fades as the interval grows and vanishes where it reaches zero.
 * @returns with the sign of the difference; 0 if the interval reaches zero or is unknown
 */
export function assured(low: number, high: number): number {
  if (low > 0) return low;
  if (high < 0) return high;
  return 0;
}
