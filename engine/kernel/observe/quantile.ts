/**
 * The quantile by nearest rank: the smallest value with at least the share p at or below it, x(ceil(p n)).
 * @param sorted ascending
 * @param p share in [0, 1]
 * @returns one of the values; NaN if there are none
 */
export function nearestRank(sorted: Float64Array, p: number): number {
  const n = sorted.length;
  if (n === 0) return NaN;
  // 0.07 * 100 is a little more than 7: the rank must not be lifted by the rounding of the product.
  const rank = Math.ceil(p * n * (1 - 4e-16));
  return sorted[Math.min(n, Math.max(1, rank)) - 1];
}
