/**
 * Shades of cells and ribbons: five steps a ramp, from near the paper to far from it, so that more stands out more on
 * light paper and on dark. Each step is a CSS variable with its value on light paper, and so is the ink that reads on it.
 */
import { inkOn } from "./palette.ts";

/** Teal and brown say better and worse; blue and purple say more and less where neither is better. */
export const RAMPS = {
  better: {
    light: ["#d5eae6", "#9ad1c8", "#4fa89c", "#0f7d72", "#00504a"],
    dark: ["#15302d", "#1c4a45", "#24706a", "#5cb5a9", "#a8e3da"],
  },
  worse: {
    light: ["#f3e0c8", "#e6bf8d", "#cf9350", "#a3601b", "#6e3d00"],
    dark: ["#372611", "#573916", "#85561f", "#cf9350", "#f3cf9f"],
  },
  more: {
    light: ["#dbe6f3", "#a9c6e3", "#6a9ccb", "#2f6fa8", "#0d4a7c"],
    dark: ["#16283b", "#1e4061", "#2d6191", "#6aa3d6", "#b5d6f2"],
  },
  less: {
    light: ["#efe0ea", "#d9b5cd", "#b77ba3", "#8f4a79", "#63224f"],
    dark: ["#33202d", "#523045", "#7f4a68", "#bd85a9", "#e8c4da"],
  },
  amount: {
    light: ["#e8e6df", "#cbc8bd", "#a19d90", "#716d61", "#45423a"],
    dark: ["#2b2a27", "#45433d", "#67645a", "#a8a496", "#dddacb"],
  },
} as const;

export const STEPS = 5;

export type Ramp = keyof typeof RAMPS;
export type Better = "lower" | "higher" | "neither";

export interface Shade {
  readonly fill: string;
  readonly ink: string;
}

/** @returns the colour of a step of a ramp, 0 (near the paper) to 4 */
export function tint(ramp: Ramp, step: number): string {
  return `var(--${ramp}-${step}, ${RAMPS[ramp].light[step]})`;
}

/** @returns every step with its ink as CSS custom properties of a page on this paper */
export function rampVariables(paper: "light" | "dark"): string[] {
  return Object.entries(RAMPS).flatMap(([ramp, steps]) =>
    steps[paper].flatMap((fill, step) => [`--${ramp}-${step}:${fill}`, `--${ramp}-${step}-ink:${inkOn(fill)}`]),
  );
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
  const step = Math.min(STEPS, Math.max(1, Math.ceil((size / most) * STEPS - 1e-9))) - 1;
  return { fill: tint(ramp, step), ink: `var(--${ramp}-${step}-ink, ${inkOn(RAMPS[ramp].light[step])})` };
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
