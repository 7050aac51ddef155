import { describe, expect, it } from "vitest";
import { percentileInterval } from "../../../engine/study/percentile.ts";

const ranks = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i + 1);

describe("the interval of a percentile", () => {
  // Ranks by exact summation of the binomial in Python.
  it.each([
    [30, 0.5, 10, 21],
    [30, 0.05, null, 5],
    [30, 0.95, 26, null],
    [100, 0.05, 1, 11],
    [100, 0.95, 90, 100],
    [160, 0.05, 3, 15],
    [10, 0.5, 2, 9],
  ])("of %d replications at %d lies between ranks %s and %s", (n, p, low, high) => {
    expect(percentileInterval(ranks(n), p, 0.05)).toEqual({ low, high });
  });

  it("has no ends without replications", () => {
    expect(percentileInterval(ranks(0), 0.5, 0.05)).toEqual({ low: null, high: null });
  });
});
