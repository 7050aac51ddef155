import { describe, expect, test } from "vitest";
import { LEVERS, statusQuo } from "../../../engine/district/levers/index.ts";
import type { CommunitySpec } from "../../../engine/district/plan.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { sampleOf } from "../../../engine/study/sample.ts";
import { following, planOf, policy, ran, value, values, WHOLE } from "../../fixtures/district.ts";

const FULL_TIME: LeverValues = { fullTimeShare: 1 };
const REPLICATIONS = [0, 1, 2];
const parts = { communities: [WHOLE] };
/** One-sided 2.5 % point of Student's t with two degrees of freedom. */
const CRITICAL = 4.303;

/** A strong value, what else is in force under both, and the response that it must move, by its mechanism, this way. */
interface Bite {
  readonly to: number | string;
  readonly given?: LeverValues;
  /** What of the world differs from the default, so that a few small runs show it. */
  readonly factors?: FactorValues;
  readonly communities?: readonly CommunitySpec[];
  readonly moves: string;
  readonly way: 1 | -1;
}

const BITES: Readonly<Record<string, Bite>> = {
  fullTimeShare: { to: 1, moves: "solvedWithin7", way: 1 },
  fullTimeMembersPerGrid: { to: 2, given: FULL_TIME, moves: "discoveryDelay", way: -1 },
  partTimeMembersPerGrid: { to: 0.2, moves: "takeovers", way: 1 },
  fullTimeHours: { to: 8, given: FULL_TIME, moves: "solvedWithin7", way: 1 },
  partTimeHours: { to: 6, moves: "solvedWithin7", way: 1 },
  communityStaff: { to: 6, given: FULL_TIME, moves: "f5aRequests", way: 1 },
  counterStaff: { to: 10, given: FULL_TIME, moves: "socialCapital", way: -1 },
  departmentStaff: { to: 0.5, moves: "onTimeResident", way: -1 },
  affairsTurnedAway: { to: 1, given: FULL_TIME, moves: "solvedWithin1", way: 1 },
  affairsDestination: {
    to: "counter",
    given: { ...FULL_TIME, affairsTurnedAway: 0.8 },
    moves: "affairsUndone",
    way: 1,
  },
  command: { to: "gridOffice", given: FULL_TIME, moves: "alignment", way: 1 },
  ringFencedHours: { to: 1, moves: "f5bOtherLine", way: -1 },
  gridDutiesReturned: { to: 1, given: FULL_TIME, moves: "utilisation:community", way: -1 },
  dispatchAccuracy: { to: 1, moves: "f2Ownership", way: -1 },
  sharedRegistry: { to: "yes", moves: "f3Informational", way: -1 },
  delegatedAuthority: { to: 0.3, given: FULL_TIME, moves: "timeToClose", way: -1 },
  visitStandard: { to: 0, given: FULL_TIME, moves: "timeToCloseP50", way: -1 },
  leadDepartment: { to: 1, moves: "stage:transit", way: -1 },
  coordinationMeetings: { to: 8, given: FULL_TIME, moves: "alignment", way: 1 },
  adjudicationAfter: { to: 1, moves: "hoursWithoutOwner", way: -1 },
  volunteerHours: { to: 200, moves: "socialCapital", way: 1 },
  reportQuota: { to: 200, given: FULL_TIME, moves: "emptyReports", way: 1 },
  gridLine: { to: "no", moves: "f3Informational", way: -1 },
  specialGrids: { to: 4, given: FULL_TIME, moves: "timeToClose", way: -1 },
  nets: { to: 15, given: { partTimeMembersPerGrid: 2.63 }, moves: "solvedWithin7", way: -1 },
  fullTimePay: { to: 0.6, given: FULL_TIME, factors: { quitBase: 0.8, payElasticity: 3 }, moves: "quits", way: 1 },
  // It takes hours first; that it pays off later is shown in tests/unit/district/staffing.test.ts.
  trainingDays: { to: 20, given: FULL_TIME, moves: "discoveryDelay", way: 1 },
  communityWeight: { to: 1, given: FULL_TIME, moves: "f5bOtherLine", way: 1 },
  dispatchSpeed: { to: 0.5, given: FULL_TIME, moves: "utilisation:office", way: 1 },
  onceOnlyForms: { to: 1, given: FULL_TIME, moves: "fatigue", way: -1 },
  sensors: { to: 500, given: FULL_TIME, moves: "discoveryDelay", way: -1 },
  overdueReminders: { to: 5, given: FULL_TIME, moves: "stage:queue", way: -1 },
  dutyList: { to: 1, given: FULL_TIME, moves: "refusals", way: -1 },
  // Whom to choose matters where visits are few: who sees everybody in a quarter has nobody to choose.
  targetedVisits: { to: 1, given: { ...FULL_TIME, visitStandard: 1 }, moves: "intrusionIdle", way: -1 },
  redrawing: {
    to: "workload",
    given: FULL_TIME,
    communities: [
      { ...WHOLE, demand: 0.4 },
      { ...WHOLE, demand: 1.6 },
    ],
    moves: "discoveryDelay",
    way: -1,
  },
  whistle: { to: 1, given: FULL_TIME, moves: "f2Ownership", way: -1 },
  organisationHours: { to: 80, moves: "socialCapital", way: 1 },
  residentHours: { to: 40, moves: "socialCapital", way: 1 },
  microGridHeads: { to: 9, moves: "silentShare", way: -1 },
  checkedBy: { to: "thirdParty", given: FULL_TIME, moves: "closedUnsolved", way: -1 },
  weightReports: { to: 1, given: { ...FULL_TIME, reportQuota: 200 }, moves: "emptyReports", way: 1 },
  weightOnTime: {
    to: 1,
    given: FULL_TIME,
    factors: { propensityToGame: 0.25, onTimeTarget: 1, pressureGap: 0.03, utilisation: 0.95 },
    moves: "extension",
    way: 1,
  },
  weightSatisfaction: {
    to: 1,
    given: FULL_TIME,
    factors: { propensityToGame: 0.25 },
    moves: "satisfiedOfRated",
    way: 1,
  },
  weightPetitions: {
    to: 1,
    factors: { propensityToGame: 0.25, petition: 0.4, petitionDays: 15, utilisation: 0.95 },
    moves: "petitionsTalkedOut",
    way: 1,
  },
  affairsAssessed: { to: 0, given: { ...FULL_TIME, command: "gridOffice" }, moves: "closedUnsolved", way: -1 },
  checkedShare: { to: 1, moves: "closedUnsolved", way: -1 },
};

