/** The paired comparison of two policies that met the same worlds. */
import { studentTCdf } from "../kernel/math/special.ts";
import type { Sample } from "./sample.ts";

/** Two values that agree to this share of their size differ by rounding only. */
const ROUNDING = 1e-12;

/**
 * The differences a - b, replication by replication.
 *
 * @param a - one value a replication, NaN where undefined
 * @param b - the same replications
 * @returns those of the replications where both are defined, in their order
 */
export function pairedDifferences(a: Float64Array, b: Float64Array): Float64Array {
  const differences = new Float64Array(a.length);
  let n = 0;
  for (let j = 0; j < a.length; j++) {
    const difference = a[j] - b[j];
    if (Number.isNaN(difference)) continue;
    const size = Math.max(Math.abs(a[j]), Math.abs(b[j]));
    differences[n++] = Math.abs(difference) <= ROUNDING * size ? 0 : difference;
  }
  return differences.slice(0, n);
}

/**
 * The two-sided p of the hypothesis that the mean is 0, by Student's t.
 *
 * @returns NaN below two values; without variance 1 for a mean of 0, else 0
 */
export function pOfZeroMean(sample: Sample): number {
  if (sample.n < 2) return NaN;
  if (sample.se === 0) return sample.mean === 0 ? 1 : 0;
  return Math.min(1, 2 * studentTCdf(-Math.abs(sample.mean / sample.se), sample.n - 1));
}
