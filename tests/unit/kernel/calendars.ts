import { Calendar, type CalendarSpec } from "../../../engine/kernel/time/calendar.ts";

type Windows = CalendarSpec["week"][number];

/** The same windows from Monday to Friday, and others at the weekend. */
export function week(weekdays: Windows, weekend: Windows = []): CalendarSpec["week"] {
  return [weekdays, weekdays, weekdays, weekdays, weekdays, weekend, weekend];
}

/** 09-17, Monday to Friday. */
export function officeHours(holidays: readonly number[] = [], firstDay = -28, lastDay = 364): Calendar {
  return new Calendar({ week: week([[9, 17]]), holidays, firstDay, lastDay });
}

/** Open day and night: its working hours are clock hours. */
export function alwaysOpen(hours = 8760): Calendar {
  return new Calendar({
    week: week([[0, 24]], [[0, 24]]),
    holidays: [],
    firstDay: 0,
    lastDay: Math.ceil(hours / 24) + 1,
  });
}

/** Hours since Monday 00:00 of a time such as day 4 (Friday), 16 o'clock. */
export function clock(day: number, hour: number): number {
  return 24 * day + hour;
}
