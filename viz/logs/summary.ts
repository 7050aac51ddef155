/** A description as plain data, in the units a reader meets: what `--json` prints, and text and page tell. */
import type { Breakdown } from "../../engine/cases/log/breakdown.ts";
import type { Description } from "../../engine/cases/log/describe.ts";
import {
  CASE_RATES,
  type CaseRateName,
  PARTS,
  type Part,
  type PartName,
  type Unobservable,
} from "../../engine/cases/log/observable.ts";
import type { OnTimeName } from "../../engine/cases/log/on-time.ts";
import type { Rate } from "../../engine/cases/log/rate.ts";
import { FEWEST_TOLD as FEWEST, hiddenCells } from "../../engine/cases/log/suppression.ts";
import type { Problem, ProblemName } from "../../scenarios/logs/problems.ts";
import type { Reading } from "../../scenarios/logs/reader.ts";
import { LOGS_EN } from "../words/logs-en.ts";

export { FEWEST };

/** An estimate with its 95 % interval; null where it is undefined or rests on fewer than ten cases. */
export interface Estimate {
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type PartSummary = Estimate | { readonly observable: false; readonly reason: Unobservable };

export interface CellSummary {
  readonly name: string;
  readonly cases: number;
  readonly closed: number;
  readonly medianDaysToClose: number | null;
  readonly rates: Readonly<Partial<Record<CaseRateName, Estimate>>>;
  readonly parts: Readonly<Partial<Record<PartName, Estimate>>>;
}

export interface BreakdownSummary {
  readonly cells: readonly CellSummary[];
  /** Cells that are left out because there are so many. */
  readonly more: number;
  readonly suppressed: { readonly cells: number; readonly cases: number };
}

export interface Source {
  readonly name: string;
  readonly format: string;
  readonly encoding: string;
  readonly packed: boolean;
  readonly delimiter: string | null;
}

export interface LogSummary {
  readonly source: Source;
  readonly mapping: Reading["mapping"];
  readonly notRead: readonly string[];
  readonly dates: Reading["dates"];
  readonly cases: number;
  readonly events: number;
  readonly rows: number;
  readonly activities: number;
  readonly resources: number;
  readonly groups: number;
  readonly categories: number;
  readonly areas: number;
  readonly variants: number;
  readonly span: { readonly from: string; readonly to: string; readonly days: number };
  readonly open: number;
  readonly resourceHandovers: number | null;
  readonly groupHandovers: number | null;
  readonly pingPongShareResource: number | null;
  readonly pingPongShareGroup: number | null;
  readonly sojournDays: {
    readonly n: number;
    readonly mean: number | null;
    readonly p50: number | null;
    readonly p75: number | null;
    readonly p90: number | null;
    readonly max: number | null;
    readonly definition: "opening to closing" | "first to last event";
  };
  readonly closedByDays: readonly { readonly share: number; readonly days: number | null }[];
  /** Mean of min(time to close, limit), open cases included. */
  readonly restrictedMean: { readonly limitDays: number; readonly days: number | null };
  /** Kaplan-Meier: share still open from so many days on. */
  readonly openShare: readonly { readonly days: number; readonly share: number; readonly se: number }[];
  readonly waiting: { readonly cases: number; readonly waitingHours: number; readonly workHours: number } | null;
  readonly onTime: readonly {
    readonly name: OnTimeName;
    readonly definition: string;
    readonly n: number;
    readonly share: number | null;
  }[];
  readonly satisfaction: {
    readonly rated: number;
    readonly closed: number;
    readonly satisfiedOfRated: number | null;
    readonly ratedOfClosed: number | null;
  } | null;
  readonly arrivals: {
    /** Share of the cases, by hour of the wall clock. */
    readonly byHour: readonly (number | null)[];
    readonly perDayByWeekday: readonly (number | null)[] | null;
    readonly byMonth: readonly { readonly month: string; readonly cases: number | null; readonly days: number }[];
    readonly daily: DispersionSummary;
    readonly workdays: DispersionSummary;
  };
  readonly rates: Readonly<Record<CaseRateName, Estimate | null>>;
  readonly parts: Readonly<Record<PartName, PartSummary>>;
  readonly network: { readonly units: number; readonly parts: number; readonly modularity: number | null } | null;
  readonly byCategory: BreakdownSummary;
  readonly byUnit: BreakdownSummary;
  readonly problems: readonly {
    readonly kind: ProblemName;
    readonly rows: number;
    readonly leftOut: boolean;
    readonly lines: readonly number[];
    readonly explanation: string;
  }[];
}

export interface DispersionSummary {
  readonly days: number;
  readonly mean: number | null;
  readonly varianceToMean: number | null;
  readonly commonCv: number | null;
}

const defined = (value: number): number | null => (Number.isFinite(value) ? value : null);
const days = (hours: number): number | null => defined(hours / 24);

/** A name that holds so many digits in a row is more likely somebody's number than a category. */
function label(name: string): string {
  return /\d{7}/.test(name) ? "(not shown: it looks like a number of a person)" : name;
}

function instant(hours: number): string {
  return Number.isFinite(hours) ? new Date(hours * 3_600_000).toISOString().slice(0, 10) : "";
}

export function summarise(description: Description, source: Source, reading: Reading): LogSummary {
  const d = description;
  const enough = d.cases >= FEWEST;
  const own = (n: number, value: number): number | null => (n >= FEWEST ? defined(value) : null);
  const rate = (name: CaseRateName): Estimate | null => {
    const found = d.rates[name];
    return found === null ? null : estimate(found, d.cases);
  };
  const total = (name: CaseRateName): number | null => {
    const found = d.rates[name];
    return found === null || !enough ? null : Math.round(found.value * found.n);
  };
  const { sojourn, arrivals } = d;
  const months = told(
    arrivals.byMonth.map(({ cases }) => cases),
    (cases) => cases,
  );
  const long = (hours: number): number | null => own(sojourn.n, hours / 24);
  return {
    source,
    mapping: reading.mapping,
    notRead: reading.unread,
    dates: reading.dates,
    cases: d.cases,
    events: d.events,
    rows: d.rows,
    activities: d.activities,
    resources: d.resources,
    groups: d.groups,
    categories: d.categories,
    areas: d.areas,
    variants: d.variants,
    span: { from: instant(d.from), to: instant(d.to), days: Math.ceil((d.to - d.from) / 24) },
    open: d.open,
    resourceHandovers: total("resourceHandovers"),
    groupHandovers: total("groupHandovers"),
    pingPongShareResource: rate("pingPongResource")?.value ?? null,
    pingPongShareGroup: rate("pingPongGroup")?.value ?? null,
    sojournDays: {
      n: sojourn.n,
      mean: long(sojourn.mean),
      p50: long(sojourn.p50),
      p75: long(sojourn.p75),
      p90: long(sojourn.p90),
      max: long(sojourn.max),
      definition: d.knowsClosing ? "opening to closing" : "first to last event",
    },
    closedByDays: d.closedBy.map(({ share, hours }) => ({ share, days: enough ? days(hours) : null })),
    restrictedMean: { limitDays: d.restrictedMean.limit / 24, days: enough ? days(d.restrictedMean.mean) : null },
    openShare: enough ? d.curve.map(({ at, open, se }) => ({ days: at / 24, share: open, se: defined(se) ?? 0 })) : [],
    waiting:
      d.waiting === null || d.waiting.cases < FEWEST
        ? null
        : { cases: d.waiting.cases, waitingHours: d.waiting.waiting, workHours: d.waiting.service },
    onTime: d.onTime.map(({ name, n, share }) => ({
      name,
      definition: LOGS_EN.onTimeOf[name],
      n,
      share: own(n, share),
    })),
    satisfaction:
      d.satisfaction === null
        ? null
        : {
            rated: d.satisfaction.rated,
            closed: d.satisfaction.closed,
            satisfiedOfRated: own(d.satisfaction.rated, d.satisfaction.satisfied / d.satisfaction.rated),
            ratedOfClosed: own(d.satisfaction.closed, d.satisfaction.rated / d.satisfaction.closed),
          },
    arrivals: {
      byHour: enough ? told(arrivals.byHour, (share) => Math.round(share * d.cases)) : Array(24).fill(null),
      perDayByWeekday: arrivals.byWeekday === null || !enough ? null : Array.from(arrivals.byWeekday, defined),
      byMonth: arrivals.byMonth.map(({ month, days: length }, at) => ({ month, cases: months[at], days: length })),
      daily: dispersion(arrivals.daily),
      workdays: dispersion(arrivals.weekdays),
    },
    rates: Object.fromEntries(CASE_RATES.map((name) => [name, rate(name)])) as LogSummary["rates"],
    parts: Object.fromEntries(PARTS.map((name) => [name, part(d.parts[name], d.cases)])) as LogSummary["parts"],
    network:
      d.network === null || !enough
        ? null
        : { units: d.groups, parts: new Set(d.network.parts).size, modularity: defined(d.network.modularity) },
    byCategory: breakdown(d.byCategory, d),
    byUnit: breakdown(d.byUnit, d),
    problems: problems(reading.problems, d.unordered),
  };
}

/** @returns the values of the cells of a table whose total is known, with null for those that are not told */
function told(values: ArrayLike<number>, casesOf: (value: number) => number): (number | null)[] {
  const all = Array.from(values);
  const hidden = hiddenCells(all.map(casesOf));
  return all.map((value, cell) => (hidden[cell] === 1 ? null : defined(value)));
}

function estimate({ n, value, low, high }: Rate, cases: number): Estimate {
  if (Math.min(n, cases) < FEWEST) return { n, value: null, low: null, high: null };
  return { n, value: defined(value), low: defined(low), high: defined(high) };
}

function part(found: Part, cases: number): PartSummary {
  return "rate" in found ? estimate(found.rate, cases) : { observable: false, reason: found.unobservable };
}

function dispersion({
  days: length,
  mean,
  varianceToMean,
  commonCv,
}: Description["arrivals"]["daily"]): DispersionSummary {
  return {
    days: length,
    mean: defined(mean),
    varianceToMean: defined(varianceToMean),
    commonCv: defined(commonCv),
  };
}

function breakdown({ cells, more, suppressed, suppressedCases }: Breakdown, d: Description): BreakdownSummary {
  const names = CASE_RATES.filter((name) => d.rates[name] !== null);
  const flags = (["f1", "f2", "f3", "f6"] as const).map((name, at) => ({ name, at }));
  return {
    cells: cells.map((cell) => ({
      name: label(cell.name),
      cases: cell.cases,
      closed: cell.closed,
      medianDaysToClose: days(cell.medianToClose),
      rates: Object.fromEntries(names.map((name, at) => [name, estimate(cell.rates[at], cell.cases)])),
      parts: Object.fromEntries(
        flags.flatMap(({ name, at }) => {
          const rate = cell.parts[at];
          return rate === null ? [] : [[name, estimate(rate, cell.cases)]];
        }),
      ),
    })),
    more,
    suppressed: { cells: suppressed, cases: suppressedCases },
  };
}

function problems(found: readonly Problem[], unordered: number): LogSummary["problems"] {
  const all =
    unordered === 0 ? found : [...found, { kind: "outOfOrder" as const, rows: unordered, leftOut: false, lines: [] }];
  return all.map((problem) => ({ ...problem, explanation: LOGS_EN.problem[problem.kind] }));
}
