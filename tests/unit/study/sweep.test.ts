import { describe, expect, test } from "vitest";
import { type SweepPlan, sweep } from "../../../engine/study/sweep.ts";
import { backwards, conduct, frameOf, numbersAt, type PointRule, range } from "./methods.ts";
import { response } from "./studies.ts";

const wave = (replication: number): number => [-1, 1, 2, -2][replication % 4];
const planOf = (parts: Partial<SweepPlan>): SweepPlan => ({
  ...frameOf({ replications: 4 }),
  dimensions: [range("a"), range("b", 0, 10), range("c")],
  design: { kind: "full-factorial" },
  ...parts,
});
const run = (plan: SweepPlan, rule: PointRule, arrival = backwards) =>
  conduct(
    sweep(plan),
    plan.responses.map(({ name }) => name),
    rule,
    arrival,
  );

/** 3 + 2a + b/5 - 4ab/10, and in every replication another weather and another slope of a. */
const rule: PointRule = (point, _policy, j) => {
  const [a, b] = numbersAt(point);
  return 3 + (2 + wave(j) / 10) * a + b / 5 - (4 * a * b) / 10 + 50 * wave(j);
};

describe("2^k", () => {
  const verdict = run(planOf({}), rule);
  const effect = (...of: string[]) => verdict.effects.find((row) => row.of.join() === of.join())!;

  test("all points, each with its settings and mean", () => {
    expect(verdict.points.map(({ settings }) => settings)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 10, 0],
      [0, 10, 1],
      [1, 0, 0],
      [1, 0, 1],
      [1, 10, 0],
      [1, 10, 1],
    ]);
    expect(verdict.points[7].outcomes[0]).toMatchObject({ n: 4, mean: expect.closeTo(3, 12), against: null });
  });

  test("main effects and interactions: averages over the other dimensions", () => {
    // a: 2 - 4b/10 averaged over b = 0, 10; b: over 10 units; ab: half of the change of a's effect.
    expect(effect("a").mean).toBeCloseTo(0, 12);
    expect(effect("b").mean).toBeCloseTo(0, 12);
    expect(effect("a", "b").mean).toBeCloseTo(-2, 12);
    expect(effect("c").mean).toBeCloseTo(0, 12);
    expect(verdict.effects).toHaveLength(6);
  });

  test("intervals are over replications: what the weather does to all points alike is no error", () => {
    // The effect of a varies by wave/10: S = sqrt(10/3)/10; six effects: t(1 - .05/12, 3) by scipy
    const half = (6.231543473366502 * (Math.sqrt(10 / 3) / 10)) / 2;
    expect(effect("a").high! - effect("a").mean!).toBeCloseTo(half, 10);
    expect(effect("b").high! - effect("b").low!).toBeCloseTo(0, 9);
    expect(effect("a", "b")).toMatchObject({ n: 4, aliases: [], ends: null });
    expect(effect("b").ends).toEqual([0, 10]);
    expect(effect("a", "b").pHolm!).toBeLessThan(1e-9);
    expect(effect("a").pHolm).toBe(1);
  });
});

describe("fractions", () => {
  test("resolution III estimates sums, and says of what", () => {
    const verdict = run(planOf({ design: { kind: "fractional-factorial", resolution: 3 } }), rule);
    expect(verdict.points).toHaveLength(4);
    const a = verdict.effects.find((row) => row.of.join() === "a")!;
    expect(a.aliases).toEqual([["b", "c"]]);
    // c = ab here: the effect shown for c carries the interaction.
    const c = verdict.effects.find((row) => row.of.join() === "c")!;
    expect(c.aliases).toEqual([["a", "b"]]);
    expect(Math.abs(c.mean!)).toBeCloseTo(2, 12);
  });
});

describe("other designs", () => {
  test("a Latin hypercube and a Sobol sequence find linear effects", () => {
    for (const kind of ["latin-hypercube", "sobol-sequence"] as const) {
      const verdict = run(planOf({ design: { kind, points: 16 } }), (point, _policy, j) => {
        const [a, b, c] = numbersAt(point);
        return 5 * a - b + 0 * c + wave(j);
      });
      expect(verdict.effects.map(({ of, mean }) => [of[0], mean])).toEqual([
        ["a", expect.closeTo(5, 10)],
        ["b", expect.closeTo(-10, 10)],
        ["c", expect.closeTo(0, 10)],
      ]);
    }
  });

  test("a matrix is run as it is, words too, and only what has an order has an effect", () => {
    const theory = { ...range("theory"), span: { kind: "values", values: ["x", "y", "z"] } as const };
    const plan = planOf({
      dimensions: [range("a"), theory],
      design: {
        kind: "matrix",
        rows: [
          [0, "x"],
          [0.5, "z"],
          [1, "y"],
        ],
      },
    });
    const verdict = run(plan, (point) => Number(point.factors.a) * 3);
    expect(verdict.points.map(({ settings }) => settings)).toEqual(
      plan.design.kind === "matrix" ? plan.design.rows : [],
    );
    expect(verdict.effects.map(({ of, mean }) => [of, mean])).toEqual([[["a"], expect.closeTo(3, 10)]]);
  });
});

test("with several policies what counts is the difference to the baseline", () => {
  const plan = planOf({ policies: ["base", "reform"], dimensions: [range("a")], primary: ["y"] });
  const verdict = run(plan, (point, policy, j) => 10 * wave(j) + (policy === "base" ? 1 : 1 + numbersAt(point)[0]));
  expect(verdict.points[1].outcomes).toEqual([
    { policy: "reform", response: "y", against: "base", n: 4, mean: 1, low: 1, high: 1 },
  ]);
  expect(verdict.effects[0]).toMatchObject({ policy: "reform", mean: expect.closeTo(1, 12) });
});

test("a failed run leaves its point one replication, and the effects that replication", () => {
  const verdict = run(planOf({}), (point, policy, j) =>
    point.name === "point 2" && j === 1 ? null : rule(point, policy, j, "y"),
  );
  expect(verdict.points[2].outcomes[0].n).toBe(3);
  expect(verdict.points[3].outcomes[0].n).toBe(4);
  expect(verdict.effects[0].n).toBe(3);
});

test("the order of arrival changes nothing", () => {
  const plan = planOf({ design: { kind: "latin-hypercube", points: 9 } });
  expect(JSON.stringify(run(plan, rule, (batch) => batch))).toBe(JSON.stringify(run(plan, rule, backwards)));
});

test.each<[string, Partial<SweepPlan>, RegExp]>([
  ["nothing varied", { dimensions: [] }, /nothing is varied/],
  [
    "too many points",
    { dimensions: Array.from({ length: 17 }, (_, i) => range(`x${i}`)) },
    /131072 points are too many/,
  ],
  [
    "three levels in a fraction",
    {
      dimensions: [{ ...range("a"), span: { kind: "values", values: [1, 2, 3] } }],
      design: { kind: "fractional-factorial", resolution: 3 },
    },
    /two values of "a" \(got 3\)/,
  ],
  ["a ragged matrix", { design: { kind: "matrix", rows: [[1, 2]] } }, /row 1 has 2 values/],
  ["an unknown response", { responses: [response("z")] }, /no response "y"/],
])("a plan with faults is refused: %s", (_, parts, message) => {
  expect(() => sweep(planOf(parts))).toThrow(message);
});
