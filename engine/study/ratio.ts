/** The ratio of two means that are measured in the same replications, with Fieller's interval. */
import { studentTQuantile } from "../kernel/math/special.ts";
import { sum } from "../kernel/math/sum.ts";
import { orNull, sampleOf } from "./sample.ts";

export interface Ratio {
  /** Replications in which both are defined. */
  readonly n: number;
  readonly ratio: number | null;
  /**
   * bounded: low to high. open: the denominator cannot be told from 0, and the values outside (low, high) are the interval,
   * both ends reaching to infinity. everything: no value is excluded. unknown: fewer than two replications.
   */
  readonly kind: "bounded" | "open" | "everything" | "unknown";
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * @param above - the numerator, one value a replication, NaN where undefined
 * @param below - the denominator, of the same replications
 * @param alpha - the chance of missing the ratio of the true means
 * @source Fieller 1954, JRSS B 16:175-185
 */
export function ratioOfMeans(above: Float64Array, below: Float64Array, alpha: number): Ratio {
  const both = (_: number, j: number): boolean => !Number.isNaN(above[j]) && !Number.isNaN(below[j]);
  const [x, y] = [above.filter(both), below.filter(both)];
  const [X, Y] = [sampleOf(x), sampleOf(y)];
  const n = X.n;
  const ratio = orNull(X.mean / Y.mean);
  if (n < 2) return { n, ratio, kind: "unknown", low: null, high: null };
  const t = studentTQuantile(1 - alpha / 2, n - 1);
  const covariance = sum(x.map((value, j) => (value - X.mean) * (y[j] - Y.mean))) / (n - 1) / n;
  // The values r with (mean X - r mean Y)^2 <= t^2 Var(mean X - r mean Y): a r^2 - 2 b r + c <= 0.
  const a = Y.mean * Y.mean - t * t * Y.se * Y.se;
  const b = X.mean * Y.mean - t * t * covariance;
  const c = X.mean * X.mean - t * t * X.se * X.se;
  const discriminant = b * b - a * c;
  if (a > 0) {
    const root = Math.sqrt(Math.max(0, discriminant));
    return { n, ratio, kind: "bounded", low: (b - root) / a, high: (b + root) / a };
  }
  if (a === 0 || discriminant <= 0) return { n, ratio, kind: "everything", low: null, high: null };
  const root = Math.sqrt(discriminant);
  return { n, ratio, kind: "open", low: (b + root) / a, high: (b - root) / a };
}
