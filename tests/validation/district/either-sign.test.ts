/**
 * No claim of the study has its sign built in: within the ranges of the factors there is a world in which a policy helps
 * and one in which it harms.
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
  /** Under the two policies that are compared. */
  readonly without?: LeverValues;
  readonly under: LeverValues;
}

const FULL_TIME: LeverValues = { fullTimeShare: 1 };

const SEPARATED = POLICIES["full-time-separated"];
/** As many hours of grid duty as part-timers give. */
const EQUAL_HOURS: LeverValues = { fullTimeShare: 1, fullTimeMembersPerGrid: 0.27, fullTimeHours: 6.3 };

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
    without: FULL_TIME,
    under: { ...SEPARATED, affairsDestination: "cancelled" },
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
    without: FULL_TIME,
    under: { ...SEPARATED, affairsTurnedAway: 1, affairsDestination: "community" },
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
    without: FULL_TIME,
    under: { ...SEPARATED, affairsTurnedAway: 1, affairsDestination: "cancelled" },
  },
  /** On-site work is short, and whoever is new to a place takes long to know it. */
  brief: {
    factors: { onSite: 0.1, insiderShare: 0, newcomerKnowledge: 0, knowledgeWeight: 0.5, knowledgeDays: 300 },
    levers: {},
    under: EQUAL_HOURS,
  },
  /** It takes a part-timer's whole day, and insiders fill the posts. */
  lengthy: {
    factors: {
      onSite: 2,
      patrolMinimum: 0.25,
      insiderShare: 1,
      valveHours: 24,
      affairsToMembers: 0.3,
      quitBase: 0,
      monthVariation: 0,
      dayVariation: 0,
    },
    levers: {},
    under: EQUAL_HOURS,
  },
  /** Without a grid small matters queue at departments that have no room for them. */
  narrow: {
    factors: { smallToCommunity: 0, utilisation: 0.95, surge: 0, onSite: 0.1, affairHours: 4, patrolHours: 1.25 },
    levers: {},
    under: { gridLine: "no" },
  },
  /** Without a grid the community settles them itself, which part-timers had no hours for. */
  ample: {
    factors: { smallToCommunity: 1, onSite: 1 },
    levers: {},
    under: { gridLine: "no" },
  },
  /** Owners dispute what they share and take long to send it back; coming together takes little. */
  disputed: {
    factors: {
      whistleHours: 0.5,
      whistleOveruse: 0,
      utilisation: 0.7,
      crossBoundary: 0.3,
      refusal: 0.4,
      sendBackDays: 3,
    },
    levers: FULL_TIME,
    under: { whistle: 1 },
  },
  /** Hardly anything is disputed, and officers who are short of hours are summoned for much that is not. */
  overused: {
    factors: {
      whistleHours: 6,
      whistleOveruse: 0.4,
      utilisation: 0.95,
      surge: 0,
      crossBoundary: 0.05,
      coOwned: 0.05,
    },
    levers: FULL_TIME,
    under: { whistle: 1 },
  },
};

/** @returns the paired differences of a response, under the policy less without it */
function effect(name: string, response: string): Float64Array {
  const { factors, levers, without = {}, under } = WORLDS[name];
  const all = { communities: [WHOLE], horizon, factors };
  const baseline = policy("part-time", levers);
  const plan = (of: LeverValues) => planOf({ ...all, policies: [baseline, policy("policy", { ...levers, ...of })] });
  return Float64Array.from({ length: REPLICATIONS }, (_, r) => {
    return value(ran(plan(under), r), response) - value(ran(plan(without), r), response);
  });
}

/** The effect has this sign beyond what chance gives once in a thousand. */
function expectSign(name: string, response: string, sign: 1 | -1): void {
  const { mean, se } = sampleOf(effect(name, response));
  expect((sign * mean) / se, `${response}: ${mean} +- ${se}`).toBeGreaterThan(
    studentTQuantile(0.999, REPLICATIONS - 1),
  );
}

test("the worlds here lie within the ranges of factors and levers", () => {
  for (const { factors, levers, without, under } of Object.values(WORLDS)) {
    for (const [name, setting] of Object.entries({ ...factors, ...levers, ...without, ...under })) {
      const found = FACTORS.find((f) => f.name === name) ?? LEVERS.find((l) => l.name === name);
      if (found?.kind !== "number") continue;
      expect(setting, name).toBeGreaterThanOrEqual(found.min);
      expect(setting, name).toBeLessThanOrEqual(found.max);
    }
  }
});

describe("separation", () => {
  test("brings the lines into step where affairs make them quarrel", () => expectSign("conflict", "f5aRequests", -1));
  test("and out of step where the community is left with the affairs", () => expectSign("burden", "f5aRequests", 1));
  test("gives residents more of their own doing where the community gets its hours back", () =>
    expectSign("relief", "settledAmongNeighbours", 1));
  test("and less where affairs take them", () => expectSign("burden", "settledAmongNeighbours", -1));
});

describe("full-time members at equal hours", () => {
  test("solve more where work on the spot fills a part-timer's day", () => expectSign("lengthy", "solvedWithin7", 1));
  test("and less where what counts is to know the place", () => expectSign("brief", "solvedWithin7", -1));
});

describe("a world without a grid line", () => {
  test("keeps fewer promises where departments get what members settled", () =>
    expectSign("narrow", "promiseKept", -1));
  test("and more than one with part-timers where the community has the hours", () =>
    expectSign("ample", "promiseKept", 1));
});

describe("the whistle", () => {
  test("speeds handling up where owners dispute", () => expectSign("disputed", "timeToClose", -1));
  test("and slows it where it is overused", () => expectSign("overused", "timeToClose", 1));
});
