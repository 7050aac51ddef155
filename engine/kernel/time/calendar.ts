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

/** Columns of a window: when it opens and closes, and the hours worked before it. */
const WIDTH = 3;
const CLOSE = 1;
const BEFORE = 2;

/**
 * Translates between clock time and time worked. Before the range nothing has been worked yet; after it nothing is
 * worked any more.
 *
 * The windows lie flat in one sorted list, those that touch as one, with an end that never opens. Every day knows its
 * first window, and every whole hour of work knows the window in which it begins, so that each question is answered
 * within a few steps of a table entry; most are answered by the window of the question before.
 */
export class Calendar {
  /** Working hours in the whole range. */
  readonly total: number;
  private readonly firstDay: number;
  private readonly days: number;
  private readonly windows: Float64Array;
  /** The first window that ends after the day begins. */
  private readonly firstOfDay: Int32Array;
  /** The window in which the hour of work begins. */
  private readonly windowOfHour: Int32Array;
  /** The window last found: a place to look first. It decides no answer, and is no part of any state. */
  #recent: number;

  /** @throws RangeError if the windows are no sorted, disjoint parts of a day, or the range is empty */
  constructor(spec: CalendarSpec) {
    check(spec);
    const windows = windowsOf(spec);
    const { firstDay, lastDay } = spec;
    const end = windows.length - WIDTH;
    this.firstDay = firstDay;
    this.days = lastDay - firstDay;
    this.windows = windows;
    this.total = windows[end + BEFORE];
    this.firstOfDay = new Int32Array(this.days);
    for (let day = 0, window = 0; day < this.days; day++) {
      while (windows[window + CLOSE] <= 24 * (firstDay + day)) window += WIDTH;
      this.firstOfDay[day] = window;
    }
    this.windowOfHour = new Int32Array(Math.floor(this.total) + 1);
    for (let hour = 0, window = 0; hour < this.windowOfHour.length; hour++) {
      while (window < end && windows[window + WIDTH + BEFORE] <= hour) window += WIDTH;
      this.windowOfHour[hour] = window;
    }
    this.#recent = 0;
  }

  /**
   * @param at hours
   * @returns hours worked from the start of the range until `at`
   */
  worked(at: number): number {
    const windows = this.windows;
    const recent = this.#recent;
    if (at >= windows[recent] && at < windows[recent + CLOSE]) return windows[recent + BEFORE] + (at - windows[recent]);
    return this.workedElsewhere(at);
  }

  /**
   * @param worked hours worked since the start of the range
   * @returns the earliest time by which so many hours were worked, or Infinity if they never are
   */
  at(worked: number): number {
    const windows = this.windows;
    const recent = this.#recent;
    const since = worked - windows[recent + BEFORE];
    if (since > 0 && worked <= windows[recent + WIDTH + BEFORE]) return windows[recent] + since;
    return this.atElsewhere(worked);
  }

  /**
   * @param at hours
   * @param hours of work, at least 0
   * @returns when work of so many hours that starts at `at` ends, or Infinity past the range
   */
  add(at: number, hours: number): number {
    return this.after(at, this.worked(at), hours);
  }

  /**
   * As `add`, where the hours worked until `at` are known.
   * @param at hours
   * @param worked what `worked(at)` returns
   * @param hours of work, at least 0
   * @returns when work of so many hours that starts at `at` ends, or Infinity past the range
   */
  after(at: number, worked: number, hours: number): number {
    return hours === 0 ? at : Math.max(at, this.at(worked + hours));
  }

  /** @returns the working hours from one time until another, negative if they are in reverse */
  between(from: number, to: number): number {
    return this.worked(to) - this.worked(from);
  }

  /** @returns whether `at` lies in a window; its beginning does, its end does not */
  isOpen(at: number): boolean {
    const windows = this.windows;
    const recent = this.#recent;
    return (at >= windows[recent] && at < windows[recent + CLOSE]) || windows[this.windowAfter(at)] <= at;
  }

  /** @returns `at` itself if open, else when the next window begins; Infinity past the range */
  nextOpening(at: number): number {
    return Math.max(at, this.windows[this.windowAfter(at)]);
  }

  /** @returns the working hours of a day */
  hoursOfDay(day: number): number {
    return this.between(24 * day, 24 * (day + 1));
  }

  private workedElsewhere(at: number): number {
    if (Number.isNaN(at)) return NaN;
    const windows = this.windows;
    const window = this.windowAfter(at);
    return windows[window] < at ? windows[window + BEFORE] + (at - windows[window]) : windows[window + BEFORE];
  }

  private atElsewhere(worked: number): number {
    if (!(worked > 0)) return worked <= 0 ? 24 * this.firstDay : NaN;
    if (worked > this.total) return Infinity;
    const windows = this.windows;
    let window = this.windowOfHour[Math.floor(worked)];
    // At a whole hour the table has the window that begins there, but the earlier one already ends with it.
    while (windows[window + BEFORE] >= worked) window -= WIDTH;
    while (windows[window + WIDTH + BEFORE] < worked) window += WIDTH;
    return windows[window] + (worked - windows[window + BEFORE]);
  }

  /** The first window that closes after `at`; the end of the list if there is none. */
  private windowAfter(at: number): number {
    const day = Math.floor(at / 24) - this.firstDay;
    if (!(day < this.days)) return this.windows.length - WIDTH;
    let window = day > 0 ? this.firstOfDay[day] : 0;
    while (this.windows[window + CLOSE] <= at) window += WIDTH;
    this.#recent = window;
    return window;
  }
}

/** The windows of the range in columns, and the end: it opens at Infinity, after all hours. */
function windowsOf({ week, holidays, firstDay, lastDay }: CalendarSpec): Float64Array {
  const free = new Set(holidays);
  const windows: number[] = [];
  let worked = 0;
  for (let day = firstDay; day < lastDay; day++) {
    if (free.has(day)) continue;
    for (const [from, to] of week[((day % 7) + 7) % 7]) {
      const open = 24 * day + from;
      const close = 24 * day + to;
      const last = windows.length - WIDTH;
      if (last >= 0 && windows[last + CLOSE] === open) windows[last + CLOSE] = close;
      else windows.push(open, close, worked);
      const start = windows.length - WIDTH;
      // Not to - from: so rounding cannot make `worked` fall at a window's end.
      worked = windows[start + BEFORE] + (close - windows[start]);
    }
  }
  windows.push(Infinity, Infinity, worked);
  return Float64Array.from(windows);
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
