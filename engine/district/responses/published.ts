/**
 * As cities and case logs publish it: what is compared with published figures (docs/measures.md, section 2, "As cities
 * publish them"; `engine/study/patterns`).
 */
import { type Cohort, where } from "../../cases/cohort.ts";
import { closedWithin } from "../../cases/measures/closing.ts";
import {
  officialClosureRate,
  officialOnTimeRate,
  officialOverdue,
  officialRatesOf,
} from "../../cases/measures/official.ts";
import {
  bornBySpan,
  concentrationOfPlaces,
  dispersion,
  largestCategories,
  toldAfterRating,
} from "../../cases/measures/profile.ts";
import { ratio } from "../../cases/measures/share.ts";
import {
  contactsWithoutOwner,
  handoversWithTime,
  onTimeByLoad,
  repeatedRecords,
} from "../../cases/measures/tickets.ts";
import { Flag } from "../../cases/state.ts";
import { BY_MEMBER } from "../agents/affair.ts";
import { FESTIVAL_DAYS, festivalFrom } from "../agents/demand-clock.ts";
import { APP_SYSTEM, NEED, PUBLIC } from "../agents/matter.ts";
import type { Measured } from "../measured.ts";
import { isCoOwned, isCrossBoundary } from "../processes/ownership.ts";
import { DEPARTMENTS, FIRST_DEPARTMENT, HOTLINE, isDepartment } from "../units.ts";
import { response } from "./response.ts";

const G = "published";
const DAY = 24;
const WORKING_DAY = 8;

/** The matters of a cohort for which something holds. */
const filtered = (cohort: Cohort, holds: (m: number) => boolean): Cohort =>
  cohort.map((isIn, m) => (isIn === 1 && holds(m) ? 1 : 0));

/** Recorded in the intake first by hotline or app, and dispatched: what a hotline centre calls a work order (工单). */
const tickets = (r: Measured): Cohort =>
  filtered(where(r.registered, r.table.channel, HOTLINE), (m) => r.table.dispatches[m] > 0);

/** Public matters that were dispatched, whenever recorded: what city-management bulletins count. */
const dispatchedPublic = (r: Measured): Cohort =>
  r.table.origin.slice(0, r.table.size).map((origin, m) => (origin === PUBLIC && r.table.dispatches[m] > 0 ? 1 : 0));

const rates = (r: Measured) => officialRatesOf(r.table, dispatchedPublic(r), r.periods);

/** @returns mean working days from record to closure of the tickets closed in the intake, whenever recorded */
function ticketDays(r: Measured): number {
  const { table } = r;
  const { office } = r.world.exogenous.calendars;
  let closed = 0;
  let days = 0;
  for (let m = 0; m < table.size; m++) {
    const at = table.closed1At[m];
    if (table.channel[m] !== HOTLINE || table.dispatches[m] === 0 || !(at >= 0 && at < r.window.length)) continue;
    closed++;
    days += office.between(table.recAt[m], at) / WORKING_DAY;
  }
  return ratio(days, closed);
}

/** @returns tickets, of these and enquiries: all that is told to hotline and app once */
function dispatchedOfContacts(r: Measured): number {
  const contacts = where(r.registered, r.table.channel, HOTLINE).reduce((sum, isIn) => sum + isIn, 0);
  return ratio(
    tickets(r).reduce((sum, isIn) => sum + isIn, 0),
    contacts + r.tallies.enquiries,
  );
}

/** Tickets whose last handling unit is of the city, or of the district and below. */
function byLevel(r: Measured, isCity: boolean): Cohort {
  const { lastUnit } = r.table;
  const ofCity = (unit: number): boolean => isDepartment(unit) && DEPARTMENTS[unit - FIRST_DEPARTMENT].level === "city";
  return filtered(tickets(r), (m) => lastUnit[m] >= 0 && ofCity(lastUnit[m]) === isCity);
}

/** Days of a month of adoption; the plateau is the mean of the last six; it is reached at this part of it. */
const MONTH = 30 * DAY;
const PLATEAU_MONTHS = 6;
const REACHED = 0.9;

