/** What a log tells of demand, stages, routing and deadlines, each with the interval that resampling gives it. */
import { nearestRank } from "../../../kernel/observe/quantile.ts";
import { offsetOf } from "../arrivals.ts";
import { NONE } from "../event-log.ts";
import type { Facts } from "../facts.ts";
import { Role } from "../role.ts";
import { type Estimate, meanOf, resampled } from "./estimate.ts";

/** Weeks that tell something of how days vary within one. */
const FEWEST_WEEKS = 6;

/** One day of arrivals by the wall clock: its weekday (0 Monday), how many; and days since 1970. */
export interface Day {
  readonly day: number;
  readonly weekday: number;
  readonly cases: number;
}

/** @param cases 1 for a case that counts @returns every day from the first arrival to the last */
export function daysOf(facts: Facts, cases: Uint8Array): Day[] {
  const counts = new Map<number, number>();
  for (let c = 0; c < facts.log.cases; c++) {
    if (cases[c] === 0 || Number.isNaN(facts.openedAt[c])) continue;
    const day = Math.floor((facts.openedAt[c] + offsetOf(facts, c) / 60) / 24);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  return counts.size === 0
    ? []
    : Array.from({ length: last - first + 1 }, (_, i) => ({
        day: first + i,
        weekday: (((first + i + 3) % 7) + 7) % 7,
        cases: counts.get(first + i) ?? 0,
      }));
}

/** A day far above its neighbours: a storm, or a system that was down. */
export interface Surge {
  readonly day: number;
  readonly cases: number;
  /** Median of the same weekday. */
  readonly usual: number;
}

const SURGE = 2.5;

/** @returns days with more than two and a half times the median of their weekday */
export function surgesOf(days: readonly Day[]): Surge[] {
  const usual = Array.from({ length: 7 }, (_, weekday) => {
    const counts = Float64Array.from(
      days.filter((day) => day.weekday === weekday),
      ({ cases }) => cases,
    ).sort();
    return nearestRank(counts, 0.5);
  });
  return days
    .filter(({ weekday, cases }) => cases >= 10 && cases > SURGE * usual[weekday])
    .map(({ day, weekday, cases }) => ({ day, cases, usual: usual[weekday] }));
}

/** @returns cases opened a day; null for a log of less than four weeks */
export function openingsADay(days: readonly Day[]): Estimate | null {
  if (days.length < 28) return null;
  return resampled(days, (some) => meanOf(some.map(({ cases }) => cases)));
}

/** @returns cases on a weekend day relative to a weekday; null for a log of less than four weeks */
export function weekendRatio(days: readonly Day[]): Estimate | null {
  if (days.length < 28) return null;
  return resampled(days, (some) => {
    const of = (isWeekend: boolean): number =>
      meanOf(some.filter(({ weekday }) => weekday > 4 === isWeekend).map(({ cases }) => cases));
    return of(true) / of(false);
  });
}

/**
 * CV of a factor common to the cases of a day: what Mondays to Fridays vary within their week beyond independent
 * arrivals. Seasons and slow growth lie between the weeks, and surges are left out.
 */
export function dayVariation(days: readonly Day[]): Estimate | null {
  const surges = new Set(surgesOf(days).map(({ day }) => day));
  const weeks = new Map<number, number[]>();
  for (const { day, weekday, cases } of days) {
    if (weekday > 4 || surges.has(day)) continue;
    const week = weeks.get(day - weekday) ?? [];
    week.push(cases);
    weeks.set(day - weekday, week);
  }
  const whole = [...weeks.values()].filter(({ length }) => length > 1);
  return resampled(
    whole,
    (some) => {
      let [squares, freedom, sum, n] = [0, 0, 0, 0];
      for (const week of some) {
        const mean = meanOf(week);
        for (const cases of week) squares += (cases - mean) * (cases - mean);
        freedom += week.length - 1;
        n += week.length;
        sum += mean * week.length;
      }
      const mean = sum / n;
      return Math.sqrt(Math.max(0, squares / freedom - mean)) / mean;
    },
    FEWEST_WEEKS,
  );
}

/** @returns share of the closed cases that were rated */
export function ratedShare({ closedAt, satisfied, log }: Facts, cases: Uint8Array): Estimate | null {
  const closed: number[] = [];
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 1 && !Number.isNaN(closedAt[c])) closed.push(satisfied[c] === NONE ? 0 : 1);
  }
  return closed.includes(1) ? resampled(closed, meanOf) : null;
}

/** From unit to unit: handovers and send-backs as counts, row by row. */
export interface Routing {
  readonly handovers: Float64Array;
  readonly sendBacks: Float64Array;
}

export function routingOf({ log, order }: Facts, cases: Uint8Array): Routing {
  const n = log.groups.size;
  const handovers = new Float64Array(n * n);
  const sendBacks = new Float64Array(n);
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0) continue;
    let last = NONE;
    for (let i = order.first[c]; i < order.first[c + 1]; i++) {
      const e = order.events[i];
      const unit = log.group[e];
      if (unit === NONE) continue;
      if (log.roleOf(e) === Role.sentBack) sendBacks[unit]++;
      if (last !== NONE && last !== unit) handovers[last * n + unit]++;
      last = unit;
    }
  }
  return { handovers, sendBacks };
}

/** The hours of the week in which nine tenths of what is done after the opening is done, by the wall clock. */
export interface WorkingHours {
  readonly weekendShare: number;
  readonly from: number;
  readonly to: number;
}

export function workingHoursOf({ log, order }: Facts, cases: Uint8Array): WorkingHours | null {
  const byHour = new Float64Array(24);
  let weekend = 0;
  let all = 0;
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0) continue;
    for (let i = order.first[c] + 1; i < order.first[c + 1]; i++) {
      const e = order.events[i];
      const wall = log.at[e] + log.offset[e] / 60;
      const day = Math.floor(wall / 24);
      byHour[Math.min(23, Math.floor(wall - 24 * day))]++;
      if ((((day + 3) % 7) + 7) % 7 > 4) weekend++;
      all++;
    }
  }
  if (all < 10) return null;
  let best = { from: 0, to: 24 };
  for (let from = 0; from < 24; from++) {
    let sum = 0;
    for (let to = from + 1; to <= 24; to++) {
      sum += byHour[to - 1];
      if (sum >= 0.9 * all && to - from < best.to - best.from) best = { from, to };
    }
  }
  return { weekendShare: weekend / all, ...best };
}
