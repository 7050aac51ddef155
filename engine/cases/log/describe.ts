/** What a log says about itself: counts, durations, on-time shares, arrivals and the observable parts of fragmentation. */
import { CompensatedSum } from "../../kernel/math/sum.ts";
import { ratio } from "../measures/share.ts";
import { type Arrivals, arrivalsOf, newYear, offsetOf } from "./arrivals.ts";
import { type Breakdown, breakdown } from "./breakdown.ts";
import { organisationalOfLog } from "./cells.ts";
import { type EventLog, NONE } from "./event-log.ts";
import { type Facts, factsOf } from "./facts.ts";
import { type LogNetwork, networkOf } from "./network.ts";
import {
  CASE_RATES,
  type CaseRateName,
  flagRatios,
  observable,
  PARTS,
  type Part,
  type PartName,
  ratiosOf,
} from "./observable.ts";
import { type OnTime, onTimeOf } from "./on-time.ts";
import { type Rate, rates } from "./rate.ts";
import { restrictedMeanOf, type SurvivalPoint, survival, survivalQuantile } from "./survival.ts";

/** Hours; over the cases of known and possible duration. */
export interface Durations {
  readonly n: number;
  readonly mean: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly max: number;
}

export interface Description {
  readonly cases: number;
  readonly events: number;
  readonly rows: number;
  readonly activities: number;
  readonly resources: number;
  readonly groups: number;
  readonly categories: number;
  readonly areas: number;
  readonly variants: number;
  readonly isByCase: boolean;
  readonly knowsClosing: boolean;
  /** Hours since 1970. */
  readonly from: number;
  readonly to: number;
  readonly open: number;
  /** Cases whose events did not stand in the order of time. */
  readonly unordered: number;
  readonly sojourn: Durations;
  readonly impossible: number;
  readonly curve: readonly SurvivalPoint[];
  /** Hours by which a quarter, half, ... are closed, and the mean of min(time to close, limit). */
  readonly closedBy: readonly { readonly share: number; readonly hours: number }[];
  readonly restrictedMean: { readonly limit: number; readonly mean: number };
  /** Mean hours a case of waiting and of work; null where the log knows no starts. */
  readonly waiting: { readonly cases: number; readonly service: number; readonly waiting: number } | null;
  readonly onTime: readonly OnTime[];
  readonly satisfaction: { readonly rated: number; readonly satisfied: number; readonly closed: number } | null;
  readonly arrivals: Arrivals;
  readonly rates: Readonly<Record<CaseRateName, Rate | null>>;
  readonly parts: Readonly<Record<PartName, Part>>;
  readonly network: LogNetwork | null;
  readonly byCategory: Breakdown;
  readonly byUnit: Breakdown;
}

export interface DescribeOptions {
  /** Hours from its opening for which a case is followed; without end unless told. */
  readonly followUp?: number;
  /** Hours since 1970 up to which open cases were seen to be open; the last event unless told. */
  readonly until?: number;
  /** Hours since 1970 from which months of 730 hours are counted, for like cases; the log's first New Year unless told. */
  readonly origin?: number;
}

/** Longest limit of a restricted mean; a log that was followed for less has its own. */
const RESTRICTION = 60 * 24;
const CLOSED_SHARES = [0.25, 0.5, 0.75, 0.9, 0.95];

export function describe(log: EventLog, { followUp, until, origin }: DescribeOptions = {}): Description {
  const facts = factsOf(log, followUp);
  const span = spanOf(facts);
  const { from } = span;
  const to = Math.max(span.to, until ?? span.to);
  const { hours, isClosed, impossible } = durationsOf(facts, to);
  const curve = survival(hours, isClosed);
  // Beyond the longest observation the curve says nothing, unless everything is closed by then.
  const observed = curve.at(-1)?.open === 0 ? RESTRICTION : hours.reduce((most, value) => Math.max(most, value), 0);
  const limit = Math.min(RESTRICTION, facts.followUp, observed);
  const known = observable(facts);
  const ratios = ratiosOf(facts).filter(({ name }) => known.rates.has(name as CaseRateName));
  const own = rates(log.cases, ratios);
  const flags = flagRatios(facts);
  const flagged = rates(log.cases, flags);
  const part = (name: PartName): Part => {
    const reason = known.parts[name];
    if (reason !== null) return { unobservable: reason };
    if (name === "f4") return { rate: organisationalOfLog(facts, origin ?? newYear(from, offsetOf(facts))) as Rate };
    return { rate: flagged[flags.findIndex((flag) => flag.name === name)][0] };
  };
  return {
    cases: log.cases,
    events: log.size,
    rows: log.rows,
    activities: log.activities.size,
    resources: log.resources.size,
    groups: log.groups.size,
    categories: log.categories.size,
    areas: log.areas.size,
    variants: variants(facts),
    isByCase: log.isByCase,
    knowsClosing: facts.knowsClosing,
    from,
    to,
    open: facts.closedAt.reduce((open, at) => open + (Number.isNaN(at) ? 1 : 0), 0),
    unordered: log.isByCase ? 0 : facts.order.unordered,
    sojourn: summary(hours.filter((_, i) => isClosed[i] === 1)),
    impossible,
    curve: thinned(curve),
    closedBy: CLOSED_SHARES.map((share) => ({ share, hours: survivalQuantile(curve, share) })),
    restrictedMean: { limit, mean: restrictedMeanOf(curve, limit) },
    waiting: waitingOf(facts),
    onTime: onTimeOf(facts, to),
    satisfaction: satisfactionOf(facts),
    arrivals: arrivalsOf(facts),
    rates: Object.fromEntries(
      CASE_RATES.map((name) => [name, own[ratios.findIndex((one) => one.name === name)]?.[0] ?? null]),
    ) as Record<CaseRateName, Rate | null>,
    parts: Object.fromEntries(PARTS.map((name) => [name, part(name)])) as Record<PartName, Part>,
    network: log.isByCase ? null : networkOf(facts),
    byCategory: breakdown(facts, log.category, log.categories.list, ratios, flags, known.parts, to),
    byUnit: breakdown(facts, facts.lastUnit, log.groups.list, ratios, flags, known.parts, to),
  };
}