/** @returns months from the start of the burn-in until a month's first records by the app reach their plateau */
function monthsOfAdoption({ world, table }: Measured): number {
  const { start, intakeEnd } = world.exogenous;
  const counts = new Float64Array(Math.floor((intakeEnd - start) / MONTH));
  for (let m = 0; m < table.size; m++) {
    const month = Math.floor((table.recAt[m] - start) / MONTH);
    if (table.channel[m] === HOTLINE && world.matters.system[m] === APP_SYSTEM && month < counts.length)
      counts[month]++;
  }
  if (counts.length <= PLATEAU_MONTHS) return Number.NaN;
  const plateau = counts.slice(-PLATEAU_MONTHS).reduce((sum, n) => sum + n, 0) / PLATEAU_MONTHS;
  return plateau === 0 ? Number.NaN : 1 + counts.findIndex((n) => n >= REACHED * plateau);
}

/** @returns share of affairs' hours that members carry, of what was issued in the last quarter of the intake less the first */
function reliefRegrown(r: Measured): number {
  const { at, hours } = r.world.exogenous.affairs;
  const { carrier } = r.world.affairs;
  const quarter = r.window.length / 4;
  const all = new Float64Array(4);
  const members = new Float64Array(4);
  for (let i = 0; i < at.length; i++) {
    const q = Math.floor(at[i] / quarter);
    if (q < 0 || q > 3) continue;
    all[q] += hours[i];
    if (carrier[i] === BY_MEMBER) members[q] += hours[i];
  }
  return ratio(members[3], all[3]) - ratio(members[0], all[0]);
}

/** @returns share of the dissatisfied who would not be if matters of overlapping powers were rated as the others are */
function dissatisfiedByOverlap(r: Measured): number {
  const { flags } = r.table;
  const rated = [0, 0];
  const dissatisfied = [0, 0];
  for (let m = 0; m < r.registered.length; m++) {
    if (r.registered[m] === 0 || (flags[m] & Flag.rated) === 0 || r.table.dispatches[m] === 0) continue;
    const overlaps = isCrossBoundary(r.world, m) || isCoOwned(r.world, m) ? 1 : 0;
    rated[overlaps]++;
    if ((flags[m] & Flag.dissatisfied) !== 0) dissatisfied[overlaps]++;
  }
  const others = ratio(dissatisfied[0], rated[0]);
  return ratio(dissatisfied[1] - rated[1] * others, dissatisfied[0] + dissatisfied[1]);
}

/** Pingshan's plateau has monthly counts without the festival's: here months as long as the festival's. */
const festivalMonths = (r: Measured) =>
  bornBySpan(r.table, r.born, r.window, festivalFrom(r.world.p.festivalDay) * DAY, FESTIVAL_DAYS * DAY);

const withoutFestival = (r: Measured): Float64Array => {
  const { counts, at } = festivalMonths(r);
  return counts.filter((_, month) => month !== at);
};

/** @returns matters born in the month of the festival over those of a mean month beside it */
function festivalMonth(r: Measured): number {
  const { counts, at } = festivalMonths(r);
  const others = withoutFestival(r);
  const mean = ratio(
    others.reduce((sum, n) => sum + n, 0),
    others.length,
  );
  return ratio(counts[at] ?? Number.NaN, mean);
}

/** @returns how the later needs of residents depend on what they rated before */
function reportsAfterSuccess({ table, born }: Measured): number {
  const { flags, origin } = table;
  const open = filtered(born, (m) => origin[m] === NEED && (flags[m] & Flag.settled) === 0);
  return toldAfterRating(table, open, (m) =>
    (flags[m] & Flag.rated) === 0 ? null : (flags[m] & Flag.dissatisfied) === 0,
  );
}

