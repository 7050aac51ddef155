import { describe, expect, test } from "vitest";
import type { Dimension } from "../../../../engine/study/designs/dimension.ts";
import { Draws } from "../../../../engine/study/draws.ts";
import { noiseOf } from "../../../../engine/study/noise.ts";
import { screen, trajectories } from "../../../../engine/study/sensitivity/morris.ts";
import { type SensitivityPlan, sensitivity } from "../../../../engine/study/sensitivity/sensitivity.ts";
import { backwards, conduct, frameOf, inOrder, numbersAt, type PointRule, range } from "../methods.ts";

const planOf = (parts: Partial<SensitivityPlan>): SensitivityPlan => ({
  ...frameOf(),
  dimensions: [range("x"), range("y"), range("z")],
  trajectories: 0,
  keep: 10,
  rows: 0,
  resamples: 200,
  ends: false,
  ...parts,
});
const run = (plan: SensitivityPlan, rule: PointRule, arrival = inOrder) =>
  conduct(sensitivity(plan), ["y"], rule, arrival);

describe("Sobol indices", () => {
  test("Ishigami, a = 7, b = .1", () => {
    const angle = (name: string) => range(name, -Math.PI, Math.PI);
    const plan = planOf({ dimensions: [angle("x1"), angle("x2"), angle("x3")], rows: 2048 });
    const [{ dimensions, n, variance }] = run(plan, (point) => {
      const [x1, x2, x3] = numbersAt(point);
      return 100 + Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
    }).sobol;
    // By integration: V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2.
    expect(n).toBe(2048);
    expect(variance! / 13.844587940719254).toBeCloseTo(1, 1.5);
    const first = [0.313905, 0.442411, 0];
    const total = [0.557589, 0.442411, 0.243684];
    dimensions.forEach((row, d) => {
      expect(Math.abs(row.first.value! - first[d])).toBeLessThan(0.02);
      expect(Math.abs(row.total.value! - total[d])).toBeLessThan(0.02);
      expect(row.first.low!).toBeLessThan(first[d]);
      expect(row.first.high!).toBeGreaterThan(first[d]);
    });
    expect(dimensions.map((row) => row.first.isAboveZero)).toEqual([true, true, false]);
    expect(dimensions.map((row) => row.total.isAboveZero)).toEqual([true, true, true]);
  });

  test("g-function of eight dimensions", () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    // First order V_i = 1/(3 (1 + a_i)^2), V = prod (1 + V_i) - 1; total V_i prod of the others (1 + V_j).
    const v = a.map((x) => 1 / (3 * (1 + x) ** 2));
    const product = v.reduce((all, x) => all * (1 + x), 1);
    const plan = planOf({ dimensions: a.map((_, d) => range(`x${d}`)), rows: 4096, resamples: 20 });
    const [{ dimensions }] = run(plan, (point) =>
      numbersAt(point).reduce((all, x, d) => (all * (Math.abs(4 * x - 2) + a[d])) / (1 + a[d]), 1),
    ).sobol;
    dimensions.forEach((row, d) => {
      expect(Math.abs(row.first.value! - v[d] / (product - 1))).toBeLessThan(0.02);
      expect(Math.abs(row.total.value! - (v[d] * (product / (1 + v[d]))) / (product - 1))).toBeLessThan(0.02);
    });
  });

  test("a row with a failed evaluation is left out of all estimates", () => {
    const plan = planOf({ dimensions: [range("x"), range("y")], rows: 256 });
    const rule: PointRule = (point) => (point.name === "row x 3" ? null : numbersAt(point)[0]);
    const [{ n, dimensions }] = run(plan, rule).sobol;
    expect(n).toBe(255);
    expect(dimensions[0].first.value!).toBeCloseTo(1, 1);
    expect(dimensions[1].total).toMatchObject({ value: 0, isAboveZero: false });
  });
});

describe("Morris", () => {
  test("a path changes every dimension once, by two thirds of its span", () => {
    for (const { rows, order } of trajectories(20, 5, new Draws("seed", "paths"))) {
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
      order.forEach((d, i) => {
        rows[i].forEach((x, other) => {
          expect(Math.abs(rows[i + 1][other] - x)).toBeCloseTo(other === d ? 2 / 3 : 0, 12);
          expect(Math.round(3 * x) / 3).toBeCloseTo(x, 12);
        });
      });
    }
  });

  test("linear effects are exact and without spread; a product has both", () => {
    const [{ dimensions }] = run(planOf({ trajectories: 40 }), (point) => {
      const [x, y, z] = numbersAt(point);
      return 3 * x - 5 * y + 8 * (y - 0.5) * z;
    }).screening;
    expect(dimensions[0]).toMatchObject({ n: 40, muStar: expect.closeTo(3, 10), mu: expect.closeTo(3, 10) });
    expect(dimensions[0].sigma).toBeCloseTo(0, 9);
    expect(dimensions[0].muStarInterval.high).toBeCloseTo(3, 9);
    // z: 8 (y - 1/2) at y = 0, 1/3, 2/3, 1 (four levels, equally likely): mean size 8/3, mean 0.
    expect(dimensions[2].muStar!).toBeGreaterThan(2);
    expect(Math.abs(dimensions[2].mu!)).toBeLessThan(1.2);
    expect(dimensions[2].sigma!).toBeGreaterThan(2);
  });

  test("an undefined output costs the effects that need it", () => {
    const paths = trajectories(2, 2, new Draws("seed", "two"));
    const outputs = [Float64Array.of(0, Number.NaN, 1), Float64Array.of(0, 1, 2)];
    expect(screen(paths, outputs, 0.05, 10, new Draws("s", "b")).map(({ n }) => n)).toEqual([1, 1]);
  });
});

