/** A share counted over replications or worlds. */
import { normalQuantile } from "../kernel/math/special.ts";
import type { Interval } from "./sample.ts";

/**
 * Wilson's score interval.
 *
 * @param count - successes
 * @param n - trials
 * @param alpha - the chance of missing the share, both sides together
 * @returns within [0, 1]; null where nothing was tried
 * @source Wilson 1927, JASA 22:209-212
 */
export function shareInterval(count: number, n: number, alpha: number): Interval {
  if (n === 0) return { low: null, high: null };
  const z = -normalQuantile(alpha / 2);
  const share = count / n;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At the ends one bound is the end itself, which rounding would miss.
  return {
    low: count === 0 ? 0 : (centre - half) / scale,
    high: count === n ? 1 : (centre + half) / scale,
  };
}
