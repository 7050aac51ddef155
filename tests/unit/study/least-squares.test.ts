import { expect, test } from "vitest";
import { leastSquares } from "../../../engine/study/least-squares.ts";

const rows = Array.from({ length: 10 }, (_, j) => [1, j, (3 * j + 1) % 7]);
const y = Array.from({ length: 10 }, (_, j) => ((5 * j + 2) % 11) + 0.3 * j);

test("coefficients, residual variance and leverage as numpy has them", () => {
  const fit = leastSquares(rows, y)!;
  [1.48235294117647, 0.6411764705882358, 0.6470588235294125].forEach((b, i) => {
    expect(fit.coefficients[i]).toBeCloseTo(b, 12);
  });
  expect(fit.residualVariance).toBeCloseTo(10.574789915966386, 11);
  expect(fit.leverage([1, 4, 2])).toBeCloseTo(0.11212484993997597, 13);
});

test("columns that depend on each other, or too few rows, have no fit", () => {
  expect(
    leastSquares(
      rows.map(([a, b]) => [a, b, a + 2 * b]),
      y,
    ),
  ).toBeNull();
  expect(leastSquares(rows.slice(0, 2), y.slice(0, 2))).toBeNull();
  expect(leastSquares([], [])).toBeNull();
});

test("as many columns as rows: the fit goes through the points and has no residual variance", () => {
  const fit = leastSquares(rows.slice(0, 3), y.slice(0, 3))!;
  expect(fit.residualVariance).toBeNaN();
  expect(fit.coefficients.reduce((total, b, i) => total + b * rows[1][i], 0)).toBeCloseTo(y[1], 12);
});
