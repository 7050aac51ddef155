/** Simulated matters as a log: what happened to them as a city's system would have recorded it, and no truth. */
import { type CaseTable, Request, tick } from "../../engine/cases/case-table.ts";
import type { Cohort } from "../../engine/cases/cohort.ts";
import { Call, type CaseTrace } from "../../engine/cases/trace.ts";
import { hasUnit } from "../../engine/cases/unit-set.ts";

/**
 * Time 0 of a run in a log, hours since 1970: a Monday, 1 January 2024 at midnight in China. Nothing is said about that
 * year; a log needs a date, and the days of the week and the hours of the day are right.
 */
export const TIME_ZERO = 473_344;
export const OFFSET = "+08:00";

export interface SimulatedEvent {
  /** Hours since 1970, to the bit. */
  readonly at: number;
  readonly activity: string;
  /** Name of the unit that did it; empty for none. */
  readonly unit: string;
}

export interface SimulatedCase {
  readonly id: string;
  readonly category: string;
  readonly community: string;
  readonly grid: string;
  /** Empty for a public matter. */
  readonly resident: string;
  readonly channel: string;
  /** Hours since 1970. */
  readonly deadline: number;
  readonly events: readonly SimulatedEvent[];
}

/** Keeps the calls of a case table by matter, for as long as it watches. */
export class CaseRecorder implements CaseTrace {
  private readonly calls = new Map<number, number[]>();

  called(call: number, at: number, matter: number, value: number, extra: number): void {
    if (!KEPT.has(call)) return;
    let own = this.calls.get(matter);
    if (own === undefined) {
      own = [];
      this.calls.set(matter, own);
    }
    own.push(call, at, value, extra);
  }

  /** @returns the calls of a matter in their order, four numbers each: call, time, value, extra */
  of(matter: number): readonly number[] {
    return this.calls.get(matter) ?? [];
  }
}

const KEPT = new Set<number>([
  Call.recorded,
  Call.dispatched,
  Call.accepted,
  Call.sentBack,
  Call.passed,
  Call.cooperation,
  Call.done,
  Call.checked,
  Call.closed,
  Call.reopened,
  Call.rated,
]);

/** What the log calls things. */
export interface Names {
  readonly categories: readonly string[];
  readonly communities: readonly string[];
  /** By matter, the grid it lies in. */
  readonly gridOf: (matter: number) => number;
}

const REQUESTS: Readonly<Record<number, string>> = {
  [Request.asked]: "helpAsked",
  [Request.failed]: "helpFailed",
  [Request.succeeded]: "helpGiven",
};

/** @param cohort the matters to tell; only those that have been recorded */
export function* simulatedCases(
  table: CaseTable,
  cohort: Cohort,
  recorder: CaseRecorder,
  names: Names,
): Generator<SimulatedCase> {
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0 || Number.isNaN(table.recAt[m])) continue;
    yield {
      id: `M${m}`,
      category: names.categories[table.category[m]],
      community: names.communities[table.community[m]],
      grid: `${names.communities[table.community[m]]}-G${names.gridOf(m)}`,
      resident: table.resident[m] < 0 ? "" : `R${table.resident[m]}`,
      channel: table.units[table.channel[m]] ?? "",
      deadline: TIME_ZERO + table.deadlineAt[m],
      events: eventsOf(table, recorder.of(m)),
    };
  }
}

function eventsOf(table: CaseTable, calls: readonly number[]): SimulatedEvent[] {
  const events: SimulatedEvent[] = [];
  let isRecorded = false;
  for (let i = 0; i < calls.length; i += 4) {
    const [call, at, value, extra] = calls.slice(i, i + 4);
    const { activity, unit } = told(table, call, value, extra, isRecorded);
    isRecorded ||= call === Call.recorded;
    if (isRecorded) events.push({ at: TIME_ZERO + tick(at), activity, unit });
  }
  return events;
}

/** Only handling units hold a matter: what others take in or report is their own step, and no spell of the path. */
function told(
  table: CaseTable,
  call: number,
  value: number,
  extra: number,
  isRecorded: boolean,
): { readonly activity: string; readonly unit: string } {
  const unit = table.units[value] ?? "";
  const handles = hasUnit(table.handling, value);
  switch (call) {
    case Call.recorded:
      return { activity: isRecorded && extra === 1 ? "contact" : "recorded", unit: "" };
    case Call.dispatched:
      return { activity: handles ? "dispatched" : "forwarded", unit };
    case Call.accepted:
      return { activity: handles ? "accepted" : "received", unit };
    case Call.sentBack:
      return { activity: "sentBack", unit };
    case Call.passed:
      return { activity: "passed", unit: "" };
    case Call.cooperation:
      return { activity: REQUESTS[value], unit: "" };
    case Call.done:
      return { activity: handles ? "done" : "answered", unit };
    case Call.checked:
      return { activity: value === 1 ? "checkPassed" : "checkFailed", unit: "" };
    case Call.closed:
      return { activity: "closed", unit: "" };
    case Call.reopened:
      return { activity: "reopened", unit: "" };
    default:
      return { activity: value === 1 ? "satisfied" : "dissatisfied", unit: "" };
  }
}

/** @returns the wall clock in China, to the millisecond */
export function wallClock(hours: number): string {
  return new Date(Math.round((hours + 8) * 3_600_000)).toISOString().replace("Z", OFFSET);
}
