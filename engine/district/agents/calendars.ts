/** Working hours as data: who works when. Holidays are the same for all. */
import { Calendar, type CalendarSpec } from "../../kernel/time/calendar.ts";
import type { Parameters } from "../factors/index.ts";

const OPEN = 9;
const NOON = 13;
const CLOSE = 17;

type Windows = CalendarSpec["week"][number];

/** Holidays of China's calendar, in days after the first day of the Spring Festival holiday: [from, days]. */
const HOLIDAYS = [
  [0, 7],
  [89, 3],
  [242, 7],
] as const;

export class Calendars {
  private readonly firstDay: number;
  private readonly lastDay: number;
  private readonly holidays: readonly number[];
  /** 09-17, Monday to Friday. */
  readonly office: Calendar;
  /** Every day, 08-20: property managers and the hotline. */
  readonly daily: Calendar;
  /** Saturday morning: volunteers. */
  readonly saturday: Calendar;

  constructor(firstDay: number, lastDay: number, p: Parameters) {
    this.firstDay = firstDay;
    // Work that is under way at the end must still find its end: room for months beyond the last day.
    this.lastDay = lastDay + 400;
    this.holidays = holidaysIn(firstDay, this.lastDay, Math.round(p.festivalDay));
    this.office = this.weekdays([[OPEN, CLOSE]]);
    this.daily = new Calendar({
      week: Array.from({ length: 7 }, (): Windows => [[8, 20]]),
      holidays: [],
      firstDay,
      lastDay: this.lastDay,
    });
    this.saturday = new Calendar({
      week: [[], [], [], [], [], [[OPEN, NOON]], []],
      holidays: [],
      firstDay,
      lastDay: this.lastDay,
    });
  }

  /** Grid duty of `hours` a working day, half from nine and half from one. */
  duty(hours: number): Calendar {
    return this.weekdays([
      [OPEN, OPEN + hours / 2],
      [NOON, NOON + hours / 2],
    ]);
  }

  /** What a part-timer's grid duty leaves of the office day: her hours as community staff. */
  besideDuty(hours: number): Calendar {
    return this.weekdays([
      [OPEN + hours / 2, NOON],
      [NOON + hours / 2, CLOSE],
    ]);
  }

  private weekdays(windows: Windows): Calendar {
    const day = windows.filter(([from, to]) => to > from);
    return new Calendar({
      week: [day, day, day, day, day, [], []],
      holidays: this.holidays,
      firstDay: this.firstDay,
      lastDay: this.lastDay,
    });
  }
}

/** @returns the spans of days on which offices are closed for a holiday and that touch a range of days, in order */
export function holidaySpans(festivalDay: number, firstDay: number, lastDay: number): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  const yearOf = (day: number): number => Math.floor((day - festivalDay) / 365);
  for (let year = yearOf(firstDay) - 1; year <= yearOf(lastDay); year++) {
    for (const [after, length] of HOLIDAYS) {
      const from = festivalDay + year * 365 + after;
      if (from + length > firstDay && from < lastDay) spans.push({ from, to: from + length });
    }
  }
  return spans;
}

function holidaysIn(firstDay: number, lastDay: number, festivalDay: number): number[] {
  return holidaySpans(festivalDay, firstDay, lastDay)
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, d) => from + d))
    .filter((day) => day >= firstDay && day < lastDay);
}
