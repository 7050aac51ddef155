/** The score FI over the six parts, and how far a difference depends on its weights, docs/measures.md, section 3. */
import { log } from "../../kernel/math/elementary.ts";
import { Streams } from "../../kernel/random/streams.ts";

/** A sixth each. */
export const EQUAL_WEIGHTS: readonly number[] = [1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6];

/**
 * FI, or its difference if differences of parts are given: absolute, 0 = none, never rescaled.
 * @param parts F1 to F6
 * @param weights >= 0, with any positive sum; normalised
 * @returns NaN if a part that has weight is undefined
 */
export function score(parts: ArrayLike<number>, weights: ArrayLike<number> = EQUAL_WEIGHTS): number {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < parts.length; k++) {
    total += weights[k];
    if (weights[k] > 0) sum += weights[k] * parts[k];
  }
  return sum / total;
}

/** @returns the least and the greatest difference of FI that any weights could give; attained, as FI is linear in them */
export function weightRange(differences: ArrayLike<number>): [least: number, greatest: number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < differences.length; k++) {
    least = Math.min(least, differences[k]);
    greatest = Math.max(greatest, differences[k]);
  }
  return [least, greatest];
}

/**
 * @param vectors number of weight vectors, uniform on the simplex from a fixed seed
 * @returns the share of them under which the difference of FI has the sign it has under equal weights
 */
export function signShare(differences: ArrayLike<number>, vectors = 10_000): number {
  const streams = new Streams(1);
  streams.seed(0, "weights of the score");
  const equal = score(differences);
  if (Number.isNaN(equal)) return Number.NaN;
  const weights = new Float64Array(differences.length);
  let kept = 0;
  for (let v = 0; v < vectors; v++) {
    // Unit exponentials, once normalised, are uniform on the simplex.
    for (let k = 0; k < weights.length; k++) weights[k] = -log(streams.uniform53(0));
    if (Math.sign(score(differences, weights)) === Math.sign(equal)) kept++;
  }
  return kept / vectors;
}
