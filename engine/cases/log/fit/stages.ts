/** What a log of steps tells of a case's way: times between them, and how often each way is taken. */
import { exp, log as ln } from "../../../kernel/math/elementary.ts";
import { Calendar } from "../../../kernel/time/calendar.ts";
import { offsetOf } from "../arrivals.ts";
import { NONE } from "../event-log.ts";
import type { Facts } from "../facts.ts";
import { Role } from "../role.ts";
import { complement, difference, type Estimate, lessAll, meanOf, quantileOf, resampled } from "./estimate.ts";

const WORKDAY = 8;
/** Days after the last event up to which deadlines are told apart. */
const BEYOND = 365;
/** Below a quarter of an hour nothing is waited for, working days. */
const AT_ONCE = 1 / 32;

/** Time from one role to the next of a case, in working days of eight hours (Monday to Friday, nine to five). */
export interface Stages {
  readonly review: Estimate | null;
  readonly sendBack: Estimate | null;
  /** Between two units that pass a case on. */
  readonly transit: Estimate | null;
}

export function stagesOf(facts: Facts, cases: Uint8Array): Stages {
  const { log, order } = facts;
  const worked = workedHours(facts);
  const [review, sendBack, transit]: number[][] = [[], [], []];
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0) continue;
    let dispatchedAt = Number.NaN;
    let passedAt = Number.NaN;
    for (let i = order.first[c]; i < order.first[c + 1]; i++) {
      const e = order.events[i];
      const role = log.roleOf(e);
      const at = log.at[e] + log.offset[e] / 60;
      const days = (worked(at) - worked(dispatchedAt)) / WORKDAY;
      // Who takes a matter at the moment it is sent has had no need to look at it.
      if (role === Role.accepted && days > 0) review.push(days);
      if (role === Role.sentBack && !Number.isNaN(days)) sendBack.push(days);
      if (role === Role.accepted && passedAt <= at) transit.push((worked(at) - worked(passedAt)) / WORKDAY);
      passedAt = role === Role.passed ? at : Number.NaN;
      dispatchedAt = role === Role.dispatched ? at : Number.NaN;
    }
  }
  const looked = resampled(review, meanOf);
  return {
    review: looked,
    sendBack: lessAll(resampled(sendBack, meanOf), looked),
    transit: resampled(transit, meanOf),
  };
}

/** 1970-01-05, days since 1970: the Monday that day 0 of the calendar is. */
const MONDAY = 4;

/** @returns cumulative working hours at a wall clock, hours since 1970 */
function workedHours({ openedAt, lastAt }: Facts, beyond = 0): (at: number) => number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const at of openedAt) if (at < first) first = at;
  for (const at of lastAt) if (at > last) last = at;
  last += 24 * beyond;
  if (!(first <= last)) return () => Number.NaN;
  const nine: readonly (readonly [number, number])[] = [[9, 17]];
  const calendar = new Calendar({
    week: [nine, nine, nine, nine, nine, [], []],
    holidays: [],
    firstDay: Math.floor(first / 24) - MONDAY - 2,
    lastDay: Math.ceil(last / 24) - MONDAY + 3,
  });
  return (at) => (Number.isNaN(at) ? Number.NaN : calendar.worked(Math.min(at, last) - 24 * MONDAY));
}

/** How often cases go one way or another; null where the log does not have the step. */
export interface Shares {
  readonly dispatched: Estimate | null;
  readonly undispatched: Estimate | null;
  /** Of dispatched cases: done in the end by a unit that had sent it back. */
  readonly refused: Estimate | null;
  readonly duplicated: Estimate | null;
  /** Of rated ones. */
  readonly satisfied: Estimate | null;
}

export function sharesOf(facts: Facts, cases: Uint8Array): Shares {
  const { log, order, satisfied } = facts;
  const [sent, refused, duplicated, pleased]: number[][] = [[], [], [], []];
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0) continue;
    let isSent = 0;
    const refusers = new Set<number>();
    for (let i = order.first[c]; i < order.first[c + 1]; i++) {
      const e = order.events[i];
      const role = log.roleOf(e);
      if (role === Role.dispatched) isSent = 1;
      if (role === Role.sentBack) refusers.add(log.group[e]);
    }
    sent.push(isSent);
    if (isSent === 1) refused.push(facts.lastUnit[c] !== NONE && refusers.has(facts.lastUnit[c]) ? 1 : 0);
    duplicated.push(facts.duplicated[c]);
    if (satisfied[c] !== NONE) pleased.push(satisfied[c]);
  }
  const share = (list: readonly number[]): Estimate | null => (list.includes(1) ? resampled(list, meanOf) : null);
  const dispatched = share(sent);
  return {
    dispatched,
    undispatched: dispatched && complement(dispatched),
    refused: log.roles.includes(Role.sentBack) ? share(refused) : null,
    duplicated: facts.knowsRecords || log.marksDuplicates ? share(duplicated) : null,
    satisfied: share(pleased),
  };
}

/** Working days from acceptance to the end of the work, of what was not done at once. */
export interface Handling {
  /** The time that so large a share does not exceed: what lies above has waited for an outsider. */
  readonly long: Estimate | null;
  /** Logarithm of the longest times over that. */
  readonly tail: Estimate | null;
}

const LONG = 0.8;
const LONGEST = 0.97;
/** Of times to close, whose quicker half is done without a department. */
const LONG_CLOSING = 0.75;

/** Where the log has no such steps: the time from opening to closing. */
export function handlingOf(facts: Facts, cases: Uint8Array): Handling {
  const { log, order, openedAt, closedAt } = facts;
  const worked = workedHours(facts);
  const isByStep = log.roles.includes(Role.accepted) && log.roles.includes(Role.done);
  const logs: number[] = [];
  const add = (from: number, to: number): void => {
    const days = (worked(to) - worked(from)) / WORKDAY;
    if (days > AT_ONCE) logs.push(ln(days));
  };
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0) continue;
    const ahead = log.caseOffset[c] / 60;
    if (!isByStep) {
      if (log.isByCase) add(openedAt[c] + ahead, closedAt[c] + ahead);
      continue;
    }
    let acceptedAt = Number.NaN;
    for (let i = order.first[c]; i < order.first[c + 1]; i++) {
      const e = order.events[i];
      const role = log.roleOf(e);
      const at = log.at[e] + log.offset[e] / 60;
      if (role === Role.accepted) acceptedAt = at;
      else if (role === Role.done) {
        add(acceptedAt, at);
        acceptedAt = Number.NaN;
      }
    }
  }
  const found = quantileOf(logs, isByStep ? LONG : LONG_CLOSING);
  const long = found && { n: found.n, value: exp(found.value), low: exp(found.low), high: exp(found.high) };
  const longest = isByStep ? quantileOf(logs, LONGEST) : null;
  return { long, tail: found && longest && difference(longest, found) };
}

/** @returns working days from the opening to the deadline that so large a share of cases does not exceed */
export function deadlineTerm(facts: Facts, cases: Uint8Array, p: number): Estimate | null {
  const { log, openedAt } = facts;
  const worked = workedHours(facts, BEYOND);
  const terms: number[] = [];
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0) continue;
    const ahead = offsetOf(facts, c) / 60;
    const days = (worked(log.deadlineAt[c] + ahead) - worked(openedAt[c] + ahead)) / WORKDAY;
    if (days > 0) terms.push(days);
  }
  return quantileOf(terms, p);
}
