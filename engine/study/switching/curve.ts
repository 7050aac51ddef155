/** A difference along one dimension, known at some of its values: where it crosses 0, and where it could. */
import type { Sample } from "../sample.ts";
import { tInterval } from "../sample.ts";

export interface CurvePoint {
  /** The value of the dimension. */
  readonly x: number;
  readonly n: number;
  readonly mean: number;
  /** The interval of the mean by itself, 1 - alpha. */
  readonly low: number;
  readonly high: number;
}

/** @returns null below two replications */
export function curvePoint(x: number, sample: Sample, alpha: number): CurvePoint | null {
  const { low, high } = tInterval(sample, alpha);
  return low === null || high === null ? null : { x, n: sample.n, mean: sample.mean, low, high };
}

/** Two neighbouring values between which something changes sign, and where it does if it is straight in between. */
interface Crossing {
  readonly left: number;
  readonly right: number;
  readonly at: number;
}

export interface Root {
  readonly crossing: Crossing;
  /** The sign of the difference above the root. */
  readonly sign: 1 | -1;
  /**
   * The values at which the interval of the difference holds 0: with a chance of 1 - alpha the true root is among them,
   * since the interval at the true root misses 0 with a chance of alpha. null: they reach the end of what is known.
   */
  readonly low: Crossing | null;
  readonly high: Crossing | null;
}

function between(a: CurvePoint, b: CurvePoint, f: (point: CurvePoint) => number): Crossing {
  const [fa, fb] = [f(a), f(b)];
  return { left: a.x, right: b.x, at: fa === fb ? (a.x + b.x) / 2 : a.x + ((b.x - a.x) * fa) / (fa - fb) };
}

/** @param curve - ascending in x */
export function rootsOf(curve: readonly CurvePoint[]): Root[] {
  const roots: Root[] = [];
  // A mean of exactly 0 belongs to the sign before it.
  let [sign, last] = [Math.sign(curve[0]?.mean ?? 0), 0];
  curve.forEach((point, i) => {
    const here = Math.sign(point.mean);
    if (here === 0 || here === sign) {
      if (here !== 0) last = i;
      return;
    }
    if (sign !== 0) roots.push(rootAt(curve, last, i, here === 1 ? 1 : -1));
    [sign, last] = [here, i];
  });
  return roots;
}

function rootAt(curve: readonly CurvePoint[], left: number, right: number, sign: 1 | -1): Root {
  // The sides of the interval that reach 0 last, when one walks away from the root.
  const below = (point: CurvePoint): number => (sign > 0 ? point.high : -point.low);
  const above = (point: CurvePoint): number => (sign > 0 ? point.low : -point.high);
  let low: Crossing | null = null;
  for (let i = left; i >= 0 && low === null; i--) if (below(curve[i]) < 0) low = between(curve[i], curve[i + 1], below);
  let high: Crossing | null = null;
  for (let i = right; i < curve.length && high === null; i++) {
    if (above(curve[i]) > 0) high = between(curve[i - 1], curve[i], above);
  }
  return { crossing: between(curve[left], curve[right], ({ mean }) => mean), sign, low, high };
}
