/** Administrative affairs: issued by departments in working time (exogenous), carried by exactly one line each. */
import { grown } from "../../kernel/column.ts";
import { exp } from "../../kernel/math/elementary.ts";
import { AliasTable } from "../../kernel/random/alias.ts";
import { threefry, uniformAt } from "../../kernel/random/counter.ts";
import { exponential, lognormal, lognormalOfMean } from "../../kernel/random/distributions.ts";
import type { Calendar } from "../../kernel/time/calendar.ts";
import type { Parameters } from "../factors/index.ts";
import { decision, type Randomness } from "../randomness.ts";
import { DEPARTMENTS } from "../units.ts";
import { isWithin } from "./demand-clock.ts";
import { orderByTime } from "./order.ts";
import type { Places } from "./place.ts";

const WEEK = 168;
const DEPARTMENT = decision("affair department");
const GRID = decision("affair grid");
const HOURS = decision("affair hours");
const DUE = decision("affair due");

/** Every affair of a replication in order of issue. */
export class AffairFlow {
  readonly size: number;
  readonly at: Float64Array;
  readonly grid: Int32Array;
  /** Index among DEPARTMENTS of who issued it. */
  readonly department: Uint8Array;
  /** Hours of work that it takes. */
  readonly hours: Float64Array;
  readonly dueAt: Float64Array;
  readonly key0: Int32Array;
  readonly key1: Int32Array;

  constructor(places: Places, office: Calendar, start: number, end: number, p: Parameters, randomness: Randomness) {
    const campaigns = randomness.purpose("affair campaigns");
    const flow = randomness.purpose("affairs");
    const firstWeek = Math.floor(start / WEEK);
    const weeks = Math.ceil(end / WEEK) - firstWeek;
    const hours = new Float64Array(weeks);
    const cumulative = new Float64Array(weeks + 1);
    for (let w = 0; w < weeks; w++) {
      const from = (firstWeek + w) * WEEK;
      const factor = lognormalOfMean(campaigns.uniform(firstWeek + w, 0), 1, p.campaigns);
      let epidemic = 0;
      for (let day = from / 24; day < from / 24 + 7; day++) {
        if (isWithin(day, p.epidemicDay, p.epidemicDays)) epidemic++;
      }
      hours[w] = office.between(from, from + WEEK);
      cumulative[w + 1] = cumulative[w] + factor * hours[w] * (1 + ((p.epidemicAffairs - 1) * epidemic) / 7);
    }
    const perHour = Float64Array.from(places.communityGrids, (grids) => (grids * p.affairHours) / p.affairMean / 8);
    let expected = 0;
    for (let c = 0; c < places.communities; c++) expected += perHour[c] * cumulative[weeks];
    const issued = new Issued(Math.ceil(1.05 * expected) + 64);
    for (let c = 0; c < places.communities; c++) {
      const mean = 1 / perHour[c];
      let operational = 0;
      let week = 0;
      for (let n = 0; ; n++) {
        operational += exponential(flow.uniform(c, n), mean);
        while (week < weeks && cumulative[week + 1] <= operational) week++;
        if (week >= weeks) break;
        const share = (operational - cumulative[week]) / (cumulative[week + 1] - cumulative[week]);
        issued.add(office.add((firstWeek + week) * WEEK, share * hours[week]), c, n);
      }
    }
    const times = issued.at.subarray(0, issued.size);
    const order = orderByTime(times);
    const n = order.length;
    this.size = n;
    this.at = new Float64Array(n);
    this.grid = new Int32Array(n);
    this.department = new Uint8Array(n);
    this.hours = new Float64Array(n);
    this.dueAt = new Float64Array(n);
    this.key0 = new Int32Array(n);
    this.key1 = new Int32Array(n);
    const median = p.affairMean * exp((-p.affairSigma * p.affairSigma) / 2);
    const words = new Int32Array(2);
    const issuers = new AliasTable(Float64Array.from(DEPARTMENTS, () => 1));
    for (let row = 0; row < n; row++) {
      const i = order[row];
      const c = issued.whose[2 * i];
      threefry(flow.k0, flow.k1, c, -1 - issued.whose[2 * i + 1], words, 0);
      const key0 = words[0];
      const key1 = words[1];
      this.at[row] = times[i];
      this.key0[row] = key0;
      this.key1[row] = key1;
      this.grid[row] =
        places.communityFirstGrid[c] + Math.floor(uniformAt(key0, key1, GRID, 0) * places.communityGrids[c]);
      this.department[row] = issuers.pick(uniformAt(key0, key1, DEPARTMENT, 0));
      this.hours[row] = lognormal(uniformAt(key0, key1, HOURS, 0), median, p.affairSigma);
      const allowed = 0.3 + exponential(uniformAt(key0, key1, DUE, 0), 0.7);
      this.dueAt[row] = office.add(times[i], 8 * p.affairDue * allowed);
    }
  }
}

/** Affairs community by community: when, and as which of it in turn. */
class Issued {
  size = 0;
  at: Float64Array;
  /** Community and ordinal, side by side. */
  whose: Int32Array;

  /** @param capacity affairs expected; there is room for more */
  constructor(capacity: number) {
    this.at = new Float64Array(capacity);
    this.whose = new Int32Array(2 * capacity);
  }

  add(at: number, community: number, ordinal: number): void {
    if (this.size === this.at.length) this.grow();
    const i = this.size++;
    this.at[i] = at;
    this.whose[2 * i] = community;
    this.whose[2 * i + 1] = ordinal;
  }

  private grow(): void {
    this.at = grown(this.at, 2 * this.at.length);
    this.whose = grown(this.whose, 2 * this.whose.length);
  }
}

/** Who carried an affair in the end; `pending` only while it is under way. */
export const CARRIERS = ["pending", "member", "community", "counter", "department", "dropped", "cancelled"] as const;
export const PENDING = 0;
export const BY_MEMBER = 1;
export const BY_COMMUNITY = 2;
export const BY_COUNTER = 3;
export const BY_DEPARTMENT = 4;
export const DROPPED = 5;
export const CANCELLED = 6;

export class Affairs {
  readonly carrier: Uint8Array;
  readonly doneAt: Float64Array;
  readonly task: Int32Array;
  /** Its task waits for a grid member, or is hers. */
  readonly isMembers: Uint8Array;

  constructor(n: number) {
    this.carrier = new Uint8Array(n);
    this.doneAt = new Float64Array(n).fill(Number.NaN);
    this.task = new Int32Array(n).fill(-1);
    this.isMembers = new Uint8Array(n);
  }
}
