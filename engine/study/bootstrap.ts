/** Intervals by resampling, for what no formula covers. */
import { normalCdf, normalQuantile } from "../kernel/math/special.ts";
import { sum } from "../kernel/math/sum.ts";
import type { Draws } from "./draws.ts";
import type { Interval } from "./sample.ts";

/** A statistic of the units with these indices, which may repeat; NaN where undefined. */
export type Statistic = (indices: Int32Array) => number;

/** The percentile of sorted values by linear interpolation between order statistics. */
function percentile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

function resampled(n: number, statistic: Statistic, resamples: number, draws: Draws): Float64Array {
  const values = Float64Array.from({ length: resamples }, (_, i) => statistic(draws.resample(n, i)));
  return values.filter((x) => !Number.isNaN(x)).sort();
}

const NONE: Interval = { low: null, high: null };

/**
 * The percentile interval.
 *
 * @param n - units that are resampled together
 * @param alpha - the chance of missing, both sides together
 * @returns null where fewer than half of the resamples have a value
 * @source Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3
 */
export function percentileInterval(
  n: number,
  statistic: Statistic,
  alpha: number,
  resamples: number,
  draws: Draws,
): Interval {
  const values = resampled(n, statistic, resamples, draws);
  if (n < 2 || values.length < resamples / 2) return NONE;
  return { low: percentile(values, alpha / 2), high: percentile(values, 1 - alpha / 2) };
}

/**
 * The bias-corrected and accelerated interval.
 *
 * @param n - units that are resampled together
 * @param alpha - the chance of missing, both sides together
 * @returns null where fewer than half of the resamples, or a jackknife value, are undefined
 * @source Efron 1987, JASA 82:171-185
 */
export function bcaInterval(n: number, statistic: Statistic, alpha: number, resamples: number, draws: Draws): Interval {
  const values = resampled(n, statistic, resamples, draws);
  if (n < 3 || values.length < resamples / 2) return NONE;
  const observed = statistic(Int32Array.from({ length: n }, (_, i) => i));
  if (values[0] === values.at(-1)) return { low: values[0], high: values[0] };
  const below = values.filter((x) => x < observed).length;
  const ties = values.filter((x) => x === observed).length;
  const bias = normalQuantile((below + ties / 2) / values.length);
  const acceleration = accelerationOf(n, statistic);
  if (!Number.isFinite(bias) || Number.isNaN(acceleration)) return NONE;
  const level = (z: number): number => normalCdf(bias + (bias + z) / (1 - acceleration * (bias + z)));
  const z = normalQuantile(1 - alpha / 2);
  return { low: percentile(values, level(-z)), high: percentile(values, level(z)) };
}

/** From the jackknife: sum of cubes over 6 (sum of squares)^1.5. */
function accelerationOf(n: number, statistic: Statistic): number {
  const without = Float64Array.from({ length: n }, (_, left) =>
    statistic(Int32Array.from({ length: n - 1 }, (_, i) => (i < left ? i : i + 1))),
  );
  const mean = sum(without) / n;
  const distances = without.map((x) => mean - x);
  const squares = sum(distances.map((x) => x * x));
  return squares === 0 ? 0 : sum(distances.map((x) => x * x * x)) / (6 * squares * Math.sqrt(squares));
}
