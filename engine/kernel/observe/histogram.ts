/** Counts in bins of equal width, in place of a list of all values. */
export class Histogram {
  readonly low: number;
  readonly high: number;
  /** Bin i counts values in [low + i width, low + (i + 1) width). */
  readonly counts: Float64Array;
  /** Values below `low`. */
  below: number;
  /** Values at or above `high`. */
  above: number;
  private readonly scale: number;

  /**
   * @param low lower edge of the first bin
   * @param high upper edge of the last bin
   * @param bins number of bins
   */
  constructor(low: number, high: number, bins: number) {
    if (!(high > low && bins >= 1)) throw new RangeError(`a histogram of ${bins} bins from ${low} to ${high}`);
    this.low = low;
    this.high = high;
    this.counts = new Float64Array(bins);
    this.below = 0;
    this.above = 0;
    this.scale = bins / (high - low);
  }

  /** @throws RangeError if x is NaN */
  add(x: number): void {
    if (x < this.low) this.below++;
    else if (x >= this.high) this.above++;
    else if (!Number.isNaN(x)) this.counts[Math.min(this.counts.length - 1, Math.floor((x - this.low) * this.scale))]++;
    else throw new RangeError("a histogram cannot count NaN");
  }

  /** Number of values. */
  get count(): number {
    let count = this.below + this.above;
    for (const n of this.counts) count += n;
    return count;
  }

  /**
   * @param p share in (0, 1)
   * @returns the quantile, interpolated inside its bin; -Infinity or Infinity if it lies outside the bins
   */
  quantile(p: number): number {
    const rank = p * this.count;
    let below = this.below;
    if (rank < below) return -Infinity;
    for (let i = 0; i < this.counts.length; i++) {
      const n = this.counts[i];
      if (n > 0 && below + n >= rank) return this.low + (i + (rank - below) / n) / this.scale;
      below += n;
    }
    return this.above > 0 ? Infinity : NaN;
  }
}
