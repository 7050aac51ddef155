/** How much of what differs between design points is only simulation noise. */
import { sum } from "../kernel/math/sum.ts";
import { orNull } from "./sample.ts";

export interface Noise {
  /** Points and replications of the table that was complete. */
  readonly points: number;
  readonly replications: number;
  /** Variance of a point's mean over its replications, beyond what all points have in common. */
  readonly noiseVariance: number | null;
  /** Variance of the true means of points; 0 where the noise explains all. */
  readonly inputVariance: number | null;
  /** noise / (noise + input), from 0 to 1. */
  readonly noiseShare: number | null;
}

/**
 * Two-way layout without replication of cells: point, replication, rest. Under common random numbers a replication shifts
 * all points alike, which changes no difference between points; so only the rest is noise.
 *
 * @param table - one array a point, one value a replication; points with an undefined value are left out
 * @source Searle, Casella & McCulloch 1992, Variance Components, section 4.3
 */
export function noiseOf(table: readonly Float64Array[]): Noise {
  const whole = table.filter((values) => values.length > 0 && !values.some(Number.isNaN));
  const [n, r] = [whole.length, whole[0]?.length ?? 0];
  const none = { points: n, replications: r, noiseVariance: null, inputVariance: null, noiseShare: null };
  if (n < 2 || r < 2) return none;
  const means = whole.map((values) => sum(values) / r);
  const grand = sum(means) / n;
  const shifts = Array.from({ length: r }, (_, j) => sum(whole.map((values) => values[j])) / n - grand);
  const rest = sum(
    whole.flatMap((values, i) => Array.from(values, (x, j) => (x - means[i] - shifts[j]) * (x - means[i] - shifts[j]))),
  );
  const noise = rest / ((n - 1) * (r - 1)) / r;
  const between = sum(means.map((mean) => (mean - grand) * (mean - grand))) / (n - 1);
  const input = Math.max(0, between - noise);
  return { ...none, noiseVariance: noise, inputVariance: input, noiseShare: orNull(noise / (noise + input)) };
}
