/** Whether two things rise together, whatever their scales. */

/**
 * Spearman's rank correlation; equal values share their mean rank.
 * @param x no NaN among them
 * @param y as many
 * @returns -1 to 1; NaN below two values, or where one of the two never varies
 * @source Spearman 1904, American Journal of Psychology 15(1): 72-101
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = [ranks(x), ranks(y)];
  const middle = (a.length - 1) / 2;
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < a.length; i++) {
    both += (a[i] - middle) * (b[i] - middle);
    squareA += (a[i] - middle) * (a[i] - middle);
    squareB += (b[i] - middle) * (b[i] - middle);
  }
  return squareA === 0 || squareB === 0 ? Number.NaN : both / Math.sqrt(squareA * squareB);
}

/** @returns ranks from 0, of equal values their mean */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const ranked = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let after = first + 1;
    while (after < order.length && values[order[after]] === values[order[first]]) after++;
    for (let at = first; at < after; at++) ranked[order[at]] = (first + after - 1) / 2;
    first = after;
  }
  return ranked;
}
