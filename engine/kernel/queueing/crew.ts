import { type Column, grown } from "../column.ts";
import type { Calendar } from "../time/calendar.ts";
import type { Simulation } from "../time/simulation.ts";
import { Queues } from "./queues.ts";

/** What a crew asks and tells. Hours are working hours in the calendar of the server concerned. */
export interface CrewHooks {
  /** A task starts. @returns its service in hours, which may be decided at this moment */
  start(server: number, task: number): number;
  /** A task has ended and its server is free; further tasks may be submitted. */
  end(server: number, task: number): void;
  /** Accounting: a spell of work on a task, told at its end, at a change of calendar, and by `flush`. */
  worked(server: number, task: number, hours: number): void;
  /** Accounting: a spell without a task, told at its end, at a change of calendar, and by `flush`. */
  free(server: number, hours: number): void;
  /** The server is free and nothing is queued: a filler such as patrol begins. */
  freeStart(server: number): void;
  /** The filler ends: a task starts now, or the server has retired. */
  freeEnd(server: number): void;
  /** A task was interrupted, and waits at the head of its class. It will be resumed without a second `start`. */
  preempted?(server: number, task: number): void;
}

const NONE = -1;

/** Columns of a server that are numbers of things. */
const INTS = 8;
const POOL = 0;
/** The next server of the pool. */
const NEXT = 1;
const CALENDAR = 2;
/** In service, and its class; NONE and 0 if the server is free. */
const TASK = 3;
const CLASS = 4;
/** Events carry the epoch of their server; those of an earlier epoch are void. */
const EPOCH = 5;
const FILLER = 6;
const RETIRED = 7;

/** Columns of a server that are hours. */
const REALS = 4;
/** When the present spell began, by the clock and in hours that the calendar has worked. */
const SPELL_AT = 0;
const SPELL_WORKED = 1;
/** Service that was still due at the start of the spell; at its end it may be below 0 by rounding. */
const REMAINING = 2;
/** When the pending wake is due, Infinity if there is none. */
const WAKE_AT = 3;

/** Columns of a pool. */
const POOL_WIDTH = 8;
const FIRST_QUEUE = 0;
const CLASSES = 1;
const QUEUED = 2;
/** Servers that are free, open or not. */
const FREES = 3;
const ACTIVES = 4;
const FIRST_SERVER = 5;
const LAST_SERVER = 6;
const PREEMPTIVE = 7;

/**
 * Pools of servers who work within calendars and serve tasks by priority class, first in first out inside a class.
 * Outside its server's calendar a task pauses, for which no event is needed, because its end is known when it starts. In
 * a preemptive pool a task is interrupted by one of a better class that finds no other server, and resumed later.
 *
 * One room, though a long one: tasks, servers, wakes and accounts are one state, and the loop reads its rows directly.
 *
 * Invariant: no task waits while a free server of its pool is open. For closed servers that is kept by wakes: while a
 * task waits, each free server of its pool has an event pending at its next opening.
 */
export class Crew {
  private readonly sim: Simulation;
  private readonly kinds: { readonly end: number; readonly wake: number };
  private readonly hooks: CrewHooks;
  private readonly calendars: Calendar[];
  /** Class c of pool p waits in queue FIRST_QUEUE of p + c. */
  private readonly queues: Queues;
  private poolCount: number;
  private serverCount: number;
  private pools: Int32Array;
  private ints: Int32Array;
  private reals: Float64Array;
  /** When servers of preemptive pools started their tasks or resumed them. */
  private takenAt: Float64Array;
  /** Service that interrupted tasks still need, in hours; NaN of all others. */
  private interrupted: Float64Array;

  /**
   * @param sim the run in which the crew works
   * @param kinds two kinds of event, which the crew registers for itself
   * @param priorities of these events
   */
  constructor(
    sim: Simulation,
    kinds: { readonly end: number; readonly wake: number },
    priorities: { readonly end: number; readonly wake: number },
    hooks: CrewHooks,
  ) {
    this.sim = sim;
    this.kinds = kinds;
    this.hooks = hooks;
    this.calendars = [];
    this.queues = new Queues(0);
    this.poolCount = 0;
    this.serverCount = 0;
    this.pools = new Int32Array(0);
    this.ints = new Int32Array(0);
    this.reals = new Float64Array(0);
    this.takenAt = new Float64Array(0);
    this.interrupted = new Float64Array(0);
    sim.on(kinds.end, "task ends", priorities.end, (server, epoch) => this.onEnd(server, epoch));
    sim.on(kinds.wake, "server wakes", priorities.wake, (server, epoch) => this.onWake(server, epoch));
  }

