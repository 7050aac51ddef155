import { describe, expect, test } from "vitest";
import { normal } from "../../../engine/kernel/random/distributions.ts";
import { Draws } from "../../../engine/study/draws.ts";
import { mser, mser5, WarmUpTally, welch } from "../../../engine/study/warm-up.ts";

/** AR(1) around 0 with unit innovations, begun at a value. */
function autoregressive(phi: number, start: number, length: number, replication: number): number[] {
  const draws = new Draws("AR(1)", String(replication));
  let x = start;
  return Array.from({ length }, (_, i) => {
    x = phi * x + normal(draws.at(i), 0, 1);
    return x;
  });
}

const meanFrom = (series: readonly number[], from: number): number =>
  series.slice(from).reduce((a, b) => a + b, 0) / (series.length - from);

describe("MSER-5", () => {
  test("by hand: five high batches, then a level", () => {
    const series = Array.from({ length: 100 }, (_, i) => (i < 25 ? 50 : i % 2));
    expect(mser5(series)).toEqual({ cut: 25, isTooShort: false });
  });

  test("what drifts to the end is too short, and a constant needs no cut", () => {
    expect(mser5(Array.from({ length: 100 }, (_, i) => i * i))!.isTooShort).toBe(true);
    expect(mser5(new Array(100).fill(3))).toEqual({ cut: 0, isTooShort: false });
    expect(mser5(new Array(64).fill(3))).toBeNull();
    expect(mser5(Array.from({ length: 65 }, (_, i) => i))!.isTooShort).toBe(true);
  });

  test("AR(1), phi = .9, begun at 40: cuts where the start is forgotten, and takes its bias away", () => {
    const runs = Array.from({ length: 200 }, (_, r) => autoregressive(0.9, 40, 500, r));
    const cuts = runs.map((series) => mser5(series)!);
    const accepted = runs.flatMap((series, r) => (cuts[r].isTooShort ? [] : [{ series, cut: cuts[r].cut }]));
    expect(accepted.length).toBeGreaterThan(185);
    // The start has fallen to a tenth of it after log(.1)/log(.9) = 22 observations.
    const sorted = accepted.map(({ cut }) => cut).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeGreaterThanOrEqual(15);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(40);
    // Uncut: the sum of 40 * .9^i over 500 observations is .72 of bias; the standard error of the mean of 200 runs is .032.
    const mean = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
    expect(mean(accepted.map(({ series }) => meanFrom(series, 0)))).toBeGreaterThan(0.55);
    expect(Math.abs(mean(accepted.map(({ series, cut }) => meanFrom(series, cut))))).toBeLessThan(0.15);
  });

  test("AR(1) begun at its mean is cut little", () => {
    const cuts = Array.from({ length: 200 }, (_, r) => mser5(autoregressive(0.5, 0, 500, r))!.cut).sort(
      (a, b) => a - b,
    );
    expect(cuts[100]).toBeLessThanOrEqual(50);
  });
});

test("Welch: a window that narrows at the start", () => {
  expect(welch([1, 3, 5, 7, 9], 1)).toEqual([1, 3, 5, 7]);
  expect(welch([0, 9, 0, 0, 0, 0], 2)).toEqual([0, 3, 9 / 5, 9 / 5].map((x) => expect.closeTo(x, 12)));
});

describe("many replications of batch means", () => {
  const falling = (from: number): number[] => Array.from({ length: 26 }, (_, i) => (i < from ? 50 : i % 2));

  test("each has its cut, their mean has one, and what is too short is counted apart", () => {
    const tally = new WarmUpTally();
    for (const from of [4, 2, 2]) tally.add(falling(from));
    tally.add(Array.from({ length: 26 }, (_, i) => i));
    const verdict = tally.verdict()!;
    expect(verdict).toMatchObject({ length: 26, replications: 4, tooShort: 1 });
    expect(verdict.cuts).toEqual([
      { cut: 2, replications: 2 },
      { cut: 4, replications: 1 },
    ]);
    expect(verdict.means[0]).toBe((50 + 50 + 50 + 0) / 4);
    expect(verdict.ofMeans).toEqual(mser(Float64Array.from(verdict.means)));
  });

  test("too short a series has means and no cut; one of another length is refused", () => {
    const tally = new WarmUpTally();
    expect(tally.verdict()).toBeNull();
    tally.add([4, 2, 1]);
    expect(tally.verdict()).toMatchObject({ ofMeans: null, cuts: [], tooShort: 0, replications: 1 });
    expect(() => tally.add([1])).toThrow(/1 batches, not 3/);
  });
});
