/** Latin hypercube: in every dimension each of n equal strata is met once. */
import type { Draws } from "../draws.ts";

/**
 * @param n - points
 * @param dimensions - any number
 * @returns one row a point, each in (0, 1)
 * @source McKay, Beckman & Conover 1979, Technometrics 21:239-245
 */
export function latinHypercube(n: number, dimensions: number, draws: Draws): Float64Array[] {
  const rows = Array.from({ length: n }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const strata = draws.permutation(n, 2 * d);
    for (let i = 0; i < n; i++) rows[i][d] = (strata[i] + draws.at(2 * d + 1, i)) / n;
  }
  return rows;
}
