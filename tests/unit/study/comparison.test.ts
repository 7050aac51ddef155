import { describe, expect, test } from "vitest";
import type { ComparisonPlan } from "../../../engine/study/comparison-plan.ts";
import { ComparisonStudy } from "../../../engine/study/comparison-study.ts";
import { compare, differenceOf, planOf, response, tellAll } from "./studies.ts";

/** A pattern over replications that sums to 0 over four. */
const wave = (replication: number): number => [-1, 1, 2, -2][replication % 4];

describe("ask and tell", () => {
  test("all replications are asked for once, in order", () => {
    const study = new ComparisonStudy(planOf({ replications: 3 }));
    expect(study.ask().map((run) => run.replication)).toEqual([0, 1, 2]);
    expect(study.ask()).toEqual([]);
  });

  test("what a store already holds is not asked for", () => {
    const study = new ComparisonStudy(planOf({ replications: 4 }));
    tellAll(study, () => 1, [0, 2]);
    expect(study.ask().map((run) => run.replication)).toEqual([1, 3]);
  });

  test("a replication that arrives early waits for those before it", () => {
    const study = new ComparisonStudy(planOf({ replications: 4 }));
    tellAll(study, (_, j) => j, [0, 1, 3]);
    expect(study.verdict().replications.done).toBe(2);
    expect(study.verdict().responses[0].policies[0]).toMatchObject({ n: 2, mean: 0.5 });
    tellAll(study, (_, j) => j, [2]);
    expect(study.verdict().responses[0].policies[0]).toMatchObject({ n: 4, mean: 1.5 });
  });

  test("nothing is decided before the planned look", () => {
    const study = new ComparisonStudy(planOf({ replications: 9, margins: { x: 100 } }));
    const rule = (policy: string, j: number) => (policy === "base" ? 0 : 50 + wave(j));
    tellAll(study, rule, [0, 1, 2, 3, 4, 5, 6, 7]);
    expect(study.verdict().looks).toEqual([]);
    expect(differenceOf(study.verdict())).toMatchObject({ mean: 50, verdict: "undecided" });
    tellAll(study, rule, [8]);
    expect(study.verdict().looks).toEqual([9]);
    expect(differenceOf(study.verdict()).verdict).toBe("equivalent");
  });

  test("the same bits may arrive twice, other bits may not", () => {
    const study = new ComparisonStudy(planOf({ replications: 2 }));
    tellAll(study, () => NaN, [0, 0]);
    expect(() => tellAll(study, () => 1, [0])).toThrow(/replication 0.*twice with different values/);
  });

  test("results that are not of this study are refused with their name", () => {
    const study = new ComparisonStudy(planOf({ replications: 2 }));
    const values = Float64Array.of(1);
    const base = { policy: "base", values };
    expect(() => study.tell({ replication: 2 }, [base, { policy: "reform", values }])).toThrow(
      /replication 2: the study plans 0 to 1/,
    );
    expect(() => study.tell({ replication: 0 }, [base])).toThrow(/no result of policy "reform"/);
    expect(() => study.tell({ replication: 0 }, [base, { policy: "other", values }])).toThrow(/unknown policy "other"/);
    expect(() => study.tell({ replication: 0 }, [base, { policy: "reform", values: Float64Array.of(1, 2) }])).toThrow(
      /2 values for 1 responses/,
    );
  });

  test("rows come in canonical order", () => {
    const study = new ComparisonStudy(planOf({ replications: 2, responses: [response("y"), response("x")] }));
    tellAll(study, (policy, j, name) => (policy === "base" && j === 1 ? null : j + (name === "x" ? 10 : 0)), [1, 0]);
    expect([...study.rows()]).toEqual([
      { policy: "base", replication: 0, response: "y", value: 0 },
      { policy: "base", replication: 0, response: "x", value: 10 },
      { policy: "reform", replication: 0, response: "y", value: 0 },
      { policy: "reform", replication: 0, response: "x", value: 10 },
      { policy: "reform", replication: 1, response: "y", value: 1 },
      { policy: "reform", replication: 1, response: "x", value: 11 },
    ]);
  });
});

