/** Numbers of a log as they are told. */

import type { LogWords } from "../words/logs.ts";
import { numeral } from "../words/quantity.ts";
import type { Estimate, LogSummary, PartSummary } from "./summary.ts";

export const count = (n: number): string => numeral(n, 0);

/** @returns three significant digits, or a dash */
export function figureOf(value: number | null, w: LogWords): string {
  if (value === null) return w.nothing;
  const size = Math.abs(value);
  return numeral(value, size === 0 || size >= 100 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size))));
}

/** In days, hours or minutes, as is short. */
export function duration(days: number | null, w: LogWords): string {
  if (days === null) return w.beyond;
  if (days > 0 && days * 24 < 1) return `${figureOf(days * 1440, w)} ${w.minutesUnit}`;
  if (days < 2 && days * 24 < 48) return `${figureOf(days * 24, w)} ${w.hoursUnit}`;
  return `${figureOf(days, w)} ${w.days}`;
}

export function percent(share: number | null, w: LogWords): string {
  return share === null ? w.nothing : `${numeral(100 * share, 1)} %`;
}

const SHARES = new Set([
  "pingPongResource",
  "pingPongGroup",
  "sequentialContinuity",
  "rework",
  "reopened",
  "duplicates",
]);

/** @param name of a rate, or null for a part @returns the value with its interval */
export function estimated(estimate: Estimate, name: string | null, w: LogWords): string {
  const tell = (value: number | null): string =>
    name === null || SHARES.has(name) ? percent(value, w) : figureOf(value, w);
  if (estimate.value === null) return w.nothing;
  if (estimate.low === null || estimate.high === null) return tell(estimate.value);
  return `${tell(estimate.value)} ${w.interval(tell(estimate.low), tell(estimate.high))}`;
}

export function partTold(part: PartSummary, w: LogWords): string {
  return "observable" in part ? w.unobservable[part.reason] : estimated(part, null, w);
}

/** Rows of name and value, by heading: what the text and the page both tell. */
export interface Told {
  readonly title: string;
  readonly notes: readonly string[];
  readonly rows: readonly (readonly [name: string, value: string])[];
}

export function sizeOf(s: LogSummary, w: LogWords): Told {
  const { span } = s;
  const some = (name: string, n: number): (readonly [string, string])[] => (n === 0 ? [] : [[name, count(n)]]);
  return {
    title: w.size,
    notes: [w.counts(count(s.cases), count(s.events), count(s.rows)), w.span(span.from, span.to, count(span.days))],
    rows: [
      ...some(w.activities, s.activities),
      ...some(w.resources, s.resources),
      ...some(w.groups, s.groups),
      ...some(w.categories, s.categories),
      ...some(w.areas, s.areas),
      ...some(w.variants, s.variants),
      [w.open, count(s.open)],
    ],
  };
}

export function readingOf(s: LogSummary, w: LogWords): Told {
  const { dates } = s;
  const read = Object.entries(s.mapping) as [keyof LogWords["fields"], string][];
  const told =
    dates === null
      ? []
      : [
          dates.evidence === 0
            ? w.datesUndecided(dates.order, count(dates.ambiguous))
            : w.dates(dates.order, count(dates.evidence), count(dates.ambiguous)),
        ];
  return {
    title: w.reading,
    notes: [
      w.readAs(s.source.format.toUpperCase(), s.source.encoding.toUpperCase(), s.source.packed),
      ...told,
      ...(s.notRead.length === 0 ? [] : [w.unread(s.notRead)]),
    ],
    rows: read.map(([field, column]) => [w.fields[field], column]),
  };
}

