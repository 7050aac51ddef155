import { nearestRank } from "../../kernel/observe/quantile.ts";
import { Streams } from "../../kernel/random/streams.ts";
import { ratio } from "../measures/share.ts";

/** A ratio of sums over cases, with the interval that resampling the cases gives it. */
export interface Rate {
  /** Cases, or pairs, or whatever the denominator counts. */
  readonly n: number;
  readonly value: number;
  /** 95 %, percentiles of the bootstrap. */
  readonly low: number;
  readonly high: number;
}

export interface Ratio {
  readonly name: string;
  readonly numerator: (c: number) => number;
  readonly denominator: (c: number) => number;
}

/** Cases are resampled one by one up to so many, beyond that as so many groups of cases, which says the same. */
const MOST_BUCKETS = 1000;
const SAMPLES = 400;

/**
 * The group of a case, as if drawn: cases often come in an order that has a pattern, and groups must not follow it.
 * @source Appleby, MurmurHash3 (fmix32)
 */
function bucketOf(c: number, buckets: number): number {
  let h = c ^ (c >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return Math.floor((((h ^ (h >>> 16)) >>> 0) / 0x100000000) * buckets);
}

/**
 * @param cases number of cases
 * @param groupOf the part of the log that a case belongs to, -1 for none
 * @param groups number of parts
 * @returns by ratio, then by part
 * @source Efron 1979, Annals of Statistics 7(1): 1-26; percentile intervals
 */
export function rates(
  cases: number,
  ratios: readonly Ratio[],
  groupOf: (c: number) => number = () => 0,
  groups = 1,
): Rate[][] {
  const buckets = Math.max(1, Math.min(cases, MOST_BUCKETS));
  const drawn = resamples(buckets);
  return ratios.map(({ numerator, denominator }) => {
    const up = new Float64Array(groups * buckets);
    const down = new Float64Array(groups * buckets);
    for (let c = 0; c < cases; c++) {
      const group = groupOf(c);
      if (group < 0) continue;
      const bucket = cases <= MOST_BUCKETS ? c : bucketOf(c, buckets);
      up[group * buckets + bucket] += numerator(c);
      down[group * buckets + bucket] += denominator(c);
    }
    return Array.from({ length: groups }, (_, group) =>
      rateOf(up.subarray(group * buckets, (group + 1) * buckets), down.subarray(group * buckets), drawn),
    );
  });
}

/** How often each bucket is drawn, sample by sample. */
function resamples(buckets: number): Uint8Array[] {
  const streams = new Streams(1);
  streams.seed(0, "bootstrap of a log");
  return Array.from({ length: SAMPLES }, () => {
    const times = new Uint8Array(buckets);
    for (let draw = 0; draw < buckets; draw++) times[Math.floor(streams.uniform(0) * buckets)]++;
    return times;
  });
}

function rateOf(up: Float64Array, down: Float64Array, drawn: readonly Uint8Array[]): Rate {
  let above = 0;
  let below = 0;
  for (let b = 0; b < up.length; b++) {
    above += up[b];
    below += down[b];
  }
  const values = Float64Array.from(drawn, (times) => {
    let a = 0;
    let b = 0;
    for (let bucket = 0; bucket < up.length; bucket++) {
      a += times[bucket] * up[bucket];
      b += times[bucket] * down[bucket];
    }
    return ratio(a, b);
  })
    .filter((value) => !Number.isNaN(value))
    .sort();
  return { n: below, value: ratio(above, below), low: nearestRank(values, 0.025), high: nearestRank(values, 0.975) };
}

/**
 * The same of a ratio of sums over cells of cases that belong together.
 * @param numerators by cell
 * @param denominators by cell
 */
export function rateOfCells(numerators: Float64Array, denominators: Float64Array): Rate {
  const [{ 0: rate }] = rates(numerators.length, [
    { name: "", numerator: (cell) => numerators[cell], denominator: (cell) => denominators[cell] },
  ]);
  return rate;
}
