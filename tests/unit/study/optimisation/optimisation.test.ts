import { describe, expect, test } from "vitest";
import type { Dimension } from "../../../../engine/study/designs/dimension.ts";
import { Draws } from "../../../../engine/study/draws.ts";
import type { DesignPoint } from "../../../../engine/study/method.ts";
import { type OptimisationPlan, optimisation } from "../../../../engine/study/optimisation/optimisation.ts";
import { hypervolume } from "../../../../engine/study/optimisation/pareto.ts";
import { backwards, conduct, frameOf, inOrder, type PointRule, range } from "../methods.ts";
import { response } from "../studies.ts";

const lever = (name: string): Dimension => ({ ...range(name), sets: "lever", policies: ["base"] });
const leversOf = (point: DesignPoint, policy: string): number[] =>
  Object.values(point.policies.find(({ name }) => name === policy)!.levers).map(Number);
const wave = (replication: number): number => [-1, 1, 2, -2][replication % 4];

const planOf = (parts: Partial<OptimisationPlan> = {}): OptimisationPlan => ({
  ...frameOf({
    policies: ["base"],
    responses: [response("gain", "higher"), response("cost", "lower")],
    primary: ["gain", "cost"],
    replications: 2,
  }),
  dimensions: ["a", "b"].map(lever),
  budget: null,
  cost: "cost",
  population: 20,
  generations: 15,
  most: 4,
  ...parts,
});
const run = (plan: OptimisationPlan, rule: PointRule, arrival = inOrder) =>
  conduct(
    optimisation(plan),
    plan.responses.map(({ name }) => name),
    rule,
    arrival,
  );

/** Gain sqrt(a) - b^2, cost 100 a: the front is b = 0, gain = sqrt(cost)/10. */
const simple: PointRule = (point, policy, j, name) => {
  const [a, b] = policy === "base" ? [0, 0] : leversOf(point, policy);
  return (name === "gain" ? Math.sqrt(a) - b * b : 100 * a) + 5 * wave(j);
};

test("ZDT1 with thirty levers: the hypervolume of the front is nearly that of the true one", () => {
  const dimensions = Array.from({ length: 30 }, (_, d) => lever(`x${d}`));
  const plan = planOf({
    ...frameOf({ responses: [response("f1"), response("f2")], primary: ["f1", "f2"], policies: ["base"] }),
    dimensions,
    cost: null,
    population: 60,
    generations: 150,
    most: 1,
  });
  const verdict = run(plan, (point, policy, _, name) => {
    if (policy === "base") return 0;
    const [x, ...rest] = leversOf(point, policy);
    const g = 1 + (9 * rest.reduce((sum, y) => sum + y, 0)) / 29;
    return name === "f1" ? x : g * (1 - Math.sqrt(x / g));
  });
  const points = verdict.front.map(({ objectives }) => objectives.map(({ mean }) => -mean!));
  // Above (1.1, 1.1): 1.1 * .1 + integral of 1.1 - (1 - sqrt x) = .11 + .1 + 2/3
  expect(hypervolume(points, [-1.1, -1.1]) / (0.21 + 2 / 3)).toBeGreaterThan(0.97);
  expect(verdict.progress[0]).toBeLessThan(0.5);
  expect(verdict.progress.at(-1)).toBe(1);
});