describe("a plan with faults is refused, all faults at once", () => {
  test.each<[string, Partial<ComparisonPlan>, RegExp]>([
    ["baseline not first", { policies: ["reform", "base"] }, /first must be the baseline "base"/],
    ["nothing at all", { policies: [] }, /baseline/],
    ["policy twice", { policies: ["base", "reform", "reform"] }, /"reform" is listed twice/],
    ["unknown primary", { primary: ["z"] }, /primary: no response "z"/],
    ["negative margin", { margins: { x: -1 } }, /margins: "x" must be a finite number from 0/],
    ["margin of an unknown response", { margins: { z: 1 } }, /margins: no response "z"/],
    ["alpha", { alpha: 1 }, /alpha: must lie between 0 and 1/],
    ["replications", { replications: 0.5 }, /whole number from 1/],
    ["attribution via an unknown policy", { attributions: [{ name: "a", of: "reform", via: "z" }] }, /no policy "z"/],
    ["attribution of one policy", { attributions: [{ name: "a", of: "reform", via: "base" }] }, /three policies/],
    [
      "seven primary",
      { responses: Array.from({ length: 7 }, (_, i) => response(`r${i}`)) },
      /primary: at most 6 \(got 7\)/,
    ],
    [
      "a primary that is only a column of another",
      {
        responses: [response("x"), response("xs", "lower", { response: "x", role: "policy" })],
        primary: ["xs"],
      },
      /primary: no response "xs" that can be compared/,
    ],
    [
      "a column over the same matters without its partner",
      { responses: [response("x"), response("xs", "lower", { response: "x", role: "policy" })], primary: ["x"] },
      /"xs" needs one partner of role "baseline" \(got 0\)/,
    ],
  ])("%s", (_, parts, message) => {
    expect(() => new ComparisonStudy(planOf(parts))).toThrow(message);
  });

  test("together", () => {
    const faulty = planOf({ alpha: 0, replications: -1, primary: ["z"] });
    expect(() => new ComparisonStudy(faulty)).toThrow(/no response "z"[\s\S]*alpha[\s\S]*whole number/);
  });
});

describe("the family", () => {
  // Twelve replications of the difference wave + shift: mean shift, S = sqrt(30/11).
  const shifts: Record<string, number> = { "a x": 1.5, "a y": 0.2, "b x": 1.2, "b y": 5 };
  const plan = planOf({
    policies: ["base", "a", "b"],
    responses: [response("x"), response("y", "higher"), response("z")],
    primary: ["x", "y"],
    replications: 12,
  });
  const comparison = compare(plan, (policy, j, name) =>
    policy === "base" ? 100 + 7 * wave(j + 1) : 100 + 7 * wave(j + 1) + wave(j) + (shifts[`${policy} ${name}`] ?? 1.2),
  );
  const get = (name: string, policy: string) => differenceOf(comparison, name, policy);

  test("p is paired: what the policies share cancels", () => {
    // scipy.stats.ttest_1samp of the wave with shift 1.5 and 1.2
    expect(get("x", "a").p).toBeCloseTo(0.00930123657700107, 14);
    expect(get("x", "b").p).toBeCloseTo(0.028620676302963003, 14);
    expect(get("x", "a").sd).toBeCloseTo(Math.sqrt(30 / 11), 12);
  });

  test("Holm runs over policies x primary responses", () => {
    expect(get("y", "b").pHolm).toBeCloseTo(4 * get("y", "b").p!, 15);
    expect(get("x", "a").pHolm).toBeCloseTo(3 * get("x", "a").p!, 15);
    expect(get("x", "b").pHolm).toBeCloseTo(2 * get("x", "b").p!, 15);
    expect(get("y", "a").pHolm).toBe(get("y", "a").p);
    expect(get("x", "a").verdict).toBe("worse");
    expect(get("x", "b").verdict).toBe("undecided");
    expect(get("y", "b").verdict).toBe("better");
  });

  test("an exploratory response keeps its plain p and interval, outside the family", () => {
    expect(comparison.responses.map((r) => r.primary)).toEqual([true, true, false]);
    const z = get("z", "a");
    expect(z).toMatchObject({ pHolm: null, verdict: "worse" });
    expect([z.low, z.high]).toEqual([z.plainLow, z.plainHigh]);
  });

  test("primary intervals are wider: level 1 - alpha/4 beside the plain one", () => {
    const x = get("x", "a");
    // t(1 - .05/8, 11) and t(.975, 11) by scipy
    expect(x.high! - x.mean!).toBeCloseTo(2.980872430052668 * x.se!, 12);
    expect(x.plainHigh! - x.mean!).toBeCloseTo(2.200985160091639 * x.se!, 12);
  });

  test("the baseline has an outcome and no difference", () => {
    const [base] = comparison.responses[0].policies;
    expect(base).toMatchObject({ name: "base", n: 12, difference: null, p05: 86, p95: 114 });
    expect(base.mean).toBeCloseTo(100, 12);
  });

  test("the audit covers every policy and primary response", () => {
    expect(comparison.audit.map((row) => `${row.policy} ${row.response}`)).toEqual(["a x", "b x", "a y", "b y"]);
    expect(comparison.audit[0].correlation).toBeGreaterThan(0.8);
  });
});

