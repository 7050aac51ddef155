/** How well a percentile of the replications is known. */
import { regularizedBeta } from "../kernel/math/special.ts";
import { type Interval, orNull } from "./sample.ts";

/**
 * Distribution-free interval of a quantile, from order statistics.
 *
 * @param sorted - one value a replication, ascending, all defined
 * @param p - the quantile, strictly between 0 and 1
 * @param alpha - the chance of missing it, at most, both sides together
 * @returns an end is null where so few replications bound the quantile on that side not at all
 * @source Hahn & Meeker 1991, Statistical Intervals, section 5.2
 */
export function percentileInterval(sorted: Float64Array, p: number, alpha: number): Interval {
  const n = sorted.length;
  // Of n values, B lie below the quantile: x(l) exceeds it with P(B < l), x(u) falls short of it with P(B >= u).
  let l = 0;
  while (l < n && binomialCdf(l, n, p) <= alpha / 2) l++;
  let u = n + 1;
  while (u > 1 && 1 - binomialCdf(u - 2, n, p) <= alpha / 2) u--;
  return { low: l < 1 ? null : orNull(sorted[l - 1]), high: u > n ? null : orNull(sorted[u - 1]) };
}

/** P(B <= k) for B binomial (n, p). */
function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return regularizedBeta(1 - p, n - k, k + 1);
}
