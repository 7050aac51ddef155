/** Curves over replications, as charts show them. */
import { nearestRank } from "../../engine/kernel/observe/quantile.ts";
import { defined, sampleOf, tInterval } from "../../engine/study/sample.ts";
import type { SeriesSummary } from "./data.ts";

/** The curves of one series under one policy: one a replication, over one axis. */
export interface CurvesOfReplications {
  readonly name: string;
  readonly policy: string;
  readonly x: ArrayLike<number> & Iterable<number>;
  readonly curves: readonly { readonly values: Float64Array }[];
}

/** Level 1 - ALPHA of the interval of the mean. */
const ALPHA = 0.05;

/** @returns at every point of the axis: mean with its 95 % t interval, 5th and 95th percentile over replications */
export function summarise({ name, policy, x, curves }: CurvesOfReplications): SeriesSummary {
  const points = Array.from(x, (_, at) => {
    const values = defined(Float64Array.from(curves, ({ values }) => values[at]));
    const sample = sampleOf(values);
    const { low, high } = tInterval(sample, ALPHA);
    const sorted = values.sort();
    return {
      mean: sample.mean,
      low: low ?? Number.NaN,
      high: high ?? Number.NaN,
      p05: nearestRank(sorted, 0.05),
      p95: nearestRank(sorted, 0.95),
    };
  });
  return {
    name,
    policy,
    x: [...x],
    mean: points.map(({ mean }) => mean),
    low: points.map(({ low }) => low),
    high: points.map(({ high }) => high),
    p05: points.map(({ p05 }) => p05),
    p95: points.map(({ p95 }) => p95),
  };
}
