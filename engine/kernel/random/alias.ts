/**
 * A discrete law that is drawn in constant time from one uniform. It is no inversion: its outcome is not monotone in u.
 * @source Vose (1991), A linear algorithm for generating random numbers with a given distribution, IEEE TSE 17(9)
 */
export class AliasTable {
  readonly size: number;
  private readonly threshold: Float64Array;
  private readonly alias: Int32Array;

  /**
   * @param weights of the outcomes 0, 1, ...: finite, not negative, not all 0; any scale
   * @throws RangeError if they are no weights
   */
  constructor(weights: ArrayLike<number>) {
    const n = weights.length;
    let total = 0;
    for (let i = 0; i < n; i++) {
      if (!(weights[i] >= 0)) throw new RangeError(`weight ${i} is ${weights[i]}: expected a number >= 0`);
      total += weights[i];
    }
    if (!(total > 0 && total < Infinity)) throw new RangeError(`the ${n} weights add up to ${total}`);

    this.size = n;
    this.threshold = new Float64Array(n).fill(1);
    this.alias = Int32Array.from({ length: n }, (_, i) => i);
    const share = Float64Array.from(weights, (weight) => (weight / total) * n);
    const poor: number[] = [];
    const rich: number[] = [];
    for (let i = 0; i < n; i++) (share[i] < 1 ? poor : rich).push(i);
    while (poor.length > 0 && rich.length > 0) {
      const small = poor.pop()!;
      const large = rich[rich.length - 1];
      this.threshold[small] = share[small];
      this.alias[small] = large;
      share[large] -= 1 - share[small];
      if (share[large] < 1) poor.push(rich.pop()!);
    }
    // Rounding may leave one list over: its members are full, except that an outcome of weight 0 must never be drawn.
    for (const left of poor) {
      if (weights[left] > 0) continue;
      this.threshold[left] = 0;
      this.alias[left] = heaviest(weights);
    }
  }

  /**
   * @param u in (0, 1)
   * @returns the index of an outcome
   */
  pick(u: number): number {
    const scaled = u * this.size;
    const cell = Math.floor(scaled);
    return scaled - cell < this.threshold[cell] ? cell : this.alias[cell];
  }
}

function heaviest(weights: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < weights.length; i++) if (weights[i] > weights[best]) best = i;
  return best;
}
