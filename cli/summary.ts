/** Curves over replications, as charts show them. */
import { nearestRank } from "../engine/kernel/observe/quantile.ts";
import { pairedDifferences } from "../engine/study/paired.ts";
import { defined, sampleOf, tInterval } from "../engine/study/sample.ts";
import type { PairedCurve, SeriesSummary } from "../viz/report/data.ts";
import type { Curves } from "./store/tables.ts";

/** Level 1 - ALPHA of the interval of the mean. */
const ALPHA = 0.05;

/**
 * @param all - the curves of every policy
 * @param baseline - the policy that the others are paired with, replication by replication
 * @returns at every point of the axis: mean with its 95 % t interval, percentiles over replications, and the mean
 * paired difference from the baseline
 */
export function summarise(all: readonly Curves[], baseline: string): SeriesSummary[] {
  return all.map((own) => {
    const base = all.find((candidate) => candidate.policy === baseline && candidate.name === own.name);
    return { ...summaryOf(own), difference: base === undefined || base === own ? null : paired(own, base) };
  });
}

function summaryOf({ name, policy, x, curves }: Curves): Omit<SeriesSummary, "difference"> {
  const points = Array.from(x, (_, at) => {
    const values = defined(Float64Array.from(curves, ({ values }) => values[at]));
    return { n: values.length, ...meanOf(values), ...spreadOf(values.sort()) };
  });
  return {
    name,
    policy,
    replications: curves.length,
    x: [...x],
    n: points.map(({ n }) => n),
    mean: points.map(({ mean }) => mean),
    low: points.map(({ low }) => low),
    high: points.map(({ high }) => high),
    p05: points.map(({ p05 }) => p05),
    p95: points.map(({ p95 }) => p95),
  };
}

function meanOf(values: Float64Array): { mean: number; low: number; high: number } {
  const sample = sampleOf(values);
  const { low, high } = tInterval(sample, ALPHA);
  return { mean: sample.mean, low: low ?? Number.NaN, high: high ?? Number.NaN };
}

function spreadOf(sorted: Float64Array): { p05: number; p95: number } {
  return { p05: nearestRank(sorted, 0.05), p95: nearestRank(sorted, 0.95) };
}

/** Differences of the replications that both policies have. */
function paired(own: Curves, base: Curves): PairedCurve {
  const byReplication = new Map(base.curves.map(({ replication, values }) => [replication, values]));
  const pairs = own.curves.flatMap(({ replication, values }) => {
    const other = byReplication.get(replication);
    return other === undefined ? [] : [{ values, other }];
  });
  const points = Array.from(own.x, (_, at) =>
    meanOf(
      pairedDifferences(
        Float64Array.from(pairs, ({ values }) => values[at]),
        Float64Array.from(pairs, ({ other }) => other[at]),
      ),
    ),
  );
  return {
    mean: points.map(({ mean }) => mean),
    low: points.map(({ low }) => low),
    high: points.map(({ high }) => high),
  };
}
