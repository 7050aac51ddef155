import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build, enact } from "../../../engine/district/build.ts";
import { Exogenous } from "../../../engine/district/exogenous.ts";
import type { Plan, PlannedPolicy, PolicyResult } from "../../../engine/district/plan.ts";
import type { LeverValues } from "../../../engine/district/registry.ts";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import { runReplication, simulate } from "../../../engine/district/run.ts";
import type { World } from "../../../engine/district/world.ts";
import { anyFactors, anyLevers } from "../../fixtures/any-world.ts";
import {
  burnt,
  digest,
  following,
  MIXED,
  named,
  OLD,
  POLICIES,
  type PolicyName,
  planOf,
  policy,
  run,
  values,
} from "../../fixtures/district.ts";

const NAMES = Object.keys(POLICIES) as PolicyName[];
const communities = [{ ...MIXED, grids: 4 }, OLD];
const horizon = { burnIn: 28, intake: 56, followUp: 28 };
/** Vacancies, meetings, quotas and enquiries under way at time 0, so that much state must be carried over. */
const factors = { quitBase: 3 };
const BUSY: LeverValues = { coordinationMeetings: 1, reportQuota: 30, affairsTurnedAway: 0.3, leadDepartment: 0.5 };
const policies = named(...NAMES);
const busy: PlannedPolicy[] = [policy("busy", BUSY), ...policies];
const plan = planOf({ communities, horizon, factors, policies });

const bytes = (result: PolicyResult): string =>
  Buffer.concat([result.values as Float64Array, ...result.series].map((x) => Buffer.from(x.buffer))).toString("base64");

function resultsOf(p: Plan, replication = 0, seed = "test"): Map<string, string> {
  return new Map(runReplication(p, seed, replication).map((result) => [result.policy, bytes(result)]));
}

/** What a monitor sees of every policy's world at time 0. */
function seen<T>(p: Plan, look: (world: World) => T): Map<string, T> {
  const looks = new Map<string, T>();
  runReplication(p, "test", 0, { enacting: (name, world) => looks.set(name, look(world)) });
  return looks;
}

describe("the world that policies meet", () => {
  test("births are the same matters at the same hours under every policy, whatever policies there are", () => {
    const births = (p: Plan): string[] => {
      const found: string[] = [];
      runReplication(p, "test", 0, {
        ended: (_, { cases: c, exogenous }) => {
          const { key0, key1 } = exogenous.happenings;
          found.push(digest([c.bornAt, c.community, c.category, c.origin, c.place, c.resident, c.group, key0, key1]));
        },
      });
      return found;
    };
    const all = [...births(plan), ...births(planOf({ communities, horizon, factors, policies: busy }))];
    expect(all.length).toBe(2 * NAMES.length + 1);
    expect(new Set(all).size).toBe(1);
    expect(births(planOf({ communities, horizon, factors: { ...factors, gridSpread: 0.3 } }))[0]).not.toBe(all[0]);
  });

  test.each([
    ["the status quo", policies],
    ["a busy baseline", busy],
  ])("at time 0 every policy stands in one state, byte for byte: %s", (_, list) => {
    const p = planOf({ communities, horizon, factors, policies: list });
    const states = [...seen(p, digest).values()];
    expect(states.length).toBe(list.length);
    expect(new Set(states).size).toBe(1);
    expect(states[0], "the state of a burn-in that nobody copied").toBe(digest(burnt(p).world));
    expect(
      seen(p, (w) => w.sim.now)
        .values()
        .next().value,
    ).toBe(0);
  });

  test("the state tells replications apart", () => {
    expect(digest(burnt(plan, 0).world)).not.toBe(digest(burnt(plan, 1).world));
  });
});

/** Names of the responses in which the last policy's run from a copied burn-in differs from one from its own. */
function differing(p: Plan): string[] {
  const copied = runReplication(p, "test", 0)[1];
  expect(copied.failure).toBeNull();
  const exogenous = new Exogenous(p, "test", 0);
  const [first, last] = p.policies;
  const baseline = simulate(exogenous, first.levers, first.levers);
  const own = simulate(exogenous, first.levers, last.levers, "", {}, baseline);
  return RESPONSES.filter((r, i) => !Object.is(r.reduce(own), copied.values?.[i])).map((r) => r.name);
}