export const published = [
  response("closedWithinDay", G, "closed within a day of the record", "登记后一日内结案率", "share", "higher", (r) =>
    closedWithin(r.table, r.registered, DAY),
  ),
  response(
    "ticketDays",
    G,
    "time of hotline tickets closed in the period, mean",
    "当期办结热线工单平均用时",
    "working days",
    "lower",
    ticketDays,
  ),
  response("contactsDispatched", G, "dispatched, of contacts", "诉求派单率", "share", "neither", dispatchedOfContacts),
  response(
    "publicClosure",
    G,
    "official closure rate, dispatched public matters",
    "结案率（派遣的公共事件）",
    "share",
    "higher",
    (r) => officialClosureRate(rates(r)),
    { counterpart: "closedUnsolved" },
  ),
  response(
    "publicOnTime",
    G,
    "official on-time closure rate, dispatched public matters",
    "按期结案率（派遣的公共事件）",
    "share",
    "higher",
    (r) => officialOnTimeRate(rates(r)),
    { counterpart: "closedUnsolved" },
  ),
  response("overdueCity", G, "tickets overdue at units of the city", "市级单位工单超期率", "share", "lower", (r) =>
    officialOverdue(r.table, byLevel(r, true), r.world.exogenous.end),
  ),
  response("overdueDistrict", G, "tickets overdue in the district", "区级及以下工单超期率", "share", "lower", (r) =>
    officialOverdue(r.table, byLevel(r, false), r.world.exogenous.end),
  ),
  response(
    "onTimeByLoad",
    G,
    "on time of hotline and app, quarter of days with fewest records less quarter with most",
    "热线与小程序按原期限结案率：登记最少四分之一日与最多四分之一日之差",
    "share",
    "neither",
    (r) => onTimeByLoad(r.table, where(r.registered, r.table.channel, HOTLINE), r.window.start, r.window.length),
  ),
  response("repeatedRecords", G, "records that repeat, of hotline and app", "热线重复件比例", "share", "lower", (r) =>
    repeatedRecords(r.table, where(r.registered, r.table.channel, HOTLINE)),
  ),
  response(
    "contactsWithoutOwner",
    G,
    "further contacts a matter, ever without an owner less never",
    "件均追加反映：曾无主与未曾无主之差",
    "count",
    "neither",
    (r) => contactsWithoutOwner(r.table, r.registered),
  ),
  response(
    "handoversWithTime",
    G,
    "rank correlation of handovers and time to close",
    "移交次数与结案时间的秩相关",
    "correlation",
    "neither",
    (r) => handoversWithTime(r.table, r.registered),
  ),
  response(
    "monthsOfAdoption",
    G,
    "time until the app's records reach their plateau",
    "小程序上报达到平稳所需时间",
    "months",
    "neither",
    monthsOfAdoption,
  ),
  response(
    "reliefRegrown",
    G,
    "affairs that members carry, last quarter of the intake less the first",
    "网格员承担的事务：末季与首季之差",
    "share",
    "lower",
    reliefRegrown,
  ),
  response(
    "dissatisfiedByOverlap",
    G,
    "dissatisfaction for which overlapping powers stand",
    "由职责交叉带来的不满意",
    "share",
    "lower",
    dissatisfiedByOverlap,
  ),
  response("largestCategories", G, "needs in the three largest categories", "前三类诉求占比", "share", "neither", (r) =>
    largestCategories(r.table, where(r.born, r.table.origin, NEED), 3),
  ),
  response(
    "concentrationOfPlaces",
    G,
    "inequality between communities of what arises (Gini)",
    "社区间发生事件的基尼系数",
    "index",
    "neither",
    (r) => concentrationOfPlaces(r.table, r.born, r.world.exogenous.places.communities),
  ),
  response(
    "festivalMonth",
    G,
    "what arises in the festival month",
    "春节月发生量（相对）",
    "ratio",
    "neither",
    festivalMonth,
  ),
  response(
    "dispersionOfMonths",
    G,
    "variance over mean of months",
    "月发生量的方差与均值之比",
    "ratio",
    "neither",
    (r) => dispersion(withoutFestival(r)),
  ),
  response(
    "reportsAfterSuccess",
    G,
    "needs told after a satisfied rating over after a dissatisfied one",
    "满意后与不满意后再次反映的比值",
    "ratio",
    "neither",
    reportsAfterSuccess,
  ),
];
