/** Curves over replications, as charts show them. */
import { SERIES } from "../../engine/district/series/index.ts";
import { nearestRank } from "../../engine/kernel/observe/quantile.ts";
import { pairedDifferences } from "../../engine/study/paired.ts";
import { defined, sampleOf, tInterval } from "../../engine/study/sample.ts";
import { WarmUpTally, type WarmUpVerdict } from "../../engine/study/warm-up.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { PairedCurve, SeriesSummary } from "./data.ts";

/** The series of one replication, by policy's place in the study; a policy that failed has none. */
export interface SeriesOfRun {
  readonly results: readonly { readonly policy: number; readonly series: readonly Float64Array[] }[];
}

/** Level 1 - ALPHA of the interval of the mean. */
const ALPHA = 0.05;

/** Numbers held at once: 32 MB, however many replications there are. */
const ROOM = 4_000_000;

interface Mean {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** One point of a curve under one policy, over replications. */
interface PointSummary extends Mean {
  readonly n: number;
  readonly p05: number;
  readonly p95: number;
}

interface Point {
  readonly own: PointSummary;
  /** Null for the baseline. */
  readonly difference: Mean | null;
}

/** @returns mean with its 95 % t interval, 5th and 95th percentile */
export function summarisePoint(values: Float64Array): PointSummary {
  const known = defined(values);
  const mean = meanOf(known);
  const sorted = known.sort();
  return { ...mean, n: sorted.length, p05: nearestRank(sorted, 0.05), p95: nearestRank(sorted, 0.95) };
}

/** A series and the axis of its points. */
export interface SeriesAxis {
  readonly name: string;
  readonly x: readonly number[];
}

/** @returns the series of a run of this program */
export function seriesAxes({ horizon, district }: Pick<ResolvedStudy, "horizon" | "district">): SeriesAxis[] {
  return SERIES.map(({ name, points }) => ({ name, x: [...points(horizon, district)] }));
}

/**
 * @param policies - the first is the baseline, with which the others are paired, replication by replication
 * @param axes - of the series, in the order in which runs have them
 * @param runs - one a replication; read again as often as memory demands
 * @param count - how many runs there are
 * @param room - numbers held at once
 * @returns by policy, then by series
 */
export function summariseSeries(
  policies: readonly { readonly name: string }[],
  axes: readonly SeriesAxis[],
  runs: () => Iterable<SeriesOfRun>,
  count: number,
  room: number = ROOM,
): SeriesSummary[] {
  const names = policies.map(({ name }) => name);
  const places = axes.flatMap(({ x }, series) => x.map((_, at) => ({ series, at })));
  const atOnce = Math.max(1, Math.floor(room / Math.max(1, count * names.length)));
  const points: Point[][] = [];
  const having = new Int32Array(names.length);
  for (let from = 0; from < places.length; from += atOnce) {
    const columns = columnsOf(
      names.length,
      places.slice(from, from + atOnce),
      runs(),
      count,
      from === 0 ? having : null,
    );
    for (const byPolicy of columns) points.push(byPolicy.map((own, p) => pointOf(own, p === 0 ? null : byPolicy[0])));
  }
  return names.flatMap((policy, p) => {
    let next = 0;
    return axes.map(({ name, x }): SeriesSummary => {
      const curve = points.slice(next, next + x.length).map((point) => point[p]);
      next += curve.length;
      return {
        name,
        policy,
        replications: having[p],
        x,
        n: curve.map(({ own }) => own.n),
        mean: curve.map(({ own }) => own.mean),
        low: curve.map(({ own }) => own.low),
        high: curve.map(({ own }) => own.high),
        p05: curve.map(({ own }) => own.p05),
        p95: curve.map(({ own }) => own.p95),
        difference: p === 0 ? null : differencesOf(curve),
      };
    });
  });
}

/**
 * How long the run takes to forget its start: open matters week by week during the burn-in. A week is a batch, so that the
 * days of the week do not enter; later weeks have holidays and festivals, which are no warm-up.
 *
 * @param axes - of the series, in the order in which runs have them
 * @param count - how many of the runs count
 * @returns null where runs have no such series
 */
export function warmUpOf(
  axes: readonly SeriesAxis[],
  runs: Iterable<SeriesOfRun>,
  count: number,
): WarmUpVerdict | null {
  const at = axes.findIndex(({ name, x }) => name === "burnInBacklog" && x.length > 0);
  if (at < 0) return null;
  const tally = new WarmUpTally();
  let left = count;
  for (const { results } of runs) {
    if (left-- <= 0) break;
    // Equal under every policy.
    const [result] = results;
    if (result?.series.length > 0) tally.add(result.series[at]);
  }
  return tally.verdict();
}

/**
 * @param having - counts by policy the runs that have series
 * @returns by place, by policy: the value in every run, NaN where there is none
 */
function columnsOf(
  policies: number,
  places: readonly { readonly series: number; readonly at: number }[],
  runs: Iterable<SeriesOfRun>,
  count: number,
  having: Int32Array | null,
): Float64Array[][] {
  const columns = places.map(() => Array.from({ length: policies }, () => new Float64Array(count).fill(Number.NaN)));
  let n = 0;
  for (const { results } of runs) {
    const byPolicy = new Map(results.map(({ policy, series }) => [policy, series]));
    for (let p = 0; p < policies; p++) {
      const series = byPolicy.get(p) ?? [];
      if (series.length > 0 && having !== null) having[p]++;
      places.forEach((place, i) => {
        columns[i][p][n] = series[place.series]?.[place.at] ?? Number.NaN;
      });
    }
    n++;
  }
  return columns;
}

function pointOf(own: Float64Array, baseline: Float64Array | null): Point {
  return {
    own: summarisePoint(own),
    difference: baseline === null ? null : meanOf(pairedDifferences(own, baseline)),
  };
}

function differencesOf(curve: readonly Point[]): PairedCurve {
  const differences = curve.map(({ difference }) => difference ?? meanOf(new Float64Array(0)));
  return {
    mean: differences.map(({ mean }) => mean),
    low: differences.map(({ low }) => low),
    high: differences.map(({ high }) => high),
  };
}

function meanOf(known: Float64Array): Mean {
  const sample = sampleOf(known);
  const { low, high } = tInterval(sample, ALPHA);
  return { mean: sample.mean, low: low ?? Number.NaN, high: high ?? Number.NaN };
}
