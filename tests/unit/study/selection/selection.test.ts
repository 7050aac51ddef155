import { describe, expect, test } from "vitest";
import { KimNelson, kimNelsonConstants } from "../../../../engine/study/selection/kim-nelson.ts";
import { allocation, apparentChance } from "../../../../engine/study/selection/ocba.ts";
import { rinottConstant, rinottReplications } from "../../../../engine/study/selection/rinott.ts";
import { type SelectionPlan, selection } from "../../../../engine/study/selection/selection.ts";
import { backwards, conduct, frameOf, inOrder, type PointRule } from "../methods.ts";
import { response } from "../studies.ts";

const wave = (replication: number): number => [-1, 1, 2, -2][replication % 4];

describe("constants", () => {
  // Computed for this project by a separate program from Kim & Nelson 2001.
  test.each([
    [2, 10, 0.33405, 6.012905],
    [5, 10, 0.634967, 11.429411],
    [10, 20, 0.302934, 11.511485],
    [100, 50, 0.162584, 15.933215],
  ])("KN, k = %d, n0 = %d", (k, n0, eta, h2) => {
    const constants = kimNelsonConstants(k, n0, 0.05);
    expect(constants.eta).toBeCloseTo(eta, 6);
    expect(constants.h2).toBeCloseTo(h2, 5);
  });

  // As tabulated for P* = .95.
  test.each([
    [2, 10, 2.6141],
    [5, 20, 3.3854],
    [10, 20, 3.8753],
  ])("Rinott, k = %d, n0 = %d", (k, n0, h) => {
    expect(rinottConstant(k, n0, 0.95)).toBeCloseTo(h, 4);
  });

  test("replications of the second stage by Rinott", () => {
    expect(rinottReplications([1, 0.1], 3, 10, 0.5)).toEqual([36, 10]);
  });
});

describe("KN", () => {
  test("one is left as soon as the other is behind by more than it could make good", () => {
    const procedure = new KimNelson(2, 4, 0.05, 1);
    const standings = Array.from({ length: 4 }, (_, j) => procedure.tell([0, 5 + wave(j) / 10]));
    expect(standings.slice(0, 3).every(({ isOver }) => !isOver)).toBe(true);
    expect(standings[3]).toEqual({ survivors: [1], isOver: true });
    expect(procedure.best()).toBe(1);
  });

  test("without variance, or where all is known, the best mean wins", () => {
    const procedure = new KimNelson(2, 2, 0.05, 1);
    procedure.tell([1, 1]);
    expect(procedure.tell([1, 1])).toEqual({ survivors: [0, 1], isOver: true });
  });
});

describe("OCBA", () => {
  const sample = (mean: number, sd: number, n = 20) => ({ n, mean, sd, se: sd / Math.sqrt(n) });

  test("the ratios of Chen et al.: ((s/d)_i / (s/d)_j)^2, and the leader s_b sqrt(sum N_i^2/s_i^2)", () => {
    const [b, i, j] = allocation([sample(10, 2), sample(8, 3), sample(6, 1)], 1000);
    expect(i / j).toBeCloseTo((3 / 2) ** 2 / (1 / 4) ** 2, 10);
    expect(b).toBeCloseTo(2 * Math.sqrt((i / 3) ** 2 + (j / 1) ** 2), 8);
    expect(b + i + j).toBeCloseTo(1000, 9);
  });

  test("ties and constants take no infinite share", () => {
    const shares = allocation([sample(1, 0), sample(1, 0), sample(0, 1)], 100);
    expect([...shares].every((x) => Number.isFinite(x) && x >= 0)).toBe(true);
    expect(apparentChance([sample(1, 0), sample(0, 0)])).toBe(1);
  });
});

