/** Hours of work, found by going from day to day. Day 0 is a Monday. */

type Windows = readonly (readonly [from: number, to: number])[];
type Week = "weekdays" | "daily" | "saturday";

/** First days and lengths of holidays after the first day of the Spring Festival (docs/odd.md, 6). */
const HOLIDAYS = [
  [0, 7],
  [89, 3],
  [242, 7],
] as const;

export class Hours {
  private readonly week: Week;
  private readonly windows: Windows;
  private readonly festivalDay: number;

  constructor(week: Week, windows: Windows, festivalDay: number) {
    this.week = week;
    this.windows = windows.filter(([from, to]) => to > from);
    this.festivalDay = festivalDay;
  }

  private of(day: number): Windows {
    if (this.week === "daily") return this.windows;
    const weekday = modulo(day, 7);
    if (this.week === "saturday") return weekday === 5 ? this.windows : [];
    const since = modulo(day - this.festivalDay, 365);
    const isHoliday = HOLIDAYS.some(([from, days]) => since >= from && since < from + days);
    return weekday < 5 && !isHoliday ? this.windows : [];
  }

  ofDay(day: number): number {
    return this.of(day).reduce((sum, [from, to]) => sum + to - from, 0);
  }

  isOpen(at: number): boolean {
    const day = Math.floor(at / 24);
    return this.of(day).some(([from, to]) => at >= 24 * day + from && at < 24 * day + to);
  }

  /** The moment itself if it is open, else when it opens next; Infinity if it never does. */
  opening(at: number): number {
    if (this.windows.length === 0) return Infinity;
    for (let day = Math.floor(at / 24); ; day++) {
      for (const [from, to] of this.of(day)) if (24 * day + to > at) return Math.max(at, 24 * day + from);
    }
  }

  /** When so many hours of work are done that start now. */
  after(at: number, hours: number): number {
    if (hours === 0 || this.windows.length === 0) return hours === 0 ? at : Infinity;
    let left = hours;
    for (let day = Math.floor(at / 24); ; day++) {
      for (const [from, to] of this.of(day)) {
        const begin = Math.max(at, 24 * day + from);
        const length = 24 * day + to - begin;
        if (length <= 0) continue;
        if (left <= length) return begin + left;
        left -= length;
      }
    }
  }

  between(from: number, to: number): number {
    let hours = 0;
    for (let day = Math.floor(from / 24); day <= Math.floor(to / 24); day++) {
      for (const [open, close] of this.of(day)) {
        hours += Math.max(0, Math.min(to, 24 * day + close) - Math.max(from, 24 * day + open));
      }
    }
    return hours;
  }
}

const modulo = (a: number, b: number): number => ((a % b) + b) % b;
