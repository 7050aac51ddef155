/**
 * Count, mean, variance and range of a series, one value after another.
 * @source Welford (1962), Note on a method for calculating corrected sums of squares and products, Technometrics 4(3)
 */
export class Tally {
  count: number;
  /** NaN if nothing was added. */
  mean: number;
  /** Infinity if nothing was added. */
  min: number;
  /** -Infinity if nothing was added. */
  max: number;
  private squares: number;

  constructor() {
    this.count = 0;
    this.mean = NaN;
    this.min = Infinity;
    this.max = -Infinity;
    this.squares = 0;
  }

  add(x: number): void {
    this.count++;
    if (x < this.min) this.min = x;
    if (x > this.max) this.max = x;
    if (this.count === 1) {
      this.mean = x;
      return;
    }
    const deviation = x - this.mean;
    this.mean += deviation / this.count;
    this.squares += deviation * (x - this.mean);
  }

  /** Sample variance (n - 1); NaN for fewer than two values. */
  get variance(): number {
    return this.count > 1 ? this.squares / (this.count - 1) : NaN;
  }
}
