/**
 * The quantile by nearest rank: the smallest value with at least the share p at or below it, x(ceil(p n)).
 * @param sorted ascending
 * @param p share in [0, 1]
 * @returns one of the values; NaN if there are none
 */
export function nearestRank(sorted: Float64Array, p: number): number {
  return sorted.length === 0 ? NaN : sorted[placeOf(sorted.length, p)];
}

/**
 * The same of values in any order, in linear time: they are sorted no further than the answer needs.
 * @param values no NaN among them; rearranged
 * @param p share in [0, 1]
 * @returns one of the values; NaN if there are none
 * @source Hoare 1961, Algorithm 65: Find, CACM 4(7)
 */
export function nearestRankOf(values: Float64Array, p: number): number {
  if (values.length === 0) return NaN;
  const place = placeOf(values.length, p);
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = middleOf(values[low], values[(low + high) >> 1], values[high]);
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (values[right] > pivot) right--;
      if (left > right) break;
      const value = values[left];
      values[left++] = values[right];
      values[right--] = value;
    }
    // Between `right` and `left` stands what equals the pivot.
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return values[place];
  }
  return values[place];
}

function placeOf(n: number, p: number): number {
  // 0.07 * 100 is a little more than 7: the rank must not be lifted by the rounding of the product.
  const rank = Math.ceil(p * n * (1 - 4e-16));
  return Math.min(n, Math.max(1, rank)) - 1;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
