import { exchanged, TimestampReader } from "./timestamp.ts";

/**
 * The timestamps of one column. Until all are read nobody knows which of day and month stands first: dates of which both
 * readings are possible are read as month/day, and exchanged in the end if the others say so. All dates of a column have
 * the year on one side.
 */
export class TimeColumn {
  /** Of the value read last: hours since 1970, and minutes ahead of UTC (0 where the text has no offset). */
  hours = Number.NaN;
  offset = 0;
  isYearFirst: boolean | null = null;
  /** Dates that leave no choice, by what they are; and those that do. */
  dmy = 0;
  mdy = 0;
  ambiguous = 0;
  decided: "dmy" | "mdy" = "mdy";
  private readonly told: "dmy" | "mdy" | null;
  private readonly reader = new TimestampReader();

  /** @param told the order of day and month, if somebody has said */
  constructor(told: "dmy" | "mdy" | null) {
    this.told = told;
  }

  /** @returns whether the text is a timestamp of the column's form */
  read(text: string): boolean {
    const { reader } = this;
    if (!reader.read(text, "mdy")) return false;
    const { hours, offset, order } = reader.stamp;
    this.isYearFirst ??= order === "ymd";
    if (this.isYearFirst !== (order === "ymd")) return false;
    this.count(order);
    this.hours = hours;
    this.offset = Number.isNaN(offset) ? 0 : offset;
    return true;
  }

  private count(order: string | null): void {
    if (order === "dmy") this.dmy++;
    else if (order === "mdy") this.mdy++;
    else if (order === null) this.ambiguous++;
  }

  /** @param pooled whether the columns of the log together say day before month @returns whether this one does */
  decide(pooled: boolean): boolean {
    const own = this.dmy === this.mdy ? pooled : this.dmy > this.mdy;
    this.decided = this.told ?? (own ? "dmy" : "mdy");
    return this.decided === "dmy";
  }

  /** Dates that fit only the order that was not decided on. */
  get contradicting(): number {
    return this.decided === "dmy" ? this.mdy : this.dmy;
  }

  /** Exchanges day and month where both readings are possible. */
  exchange(values: Float64Array, offsets: Int32Array): void {
    if (this.isYearFirst !== false) return;
    for (let i = 0; i < values.length; i++) {
      if (Number.isNaN(values[i])) continue;
      const ahead = offsets[i] / 60;
      values[i] = exchanged(values[i] + ahead) - ahead;
    }
  }
}