  // -------------------------------------------------------------------------------------------- composition

  /** @returns the calendar's number */
  addCalendar(calendar: Calendar): number {
    return this.calendars.push(calendar) - 1;
  }

  /**
   * @param classes number of priority classes; class 0 is served first
   * @param preemptive whether a task interrupts one of a worse class where no free server is open
   * @returns the pool's number
   */
  addPool(classes: number, { preemptive = false } = {}): number {
    if (!(classes >= 1)) throw new RangeError(`a pool of ${classes} classes`);
    const pool = this.poolCount++;
    const at = pool * POOL_WIDTH;
    this.pools = roomy(this.pools, at + POOL_WIDTH);
    const pools = this.pools;
    const first = pool === 0 ? 0 : pools[at - POOL_WIDTH + FIRST_QUEUE] + pools[at - POOL_WIDTH + CLASSES];
    this.queues.ensureQueues(first + classes);
    pools[at + FIRST_QUEUE] = first;
    pools[at + CLASSES] = classes;
    pools[at + FIRST_SERVER] = NONE;
    pools[at + LAST_SERVER] = NONE;
    pools[at + PREEMPTIVE] = preemptive ? 1 : 0;
    return pool;
  }

  /**
   * Adds a free server. Its first hook is called by an event of this very instant, when the caller knows its number.
   * @param pool number of its pool
   * @param calendar number of its calendar
   * @returns the server's number; they are dense
   */
  addServer(pool: number, calendar: number): number {
    const { now } = this.sim;
    const server = this.serverCount++;
    this.ints = roomy(this.ints, (server + 1) * INTS);
    this.reals = roomy(this.reals, (server + 1) * REALS);
    const { ints, reals, pools } = this;
    ints[server * INTS + POOL] = pool;
    ints[server * INTS + NEXT] = NONE;
    ints[server * INTS + CALENDAR] = calendar;
    ints[server * INTS + TASK] = NONE;
    reals[server * REALS + SPELL_AT] = now;
    reals[server * REALS + SPELL_WORKED] = this.calendars[calendar].worked(now);
    reals[server * REALS + WAKE_AT] = Infinity;
    const at = pool * POOL_WIDTH;
    const last = pools[at + LAST_SERVER];
    if (last === NONE) pools[at + FIRST_SERVER] = server;
    else ints[last * INTS + NEXT] = server;
    pools[at + LAST_SERVER] = server;
    pools[at + ACTIVES]++;
    pools[at + FREES]++;
    this.sim.schedule(now, this.kinds.wake, server, 0);
    return server;
  }

  /** Takes a server out of service: at once if it is free, else when its task has ended, which nothing interrupts then. */
  retire(server: number): void {
    if (this.isRetired(server)) return;
    this.account(server);
    const at = this.ints[server * INTS + POOL] * POOL_WIDTH;
    this.ints[server * INTS + RETIRED] = 1;
    this.pools[at + ACTIVES]--;
    if (this.current(server) !== NONE) {
      // No class is better: its last task is not interrupted.
      this.ints[server * INTS + CLASS] = 0;
      return;
    }
    this.pools[at + FREES]--;
    this.voidEvents(server);
    this.unlink(server);
    this.endFiller(server);
  }

  /** Changes a server's calendar now. A running task keeps the hours that remain of it. */
  setCalendar(server: number, calendar: number): void {
    const { ints, reals, sim } = this;
    this.account(server);
    ints[server * INTS + CALENDAR] = calendar;
    reals[server * REALS + SPELL_WORKED] = this.calendars[calendar].worked(sim.now);
    this.voidEvents(server);
    if (ints[server * INTS + TASK] !== NONE) {
      this.scheduleEnd(server);
    } else if (!this.isRetired(server)) {
      const queued = this.pools[ints[server * INTS + POOL] * POOL_WIDTH + QUEUED];
      if (queued > 0 || ints[server * INTS + FILLER] === 0) this.wakeAtOpening(server);
    }
  }

  // -------------------------------------------------------------------------------------------------- tasks

