/** The procedure KN: fully sequential selection, valid under common random numbers. */
import { pow } from "../../kernel/math/elementary.ts";
import { sampleOf } from "../sample.ts";

export interface KimNelsonConstants {
  readonly eta: number;
  readonly h2: number;
}

/**
 * @param k - contenders, at least 2
 * @param n0 - replications of the first stage, at least 2
 * @param alpha - the chance of a wrong selection; no assumption of independence between contenders is made
 * @source Kim & Nelson 2001, ACM TOMACS 11:251-273
 */
export function kimNelsonConstants(k: number, n0: number, alpha: number): KimNelsonConstants {
  const eta = (pow((2 * alpha) / (k - 1), -2 / (n0 - 1)) - 1) / 2;
  return { eta, h2: 2 * eta * (n0 - 1) };
}

/** How the procedure stands after some replications. */
export interface Standing {
  /** Indices of contenders that are still in, ascending. */
  readonly survivors: readonly number[];
  /** One is left, or all that could be needed is there: the best mean wins. */
  readonly isOver: boolean;
}

/** Contenders fall out one by one as replications are told in order. More is better; turn signs for less. */
export class KimNelson {
  private readonly delta: number;
  private readonly n0: number;
  private readonly h2: number;
  private readonly values: number[][];
  private readonly sums: Float64Array;
  /** Of the differences of each pair over the first stage. */
  private variances: number[][] = [];
  private survivors: number[];
  private n = 0;

  /**
   * @param delta - the indifference zone: the smallest difference worth detecting
   */
  constructor(k: number, n0: number, alpha: number, delta: number) {
    this.delta = delta;
    this.n0 = n0;
    this.h2 = kimNelsonConstants(k, n0, alpha).h2;
    this.values = Array.from({ length: k }, () => []);
    this.sums = new Float64Array(k);
    this.survivors = this.values.map((_, i) => i);
  }

  /** Takes one replication: a value for each survivor, by index of the contender. */
  tell(values: ArrayLike<number>): Standing {
    this.n++;
    for (const i of this.survivors) {
      this.sums[i] += values[i];
      if (this.n <= this.n0) this.values[i].push(values[i]);
    }
    if (this.n < this.n0) return { survivors: this.survivors, isOver: false };
    if (this.n === this.n0) this.variances = this.values.map((a) => this.values.map((b) => varianceOf(a, b)));
    const { survivors } = this;
    this.survivors = survivors.filter((i) => survivors.every((l) => i === l || !this.isBeaten(i, l)));
    return { survivors: this.survivors, isOver: this.survivors.length === 1 || this.n > this.longest() };
  }

  mean(i: number): number {
    return this.sums[i] / this.n;
  }

  /** Of the survivors. */
  best(): number {
    return this.survivors.reduce((best, i) => (this.sums[i] > this.sums[best] ? i : best));
  }

  private isBeaten(i: number, l: number): boolean {
    const room = (this.h2 * this.variances[i][l]) / (this.delta * this.delta) - this.n;
    return this.mean(i) < this.mean(l) - Math.max(0, (this.delta / (2 * this.n)) * room);
  }

  /** So many replications at most can still be undecided. */
  private longest(): number {
    const { survivors, h2, delta } = this;
    const needs = survivors.flatMap((i) => survivors.map((l) => (h2 * this.variances[i][l]) / (delta * delta)));
    return Math.floor(Math.max(...needs));
  }
}

function varianceOf(a: readonly number[], b: readonly number[]): number {
  const { sd } = sampleOf(Float64Array.from(a, (x, j) => x - b[j]));
  return sd * sd;
}
