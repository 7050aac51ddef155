/** The Sobol sequence: points that fill the unit cube evenly, however many of them are taken. */
import type { Draws } from "../draws.ts";
import { DIRECTIONS } from "./direction-numbers.ts";

export const MOST_SOBOL_DIMENSIONS = DIRECTIONS.length + 1;

const BITS = 32;
const UNIT = 1 / 0x100000000;

/** The direction numbers of one dimension as 32-bit fractions, v(1) .. v(32). */
function directionsOf(dimension: number): Int32Array {
  const v = new Int32Array(BITS);
  if (dimension === 0) return v.map((_, i) => 1 << (BITS - 1 - i));
  const [polynomial, initial] = DIRECTIONS[dimension - 1];
  const degree = initial.length;
  for (let i = 0; i < BITS; i++) {
    if (i < degree) {
      v[i] = initial[i] << (BITS - 1 - i);
      continue;
    }
    v[i] = v[i - degree] ^ (v[i - degree] >>> degree);
    for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - k)) & 1) v[i] ^= v[i - k];
  }
  return v;
}

/**
 * @param n - points; a power of 2 is the most even
 * @param dimensions - at most 64
 * @param shift - moves all points by one random amount a dimension, bit by bit, so that the design is unbiased; absent: the
 *   sequence itself, whose first point is the origin
 * @returns one row a point, each in [0, 1)
 * @throws RangeError beyond 64 dimensions
 * @source Antonov & Saleev 1979, USSR Comput. Math. Math. Phys. 19:252-256 (Gray code order)
 */
export function sobolSequence(n: number, dimensions: number, shift?: Draws): Float64Array[] {
  if (!(dimensions >= 1 && dimensions <= MOST_SOBOL_DIMENSIONS)) {
    throw new RangeError(`a Sobol sequence has 1 to ${MOST_SOBOL_DIMENSIONS} dimensions (got ${dimensions})`);
  }
  const directions = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  const state = Int32Array.from(directions, (_, d) => (shift === undefined ? 0 : Math.floor(shift.at(d) / UNIT) | 0));
  return Array.from({ length: n }, (_, i) => {
    if (i > 0) {
      // The bit in which the Gray code of i differs from that of i - 1: the lowest zero of i - 1, so the lowest one of i.
      const bit = 31 - Math.clz32(i & -i);
      for (let d = 0; d < dimensions; d++) state[d] ^= directions[d][bit];
    }
    return Float64Array.from(state, (word) => (word >>> 0) * UNIT);
  });
}