describe("an optimisation study", () => {
  const verdict = run(planOf(), simple);

  test("the front is where the second lever is idle, and has both ends", () => {
    expect(verdict.front.length).toBeGreaterThan(5);
    for (const { settings } of verdict.front) expect(Number(settings[1])).toBeLessThan(0.15);
    const gains = verdict.front.map(({ objectives }) => objectives[0].mean!);
    expect(gains).toEqual([...gains].sort((a, b) => a - b));
    expect(verdict).toMatchObject({ failed: 0, from: "base" });
    expect(verdict.candidates).toBeGreaterThan(250);
    expect(new Set(verdict.front.map(({ settings }) => settings.join())).size).toBe(verdict.front.length);
  });

  test("its members have all replications, and the weather of replications cancels against the baseline", () => {
    for (const { n, objectives, settings } of verdict.front) {
      expect(n).toBe(4);
      const [a, b] = settings.map(Number);
      expect(objectives[0].difference.mean).toBeCloseTo(Math.sqrt(a) - b * b, 10);
      expect(objectives[1].difference.mean).toBeCloseTo(100 * a, 10);
    }
  });

  test("what each unit of cost buys, and where the bend is", () => {
    const member = verdict.front.at(-1)!;
    const [a, b] = member.settings.map(Number);
    expect(member.cost!.difference.mean).toBeCloseTo(100 * a, 10);
    expect(member.buys).toHaveLength(1);
    expect(member.buys[0]).toMatchObject({ response: "gain", kind: "bounded" });
    expect(member.buys[0].ratio).toBeCloseTo((Math.sqrt(a) - b * b) / (100 * a), 10);
    // sqrt: furthest beyond the chord where its slope is that of the chord, at a quarter of the range.
    const knee = verdict.front.find(({ name }) => name === verdict.knee)!;
    expect(Math.abs(Number(knee.settings[0]) - 0.25)).toBeLessThan(0.15);
  });

  test("a budget is kept", () => {
    const { front } = run(planOf({ budget: { response: "cost", most: 30 } }), simple);
    expect(front.length).toBeGreaterThan(3);
    for (const { budget } of front) expect(budget!.mean).toBeLessThanOrEqual(30);
    expect(Math.max(...front.map(({ budget }) => budget!.mean!))).toBeGreaterThan(25);
    expect(run(planOf({ budget: { response: "cost", most: -50 }, generations: 2 }), simple).front).toEqual([]);
  });

  test("noise: what cannot be told apart is said to be contested", () => {
    const noise = new Draws("seed", "noise");
    const noisy: PointRule = (point, policy, j, name) =>
      simple(point, policy, j, name)! + (name === "gain" ? noise.at(Number(policy.split(" ")[1] ?? 0), j) : 0);
    expect(verdict.front.every(({ contestedBy }) => contestedBy.length === 0)).toBe(true);
    expect(run(planOf(), noisy).front.some(({ contestedBy }) => contestedBy.length > 0)).toBe(true);
  });

  test("what is told of the front is not what it was chosen by: pure noise looks like no gain", () => {
    const draws = new Draws("seed", "luck");
    const luck: PointRule = (point, policy, j, name) =>
      name === "cost" ? simple(point, policy, j, name) : draws.at(Number(policy.split(" ")[1] ?? -1) + 1, j);
    const { front } = run(planOf({ population: 30, generations: 8 }), luck);
    const told = front.map(({ objectives }) => objectives[0].mean!);
    // Uniform luck has mean 1/2; four replications of each of some members.
    const mean = told.reduce((a, b) => a + b, 0) / told.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / (4 * told.length)));
  });

  test("a failing candidate is beaten by all", () => {
    const failing: PointRule = (point, policy, j, name) =>
      policy !== "base" && leversOf(point, policy)[0] > 0.5 ? null : simple(point, policy, j, name);
    const { front, failed } = run(planOf(), failing);
    expect(failed).toBeGreaterThan(0);
    for (const { settings } of front) expect(Number(settings[0])).toBeLessThanOrEqual(0.5);
  });

  test("the order of arrival changes nothing", () => {
    const plan = planOf({ generations: 4 });
    expect(JSON.stringify(run(plan, simple, backwards))).toBe(JSON.stringify(run(plan, simple)));
  });

  test.each<[string, Partial<OptimisationPlan>, RegExp]>([
    [
      "a voice as objective",
      { responses: [response("gain"), response("cost", "neither")] },
      /neither direction of "cost"/,
    ],
    ["a factor", { dimensions: [range("f")] }, /"f" is no lever/],
    ["a small population", { population: 3 }, /at least 4 \(got 3\)/],
    ["an unknown budget", { budget: { response: "money", most: 1 } }, /no response "money"/],
  ])("a plan with faults is refused: %s", (_, parts, message) => {
    expect(() => optimisation(planOf(parts))).toThrow(message);
  });
});
