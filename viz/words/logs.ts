/** What must be said of a log, in two languages of one type. */

import type { DistanceName } from "../../engine/cases/log/fit/distances.ts";
import type { FamilyName } from "../../engine/cases/log/fit/lifetime.ts";
import type { CaseRateName, PartName, Unobservable } from "../../engine/cases/log/observable.ts";
import type { OnTimeName } from "../../engine/cases/log/on-time.ts";
import type { FigureName } from "../../scenarios/logs/fit-figures.ts";
import type { ProblemName } from "../../scenarios/logs/problems.ts";
import type { FieldName } from "../../scenarios/logs/vocabulary.ts";
import type { Lang } from "./words.ts";

export interface LogWords {
  readonly lang: Lang;
  readonly tag: string;
  readonly title: string;
  readonly banner: string;
  readonly showTable: string;
  readonly colon: string;
  readonly list: string;
  readonly nothing: string;
  /** An interval, in brackets. */
  interval(low: string, high: string): string;
  readonly fewCases: string;
  suppressed(cells: number, cases: number): string;
  more(cells: number): string;

  readonly size: string;
  counts(cases: string, events: string, rows: string): string;
  span(from: string, to: string, days: string): string;
  readonly activities: string;
  readonly resources: string;
  readonly groups: string;
  readonly categories: string;
  readonly areas: string;
  readonly variants: string;
  readonly open: string;

  readonly reading: string;
  readAs(format: string, encoding: string, isPacked: boolean): string;
  readonly field: string;
  readonly column: string;
  readonly fields: Readonly<Record<FieldName, string>>;
  unread(columns: readonly string[]): string;
  dates(order: "dmy" | "mdy", evidence: string, ambiguous: string): string;
  datesUndecided(order: "dmy" | "mdy", ambiguous: string): string;

  readonly problems: string;
  readonly problemHead: readonly [kind: string, rows: string, what: string, lines: string];
  readonly problem: Readonly<Record<ProblemName, string>>;
  readonly leftOut: string;
  readonly kept: string;
  readonly noProblems: string;

  readonly duration: string;
  readonly durationNote: { readonly closing: string; readonly lastEvent: string };
  readonly mean: string;
  readonly median: string;
  readonly max: string;
  quantile(percent: string): string;
  readonly closedBy: string;
  readonly closedByNote: string;
  restrictedMean(limitDays: string): string;
  readonly waiting: string;
  readonly service: string;
  readonly days: string;
  readonly hoursUnit: string;
  readonly minutesUnit: string;
  readonly beyond: string;

  readonly onTime: string;
  readonly onTimeNote: string;
  readonly onTimeOf: Readonly<Record<OnTimeName, string>>;
  readonly satisfaction: string;
  satisfied(ofRated: string, rated: string, closed: string): string;

  readonly arrivals: string;
  readonly byHour: string;
  readonly byWeekday: string;
  readonly byMonth: string;
  readonly weekdayNames: readonly string[];
  readonly noWeekday: string;
  dispersion(mean: string, ratio: string, cv: string): string;
  readonly daily: string;
  readonly workdays: string;

  readonly fragmentation: string;
  readonly fragmentationNote: string;
  readonly part: Readonly<Record<PartName, string>>;
  readonly unobservable: Readonly<Record<Unobservable, string>>;
  readonly rates: string;
  readonly rate: Readonly<Record<CaseRateName, string>>;
  readonly network: string;
  modularity(value: string, parts: string, units: string): string;

  readonly byCategory: string;
  readonly byUnit: string;
  readonly cases: string;
  readonly closed: string;
  readonly share: string;
  readonly measure: string;
  readonly value: string;
  readonly fit: {
    readonly title: string;
    used(cases: string, from: string, to: string): string;
    readonly factors: string;
    readonly factor: Readonly<Record<FigureName, string>>;
    categoryShare(category: string): string;
    readonly method: string;
    /** @param figure of the log @param value of the factor */
    set(figure: string, value: string, range: string): string;
    outOfRange(figure: string, isBelow: boolean, bound: string): string;
    readonly untold: string;
    /** The log has a figure, but simulated ones do not grow with the factor. */
    unfollowed(figure: string): string;
    others(count: string): string;
    readonly mix: string;
    readonly surges: string;
    surge(cases: string, usual: string): string;
    readonly workingHours: string;
    hours(from: string, to: string, weekend: string): string;
    readonly routing: string;
    readonly durations: string;
    readonly durationsNote: string;
    readonly all: string;
    atOnce(share: string): string;
    readonly family: Readonly<Record<FamilyName, string>>;
    readonly observed: string;
    readonly daysSince: string;
    readonly shareClosed: string;
    readonly check: string;
    checked(weeks: string, real: string, simulated: string, unfitted: string, days: string): string;
    readonly checkNote: string;
    readonly distance: Readonly<Record<DistanceName, string>>;
    readonly checkHead: readonly [distance: string, simulated: string, unfitted: string, halves: string];
    readonly unchecked: string;
    readonly meaningless: string;
  };
  readonly chart: {
    readonly closing: string;
    readonly closingReading: (half: string, open: string) => string;
    readonly shareOpen: string;
    readonly months: string;
    readonly hours: string;
    readonly perDay: string;
  };
}
