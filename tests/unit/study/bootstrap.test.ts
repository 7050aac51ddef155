import { describe, expect, test } from "vitest";
import { bcaInterval, percentileInterval, type Statistic } from "../../../engine/study/bootstrap.ts";
import { Draws } from "../../../engine/study/draws.ts";
import { sampleOf } from "../../../engine/study/sample.ts";

const x = Float64Array.from({ length: 25 }, (_, j) => ((7 * j + 3) % 11) / 2 + (j * j) / 40);
const mean: Statistic = (indices) => sampleOf(Float64Array.from(indices, (i) => x[i])).mean;
const variance: Statistic = (indices) => sampleOf(Float64Array.from(indices, (i) => x[i])).sd ** 2;
const draws = new Draws("test", "bootstrap");

// scipy 1.17, stats.bootstrap(n_resamples=200_000): other resamples, so the ends agree to their Monte Carlo error.
describe("against scipy.stats.bootstrap", () => {
  test("BCa of a mean", () => {
    const { low, high } = bcaInterval(25, mean, 0.05, 20_000, draws);
    expect(Math.abs(low! - 5.772)).toBeLessThan(0.04);
    expect(Math.abs(high! - 9.571)).toBeLessThan(0.05);
  });

  test("BCa of a variance, whose percentile interval lies elsewhere", () => {
    const bca = bcaInterval(25, variance, 0.05, 20_000, draws);
    expect(Math.abs(bca.low! - 14.91)).toBeLessThan(0.4);
    expect(Math.abs(bca.high! - 39.47)).toBeLessThan(0.5);
    const percentile = percentileInterval(25, variance, 0.05, 20_000, draws);
    expect(Math.abs(percentile.low! - 12.06)).toBeLessThan(0.3);
    expect(Math.abs(percentile.high! - 34.95)).toBeLessThan(0.4);
  });
});

test("equal values have an interval without width, too few units have none", () => {
  const constant: Statistic = () => 3;
  expect(bcaInterval(10, constant, 0.05, 100, draws)).toEqual({ low: 3, high: 3 });
  expect(bcaInterval(2, constant, 0.05, 100, draws)).toEqual({ low: null, high: null });
  expect(percentileInterval(10, () => Number.NaN, 0.05, 100, draws)).toEqual({ low: null, high: null });
});
