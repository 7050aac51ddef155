import { describe, expect, test } from "vitest";
import { FACTORS, factorDefaults, parameters } from "../../../engine/district/factors/index.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import { following, MIXED, OLD, ran, run, values } from "../../fixtures/district.ts";

/** A policy under which most of what the model can do is done. */
const MUCH: LeverValues = {
  communityStaff: 9,
  affairsTurnedAway: 0.3,
  affairsDestination: "mixed",
  leadDepartment: 0.5,
  coordinationMeetings: 2,
  volunteerHours: 8,
  organisationHours: 10,
  microGridHeads: 4,
  reportQuota: 100,
  trainingDays: 10,
  onceOnlyForms: 0.5,
  sensors: 200,
  dutyList: 0.5,
  whistle: 0.5,
  fullTimePay: 1.2,
  nets: 2,
};
/** Who is there to check, and to be members: a world by each. */
const WORLDS: readonly LeverValues[] = [
  { fullTimeShare: 1, checkedBy: "thirdParty" },
  { fullTimeShare: 0 },
  { gridLine: "no" },
];
const communities = [
  { ...MIXED, grids: 4 },
  { ...OLD, grids: 3 },
];
const horizon = { burnIn: 28, intake: 56, followUp: 28 };
const worlds = (factors: FactorValues) =>
  WORLDS.map((levers) => following({ ...MUCH, ...levers }, { communities, horizon, factors }));

/** What must be so beside a factor for it to matter in a world this small and this short. */
const GIVEN: Readonly<Record<string, FactorValues>> = {
  festivalDemand: { festivalDay: 30 },
  ownWeight: { cooperationTheory: "accountability" },
  quitByFatigue: { quitBase: 2 },
  vacancyDays: { quitBase: 2 },
  payElasticity: { quitBase: 2 },
  epidemicDay: { epidemicDays: 20 },
  epidemicDemand: { epidemicDays: 20, epidemicDay: 10 },
  epidemicAffairs: { epidemicDays: 20, epidemicDay: 10 },
  epidemicDays: { epidemicDay: 10 },
  stormDay: { stormDays: 5 },
  stormDays: { stormDay: 10 },
  stormDemand: { stormDays: 5, stormDay: 10 },
  demolitionDay: { demolitionDays: 60 },
  demolitionDays: { demolitionDay: 10 },
  demolitionMatters: { demolitionDays: 60, demolitionDay: 10 },
  petition: { petitionDays: 15, utilisation: 0.95 },
  petitionDays: { petition: 0.4, utilisation: 0.95 },
  petitionHours: { petition: 0.4, petitionDays: 15, utilisation: 0.95 },
  effort: { onTimeTarget: 1 },
  pressureGap: { propensityToGame: 0.5 },
};

/** These change only the size of an office whose posts are whole: not at every scale. */
const ROUNDED = ["dispatchersPerGrid", "hotlineUtilisation"];

describe("every factor", () => {
  test.each(FACTORS.map((f) => [f.name, f] as const))("%s has its default within its range", (_, f) => {
    if (f.kind === "number") {
      expect(f.min).toBeLessThan(f.max);
      expect(f.default).toBeGreaterThanOrEqual(f.min);
      expect(f.default).toBeLessThanOrEqual(f.max);
    } else expect(f.options.map((o) => o.name)).toContain(f.default);
  });

  test("has a name of its own and a label in both languages", () => {
    expect(new Set(FACTORS.map((f) => f.name)).size).toBe(FACTORS.length);
    for (const { name, label, source } of FACTORS) {
      expect(label.en.length * label.zh.length * source.length, name).toBeGreaterThan(0);
    }
  });

  test("must be given", () => {
    const { patrolHours, travel, ...rest } = factorDefaults();
    expect(patrolHours).toBeDefined();
    expect(travel).toBeDefined();
    expect(() => parameters(rest)).toThrow("factors without a value: patrolHours, travel");
  });

  test("is read by a run", () => {
    const reads = new Map<string, number>();
    const counting = (target: FactorValues): FactorValues =>
      new Proxy(target, {
        get: (of, name: string) => {
          reads.set(name, (reads.get(name) ?? 0) + 1);
          return of[name];
        },
      });
    for (const theory of ["contact", "accountability", "workload"]) {
      for (const plan of worlds({ cooperationTheory: theory, festivalDay: 30 }))
        values(run({ ...plan, factors: counting(plan.factors) }));
    }
    // Once a run by the check that it is there: more is a use.
    const dead = FACTORS.filter((f) => (reads.get(f.name) ?? 0) <= 6).map((f) => f.name);
    expect(dead).toEqual([]);
  });

  test.each(FACTORS.filter((f) => !ROUNDED.includes(f.name)).map((f) => [f.name, f] as const))(
    "%s changes what happens, or what it costs",
    (name, f) => {
      const settings =
        f.kind === "number" ? [f.min, f.max] : f.options.flatMap((o) => (o.name === f.default ? [] : [o.name]));
      const bites = (setting: number | string, world: number): boolean => {
        const before = ran(worlds(GIVEN[name] ?? {})[world]);
        const after = run(worlds({ ...GIVEN[name], [name]: setting })[world]);
        return RESPONSES.some((r) => !Object.is(r.reduce(after), r.reduce(before)));
      };
      expect(settings.some((setting) => WORLDS.some((_, world) => bites(setting, world)))).toBe(true);
    },
  );
});