describe("without variance", () => {
  const shifted = (shift: number) => (policy: string, j: number) => 8 * wave(j) + (policy === "base" ? 0 : shift);

  test("all differences 0: p is 1, undecided, equivalent if there is a margin", () => {
    expect(differenceOf(compare(planOf({}), shifted(0)))).toMatchObject({
      p: 1,
      low: 0,
      high: 0,
      verdict: "undecided",
    });
    expect(differenceOf(compare(planOf({ margins: { x: 0.5 } }), shifted(0))).verdict).toBe("equivalent");
  });

  test("a constant difference: p is 0", () => {
    expect(differenceOf(compare(planOf({}), shifted(-0.5)))).toMatchObject({
      p: 0,
      pHolm: 0,
      low: -0.5,
      high: -0.5,
      verdict: "better",
      shareBetter: 1,
    });
    expect(differenceOf(compare(planOf({ margins: { x: 0.5 } }), shifted(-0.5))).verdict).toBe("equivalent");
  });
});

describe("share of replications in which a policy is better", () => {
  const rule = (policy: string, j: number) => (policy === "base" ? 0 : [-1, 1, 1, 0][j % 4]);
  test.each([
    ["lower", 0.25],
    ["higher", 0.5],
    ["neither", null],
  ] as const)("%s", (better, share) => {
    const plan = planOf({ replications: 8, responses: [response("x", better)] });
    expect(differenceOf(compare(plan, rule)).shareBetter).toBe(share);
  });
});

describe("undefined values", () => {
  const plan = planOf({ policies: ["base", "a", "b"], responses: [response("x"), response("y")] });

  test("leave the pairs of their response only, and n says so", () => {
    const comparison = compare(plan, (policy, j, name) =>
      name === "x" && ((policy === "base" && j === 0) || (policy === "a" && j < 3)) ? NaN : wave(j * j),
    );
    expect(differenceOf(comparison, "x", "a").n).toBe(7);
    expect(differenceOf(comparison, "x", "b").n).toBe(9);
    expect(differenceOf(comparison, "y", "a").n).toBe(10);
    expect(comparison.responses[0].policies.map((p) => p.n)).toEqual([9, 7, 10]);
  });

  test("fewer than two pairs: no interval, no p, undecided, and no part of the family", () => {
    const comparison = compare(plan, (policy, j, name) => {
      if (name === "x" && policy === "a" && j > 0) return NaN;
      return policy === "base" ? 0 : wave(j) + 4;
    });
    expect(differenceOf(comparison, "x", "a")).toMatchObject({
      n: 1,
      mean: 3,
      low: null,
      high: null,
      sd: null,
      p: null,
      pHolm: null,
      verdict: "undecided",
    });
    const other = differenceOf(comparison, "x", "b");
    expect(other.pHolm).toBeCloseTo(3 * other.p!, 15);
  });

  test("never defined: null throughout, and the report is plain JSON", () => {
    const comparison = compare(plan, () => NaN);
    expect(differenceOf(comparison, "x", "a")).toMatchObject({ n: 0, mean: null, shareBetter: null });
    expect(comparison.responses[0].policies[0]).toMatchObject({
      mean: null,
      low: null,
      sd: null,
      p05: null,
      p95: null,
      p05Interval: { low: null, high: null },
      p95Interval: { low: null, high: null },
    });
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  });
});

