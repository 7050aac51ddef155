/**
 * Holm's step-down adjustment, which keeps the chance of any false rejection in the family at alpha under any dependence.
 *
 * @param p - one a comparison, NaN where undefined; those are no part of the family
 * @returns adjusted p in the same order, to be compared with alpha itself; NaN where p is
 * @source Holm 1979, Scandinavian Journal of Statistics 6:65-70
 */
export function holm(p: readonly number[]): number[] {
  const order = p
    .map((_, i) => i)
    .filter((i) => !Number.isNaN(p[i]))
    .sort((i, j) => p[i] - p[j] || i - j);
  const adjusted = p.map(() => NaN);
  let highest = 0;
  order.forEach((i, rank) => {
    highest = Math.max(highest, Math.min(1, (order.length - rank) * p[i]));
    adjusted[i] = highest;
  });
  return adjusted;
}
