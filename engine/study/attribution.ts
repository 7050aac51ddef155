/** How much of a policy's effect comes by way of another policy. */
import type { Attribution } from "./comparison-plan.ts";
import { pairedDifferences } from "./paired.ts";
import { type Interval, orNull, sampleOf, tInterval } from "./sample.ts";

export interface Effect extends Interval {
  readonly mean: number | null;
}

export interface AttributionRow extends Attribution {
  readonly response: string;
  /** Replications in which the response is defined under all three policies. */
  readonly n: number;
  /** of - baseline = part + rest. */
  readonly total: Effect;
  /** of - via. */
  readonly part: Effect;
  /** via - baseline. */
  readonly rest: Effect;
}

/**
 * Splits the difference to the baseline over the same replications, so that the means of the parts add up to the total.
 *
 * @param column - one response of one policy, one value a replication
 * @param alpha - of each interval by itself
 */
export function attribute(
  { name, of, via }: Attribution,
  response: string,
  baseline: string,
  column: (policy: string, response: string) => Float64Array,
  alpha: number,
): AttributionRow {
  const columns = [of, via, baseline].map((policy) => column(policy, response));
  const [a, v, b] = columns.map((column) => column.filter((_, j) => columns.every((c) => !Number.isNaN(c[j]))));
  const effect = (x: Float64Array, y: Float64Array): Effect => {
    const sample = sampleOf(pairedDifferences(x, y));
    return { mean: orNull(sample.mean), ...tInterval(sample, alpha) };
  };
  return { name, of, via, response, n: a.length, total: effect(a, b), part: effect(a, v), rest: effect(v, b) };
}
