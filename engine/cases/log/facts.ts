import { type EventLog, NONE } from "./event-log.ts";
import { type Order, orderOf } from "./order.ts";
import { Role } from "./role.ts";

/** What one case of a log comes to; counts and 0/1, by case. */
export interface Facts {
  readonly log: EventLog;
  readonly order: Order;
  /** Hours from its opening for which a case is followed. */
  readonly followUp: number;
  /** Whether the log says which unit accepted a case; else every event with a unit counts as a spell of it. */
  readonly knowsAcceptance: boolean;
  /** Whether the log says when a case is closed; else it is over with its last event. */
  readonly knowsClosing: boolean;
  /** Whether the log tells a further record of a case from its other events. */
  readonly knowsRecords: boolean;
  /** Hours since 1970; `closedAt` is NaN while open. */
  readonly openedAt: Float64Array;
  readonly closedAt: Float64Array;
  readonly lastAt: Float64Array;
  /** Pairs of consecutive events by different resources, or groups; events without one are passed over. */
  readonly resourceHandovers: Int32Array;
  readonly groupHandovers: Int32Array;
  /** A, B, A once repeats are merged. */
  readonly pingPongResource: Uint8Array;
  readonly pingPongGroup: Uint8Array;
  /** Path of units up to the first closing: its handovers, and a return to a unit that it had left. */
  readonly pathHandovers: Int32Array;
  readonly procedural: Uint8Array;
  readonly lastUnit: Int32Array;
  /** Consecutive spells: all, and by one unit. */
  readonly pairs: Int32Array;
  readonly samePairs: Int32Array;
  readonly sentBack: Uint8Array;
  readonly duplicated: Uint8Array;
  readonly outcome: Uint8Array;
  /** An activity done more than once. */
  readonly repeated: Uint8Array;
  readonly reopened: Uint8Array;
  /** 1 satisfied, 0 not, -1 not rated. */
  readonly satisfied: Int8Array;
  /** Hours in tasks, and between them, where starts are known. */
  readonly service: Float64Array;
  readonly waiting: Float64Array;
}

/**
 * @param followUp hours from the opening for which a case is followed; what happens later is not counted
 * @returns one row a case
 */
export function factsOf(log: EventLog, followUp: number = Number.POSITIVE_INFINITY): Facts {
  const n = log.cases;
  const order = orderOf(log);
  const hasRole = (role: number): boolean => log.roles.includes(role);
  const facts: Facts = {
    log,
    order,
    followUp,
    knowsAcceptance: hasRole(Role.accepted),
    knowsClosing: log.isByCase || hasRole(Role.closed),
    knowsRecords: hasRole(Role.recorded),
    openedAt: new Float64Array(n),
    closedAt: new Float64Array(n).fill(Number.NaN),
    lastAt: new Float64Array(n),
    resourceHandovers: new Int32Array(n),
    groupHandovers: new Int32Array(n),
    pingPongResource: new Uint8Array(n),
    pingPongGroup: new Uint8Array(n),
    pathHandovers: new Int32Array(n),
    procedural: new Uint8Array(n),
    lastUnit: new Int32Array(n).fill(NONE),
    pairs: new Int32Array(n),
    samePairs: new Int32Array(n),
    sentBack: new Uint8Array(n),
    duplicated: log.duplicate.slice(0, n),
    outcome: new Uint8Array(n),
    repeated: new Uint8Array(n),
    reopened: log.reopened.slice(0, n),
    satisfied: log.satisfied.slice(0, n),
    service: new Float64Array(n),
    waiting: new Float64Array(n),
  };
  const visited: number[] = [];
  const lastCaseWith = new Int32Array(log.activities.size).fill(NONE);
  for (let c = 0; c < n; c++) {
    const end = followed(facts, c, followUp);
    times(facts, c, end);
    chains(facts, c, end);
    path(facts, c, end, visited);
    labels(facts, c, end, lastCaseWith);
    work(facts, c, end);
  }
  return facts;
}

/** @returns the place in the order after the last event that is followed */
function followed(facts: Facts, c: number, followUp: number): number {
  const { log, order } = facts;
  const from = order.first[c];
  let end = order.first[c + 1];
  let openedAt = end === from ? log.openedAt[c] : log.at[order.events[from]];
  if (log.isByCase) openedAt = log.openedAt[c];
  else {
    for (let i = from; i < end; i++) {
      const startedAt = log.startedAt[order.events[i]];
      if (startedAt < openedAt) openedAt = startedAt;
    }
  }
  facts.openedAt[c] = openedAt;
  while (end > from && log.at[order.events[end - 1]] - openedAt > followUp) end--;
  return end;
}

function times(facts: Facts, c: number, end: number): void {
  const { log, order, openedAt, closedAt, lastAt } = facts;
  const from = order.first[c];
  lastAt[c] = end > from ? log.at[order.events[end - 1]] : openedAt[c];
  if (log.isByCase) closedAt[c] = log.closedAt[c] - openedAt[c] > facts.followUp ? Number.NaN : log.closedAt[c];
  else if (!facts.knowsClosing) closedAt[c] = lastAt[c];
  else {
    for (let i = from; i < end; i++) {
      if (log.roleOf(order.events[i]) !== Role.closed) continue;
      closedAt[c] = log.at[order.events[i]];
      break;
    }
  }
}

