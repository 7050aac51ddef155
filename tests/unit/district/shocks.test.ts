import { describe, expect, test } from "vitest";
import { CATEGORIES } from "../../../engine/district/categories.ts";
import { Exogenous } from "../../../engine/district/exogenous.ts";
import type { FactorValues } from "../../../engine/district/registry.ts";
import { count, following, MIXED, OLD, planOf, ran, value } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const exogenous = (factors: FactorValues): Exogenous => new Exogenous(planOf({ communities, factors }), "test", 0);
const CALM = exogenous({});

/** Matters born, or affairs issued, on the days of a shock. */
const within = (at: ArrayLike<number>, first: number, days: number): number =>
  count(Array.from(at), (t) => t >= 24 * first && t < 24 * (first + days));

describe("a shock of no days", () => {
  test("changes nothing, whatever its date and size", () => {
    const none = exogenous({
      stormDay: 3,
      stormDemand: 9,
      epidemicDemand: 3,
      epidemicAffairs: 4,
      demolitionMatters: 4,
    });
    expect(none.happenings.at).toEqual(CALM.happenings.at);
    expect(none.affairs.at).toEqual(CALM.affairs.at);
  });
});

describe("a storm", () => {
  test("multiplies demand while it lasts, and leaves what came before alone", () => {
    const storm = exogenous({ stormDay: 20, stormDays: 5, stormDemand: 4 });
    const ratio = within(storm.happenings.at, 20, 5) / within(CALM.happenings.at, 20, 5);
    expect(ratio).toBeGreaterThan(3);
    expect(ratio).toBeLessThan(5);
    const before = within(CALM.happenings.at, -28, 48);
    expect(storm.happenings.at.subarray(0, before)).toEqual(CALM.happenings.at.subarray(0, before));
  });

  test("is felt: less is closed on time", () => {
    const onTime = (stormDays: number): number =>
      value(
        ran(following({ fullTimeShare: 1 }, { communities, factors: { stormDays, stormDemand: 10 } })),
        "onTimeResident",
      );
    expect(onTime(10)).toBeLessThan(onTime(0));
  });
});

describe("an epidemic", () => {
  test("raises demand and affairs by its days", () => {
    const epidemic = exogenous({ epidemicDay: 14, epidemicDays: 28, epidemicDemand: 2, epidemicAffairs: 3 });
    expect(within(epidemic.happenings.at, 14, 28) / within(CALM.happenings.at, 14, 28)).toBeCloseTo(2, 0);
    const affairs = within(epidemic.affairs.at, 14, 28) / within(CALM.affairs.at, 14, 28);
    expect(affairs).toBeGreaterThan(2.5);
    expect(affairs).toBeLessThan(3.5);
  });
});

describe("a demolition", () => {
  const factors = { demolitionDay: 10, demolitionDays: 60, demolitionMatters: 2 };
  const built = exogenous(factors);

  test("brings its matters to one community of old compounds on its days, by their rate", () => {
    const more = built.happenings.size - CALM.happenings.size;
    // OLD has four grids; rates are per standard weekday, weekends have less.
    const expected = 2 * 60 * OLD.grids * (5 + 2 * 0.8) * (1 / 7);
    expect(Math.abs(more - expected)).toBeLessThan(4 * Math.sqrt(expected));
    const at = (e: Exogenous, community: number): number =>
      count(e.happenings.block, (block) => e.places.communityOf(block) === community);
    expect(at(built, 0)).toBe(at(CALM, 0));
    expect(at(built, 1) - at(CALM, 1)).toBe(more);
  });

  test("changes nobody else's matters, and no more needs", () => {
    const keys = (e: Exogenous): Set<string> =>
      new Set(Array.from(e.happenings.at, (at, m) => `${at} ${e.happenings.key0[m]} ${e.happenings.key1[m]}`));
    const shocked = keys(built);
    expect([...keys(CALM)].filter((key) => !shocked.has(key))).toEqual([]);
    expect(count(built.happenings.resident, (r) => r >= 0)).toBe(count(CALM.happenings.resident, (r) => r >= 0));
    const hazards = CATEGORIES.findIndex(({ name }) => name === "hazards");
    const share = (e: Exogenous): number => count(e.happenings.category, (c) => c === hazards) / e.happenings.size;
    expect(share(built)).toBeGreaterThan(share(CALM));
  });
});
