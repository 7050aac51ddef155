import { describe, expect, test } from "vitest";
import { Flag } from "../../../engine/cases/case-table.ts";
import { LINES } from "../../../engine/district/events.ts";
import type { Measured } from "../../../engine/district/measured.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import { burnt, count, following, MIXED, OLD, planOf, policy, ran, value, values } from "../../fixtures/district.ts";

const FULL_TIME: LeverValues = { fullTimeShare: 1 };
const communities = [MIXED, OLD];
const world = (factors: FactorValues, levers: LeverValues = FULL_TIME) =>
  ran(following(levers, { communities, factors }));

/** Every work is well done, and nobody games. */
const FLAWLESS = {
  truthSelf: 1,
  fatigueErrors: 0,
  assessedFocus: 0,
  truthDepartment: 1,
  propertyFails: 0,
  propensityToGame: 0,
};

describe("without demand", () => {
  const quiet = world({ needsPerGridDay: 0, publicPerGridDay: 0 });

  test("nothing arises, so no share of it is defined, and no matter takes an hour of anybody", () => {
    expect(value(quiet, "born")).toBe(0);
    expect(value(quiet, "registered")).toBe(0);
    expect(value(quiet, "backlog")).toBe(0);
    const shares = [
      "solvedWithin7",
      "promiseKept",
      "unbrokenChain",
      "f5GridCommunity",
      "satisfiedOfRated",
      "timeToClose",
    ];
    for (const name of shares) expect(value(quiet, name), name).toBeNaN();
    for (const line of LINES) expect(quiet.hoursOf(line, "matters"), line).toBe(0);
    expect(quiet.tallies.requests).toBe(0);
  });

  test("affairs, visits and patrol go on", () => {
    expect(value(quiet, "affairsOnTime")).toBeGreaterThan(0.9);
    expect(value(quiet, "hours:member:visits")).toBeGreaterThan(0);
    expect(value(quiet, "hours:member:patrol")).toBeGreaterThan(0);
  });

  test("nor affairs, enquiries or visits: everybody is free all day", () => {
    const factors = { needsPerGridDay: 0, publicPerGridDay: 0, affairHours: 0, enquiriesPerGridDay: 0, counterDuty: 0 };
    const still = world(factors, { ...FULL_TIME, visitStandard: 0 });
    expect(value(still, "affairsOnTime")).toBeNaN();
    for (const line of ["member", "community", "counter", "office", "hotline"]) {
      expect(value(still, `utilisation:${line}`), line).toBeCloseTo(0, 12);
    }
  });
});

describe("a handful of matters, and staff in plenty", () => {
  test("nothing waits for a server in working hours", () => {
    // Squads that serve these communities alone, or others' matters would queue before.
    const factors = {
      needsPerGridDay: 0.02,
      publicPerGridDay: 0.02,
      affairHours: 0,
      enquiriesPerGridDay: 0,
      counterDuty: 0,
    };
    const levers = { ...FULL_TIME, visitStandard: 0, departmentStaff: 2 };
    const alone = { squadCommunities: 1, patrolMinimum: 0, quitBase: 0 };
    const { world: w } = burnt(
      planOf({ communities, factors: { ...factors, ...alone }, policies: [policy("x", levers)] }),
    );
    const waits: number[] = [];
    const start = w.tasks.start.bind(w.tasks);
    w.tasks.start = (server, task) => {
      waits.push(w.crew.calendarOf(server).between(w.tasks.readyAt[task], w.now));
      return start(server, task);
    };
    w.sim.run(24 * 84);
    expect(waits.length).toBeGreaterThan(100);
    expect(count(waits, (hours) => hours > 0) / waits.length).toBeLessThan(0.05);
  });
});

describe("perfect dispatch", () => {
  const returned = ({ table, registered }: Measured): number[] =>
    [...registered.keys()].filter((m) => registered[m] === 1 && table.sendBacks[m] > 0);

  test("where no powers overlap nothing is sent back, and no matter is without an owner", () => {
    const clear = world({ crossBoundary: 0 }, { ...FULL_TIME, dispatchAccuracy: 1 });
    expect(returned(clear)).toEqual([]);
    expect(value(clear, "accurateDispatchTrue")).toBe(1);
    expect(value(clear, "hoursWithoutOwner")).toBe(0);
  });

  test("where they do, what is sent back is refused by the unit that owns it", () => {
    const unclear = world({ crossBoundary: 0.3, refusal: 0.4 }, { ...FULL_TIME, dispatchAccuracy: 1 });
    expect(returned(unclear).length).toBeGreaterThan(20);
    expect(returned(unclear).filter((m) => (unclear.table.flags[m] & Flag.refused) === 0)).toEqual([]);
  });
});

