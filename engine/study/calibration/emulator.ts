/** A quick stand-in for the simulation: a polynomial in the inputs, with the variance of what it leaves unexplained. */
import { log } from "../../kernel/math/elementary.ts";
import { type Fit, leastSquares } from "../least-squares.ts";

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

/**
 * Terms are taken in one by one while Schwarz's criterion falls; squares and products only of inputs that are in.
 *
 * @param inputs - rows in the unit cube
 * @param outputs - one a row, all defined
 * @returns null where there are too few observations even for a mean with its variance
 * @source Vernon, Goldstein & Bower 2010, Bayesian Analysis 5:619-670 (regression emulators in history matching)
 */
export function emulatorOf(inputs: readonly Float64Array[], outputs: Float64Array): Emulator | null {
  const n = inputs.length;
  const most = Math.floor(n / OBSERVATIONS_EACH);
  const fitOf = (terms: readonly Term[]): Fit | null =>
    leastSquares(
      inputs.map((u) => terms.map((term) => product(term, u))),
      outputs,
    );
  let terms: Term[] = [[]];
  let fit = fitOf(terms);
  if (fit === null || Number.isNaN(fit.residualVariance)) return null;
  const explained = fit.residualVariance * EXACT;
  while (terms.length < most && fit.residualVariance > explained) {
    let best: { terms: Term[]; fit: Fit } | null = null;
    for (const term of candidatesOf(terms, inputs[0].length)) {
      const grown = [...terms, term];
      const found = fitOf(grown);
      if (found !== null && (best === null || found.residualVariance < best.fit.residualVariance)) {
        best = { terms: grown, fit: found };
      }
    }
    if (best === null || criterion(n, best.terms.length, best.fit) >= criterion(n, terms.length, fit)) break;
    ({ terms, fit } = best);
  }
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

/** n log(residual sum of squares / n) + p log n. */
function criterion(n: number, p: number, { residualVariance }: Fit): number {
  return n * log((residualVariance * (n - p)) / n) + p * log(n);
}

function candidatesOf(terms: readonly Term[], k: number): Term[] {
  const isIn = (candidate: Term): boolean => terms.some((term) => term.join() === candidate.join());
  const inputs = Array.from({ length: k }, (_, d) => d);
  const active = inputs.filter((d) => isIn([d]));
  const second = active.flatMap((i) => active.filter((j) => j >= i).map((j): Term => [i, j]));
  return [...inputs.map((d): Term => [d]), ...second].filter((term) => !isIn(term));
}