  /**
   * Gives a task to a pool. It starts now if a server is free and open and no task comes before it.
   * @param pool number of the pool
   * @param cls priority class, 0 first
   * @param task a non-negative integer of the caller's
   * @param front whether it goes before those that wait in its class
   * @throws RangeError if the task already waits, or there is no such class
   */
  submit(pool: number, cls: number, task: number, front = false): void {
    const pools = this.pools;
    const at = pool * POOL_WIDTH;
    if (!(cls >= 0 && cls < pools[at + CLASSES])) {
      throw new RangeError(`task ${task}: class ${cls} of ${pools[at + CLASSES]} in pool ${pool}`);
    }
    const queue = pools[at + FIRST_QUEUE] + cls;
    if (front) this.queues.pushFront(queue, task);
    else this.queues.push(queue, task);
    pools[at + QUEUED]++;
    if (pools[at + FREES] > 0) {
      const server = this.freeAndOpen(pool);
      if (server !== NONE) {
        this.startNext(server);
        return;
      }
    }
    if (pools[at + PREEMPTIVE] !== 0) this.preempt(pool, cls);
    else if (pools[at + FREES] > 0) this.wakeFree(pool);
  }

  /** Takes a task out that waits, and forgets what was done of it; false if it does not wait. */
  withdraw(task: number): boolean {
    const queue = this.queues.queueOf(task);
    if (queue === NONE) return false;
    this.queues.remove(task);
    this.pools[this.poolOfQueue(queue) * POOL_WIDTH + QUEUED]--;
    this.takeRemaining(task);
    return true;
  }

  /** Empties the pool's queues in the order of service. Tasks submitted on the way stay. */
  drain(pool: number, each: (task: number, cls: number) => void): void {
    const { pools, queues } = this;
    const at = pool * POOL_WIDTH;
    const drained: number[] = [];
    for (let cls = 0; cls < pools[at + CLASSES]; cls++) {
      const queue = pools[at + FIRST_QUEUE] + cls;
      for (let task = queues.pop(queue); task !== NONE; task = queues.pop(queue)) drained.push(task, cls);
    }
    pools[at + QUEUED] = 0;
    for (let i = 0; i < drained.length; i += 2) {
      this.takeRemaining(drained[i]);
      each(drained[i], drained[i + 1]);
    }
  }

  // -------------------------------------------------------------------------------------------------- views

  /** @returns the number of tasks that wait in a class */
  length(pool: number, cls: number): number {
    return this.queues.length(this.pools[pool * POOL_WIDTH + FIRST_QUEUE] + cls);
  }

  /** @returns the number of tasks that wait in a pool */
  total(pool: number): number {
    return this.pools[pool * POOL_WIDTH + QUEUED];
  }

  /** @returns the task in service, or -1 */
  current(server: number): number {
    return this.ints[server * INTS + TASK];
  }

  poolOf(server: number): number {
    return this.ints[server * INTS + POOL];
  }

  calendarOf(server: number): Calendar {
    return this.calendars[this.ints[server * INTS + CALENDAR]];
  }

  isRetired(server: number): boolean {
    return this.ints[server * INTS + RETIRED] !== 0;
  }

  /** @returns the number of servers of the pool that have not retired */
  servers(pool: number): number {
    return this.pools[pool * POOL_WIDTH + ACTIVES];
  }

  /** Accounts every running spell up to now: thereafter the hours told add up to the calendars' hours. */
  flush(): void {
    for (let server = 0; server < this.serverCount; server++) this.account(server);
  }

  // ------------------------------------------------------------------------------------------------- events

  private onEnd(server: number, epoch: number): void {
    const at = server * INTS;
    if (epoch !== this.ints[at + EPOCH]) return;
    const task = this.ints[at + TASK];
    this.account(server);
    this.release(server);
    this.hooks.end(server, task);
    // The hook may have given it work, or retired it.
    if (this.isFree(server)) this.serveOrRest(server);
  }

  private onWake(server: number, epoch: number): void {
    const { ints, reals } = this;
    if (epoch !== ints[server * INTS + EPOCH]) return;
    if (reals[server * REALS + WAKE_AT] <= this.sim.now) reals[server * REALS + WAKE_AT] = Infinity;
    if (this.isFree(server)) this.serveOrRest(server);
    else if (this.isBetterWaiting(server)) this.interrupt(server);
  }

  /** A free server takes the next task, waits for its opening if it is closed, or begins its filler. */
  private serveOrRest(server: number): void {
    if (this.pools[this.ints[server * INTS + POOL] * POOL_WIDTH + QUEUED] === 0) this.startFiller(server);
    else if (this.calendarOf(server).isOpen(this.sim.now)) this.startNext(server);
    else this.wakeAtOpening(server);
  }

