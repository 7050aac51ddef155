import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dimension } from "../../../../engine/study/designs/dimension.ts";
import { type Claim, gainsMore, type InWorld, known } from "../../../../engine/study/hypotheses/claim.ts";
import { type HypothesesPlan, hypotheses } from "../../../../engine/study/hypotheses/hypotheses.ts";
import { backwards, conduct, frameOf, inOrder, type PointRule, range } from "../methods.ts";
import { response } from "../studies.ts";

const text = (en: string) => ({ en, zh: en });
const claimOf = (test: Claim["test"], parts: Partial<Claim> = {}): Claim => ({
  number: 1,
  claim: text("claim"),
  mechanism: text("mechanism"),
  refutedIf: text("refuted"),
  responses: ["y"],
  policies: ["base", "new"],
  test,
  ...parts,
});
const rises = claimOf((world) => {
  const rise = world.difference("new", "base", "y");
  return known([rise], rise > 0);
});
const theory: Dimension = {
  name: "theory",
  sets: "factor",
  entry: "theory",
  policies: [],
  span: { kind: "values", values: ["contact", "workload"] },
};

const planOf = (list: readonly Claim[], parts: Partial<HypothesesPlan> = {}): HypothesesPlan => ({
  ...frameOf({ policies: ["base", "new"], responses: [response("y")], replications: 2 }),
  dimensions: [range("a"), theory],
  draws: 40,
  worlds: [],
  elsewhere: [],
  claims: {
    list,
    variants: [{ name: "still", factors: { a: 0 }, policies: ["base"] }],
    reform: ["base", "new"],
  },
  ...parts,
});
const run = (plan: HypothesesPlan, rule: PointRule, arrival = inOrder) =>
  conduct(hypotheses(plan), ["y"], rule, arrival);

/** `new` is better where a is above a threshold. */
const above =
  (threshold: number): PointRule =>
  ({ factors }, policy) =>
    policy === "new" && Number(factors.a) > threshold ? 0.6 : 0.5 - (policy === "new" ? 0.1 : 0);

describe("a claim over worlds", () => {
  test.each([
    [0.1, "supported"],
    [0.5, "undecided"],
    [0.9, "contradicted"],
  ] as const)("that holds above %d of a range is %s", (threshold, standing) => {
    const [{ worlds, holds, share, low, high, ...found }] = run(planOf([rises]), above(threshold)).hypotheses;
    expect(found.standing).toBe(standing);
    expect(worlds).toBe(40);
    expect(holds).toBe(Math.round(40 * (1 - threshold)));
    expect(share).toBe(holds / 40);
    expect(low!).toBeLessThan(share!);
    expect(high!).toBeGreaterThan(share!);
  });

  test("is told by structural choice, for each of its options", () => {
    const rule: PointRule = ({ factors }, policy) => (policy === "new" && factors.theory === "contact" ? 1 : 0.5);
    const [{ theories, standing }] = run(planOf([rises]), rule).hypotheses;
    expect(standing).toBe("undecided");
    expect(theories.map(({ option, standing: under, worlds, holds }) => [option, under, worlds, holds])).toEqual([
      ["contact", "supported", 20, 20],
      ["workload", "contradicted", 20, 0],
    ]);
  });

  test("is not counted in a world where it is undefined or a policy failed", () => {
    const rule: PointRule = ({ name }, policy) =>
      name === "world 3" ? null : name === "world 5" ? Number.NaN : policy === "new" ? 1 : 0;
    expect(run(planOf([rises]), rule).hypotheses[0]).toMatchObject({ worlds: 38, holds: 38, standing: "supported" });
  });

  test("that nothing can test is untested, with the reason; so is one whose policies are not run", () => {
    const value = claimOf(text("a value"), { policies: [] });
    const lacking = claimOf(() => true, { policies: ["base", "other"] });
    const [first, second] = run(planOf([value, lacking]), () => 1).hypotheses;
    expect(first).toMatchObject({ standing: "untested", untested: { en: "a value" }, worlds: 0, theories: [] });
    expect(second).toMatchObject({ standing: "untested", worlds: 0, share: null });
    expect(second.untested!.en).toMatch(/does not run every policy/);
  });
});

