/** Linear regression by Householder's reflections. */
import { sum } from "../kernel/math/sum.ts";

/** A fit of y = X b. */
export interface Fit {
  readonly coefficients: Float64Array;
  /** Of the residuals, with n - p degrees of freedom; NaN where none is left. */
  readonly residualVariance: number;
  /** @returns x' (X'X)^-1 x: the variance of the fitted value at x, in units of the residual variance */
  leverage(x: ArrayLike<number>): number;
}

/**
 * @param rows - one row of regressors an observation, p each, the intercept as a 1 among them
 * @param y - one value an observation
 * @returns null where there are fewer rows than columns, or the columns depend on each other
 * @source Golub & Van Loan, Matrix Computations, 4th ed. 2013, section 5.3.2
 */
export function leastSquares(rows: readonly ArrayLike<number>[], y: ArrayLike<number>): Fit | null {
  const n = rows.length;
  const p = rows[0]?.length ?? 0;
  if (n < p || p === 0) return null;
  const a = rows.map((row) => Float64Array.from(row));
  const b = Float64Array.from(y);
  const scale = Math.max(...a.map((row) => Math.max(...row.map(Math.abs))));
  for (let k = 0; k < p; k++) {
    const norm = Math.sqrt(sum(a.slice(k).map((row) => row[k] * row[k])));
    if (!(norm > scale * 1e-10)) return null;
    const alpha = a[k][k] > 0 ? -norm : norm;
    const v = a.slice(k).map((row) => row[k]);
    v[0] -= alpha;
    const square = sum(v.map((x) => x * x));
    for (let column = k; column < p; column++) {
      const factor = (2 * sum(v.map((x, i) => x * a[k + i][column]))) / square;
      v.forEach((x, i) => {
        a[k + i][column] -= factor * x;
      });
    }
    const factor = (2 * sum(v.map((x, i) => x * b[k + i]))) / square;
    v.forEach((x, i) => {
      b[k + i] -= factor * x;
    });
  }
  const coefficients = new Float64Array(p);
  for (let k = p - 1; k >= 0; k--) {
    let rest = b[k];
    for (let column = k + 1; column < p; column++) rest -= a[k][column] * coefficients[column];
    coefficients[k] = rest / a[k][k];
  }
  return {
    coefficients,
    residualVariance: n > p ? sum(b.slice(p).map((x) => x * x)) / (n - p) : Number.NaN,
    leverage(x) {
      // R'z = x, then z'z.
      const z = new Float64Array(p);
      for (let k = 0; k < p; k++) {
        let rest = x[k];
        for (let above = 0; above < k; above++) rest -= a[above][k] * z[above];
        z[k] = rest / a[k][k];
      }
      return sum(z.map((value) => value * value));
    },
  };
}