describe("every lever", () => {
  test.each(LEVERS.map((lever) => [lever.name, lever] as const))("%s has its status quo within its bounds", (_, l) => {
    if (l.kind === "number") {
      expect(l.min).toBeLessThan(l.max);
      expect(l.statusQuo).toBeGreaterThanOrEqual(l.min);
      expect(l.statusQuo).toBeLessThanOrEqual(l.max);
    } else {
      expect(new Set(l.options.map((o) => o.name)).size).toBe(l.options.length);
      expect(l.options.map((o) => o.name)).toContain(l.statusQuo);
    }
  });

  test("has a name of its own, and a test that it bites", () => {
    const names = LEVERS.map((l) => l.name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(BITES).sort()).toEqual([...names].sort());
  });

  test("that is left out stands at its status quo", () => {
    const silent = planOf({ policies: [{ name: "part-time", levers: {} }] });
    expect(values(ran(silent))).toEqual(values(ran(planOf({ policies: [policy("part-time", statusQuo())] }))));
  });

  test.each(Object.entries(BITES))(
    "%s bites by more than the paired noise",
    (name, { to, given, factors = {}, communities = [WHOLE], moves, way }) => {
      const parts = { communities, factors };
      const before = following({ ...given }, parts);
      const after = following({ ...given, [name]: to }, parts);
      const differences = REPLICATIONS.map((r) => way * (value(ran(after, r), moves) - value(ran(before, r), moves)));
      const { mean, se } = sampleOf(Float64Array.from(differences));
      expect(mean / se, `${moves} ${way * mean} (${differences})`).toBeGreaterThan(CRITICAL);
    },
  );

  test.each(LEVERS.flatMap((l) => (l.kind === "choice" ? [[l.name, l.options.map((o) => o.name)] as const] : [])))(
    "%s differs by each of its options",
    (name, options) => {
      const given = { ...FULL_TIME, affairsTurnedAway: 0.8 };
      const outcomes = options.map((o) => JSON.stringify([...values(ran(following({ ...given, [name]: o }, parts)))]));
      expect(new Set(outcomes).size).toBe(options.length);
    },
  );
});
