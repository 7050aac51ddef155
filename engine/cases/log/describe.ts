/** What a log says about itself: counts, durations, on-time shares, arrivals and the observable parts of fragmentation. */
import { CompensatedSum } from "../../kernel/math/sum.ts";
import { ratio } from "../measures/share.ts";
import { type Arrivals, arrivalsOf, newYear, offsetOf } from "./arrivals.ts";
import { organisationalOfLog } from "./cells.ts";
import { type EventLog, NONE } from "./event-log.ts";
import { type Facts, factsOf } from "./facts.ts";
import { type LogNetwork, networkOf } from "./network.ts";
import { type OnTime, onTimeOf } from "./on-time.ts";
import { type Rate, type Ratio, rates } from "./rate.ts";
import { Role } from "./role.ts";
import { restrictedMeanOf, type SurvivalPoint, survival, survivalQuantile } from "./survival.ts";

export const PARTS = ["f1", "f2", "f3", "f4", "f5", "f6"] as const;
export type PartName = (typeof PARTS)[number];

/** Why a part cannot be seen in a log. */
export type Unobservable =
  | "noUnits"
  | "oneUnitACase"
  | "noSendBacks"
  | "noDuplicates"
  | "noLikeCases"
  | "noCommunity"
  | "noChecks";

export type Part = { readonly rate: Rate } | { readonly unobservable: Unobservable };

/** Shares and means a case, in the order in which they are told. */
export const CASE_RATES = [
  "pathHandovers",
  "resourceHandovers",
  "groupHandovers",
  "pingPongResource",
  "pingPongGroup",
  "sequentialContinuity",
  "rework",
  "reopened",
  "duplicates",
] as const;
export type CaseRateName = (typeof CASE_RATES)[number];

/** Hours; over the cases of known and possible duration. */
export interface Durations {
  readonly n: number;
  readonly mean: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly max: number;
}

export interface Cell {
  readonly name: string;
  readonly cases: number;
  readonly closed: number;
  /** Median hours to the closing with open cases censored (Kaplan-Meier). */
  readonly medianToClose: number;
  readonly rates: readonly Rate[];
  readonly parts: readonly (Rate | null)[];
}

