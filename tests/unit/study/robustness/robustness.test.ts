import { describe, expect, test } from "vitest";
import { type RobustnessPlan, robustness } from "../../../../engine/study/robustness/robustness.ts";
import { backwards, conduct, frameOf, inOrder, type PointRule, range } from "../methods.ts";
import { response } from "../studies.ts";

const planOf = (parts: Partial<RobustnessPlan> = {}): RobustnessPlan => ({
  ...frameOf({
    policies: ["base", "a", "b"],
    replications: 2,
    responses: [response("y", "higher"), response("z", "neither")],
  }),
  dimensions: [range("u"), range("v")],
  draws: 0,
  worlds: Array.from({ length: 10 }, (_, w) => [w / 10, 0.5]),
  satisfice: { y: 1 },
  ...parts,
});
const run = (plan: RobustnessPlan, rule: PointRule, arrival = inOrder) =>
  conduct(
    robustness(plan),
    plan.responses.map(({ name }) => name),
    rule,
    arrival,
  );

/** base 1; a 2u; b 1.5, in every world; replications shift all alike. */
const rule: PointRule = (point, policy, j) =>
  20 * j + ({ base: 1, a: 2 * Number(point.factors.u), b: 1.5 }[policy] ?? 0);

describe("a robustness study", () => {
  const [y] = run(planOf(), (point, policy, _, name) => rule(point, policy, 0, name)).responses;
  const of = (policy: string) => y.policies.find((row) => row.policy === policy)!;

  test("regret by hand", () => {
    // The best is b at 1.5 until u > .75: a is 1.6 at .8 and 1.8 at .9.
    expect(of("b").regret.mean).toBeCloseTo((0.1 + 0.3) / 10, 12);
    expect(of("b").regret.most).toBeCloseTo(0.3, 12);
    expect(of("base").regret.mean).toBeCloseTo((8 * 0.5 + 0.6 + 0.8) / 10, 12);
    expect(of("a").regret.p95).toBeCloseTo(1.5, 12);
    expect(y.whole).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    of("b").regrets.forEach((regret, w) => {
      expect(regret).toBeCloseTo(w < 8 ? 0 : 2 * (w / 10) - 1.5, 12);
    });
  });

  test("a world in which a policy failed is no world of the regrets, whose numbers stay", () => {
    const [{ whole, policies }] = run(planOf(), (point, policy, j, name) =>
      policy === "a" && point.name === "world 3" ? null : rule(point, policy, j, name),
    ).responses;
    expect(whole).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9]);
    expect(policies.map(({ regrets }) => regrets.length)).toEqual([9, 9, 9]);
  });

  test("shares of worlds, with Wilson's intervals", () => {
    expect(of("b").best.share).toBe(0.8);
    expect(of("a").best.share).toBe(0.2);
    expect(of("base").best).toMatchObject({ share: 0, low: 0 });
    expect(of("a").satisficing!.share).toBe(0.5);
    expect(of("base").satisficing!.share).toBe(1);
    // u = .6 to .9; at u = .5 a only equals the baseline.
    expect(of("a").against!.better.share).toBe(0.4);
    expect(of("b").against!.better).toMatchObject({ share: 1, high: 1 });
    expect(of("base").against).toBeNull();
  });

  test("without noise it is knowledge that would help", () => {
    expect(of("a").against).toMatchObject({ buy: "knowledge", noise: { noiseShare: 0 } });
  });

  test("where only noise differs, replications would", () => {
    const noise: PointRule = (point, policy, j) =>
      policy === "base" ? 0 : (((Number(point.name.split(" ")[1]) * 7 + j * 3 + policy.length) * 31) % 17) - 8;
    expect(run(planOf({ replications: 4 }), noise).responses[0].policies[1].against!.buy).toBe("replications");
    expect(run(planOf({ replications: 1 }), noise).responses[0].policies[1].against!.buy).toBeNull();
  });

  test("lower is better: regret and threshold turn", () => {
    const [z] = run(planOf({ responses: [response("y", "lower")] }), (p, q, _, n) => rule(p, q, 0, n)).responses;
    // 2u is at most 1 in six worlds; in the last of them it ties with the baseline.
    expect(z.policies[1].best.share).toBe(0.6);
    expect(z.policies[2].satisficing!.share).toBe(0);
  });

  test("says where a policy fails", () => {
    const plan = planOf({ worlds: [], draws: 200 });
    const [drawn] = run(plan, (point, policy, _, name) => rule(point, policy, 0, name)).responses;
    const [box] = drawn.policies[1].against!.fails;
    expect(box.restrictions).toHaveLength(1);
    expect(box.restrictions[0]).toMatchObject({ name: "u", kind: "range", high: expect.closeTo(0.5, 1) });
    expect(drawn.policies[2].against!.fails).toEqual([]);
  });

  test("a world with a failed policy counts for none", () => {
    const failing: PointRule = (point, policy, j, name) =>
      point.name === "world 9" && policy === "b" ? null : rule(point, policy, j, name);
    const verdict = run(planOf(), failing);
    expect(verdict.worlds).toBe(10);
    expect(verdict.responses[0].policies.map(({ worlds }) => worlds)).toEqual([9, 9, 9]);
  });

  test("the order of arrival changes nothing", () => {
    const plan = planOf({ worlds: [], draws: 30 });
    expect(JSON.stringify(run(plan, rule, backwards))).toBe(JSON.stringify(run(plan, rule)));
  });

  test.each<[string, Partial<RobustnessPlan>, RegExp]>([
    ["few worlds", { worlds: [[1, 1]] }, /at least 10 \(got 1\)/],
    ["both", { draws: 20 }, /either listed or drawn/],
    ["a lever", { dimensions: [{ ...range("l"), sets: "lever" }] }, /"l" is no factor/],
    ["no direction", { primary: ["z"], satisfice: {} }, /neither direction of "z"/],
    ["a threshold of another", { satisfice: { z: 1 } }, /"z" is not a primary/],
  ])("a plan with faults is refused: %s", (_, parts, message) => {
    expect(() => robustness(planOf(parts))).toThrow(message);
  });
});