const planOf = (parts: Partial<SelectionPlan> = {}): SelectionPlan => ({
  ...frameOf({ policies: ["a", "b", "c", "d"], replications: 10, responses: [response("y", "higher")] }),
  procedure: { kind: "kn", delta: 1, most: 400 },
  ...parts,
});
const run = (plan: SelectionPlan, rule: PointRule, arrival = inOrder) => conduct(selection(plan), ["y"], rule, arrival);
const means: Record<string, number> = { a: -10, b: 5, c: 3, d: -20 };
const rule: PointRule = (_, policy, j) => means[policy] + 3 * wave(j * policy.charCodeAt(0)) + 7 * wave(j + 1);

describe("a selection study", () => {
  test("KN: names the best, says when the others fell out, and stops running them", () => {
    const study = selection(planOf());
    const running: string[] = [];
    const verdict = conduct(study, ["y"], (point, policy, j, y) => {
      running.push(`${j} ${policy}`);
      return rule(point, policy, j, y);
    });
    expect(verdict).toMatchObject({ selected: "b", guarantee: { chance: 0.95, delta: 1 }, response: "y", left: 0 });
    expect(verdict.contenders.map(({ policy, outAfter }) => [policy, outAfter === null])).toEqual([
      ["a", false],
      ["b", true],
      ["c", false],
      ["d", false],
    ]);
    expect(verdict.contenders[3].outAfter).toBe(10);
    expect(running).not.toContain("10 d");
    // The burn-in is the baseline's: it runs on, though it has fallen out.
    expect(running).toContain("10 a");
    expect(verdict.independent!.replications.every((n) => n >= 10)).toBe(true);
    expect(verdict.best!.find(({ policy }) => policy === "d")!.high).toBe(0);
  });

  test("lower is better: signs turn, figures do not", () => {
    const verdict = run(planOf({ responses: [response("y", "lower")] }), rule);
    expect(verdict.selected).toBe("d");
    expect(Math.abs(verdict.contenders[3].mean! + 20)).toBeLessThan(2);
  });

  test("KN at its limit selects nothing", () => {
    const verdict = run(planOf({ procedure: { kind: "kn", delta: 0.001, most: 20 } }), (_, policy, j) =>
      wave(j * policy.charCodeAt(0)),
    );
    expect(verdict).toMatchObject({ selected: null, guarantee: null });
  });

  test("OCBA: spends the budget, most of it on those that are close", () => {
    const verdict = run(planOf({ procedure: { kind: "ocba", budget: 200 } }), rule);
    expect(verdict).toMatchObject({ selected: "b", guarantee: null, independent: null });
    const [a, b, c, d] = verdict.contenders.map(({ n }) => n);
    expect(a + b + c + d).toBe(200);
    expect(Math.min(b, c)).toBeGreaterThan(Math.max(a, d));
    expect(d).toBe(10);
    expect(verdict.apparentChance!).toBeGreaterThan(0.9);
  });

  test("a failed run leaves its replication out, for all contenders", () => {
    const verdict = run(planOf(), (point, policy, j, y) =>
      policy === "c" && j === 2 ? null : rule(point, policy, j, y),
    );
    expect(verdict).toMatchObject({ selected: "b", left: 1 });
  });

  test.each([planOf(), planOf({ procedure: { kind: "ocba", budget: 120 } })])(
    "the order of arrival changes nothing",
    (plan) => {
      expect(JSON.stringify(run(plan, rule, backwards))).toBe(JSON.stringify(run(plan, rule)));
    },
  );

  test.each<[string, Partial<SelectionPlan>, RegExp]>([
    ["one policy", { policies: ["a"] }, /needs two/],
    ["no direction", { responses: [response("y", "neither")] }, /neither direction/],
    ["delta", { procedure: { kind: "kn", delta: 0, most: 100 } }, /delta: must be above 0/],
    ["budget", { procedure: { kind: "ocba", budget: 39 } }, /takes 40 \(got 39\)/],
  ])("a plan with faults is refused: %s", (_, parts, message) => {
    expect(() => selection(planOf(parts))).toThrow(message);
  });
});
