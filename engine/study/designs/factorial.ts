/** Full factorial designs, and fractions of 2^k designs by their generators. */
import { type Dimension, levelsOf, type Setting } from "./dimension.ts";

/** @returns every combination of the levels, the last dimension changing fastest */
export function fullFactorial(dimensions: readonly Dimension[]): Setting[][] {
  return dimensions.reduce<Setting[][]>(
    (rows, dimension) => rows.flatMap((row) => levelsOf(dimension).map((level) => [...row, level])),
    [[]],
  );
}

/** III: main effects apart from each other; IV: also from two-way interactions; V: two-way interactions apart as well. */
export type Resolution = 3 | 4 | 5;

/**
 * The columns of the smallest regular fraction that has the resolution: each a word whose bits are basic factors, so that
 * the column is their product. Words are taken in ascending order if no product of fewer than `resolution` columns vanishes.
 *
 * @param k - factors
 * @source Box & Hunter 1961, Technometrics 3:311-351; the greedy order is that of lexicodes (Conway & Sloane 1986)
 */
export function generatorsOf(k: number, resolution: Resolution): number[] {
  const words: number[] = [];
  // What no further word may be: the products of up to resolution - 2 columns.
  const taken = [new Set([0])];
  for (let word = 1; words.length < k; word++) {
    if (taken.some((products) => products.has(word))) continue;
    words.push(word);
    for (let order = resolution - 2; order >= 1; order--) {
      const products = taken[order] ?? new Set<number>();
      taken[order] = products;
      for (const product of taken[order - 1] ?? []) products.add(product ^ word);
    }
  }
  return words;
}

/**
 * @param generators - as `generatorsOf` gives them
 * @returns rows of -1 and 1, one column a factor; as many rows as the basic factors make
 */
export function fractionalFactorial(generators: readonly number[]): Int8Array[] {
  const basic = 32 - Math.clz32(Math.max(...generators));
  const isOdd = (word: number): boolean => {
    let odd = false;
    for (; word !== 0; word &= word - 1) odd = !odd;
    return odd;
  };
  return Array.from({ length: 1 << basic }, (_, row) =>
    Int8Array.from(generators, (word) => {
      // The product over the word's factors, each -1 where its bit of the row is 0.
      const low = word & ~row;
      return isOdd(low) ? -1 : 1;
    }),
  );
}