  private startNext(server: number): void {
    const { ints, reals, pools, queues } = this;
    const at = server * INTS;
    const poolAt = ints[at + POOL] * POOL_WIDTH;
    const first = pools[poolAt + FIRST_QUEUE];
    let queue = first;
    while (queues.length(queue) === 0) queue++;
    const task = queues.pop(queue);
    pools[poolAt + QUEUED]--;
    pools[poolAt + FREES]--;
    if (ints[at + FILLER] !== 0 || reals[server * REALS + SPELL_AT] !== this.sim.now) this.leaveRest(server);
    ints[at + TASK] = task;
    ints[at + CLASS] = queue - first;
    const hours = pools[poolAt + PREEMPTIVE] === 0 ? this.hooks.start(server, task) : this.takeUp(server, task);
    if (!(hours >= 0)) throw new RangeError(`task ${task} at server ${server}: service of ${hours} hours`);
    reals[server * REALS + REMAINING] = hours;
    this.scheduleEnd(server);
  }

  private leaveRest(server: number): void {
    this.account(server);
    this.endFiller(server);
  }

  /** The spell has just been accounted, so that the hours worked until now are known. */
  private scheduleEnd(server: number): void {
    const { now } = this.sim;
    const reals = this.reals;
    const at = server * REALS;
    const end = this.calendarOf(server).after(now, reals[at + SPELL_WORKED], Math.max(0, reals[at + REMAINING]));
    this.sim.schedule(end, this.kinds.end, server, this.ints[server * INTS + EPOCH]);
  }

  private release(server: number): void {
    const { ints, pools } = this;
    const at = server * INTS;
    ints[at + TASK] = NONE;
    ints[at + CLASS] = 0;
    if (ints[at + RETIRED] === 0) pools[ints[at + POOL] * POOL_WIDTH + FREES]++;
    else this.unlink(server);
  }

  private startFiller(server: number): void {
    if (this.ints[server * INTS + FILLER] !== 0) return;
    this.ints[server * INTS + FILLER] = 1;
    this.hooks.freeStart(server);
  }

  private endFiller(server: number): void {
    if (this.ints[server * INTS + FILLER] === 0) return;
    this.ints[server * INTS + FILLER] = 0;
    this.hooks.freeEnd(server);
  }

  // --------------------------------------------------------------------------------------------- preemption

  /** For a task of class `cls` that found no free server open: an open one leaves the worst task it may, or all wake. */
  private preempt(pool: number, cls: number): void {
    const { ints } = this;
    let victim = NONE;
    let worst = cls;
    for (let server = this.firstServer(pool); server !== NONE; server = ints[server * INTS + NEXT]) {
      const other = ints[server * INTS + CLASS];
      if (ints[server * INTS + TASK] === NONE || other <= cls || !this.calendarOf(server).isOpen(this.sim.now))
        continue;
      if (other < worst || (other === worst && this.takenAt[server] < this.takenAt[victim])) continue;
      victim = server;
      worst = other;
    }
    if (victim !== NONE) {
      this.interrupt(victim);
      return;
    }
    for (let server = this.firstServer(pool); server !== NONE; server = ints[server * INTS + NEXT]) {
      if (ints[server * INTS + TASK] === NONE || ints[server * INTS + CLASS] > cls) this.wakeAtOpening(server);
    }
  }

  /** @returns the hours that a task needs which starts, or is resumed */
  private takeUp(server: number, task: number): number {
    this.takenAt = roomy(this.takenAt, server + 1);
    this.takenAt[server] = this.sim.now;
    const hours = this.takeRemaining(task);
    return Number.isNaN(hours) ? this.hooks.start(server, task) : hours;
  }

  /** A server puts its task aside, at the head of its class, and takes the next. */
  private interrupt(server: number): void {
    const at = server * INTS;
    const task = this.ints[at + TASK];
    const poolAt = this.ints[at + POOL] * POOL_WIDTH;
    const queue = this.pools[poolAt + FIRST_QUEUE] + this.ints[at + CLASS];
    this.account(server);
    this.keepRemaining(task, Math.max(0, this.reals[server * REALS + REMAINING]));
    this.release(server);
    this.voidEvents(server);
    this.queues.pushFront(queue, task);
    this.pools[poolAt + QUEUED]++;
    this.hooks.preempted?.(server, task);
    if (this.isFree(server)) this.serveOrRest(server);
  }

