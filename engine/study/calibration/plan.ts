/** What a calibration is of: observed targets, the worlds that are simulated for them, and how these are judged. */
import type { Dimension, Setting } from "../designs/dimension.ts";
import type { Frame } from "../frame.ts";
import type { Sample } from "../sample.ts";

export interface Target {
  readonly response: string;
  readonly value: number;
  /** Standard deviation of what was observed around what the model should give: error of observation and of the model. */
  readonly sd: number;
  /** Kept out of the fit, to see what the accepted worlds predict. */
  readonly isHeldOut: boolean;
}

/** Of one policy, the first. */
export interface CalibrationPlan extends Frame {
  readonly dimensions: readonly Dimension[];
  readonly targets: readonly Target[];
  /** The world that a study has unless it says otherwise: judged beside those drawn, and told from. */
  readonly defaults: readonly Setting[];
  /** Worlds that are simulated: by wave, or in all. */
  readonly points: number;
  readonly procedure: /** Worlds further than `cutoff` standard deviations from any target are ruled out. */
    | { readonly kind: "history-matching"; readonly waves: number; readonly cutoff: number }
    /** The share of the worlds closest to the targets is accepted. */
    | { readonly kind: "abc"; readonly accept: number };
}

export interface Wave {
  readonly points: number;
  /** Of the whole space, the share that the emulators of the waves before did not rule out. */
  readonly share: number;
  /** By target: terms of the emulator; null where none could be fitted. */
  readonly terms: readonly (number | null)[];
}

/** A simulated world: where it lies, and what it gave in each target. */
export interface World {
  readonly name: string;
  /** In the unit cube; empty for the default world, which is not drawn. */
  readonly u: Float64Array;
  readonly settings: readonly Setting[];
  readonly outcomes: readonly Sample[];
}

/** @returns the numbers of the targets that are fitted */
export const fitted = ({ targets }: CalibrationPlan): number[] =>
  targets.flatMap(({ isHeldOut }, t) => (isHeldOut ? [] : [t]));

/** Whether a world gave something in each of these. */
export const isWhole = (plan: CalibrationPlan, { outcomes }: World): boolean =>
  fitted(plan).every((t) => !Number.isNaN(outcomes[t].mean));
