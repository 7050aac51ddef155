/** Working hours of a week, with holidays, over a range of days. Day 0 starts at time 0, a Monday. */
export interface CalendarSpec {
  /** Seven weekdays, Monday first: each a sorted list of disjoint windows [from, to) in hours of the day. */
  week: readonly (readonly (readonly [from: number, to: number])[])[];
  /** Days without work, as day numbers; they may be negative. */
  holidays: readonly number[];
  /** The first day covered. */
  firstDay: number;
  /** The day after the last one covered. */
  lastDay: number;
}

/**
 * Translates between clock time and time worked. Before the range nothing has been worked yet; after it nothing is
 * worked any more.
 *
 * The windows lie flat in one sorted list; every day knows its first window, and every whole hour of work knows the
 * window in which it begins, so that each question is answered within a few steps of a table entry.
 */
export class Calendar {
  /** Working hours in the whole range. */
  readonly total: number;
  private readonly firstDay: number;
  private readonly days: number;
  private readonly opens: Float64Array;
  private readonly closes: Float64Array;
  /** Hours worked before each window, and at last in all. */
  private readonly before: Float64Array;
  /** The first window that begins on the day or later. */
  private readonly firstOfDay: Int32Array;
  /** The window in which the hour of work begins. */
  private readonly windowOfHour: Int32Array;

  /** @throws RangeError if the windows are no sorted, disjoint parts of a day, or the range is empty */
  constructor(spec: CalendarSpec) {
    check(spec);
    const { week, firstDay, lastDay } = spec;
    const holidays = new Set(spec.holidays);
    const opens: number[] = [];
    const closes: number[] = [];
    const before: number[] = [0];
    const firstOfDay = new Int32Array(lastDay - firstDay + 1);
    for (let day = firstDay; day < lastDay; day++) {
      firstOfDay[day - firstDay] = opens.length;
      if (holidays.has(day)) continue;
      for (const [from, to] of week[((day % 7) + 7) % 7]) {
        const open = 24 * day + from;
        const close = 24 * day + to;
        opens.push(open);
        closes.push(close);
        // Not to - from: so rounding cannot make `worked` fall at a window's end.
        before.push(before[before.length - 1] + (close - open));
      }
    }
    firstOfDay[lastDay - firstDay] = opens.length;

    this.firstDay = firstDay;
    this.days = lastDay - firstDay;
    this.total = before[opens.length];
    this.opens = Float64Array.from(opens);
    this.closes = Float64Array.from(closes);
    this.before = Float64Array.from(before);
    this.firstOfDay = firstOfDay;
    this.windowOfHour = new Int32Array(Math.floor(this.total) + 1);
    for (let hour = 0, window = 0; hour < this.windowOfHour.length; hour++) {
      while (before[window + 1] <= hour && window + 1 < opens.length) window++;
      this.windowOfHour[hour] = window;
    }
  }

  /**
   * @param at hours
   * @returns hours worked from the start of the range until `at`
   */
  worked(at: number): number {
    const day = Math.floor(at / 24) - this.firstDay;
    if (!(day >= 0)) return at < Infinity ? 0 : NaN;
    if (day >= this.days) return this.total;
    const { opens, closes, before } = this;
    const end = this.firstOfDay[day + 1];
    let window = this.firstOfDay[day];
    while (window < end && closes[window] <= at) window++;
    const hours = before[window];
    return window < end && opens[window] < at ? hours + (at - opens[window]) : hours;
  }

  /**
   * @param worked hours worked since the start of the range
   * @returns the earliest time by which so many hours were worked, or Infinity if they never are
   */
  at(worked: number): number {
    if (!(worked > 0)) return worked <= 0 ? 24 * this.firstDay : NaN;
    if (worked > this.total) return Infinity;
    const before = this.before;
    let window = this.windowOfHour[Math.floor(worked)];
    // At a whole hour the table has the window that begins there, but the earlier one already ends with it.
    while (before[window] >= worked) window--;
    while (before[window + 1] < worked) window++;
    return this.opens[window] + (worked - before[window]);
  }

  /**
   * @param at hours
   * @param hours of work, at least 0
   * @returns when work of so many hours that starts at `at` ends, or Infinity past the range
   */
  add(at: number, hours: number): number {
    if (hours === 0) return at;
    return Math.max(at, this.at(this.worked(at) + hours));
  }

  /** @returns the working hours from one time until another, negative if they are in reverse */
  between(from: number, to: number): number {
    return this.worked(to) - this.worked(from);
  }

  /** @returns whether `at` lies in a window; its beginning does, its end does not */
  isOpen(at: number): boolean {
    const window = this.windowAfter(at);
    return window >= 0 && this.opens[window] <= at;
  }

  /** @returns `at` itself if open, else when the next window begins; Infinity past the range */
  nextOpening(at: number): number {
    const window = this.windowAfter(at);
    if (window < 0) return Infinity;
    return Math.max(at, this.opens[window]);
  }

  /** @returns the working hours of a day */
  hoursOfDay(day: number): number {
    const index = day - this.firstDay;
    if (!(index >= 0 && index < this.days)) return 0;
    return this.before[this.firstOfDay[index + 1]] - this.before[this.firstOfDay[index]];
  }

  /** The first window that ends after `at`, or -1. */
  private windowAfter(at: number): number {
    const day = Math.max(0, Math.floor(at / 24) - this.firstDay);
    if (!(day < this.days)) return -1;
    const closes = this.closes;
    let window = this.firstOfDay[day];
    while (window < closes.length && closes[window] <= at) window++;
    return window < closes.length ? window : -1;
  }
}

function check({ week, holidays, firstDay, lastDay }: CalendarSpec): void {
  if (week.length !== 7) throw new RangeError(`a calendar has 7 weekdays, not ${week.length}`);
  week.forEach((windows, weekday) => {
    let end = 0;
    for (const [from, to] of windows) {
      if (!(from >= end && to > from && to <= 24)) {
        throw new RangeError(`weekday ${weekday}: window [${from}, ${to}] is not after ${end} and within the day`);
      }
      end = to;
    }
  });
  for (const day of [firstDay, lastDay, ...holidays]) {
    if (!Number.isInteger(day)) throw new RangeError(`${day} is not a day number`);
  }
  if (!(firstDay < lastDay)) throw new RangeError(`days ${firstDay} to ${lastDay} are an empty range`);
}
