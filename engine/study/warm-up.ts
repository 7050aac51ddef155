/** How long a series takes to forget how it started. */
import { CompensatedSum, sum } from "../kernel/math/sum.ts";

export interface WarmUp {
  /** Observations to leave out, a multiple of 5. */
  readonly cut: number;
  /** The cut lies in the second half: the series is too short to tell, and has to be run longer. */
  readonly isTooShort: boolean;
}

const BATCH = 5;
/** With fewer, no cut would lie in the second half: a series that is too short could not be told from one that is not. */
const LEAST_BATCHES = 13;

/** Observations that MSER-5 needs. */
export const LEAST_OBSERVATIONS = BATCH * LEAST_BATCHES;

/**
 * MSER-5: of the means of batches of five, leaves out as many as make the rest's squared deviations, over the square of their
 * number, least.
 *
 * @param series - evenly spaced observations of one replication
 * @returns null below `LEAST_OBSERVATIONS`
 * @source White, Cobb & Spratt 2000, Proceedings of the Winter Simulation Conference, 755-760
 */
export function mser5(series: ArrayLike<number>): WarmUp | null {
  const n = Math.floor(series.length / BATCH);
  if (n < LEAST_BATCHES) return null;
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
 * @param means - of every observation over replications
 * @param window - half-width w: each value is the mean of up to 2 w + 1
 * @returns as many values as observations, less w
 * @source Welch 1983; Law 2015, Simulation Modeling and Analysis, 5th ed., section 9.5.1
 */
export function welch(means: readonly number[], window: number): number[] {
  return Array.from({ length: Math.max(0, means.length - window) }, (_, i) => {
    const half = Math.min(i, window);
    return sum(means.slice(i - half, i + half + 1)) / (2 * half + 1);
  });
}

/** How many replications have a cut there. */
export interface CutCount {
  readonly cut: number;
  readonly replications: number;
}

/** Of many replications of one series: how long they take to forget how they started. */
export interface WarmUpVerdict {
  /** Observations of a replication. */
  readonly length: number;
  readonly replications: number;
  /** By observation, over replications. */
  readonly means: readonly number[];
  /** MSER-5 of the means: single replications sway more, and each has its own. Null where the series is too short for it. */
  readonly ofMeans: WarmUp | null;
  /** MSER-5 of each replication, the earliest cut first; those that are too short to tell left out. */
  readonly cuts: readonly CutCount[];
  /** Replications whose cut lies in the second half. */
  readonly tooShort: number;
}

/** Takes series one by one and keeps none: a study may have a million replications. */
export class WarmUpTally {
  private sums: CompensatedSum[] = [];
  private readonly counts = new Map<number, number>();
  private replications = 0;
  private tooShort = 0;

  /** @param series - of one replication, of the length of the others */
  add(series: ArrayLike<number>): void {
    if (this.replications === 0) this.sums = Array.from(series, () => new CompensatedSum());
    if (series.length !== this.sums.length)
      throw new RangeError(`${series.length} observations, not ${this.sums.length}`);
    this.replications++;
    this.sums.forEach((total, i) => {
      total.add(series[i]);
    });
    const found = mser5(series);
    if (found?.isTooShort === true) this.tooShort++;
    else if (found !== null) this.counts.set(found.cut, (this.counts.get(found.cut) ?? 0) + 1);
  }

  /** @returns null if nothing was added */
  verdict(): WarmUpVerdict | null {
    const { replications, tooShort } = this;
    if (replications === 0) return null;
    const means = this.sums.map(({ value }) => value / replications);
    const cuts = [...this.counts].map(([cut, count]) => ({ cut, replications: count })).sort((a, b) => a.cut - b.cut);
    return { length: means.length, replications, means, ofMeans: mser5(means), cuts, tooShort };
  }
}