test("a variant is the same world with something otherwise, under the policies named", () => {
  const seen: (readonly [string, number, string])[] = [];
  const changed = claimOf((world) => {
    const still = world.variant("still")!;
    expect(world.variant("none")).toBeNull();
    return known([still.value("base", "y")], world.value("base", "y") > still.value("base", "y"));
  });
  const rule: PointRule = ({ name, factors }, policy) => {
    seen.push([name, Number(factors.a), policy]);
    return Number(factors.a);
  };
  expect(run(planOf([changed], { draws: 10 }), rule).hypotheses[0]).toMatchObject({ worlds: 10, holds: 10 });
  const still = seen.filter(([name]) => name.endsWith(", still"));
  expect(still).toHaveLength(20);
  expect(still.every(([, a, policy]) => a === 0 && policy === "base")).toBe(true);
});

test("elsewhere the place's own factors and levers are the stronger, and its communities are run", () => {
  const communities = [{ name: "P01", type: "mixed", grids: 6, demand: 1 }] as const;
  const place = { district: "plain", communities, factors: { a: 0.25 }, levers: { staff: 3 } };
  const method = hypotheses(planOf([rises], { draws: 10, elsewhere: [place] }));
  const points = method.ask().map(({ point }) => point);
  const other = points.find(({ name }) => name === "world 4, plain")!;
  expect(other.communities).toBe(communities);
  expect(other.factors.a).toBe(0.25);
  expect(other.factors.theory).toBe(points.find(({ name }) => name === "world 4")!.factors.theory);
  expect(other.policies.map(({ name, levers }) => [name, levers])).toEqual([
    ["base", { staff: 3 }],
    ["new", { staff: 3 }],
  ]);
});

test("the order of arrival changes nothing, and counts agree whatever the outcomes", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(true, false, null), { minLength: 10, maxLength: 10 }), (outcomes) => {
      const rule: PointRule = ({ name }, policy) => {
        const outcome = outcomes[Number(name.match(/\d+/)![0])];
        return outcome === null ? Number.NaN : policy === "new" && outcome ? 1 : 0;
      };
      const plan = planOf([rises], { draws: 10 });
      const verdict = run(plan, rule);
      expect(run(plan, rule, backwards)).toEqual(verdict);
      const [{ worlds, holds, theories }] = verdict.hypotheses;
      expect(worlds).toBe(outcomes.filter((outcome) => outcome !== null).length);
      expect(holds).toBe(outcomes.filter((outcome) => outcome === true).length);
      expect(theories.reduce((sum, theory) => sum + theory.worlds, 0)).toBe(worlds);
    }),
    { numRuns: 30 },
  );
});

test("gains count only beyond what matters, and losses against them", () => {
  const worldOf = (gain: readonly number[]): InWorld => ({
    value: () => Number.NaN,
    difference: (_policy, _against, name) => gain[Number(name)],
    variant: () => null,
    elsewhere: [],
  });
  const verdict = (...gain: number[]) => gainsMore(worldOf(gain), "new", "base", { higher: ["0", "1"], lower: ["2"] });
  expect(verdict(0.03, 0, 0)).toBe(true);
  expect(verdict(0.01, 0.01, -0.01)).toBe(false);
  expect(verdict(0.03, -0.03, 0)).toBe(false);
  expect(verdict(0, 0, -0.03)).toBe(true);
  expect(verdict(0.03, Number.NaN, 0)).toBeNull();
});

test.each<[string, Partial<HypothesesPlan>, RegExp]>([
  ["nothing uncertain", { dimensions: [] }, /nothing is uncertain/],
  ["worlds twice", { worlds: [[0.5, "contact"]] }, /either listed or drawn/],
  ["no world", { draws: 0 }, /worlds: at least 1/],
])("a plan with faults is refused: %s", (_, parts, message) => {
  expect(() => hypotheses(planOf([rises], parts))).toThrow(message);
});