describe("gaming", () => {
  const levers = { ...FULL_TIME, reportQuota: 200 };

  test("without the propensity nothing is closed on paper, put off, shelved or reported without a matter", () => {
    const honest = world({ propensityToGame: 0 }, levers);
    expect(honest.tallies.premature).toBe(0);
    for (const name of ["extension", "shelved", "emptyReports"]) expect(value(honest, name), name).toBe(0);
  });

  test("with it, all of them happen", () => {
    const gamed = world({ propensityToGame: 1 }, levers);
    expect(gamed.tallies.premature).toBeGreaterThan(0);
    for (const name of ["extension", "emptyReports"]) expect(value(gamed, name), name).toBeGreaterThan(0);
    expect(value(gamed, "closedUnsolved")).toBeGreaterThan(
      value(world({ propensityToGame: 0 }, levers), "closedUnsolved"),
    );
  });

  test("official and true indicators agree where nobody games, errs or sends back", () => {
    const fair = world({ ...FLAWLESS, crossBoundary: 0 }, { ...FULL_TIME, dispatchAccuracy: 1 });
    // Apart from what the property manager's own book keeps to itself.
    const gap = value(fair, "onTimeResident") - value(fair, "promiseKept");
    expect(gap).toBe(0);
    expect(value(fair, "closedUnsolved")).toBe(0);
  });

  test("a quota is asked for at the end of every month, on whatever weekday that falls", () => {
    // Days 30 and 60 are a Wednesday and a Friday, day 90 a Sunday; day 0 ends no month under the quota.
    const horizon = { burnIn: 28, intake: 112, followUp: 28 };
    const factors = { propensityToGame: 1, publicPerGridDay: 0.4, needsPerGridDay: 0.7 };
    const { table } = ran(following({ ...FULL_TIME, reportQuota: 60 }, { communities, factors, horizon }));
    const days = Array.from(table.emptyReports.recAt.subarray(0, table.emptyReports.size), (at) => at / 24);
    const months = new Set(days.filter((day) => day < 112).map((day) => Math.floor(day / 30)));
    expect([...months].sort()).toEqual([1, 2, 3]);
  });
});

describe("checks", () => {
  test("that see everything, on everything, leave nothing closed unsolved", () => {
    const factors = { checkFinds: 1, remoteFinds: 1, propensityToGame: 0, checkTimeout: 10_000 };
    const seen = world(factors, { ...FULL_TIME, checkedShare: 1 });
    expect(value(seen, "closedUnsolved")).toBe(0);
    expect(value(seen, "reworkRate")).toBeGreaterThan(0);
  });

  test("that see nothing send nothing back to be done again", () => {
    const blind = world({ checkFinds: 0, remoteFinds: 0 });
    expect(value(blind, "reworkRate")).toBe(0);
    expect(value(blind, "stage:rework")).toBe(0);
    expect(value(blind, "closedUnsolved")).toBeGreaterThan(value(world({}), "closedUnsolved"));
  });

  test("have nothing to find where every work is well done", () => {
    const flawless = world(FLAWLESS);
    for (const name of ["f6Outcome", "closedUnsolved", "reworkRate"]) expect(value(flawless, name), name).toBe(0);
  });
});

describe("at an end of its range or beyond", () => {
  test("no lead time: nobody waits for outsiders where there is no property manager", () => {
    const measured = ran(following(FULL_TIME, { communities: [OLD], factors: { leadProbability: 0 } }));
    expect(value(measured, "stage:lead")).toBe(0);
  });

  test("no grid duties pushed: community staff neither visit nor verify; all pushed: members do not visit", () => {
    const none = world({ gridDuties: 0, quitBase: 0, jointVisits: 0 });
    expect(none.hoursOf("community", "visits") + none.hoursOf("community", "verification")).toBe(0);
    const all = world({ gridDuties: 1, quitBase: 0 });
    expect(all.hoursOf("member", "visits")).toBe(0);
    expect(all.hoursOf("community", "visits")).toBeGreaterThan(0);
  });

  test("no co-owned matter: none is in transit", () => {
    const measured = ran(following(FULL_TIME, { communities: [MIXED], factors: { coOwned: 0 } }));
    expect(value(measured, "stage:transit")).toBe(0);
    expect(value(world({ coOwned: 0.2 }), "stage:transit")).toBeGreaterThan(0);
  });

  test("all further records are linked: none is a second record", () => {
    const linked = world({ linkSame: 1, linkAcross: 1 });
    expect(value(linked, "f3Informational")).toBe(0);
    expect(value(linked, "duplicates")).toBe(0);
  });

  test("nobody rates, everybody rates", () => {
    expect(value(world({ rated: 0 }), "ratingResponse")).toBe(0);
    expect(value(world({ rated: 0 }), "satisfiedOfRated")).toBeNaN();
    expect(value(world({ rated: 1 }), "ratingResponse")).toBe(1);
  });

  test("neighbours settle nothing; everybody speaks up", () => {
    expect(value(world({ aidBase: 0, aidByCapital: 0 }), "settledAmongNeighbours")).toBe(0);
    // A need that nobody settles and everybody tells is recorded within the follow-up, but for a delay of many days.
    expect(value(world({ aidBase: 0, aidByCapital: 0, voiceBase: 50, tellDelay: 1 }), "silentShare")).toBe(0);
  });

  test("nobody moves; nobody resigns, all stay and learn", () => {
    const settled = world({ churn: 0, quitBase: 0 });
    expect(count(settled.world.residents.moves, (n) => n > 0)).toBe(0);
    expect(settled.tallies.quits).toBe(0);
    expect(value(settled, "localKnowledge")).toBeGreaterThan(value(world({ churn: 0, quitBase: 2 }), "localKnowledge"));
  });

  test("every response is a finite number or undefined", () => {
    const odd = values(world({ quitBase: 2, vanishing: 0.9 }, { fullTimeShare: 0.5, volunteerHours: 4 }));
    const infinite = RESPONSES.filter((r) => Math.abs(odd.get(r.name) as number) === Number.POSITIVE_INFINITY);
    expect(infinite.map((r) => r.name)).toEqual([]);
  });

  test("one member of staff in the community, all at the counter by the lever: requests are still answered", () => {
    const lean = ran(following({ ...FULL_TIME, communityStaff: 6, counterStaff: 10 }, { communities }));
    expect(lean.lineHours("community")).toBeGreaterThan(0);
    expect(lean.hoursOf("community", "cooperation")).toBeGreaterThan(0);
  });
});
