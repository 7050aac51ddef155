import { describe, expect, test } from "vitest";
import {
  BY_COMMUNITY,
  BY_COUNTER,
  BY_DEPARTMENT,
  BY_MEMBER,
  CANCELLED,
} from "../../../engine/district/agents/affair.ts";
import { MemberClass } from "../../../engine/district/events.ts";
import type { Measured } from "../../../engine/district/measured.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { burnt, count, following, MIXED, OLD, planOf, policy, ran, sum, value } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const CARRIERS = ["member", "community", "counter", "department", "dropped"];

function under(levers: LeverValues, factors: FactorValues = {}): Measured {
  return ran(following({ fullTimeShare: 1, ...levers }, { communities, factors }));
}

/** Every affair issued from time 0 on, early enough to have ended if anybody does it. */
function issued({ world: { exogenous, affairs } }: Measured): { carrier: number; hours: number; on: number }[] {
  const { at, hours } = exogenous.affairs;
  const all = Array.from(at, (on, i) => {
    const carrier = affairs.carrier[i];
    return { carrier, hours: carrier === CANCELLED ? 0 : hours[i], on: on / 24 };
  });
  return all.filter(({ on }) => on >= 0 && 24 * (on + 42) < exogenous.end);
}

const hoursOf = (measured: Measured): number => sum(issued(measured).map((affair) => affair.hours));
const carriedBy = (measured: Measured, carrier: number): number =>
  count(issued(measured), (affair) => affair.carrier === carrier);
const carriedHours = (measured: Measured): number =>
  sum(CARRIERS.map((carrier) => value(measured, `affairHours:${carrier}`)));

const kept = under({});
const away = (affairsDestination: string, factors: FactorValues = {}): Measured =>
  under({ affairsTurnedAway: 1, affairsDestination }, { rebound: 0, ...factors });

describe("affairs that are turned away", () => {
  test("reach no member while the relief lasts", () => {
    expect(carriedBy(kept, BY_MEMBER)).toBeGreaterThan(100);
    for (const destination of ["community", "counter", "department", "cancelled", "mixed"]) {
      expect(carriedBy(away(destination), BY_MEMBER), destination).toBe(0);
    }
  });

  test.each(["community", "counter", "department"])("to the %s: not an hour of them vanishes", (destination) => {
    expect(hoursOf(away(destination))).toBe(hoursOf(kept));
    expect(carriedBy(away(destination), CANCELLED)).toBe(0);
    expect(carriedHours(away(destination))).toBeCloseTo(carriedHours(kept), -1);
  });

  test("cancelled: their hours are gone, and the others' are as before", () => {
    const cancelled = away("cancelled");
    expect(carriedBy(cancelled, CANCELLED)).toBeGreaterThan(100);
    expect(hoursOf(cancelled)).toBeLessThan(0.8 * hoursOf(kept));
    expect(carriedHours(cancelled)).toBeLessThan(0.8 * carriedHours(kept));
    expect(carriedBy(cancelled, BY_COMMUNITY)).toBe(
      carriedBy(away("community"), BY_COMMUNITY) - carriedBy(cancelled, CANCELLED),
    );
  });

  test("go where the policy says", () => {
    expect(carriedBy(away("counter"), BY_COUNTER)).toBeGreaterThan(0);
    expect(carriedBy(away("department"), BY_DEPARTMENT)).toBeGreaterThan(100);
    const mixed = away("mixed");
    for (const carrier of [BY_COMMUNITY, BY_COUNTER, BY_DEPARTMENT, CANCELLED]) {
      expect(carriedBy(mixed, carrier)).toBeGreaterThan(0);
    }
  });

  test("fall on the officers who handle matters, or on clerks whom nobody here competes with", () => {
    const clerks = away("department", { affairsOnOfficers: 0 });
    const officers = away("department", { affairsOnOfficers: 1 });
    expect(clerks.hoursOf("department", "affairs")).toBe(0);
    expect(officers.hoursOf("department", "affairs")).toBeGreaterThan(0);
    expect(value(officers, "stage:queue")).toBeGreaterThan(value(clerks, "stage:queue"));
  });
});

