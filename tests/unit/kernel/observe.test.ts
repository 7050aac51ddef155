import { describe, expect, it } from "vitest";
import { Histogram } from "../../../engine/kernel/observe/histogram.ts";
import { nearestRank } from "../../../engine/kernel/observe/quantile.ts";
import { Tally } from "../../../engine/kernel/observe/tally.ts";
import { TimeWeighted } from "../../../engine/kernel/observe/time-weighted.ts";

describe("a tally", () => {
  it("counts, averages and knows the range", () => {
    const tally = new Tally();
    for (const x of [2, 4, 4, 4, 5, 5, 7, 9]) tally.add(x);
    expect([tally.count, tally.mean, tally.min, tally.max]).toEqual([8, 5, 2, 9]);
    expect(tally.variance).toBeCloseTo(32 / 7, 14);
  });

  it("of nothing is undefined, of one value has no variance", () => {
    const tally = new Tally();
    expect([tally.count, tally.mean, tally.variance]).toEqual([0, NaN, NaN]);
    tally.add(3);
    expect([tally.count, tally.mean, tally.variance, tally.min, tally.max]).toEqual([1, 3, NaN, 3, 3]);
  });

  it("keeps a small variance beside a large mean", () => {
    const tally = new Tally();
    for (let i = 0; i < 1000; i++) tally.add(1e9 + (i % 2));
    expect(tally.variance).toBeCloseTo(1000 / 999 / 4, 9);
  });
});

describe("a time-weighted quantity", () => {
  it("is averaged by how long it lasted", () => {
    const queue = new TimeWeighted(10, 0);
    queue.set(12, 3);
    queue.set(15, 1);
    expect(queue.integral(20)).toBe(3 * 3 + 5);
    expect(queue.mean(20)).toBe(1.4);
    expect(queue.value).toBe(1);
  });

  it("may change twice at one time, and looking does not change it", () => {
    const queue = new TimeWeighted(-5, 2);
    queue.set(0, 7);
    queue.set(0, 1);
    expect([queue.integral(3), queue.integral(3), queue.mean(0)]).toEqual([13, 13, 2]);
    expect(new TimeWeighted(0, 1).mean(0)).toBeNaN();
  });

  it("loses nothing over millions of steps", () => {
    const queue = new TimeWeighted(0, 1);
    for (let i = 1; i <= 1_000_000; i++) queue.set(i / 10, 1);
    expect(Math.abs(queue.integral(100_000) / 100_000 - 1)).toBeLessThan(1e-13);
  });
});

describe("the quantile by nearest rank", () => {
  const sorted = Float64Array.from({ length: 100 }, (_, i) => i + 1);

  it("is x(ceil(p n)), for every whole percentage, whatever the rounding of p n", () => {
    for (let percent = 1; percent <= 100; percent++) expect(nearestRank(sorted, percent / 100)).toBe(percent);
    expect(nearestRank(sorted, 0.071)).toBe(8);
    expect(nearestRank(sorted, 0)).toBe(1);
  });

  it("is one of the values", () => {
    expect(nearestRank(Float64Array.of(15, 20, 35, 40, 50), 0.3)).toBe(20);
    expect(nearestRank(Float64Array.of(15, 20, 35, 40, 50), 0.4)).toBe(20);
    expect(nearestRank(Float64Array.of(15, 20, 35, 40, 50), 0.5)).toBe(35);
    expect(nearestRank(Float64Array.of(5), 0.01)).toBe(5);
    expect(nearestRank(new Float64Array(0), 0.5)).toBeNaN();
  });
});

describe("a histogram", () => {
  it("counts by bins, the lower edge included", () => {
    const histogram = new Histogram(0, 10, 5);
    for (const x of [-1, 0, 1.9, 2, 9.99, 10, 11]) histogram.add(x);
    expect([...histogram.counts]).toEqual([2, 1, 0, 0, 1]);
    expect([histogram.below, histogram.above, histogram.count]).toEqual([1, 2, 7]);
  });

  it("knows quantiles to a bin's width", () => {
    const histogram = new Histogram(0, 1, 100);
    for (let i = 0; i < 10_000; i++) histogram.add((i + 0.5) / 10_000);
    for (const p of [0.01, 0.37, 0.5, 0.9, 0.999]) expect(Math.abs(histogram.quantile(p) - p)).toBeLessThan(0.01);
  });

  it("says when a quantile lies outside its bins", () => {
    const histogram = new Histogram(0, 1, 2);
    expect(histogram.quantile(0.5)).toBeNaN();
    for (const x of [-1, -1, -1, 0.5, 2, 2, 2]) histogram.add(x);
    expect([histogram.quantile(0.1), histogram.quantile(0.9)]).toEqual([-Infinity, Infinity]);
    expect(histogram.quantile(0.5)).toBeGreaterThanOrEqual(0.5);
  });

  it("refuses what it cannot count", () => {
    expect(() => new Histogram(1, 1, 3)).toThrow(RangeError);
    expect(() => new Histogram(0, 1, 0)).toThrow(RangeError);
    expect(() => new Histogram(0, 1, 3).add(NaN)).toThrow("NaN");
  });
});
