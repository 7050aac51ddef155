import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Calendar } from "../../../engine/kernel/time/calendar.ts";

/** Up to three windows a day, on minutes; some weekdays are free. */
const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 6 })
  .map((minutes) => minutes.slice(0, 2 * Math.floor(minutes.length / 2)).sort((a, b) => a - b))
  .map((minutes) => {
    const day: [number, number][] = [];
    for (let i = 0; i < minutes.length; i += 2) day.push([minutes[i] / 60, minutes[i + 1] / 60]);
    return day;
  });

const calendars = fc
  .record({
    week: fc.array(windows, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.integer({ min: -30, max: 60 }), { maxLength: 10 }),
    firstDay: fc.integer({ min: -30, max: 0 }),
    lastDay: fc.integer({ min: 20, max: 60 }),
  })
  .map((spec) => ({ spec, calendar: new Calendar(spec) }))
  .filter(({ calendar }) => calendar.total > 0);

const time = fc.double({ min: -40 * 24, max: 70 * 24, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const TOLERANCE = 1e-9;

describe("laws of every calendar", () => {
  it("worked rises, by no more than the clock", () => {
    fc.assert(
      fc.property(calendars, time, time, ({ calendar }, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const hours = calendar.between(from, to);
        expect(hours).toBeGreaterThanOrEqual(0);
        expect(hours).toBeLessThanOrEqual(to - from + TOLERANCE);
      }),
    );
  });

  it("between is additive", () => {
    fc.assert(
      fc.property(calendars, time, time, time, ({ calendar }, a, b, c) => {
        expect(calendar.between(a, b) + calendar.between(b, c)).toBeCloseTo(calendar.between(a, c), 9);
      }),
    );
  });

  it("worked(at(w)) = w, and at(w) is the earliest such time", () => {
    fc.assert(
      fc.property(calendars, share, ({ calendar }, p) => {
        const hours = p * calendar.total;
        const at = calendar.at(hours);
        expect(calendar.worked(at)).toBeCloseTo(hours, 9);
        if (hours > 1e-6) expect(calendar.worked(at - 1e-3)).toBeLessThan(hours);
      }),
    );
  });

  it("at finds every whole hour's and every window's end", () => {
    fc.assert(
      fc.property(calendars, ({ calendar }) => {
        for (let hours = 1; hours <= calendar.total; hours++) {
          expect(calendar.worked(calendar.at(hours))).toBeCloseTo(hours, 9);
        }
        expect(calendar.worked(calendar.at(calendar.total))).toBeCloseTo(calendar.total, 9);
      }),
      { numRuns: 30 },
    );
  });

  it("add(add(a, x), y) = add(a, x + y)", () => {
    fc.assert(
      fc.property(calendars, time, share, share, ({ calendar }, a, p, q) => {
        const left = 0.99 * calendar.between(a, Infinity);
        const x = p * left;
        const y = q * (left - x);
        const once = calendar.add(a, x + y);
        const twice = calendar.add(calendar.add(a, x), y);
        // At a window's end rounding may put one of them behind the break: compare by work, which is what add promises.
        expect(calendar.between(once, twice)).toBeCloseTo(0, 9);
        expect(once).toBeGreaterThanOrEqual(a);
        expect(calendar.between(a, once)).toBeCloseTo(x + y, 9);
      }),
    );
  });

  it("isOpen and nextOpening agree with the windows, minute by minute", () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: -30, max: 60 }), ({ spec, calendar }, day) => {
        const within = day >= spec.firstDay && day < spec.lastDay && !spec.holidays.includes(day);
        const today = within ? spec.week[((day % 7) + 7) % 7] : [];
        let minutes = 0;
        for (let minute = 0; minute < 24 * 60; minute += 7) {
          const hour = (minute + 0.5) / 60;
          const open = today.some(([from, to]) => from <= hour && hour < to);
          const at = 24 * day + hour;
          expect(calendar.isOpen(at)).toBe(open);
          const next = calendar.nextOpening(at);
          expect(next === at).toBe(open);
          if (!open && next < Infinity) {
            expect(calendar.isOpen(next)).toBe(true);
            expect(calendar.between(at, next)).toBeCloseTo(0, 9);
          }
          minutes++;
        }
        expect(minutes).toBeGreaterThan(0);
        expect(calendar.hoursOfDay(day)).toBeCloseTo(
          today.reduce((hours, [from, to]) => hours + to - from, 0),
          9,
        );
      }),
    );
  });
});