describe("relief", () => {
  const year = { burnIn: 28, intake: 364, followUp: 28 };
  const back = (rebound: number): number[] => {
    const plan = following(
      { fullTimeShare: 1, affairsTurnedAway: 1 },
      { communities: [{ ...MIXED, grids: 4 }], factors: { rebound }, horizon: year },
    );
    const all = issued(ran(plan));
    return [0, 1, 2, 3].map((quarter) => {
      const then = all.filter(({ on }) => Math.floor(on / 91) === quarter);
      return count(then, ({ carrier }) => carrier === BY_MEMBER) / then.length;
    });
  };

  test("lasts where nothing grows back", () => {
    expect(back(0)).toEqual([0, 0, 0, 0]);
  });

  test("grows back by a share a year of what was turned away", () => {
    const shares = back(0.4);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    // 1 - exp(-.4 t) of the half that would reach a member, in the middle of the first and of the last quarter.
    expect(Math.abs(shares[0] - 0.5 * (1 - Math.exp(-0.4 / 8)))).toBeLessThan(0.03);
    expect(Math.abs(shares[3] - 0.5 * (1 - Math.exp((-0.4 * 7) / 8)))).toBeLessThan(0.03);
  });
});

describe("part-timers", () => {
  const partTime = (levers: LeverValues): Measured => ran(following(levers, { communities }));

  test("whose grid hours are ring-fenced carry no affair in them, and put less aside for the other line", () => {
    const fenced = partTime({ ringFencedHours: 1 });
    expect(carriedBy(partTime({}), BY_MEMBER)).toBeGreaterThan(0);
    expect(carriedBy(fenced, BY_MEMBER)).toBe(0);
    expect(hoursOf(fenced)).toBe(hoursOf(partTime({})));
    expect(value(fenced, "f5bOtherLine")).toBeLessThan(value(partTime({}), "f5bOtherLine"));
  });

  test("have fewer affairs than full-timers in so far as affairs follow visible hours", () => {
    const share = (fullTimeShare: number, affairsFollowCapacity: number): number => {
      const all = issued(ran(following({ fullTimeShare }, { communities, factors: { affairsFollowCapacity } })));
      return count(all, ({ carrier }) => carrier !== BY_COMMUNITY) / all.length;
    };
    expect(share(0, 1)).toBeLessThan(0.5 * share(1, 1));
    expect(share(0, 0)).toBeCloseTo(share(1, 0), 1);
  });
});

describe("command", () => {
  const factors = { pressing: 1, ownPriority: 0 };
  const putAside = (fullTimeShare: number, levers: LeverValues): number =>
    value(ran(following({ fullTimeShare, ...levers }, { communities, factors })), "f5bOtherLine");

  test.each([0, 1])("of both lines lies between those of one, by the community's weight: full-time %d", (share) => {
    const shared = (communityWeight: number) => putAside(share, { command: "shared", communityWeight });
    expect(shared(1)).toBeGreaterThan(shared(0));
    expect(putAside(share, { command: "gridOffice" })).toBe(
      putAside(share, { command: "gridOffice", communityWeight: 0 }),
    );
  });

  test.each([0, 1])("of both lines makes order conflicts, of one it makes none: full-time %d", (fullTimeShare) => {
    const conflicts = (command: string): number =>
      value(ran(following({ fullTimeShare, command }, { communities, factors })), "orderConflicts");
    expect(conflicts("shared")).toBeGreaterThan(0);
    expect([conflicts("gridOffice"), conflicts("community")]).toEqual([0, 0]);
  });

  test("of the grid office lets no late affair outrank matters, not even one left with a former cover", () => {
    const heavy = { affairsReminded: 1, affairHours: 8.7, affairsToMembers: 0.7, ownPriority: 0, quitBase: 0 };
    const levers = { fullTimeShare: 1, command: "gridOffice", affairsAssessed: 0 };
    const factors = { ...heavy, vacancyDays: 2 };
    const { world: w, staffing } = burnt(planOf({ communities, factors, policies: [policy("x", levers)] }));
    const { crew, members } = w;
    const k = members.inForce[0][0];
    staffing.quit(k);
    const pool = members.pool[members.coveredBy[k]];
    const inherited = crew.length(pool, MemberClass.affair);
    expect(inherited).toBeGreaterThan(5);
    for (let day = 1; day < 28; day++) {
      w.sim.run(24 * day);
      expect(crew.length(pool, MemberClass.pressing)).toBe(0);
    }
    expect(members.coveredBy[k]).toBe(-1);
  });
});

describe("affairs nobody does", () => {
  test("are late, reminded of, and dropped in the end: no policy looks good by leaving them", () => {
    const swamped = under({ communityStaff: 6 }, { affairHours: 8.7 });
    expect(value(swamped, "affairsOnTime")).toBeLessThan(0.9);
    expect(value(swamped, "affairsUndone")).toBeGreaterThan(0);
    expect(value(swamped, "affairHours:dropped")).toBeGreaterThan(0);
  });
});
