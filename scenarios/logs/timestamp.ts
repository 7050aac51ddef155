/** Timestamps as logs write them, read without a copy of the text; a million of them take half a second. */

export type DateOrder = "ymd" | "dmy" | "mdy";

/** What was read last. */
export interface Stamp {
  /** Hours since 1970: UTC where the text has an offset, else the wall clock's own. */
  hours: number;
  /** Minutes ahead of UTC; NaN if the text has none. */
  offset: number;
  /** `ymd` if the year stands first; `dmy` or `mdy` if the numbers leave no choice; null if both are possible. */
  order: DateOrder | null;
}

const LONGEST = 64;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** @source Hinnant 2021, days_from_civil */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : DAYS[month - 1]);
}

/**
 * Reads dates and times in the forms that logs have: the year first or last, with - / . or 年月日 between, with or
 * without a time, a fraction of a second, am and pm (also 上午 and 下午), and an offset.
 */
export class TimestampReader {
  readonly stamp: Stamp = { hours: Number.NaN, offset: Number.NaN, order: null };
  private text = "";
  private milliseconds = 0;
  private at = 0;

  /**
   * @param order how to take a date of which both readings are possible
   * @returns whether the text is a timestamp; `stamp` then holds it
   */
  read(text: string, order: "dmy" | "mdy"): boolean {
    if (text.length < 6 || text.length > LONGEST) return false;
    this.text = text;
    this.at = 0;
    this.spaces();
    if (!this.date(order) || !this.time()) return false;
    // In whole milliseconds, so that one instant is one number whatever its offset.
    this.stamp.hours = this.milliseconds / 3_600_000;
    return true;
  }

  private date(order: "dmy" | "mdy"): boolean {
    const { stamp } = this;
    const first = this.number(4);
    const isYearFirst = this.digits === 4;
    if (Number.isNaN(first) || !this.separator()) return false;
    const second = this.number(2);
    if (Number.isNaN(second) || !this.separator()) return false;
    const third = this.number(isYearFirst ? 2 : 4);
    if (Number.isNaN(third) || (!isYearFirst && this.digits !== 4)) return false;
    const code = this.text.charCodeAt(this.at);
    if (code === 0x65e5) this.at++; // 日
    let [year, month, day] = [first, second, third];
    stamp.order = "ymd";
    if (!isYearFirst) {
      const asDmy = isDay(third, second, first);
      const asMdy = isDay(third, first, second);
      stamp.order = asDmy === asMdy ? null : asDmy ? "dmy" : "mdy";
      year = third;
      const chosen = stamp.order ?? order;
      [month, day] = chosen === "dmy" ? [second, first] : [first, second];
    }
    if (!isDay(year, month, day)) return false;
    this.milliseconds = daysFromCivil(year, month, day) * 86_400_000;
    stamp.offset = Number.NaN;
    return true;
  }

  private time(): boolean {
    const { text } = this;
    const before = this.at;
    if (text.charCodeAt(this.at) === 84 || text.charCodeAt(this.at) === 116) this.at++;
    this.spaces();
    if (this.at === text.length) return this.at > before ? text.charCodeAt(before) !== 84 : true;
    if (this.at === before) return false;
    const early = this.half();
    let hour = this.number(2);
    if (Number.isNaN(hour)) return false;
    let minute = 0;
    let second = 0;
    if (!this.clockSeparator()) return false;
    minute = this.number(2);
    if (Number.isNaN(minute)) minute = this.at === text.length ? 0 : Number.NaN;
    else if (this.clockSeparator()) second = this.secondOfText();
    if (!(hour <= 24 && minute < 60 && second < 61_000)) return false;
    this.spaces();
    const half = early === 0 ? this.half() : early;
    if (half !== 0) {
      if (hour < 1 || hour > 12) {
        if (!(early !== 0 && hour >= 0 && hour < 24)) return false;
      } else hour = (hour % 12) + (half === 2 ? 12 : 0);
    }
    this.milliseconds += hour * 3_600_000 + minute * 60_000 + second;
    this.spaces();
    return this.offset();
  }

  private offset(): boolean {
    const { stamp, text } = this;
    if (this.at === text.length) return true;
    const code = text.charCodeAt(this.at);
    if (code === 90 || code === 122) {
      this.at++;
      stamp.offset = 0;
    } else if (code === 43 || code === 45 || code === 0x2212) {
      this.at++;
      const hours = this.number(2);
      if (text.charCodeAt(this.at) === 58) this.at++;
      const minutes = this.at === text.length ? 0 : this.number(2);
      if (!(hours <= 18 && minutes < 60)) return false;
      stamp.offset = (code === 43 ? 1 : -1) * (60 * hours + minutes);
      this.milliseconds -= stamp.offset * 60_000;
    } else if (text.startsWith("UTC", this.at) || text.startsWith("GMT", this.at)) {
      this.at += 3;
      stamp.offset = 0;
    }
    this.spaces();
    return this.at === text.length;
  }

  /** Digits of the number read last. */
  private digits = 0;

  private number(most: number): number {
    let value = 0;
    const from = this.at;
    while (this.at - from < most && isDigit(this.text.charCodeAt(this.at))) {
      value = 10 * value + this.text.charCodeAt(this.at++) - 48;
    }
    this.digits = this.at - from;
    return this.digits === 0 ? Number.NaN : value;
  }

  /** @returns milliseconds; finer fractions are dropped */
  private secondOfText(): number {
    const second = this.number(2);
    if (Number.isNaN(second)) return this.at === this.text.length ? 0 : Number.NaN;
    const code = this.text.charCodeAt(this.at);
    if (code === 0x79d2) this.at++; // 秒
    if (code !== 46 && code !== 44) return second * 1000;
    this.at++;
    const thousandths = this.number(3);
    if (Number.isNaN(thousandths)) return Number.NaN;
    const scale = this.digits === 3 ? 1 : this.digits === 2 ? 10 : 100;
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    return second * 1000 + thousandths * scale;
  }

  /** - / . or 年 and 月 */
  private separator(): boolean {
    const code = this.text.charCodeAt(this.at);
    const isOne = code === 45 || code === 47 || code === 46 || code === 0x5e74 || code === 0x6708;
    if (isOne) this.at++;
    return isOne;
  }

  /** : or 时, 点 and 分 */
  private clockSeparator(): boolean {
    const code = this.text.charCodeAt(this.at);
    const isOne = code === 58 || code === 0x65f6 || code === 0x70b9 || code === 0x5206;
    if (isOne) this.at++;
    return isOne;
  }

  /** @returns 1 for am, 2 for pm, 0 for neither */
  private half(): number {
    const word = this.text.slice(this.at, this.at + 2).toLowerCase();
    const half = word === "am" || word === "上午" ? 1 : word === "pm" || word === "下午" ? 2 : 0;
    if (half !== 0) this.at += 2;
    if (half !== 0) this.spaces();
    return half;
  }

  private spaces(): void {
    while (this.text.charCodeAt(this.at) === 32 || this.text.charCodeAt(this.at) === 0x3000) this.at++;
  }
}

/** @returns the time with day and month of its date exchanged; only for a date of which both readings are possible */
export function exchanged(hours: number): number {
  const day = Math.floor(hours / 24);
  const date = new Date(day * 86_400_000);
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  if (dayOfMonth > 12) return hours;
  return hours + (daysFromCivil(date.getUTCFullYear(), dayOfMonth, month) - day) * 24;
}
