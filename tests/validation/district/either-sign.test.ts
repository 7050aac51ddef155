/**
 * Separation of full-time members' affairs has no sign built in: within the ranges of the factors there is a world in
 * which it helps and one in which it harms, for what the two lines do together and for what residents do themselves.
 */
import { describe, expect, test } from "vitest";
import { FACTORS } from "../../../engine/district/factors/index.ts";
import { LEVERS } from "../../../engine/district/levers/index.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { studentTQuantile } from "../../../engine/kernel/math/special.ts";
import { sampleOf } from "../../../engine/study/sample.ts";
import { POLICIES, planOf, policy, ran, value, WHOLE } from "../../fixtures/district.ts";

const horizon = { burnIn: 28, intake: 84, followUp: 28 };
const REPLICATIONS = 6;

interface World {
  readonly factors: FactorValues;
  /** In force under both policies, and in the burn-in. */
  readonly levers: LeverValues;
  readonly separation: LeverValues;
}

const SEPARATED = POLICIES["full-time-separated"];

const WORLDS: Readonly<Record<string, World>> = {
  /** Many small affairs that press, under two masters, who fall out over each and make up by working together. */
  conflict: {
    factors: {
      jointAffairs: 0,
      pressing: 1,
      alignmentLoss: 0.1,
      alignmentGain: 0.05,
      firstTryLow: 0.1,
      firstTryHigh: 1,
      alignmentRest: 0.7,
      alignmentDays: 60,
      affairMean: 0.5,
      affairHours: 4,
      affairsToMembers: 0.7,
      needsCooperation: 0.45,
      gridDuties: 0,
    },
    levers: {},
    separation: { ...SEPARATED, affairsDestination: "cancelled" },
  },
  /** Heavy affairs, done together, that fall back on the community when members are freed of them. */
  burden: {
    factors: {
      affairHours: 8.7,
      affairsToMembers: 0.7,
      jointAffairs: 0.6,
      pressing: 0,
      gridDuties: 0,
      aidByCapital: 0.6,
      capitalGain: 1.5,
      capitalDecay: 0.8,
    },
    levers: {},
    separation: { ...SEPARATED, affairsTurnedAway: 1, affairsDestination: "community" },
  },
  /** Grid duties pushed onto a busy community, which separation takes back, the affairs being cancelled. */
  relief: {
    factors: {
      gridDuties: 0.4,
      capitalGain: 1.5,
      aidByCapital: 0.6,
      jointAffairs: 0,
      pressing: 1,
      verify: 0.6,
      visit: 0.5,
    },
    levers: { communityStaff: 12 },
    separation: { ...SEPARATED, affairsTurnedAway: 1, affairsDestination: "cancelled" },
  },
};

/** @returns the paired differences of a response, separated less not */
function effect(name: string, response: string): Float64Array {
  const { factors, levers, separation } = WORLDS[name];
  const all = { communities: [WHOLE], horizon, factors };
  const baseline = policy("part-time", levers);
  const plan = (of: LeverValues) => planOf({ ...all, policies: [baseline, policy("policy", { ...levers, ...of })] });
  return Float64Array.from({ length: REPLICATIONS }, (_, r) => {
    const without = ran(plan({ fullTimeShare: 1 }), r);
    return value(ran(plan(separation), r), response) - value(without, response);
  });
}

/** The effect has this sign beyond what chance gives once in a thousand. */
function expectSign(name: string, response: string, sign: 1 | -1): void {
  const { mean, se } = sampleOf(effect(name, response));
  expect((sign * mean) / se, `${response}: ${mean} +- ${se}`).toBeGreaterThan(
    studentTQuantile(0.999, REPLICATIONS - 1),
  );
}

describe("separation", () => {
  test("of the worlds here lies within the ranges of factors and levers", () => {
    for (const { factors, levers, separation } of Object.values(WORLDS)) {
      for (const [name, setting] of Object.entries({ ...factors, ...levers, ...separation })) {
        const found = FACTORS.find((f) => f.name === name) ?? LEVERS.find((l) => l.name === name);
        if (found?.kind !== "number") continue;
        expect(setting, name).toBeGreaterThanOrEqual(found.min);
        expect(setting, name).toBeLessThanOrEqual(found.max);
      }
    }
  });

  test("brings the lines into step where affairs make them quarrel", () => expectSign("conflict", "f5aRequests", -1));
  test("and out of step where the community is left with the affairs", () => expectSign("burden", "f5aRequests", 1));
  test("gives residents more of their own doing where the community gets its hours back", () =>
    expectSign("relief", "settledAmongNeighbours", 1));
  test("and less where affairs take them", () => expectSign("burden", "settledAmongNeighbours", -1));
});