  private isBetterWaiting(server: number): boolean {
    const { ints, pools } = this;
    const poolAt = ints[server * INTS + POOL] * POOL_WIDTH;
    if (pools[poolAt + PREEMPTIVE] === 0 || ints[server * INTS + TASK] === NONE) return false;
    for (let cls = 0; cls < ints[server * INTS + CLASS]; cls++) {
      if (this.queues.length(pools[poolAt + FIRST_QUEUE] + cls) > 0) return true;
    }
    return false;
  }

  private keepRemaining(task: number, hours: number): void {
    const from = this.interrupted.length;
    if (task >= from) this.interrupted = roomy(this.interrupted, task + 1).fill(NaN, from);
    this.interrupted[task] = hours;
  }

  /** @returns the hours that a task was interrupted with, which are forgotten, or NaN */
  private takeRemaining(task: number): number {
    if (task >= this.interrupted.length) return NaN;
    const hours = this.interrupted[task];
    this.interrupted[task] = NaN;
    return hours;
  }

  // -------------------------------------------------------------------------------------------------- wakes

  private wakeAtOpening(server: number): void {
    const at = server * REALS + WAKE_AT;
    if (this.reals[at] < Infinity) return;
    const opening = this.calendarOf(server).nextOpening(this.sim.now);
    if (opening === Infinity) return;
    this.reals[at] = opening;
    this.sim.schedule(opening, this.kinds.wake, server, this.ints[server * INTS + EPOCH]);
  }

  private voidEvents(server: number): void {
    this.reals[server * REALS + WAKE_AT] = Infinity;
    this.ints[server * INTS + EPOCH]++;
  }

  private wakeFree(pool: number): void {
    for (let server = this.firstServer(pool); server !== NONE; server = this.ints[server * INTS + NEXT]) {
      if (this.isFree(server)) this.wakeAtOpening(server);
    }
  }

  private freeAndOpen(pool: number): number {
    const { ints, sim } = this;
    for (let server = this.firstServer(pool); server !== NONE; server = ints[server * INTS + NEXT]) {
      if (this.isFree(server) && this.calendarOf(server).isOpen(sim.now)) return server;
    }
    return NONE;
  }

  private firstServer(pool: number): number {
    return this.pools[pool * POOL_WIDTH + FIRST_SERVER];
  }

  private isFree(server: number): boolean {
    return this.ints[server * INTS + TASK] === NONE && this.ints[server * INTS + RETIRED] === 0;
  }

  /** Takes a server that has retired out of its pool's list. */
  private unlink(server: number): void {
    const { ints, pools } = this;
    const poolAt = ints[server * INTS + POOL] * POOL_WIDTH;
    const next = ints[server * INTS + NEXT];
    let before = NONE;
    for (let other = pools[poolAt + FIRST_SERVER]; other !== server; other = ints[other * INTS + NEXT]) before = other;
    if (before === NONE) pools[poolAt + FIRST_SERVER] = next;
    else ints[before * INTS + NEXT] = next;
    if (next === NONE) pools[poolAt + LAST_SERVER] = before;
  }

  // --------------------------------------------------------------------------------------------- accounting

  /** Tells the hours of the present spell, and begins another. */
  private account(server: number): void {
    const { reals, ints } = this;
    const { now } = this.sim;
    const at = server * REALS;
    if (reals[at + SPELL_AT] === now) return;
    const worked = this.calendarOf(server).worked(now);
    const hours = worked - reals[at + SPELL_WORKED];
    reals[at + SPELL_AT] = now;
    reals[at + SPELL_WORKED] = worked;
    const task = ints[server * INTS + TASK];
    if (task !== NONE) {
      reals[at + REMAINING] -= hours;
      this.hooks.worked(server, task, hours);
    } else if (ints[server * INTS + RETIRED] === 0) {
      this.hooks.free(server, hours);
    }
  }

  private poolOfQueue(queue: number): number {
    let low = 0;
    let high = this.poolCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pools[middle * POOL_WIDTH + FIRST_QUEUE] <= queue) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** @returns the column itself if it has room for `length` values, else a copy with twice the room */
function roomy<C extends Column>(column: C, length: number): C {
  return length <= column.length ? column : grown(column, 2 * length);
}
