/**
 * The engine and the second hand tell the same of every matter: when it was recorded, by whom and whether linked, each
 * unit that it was sent to, that took it, sent it back or passed it on, each request, completion, check, closure and
 * rating; and who carried each affair, and when. Which processes that covers stands in docs/trace.md.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CARRIERS } from "../../engine/district/agents/affair.ts";
import type { CommunitySpec } from "../../engine/district/plan.ts";
import type { FactorValues, LeverValues } from "../../engine/district/registry.ts";
import { anyFactors, anyLevers } from "../fixtures/any-world.ts";
import { MIXED, OLD, POLICIES, planOf, policy } from "../fixtures/district.ts";
import { type EngineRun, engineStories } from "./engine-stories.ts";
import { type Told, tell } from "./run.ts";
import type { Line } from "./town.ts";

/** What neither tells otherwise than the other up to rounding, hours. */
const ROUNDING = 1e-6;

/** The second hand knows nobody who resigns. */
const STAY: FactorValues = { quitBase: 0 };
/** And no world like these. */
const KNOWN: LeverValues = { gridLine: "yes", nets: 1, specialGrids: 0, redrawing: "households" };

/**
 * To four decimals. Values a hair beside their bounds, which fast-check likes, make hours that end a hair before or after
 * a day's work does: a difference of rounding then decides a night.
 */
const rounded = (values: FactorValues): FactorValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? Number(value.toFixed(4)) : value]),
  );

interface Case {
  readonly levers: LeverValues;
  readonly factors?: FactorValues;
  readonly communities?: readonly CommunitySpec[];
}

const WORLDS: Readonly<Record<string, Case>> = {
  "the status quo, where a property manager answers": { levers: {}, communities: [MIXED] },
  "full-time and separated, in two communities": {
    levers: POLICIES["full-time-separated"],
    communities: [{ ...MIXED, grids: 2 }, OLD],
  },
  "members of both kinds, leads, whistles, rulings, meetings, lists, quotas, and all gamed": {
    factors: {
      petition: 0.4,
      petitionDays: 15,
      utilisation: 0.95,
      propensityToGame: 1,
      onTimeTarget: 1,
      ownerless: 0.2,
    },
    levers: {
      fullTimeShare: 0.5,
      affairsTurnedAway: 0.6,
      affairsDestination: "mixed",
      leadDepartment: 0.5,
      whistle: 0.3,
      adjudicationAfter: 2,
      coordinationMeetings: 2,
      volunteerHours: 20,
      organisationHours: 20,
      residentHours: 10,
      dutyList: 0.5,
      delegatedAuthority: 0.1,
      targetedVisits: 0.5,
      onceOnlyForms: 0.5,
      overdueReminders: 2,
      dispatchSpeed: 2,
      reportQuota: 100,
    },
  },
  "checks from the desk, one registry, disputed powers, affairs on officers": {
    factors: { cooperationTheory: "accountability", refusal: 0.4, crossBoundary: 0.3, coOwned: 0.2, passBack: 0.3 },
    levers: {
      ...POLICIES["part-time-separated"],
      affairsTurnedAway: 0.9,
      affairsDestination: "department",
      checkedBy: "office",
      checkedShare: 0.5,
      sharedRegistry: "yes",
    },
  },
  "work left undone that comes up again, affairs at the counter, the community in command": {
    factors: { cooperationTheory: "workload", truthDepartment: 0.8, truthSelf: 0.85, reemerges: 0.9 },
    levers: {
      fullTimeShare: 1,
      command: "community",
      affairsTurnedAway: 0.9,
      affairsDestination: "counter",
      dispatchAccuracy: 0.6,
      communityStaff: 8,
    },
  },
  "sensors, micro-grid heads, third parties, training": {
    levers: {
      fullTimeShare: 1,
      sensors: 300,
      microGridHeads: 5,
      checkedBy: "thirdParty",
      checkedShare: 0.5,
      trainingDays: 20,
    },
  },
};

const horizon = { burnIn: 28, intake: 70, followUp: 28 };

function both({ levers, factors = {}, communities = [OLD] }: Case, over = horizon): [EngineRun, Told] {
  const policies = [policy("policy", { ...levers, ...KNOWN })];
  const plan = planOf({ communities, horizon: over, factors: { ...factors, ...STAY }, policies });
  return [engineStories(plan, "second hand", 0), tell(plan, "second hand", 0)];
}

/** @returns the first line that differs, or null */
function difference(a: readonly Line[], b: readonly Line[]): string | null {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    const isSame = x?.word === y?.word && x?.who === y?.who && Math.abs(x?.at - y?.at) < ROUNDING;
    if (!isSame) return `line ${i}: engine ${JSON.stringify(x)}, second hand ${JSON.stringify(y)}`;
  }
  return null;
}

function expectSame([engine, told]: [EngineRun, Told]): void {
  const { matters } = told.town;
  expect(engine.stories.length).toBe(matters.length);
  const differing = matters.flatMap(({ id, story }) => {
    const found = difference(engine.stories[id], story);
    return found === null ? [] : [{ at: story[0]?.at ?? Infinity, text: `matter ${id}, ${found}` }];
  });
  // The matter that was told of first, since from there on everything may differ.
  expect(differing.sort((a, b) => a.at - b.at)[0]?.text ?? "all the same").toBe("all the same");
  const { carrier, doneAt } = engine.world.affairs;
  for (const affair of told.affairs) {
    expect(CARRIERS[carrier[affair.number]], `affair ${affair.number}`).toBe(affair.carrier);
    if (!Number.isNaN(affair.doneAt)) expect(doneAt[affair.number]).toBeCloseTo(affair.doneAt, 6);
  }
}

describe("engine and second hand, matter by matter", () => {
  test.each(Object.entries(WORLDS))("%s", (_, world) => {
    const runs = both(world);
    expectSame(runs);
    const closed = runs[1].town.matters.filter(({ closedAt }) => !Number.isNaN(closedAt));
    expect(closed.length).toBeGreaterThan(300);
  });

  test("any world within the ranges", () => {
    const communities = [
      { ...MIXED, grids: 2 },
      { ...OLD, grids: 2 },
    ];
    const over = { burnIn: 28, intake: 28, followUp: 21 };
    fc.assert(
      fc.property(anyFactors, anyLevers, (factors, levers) => {
        expectSame(both({ levers: rounded(levers), factors: rounded(factors), communities }, over));
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
