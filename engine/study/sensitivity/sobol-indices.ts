/** Sobol indices: the share of an output's variance that a dimension makes by itself, and with all it interacts with. */
import { percentileInterval } from "../bootstrap.ts";
import { sobolSequence } from "../designs/sobol-sequence.ts";
import type { Draws } from "../draws.ts";
import { type Interval, orNull } from "../sample.ts";

/** Rows in the unit cube. */
export interface SaltelliDesign {
  readonly a: readonly Float64Array[];
  readonly b: readonly Float64Array[];
  /** By dimension: the rows of a with this dimension from b. */
  readonly mixed: readonly (readonly Float64Array[])[];
}

/** @source Saltelli et al. 2010, Computer Physics Communications 181:259-270, section 4 */
export function saltelliDesign(n: number, k: number, draws: Draws): SaltelliDesign {
  const rows = sobolSequence(n, 2 * k, draws);
  const a = rows.map((row) => row.slice(0, k));
  const b = rows.map((row) => row.slice(k));
  const mixed = Array.from({ length: k }, (_, d) =>
    a.map((row, j) => {
      const other = row.slice();
      other[d] = b[j][d];
      return other;
    }),
  );
  return { a, b, mixed };
}

export interface Index extends Interval {
  /** May be slightly below 0 or above 1: it is an estimate, and what is out of range is sampling noise. */
  readonly value: number | null;
  /** The interval lies above 0; else the index is not distinguishable from 0. */
  readonly isAboveZero: boolean;
}

export interface Indices {
  readonly first: Index;
  readonly total: Index;
}

/** Outputs of a design, one a row, NaN where undefined. */
export interface SaltelliOutputs {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: readonly Float64Array[];
}

export interface SobolResult {
  /** Rows of which all evaluations are defined. */
  readonly n: number;
  readonly variance: number | null;
  /** One a dimension. */
  readonly indices: readonly Indices[];
}

/**
 * First order by Saltelli's estimator, total order by Jansen's, with bootstrap intervals over rows.
 *
 * @source Saltelli et al. 2010, table 2 (b) and (f); Jansen 1999, Computer Physics Communications 117:35-43
 */
export function sobolIndices(outputs: SaltelliOutputs, alpha: number, resamples: number, draws: Draws): SobolResult {
  const k = outputs.mixed.length;
  const whole = Int32Array.from(outputs.a, (_, j) => j).filter(
    (j) => ![outputs.a, outputs.b, ...outputs.mixed].some((column) => Number.isNaN(column[j])),
  );
  const n = whole.length;
  const pick = (column: Float64Array): Float64Array => Float64Array.from(whole, (j) => column[j]);
  const [a, b] = [pick(outputs.a), pick(outputs.b)];
  const mixed = outputs.mixed.map(pick);
  const all = Int32Array.from({ length: n }, (_, j) => j);

  const index = (statistic: (indices: Int32Array) => number): Index => {
    const interval = percentileInterval(n, statistic, alpha, resamples, draws);
    return { value: orNull(statistic(all)), ...interval, isAboveZero: interval.low !== null && interval.low > 0 };
  };
  return {
    n,
    variance: orNull(momentsOf(a, b, all).variance),
    indices: Array.from({ length: k }, (_, d) => ({
      first: index((rows) => firstOrder(a, b, mixed[d], rows)),
      total: index((rows) => totalOrder(a, b, mixed[d], rows)),
    })),
  };
}

/** Of both matrices together, over these rows. */
function momentsOf(a: Float64Array, b: Float64Array, rows: Int32Array): { mean: number; variance: number } {
  let total = 0;
  for (const j of rows) total += a[j] + b[j];
  const mean = total / (2 * rows.length);
  let squares = 0;
  for (const j of rows) squares += (a[j] - mean) * (a[j] - mean) + (b[j] - mean) * (b[j] - mean);
  return { mean, variance: squares / (2 * rows.length - 1) };
}

function firstOrder(a: Float64Array, b: Float64Array, ab: Float64Array, rows: Int32Array): number {
  const { mean, variance } = momentsOf(a, b, rows);
  let total = 0;
  // Centred: without it the estimator's own variance grows with the square of the mean.
  for (const j of rows) total += (b[j] - mean) * (ab[j] - a[j]);
  return variance > 0 ? total / rows.length / variance : Number.NaN;
}

function totalOrder(a: Float64Array, b: Float64Array, ab: Float64Array, rows: Int32Array): number {
  const { variance } = momentsOf(a, b, rows);
  let total = 0;
  for (const j of rows) total += (a[j] - ab[j]) * (a[j] - ab[j]);
  return variance > 0 ? total / (2 * rows.length) / variance : Number.NaN;
}
