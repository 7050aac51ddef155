/** Morris screening: one dimension at a time, from many places, to tell what matters from what does not. */
import { percentileInterval } from "../bootstrap.ts";
import type { Draws } from "../draws.ts";
import { type Interval, orNull, sampleOf } from "../sample.ts";

/** Levels of the grid 0, 1/3, 2/3, 1, and the step that makes all of them equally likely. */
const LEVELS = 4;
const STEP = LEVELS / (2 * (LEVELS - 1));

export interface Trajectory {
  /** k + 1 rows in the unit cube; row i + 1 differs from row i in the dimension order[i] alone. */
  readonly rows: readonly Float64Array[];
  readonly order: Int32Array;
}

/** @source Morris 1991, Technometrics 33:161-174 */
export function trajectories(count: number, k: number, draws: Draws): Trajectory[] {
  return Array.from({ length: count }, (_, t) => {
    const order = draws.permutation(k, 2 * t);
    const start = new Float64Array(k);
    const step = new Float64Array(k);
    for (let d = 0; d < k; d++) {
      const level = Math.floor(draws.at(2 * t + 1, d) * LEVELS);
      start[d] = level / (LEVELS - 1);
      step[d] = level < LEVELS / 2 ? STEP : -STEP;
    }
    const rows = [start];
    for (const d of order) {
      const next = rows.at(-1)!.slice();
      next[d] = Math.min(1, Math.max(0, start[d] + step[d]));
      rows.push(next);
    }
    return { rows, order };
  });
}

/** In units of the output, for a walk over the whole span of the dimension. */
export interface Screening {
  /** Elementary effects. */
  readonly n: number;
  /** Mean of their sizes: how much the dimension matters; its interval is a bootstrap over trajectories. */
  readonly muStar: number | null;
  readonly muStarInterval: Interval;
  /** Their mean: the direction. */
  readonly mu: number | null;
  /** Their standard deviation: how much it depends on the other dimensions, or bends. */
  readonly sigma: number | null;
}

/**
 * @param outputs - by trajectory and row, NaN where undefined
 * @returns one a dimension
 * @source Campolongo, Cariboni & Saltelli 2007, Environmental Modelling & Software 22:1509-1518
 */
export function screen(
  paths: readonly Trajectory[],
  outputs: readonly Float64Array[],
  alpha: number,
  resamples: number,
  draws: Draws,
): Screening[] {
  const k = paths[0].order.length;
  const effects = Array.from({ length: k }, () => [] as number[]);
  paths.forEach(({ rows, order }, t) => {
    order.forEach((d, i) => {
      const change = (outputs[t][i + 1] - outputs[t][i]) / (rows[i + 1][d] - rows[i][d]);
      if (!Number.isNaN(change)) effects[d].push(change);
    });
  });
  return effects.map((list) => {
    const sizes = Float64Array.from(list, Math.abs);
    const sample = sampleOf(Float64Array.from(list));
    const statistic = (indices: Int32Array): number => meanAt(sizes, indices);
    return {
      n: list.length,
      muStar: orNull(sampleOf(sizes).mean),
      muStarInterval: percentileInterval(list.length, statistic, alpha, resamples, draws),
      mu: orNull(sample.mean),
      sigma: orNull(sample.sd),
    };
  });
}

function meanAt(values: Float64Array, indices: Int32Array): number {
  let total = 0;
  for (const i of indices) total += values[i];
  return total / indices.length;
}
