import { expect, test } from "vitest";
import { withTheBest } from "../../../engine/study/best.ts";

// Twelve replications; means 3.79, 3.93, 2.25. Half-widths t(1 - .05/2, 11) S / sqrt(12) by scipy 1.17, the bounds by hand.
const a = Float64Array.from({ length: 12 }, (_, j) => ((7 * j + 3) % 11) / 2 + j / 4);
const b = Float64Array.from({ length: 12 }, (_, j) => ((5 * j + 1) % 11) / 3 + j / 4 + 1);
const c = Float64Array.from({ length: 12 }, (_, j) => ((3 * j + 2) % 11) / 2 + j / 4 - 1.5);
const AB = { mean: -0.13888888888888895, half: 1.091968109465082 };
const AC = { mean: 1.5416666666666667, half: 1.4928934398253992 };
const BC = { mean: 1.680555555555556, half: 1.1507196865228373 };

test("two that may be the best, and one that surely is not", () => {
  const rows = withTheBest(["a", "b", "c"], [a, b, c], "higher", 0.05)!;
  expect(rows.map((row) => row.policy)).toEqual(["a", "b", "c"]);
  expect(rows[0].high).toBeCloseTo(AB.mean + AB.half, 12);
  expect(rows[0].low).toBeCloseTo(AB.mean - AB.half, 12);
  expect(rows[1].high).toBeCloseTo(-AB.mean + AB.half, 12);
  expect(rows[1].low).toBeCloseTo(-AB.mean - AB.half, 12);
  // c trails both even at the upper end of its intervals.
  expect(rows[2].high).toBe(0);
  expect(rows[2].low).toBeCloseTo(Math.min(-AC.mean - AC.half, -BC.mean - BC.half), 12);
});

test("where lower is better, the only candidate is surely the best: its lower bound is 0", () => {
  const rows = withTheBest(["a", "b", "c"], [a, b, c], "lower", 0.05)!;
  expect(rows[2].low).toBe(0);
  expect(rows[2].high).toBeCloseTo(Math.min(AC.mean + AC.half, BC.mean + BC.half), 12);
  expect(rows[0]).toMatchObject({ high: 0 });
  expect(rows[0].low).toBeCloseTo(-AC.mean - AC.half, 12);
});

test("one policy, or too few replications, have no best", () => {
  expect(withTheBest(["a"], [a], "higher", 0.05)).toBeNull();
  expect(withTheBest(["a", "b"], [a.slice(0, 1), b.slice(0, 1)], "higher", 0.05)).toBeNull();
});

test("policies that tie may both be the best: a third one that may be behind is not called so", () => {
  const tied = withTheBest(["a", "same", "c"], [a, a, a.map((x, j) => x + (j % 2 === 0 ? 1 : -1))], "higher", 0.05)!;
  expect(tied.map(({ isCandidate }) => isCandidate)).toEqual([true, true, true]);
  expect(tied[2].low).toBeLessThan(0);
  expect(withTheBest(["a", "b", "c"], [a, b, c], "higher", 0.05)!.map(({ isCandidate }) => isCandidate)).toEqual([
    true,
    true,
    false,
  ]);
});