/** From the first opening to the last event or closing; deadlines lie where they may. */
function spanOf({ log, openedAt, closedAt }: Facts): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < log.cases; c++) {
    if (openedAt[c] < from) from = openedAt[c];
    if (openedAt[c] > to) to = openedAt[c];
    if (closedAt[c] > to) to = closedAt[c];
  }
  for (let e = 0; e < log.size; e++) if (log.at[e] > to) to = log.at[e];
  return { from, to };
}

/** Time to the closing, or so far; a case closed before it was opened has none. */
function durationsOf(
  { log, openedAt, closedAt, followUp }: Facts,
  to: number,
): { hours: Float64Array; isClosed: Uint8Array; impossible: number } {
  const hours = new Float64Array(log.cases);
  const isClosed = new Uint8Array(log.cases);
  let n = 0;
  let impossible = 0;
  for (let c = 0; c < log.cases; c++) {
    if (Number.isNaN(openedAt[c])) continue;
    if (closedAt[c] < openedAt[c]) {
      impossible++;
      continue;
    }
    const isOpen = Number.isNaN(closedAt[c]);
    isClosed[n] = isOpen ? 0 : 1;
    hours[n++] = isOpen ? Math.min(to - openedAt[c], followUp) : closedAt[c] - openedAt[c];
  }
  return { hours: hours.slice(0, n), isClosed: isClosed.slice(0, n), impossible };
}

function summary(hours: Float64Array): Durations {
  const sorted = hours.sort();
  const sum = new CompensatedSum();
  for (const value of sorted) sum.add(value);
  return {
    n: sorted.length,
    mean: ratio(sum.value, sorted.length),
    p50: between(sorted, 0.5),
    p75: between(sorted, 0.75),
    p90: between(sorted, 0.9),
    max: sorted.length === 0 ? Number.NaN : sorted[sorted.length - 1],
  };
}

/** The quantile that spreadsheets and pandas give, so that a city recognises its own. @source Hyndman & Fan 1996, type 7 */
function between(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** A curve of as many points as a chart can show. */
function thinned(curve: readonly SurvivalPoint[]): SurvivalPoint[] {
  const step = Math.max(1, Math.ceil(curve.length / 500));
  return curve.filter((_, i) => i % step === 0 || i === curve.length - 1);
}

function waitingOf(facts: Facts): Description["waiting"] {
  let cases = 0;
  let service = 0;
  let waiting = 0;
  for (let c = 0; c < facts.log.cases; c++) {
    if (Number.isNaN(facts.service[c])) continue;
    cases++;
    service += facts.service[c];
    waiting += facts.waiting[c];
  }
  return cases === 0 ? null : { cases, service: service / cases, waiting: waiting / cases };
}

function satisfactionOf({ log, satisfied, closedAt }: Facts): Description["satisfaction"] {
  let rated = 0;
  let content = 0;
  let closed = 0;
  for (let c = 0; c < log.cases; c++) {
    if (!Number.isNaN(closedAt[c])) closed++;
    if (satisfied[c] === NONE) continue;
    rated++;
    content += satisfied[c];
  }
  return rated === 0 ? null : { rated, satisfied: content, closed };
}

/** @returns number of different sequences of activities */
function variants({ log, order }: Facts): number {
  const seen = new Set<string>();
  for (let c = 0; c < log.cases; c++) {
    let key = "";
    for (let i = order.first[c]; i < order.first[c + 1]; i++) key += `${log.activity[order.events[i]]},`;
    seen.add(key);
  }
  return seen.size;
}