describe("both stages", () => {
  const dimensions = Array.from({ length: 12 }, (_, d) => range(`x${d}`));
  const plan = planOf({ dimensions, trajectories: 8, keep: 3, rows: 64 });
  const rule: PointRule = (point) => {
    const at = (d: number): number => Number(point.factors[`x${d}`] ?? 0.5);
    return 10 * at(7) + 6 * at(2) + 3 * at(11) + 0.1 * at(0);
  };

  test("what matters is carried on, the most important first; the rest stays as the study has it", () => {
    const { kept, sobol } = run(plan, rule);
    expect(kept).toEqual(["x7", "x2", "x11"]);
    expect(sobol[0].dimensions.map(({ name }) => name)).toEqual(kept);
    const [a, b, c] = sobol[0].dimensions.map(({ first }) => first.value!);
    expect(a).toBeCloseTo(100 / 145, 1);
    expect(b).toBeCloseTo(36 / 145, 1);
    expect(c).toBeCloseTo(9 / 145, 1);
  });

  test("the order of arrival changes nothing", () => {
    expect(JSON.stringify(run(plan, rule, backwards))).toBe(JSON.stringify(run(plan, rule)));
  });

  test.each<[string, Partial<SensitivityPlan>, RegExp]>([
    [
      "too many without screening",
      { dimensions: Array.from({ length: 33 }, (_, d) => range(`x${d}`)), rows: 8 },
      /1 to 32/,
    ],
    ["rows", { rows: 100 }, /power of 2/],
    ["nothing to do", {}, /neither trajectories nor rows nor ends/],
  ])("a plan with faults is refused: %s", (_, parts, message) => {
    expect(() => sensitivity(planOf(parts))).toThrow(message);
  });
});

describe("one input at a time", () => {
  const choice: Dimension = { ...range("kind"), span: { kind: "values", values: ["much", "none", "some"] } };
  const plan = planOf({ dimensions: [range("x", 1, 3), range("y", -4, 4), choice], ends: true });
  const worth = { much: 100, none: 90, some: 95 };
  // At the study's own values x = 2, y = 0 and kind "some"; x and y act on each other, which no single end shows.
  const rule: PointRule = ({ factors }) =>
    Number(factors.x ?? 2) * 2 +
    Number(factors.y ?? 0) * (Number(factors.x ?? 2) - 1) +
    worth[(factors.kind ?? "some") as "some"];

  test("the widest swing first; of a choice, the values that give least and most", () => {
    const study = sensitivity(plan);
    expect(study.most).toBe(1 + 2 + 2 + 3);
    const [{ base, dimensions }] = run(plan, rule).swings;
    expect(base).toBe(99);
    expect(dimensions).toEqual([
      { name: "kind", low: { setting: "none", mean: 94 }, high: { setting: "much", mean: 104 } },
      { name: "y", low: { setting: -4, mean: 95 }, high: { setting: 4, mean: 103 } },
      { name: "x", low: { setting: 1, mean: 97 }, high: { setting: 3, mean: 101 } },
    ]);
  });

  test("an end that failed has no value, and stands last; none unless asked for", () => {
    const failing: PointRule = (point, ...rest) => (point.factors.y === 4 ? null : rule(point, ...rest));
    const [{ dimensions }] = run(plan, failing).swings;
    expect(dimensions.at(-1)).toEqual({ name: "y", low: { setting: -4, mean: 95 }, high: { setting: 4, mean: null } });
    expect(run({ ...plan, ends: false, rows: 8, dimensions: [range("x")] }, rule).swings).toEqual([]);
  });
});

describe("noise", () => {
  test("a shift of a whole replication is no noise, the rest is", () => {
    const shared = [5, -3, 8, 1];
    const table = [0, 10, 20].map((x) => Float64Array.from(shared, (shift) => x + shift));
    expect(noiseOf(table)).toMatchObject({ points: 3, replications: 4, inputVariance: 100 });
    expect(noiseOf(table).noiseShare).toBeCloseTo(0, 12);
  });

  test("by hand: two points, two replications", () => {
    // means 1 and 5, rest +-1 in every cell: residual mean square 4, noise of a mean 4/2 = 2, between 8, input 6.
    const noise = noiseOf([Float64Array.of(0, 2), Float64Array.of(6, 4)]);
    expect(noise.noiseVariance).toBeCloseTo(2, 12);
    expect(noise.inputVariance).toBeCloseTo(6, 12);
    expect(noise.noiseShare).toBeCloseTo(0.25, 12);
  });

  test("of one replication nothing is known", () => {
    expect(noiseOf([Float64Array.of(1), Float64Array.of(2)]).noiseShare).toBeNull();
  });
});
