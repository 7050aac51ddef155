import { describe, expect, test } from "vitest";
import { build, enact } from "../../../engine/district/build.ts";
import { Exogenous } from "../../../engine/district/exogenous.ts";
import { alignment } from "../../../engine/district/processes/cooperation.ts";
import type { World } from "../../../engine/district/world.ts";
import {
  burnt,
  count,
  following,
  MIXED,
  OLD,
  POLICIES,
  type PolicyName,
  planOf,
  policy,
  ran,
  value,
} from "../../fixtures/district.ts";

const NAMES = Object.keys(POLICIES) as PolicyName[];
const communities = [MIXED, OLD];
const inForce = ({ members }: World): number[] => [...members.isActive.keys()].filter((k) => members.isActive[k]);

describe("alignment", () => {
  test.each(NAMES)("starts at rest in every regime: %s", (name) => {
    for (const alignmentRest of [0.3, 0.7]) {
      const plan = planOf({ communities, factors: { alignmentRest }, policies: [policy(name, POLICIES[name])] });
      const { world } = build(new Exogenous(plan, "test", 0), plan.policies[0].levers);
      expect(inForce(world).length).toBeGreaterThan(0);
      for (const k of inForce(world)) expect(alignment(world, k)).toBe(alignmentRest);
    }
  });

  test("of a new post is its predecessor's if an insider fills it, else at rest", () => {
    const factors = { jointAffairs: 0.6, alignmentGain: 0.05 };
    for (const insiderShare of [0, 1]) {
      const built = burnt(planOf({ communities, factors: { ...factors, insiderShare } }));
      const { world } = built;
      const before = inForce(world).map((k) => alignment(world, k));
      expect(Math.max(...before)).toBeGreaterThan(world.p.alignmentRest);
      enact(built, policy("full-time", POLICIES["full-time"]).levers);
      const now = inForce(world).map((k) => alignment(world, k));
      if (insiderShare === 0) expect(new Set(now)).toEqual(new Set([world.p.alignmentRest]));
      else for (const a of now) expect(before).toContain(a);
    }
  });

  test("drifts to its rest where nobody meets", () => {
    const { world } = burnt(planOf({ communities, factors: { alignmentDays: 60 } }));
    const [k] = inForce(world);
    world.members.alignment[k] = 0.9;
    world.members.alignedAt[k] = world.now - 60 * 24;
    expect(alignment(world, k)).toBeCloseTo(0.5 + 0.4 * Math.exp(-1), 12);
  });

  test("rises by meetings, falls by order conflicts", () => {
    const at = (levers: object, factors = {}): number =>
      value(ran(following({ fullTimeShare: 1, ...levers }, { communities, factors })), "alignment");
    expect(at({ coordinationMeetings: 4 })).toBeGreaterThan(at({}));
    expect(at({}, { pressing: 1 })).toBeLessThan(at({}, { pressing: 0 }));
  });
});

describe("visits made together", () => {
  test("bring the lines into step, at the community's hours", () => {
    const at = (jointVisits: number) => ran(following({ fullTimeShare: 1 }, { communities, factors: { jointVisits } }));
    expect(value(at(0.4), "alignment")).toBeGreaterThan(value(at(0), "alignment"));
    expect(at(0.4).hoursOf("community", "visits")).toBeGreaterThan(at(0).hoursOf("community", "visits"));
  });
});

describe("requests", () => {
  test("are made by full-timers only: a part-timer is community staff herself", () => {
    for (const name of NAMES) {
      const measured = ran(following(POLICIES[name], { communities }));
      const asked = count(measured.world.matters.requests, (n) => n > 0);
      if (name.startsWith("part-time")) {
        expect(asked).toBe(0);
        expect(value(measured, "f5aRequests")).toBe(0);
        expect(measured.hoursOf("community", "cooperation"), "she does her part of it").toBeGreaterThan(0);
      } else expect(asked).toBeGreaterThan(50);
    }
  });

  test("fail more often the busier the community", () => {
    const failing = (communityStaff: number): number =>
      value(ran(following({ fullTimeShare: 1, communityStaff }, { communities })), "f5aRequests");
    expect(failing(6)).toBeGreaterThan(failing(16));
  });

  test("succeed by the theory that rules the world", () => {
    const failing = ["contact", "accountability", "workload"].map((cooperationTheory) =>
      value(ran(following({ fullTimeShare: 1 }, { communities, factors: { cooperationTheory } })), "f5aRequests"),
    );
    expect(new Set(failing).size).toBe(3);
    expect(Math.min(...failing), "only free hours count").toBe(failing[2]);
  });

  test("there are none where no matter needs the other line", () => {
    const measured = ran(following({ fullTimeShare: 1 }, { communities, factors: { needsCooperation: 0 } }));
    expect(measured.tallies.requests).toBe(0);
    expect(value(measured, "f5aRequests")).toBe(0);
    expect(value(measured, "stage:cooperation")).toBe(0);
  });
});
