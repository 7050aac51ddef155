import { describe, expect, it } from "vitest";
import { every } from "../../../engine/cases/cohort.ts";
import { weeklyBacklog } from "../../../engine/cases/measures/backlog.ts";
import { WEEKLY, weeklyByCommunity } from "../../../engine/cases/measures/weekly.ts";
import { MIXED, OLD, planOf, ran, SHORT } from "../../fixtures/district.ts";
import { A, arises, emptyTable, OFFICE } from "./one-matter.ts";

const WEEK = 168;
const window = { start: 0, length: 2 * WEEK };
const names = WEEKLY.map(({ name }) => name);

describe("weeks of communities", () => {
  it("count a matter in the week in which each thing happened, and the hours it was open", () => {
    const table = emptyTable();
    const m = arises(table, { at: 100, community: 1 });
    table.recorded(126, m, OFFICE, false);
    table.deadline(m, 210);
    table.accepted(130, m, A);
    table.done(200, m, A, true);
    table.closed(210, m);
    const before = arises(table, { at: -50, community: 0 });
    table.recorded(-42, before, OFFICE, false);
    const rows = weeklyByCommunity(table, window, 2);
    const row = (week: number, community: number) =>
      Object.fromEntries(names.map((name, c) => [name, rows[(2 * week + community) * names.length + c]]));
    const none = Object.fromEntries(names.map((name) => [name, 0]));
    expect(row(0, 1)).toEqual({ ...none, arose: 1, recorded: 1, open: (168 - 126) / WEEK });
    expect(row(1, 1)).toEqual({
      ...none,
      closed: 1,
      closedOnTime: 1,
      solved: 1,
      open: (210 - 168) / WEEK,
    });
    expect(row(0, 0)).toEqual({ ...none, open: 1 });
    expect(row(1, 0)).toEqual({ ...none, open: 1 });
  });

  it("add up to the district's weekly backlog in a real run", () => {
    const { table, window: intake } = ran(planOf({ communities: [MIXED, OLD] }));
    const rows = weeklyByCommunity(table, intake, 2);
    const backlog = weeklyBacklog(table, every(table), intake);
    const open = names.indexOf("open");
    expect(backlog).toHaveLength(SHORT.intake / 7);
    backlog.forEach((expected, week) => {
      const [one, other] = [0, 1].map((c) => rows[(2 * week + c) * names.length + open]);
      expect(Math.min(one, other)).toBeGreaterThan(0);
      expect(one + other).toBeCloseTo(expected, 9);
    });
  });
});
