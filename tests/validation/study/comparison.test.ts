import { describe, expect, test } from "vitest";
import type { Comparison, Difference } from "../../../engine/study/comparison.ts";
import { differenceOf, planOf, response } from "../../unit/study/studies.ts";
import { shareOf, standardError, type World } from "./synthetic.ts";

const STUDIES = 1000;
const ALPHA = 0.05;
const SE = standardError(ALPHA, STUDIES);

const family = planOf({
  policies: ["base", "a", "b", "c"],
  responses: [response("x"), response("y", "higher"), response("z", "neither"), response("exploratory")],
  primary: ["x", "y", "z"],
  replications: 20,
  alpha: ALPHA,
});

function differences(comparison: Comparison): Difference[] {
  return comparison.responses
    .filter((r) => r.primary)
    .flatMap((r) => r.policies.flatMap((p) => (p.difference === null ? [] : [p.difference])));
}

const claimsDifference = ({ verdict }: Difference): boolean =>
  verdict === "better" || verdict === "worse" || verdict === "different";

describe("where there is no difference (A/A)", () => {
  const nothing = (name: string, correlation: number, skewed = false): World => ({
    name: `A/A ${name}`,
    correlation,
    skewed,
    mean: () => 0,
  });

  test.each([5, 10, 40])("one comparison of %d replications errs in alpha of the studies, no less and no more", (n) => {
    const plan = planOf({ replications: n, alpha: ALPHA });
    const share = shareOf(STUDIES, plan, nothing(`one ${n}`, 0.8), (c) => claimsDifference(differenceOf(c)));
    expect(share).toBeLessThanOrEqual(ALPHA + 2 * SE);
    expect(share).toBeGreaterThanOrEqual(ALPHA - 3 * SE);
  });

  test.each([
    ["independent policies", 0, false],
    ["common random numbers", 0.8, false],
    ["skewed responses", 0.5, true],
  ] as const)("a family of nine errs in at most alpha of the studies: %s", (name, correlation, skewed) => {
    const world = nothing(name, correlation, skewed);
    const share = shareOf(STUDIES, family, world, (c) => differences(c).some(claimsDifference));
    expect(share).toBeLessThanOrEqual(ALPHA + 2 * SE);
    expect(share).toBeGreaterThan(0);
  });

  test("without the adjustment the same family would err in far more", () => {
    const world = nothing("unadjusted", 0.8);
    const share = shareOf(STUDIES, family, world, (c) => differences(c).some(({ p }) => p! <= ALPHA));
    expect(share).toBeGreaterThan(3 * ALPHA);
  });
});

describe("where there is a difference", () => {
  const truth: Record<string, number> = { "a x": -0.4, "b x": 0.7, "a y": 0.5, "c y": -0.2, "c z": 1 };
  const world: World = {
    name: "A/B family",
    correlation: 0.6,
    mean: (policy, name) => 10 + (truth[`${policy} ${name}`] ?? 0),
  };

  test("all simultaneous intervals hold their truths at once in 1 - alpha of the studies", () => {
    const share = shareOf(STUDIES, family, world, (c) =>
      c.responses
        .filter((r) => r.primary)
        .every((r) =>
          r.policies.every(({ name, difference: d }) => {
            const mean = truth[`${name} ${r.name}`] ?? 0;
            return d === null || (d.low! <= mean && mean <= d.high!);
          }),
        ),
    );
    expect(share).toBeGreaterThanOrEqual(1 - ALPHA - 2 * SE);
  });

  test("a plain interval holds its truth in 1 - alpha of the studies, no less and no more", () => {
    const share = shareOf(STUDIES, family, world, (c) => {
      const d = differenceOf(c, "x", "b");
      return d.plainLow! <= 0.7 && 0.7 <= d.plainHigh!;
    });
    expect(Math.abs(share - (1 - ALPHA))).toBeLessThanOrEqual(3 * SE);
  });

  test("no study claims a difference where there is none, or the wrong direction, more often than alpha", () => {
    const share = shareOf(STUDIES, family, world, (c) =>
      c.responses
        .filter((r) => r.primary)
        .some((r) =>
          r.policies.some(({ name, difference: d }) => {
            if (d === null || !claimsDifference(d)) return false;
            const mean = truth[`${name} ${r.name}`] ?? 0;
            if (mean === 0) return true;
            return r.better !== "neither" && (d.verdict === "better") !== (r.better === "lower" ? mean < 0 : mean > 0);
          }),
        ),
    );
    expect(share).toBeLessThanOrEqual(ALPHA + 2 * SE);
  });

  // 1 - F(t(1 - alpha/2, n-1); n-1, delta sqrt(n)) with F the noncentral t, delta in sd of the differences: scipy 1.17.
  test.each([
    [0.5, 40, 0.8693979112082977],
    [0.5, 20, 0.5644828966786235],
  ])("a difference of %d sd is found with %d replications as often as promised: %d", (delta, n, power) => {
    const plan = planOf({ replications: n, alpha: ALPHA });
    const correlation = 0.75;
    // Var(A - B) = 2 (1 - correlation) in units of a response's variance.
    const size = delta * Math.sqrt(2 * (1 - correlation));
    const world: World = {
      name: `power ${delta} ${n}`,
      correlation,
      mean: (policy) => (policy === "base" ? 0 : -size),
    };
    const share = shareOf(STUDIES, plan, world, (c) => differenceOf(c).verdict === "better");
    expect(Math.abs(share - power)).toBeLessThanOrEqual(3 * standardError(power, STUDIES));
  });

  test("the audit reports the gain of common random numbers, 1 / (1 - correlation)", () => {
    const plan = planOf({ replications: 20_000 });
    const gain: World = { name: "gain", correlation: 0.8, mean: () => 0 };
    shareOf(1, plan, gain, ({ audit: [row] }) => {
      expect(row.correlation!).toBeCloseTo(0.8, 1);
      expect(row.varianceReduction! / 5).toBeCloseTo(1, 1);
      expect(row.replicationsSaved! / (20_000 * 4)).toBeCloseTo(1, 1);
      expect(row.warning).toBe(false);
      return true;
    });
  });
});

describe("equivalence", () => {
  const margin = 0.8;
  const plan = planOf({ replications: 20, alpha: ALPHA, margins: { x: margin } });
  const world = (name: string, size: number): World => ({
    name: `equivalence ${name}`,
    correlation: 0.5,
    mean: (policy) => (policy === "base" ? 0 : size),
  });

  test("is claimed of a difference at the margin in at most alpha of the studies", () => {
    const share = shareOf(
      STUDIES,
      plan,
      world("at the margin", margin),
      (c) => differenceOf(c).verdict === "equivalent",
    );
    expect(share).toBeLessThanOrEqual(ALPHA + 2 * SE);
    expect(share).toBeGreaterThan(0);
  });

  test("is found where there is no difference: power .85", () => {
    // P(|mean| + t(.975, 19) S / sqrt(20) <= .8) for standard normal differences, by numerical integration over S (scipy quad).
    const power = 0.8477987753861982;
    const share = shareOf(STUDIES, plan, world("no difference", 0), (c) => differenceOf(c).verdict === "equivalent");
    expect(Math.abs(share - power)).toBeLessThanOrEqual(3 * standardError(power, STUDIES));
  });
});
