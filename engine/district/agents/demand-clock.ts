/**
 * Operational time of demand: the integral of hour, weekday, season and the district's day and month factors. One unit
 * is a standard day. Unit exponentials in operational time become a non-homogeneous Poisson process.
 */
import { exp, log } from "../../kernel/math/elementary.ts";
import { lognormalOfMean, normal } from "../../kernel/random/distributions.ts";
import type { Parameters } from "../factors/index.ts";
import type { Randomness } from "../randomness.ts";

/** Share of a day's demand before 7, from 7 to 18, and after 18 (tried in a prototype). */
const NIGHT = 0.08;
const DAY = 0.7;
const DAY_FROM = 7;
const DAY_TO = 18;
const MONTH = 30;

/** Days of the festival month before and after the first day of the holiday. */
const FESTIVAL_BEFORE = 7;
const FESTIVAL_AFTER = 21;
export const FESTIVAL_DAYS = FESTIVAL_BEFORE + FESTIVAL_AFTER;

/** @returns the day on which the festival month begins */
export const festivalFrom = (festivalDay: number): number => festivalDay - FESTIVAL_BEFORE;

export class DemandClock {
  private readonly firstDay: number;
  private readonly days: number;
  private readonly cumulative: Float64Array;
  /** Where the last question led: most come in order of time. It decides how long the search takes, not what it finds. */
  private day = 0;

  constructor(firstDay: number, lastDay: number, p: Parameters, randomness: Randomness) {
    this.firstDay = firstDay;
    this.days = lastDay - firstDay;
    this.cumulative = new Float64Array(this.days + 1);
    const dayDraws = randomness.purpose("day factor");
    const months = new MonthFactor(firstDay, p, randomness);
    for (let i = 0; i < this.days; i++) {
      const day = firstDay + i;
      const weekday = (((day % 7) + 7) % 7) as number;
      const rate =
        lognormalOfMean(dayDraws.uniform(day, 0), 1, p.dayVariation) *
        months.at(day) *
        (weekday >= 5 ? p.weekendDemand : 1) *
        (isFestival(day, p.festivalDay) ? p.festivalDemand : 1) *
        (isWithin(day, p.epidemicDay, p.epidemicDays) ? p.epidemicDemand : 1) *
        (isWithin(day, p.stormDay, p.stormDays) ? p.stormDemand : 1);
      this.cumulative[i + 1] = this.cumulative[i] + rate;
    }
  }

  /** Operational time at the end of the range. */
  get end(): number {
    return this.cumulative[this.days];
  }

  /** @returns the hour at which operational time `operational` (from the start of the range) is reached */
  at(operational: number): number {
    const c = this.cumulative;
    if (!(c[this.day] <= operational && operational < c[this.day + 1])) this.day = this.dayOf(operational);
    const { day } = this;
    const share = (operational - c[day]) / (c[day + 1] - c[day]);
    return (this.firstDay + day) * 24 + hourOf(share);
  }

  /** @returns operational time at the start of a day, within the range */
  operationalAt(day: number): number {
    return this.cumulative[Math.max(0, Math.min(this.days, Math.floor(day) - this.firstDay))];
  }

  private dayOf(operational: number): number {
    const c = this.cumulative;
    let low = 0;
    let high = this.days;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (c[middle] <= operational) low = middle;
      else high = middle;
    }
    return low;
  }
}

function hourOf(share: number): number {
  if (share < NIGHT) return (share / NIGHT) * DAY_FROM;
  if (share < NIGHT + DAY) return DAY_FROM + ((share - NIGHT) / DAY) * (DAY_TO - DAY_FROM);
  return DAY_TO + ((share - NIGHT - DAY) / (1 - NIGHT - DAY)) * (24 - DAY_TO);
}

const isFestival = (day: number, festivalDay: number): boolean => {
  const since = (((day - festivalFrom(festivalDay)) % 365) + 365) % 365;
  return since < FESTIVAL_DAYS;
};

/** @returns the spans of days that are of a festival month and touch a range of days, in order */
export function festivalMonths(festivalDay: number, firstDay: number, lastDay: number): { from: number; to: number }[] {
  const first = festivalFrom(festivalDay);
  const from = Math.floor((firstDay - first - FESTIVAL_DAYS) / 365) + 1;
  const to = Math.ceil((lastDay - first) / 365);
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => {
    const start = first + 365 * (from + i);
    return { from: start, to: start + FESTIVAL_DAYS };
  });
}

/** @returns whether a day lies among so many days from a first one on */
export const isWithin = (day: number, first: number, days: number): boolean =>
  day >= Math.floor(first) && day < Math.floor(first) + days;

/** A lognormal month factor with mean 1 and some memory from month to month. */
class MonthFactor {
  private readonly values: Float64Array;
  private readonly firstMonth: number;

  constructor(firstDay: number, p: Parameters, randomness: Randomness) {
    const draws = randomness.purpose("month factor");
    const sigma = Math.sqrt(log(1 + p.monthVariation * p.monthVariation));
    const memory = 0.37; // e^-1: a memory of a month (tried in a prototype)
    this.firstMonth = Math.floor(firstDay / MONTH);
    this.values = new Float64Array(120);
    let z = normal(draws.uniform(this.firstMonth, 0), 0, 1);
    for (let i = 0; i < this.values.length; i++) {
      this.values[i] = exp(sigma * z - (sigma * sigma) / 2);
      z = memory * z + Math.sqrt(1 - memory * memory) * normal(draws.uniform(this.firstMonth + i + 1, 0), 0, 1);
    }
  }

  at(day: number): number {
    return this.values[Math.floor(day / MONTH) - this.firstMonth];
  }
}
