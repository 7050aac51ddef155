/** A fitted scenario against a part of the log that the fit has not seen. */
import { offsetOf } from "../../engine/cases/log/arrivals.ts";
import type { EventLog } from "../../engine/cases/log/event-log.ts";
import { type Facts, factsOf } from "../../engine/cases/log/facts.ts";
import {
  DISTANCES,
  type DistanceName,
  type Distances,
  distancesOf,
  type Part,
} from "../../engine/cases/log/fit/distances.ts";
import { csvLine } from "./csv.ts";
import { NO_MAPPING } from "./mapping.ts";
import { LogReader } from "./reader.ts";
import { type SimulatedCase, TIME_ZERO, wallClock } from "./simulated.ts";
import { written } from "./write.ts";

/** The last third of a log, whole weeks from a Monday, by the time at which cases are opened. */
export interface HeldOut {
  /** Hours since 1970: cases opened before are used for the fit; from this Monday midnight on they are compared. */
  readonly usedUntil: number;
  readonly start: number;
  readonly weeks: number;
}

const WEEK = 168;
/** Monday 5 January 1970, midnight, hours since 1970. */
const A_MONDAY = 96;
const MOST_WEEKS = 52;

/** @returns null for a log whose last third has no whole week */
export function heldOutOf(log: EventLog): HeldOut | null {
  const facts = factsOf(log);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const at of facts.openedAt) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  const usedUntil = first + ((last - first) * 2) / 3;
  const ahead = offsetOf(facts) / 60;
  const start = Math.ceil((usedUntil + ahead - A_MONDAY) / WEEK) * WEEK + A_MONDAY - ahead;
  const weeks = Math.min(MOST_WEEKS, Math.floor((last - start) / WEEK));
  return weeks < 1 ? null : { usedUntil, start, weeks };
}

export interface CheckRow {
  readonly name: DistanceName;
  /** Between the simulated and the real cases, before the fit, and between two halves of the real ones; NaN where it has no meaning. */
  readonly simulated: number;
  readonly unfitted: number;
  readonly halves: number;
}

export interface Check {
  readonly weeks: number;
  /** Hours for which every case is followed. */
  readonly followUp: number;
  readonly realCases: number;
  readonly simulatedCases: number;
  readonly unfittedCases: number;
  readonly rows: readonly CheckRow[];
}

/**
 * @param cases simulated over as many weeks as are held out, under the fitted scenario and under what it was before
 * @param followUp hours for which each of them was followed; real cases for no longer, and for as long as the log lasts
 */
export function checkFit(
  log: EventLog,
  heldOut: HeldOut,
  cases: Readonly<Record<"fitted" | "unfitted", readonly SimulatedCase[]>>,
  followUp: number,
): Check {
  const real = factsOf(log);
  const end = heldOut.start + heldOut.weeks * WEEK;
  const inPart = masked(real, (at) => at >= heldOut.start && at < end);
  const until = real.lastAt.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const followed = Math.max(0, Math.min(followUp, until - end));
  const realPart = (part: Uint8Array): Part => ({
    facts: real,
    cases: part,
    origin: heldOut.start,
    followUp: followed,
  });
  const apart = (simulated: readonly SimulatedCase[]): Distances => {
    const facts = factsOf(asLog(simulated, log.isByCase));
    const all = masked(facts, () => true);
    const distances = distancesOf(realPart(inPart), { facts, cases: all, origin: TIME_ZERO, followUp: followed });
    // Sequences of activities say nothing where the two logs have no activity in common.
    return sharesWords(real, facts) ? distances : { ...distances, nGrams: Number.NaN };
  };
  const [fitted, unfitted] = [apart(cases.fitted), apart(cases.unfitted)];
  const half = (which: number): Part => realPart(inPart.map((one, c) => (one === 1 && coin(c) === which ? 1 : 0)));
  const halves = distancesOf(half(0), half(1));
  return {
    weeks: heldOut.weeks,
    followUp: followed,
    realCases: inPart.reduce((sum, one) => sum + one, 0),
    simulatedCases: cases.fitted.length,
    unfittedCases: cases.unfitted.length,
    rows: DISTANCES.map((name) => ({
      name,
      simulated: fitted[name],
      unfitted: unfitted[name],
      halves: halves[name],
    })),
  };
}

function masked({ openedAt }: Facts, keep: (at: number) => boolean): Uint8Array {
  return Uint8Array.from(openedAt, (at) => (keep(at) ? 1 : 0));
}

/** @source Appleby, MurmurHash3 (fmix32) */
function coin(c: number): number {
  let h = Math.imul(c ^ (c >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) & 1;
}

function sharesWords(a: Facts, b: Facts): boolean {
  return a.log.activities.list.some((name) => b.log.activities.find(name) >= 0);
}

function read(pieces: Iterable<string>): EventLog {
  const reader = new LogReader(NO_MAPPING);
  for (const piece of pieces) reader.push(piece);
  return reader.end().log;
}

/** @param isByCase one row a case, as a city has it that keeps no more @returns simulated cases as a log */
export function asLog(cases: readonly SimulatedCase[], isByCase: boolean): EventLog {
  return isByCase ? caseLog(cases) : eventLog(cases);
}

const eventLog = (cases: readonly SimulatedCase[]): EventLog =>
  read(written("csv", cases, { title: "", followUpDays: 0, facts: [] }));

function caseLog(cases: readonly SimulatedCase[]): EventLog {
  const rows = cases.map(({ id, category, community, deadline, events }) => {
    const end = events.findIndex(({ activity }) => activity === "closed");
    const whileOpen = end < 0 ? events : events.slice(0, end);
    const isDuplicated = whileOpen.filter(({ activity }) => activity === "recorded").length > 1;
    const rating = events.find(({ activity }) => activity === "satisfied" || activity === "dissatisfied");
    const times = [wallClock(events[0].at), end < 0 ? "" : wallClock(events[end].at), wallClock(deadline)];
    return csvLine([id, ...times, category, community, rating?.activity ?? "", isDuplicated ? "yes" : "no"]);
  });
  return read([csvLine(["case", "opened", "closed", "deadline", "category", "area", "rating", "duplicate"]), ...rows]);
}
