import { describe, expect, it } from "vitest";
import { Calendar } from "../../../engine/kernel/time/calendar.ts";
import { alwaysOpen, clock, officeHours, week } from "./calendars.ts";

const MONDAY = 0;
const TUESDAY = 1;
const FRIDAY = 4;
const SATURDAY = 5;
const NEXT_MONDAY = 7;

describe("a calendar of 09-17, Monday to Friday", () => {
  const calendar = officeHours();

  it("counts Friday 16:00 to Monday 10:00 as two working hours", () => {
    expect(calendar.between(clock(FRIDAY, 16), clock(NEXT_MONDAY, 10))).toBe(2);
  });

  it("counts a week as 40 hours, wherever it starts", () => {
    for (const hour of [0, 3, 9, 12.5, 17, 23]) {
      expect(calendar.between(clock(2, hour), clock(9, hour))).toBe(40);
    }
  });

  it("counts backwards as negative", () => {
    expect(calendar.between(clock(NEXT_MONDAY, 10), clock(FRIDAY, 16))).toBe(-2);
  });

  it("ends two hours of work begun on Friday 16:00 on Monday 10:00", () => {
    expect(calendar.add(clock(FRIDAY, 16), 2)).toBe(clock(NEXT_MONDAY, 10));
  });

  it("ends work that fills a day at its closing, not at the next opening", () => {
    expect(calendar.add(clock(MONDAY, 9), 8)).toBe(clock(MONDAY, 17));
    expect(calendar.add(clock(MONDAY, 3), 8)).toBe(clock(MONDAY, 17));
    expect(calendar.add(clock(MONDAY, 17), 8)).toBe(clock(TUESDAY, 17));
  });

  it("ends work of no hours where it begins, also outside the windows", () => {
    expect(calendar.add(clock(SATURDAY, 12), 0)).toBe(clock(SATURDAY, 12));
    expect(calendar.add(clock(MONDAY, 12), 0)).toBe(clock(MONDAY, 12));
  });

  it("is open from the opening until just before the closing", () => {
    expect(calendar.isOpen(clock(MONDAY, 9))).toBe(true);
    expect(calendar.isOpen(clock(MONDAY, 16.99))).toBe(true);
    expect(calendar.isOpen(clock(MONDAY, 17))).toBe(false);
    expect(calendar.isOpen(clock(MONDAY, 8.99))).toBe(false);
    expect(calendar.isOpen(clock(SATURDAY, 12))).toBe(false);
  });

  it("opens next at once if open, else at the next window", () => {
    expect(calendar.nextOpening(clock(MONDAY, 12))).toBe(clock(MONDAY, 12));
    expect(calendar.nextOpening(clock(MONDAY, 9))).toBe(clock(MONDAY, 9));
    expect(calendar.nextOpening(clock(MONDAY, 17))).toBe(clock(TUESDAY, 9));
    expect(calendar.nextOpening(clock(FRIDAY, 17))).toBe(clock(NEXT_MONDAY, 9));
  });

  it("works before time 0 as after it", () => {
    expect(calendar.between(clock(-3, 16), clock(0, 10))).toBe(2);
    expect(calendar.isOpen(clock(-7, 9))).toBe(true);
    expect(calendar.worked(clock(-28, 0))).toBe(0);
    expect(calendar.worked(clock(-21, 0))).toBe(40);
  });

  it("knows the hours of a day", () => {
    expect([-7, 0, 4, 5, 6, 7, 364, -29].map((day) => calendar.hoursOfDay(day))).toEqual([8, 8, 8, 0, 0, 8, 0, 0]);
  });

  it("answers 'the earliest time by which', so a full day ends at its closing", () => {
    const monday = calendar.worked(clock(MONDAY, 0));
    expect(calendar.at(monday + 8)).toBe(clock(MONDAY, 17));
    expect(calendar.at(monday + 8.25)).toBe(clock(TUESDAY, 9.25));
    expect(calendar.at(0)).toBe(clock(-28, 0));
  });
});

