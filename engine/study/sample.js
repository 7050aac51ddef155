/** Mean and spread of one number a replication, and the intervals on it. */
import { studentTQuantile } from "../kernel/math/special.js";
import { sum } from "../kernel/math/sum.js";
/** The values that are defined (not NaN), in their order. */
export function defined(values) {
  return values.filter((x) => !Number.isNaN(x));
}
/**
 * @param values - one a replication, all defined
 */
export function sampleOf(values) {
  const n = values.length;
  if (n === 0) return { n, mean: NaN, sd: NaN, se: NaN };
  const first = values[0] + 0; // -0 + 0 is 0
  if (n === 1) return { n, mean: first, sd: NaN, se: NaN };
  // Equal values must have no variance at all, which their rounded mean would not grant.
  if (values.every((x) => x === first)) return { n, mean: first, sd: 0, se: 0 };
  const mean = sum(values) / n;
  const sd = Math.sqrt(sum(values.map((x) => (x - mean) * (x - mean))) / (n - 1));
  return { n, mean, sd, se: sd / Math.sqrt(n) };
}
/**
 * Student's interval for the mean.
 *
 * @param alpha - the chance of missing it, both sides together
 * @source Law 2015, Simulation Modeling and Analysis, 5th ed., eq. 4.12
 */
export function tInterval(sample, alpha) {
  if (sample.n < 2) return { low: null, high: null };
  const half = sample.se === 0 ? 0 : -studentTQuantile(alpha / 2, sample.n - 1) * sample.se;
  return { low: sample.mean - half, high: sample.mean + half };
}
/** A number as JSON has it: null where undefined, and one zero. */
export function orNull(x) {
  return Number.isFinite(x) ? x + 0 : null; // -0 + 0 is 0
}
//# sourceMappingURL=sample.js.map