export function durationsOf(s: LogSummary, w: LogWords): Told {
  const d = s.sojournDays;
  const closes = d.definition === "opening to closing";
  return {
    title: w.duration,
    notes: [closes ? w.durationNote.closing : w.durationNote.lastEvent],
    rows: [
      [w.mean, duration(d.mean, w)],
      [w.median, duration(d.p50, w)],
      [w.quantile("75"), duration(d.p75, w)],
      [w.quantile("90"), duration(d.p90, w)],
      [w.max, duration(d.max, w)],
      ...(s.waiting === null
        ? []
        : ([
            [w.waiting, duration(s.waiting.waitingHours / 24, w)],
            [w.service, duration(s.waiting.workHours / 24, w)],
          ] as const)),
    ],
  };
}

const limitTold = (days: number, w: LogWords): string => (Number.isInteger(days) ? count(days) : figureOf(days, w));

export function closedByOf(s: LogSummary, w: LogWords): Told {
  return {
    title: w.closedBy,
    notes: [w.closedByNote],
    rows: [
      ...s.closedByDays.map(({ share, days }) => [percent(share, w).replace(".0", ""), duration(days, w)] as const),
      [w.restrictedMean(limitTold(s.restrictedMean.limitDays, w)), duration(s.restrictedMean.days, w)],
    ],
  };
}

export function onTimeTold(s: LogSummary, w: LogWords): Told | null {
  if (s.onTime.length === 0) return null;
  return {
    title: w.onTime,
    notes: [w.onTimeNote],
    rows: s.onTime.map(({ name, n, share }) => [w.onTimeOf[name], `${percent(share, w)} (n = ${count(n)})`]),
  };
}

export function satisfactionTold(s: LogSummary, w: LogWords): Told | null {
  const { satisfaction } = s;
  if (satisfaction === null) return null;
  const { satisfiedOfRated, rated, closed } = satisfaction;
  return {
    title: w.satisfaction,
    notes: [w.satisfied(percent(satisfiedOfRated, w), count(rated), count(closed))],
    rows: [],
  };
}

export function arrivalsTold(s: LogSummary, w: LogWords): Told {
  const { arrivals } = s;
  const told = ({ mean, varianceToMean, commonCv }: LogSummary["arrivals"]["daily"]): string =>
    w.dispersion(figureOf(mean, w), figureOf(varianceToMean, w), figureOf(commonCv, w));
  const weekdays = arrivals.perDayByWeekday;
  return {
    title: w.arrivals,
    notes: weekdays === null ? [w.noWeekday] : [],
    rows: [
      [w.daily, told(arrivals.daily)],
      [w.workdays, told(arrivals.workdays)],
      ...(weekdays ?? []).map((n, day) => [w.weekdayNames[day], figureOf(n, w)] as const),
    ],
  };
}

export function ratesTold(s: LogSummary, w: LogWords): Told {
  const rows = (Object.keys(s.rates) as (keyof LogSummary["rates"])[]).flatMap((name) => {
    const rate = s.rates[name];
    return rate === null ? [] : [[w.rate[name], estimated(rate, name, w)] as const];
  });
  const { network } = s;
  const { modularity } = network ?? { modularity: null };
  const told =
    network === null || modularity === null
      ? []
      : [[w.network, w.modularity(figureOf(modularity, w), count(network.parts), count(network.units))] as const];
  return { title: w.rates, notes: [], rows: [...rows, ...told] };
}

export function partsTold(s: LogSummary, w: LogWords): Told {
  const names = Object.keys(s.parts) as (keyof LogSummary["parts"])[];
  return {
    title: w.fragmentation,
    notes: [w.fragmentationNote],
    rows: names.map((name) => [w.part[name], partTold(s.parts[name], w)]),
  };
}

/** Everything that stands as name and value, in the order of reading. */
export function allTold(s: LogSummary, w: LogWords): Told[] {
  return [
    sizeOf(s, w),
    readingOf(s, w),
    durationsOf(s, w),
    closedByOf(s, w),
    onTimeTold(s, w),
    satisfactionTold(s, w),
    arrivalsTold(s, w),
    ratesTold(s, w),
    partsTold(s, w),
  ].filter((told) => told !== null && (told.rows.length > 0 || told.notes.length > 0)) as Told[];
}
