/** Curves over replications, as charts show them. */
import { nearestRank } from "../engine/kernel/observe/quantile.ts";
import { defined, sampleOf, tInterval } from "../engine/study/sample.ts";
import type { SeriesSummary } from "../viz/report/data.ts";
import type { StoredRun } from "./store/journals.ts";
import type { Manifest } from "./store/manifest.ts";

/** Level 1 - ALPHA of the interval of the mean. */
const ALPHA = 0.05;

/** Numbers held at once: 64 MB, however many replications there are. */
const ROOM = 8_000_000;

/** One point of a curve, over replications. */
interface PointSummary {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly p05: number;
  readonly p95: number;
}

/** @returns mean with its 95 % t interval, 5th and 95th percentile */
export function summarisePoint(values: Float64Array): PointSummary {
  const known = defined(values);
  const sample = sampleOf(known);
  const { low, high } = tInterval(sample, ALPHA);
  const sorted = known.sort();
  return {
    mean: sample.mean,
    low: low ?? Number.NaN,
    high: high ?? Number.NaN,
    p05: nearestRank(sorted, 0.05),
    p95: nearestRank(sorted, 0.95),
  };
}

/** Where one point of a curve stands in a stored result. */
interface PointOfCurve {
  readonly policy: number;
  readonly series: number;
  readonly at: number;
}

/**
 * @param runs - what is stored of the study's policies; read again as often as memory demands
 * @param count - how many runs there are
 * @param room - numbers held at once
 * @returns by policy, then by series
 */
export function summariseSeries(
  { study: { policies }, columns }: Pick<Manifest, "study" | "columns">,
  runs: () => Iterable<StoredRun>,
  count: number,
  room: number = ROOM,
): SeriesSummary[] {
  const { series } = columns;
  const points = policies.flatMap((_, policy) =>
    series.flatMap(({ x }, s) => x.map((_, at): PointOfCurve => ({ policy, series: s, at }))),
  );
  const atOnce = Math.max(1, Math.floor(room / Math.max(1, count)));
  const summaries: PointSummary[] = [];
  for (let from = 0; from < points.length; from += atOnce) {
    summaries.push(...summarisePoints(points.slice(from, from + atOnce), runs(), count));
  }
  let next = 0;
  return policies.flatMap(({ name: policy }) =>
    series.map(({ name, x }) => {
      const curve = summaries.slice(next, next + x.length);
      next += curve.length;
      return {
        name,
        policy,
        x,
        mean: curve.map(({ mean }) => mean),
        low: curve.map(({ low }) => low),
        high: curve.map(({ high }) => high),
        p05: curve.map(({ p05 }) => p05),
        p95: curve.map(({ p95 }) => p95),
      };
    }),
  );
}

function summarisePoints(points: readonly PointOfCurve[], runs: Iterable<StoredRun>, count: number): PointSummary[] {
  const columns = points.map(() => new Float64Array(count).fill(Number.NaN));
  let n = 0;
  for (const { results } of runs) {
    const byPolicy = new Map(results.map((result) => [result.policy, result]));
    points.forEach(({ policy, series, at }, c) => {
      columns[c][n] = byPolicy.get(policy)?.series[series]?.[at] ?? Number.NaN;
    });
    n++;
  }
  return columns.map(summarisePoint);
}
