/** The random numbers of a study method itself, apart from those of the worlds it runs. */
import { uniformAt } from "../kernel/random/counter.ts";
import { seedWords } from "../kernel/random/seed.ts";

/** One decision of a method: each of its draws is a function of seed, name and index alone. */
export class Draws {
  private readonly k0: number;
  private readonly k1: number;

  /**
   * @param seed - of the study
   * @param decision - what is drawn, such as "latin hypercube"
   */
  constructor(seed: string, decision: string) {
    [this.k0, this.k1] = seedWords(`${seed}/study/${decision}`);
  }

  /** @returns the uniform of an index pair, in (0, 1) */
  at(i: number, j = 0): number {
    return uniformAt(this.k0, this.k1, i, j);
  }

  /** @returns 0 .. n - 1 in the random order number i (Fisher and Yates) */
  permutation(n: number, i = 0): Int32Array {
    const order = Int32Array.from({ length: n }, (_, at) => at);
    for (let at = n - 1; at > 0; at--) {
      const other = Math.floor(this.at(i, at) * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    return order;
  }

  /** @returns n indices below n, drawn with replacement: the resample number i of a bootstrap */
  resample(n: number, i: number): Int32Array {
    return Int32Array.from({ length: n }, (_, at) => Math.floor(this.at(i, at) * n));
  }
}