describe("failed runs", () => {
  const plan = planOf({ policies: ["base", "a", "b"], replications: 6 });
  const comparison = compare(plan, (policy, j) =>
    (policy === "a" && j === 2) || (policy === "base" && j === 4) ? null : wave(j),
  );

  test("are listed", () => {
    expect(comparison.replications).toEqual({
      planned: 6,
      done: 6,
      failed: [
        { policy: "a", replication: 2, message: "a broke" },
        { policy: "base", replication: 4, message: "base broke" },
      ],
    });
  });

  test("leave the pairs that need them, and no others", () => {
    expect(differenceOf(comparison, "x", "a").n).toBe(4);
    expect(differenceOf(comparison, "x", "b").n).toBe(5);
    expect(comparison.responses[0].policies.map((p) => p.n)).toEqual([5, 5, 6]);
  });

  test("an infinite value is a failure that names its response", () => {
    const infinite = compare(plan, (policy, j) => (policy === "b" && j === 1 ? Infinity : wave(j)));
    expect(infinite.replications.failed).toEqual([
      { policy: "b", replication: 1, message: 'response "x" is infinite' },
    ]);
  });
});

describe("the same matters", () => {
  const plan = planOf({
    responses: [
      response("x"),
      response("xSame", "lower", { response: "x", role: "policy" }),
      response("xSameBase", "lower", { response: "x", role: "baseline" }),
    ],
    primary: ["x"],
  });
  const value = (policy: string, j: number, name: string, same: number): number => {
    if (name === "x") return policy === "base" ? wave(j) : wave(j) - 3 + 0.1 * wave(j + 1);
    return name === "xSame" ? 10 + same + 0.1 * wave(j) : 10;
  };

  test("are compared within the policy's own run, and not listed as responses", () => {
    const comparison = compare(plan, (policy, j, name) => value(policy, j, name, -2));
    expect(comparison.responses.map((r) => r.name)).toEqual(["x"]);
    const { same } = differenceOf(comparison);
    expect(same!.mean).toBeCloseTo(-2, 12);
    expect(same!.low!).toBeLessThan(-2);
    expect(same!.p!).toBeLessThan(1e-9);
    expect(same!.disagrees).toBe(false);
  });

  test("say so when their sign is the other", () => {
    const comparison = compare(plan, (policy, j, name) => value(policy, j, name, 2));
    expect(differenceOf(comparison).same!.disagrees).toBe(true);
  });

  test("a response without such columns has none", () => {
    expect(differenceOf(compare(planOf({}), (_, j) => wave(j))).same).toBeNull();
  });
});

describe("attribution", () => {
  const plan = planOf({
    policies: ["base", "full-time", "full-time-equal-hours"],
    replications: 8,
    attributions: [{ name: "hours", of: "full-time", via: "full-time-equal-hours" }],
  });
  const shift: Record<string, number> = { base: 0, "full-time": -5, "full-time-equal-hours": -2 };

  test("parts add up to the whole, over the replications in which all three are defined", () => {
    const comparison = compare(plan, (policy, j) =>
      policy === "full-time-equal-hours" && j === 7 ? NaN : shift[policy] + wave(j * policy.length),
    );
    const [hours] = comparison.attributions;
    expect(hours).toMatchObject({ name: "hours", response: "x", n: 7 });
    expect(hours.part.mean! + hours.rest.mean!).toBeCloseTo(hours.total.mean!, 12);
    expect(differenceOf(comparison, "x", "full-time").n).toBe(8);
  });

  test("more hours make three of five", () => {
    const [hours] = compare(plan, (policy, j) => shift[policy] + wave(j)).attributions;
    expect(hours.part).toEqual({ mean: -3, low: -3, high: -3 });
    expect(hours.rest).toEqual({ mean: -2, low: -2, high: -2 });
    expect(hours.total).toEqual({ mean: -5, low: -5, high: -5 });
  });
});
