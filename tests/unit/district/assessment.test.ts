import { describe, expect, test } from "vitest";
import { Assessed, relativeWeight } from "../../../engine/district/agents/assessed.ts";
import { factorDefaults, parameters } from "../../../engine/district/factors/index.ts";
import { statusQuo } from "../../../engine/district/levers/index.ts";
import type { Policy } from "../../../engine/district/policy.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { following, MIXED, OLD, ran, value } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const policy = (levers: LeverValues): Policy => ({ ...statusQuo(), ...levers }) as unknown as Policy;
const world = (levers: LeverValues, factors: FactorValues = {}) =>
  ran(following({ fullTimeShare: 1, ...levers }, { communities, factors }));

describe("weights", () => {
  test("count relative to one another: alike they are 1, alone one is 4, without any nothing is assessed", () => {
    expect(relativeWeight(policy({}), "weightOnTime")).toBe(1);
    const alone = { weightReports: 0, weightOnTime: 0.3, weightSatisfaction: 0, weightPetitions: 0 };
    expect(relativeWeight(policy(alone), "weightOnTime")).toBe(4);
    expect(relativeWeight(policy(alone), "weightReports")).toBe(0);
    expect(relativeWeight(policy({ ...alone, weightOnTime: 0 }), "weightOnTime")).toBe(0);
  });
});

describe("pressure", () => {
  const p = parameters({
    ...factorDefaults(),
    onTimeTarget: 0.95,
    satisfactionTarget: 0.9,
    pressureGap: 0.1,
    effort: 0.1,
  });

  test("is the gap to the target over the gap at which it is full, of what was closed and rated since", () => {
    const assessed = new Assessed();
    assessed.closed.set([100, 100, 100, 0]);
    assessed.late.set([10, 50, 2, 0]);
    assessed.rated = 100;
    assessed.dissatisfied = 15;
    assessed.count(p);
    expect([...assessed.onTime.subarray(0, 4)].map((x) => Number(x.toFixed(9)))).toEqual([0.5, 1, 0, 0]);
    expect(assessed.satisfaction).toBeCloseTo(0.5, 9);
    assessed.weigh(p, policy({}));
    expect([...assessed.effort.subarray(0, 4)].map((x) => Number(x.toFixed(9)))).toEqual([1.05, 1.1, 1, 1]);
    assessed.count(p);
    expect([...assessed.onTime]).toEqual(new Array(8).fill(0));
  });

  test("there is none where the target is met: nobody games a deadline or a rating, whatever the propensity", () => {
    const easy = world({}, { propensityToGame: 1, onTimeTarget: 0.01, satisfactionTarget: 0.01 });
    for (const name of ["extension", "shelved"]) expect(value(easy, name), name).toBe(0);
    expect(easy.tallies.premature).toBe(0);
    expect(easy.tallies.ratingsSteered).toBe(0);
    const hard = world({}, { propensityToGame: 1, onTimeTarget: 1, satisfactionTarget: 1, pressureGap: 0.03 });
    expect(value(hard, "extension")).toBeGreaterThan(0);
    expect(hard.tallies.ratingsSteered).toBeGreaterThan(0);
  });

  test("makes departments faster as well as false", () => {
    const queue = (effort: number): number =>
      value(world({}, { effort, onTimeTarget: 1, pressureGap: 0.03, propensityToGame: 0 }), "utilisation:department");
    expect(queue(0.15)).toBeLessThan(queue(0));
  });
});

describe("ratings and petitions", () => {
  test("on record are those of the world where nobody games", () => {
    const honest = world({}, { propensityToGame: 0, petition: 0.4, petitionDays: 15, utilisation: 0.95 });
    expect(honest.tallies.ratingsSteered).toBe(0);
    expect(honest.tallies.petitions).toBeGreaterThan(0);
    expect(value(honest, "petitionsRegistered")).toBe(value(honest, "petitions"));
  });

  test("petitions come from matters whose term is over, once each", () => {
    const factors = { petition: 0.4, petitionDays: 15, utilisation: 0.95 };
    const { world: w, tallies } = world({}, factors);
    const petitioned = [...w.matters.petitioned.keys()].filter((m) => w.matters.petitioned[m] === 1);
    expect(petitioned.length).toBeGreaterThanOrEqual(tallies.petitions);
    for (const m of petitioned) {
      expect(w.matters.complaints[m]).toBeGreaterThanOrEqual(2);
      const until = Number.isNaN(w.cases.resolvedAt[m]) ? w.now : w.cases.resolvedAt[m];
      expect(until - w.cases.recAt[m]).toBeGreaterThanOrEqual(15 * 24);
    }
    expect(world({}, { ...factors, petitionDays: 1000 }).tallies.petitions).toBe(0);
  });

  test("cost the community its hours", () => {
    const factors = { petition: 0.4, petitionDays: 15, utilisation: 0.95, petitionHours: 8, propensityToGame: 0 };
    expect(world({}, factors).hoursOf("community", "petitions")).toBeGreaterThan(0);
  });
});

describe("assessment on affairs", () => {
  test("puts some of them first even under one command of the grid office, and takes from what is truly solved", () => {
    const levers = { command: "gridOffice" };
    const factors = { ownPriority: 0.5, assessedFocus: 0.1 };
    const on = world({ ...levers, affairsAssessed: 1 }, factors);
    const off = world({ ...levers, affairsAssessed: 0 }, factors);
    expect(value(on, "f5bOtherLine")).toBeGreaterThan(value(off, "f5bOtherLine"));
    expect(value(on, "f6Outcome")).toBeGreaterThan(value(off, "f6Outcome"));
  });

  test("does nothing where the factors say so", () => {
    const factors = { ownPriority: 0, assessedFocus: 0 };
    const responses = ["solvedWithin7", "f5bOtherLine", "f6Outcome", "unbrokenChain"];
    const [on, off] = [1, 0].map((affairsAssessed) => world({ affairsAssessed }, factors));
    for (const name of responses) expect(value(on, name), name).toBe(value(off, name));
  });
});

describe("checks", () => {
  test("of the office that nobody gets to in time close unseen", () => {
    // One dispatcher who is busy with calls about many matters, and checks on everything.
    const factors = { dispatchersPerGrid: 0.025, triageHours: 0.3, publicPerGridDay: 4, checkTimeout: 8 };
    const busy = world({ checkedShare: 1 }, factors);
    const patient = world({ checkedShare: 1 }, { ...factors, checkTimeout: 10_000 });
    expect(value(busy, "stage:verification")).toBeLessThan(0.5 * value(patient, "stage:verification"));
    expect(value(busy, "closedUnsolved")).toBeGreaterThan(value(patient, "closedUnsolved"));
  });

  test("of a third party take nobody's hours, and are paid by the piece", () => {
    const outside = world({ checkedBy: "thirdParty" });
    for (const line of ["member", "office"] as const) {
      // What was waiting at the change is still done.
      expect(outside.hoursOf(line, "verification"), line).toBeLessThan(1);
    }
    expect(outside.tallies.inspections).toBeGreaterThan(100);
    const fee = outside.world.p.checkFee * (outside.tallies.inspections / outside.years);
    expect(value(outside, "cashCost") - value(world({}), "cashCost")).toBeCloseTo(fee, 3);
  });
});
