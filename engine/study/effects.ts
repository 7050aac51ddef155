/** What a change of one dimension, or of two together, does to an output: estimated in every replication by itself. */
import { type Dimension, levelsOf, type Setting } from "./designs/dimension.ts";
import type { Output } from "./frame.ts";
import { holm } from "./holm.ts";
import { leastSquares } from "./least-squares.ts";
import { pOfZeroMean } from "./paired.ts";
import { type Interval, orNull, sampleOf, tInterval } from "./sample.ts";

/** Its interval holds at once with those of all other effects of the output (Bonferroni). */
export interface Effect extends Interval {
  /** Names of one dimension, or of two that interact. */
  readonly of: readonly string[];
  /** Effects that this design cannot tell from it: what is estimated is their sum. */
  readonly aliases: readonly (readonly string[])[];
  /** Of one dimension: the values that count as low and high; null for an interaction. */
  readonly ends: readonly [low: Setting, high: Setting] | null;
  readonly n: number;
  /**
   * The change of the output from the low to the high end of the dimension, over the design; of an interaction, half the
   * change of one dimension's effect between the ends of the other.
   */
  readonly mean: number | null;
  readonly p: number | null;
  /** Holm's, over all effects of the output. */
  readonly pHolm: number | null;
}

export type EffectRow = Effect & Output;

/** A regressor: one dimension, or the product of two. */
interface Term {
  readonly of: readonly string[];
  readonly ends: readonly [Setting, Setting] | null;
  readonly column: Float64Array;
}

interface Coded {
  readonly ends: readonly [Setting, Setting];
  readonly column: Float64Array;
}

/** -1 at the low end, 1 at the high end; null where the values have no order. */
function coded(dimension: Dimension, settings: readonly Setting[]): Coded | null {
  const levels = levelsOf(dimension);
  if (levels.length === 2) {
    const [low, high] = levels;
    if (settings.every((x) => x === low || x === high)) {
      return { ends: [low, high], column: Float64Array.from(settings, (x) => (x === low ? -1 : 1)) };
    }
  }
  if (!levels.every((x) => typeof x === "number") || !settings.every((x) => typeof x === "number")) return null;
  const [low, high] = [Math.min(...(levels as number[])), Math.max(...(levels as number[]))];
  const column = Float64Array.from(settings as number[], (x) => (2 * (x - low)) / (high - low) - 1);
  return low < high ? { ends: [low, high], column } : null;
}

function termsOf(dimensions: readonly Dimension[], rows: readonly (readonly Setting[])[]): Term[] {
  const main = dimensions.flatMap((dimension, d): Term[] => {
    const found = coded(
      dimension,
      rows.map((row) => row[d]),
    );
    if (found?.column.every((x) => x === found.column[0]) !== false) return [];
    return [{ of: [dimension.name], ...found }];
  });
  const isTwoLevel = main.every(({ column }) => column.every((x) => x === -1 || x === 1));
  if (!isTwoLevel) return main;
  const interactions = main.flatMap((a, i) =>
    main.slice(i + 1).map((b): Term => {
      return { of: [...a.of, ...b.of], ends: null, column: a.column.map((x, row) => x * b.column[row]) };
    }),
  );
  return [...main, ...interactions];
}

/** Terms with the same column, up to sign, cannot be told apart: the first stands for all; one that is constant for none. */
function distinct(terms: readonly Term[]): { readonly term: Term; readonly aliases: (readonly string[])[] }[] {
  const groups: { readonly term: Term; readonly aliases: (readonly string[])[] }[] = [];
  for (const term of terms) {
    if (term.column.every((x) => x === term.column[0])) continue;
    const same = groups.find(({ term: { column } }) => {
      const sign = column[0] * term.column[0] < 0 ? -1 : 1;
      return column.every((x, row) => x === sign * term.column[row]);
    });
    if (same === undefined) groups.push({ term, aliases: [] });
    else same.aliases.push(term.of);
  }
  return groups;
}

/**
 * Regresses the output on the dimensions, coded from -1 to 1, in every replication by itself: so the interval over
 * replications is right under common random numbers. Interactions only where every dimension takes two values.
 *
 * @param rows - settings of each point
 * @param table - one array a point, one value a replication, NaN where undefined
 * @returns none where no replication is whole
 * @source Law 2015, Simulation Modeling and Analysis, 5th ed., section 12.2
 */
export function effectsOf(
  dimensions: readonly Dimension[],
  rows: readonly (readonly Setting[])[],
  table: readonly Float64Array[],
  alpha: number,
): Effect[] {
  const all = distinct(termsOf(dimensions, rows));
  // Where the design has too few points for the interactions too, main effects are what it is for.
  const groups = all.length < rows.length ? all : all.filter(({ term }) => term.of.length === 1);
  const regressors = rows.map((_, row) => [1, ...groups.map(({ term }) => term.column[row])]);
  const fits = Array.from(table[0] ?? [], (_, j) => table.map((values) => values[j]))
    .filter((y) => !y.some(Number.isNaN))
    .flatMap((y) => leastSquares(regressors, y) ?? []);
  const samples = groups.map((_, g) =>
    sampleOf(Float64Array.from(fits, ({ coefficients }) => 2 * coefficients[g + 1])),
  );
  const p = samples.map(pOfZeroMean);
  const adjusted = holm(p);
  return groups.map(({ term, aliases }, g) => ({
    of: term.of,
    aliases,
    ends: term.ends,
    n: samples[g].n,
    mean: orNull(samples[g].mean),
    ...tInterval(samples[g], alpha / groups.length),
    p: orNull(p[g]),
    pHolm: orNull(adjusted[g]),
  }));
}