export interface Breakdown {
  /** Cells of at least ten cases, the largest first. */
  readonly cells: readonly Cell[];
  /** Cells as large, but beyond the first forty. */
  readonly more: number;
  /** Smaller ones, of which nothing is told. */
  readonly suppressed: number;
  readonly suppressedCases: number;
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
const SMALLEST_CELL = 10;
const MOST_CELLS = 40;
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

const one = (): number => 1;

function ratiosOf(facts: Facts): Ratio[] {
  const perCase = (name: CaseRateName, column: ArrayLike<number>): Ratio => ({
    name,
    numerator: (c) => column[c],
    denominator: one,
  });
  return [
    perCase("pathHandovers", facts.pathHandovers),
    perCase("resourceHandovers", facts.resourceHandovers),
    perCase("groupHandovers", facts.groupHandovers),
    perCase("pingPongResource", facts.pingPongResource),
    perCase("pingPongGroup", facts.pingPongGroup),
    { name: "sequentialContinuity", numerator: (c) => facts.samePairs[c], denominator: (c) => facts.pairs[c] },
    perCase("rework", facts.repeated),
    perCase("reopened", facts.reopened),
    perCase("duplicates", facts.duplicated),
  ];
}

function flagRatios(facts: Facts): Ratio[] {
  return [
    { name: "f1", numerator: (c) => facts.procedural[c], denominator: one },
    { name: "f2", numerator: (c) => facts.sentBack[c], denominator: one },
    { name: "f3", numerator: (c) => facts.duplicated[c], denominator: one },
    { name: "f6", numerator: (c) => facts.outcome[c], denominator: one },
  ];
}

/** What the log could have said, had it happened: where it could not, nothing seen is no sign of nothing. */
function observable({ log, knowsRecords, knowsAcceptance }: Facts): {
  readonly rates: ReadonlySet<CaseRateName>;
  readonly parts: Readonly<Record<PartName, Unobservable | null>>;
} {
  const hasRole = (role: number): boolean => log.roles.includes(role);
  const knowsDuplicates = log.marksDuplicates || knowsRecords;
  const knowsReopenings = log.marksReopened || hasRole(Role.reopened);
  const known = new Set<CaseRateName>();
  const add = (isKnown: boolean, ...names: CaseRateName[]): void => {
    if (isKnown) for (const name of names) known.add(name);
  };
  add(knowsAcceptance && log.groups.size > 0, "pathHandovers");
  add(!log.isByCase && log.resources.size > 0, "resourceHandovers", "pingPongResource");
  add(!log.isByCase && log.groups.size > 0, "groupHandovers", "pingPongGroup", "sequentialContinuity");
  add(!log.isByCase, "rework");
  add(knowsReopenings, "reopened");
  add(knowsDuplicates, "duplicates");
  const noPath = log.isByCase ? "oneUnitACase" : log.groups.size === 0 ? "noUnits" : null;
  const knowsOutcome = hasRole(Role.checkFailed) || knowsRecords || knowsReopenings;
  return {
    rates: known,
    parts: {
      f1: noPath,
      f2: hasRole(Role.sentBack) ? null : "noSendBacks",
      f3: knowsDuplicates ? null : "noDuplicates",
      f4: log.groups.size === 0 ? "noUnits" : log.areas.size + log.categories.size === 0 ? "noLikeCases" : null,
      f5: "noCommunity",
      f6: knowsOutcome ? null : "noChecks",
    },
  };
}

function breakdown(
  facts: Facts,
  column: Int32Array,
  names: readonly string[],
  ratios: readonly Ratio[],
  flags: readonly Ratio[],
  unobservable: Readonly<Record<PartName, Unobservable | null>>,
  to: number,
): Breakdown {
  const members = names.map((): number[] => []);
  for (let c = 0; c < facts.log.cases; c++) if (column[c] !== NONE) members[column[c]].push(c);
  const large = names.flatMap((_, cell) => (members[cell].length >= SMALLEST_CELL ? [cell] : []));
  const shown = large.sort((a, b) => members[b].length - members[a].length || a - b).slice(0, MOST_CELLS);
  const place = new Int32Array(names.length).fill(NONE);
  shown.forEach((cell, at) => {
    place[cell] = at;
  });
  const groupOf = (c: number): number => (column[c] === NONE ? NONE : place[column[c]]);
  const all = rates(facts.log.cases, [...ratios, ...flags], groupOf, shown.length);
  const small = members.filter(({ length }) => length > 0 && length < SMALLEST_CELL);
  return {
    cells: shown.map((cell, at) => ({ name: names[cell], ...closing(facts, members[cell], to), ...cellRates(at) })),
    more: large.length - shown.length,
    suppressed: small.length,
    suppressedCases: small.reduce((sum, { length }) => sum + length, 0),
  };

  function cellRates(at: number): Pick<Cell, "rates" | "parts"> {
    return {
      rates: ratios.map((_, r) => all[r][at]),
      parts: flags.map(({ name }, f) => (unobservable[name as PartName] === null ? all[ratios.length + f][at] : null)),
    };
  }
}

function closing(
  { openedAt, closedAt, followUp }: Facts,
  members: readonly number[],
  to: number,
): Pick<Cell, "cases" | "closed" | "medianToClose"> {
  const possible = members.filter((c) => !(closedAt[c] < openedAt[c]) && !Number.isNaN(openedAt[c]));
  const isClosed = Uint8Array.from(possible, (c) => (Number.isNaN(closedAt[c]) ? 0 : 1));
  const hours = Float64Array.from(possible, (c, i) =>
    isClosed[i] === 1 ? closedAt[c] - openedAt[c] : Math.min(to - openedAt[c], followUp),
  );
  return {
    cases: members.length,
    closed: members.filter((c) => !Number.isNaN(closedAt[c])).length,
    medianToClose: survivalQuantile(survival(hours, isClosed), 0.5),
  };
}
