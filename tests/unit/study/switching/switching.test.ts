import { describe, expect, test } from "vitest";
import { curvePoint, rootsOf } from "../../../../engine/study/switching/curve.ts";
import { type SwitchingPlan, switching } from "../../../../engine/study/switching/switching.ts";
import { backwards, conduct, frameOf, inOrder, numbersAt, type PointRule, range } from "../methods.ts";
import { response } from "../studies.ts";

const wave = (replication: number): number => [-1, 1, 2, -2][replication % 4];
const planOf = (parts: Partial<SwitchingPlan> = {}): SwitchingPlan => ({
  ...frameOf({ policies: ["base", "reform"], replications: 8, responses: [response("y", "higher")] }),
  dimensions: [range("x", 0, 10)],
  grid: 5,
  tolerance: 0.01,
  refinements: 10,
  ...parts,
});
const run = (plan: SwitchingPlan, rule: PointRule, arrival = inOrder) => conduct(switching(plan), ["y"], rule, arrival);
const difference =
  (d: (x: number, j: number) => number): PointRule =>
  (point, policy, j) =>
    30 * wave(j + 1) + (policy === "base" ? 0 : d(numbersAt(point)[0], j));

describe("a curve", () => {
  const at = (x: number, mean: number, half = 0.5) => ({ x, n: 9, mean, low: mean - half, high: mean + half });

  test("rising: the root, and where the interval leaves 0 on either side, by straight lines", () => {
    const [root, ...more] = rootsOf([at(0, -2), at(1, -1), at(2, 0.5), at(3, 2)]);
    expect(more).toEqual([]);
    expect(root.sign).toBe(1);
    expect(root.crossing.at).toBeCloseTo(1 + 2 / 3, 12);
    // upper end -0.5 at 1, 1.0 at 2; lower end 0.0 at 2, 1.5 at 3
    expect(root.low!.at).toBeCloseTo(1 + 1 / 3, 12);
    expect(root.high).toMatchObject({ left: 2, right: 3, at: 2 });
  });

  test("falling and rising again: two roots; what stays near 0 has an open interval", () => {
    const roots = rootsOf([at(0, 0.2), at(1, -1), at(2, -1), at(3, 1)]);
    expect(roots.map(({ sign }) => sign)).toEqual([-1, 1]);
    expect(roots[0].low).toBeNull();
    expect(roots[0].high!.at).toBeCloseTo(7 / 12, 12);
  });

  test("a mean of exactly 0 is a root only if the sign changes beside it", () => {
    expect(rootsOf([at(0, 1), at(1, 0), at(2, 1)])).toEqual([]);
    expect(rootsOf([at(0, 1), at(1, 0), at(2, -1)])[0].crossing).toMatchObject({ left: 0, right: 2, at: 1 });
    expect(curvePoint(0, { n: 1, mean: 1, sd: Number.NaN, se: Number.NaN }, 0.05)).toBeNull();
  });
});

describe("a switching study", () => {
  test("finds the value and its interval, to the tolerance", () => {
    const verdict = run(
      planOf(),
      difference((x, j) => x * x - 40 + wave(j)),
    );
    expect(verdict.switches).toHaveLength(1);
    const [found] = verdict.switches;
    expect(found).toMatchObject({ below: "worse", above: "better" });
    expect(Math.abs(found.value - Math.sqrt(40))).toBeLessThan(0.01);
    // S = sqrt(20/7) over eight replications of the wave, half = t(.975, 7) S / sqrt(8) = 2.364624251592784 * .597614
    const half = 2.364624251592784 * Math.sqrt(20 / 7 / 8);
    expect(Math.abs(found.low! - Math.sqrt(40 - half))).toBeLessThan(0.01);
    expect(Math.abs(found.high! - Math.sqrt(40 + half))).toBeLessThan(0.01);
    expect(verdict.throughout).toBe("undecided");
  });

  test("without a switch it says whether that is settled", () => {
    expect(
      run(
        planOf(),
        difference((x, j) => 5 + x + wave(j)),
      ),
    ).toMatchObject({ switches: [], throughout: "better" });
    expect(
      run(
        planOf(),
        difference((_, j) => 0.1 + wave(j)),
      ),
    ).toMatchObject({ switches: [], throughout: "undecided" });
    const lower = planOf({ responses: [response("y", "lower")] });
    expect(
      run(
        lower,
        difference((x, j) => 5 + x + wave(j)),
      ).throughout,
    ).toBe("worse");
  });

  test("both switches of a bend are found", () => {
    const { switches } = run(
      planOf(),
      difference((x, j) => (x - 2) * (x - 7) + wave(j) / 10),
    );
    expect(switches.map(({ value }) => Math.round(value * 10) / 10)).toEqual([2, 7]);
    expect(switches.map(({ above }) => above)).toEqual(["worse", "better"]);
  });

  test("a switch that noise hides has an interval that reaches the ends", () => {
    const { switches } = run(
      planOf(),
      difference((x, j) => (x - 5) / 1000 + wave(j)),
    );
    expect(switches[0]).toMatchObject({ low: null, high: null });
  });

  test("two dimensions make a map", () => {
    const plan = planOf({ dimensions: [range("x", 0, 10), range("z", 0, 1)], grid: 3 });
    const { map, curve } = run(plan, (point, policy, j) => {
      const [x, z] = numbersAt(point);
      return policy === "base" ? 0 : x - 10 * z + wave(j) / 2;
    });
    expect(curve).toEqual([]);
    expect(map!.map(({ x, y, verdict }) => [x, y, verdict])).toEqual([
      [0, 0, "undecided"],
      [0, 0.5, "worse"],
      [0, 1, "worse"],
      [5, 0, "better"],
      [5, 0.5, "undecided"],
      [5, 1, "worse"],
      [10, 0, "better"],
      [10, 0.5, "better"],
      [10, 1, "undecided"],
    ]);
  });

  test("the order of arrival changes nothing; a value with failed runs is left out", () => {
    const rule = difference((x, j) => x - 3.3 + wave(j));
    expect(JSON.stringify(run(planOf(), rule, backwards))).toBe(JSON.stringify(run(planOf(), rule)));
    const failing: PointRule = (point, policy, j, y) =>
      point.name === "x = 10" && j > 0 ? null : rule(point, policy, j, y);
    const verdict = run(planOf(), failing);
    expect(verdict.left).toBe(1);
    expect(verdict.curve.at(-1)!.x).toBe(7.5);
  });

  test.each<[string, Partial<SwitchingPlan>, RegExp]>([
    ["three policies", { policies: ["a", "b", "c"] }, /between two \(got 3\)/],
    ["a list", { dimensions: [{ ...range("x"), span: { kind: "values", values: [1, 2] } }] }, /"x" needs a range/],
    ["one replication", { replications: 1 }, /at least 2/],
  ])("a plan with faults is refused: %s", (_, parts, message) => {
    expect(() => switching(planOf(parts))).toThrow(message);
  });
});
