/**
 * Neumaier's compensated summation: the error of the total no longer grows with the number of terms.
 *
 * @source Neumaier 1974, ZAMM 54:39-51 ("Kahan-Babuška")
 */
export class CompensatedSum {
  private total: number;
  private lost: number;

  constructor() {
    this.total = 0;
    this.lost = 0;
  }

  add(x: number): void {
    const next = this.total + x;
    // What the rounding of `next` dropped belongs to the smaller of the two terms.
    this.lost += Math.abs(this.total) >= Math.abs(x) ? this.total - next + x : x - next + this.total;
    this.total = next;
  }

  /** The sum so far; 0 before the first term. */
  get value(): number {
    // An infinite total turns the correction into NaN; the total itself is then the answer.
    return Number.isFinite(this.total) ? this.total + this.lost : this.total;
  }
}

/**
 * The compensated sum of an array.
 *
 * @param values - any length
 * @returns the sum; 0 for an empty array
 */
export function sum(values: ArrayLike<number>): number {
  const total = new CompensatedSum();
  for (let i = 0; i < values.length; i++) total.add(values[i]);
  return total.value;
}
