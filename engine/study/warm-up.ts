/** How long a series takes to forget how it started. */
import { CompensatedSum, sum } from "../kernel/math/sum.ts";

export interface WarmUp {
  /** Batches or observations to leave out. */
  readonly cut: number;
  /** The cut lies in the second half: the series is too short to tell, and has to be run longer. */
  readonly isTooShort: boolean;
}

/** The last few batches would make any rest look quiet. */
const LEAST_LEFT = 5;
/** With fewer, no cut would lie in the second half: a series that is too short could not be told from one that is not. */
export const LEAST_BATCHES = 13;
const BATCH = 5;

/**
 * Of the means of batches, leaves out as many as make the rest's squared deviations, over the square of their number, least.
 *
 * @param means - of batches of one length, of one replication
 * @returns null below `LEAST_BATCHES`
 * @source White 1997, Simulation 69:323-334
 */
export function mser(means: Float64Array): WarmUp | null {
  const n = means.length;
  if (n < LEAST_BATCHES) return null;
  let best = 0;
  let least = Infinity;
  for (let d = 0; d < n - LEAST_LEFT; d++) {
    const rest = means.subarray(d);
    const mean = sum(rest) / rest.length;
    const merit = sum(rest.map((x) => (x - mean) * (x - mean))) / (rest.length * rest.length);
    if (merit < least) [best, least] = [d, merit];
  }
  return { cut: best, isTooShort: best > n / 2 };
}

/**
 * MSER-5: `mser` of the means of batches of five.
 *
 * @param series - evenly spaced observations of one replication
 * @returns the cut in observations, a multiple of 5; null below `LEAST_BATCHES` whole batches
 * @source White, Cobb & Spratt 2000, Proceedings of the Winter Simulation Conference, 755-760
 */
export function mser5(series: ArrayLike<number>): WarmUp | null {
  const means = Float64Array.from({ length: Math.floor(series.length / BATCH) }, (_, b) => {
    let total = 0;
    for (let i = 0; i < BATCH; i++) total += series[b * BATCH + i];
    return total / BATCH;
  });
  const found = mser(means);
  return found === null ? null : { ...found, cut: found.cut * BATCH };
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
  /** Batches of a replication. */
  readonly length: number;
  readonly replications: number;
  /** By batch, over replications. */
  readonly means: readonly number[];
  /** MSER of the means: single replications sway more, and each has its own. Null where the series is too short for it. */
  readonly ofMeans: WarmUp | null;
  /** MSER of each replication, the earliest cut first; those that are too short to tell left out. */
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

  /** @param series - means of batches of one replication, as many as of the others */
  add(series: ArrayLike<number>): void {
    if (this.replications === 0) this.sums = Array.from(series, () => new CompensatedSum());
    if (series.length !== this.sums.length) throw new RangeError(`${series.length} batches, not ${this.sums.length}`);
    this.replications++;
    this.sums.forEach((total, i) => {
      total.add(series[i]);
    });
    const found = mser(Float64Array.from(series));
    if (found?.isTooShort === true) this.tooShort++;
    else if (found !== null) this.counts.set(found.cut, (this.counts.get(found.cut) ?? 0) + 1);
  }

  /** @returns null if nothing was added */
  verdict(): WarmUpVerdict | null {
    const { replications, tooShort } = this;
    if (replications === 0) return null;
    const means = this.sums.map(({ value }) => value / replications);
    const cuts = [...this.counts].map(([cut, count]) => ({ cut, replications: count })).sort((a, b) => a.cut - b.cut);
    return { length: means.length, replications, means, ofMeans: mser(Float64Array.from(means)), cuts, tooShort };
  }
}
