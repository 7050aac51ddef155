/** When a comparison stops: rules that are fixed before the first run, so that watching the figures changes nothing. */
import { type Sample, tInterval } from "./sample.ts";

export type Stopping =
  /** Verdicts are taken at these numbers of replications; it ends at the first where all primary ones are decided. */
  | { readonly rule: "looks"; readonly looks: readonly number[] }
  /** Ends as soon as every primary mean of every policy is known to this share of itself, from `first` replications on. */
  | { readonly rule: "precision"; readonly relative: number; readonly first: number };

/** The looks that a study takes if its file says only that it looks (docs/statistics.md). */
export const DEFAULT_LOOKS: readonly number[] = [10, 20, 40, 80, 160];

/** Below this many replications the coverage at the stop falls short: .905 at 2, .919 at 5, .949 at 10 for a nominal .95. */
export const FEWEST_FOR_PRECISION = 10;

/** At so many numbers of replications a verdict may be taken; alpha is shared among them. */
export function looksPlanned({ stopping }: { readonly stopping?: Stopping }): number {
  return stopping?.rule === "looks" ? stopping.looks.length : 1;
}

/**
 * Whether the mean is known well enough: half the interval is at most g/(1+g) of the estimate, which bounds the error
 * relative to the true mean by g.
 *
 * @param relative - g
 * @source Law 2015, Simulation Modeling and Analysis, 5th ed., section 9.4.1
 */
export function isPrecise(sample: Sample, alpha: number, relative: number): boolean {
  const { low, high } = tInterval(sample, alpha);
  if (low === null || high === null) return false;
  return (high - low) / 2 <= (relative / (1 + relative)) * Math.abs(sample.mean);
}

/** @returns what is wrong with a rule, in words */
export function faultsOfStopping(stopping: Stopping | undefined, replications: number): string[] {
  if (stopping === undefined) return [];
  if (stopping.rule === "looks") {
    const { looks } = stopping;
    const isRising = looks.every((n, i) => Number.isInteger(n) && n >= 2 && (i === 0 || n > looks[i - 1]));
    if (!isRising || looks.length === 0)
      return ["looks: must be whole numbers from 2, each larger than the one before"];
    return looks.at(-1) === replications ? [] : [`looks: the last must be the replications planned, ${replications}`];
  }
  const { relative, first } = stopping;
  const faults: string[] = [];
  if (!(relative > 0 && relative < 1)) faults.push(`precision: must lie between 0 and 1 (got ${relative})`);
  if (!(Number.isInteger(first) && first >= FEWEST_FOR_PRECISION && first <= replications)) {
    faults.push(`precision: the first look must lie from ${FEWEST_FOR_PRECISION} to ${replications} (got ${first})`);
  }
  return faults;
}
