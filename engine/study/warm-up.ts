/** How long a series takes to forget how it started. */
import { sum } from "../kernel/math/sum.ts";

export interface WarmUp {
  /** Observations to leave out, a multiple of 5. */
  readonly cut: number;
  /** The cut lies in the second half: the series is too short to tell, and has to be run longer. */
  readonly isTooShort: boolean;
}

const BATCH = 5;

/**
 * MSER-5: of the means of batches of five, leaves out as many as make the rest's squared deviations, over the square of their
 * number, least.
 *
 * @param series - evenly spaced observations of one replication
 * @returns null below ten whole batches
 * @source White, Cobb & Spratt 2000, Proceedings of the Winter Simulation Conference, 755-760
 */
export function mser5(series: ArrayLike<number>): WarmUp | null {
  const n = Math.floor(series.length / BATCH);
  if (n < 10) return null;
  const means = Float64Array.from({ length: n }, (_, b) => {
    let total = 0;
    for (let i = 0; i < BATCH; i++) total += series[b * BATCH + i];
    return total / BATCH;
  });
  let best = 0;
  let least = Infinity;
  // The last few batches would make any rest look quiet.
  for (let d = 0; d < n - BATCH; d++) {
    const rest = means.subarray(d);
    const mean = sum(rest) / rest.length;
    const merit = sum(rest.map((x) => (x - mean) * (x - mean))) / (rest.length * rest.length);
    if (merit < least) [best, least] = [d, merit];
  }
  return { cut: best * BATCH, isTooShort: best > n / 2 };
}

/**
 * Welch's plot: the mean over replications, smoothed by a moving average whose window narrows at the start.
 *
 * @param replications - series of one length
 * @param window - half-width w: each value is the mean of up to 2 w + 1
 * @returns as many values as observations, less w
 * @source Welch 1983; Law 2015, Simulation Modeling and Analysis, 5th ed., section 9.5.1
 */
export function welch(replications: readonly ArrayLike<number>[], window: number): Float64Array {
  const length = replications[0].length;
  const means = Float64Array.from(
    { length },
    (_, i) => sum(replications.map((series) => series[i])) / replications.length,
  );
  return Float64Array.from({ length: Math.max(0, length - window) }, (_, i) => {
    const half = Math.min(i, window);
    return sum(means.subarray(i - half, i + half + 1)) / (2 * half + 1);
  });
}
