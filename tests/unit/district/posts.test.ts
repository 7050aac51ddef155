import { describe, expect, test } from "vitest";
import type { CommunitySpec } from "../../../engine/district/plan.ts";
import { meetNext } from "../../../engine/district/processes/grid-day.ts";
import { countPosts } from "../../../engine/district/processes/posts.ts";
import type { LeverValues } from "../../../engine/district/registry.ts";
import type { World } from "../../../engine/district/world.ts";
import {
  burnt,
  count,
  daysIn,
  following,
  MIXED,
  OLD,
  planOf,
  policy,
  ran,
  sum,
  value,
} from "../../fixtures/district.ts";

const communities: readonly CommunitySpec[] = [MIXED, OLD];
const inForce = ({ members }: World): number[] => members.inForce.flat();

const under = (levers: LeverValues, places = communities): World =>
  burnt(
    planOf({ communities: places, policies: [policy("x", levers)], horizon: { burnIn: 7, intake: 7, followUp: 7 } }),
  ).world;

describe("posts", () => {
  test.each([
    {},
    { fullTimeShare: 0.5, specialGrids: 1 },
    { nets: 4, partTimeMembersPerGrid: 2 },
    { fullTimeShare: 1, redrawing: "workload", fullTimeMembersPerGrid: 1.3 },
  ] as LeverValues[])("are as many as are planned: %j", (levers) => {
    const w = under(levers);
    const planned = countPosts(w.exogenous.places, w.policy);
    const isFull = inForce(w).map((k) => w.members.isFullTime[k]);
    expect([count(isFull, (f) => f === 1), count(isFull, (f) => f === 0)]).toEqual([planned.full, planned.part]);
  });
});

describe("several nets", () => {
  test("have each its members, who share every block out among them and answer for their categories alone", () => {
    const w = under({ nets: 3, partTimeMembersPerGrid: 3 });
    const { places, happenings } = w.exogenous;
    for (let net = 0; net < 3; net++) {
      const own = inForce(w).filter((k) => w.members.net[k] === net);
      expect(sum(own.map((k) => w.members.ownBlocks[k]))).toBe(places.blocks);
      for (let block = 0; block < places.blocks; block++) expect(w.members.net[w.memberAt(net, block)]).toBe(net);
    }
    for (let m = 0; m < w.cases.size; m++) {
      expect(w.members.net[w.memberOf(m)]).toBe(w.netOfCategory[happenings.category[m]]);
    }
  });

  test("ask households again for what another has asked, and one does not", () => {
    const factors = { gridDuties: 0, jointVisits: 0, affairContact: 0 };
    const again = (nets: number): number =>
      value(ran(following({ nets, partTimeMembersPerGrid: 2.6 }, { communities, factors })), "recollected");
    expect(again(1)).toBe(0);
    expect(again(6)).toBeGreaterThan(0.05);
  });

  test("mislead residents, who may tell another net's member", () => {
    const wrong = (wrongNet: number): number =>
      value(
        ran(following({ nets: 6, partTimeMembersPerGrid: 2.6 }, { communities, factors: { wrongNet } })),
        "selfHandled",
      );
    expect(wrong(1)).toBeLessThan(wrong(0));
  });
});

describe("special grids", () => {
  const w = under({ fullTimeShare: 1, specialGrids: 2 });
  const special = inForce(w).filter((k) => w.members.lastBlock[k] - w.members.firstBlock[k] === 1);

  test("are the blocks with most public matters, and no part of the general grids around them", () => {
    expect(special.length).toBe(4);
    const { happenings, places } = w.exogenous;
    for (const k of special) {
      const [block] = [w.members.firstBlock[k]];
      const around = inForce(w).find(
        (o) => o !== k && w.members.firstBlock[o] <= block && block < w.members.lastBlock[o],
      );
      expect(around).toBeDefined();
      expect(w.memberOfBlock[block]).toBe(k);
      expect(w.members.ownBlocks[around as number]).toBeLessThan(places.blocksPerGrid);
      expect(happenings.blockDemand[block]).toBeGreaterThan(1);
    }
    expect(sum(inForce(w).map((k) => w.members.ownBlocks[k]))).toBe(places.blocks);
  });

  test("are visited by their own members only, and no affair is bound for these", () => {
    const { population } = w.exogenous;
    for (const k of inForce(w)) {
      w.collectedAt.fill(-Infinity);
      for (let i = 0; i < 100; i++) meetNext(w, k, true);
      const visited = [...w.collectedAt.keys()].filter((household) => w.collectedAt[household] === w.now);
      expect(visited.length).toBeGreaterThan(50);
      expect(visited.filter((household) => w.memberOfBlock[population.blockOf(household)] !== k)).toEqual([]);
    }
    for (const k of special) expect(w.members.affairShare[k]).toBe(0);
  });
});

describe("grids drawn by workload", () => {
  const places = [
    { ...MIXED, demand: 0.4 },
    { ...MIXED, name: "S02", demand: 1.6 },
  ];
  const perCommunity = (redrawing: string): number[] =>
    under({ fullTimeShare: 1, redrawing }, places).members.inForce.map((list) => list.length);

  test("have members where the matters are, as many in all", () => {
    expect(perCommunity("households")).toEqual([6, 6]);
    expect(perCommunity("workload")).toEqual([2, 10]);
  });
});

describe("without a grid line", () => {
  const levers = { gridLine: "no" };

  test("nobody patrols, visits or is asked, and nothing is told to a member or dispatched to one", () => {
    const none = ran(following(levers, { communities }));
    for (const activity of ["patrol", "visits", "affairs", "matters"] as const) {
      // What was in hand at the change is finished.
      expect(none.hoursOf("member", activity), activity).toBeLessThan(0.5);
    }
    expect(value(none, "gridPosts")).toBe(0);
    expect(value(none, "selfHandled")).toBe(0);
    expect(none.tallies.requests).toBe(0);
    expect(value(none, "f5aRequests")).toBe(0);
    expect(none.hoursOf("community", "visits")).toBeLessThan(0.5);
  });

  test("public matters are found by residents only: as if patrol found nothing", () => {
    const none = ran(following(levers, { communities }));
    const idle = ran(following({ ...levers, visitStandard: 0 }, { communities, factors: { patrolHours: 1e9 } }));
    expect(value(none, "neverFound")).toBeCloseTo(value(idle, "neverFound"), 2);
    expect(value(none, "neverFound")).toBeGreaterThan(
      value(ran(following({ fullTimeShare: 1 }, { communities })), "neverFound"),
    );
  });

  test("what waited for members goes to others", () => {
    const built = daysIn(2, following(levers, { communities }));
    for (let k = 0; k < built.members.count; k++) expect(built.crew.total(built.members.pool[k])).toBe(0);
  });
});