describe("a copy of the burn-in goes on as the burn-in itself would", () => {
  test.each(NAMES)("%s", (name) => {
    const p = planOf({ communities, horizon, factors, policies: [policy("busy", BUSY), policy(name, POLICIES[name])] });
    expect(differing(p)).toEqual([]);
  });

  test("whatever the world, the baseline and the policy", () => {
    fc.assert(
      fc.property(anyFactors, anyLevers, anyLevers, (any, before, after) => {
        const [first, last] = [policy("before", before), policy("after", after)];
        const short = { burnIn: 28, intake: 21, followUp: 7 };
        const places = [
          { ...MIXED, grids: 3 },
          { ...OLD, grids: 2 },
        ];
        expect(
          differing(planOf({ communities: places, horizon: short, factors: any, policies: [first, last] })),
        ).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

describe("a run is a pure function of plan, seed and replication", () => {
  const once = resultsOf(plan);

  test("twice the same bits", () => {
    expect(resultsOf(plan)).toEqual(once);
  });

  test("a seed or a replication more, and all is different", () => {
    for (const other of [resultsOf(plan, 1), resultsOf(plan, 0, "other")]) {
      for (const name of NAMES) expect(other.get(name)).not.toBe(once.get(name));
    }
  });

  test("a replication alone equals the same one in a batch", () => {
    const batch = [0, 1, 2].map((replication) => resultsOf(plan, replication));
    expect(resultsOf(plan, 2)).toEqual(batch[2]);
  });

  test("neither the order nor the presence of other policies changes a bit", () => {
    const turned = planOf({ communities, horizon, factors, policies: [policies[0], ...policies.slice(1).reverse()] });
    const few = planOf({ communities, horizon, factors, policies: [policies[0], policies[3]] });
    expect(new Map([...resultsOf(turned)].sort())).toEqual(new Map([...once].sort()));
    expect(resultsOf(few).get("full-time-separated")).toBe(once.get("full-time-separated"));
  });
});

describe("enacting what is in force changes no byte", () => {
  test.each([
    ["status quo", {}],
    ["full-time", POLICIES["full-time"]],
    ["busy", BUSY],
    ["full-time-separated, busy", { ...BUSY, ...POLICIES["full-time-separated"] }],
  ] as [string, LeverValues][])("%s", (_, levers) => {
    const built = build(new Exogenous(plan, "test", 0), policy("x", levers).levers);
    built.world.sim.run(0);
    built.world.crew.flush();
    const before = digest(built);
    enact(built, policy("x", levers).levers);
    expect(digest(built)).toBe(before);
  });

  test("nor does a lever that nothing of the policy heeds", () => {
    const partTime = following({}, { communities, horizon, factors });
    const unheeded = following({ fullTimeHours: 8, fullTimeMembersPerGrid: 2 }, { communities, horizon, factors });
    expect(values(run(unheeded))).toEqual(values(run(partTime)));
  });
});

describe("a resident more who meets nobody", () => {
  /** These count residents: their denominator has one more, or their mean is over one more who trusts as at first. */
  const COUNTING = ["petitions", "petitionsRegistered", "trust", "residentSatisfaction"];
  /** So that there are petitions in so few matters. */
  const PETITIONING = { petition: 0.4, petitionDays: 15, complaintDays: 5, utilisation: 0.95 };

  test("changes no happening and no affair", () => {
    const without = new Exogenous(plan, "test", 0);
    const hermit = new Exogenous(plan, "test", 0, [{ block: 3 }]);
    expect(hermit.population.size).toBe(without.population.size + 1);
    expect(digest([hermit.happenings, hermit.affairs])).toBe(digest([without.happenings, without.affairs]));
  });

  test.each(NAMES)("changes no response but those that count residents: %s", (name) => {
    const p = following(POLICIES[name], { communities, horizon, factors: { ...factors, ...PETITIONING } });
    const without = values(run(p));
    const hermit = values(run(p, 0, "test", 1));
    const changed = [...without.keys()].filter((response) => !Object.is(without.get(response), hermit.get(response)));
    expect(changed.sort()).toEqual([...COUNTING].sort());
  });
});