function chains(facts: Facts, c: number, end: number): void {
  const { log } = facts;
  facts.resourceHandovers[c] = chain(facts, c, end, log.resource, facts.pingPongResource);
  facts.groupHandovers[c] = chain(facts, c, end, log.group, facts.pingPongGroup);
}

/** @returns the handovers along the events that have a value in the column */
function chain({ order }: Facts, c: number, end: number, column: Int32Array, pingPong: Uint8Array): number {
  let handovers = 0;
  let last = NONE;
  let before = NONE;
  for (let i = order.first[c]; i < end; i++) {
    const value = column[order.events[i]];
    if (value === NONE || value === last) continue;
    if (last !== NONE) handovers++;
    if (value === before) pingPong[c] = 1;
    before = last;
    last = value;
  }
  return handovers;
}

/**
 * Path as in docs/measures.md, section 3: units in the order of acceptance up to the first closing, a spell that ends
 * in a send-back removed, then repeats merged.
 * @param visited where the path is put together; one list for all cases, so that none makes garbage
 */
function path(facts: Facts, c: number, end: number, visited: number[]): void {
  const { log, order, knowsAcceptance } = facts;
  visited.length = 0;
  let acceptor = NONE;
  let worker = NONE;
  let isOpen = true;
  let undo: number | null = null;
  for (let i = order.first[c]; i < end; i++) {
    const e = order.events[i];
    const role = log.roleOf(e);
    const unit = log.group[e];
    const isSpell = unit !== NONE && (knowsAcceptance ? role === Role.accepted : true);
    if (isSpell) {
      if (acceptor !== NONE) {
        facts.pairs[c]++;
        if (acceptor === unit) facts.samePairs[c]++;
      }
      acceptor = unit;
      if (isOpen) {
        facts.lastUnit[c] = unit;
        undo = null;
        if (visited.at(-1) !== unit) {
          undo = visited.length;
          visited.push(unit);
        }
      }
    }
    if (role === Role.dispatched || role === Role.passed || role === Role.done || role === Role.closed) undo = null;
    if (role === Role.done && unit !== NONE) worker = unit;
    if (role === Role.closed) {
      if (knowsAcceptance) facts.lastUnit[c] = worker === NONE ? acceptor : worker;
      isOpen = false;
    }
    if (role === Role.sentBack) {
      facts.sentBack[c] = 1;
      if (isOpen && undo !== null && visited[undo] === unit) visited.length = undo;
      undo = null;
    }
  }
  facts.pathHandovers[c] = Math.max(0, visited.length - 1);
  facts.procedural[c] = visited.length > 1 && new Set(visited).size < visited.length ? 1 : 0;
}

/** @param lastCaseWith by activity, the last case that has had it */
function labels(facts: Facts, c: number, end: number, lastCaseWith: Int32Array): void {
  const { log, order } = facts;
  let records = 0;
  let isOpen = true;
  for (let i = order.first[c]; i < end; i++) {
    const e = order.events[i];
    const role = log.roleOf(e);
    if (lastCaseWith[log.activity[e]] === c) facts.repeated[c] = 1;
    lastCaseWith[log.activity[e]] = c;
    if (role === Role.recorded && records++ > 0) {
      if (isOpen) facts.duplicated[c] = 1;
      else facts.outcome[c] = 1;
    }
    if (role === Role.checkFailed) facts.outcome[c] = 1;
    if (role === Role.reopened) facts.reopened[c] = 1;
    if (role === Role.contact && !isOpen) facts.outcome[c] = 1;
    if (role === Role.closed) isOpen = false;
    if (facts.satisfied[c] === NONE && (role === Role.satisfied || role === Role.dissatisfied)) {
      facts.satisfied[c] = role === Role.satisfied ? 1 : 0;
    }
  }
  // Where further records are not told apart, a reopening is the only sign that the first closing did not hold.
  if (facts.reopened[c] === 1 && !facts.knowsRecords) facts.outcome[c] = 1;
}

/** Hours of work count once, however many tasks of the case overlap; the rest of the time to the last event is waiting. */
function work(facts: Facts, c: number, end: number): void {
  const { log, order } = facts;
  const tasks: [from: number, to: number][] = [];
  for (let i = order.first[c]; i < end; i++) {
    const e = order.events[i];
    if (!Number.isNaN(log.startedAt[e])) tasks.push([log.startedAt[e], log.at[e]]);
  }
  if (tasks.length === 0) {
    facts.service[c] = Number.NaN;
    facts.waiting[c] = Number.NaN;
    return;
  }
  tasks.sort(([a], [b]) => a - b);
  let until = Number.NEGATIVE_INFINITY;
  for (const [from, to] of tasks) {
    facts.service[c] += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  facts.waiting[c] = Math.max(0, facts.lastAt[c] - facts.openedAt[c] - facts.service[c]);
}
