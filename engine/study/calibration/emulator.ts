/** A quick stand-in for the simulation: a polynomial in the inputs, with the variance of what it leaves unexplained. */
import { log } from "../../kernel/math/elementary.ts";
import { leastSquares } from "../least-squares.ts";

/** 1, x_i, x_i^2 or x_i x_j, on inputs from -1 to 1. */
type Term = readonly [] | readonly [number] | readonly [number, number];

export interface Emulation {
  readonly mean: number;
  /** Of a new simulation there: of the fit, and of what the fit leaves over, simulation noise included. */
  readonly variance: number;
}

export interface Emulator {
  readonly terms: number;
  at(u: ArrayLike<number>): Emulation;
}

/** So many observations a term at least. */
const OBSERVATIONS_EACH = 3;
/** A fit that leaves this share of the variance leaves rounding only. */
const EXACT = 1e-20;

const product = (term: Term, u: ArrayLike<number>): number =>
  term.reduce((total: number, d) => total * (2 * u[d] - 1), 1);

/** Of columns that are orthogonalised, one that keeps no more than this share of its square is a sum of the others. */
const DEPENDENT = 1e-9;

/**
 * Terms are taken in one by one while the extended criterion of Schwarz falls; squares and products only of inputs that
 * are in. The criterion charges a term for how many it was chosen among: of two hundred inputs that do nothing, the best
 * would seem to do something.
 *
 * @param inputs - rows in the unit cube
 * @param outputs - one a row, all defined
 * @returns null where there are too few observations even for a mean with its variance
 * @source Vernon, Goldstein & Bower 2010, Bayesian Analysis 5:619-670 (regression emulators in history matching); Chen &
 *   Chen 2008, Biometrika 95:759-771 (the criterion)
 */
export function emulatorOf(inputs: readonly Float64Array[], outputs: Float64Array): Emulator | null {
  const terms = chosenTerms(inputs, outputs);
  const fit = leastSquares(
    inputs.map((u) => terms.map((term) => product(term, u))),
    outputs,
  );
  if (fit === null || Number.isNaN(fit.residualVariance)) return null;
  const { coefficients, residualVariance, leverage } = fit;
  return {
    terms: terms.length,
    at(u) {
      const row = terms.map((term) => product(term, u));
      const mean = row.reduce((total, x, i) => total + coefficients[i] * x, 0);
      return { mean, variance: residualVariance * (1 + leverage(row)) };
    },
  };
}

/** Each step takes the term that explains most of what the others leave: its column without its share in theirs. */
function chosenTerms(inputs: readonly Float64Array[], outputs: Float64Array): Term[] {
  const n = inputs.length;
  const k = inputs[0]?.length ?? 0;
  const most = Math.floor(n / OBSERVATIONS_EACH);
  const basis: Float64Array[] = [];
  const left = outputs.slice();
  const columnOf = (term: Term): Candidate => {
    const column = Float64Array.from(inputs, (u) => product(term, u));
    const size = dot(column, column);
    for (const unit of basis) takeOff(column, unit);
    return { term, column, size };
  };
  const terms: Term[] = [];
  let candidates: Candidate[] = [columnOf([])];
  let squares = dot(left, left);
  const exact = squares * EXACT;
  while (candidates.length > 0 && (terms.length === 0 || (terms.length < most && squares > exact))) {
    const best = candidates.reduce((one, other) => (explained(other, left) > explained(one, left) ? other : one));
    const after = squares - explained(best, left);
    const p = terms.length + 1;
    if (terms.length > 0 && criterion(n, p, after, candidates.length) >= criterion(n, p - 1, squares, null)) break;
    const length = Math.sqrt(dot(best.column, best.column));
    const unit = best.column.map((x) => x / length);
    takeOff(left, unit);
    squares = dot(left, left);
    terms.push(best.term);
    basis.push(unit);
    const rest = candidates.filter((candidate) => candidate !== best);
    for (const { column } of rest) takeOff(column, unit);
    candidates = [...rest, ...openedBy(best.term, terms, k).map(columnOf)].filter(isFree);
  }
  return terms;
}

interface Candidate {
  readonly term: Term;
  /** Orthogonal to what is in. */
  readonly column: Float64Array;
  /** Square of the column as it was. */
  readonly size: number;
}

const isFree = ({ column, size }: Candidate): boolean => dot(column, column) > size * DEPENDENT;

const explained = ({ column }: Candidate, left: Float64Array): number => {
  const along = dot(column, left);
  return (along * along) / dot(column, column);
};

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}

function takeOff(column: Float64Array, unit: Float64Array): void {
  const along = dot(column, unit);
  for (let i = 0; i < column.length; i++) column[i] -= along * unit[i];
}

/** n log(residual sum of squares / n) + p log n, and twice the log of what a new term was chosen among. */
function criterion(n: number, p: number, squares: number, among: number | null): number {
  return n * log(Math.max(squares, Number.MIN_VALUE) / n) + p * log(n) + (among === null ? 0 : 2 * log(among));
}

/** The terms that may follow once a term is in. */
function openedBy(term: Term, terms: readonly Term[], k: number): Term[] {
  if (term.length === 0) return Array.from({ length: k }, (_, d): Term => [d]);
  if (term.length === 2) return [];
  const active = terms.flatMap((one) => (one.length === 1 ? [one[0]] : []));
  return active.map((d): Term => (d < term[0] ? [d, term[0]] : [term[0], d]));
}