describe("holidays and split days", () => {
  it("nothing is worked on a holiday", () => {
    const calendar = officeHours([TUESDAY, NEXT_MONDAY, -3]);
    expect(calendar.between(clock(MONDAY, 16), clock(2, 10))).toBe(2);
    expect(calendar.between(clock(FRIDAY, 16), clock(NEXT_MONDAY + 1, 10))).toBe(2);
    expect(calendar.hoursOfDay(TUESDAY)).toBe(0);
    expect(calendar.hoursOfDay(-3)).toBe(0);
    expect(calendar.nextOpening(clock(MONDAY, 17))).toBe(clock(2, 9));
  });

  it("a noon break separates morning and afternoon", () => {
    const calendar = new Calendar({
      week: week([
        [9, 12],
        [14, 18],
      ]),
      holidays: [],
      firstDay: 0,
      lastDay: 14,
    });
    expect(calendar.hoursOfDay(0)).toBe(7);
    expect(calendar.add(clock(0, 11), 2)).toBe(clock(0, 15));
    expect(calendar.add(clock(0, 9), 3)).toBe(clock(0, 12));
    expect(calendar.isOpen(clock(0, 13))).toBe(false);
    expect(calendar.nextOpening(clock(0, 12))).toBe(clock(0, 14));
    expect(calendar.between(clock(0, 11), clock(1, 10))).toBe(6);
  });

  it("weekdays may differ", () => {
    const calendar = new Calendar({
      week: [[[8, 10]], [], [[0, 24]], [], [[22, 24]], [[0, 6]], []],
      holidays: [],
      firstDay: 0,
      lastDay: 14,
    });
    expect([0, 1, 2, 3, 4, 5, 6].map((day) => calendar.hoursOfDay(day))).toEqual([2, 0, 24, 0, 2, 6, 0]);
    expect(calendar.isOpen(clock(5, 0))).toBe(true);
    expect(calendar.add(clock(4, 22), 8)).toBe(clock(5, 6));
    expect(calendar.nextOpening(clock(5, 6))).toBe(clock(7, 8));
  });
});

describe("the ends of the range", () => {
  it("nothing is worked outside it, and work that does not fit never ends", () => {
    const calendar = officeHours([], 0, 7);
    expect(calendar.total).toBe(40);
    expect(calendar.worked(-1000)).toBe(0);
    expect(calendar.worked(1000)).toBe(40);
    expect(calendar.worked(Infinity)).toBe(40);
    expect(calendar.add(clock(4, 16), 1)).toBe(clock(4, 17));
    expect(calendar.add(clock(4, 16), 1.25)).toBe(Infinity);
    expect(calendar.nextOpening(clock(4, 17))).toBe(Infinity);
    expect(calendar.nextOpening(clock(-20, 0))).toBe(clock(0, 9));
    expect(calendar.isOpen(clock(7, 10))).toBe(false);
  });

  it("a calendar without any work is legal", () => {
    const calendar = new Calendar({ week: week([]), holidays: [], firstDay: 0, lastDay: 7 });
    expect(calendar.total).toBe(0);
    expect(calendar.worked(50)).toBe(0);
    expect(calendar.add(50, 1)).toBe(Infinity);
    expect(calendar.nextOpening(50)).toBe(Infinity);
    expect(calendar.isOpen(50)).toBe(false);
  });

  it("a calendar that never closes counts clock hours", () => {
    const calendar = alwaysOpen(100);
    expect(calendar.worked(77.125)).toBe(77.125);
    expect(calendar.add(23.5, 49)).toBe(72.5);
    expect(calendar.isOpen(24)).toBe(true);
    expect(calendar.nextOpening(24)).toBe(24);
  });

  it("undefined times stay undefined", () => {
    const calendar = officeHours();
    expect(calendar.worked(NaN)).toBeNaN();
    expect(calendar.add(NaN, 1)).toBeNaN();
    expect(calendar.add(1, NaN)).toBeNaN();
  });
});

describe("a calendar refuses", () => {
  const spec = { week: week([[9, 17]]), holidays: [], firstDay: 0, lastDay: 7 };

  it.each([
    ["six weekdays", { ...spec, week: spec.week.slice(1) }, "7 weekdays"],
    [
      "overlapping windows",
      {
        ...spec,
        week: week([
          [9, 13],
          [12, 17],
        ]),
      },
      "window [12, 17]",
    ],
    ["windows in reverse", { ...spec, week: week([[17, 9]]) }, "window [17, 9]"],
    ["windows beyond the day", { ...spec, week: week([[22, 26]]) }, "window [22, 26]"],
    ["windows of NaN", { ...spec, week: week([[NaN, 17]]) }, "window [NaN, 17]"],
    ["half days", { ...spec, firstDay: 0.5 }, "0.5 is not a day number"],
    ["half holidays", { ...spec, holidays: [1.5] }, "1.5 is not a day number"],
    ["an empty range", { ...spec, lastDay: 0 }, "empty range"],
  ])("%s", (_, wrong, message) => {
    expect(() => new Calendar(wrong)).toThrow(RangeError);
    expect(() => new Calendar(wrong)).toThrow(message);
  });
});
