import { describe, expect, test } from "vitest";
import { LATENT, SILENT } from "../../../engine/district/agents/matter.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { count, daysIn, following, MIXED, OLD, ran, value } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const world = (levers: LeverValues, factors: FactorValues = {}) =>
  ran(following({ fullTimeShare: 1, ...levers }, { communities, factors }));

describe("volunteers and social organisations", () => {
  test("take no more than they can do within a week; the rest is the community's", () => {
    const w = daysIn(60, following({ volunteerHours: 4 }, { communities, factors: { communityHours: 3 } }));
    // Four hours a week and three a matter: one waits at the most.
    for (let day = 60; day < 84; day++) {
      w.sim.run(24 * day);
      for (const pool of w.communities.volunteerPool) expect(w.crew.total(pool)).toBeLessThanOrEqual(1);
    }
    const taken = (volunteerHours: number): number => world({ volunteerHours }).hoursOf("volunteers", "matters");
    expect(taken(4)).toBeGreaterThan(0);
    expect(taken(200)).toBeGreaterThan(taken(4));
  });

  test("give the hours that the policy says, organisations on working days and paid", () => {
    const lent = world({ organisationHours: 60 });
    const hours = lent.lineHours("organisations") / (lent.window.length / 168);
    // Twelve hours a working day in each of two communities.
    const { calendars, intakeEnd } = lent.world.exogenous;
    const workdays = calendars.office.between(0, intakeEnd) / 8;
    expect(hours).toBeCloseTo((2 * 12 * workdays) / 12, 6);
    const paid = value(lent, "cashCost") - value(world({}), "cashCost");
    expect(paid).toBeCloseTo((60 * 2 * lent.world.p.organisationHour * 365) / 7, 3);
  });

  test("too few to be a person lend nothing, and no matter waits for them", () => {
    const factors = { communityHours: 0.5 };
    const w = daysIn(60, following({ volunteerHours: 1.5 }, { communities, factors }));
    for (const [c, pool] of w.communities.volunteerPool.entries()) {
      expect([w.crew.servers(pool), w.communities.lentWeekly[c], w.crew.total(pool)]).toEqual([0, 0, 0]);
    }
  });
});

describe("micro-grid heads", () => {
  test("tell what they come upon, and the silent are heard", () => {
    const without = world({});
    const heads = world({ microGridHeads: 9 });
    expect(without.tallies.headTasks).toBe(0);
    expect(heads.tallies.headTasks).toBeGreaterThan(100);
    const left = (m: typeof heads, standing: number): number => count(m.world.matters.standing, (s) => s === standing);
    expect(left(heads, LATENT)).toBeLessThan(left(without, LATENT));
    expect(left(heads, SILENT)).toBeLessThan(left(without, SILENT));
  });

  test("do nothing where their rates are 0 but organise with their hours", () => {
    const factors = { headReports: 0, headHears: 0, headHours: 0 };
    const heads = world({ microGridHeads: 9 }, factors);
    for (const name of ["solvedWithin7", "silentShare", "socialCapital"]) {
      expect(value(heads, name), name).toBe(value(world({}), name));
    }
    expect(value(world({ microGridHeads: 9 }, { ...factors, headHours: 5 }), "socialCapital")).toBeGreaterThan(
      value(heads, "socialCapital"),
    );
  });
});

describe("the whistle", () => {
  test("summons both owners, who neither refuse nor send back", () => {
    const whistled = world({ whistle: 1 }, { whistleOveruse: 0, crossBoundary: 0.3, refusal: 0.4 });
    const { matters, cases } = whistled.world;
    const summoned = [...matters.whistled.keys()].filter((m) => matters.whistled[m] === 1);
    expect(summoned.length).toBeGreaterThan(30);
    expect(summoned.filter((m) => cases.recAt[m] > 0 && matters.sendBacks[m] > 0)).toEqual([]);
    expect(count(summoned, (m) => cases.dispatches[m] > 0)).toBe(summoned.length);
    expect(value(whistled, "refusals")).toBeLessThan(
      value(world({}, { crossBoundary: 0.3, refusal: 0.4 }), "refusals"),
    );
  });

  test("costs officers' hours, overused the more", () => {
    const meetings = (whistle: number, whistleOveruse: number): number =>
      world({ whistle }, { whistleOveruse }).hoursOf("department", "meetings");
    expect(meetings(0, 0.4)).toBe(0);
    expect(meetings(1, 0)).toBeGreaterThan(0);
    expect(meetings(1, 0.4)).toBeGreaterThan(1.3 * meetings(1, 0));
  });
});

describe("a duty list", () => {
  test("lets no rightful unit refuse what is listed", () => {
    const listed = world({ dutyList: 1 }, { crossBoundary: 0.3, refusal: 0.4 });
    // What was dispatched before it was in force may still have been refused.
    expect(value(listed, "refusals")).toBeLessThan(
      0.1 * value(world({}, { crossBoundary: 0.3, refusal: 0.4 }), "refusals"),
    );
  });
});

describe("sensors", () => {
  test("find what is within their reach, and raise false alarms that members go and look at", () => {
    const sensed = world({ sensors: 500 }, { falseAlarms: 0.3 });
    expect(value(sensed, "neverFound")).toBeLessThan(value(world({}), "neverFound"));
    // .3 a year for each of 500 per 1,000 of 1,920 households, of which working days bring all.
    const { households } = sensed.world.exogenous.population;
    const expected = 0.3 * 0.5 * households * sensed.years;
    expect(Math.abs(sensed.tallies.alarms - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});

describe("once-only forms", () => {
  test("save hours of affairs, and households' answers", () => {
    const [asked, filled] = [0, 1].map((onceOnlyForms) => world({ onceOnlyForms }));
    expect(value(filled, "intrusionItems")).toBeLessThan(value(asked, "intrusionItems"));
    const hours = (m: typeof asked): number => m.hoursOf("community", "affairs") + m.hoursOf("member", "affairs");
    expect(hours(filled)).toBeLessThan(0.9 * hours(asked));
  });
});

describe("leaders of the grid offices", () => {
  test("perceive the load of members and what is not met, over weeks", () => {
    const calm = world({}, { needsPerGridDay: 0.7, affairHours: 4 });
    const busy = world({}, { needsPerGridDay: 1.4, affairHours: 8.7 });
    expect(value(busy, "leadersLoad")).toBeGreaterThan(value(calm, "leadersLoad"));
    const met = world({}, { firstTryLow: 1, firstTryHigh: 1, crossBoundary: 0 });
    const refused = world({}, { firstTryLow: 0.1, alignmentRest: 0.3 });
    expect(value(met, "leadersCooperation")).toBeGreaterThan(value(refused, "leadersCooperation"));
    expect(value(met, "leadersCooperation")).toBeLessThanOrEqual(1);
  });
});
