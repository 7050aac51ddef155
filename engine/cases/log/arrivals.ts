import { ratio } from "../measures/share.ts";
import type { Facts } from "./facts.ts";

const DAY = 24;
/** Fewer days say nothing about weekdays. */
const FEWEST_DAYS = 28;

/** Counts a day, and how far they vary more than independent arrivals would. */
export interface Dispersion {
  readonly days: number;
  readonly mean: number;
  /** Variance over mean: 1 for independent arrivals at one rate. */
  readonly varianceToMean: number;
  /** Coefficient of variation of a factor that all arrivals of a day share; NaN if there is no sign of one. */
  readonly commonCv: number;
}

/** When cases arise, by the wall clock of the log. */
export interface Arrivals {
  /** Share by hour of the day. */
  readonly byHour: Float64Array;
  /** Cases a day by weekday, Monday first; null for a log of less than four weeks. */
  readonly byWeekday: Float64Array | null;
  /** Cases by month, from the first to the last. */
  readonly byMonth: readonly { readonly month: string; readonly cases: number; readonly days: number }[];
  readonly daily: Dispersion;
  /** Mondays to Fridays alone. */
  readonly weekdays: Dispersion;
}

/** @returns days since 1970 of a wall clock, and the hours into the day */
function local(hours: number, offset: number): { day: number; hour: number } {
  const clock = hours + offset / 60;
  const day = Math.floor(clock / DAY);
  return { day, hour: Math.min(DAY - 1, Math.floor(clock - day * DAY)) };
}

/** 1970-01-01 was a Thursday. @returns 0 for Monday */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** @source Hinnant 2021, chrono-compatible low-level date algorithms (civil_from_days) */
export function monthOf(day: number): string {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
}

/** @returns minutes by which the wall clock of a case's opening is ahead of UTC */
export function offsetOf({ log, order }: Facts, c = 0): number {
  if (log.isByCase) return log.caseOffset[c];
  return order.first[c] < order.first[c + 1] ? log.offset[order.events[order.first[c]]] : 0;
}

/** @returns the beginning of the year by the wall clock, hours since 1970 UTC */
export function newYear(hours: number, offset: number): number {
  let { day } = local(hours, offset);
  const year = monthOf(day).slice(0, 4);
  // At most 366 steps, and right for every calendar that `monthOf` knows.
  while (monthOf(day - 1).startsWith(year)) day--;
  return day * DAY - offset / 60;
}

export function arrivalsOf(facts: Facts): Arrivals {
  const { log, openedAt } = facts;
  const byHour = new Float64Array(24);
  const byDay = new Map<number, number>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let known = 0;
  for (let c = 0; c < log.cases; c++) {
    if (Number.isNaN(openedAt[c])) continue;
    const { day, hour } = local(openedAt[c], offsetOf(facts, c));
    known++;
    byHour[hour]++;
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const counts = known === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => byDay.get(first + i) ?? 0);
  const isWorkday = (i: number): boolean => weekdayOf(first + i) < 5;
  return {
    byHour: byHour.map((n) => ratio(n, known)),
    byWeekday: counts.length < FEWEST_DAYS ? null : weekdayMeans(counts, first),
    byMonth: months(counts, first),
    daily: dispersion(counts),
    weekdays: dispersion(counts.filter((_, i) => isWorkday(i))),
  };
}

function weekdayMeans(counts: readonly number[], first: number): Float64Array {
  const sums = new Float64Array(7);
  const days = new Float64Array(7);
  counts.forEach((n, i) => {
    sums[weekdayOf(first + i)] += n;
    days[weekdayOf(first + i)]++;
  });
  return sums.map((sum, weekday) => ratio(sum, days[weekday]));
}

function months(counts: readonly number[], first: number): { month: string; cases: number; days: number }[] {
  const found: { month: string; cases: number; days: number }[] = [];
  counts.forEach((n, i) => {
    const month = monthOf(first + i);
    if (found.at(-1)?.month !== month) found.push({ month, cases: 0, days: 0 });
    const entry = found[found.length - 1];
    entry.cases += n;
    entry.days++;
  });
  return found;
}

function dispersion(counts: readonly number[]): Dispersion {
  const days = counts.length;
  const mean = ratio(
    counts.reduce((sum, n) => sum + n, 0),
    days,
  );
  const variance = ratio(
    counts.reduce((sum, n) => sum + (n - mean) * (n - mean), 0),
    days - 1,
  );
  const excess = variance - mean;
  return {
    days,
    mean,
    varianceToMean: ratio(variance, mean),
    commonCv: excess > 0 ? Math.sqrt(excess) / mean : Number.NaN,
  };
}
