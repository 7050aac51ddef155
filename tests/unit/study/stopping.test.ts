import { describe, expect, test } from "vitest";
import type { ComparisonPlan } from "../../../engine/study/comparison-plan.ts";
import { ComparisonStudy } from "../../../engine/study/comparison-study.ts";
import { resultHash } from "../../../engine/study/record.ts";
import { compare, differenceOf, planOf, type Rule, response, tellAll } from "./studies.ts";

const wave = (replication: number): number => [-1, 1, 2, -2][replication % 4];
const looks = (...at: number[]): Partial<ComparisonPlan> => ({
  replications: at.at(-1)!,
  stopping: { rule: "looks", looks: at },
});

/** Runs a study to its end; the runs asked for, batch by batch. */
function drive(study: ComparisonStudy, rule: Rule): number[][] {
  const batches: number[][] = [];
  for (let runs = study.ask(); runs.length > 0; runs = study.ask()) {
    batches.push(runs.map((run) => run.replication));
    tellAll(study, rule, batches.at(-1));
  }
  return batches;
}

describe("planned looks", () => {
  const clear: Rule = (policy, j) => (policy === "base" ? 0 : -9 + wave(j));
  const never: Rule = (policy, j) => (policy === "base" ? 0 : wave(j));

  test("it stops at the first look where all is decided, and asks for no more", () => {
    const study = new ComparisonStudy(planOf(looks(4, 8, 16)));
    const batches = drive(study, (policy, j) => (j < 4 ? never(policy, j, "") : clear(policy, j, "")));
    expect(batches.map((batch) => batch.length)).toEqual([4, 4, 8]);
    const early = new ComparisonStudy(planOf(looks(8, 16, 32)));
    expect(drive(early, clear).map((batch) => batch.length)).toEqual([8]);
    expect(early.isComplete).toBe(true);
    expect(early.verdict()).toMatchObject({
      looks: [8],
      alphaOfLook: 0.05 / 3,
      replications: { planned: 32, done: 8 },
    });
    expect(differenceOf(early.verdict()).verdict).toBe("better");
  });

  test("undecided to the last look is a result", () => {
    const study = new ComparisonStudy(planOf(looks(4, 8)));
    drive(study, never);
    expect(study.isComplete).toBe(true);
    expect(study.verdict().looks).toEqual([4, 8]);
    expect(differenceOf(study.verdict()).verdict).toBe("undecided");
  });

  test("a primary verdict must pass alpha / K: p of .028 is enough for one look of .05, not for two", () => {
    // scipy.stats.ttest_1samp of the wave with shift 1.2: p = .0286
    const rule: Rule = (policy, j) => (policy === "base" ? 0 : wave(j) - 1.2);
    expect(differenceOf(compare(planOf({ replications: 12 }), rule)).verdict).toBe("better");
    const twice = differenceOf(compare(planOf(looks(4, 12)), rule));
    expect(twice.p).toBeCloseTo(0.028620676302963003, 14);
    expect(twice.verdict).toBe("undecided");
    // t(1 - .025/2, 11) by scipy
    expect((twice.high! - twice.mean!) / twice.se!).toBeCloseTo(2.5930926825133955, 10);
  });

  test("verdicts wait for a look, and what is told beyond the stop does not count", () => {
    const study = new ComparisonStudy(planOf(looks(4, 8)));
    tellAll(study, clear, [0, 1, 2]);
    expect(study.verdict()).toMatchObject({ looks: [], replications: { done: 3 } });
    tellAll(study, clear, [4, 5, 3]);
    expect(study.verdict()).toMatchObject({ looks: [4], replications: { done: 4 } });
    const exact = new ComparisonStudy(planOf(looks(4, 8)));
    tellAll(exact, clear, [0, 1, 2, 3]);
    expect(resultHash(study.rows())).toBe(resultHash(exact.rows()));
    expect(JSON.stringify(study.verdict())).toBe(JSON.stringify(exact.verdict()));
  });
});

describe("relative precision", () => {
  const plan = planOf({ replications: 60, stopping: { rule: "precision", relative: 0.1, first: 10 } });

  test("it ends at the first number of replications that is precise enough for every policy", () => {
    const rule: Rule = (policy, j) => 10 + wave(j) * (policy === "base" ? 1 : 1.3);
    const study = new ComparisonStudy(plan);
    drive(study, rule);
    const { done } = study.verdict().replications;
    const half = (n: number): number => {
      const { high, mean } = compare(planOf({ replications: n }), rule).responses[0].policies[1];
      return (high! - mean!) / mean!;
    };
    expect(done).toBeGreaterThan(10);
    expect(half(done)).toBeLessThanOrEqual(0.1 / 1.1);
    expect(half(done - 1)).toBeGreaterThan(0.1 / 1.1);
    expect(study.verdict().looks).toEqual([done]);
  });

  test("what can never be precise takes all replications", () => {
    const study = new ComparisonStudy(plan);
    drive(study, (_, j) => wave(j));
    expect(study.verdict().replications.done).toBe(60);
  });
});

test.each<[string, Partial<ComparisonPlan>, RegExp]>([
  [
    "falling looks",
    { replications: 5, stopping: { rule: "looks", looks: [10, 5] } },
    /each larger than the one before/,
  ],
  ["another last look", { replications: 9, stopping: { rule: "looks", looks: [5, 8] } }, /must be .* 9/],
  ["too early", { replications: 20, stopping: { rule: "precision", relative: 0.1, first: 5 } }, /from 10 to 20/],
  ["no precision", { replications: 20, stopping: { rule: "precision", relative: 0, first: 10 } }, /between 0 and 1/],
  ["an unknown ratio", { ratios: [{ name: "r", cost: "z", effect: "x" }] }, /no response "z"/],
])("a plan with faults is refused: %s", (_, parts, message) => {
  expect(() => new ComparisonStudy(planOf(parts))).toThrow(message);
});

test("what a comparison says beside its verdict", () => {
  const plan = planOf({
    policies: ["base", "a", "b"],
    responses: [response("cost"), response("gain", "higher"), response("other", "neither")],
    primary: ["cost", "gain", "other"],
    replications: 12,
    ratios: [{ name: "cost per gain", cost: "cost", effect: "gain" }],
  });
  const comparison = compare(plan, (policy, j, name) => {
    if (policy === "base") return 0;
    return name === "cost" ? 6 + 0.1 * wave(j) : (policy === "a" ? 3 : 2) + 0.1 * wave(j + 1);
  });
  const gain = differenceOf(comparison, "gain", "a");
  expect(gain.effectSize).toBeCloseTo(gain.mean! / gain.sd!, 12);
  expect(gain.shareBetter).toBe(1);
  // Wilson, 12 of 12, by scipy
  expect(gain.shareBetterInterval.low).toBeCloseTo(0.757507, 5);
  expect(differenceOf(comparison, "other", "a").shareBetterInterval).toEqual({ low: null, high: null });
  expect(comparison.ratios.map((row) => [row.policy, row.ratio, row.kind])).toEqual([
    ["a", expect.closeTo(2, 10), "bounded"],
    ["b", expect.closeTo(3, 10), "bounded"],
  ]);
  const [cost, gains, other] = comparison.responses.map(({ best }) => best);
  expect(gains?.map(({ policy, low, high }) => [policy, low === 0, high === 0])).toEqual([
    ["base", false, true],
    ["a", true, false],
    ["b", false, true],
  ]);
  expect(cost?.[0]).toMatchObject({ policy: "base", low: 0 });
  expect(other).toBeNull();
});
