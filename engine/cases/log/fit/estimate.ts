/** What a log tells of a number, with its 95 % interval; and how such numbers are put together. */
import { nearestRank } from "../../../kernel/observe/quantile.ts";
import { Streams } from "../../../kernel/random/streams.ts";

export interface Estimate {
  /** Days, cases or events that it rests on. */
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const SAMPLES = 400;
/** Of a longer list so many are drawn, and the interval is narrowed to its length (m out of n). */
const MOST_DRAWN = 5000;
/** Fewer values tell no interval. */
const FEWEST = 10;
/** Standard errors on either side of an interval of 95 %. */
const SIDE = 1.959964;

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param statistic of a resampled list @returns the statistic with its 95 % percentile interval */
export function resampled<T>(
  items: readonly T[],
  statistic: (items: readonly T[]) => number,
  fewest = FEWEST,
): Estimate | null {
  const value = statistic(items);
  if (items.length < fewest || Number.isNaN(value)) return null;
  const streams = new Streams(1);
  streams.seed(0, "bootstrap of a fit");
  const drawn = Math.min(items.length, MOST_DRAWN);
  const draw = (): T[] => Array.from({ length: drawn }, () => items[Math.floor(streams.uniform(0) * items.length)]);
  const values = Float64Array.from({ length: SAMPLES }, () => statistic(draw()))
    .filter((sample) => !Number.isNaN(sample))
    .sort();
  const narrow = Math.sqrt(drawn / items.length);
  const end = (p: number): number => value + narrow * (nearestRank(values, p) - value);
  return { n: items.length, value, low: end(0.025), high: end(0.975) };
}

/**
 * @returns null of less than ten values
 * @source David & Nagaraja 2003, Order Statistics, 7.1: the interval of a quantile lies between two of the values
 */
export function quantileOf(values: readonly number[], p: number): Estimate | null {
  const n = values.length;
  if (n < FEWEST) return null;
  const sorted = Float64Array.from(values).sort();
  const half = (SIDE * Math.sqrt(n * p * (1 - p))) / n;
  const at = (share: number): number => nearestRank(sorted, Math.min(1, Math.max(1 / n, share)));
  return { n, value: at(p), low: at(p - half), high: at(p + half) };
}

export const complement = ({ n, value, low, high }: Estimate): Estimate => ({
  n,
  value: 1 - value,
  low: 1 - high,
  high: 1 - low,
});

export const scaled = ({ n, value, low, high }: Estimate, by: number): Estimate => ({
  n,
  value: value * by,
  low: low * by,
  high: high * by,
});

/** Errors of two estimates that know nothing of each other, together. */
export const rootOfSquares = (a: number, b: number): number => Math.sqrt(a * a + b * b);

/** One less another; errors add in squares. */
export function difference(a: Estimate, b: Estimate): Estimate {
  const below = rootOfSquares(a.value - a.low, b.high - b.value);
  const above = rootOfSquares(a.high - a.value, b.value - b.low);
  const value = a.value - b.value;
  return { n: a.n, value, low: value - below, high: value + above };
}

/** A whole less its part, where the two go together: errors are added. */
export function lessAll(whole: Estimate | null, part: Estimate | null): Estimate | null {
  if (whole === null || part === null) return null;
  const { n, value, low, high } = whole;
  return { n, value: value - part.value, low: low - part.high, high: high - part.low };
}

/** The product; relative errors add in squares. */
export function product(a: Estimate, b: Estimate): Estimate {
  const value = a.value * b.value;
  const below = rootOfSquares(1 - a.low / a.value, 1 - b.low / b.value);
  const above = rootOfSquares(a.high / a.value - 1, b.high / b.value - 1);
  return { n: Math.min(a.n, b.n), value, low: value * (1 - below), high: value * (1 + above) };
}
