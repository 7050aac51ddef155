/**
 * Random variates by inversion: each takes one uniform, is its own quantile function, and rises with it (so that two
 * policies that share the uniform are coupled monotonically).
 */
import { exp, log, log1p, pow } from "../math/elementary.ts";
import { logGamma, normalQuantile, regularizedGammaP } from "../math/special.ts";

/** Above this mean the Poisson search starts beside the answer instead of at 0. */
const POISSON_SEARCH_FROM_ZERO = 16;

/**
 * @param u in (0, 1)
 * @param mean in the unit wanted
 * @returns an exponential variate, in the unit of `mean`
 */
export function exponential(u: number, mean: number): number {
  return -mean * log(1 - u);
}

/**
 * @param u in (0, 1)
 * @returns a normal variate, in the unit of `mean` and `sd`
 */
export function normal(u: number, mean: number, sd: number): number {
  return mean + sd * normalQuantile(u);
}

/**
 * @param u in (0, 1)
 * @param median in the unit wanted
 * @param sigma standard deviation of the logarithm
 * @returns a lognormal variate, in the unit of `median`
 */
export function lognormal(u: number, median: number, sigma: number): number {
  return median * exp(sigma * normalQuantile(u));
}

/**
 * @param u in (0, 1)
 * @param mean in the unit wanted
 * @param cv coefficient of variation: standard deviation / mean
 * @returns a lognormal variate, in the unit of `mean`
 */
export function lognormalOfMean(u: number, mean: number, cv: number): number {
  const square = cv * cv;
  return lognormal(u, mean / Math.sqrt(1 + square), Math.sqrt(log1p(square)));
}

/**
 * @param u in (0, 1)
 * @returns a variate uniform between `low` and `high`
 */
export function between(u: number, low: number, high: number): number {
  return low + (high - low) * u;
}

/**
 * @param u in (0, 1)
 * @returns a triangular variate between `low` and `high`, with its peak at `mode`
 */
export function triangular(u: number, low: number, mode: number, high: number): number {
  const width = high - low;
  if (!(width > 0)) return low;
  const rise = mode - low;
  return u * width < rise ? low + Math.sqrt(u * width * rise) : high - Math.sqrt((1 - u) * width * (high - mode));
}

/**
 * @param u in (0, 1)
 * @param shape above 0; below 1 the hazard falls
 * @param scale in the unit wanted
 * @returns a Weibull variate, in the unit of `scale`
 */
export function weibull(u: number, shape: number, scale: number): number {
  return scale * pow(-log(1 - u), 1 / shape);
}

/**
 * @param u in (0, 1)
 * @param p chance of success of each trial, in (0, 1]
 * @returns the number of failures before the first success: 0, 1, ...
 */
export function geometric(u: number, p: number): number {
  return Math.floor(log(1 - u) / log1p(-p));
}

/**
 * @param u in (0, 1)
 * @param mean at least 0
 * @returns a Poisson variate: 0, 1, ...
 */
export function poisson(u: number, mean: number): number {
  if (!(mean > 0)) return 0;
  let k = 0;
  let share = exp(-mean);
  let below = share;
  if (mean > POISSON_SEARCH_FROM_ZERO) {
    const z = normalQuantile(u);
    k = Math.max(0, Math.floor(mean + z * Math.sqrt(mean) + (z * z - 1) / 6));
    share = exp(k * log(mean) - mean - logGamma(k + 1));
    below = 1 - regularizedGammaP(k + 1, mean);
    while (k > 0 && below - share >= u) {
      below -= share;
      share *= k / mean;
      k--;
    }
  }
  // `share` dies out where the tail is below the resolution of u: the search ends there.
  while (below < u && share > 0) {
    k++;
    share *= mean / k;
    below += share;
  }
  return k;
}
