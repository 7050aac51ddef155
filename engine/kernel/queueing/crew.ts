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
}

const NONE = -1;

/**
 * Pools of servers who work within calendars and serve tasks by priority class, first in first out inside a class. A
 * task is not preempted; outside its server's calendar it pauses, for which no event is needed, because its end is known
 * when it starts.
 *
 * Invariant: no task waits while a free server of its pool is open. For closed servers that is kept by wakes: while a
 * task waits, each free server of its pool has an event pending at its next opening.
 */
export class Crew {
  private readonly sim: Simulation;
  private readonly kinds: { readonly end: number; readonly wake: number };
  private readonly hooks: CrewHooks;
  private readonly calendars: Calendar[];
  /** Class c of pool p waits in queue firstQueues[p] + c. */
  private readonly queues: Queues;

  private readonly firstQueues: number[];
  private readonly classes: number[];
  private readonly queued: number[];
  private readonly frees: number[];
  private readonly actives: number[];
  private readonly firstServers: number[];
  private readonly lastServers: number[];

  private readonly pools: number[];
  private readonly nextInPool: number[];
  private readonly calendarIds: number[];
  private readonly tasks: number[];
  private readonly retired: boolean[];
  private readonly fillers: boolean[];
  /** When the pending wake is due, Infinity if there is none. */
  private readonly wakesAt: number[];
  /** Events carry the epoch of their server; those of an earlier epoch are void. */
  private readonly epochs: number[];
  /** Service that was still due at the start of the spell, in hours. */
  private readonly remaining: number[];
  private readonly spellStarts: number[];

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
    this.firstQueues = [];
    this.classes = [];
    this.queued = [];
    this.frees = [];
    this.actives = [];
    this.firstServers = [];
    this.lastServers = [];
    this.pools = [];
    this.nextInPool = [];
    this.calendarIds = [];
    this.tasks = [];
    this.retired = [];
    this.fillers = [];
    this.wakesAt = [];
    this.epochs = [];
    this.remaining = [];
    this.spellStarts = [];
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
   * @returns the pool's number
   */
  addPool(classes: number): number {
    if (!(classes >= 1)) throw new RangeError(`a pool of ${classes} classes`);
    const pool = this.classes.length;
    const first = pool === 0 ? 0 : this.firstQueues[pool - 1] + this.classes[pool - 1];
    this.queues.ensureQueues(first + classes);
    this.firstQueues.push(first);
    this.classes.push(classes);
    this.queued.push(0);
    this.frees.push(0);
    this.actives.push(0);
    this.firstServers.push(NONE);
    this.lastServers.push(NONE);
    return pool;
  }

  /**
   * Adds a free server. Its first hook is called by an event of this very instant, when the caller knows its number.
   * @param pool number of its pool
   * @param calendar number of its calendar
   * @returns the server's number; they are dense
   */
  addServer(pool: number, calendar: number): number {
    const server = this.pools.length;
    this.pools.push(pool);
    this.nextInPool.push(NONE);
    this.calendarIds.push(calendar);
    this.tasks.push(NONE);
    this.retired.push(false);
    this.fillers.push(false);
    this.wakesAt.push(Infinity);
    this.epochs.push(0);
    this.remaining.push(0);
    this.spellStarts.push(this.sim.now);
    const last = this.lastServers[pool];
    if (last === NONE) this.firstServers[pool] = server;
    else this.nextInPool[last] = server;
    this.lastServers[pool] = server;
    this.actives[pool]++;
    this.frees[pool]++;
    this.sim.schedule(this.sim.now, this.kinds.wake, server, 0);
    return server;
  }

  /** Takes a server out of service: at once if it is free, else when its task ends. */
  retire(server: number): void {
    if (this.retired[server]) return;
    this.account(server);
    this.retired[server] = true;
    const pool = this.pools[server];
    this.actives[pool]--;
    if (this.tasks[server] !== NONE) return;
    this.frees[pool]--;
    this.voidEvents(server);
    this.endFiller(server);
  }

  /** Changes a server's calendar now. A running task keeps the hours that remain of it. */
  setCalendar(server: number, calendar: number): void {
    this.account(server);
    this.calendarIds[server] = calendar;
    this.voidEvents(server);
    if (this.tasks[server] !== NONE) {
      this.scheduleEnd(server);
    } else if (!this.retired[server]) {
      if (this.queued[this.pools[server]] > 0 || !this.fillers[server]) this.wakeAtOpening(server);
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
    if (!(cls >= 0 && cls < this.classes[pool])) {
      throw new RangeError(`task ${task}: class ${cls} of ${this.classes[pool]} in pool ${pool}`);
    }
    const queue = this.firstQueues[pool] + cls;
    if (front) this.queues.pushFront(queue, task);
    else this.queues.push(queue, task);
    this.queued[pool]++;
    if (this.frees[pool] === 0) return;
    const server = this.freeAndOpen(pool);
    if (server === NONE) this.wakeAll(pool);
    else this.startNext(server);
  }

  /** Takes a task out that has not started; false if it does not wait. */
  withdraw(task: number): boolean {
    const queue = this.queues.queueOf(task);
    if (queue === NONE) return false;
    this.queues.remove(task);
    this.queued[this.poolOfQueue(queue)]--;
    return true;
  }

  /** Empties the pool's queues in the order of service. Tasks submitted on the way stay. */
  drain(pool: number, each: (task: number, cls: number) => void): void {
    const drained: number[] = [];
    for (let cls = 0; cls < this.classes[pool]; cls++) {
      const queue = this.firstQueues[pool] + cls;
      for (let task = this.queues.pop(queue); task !== NONE; task = this.queues.pop(queue)) drained.push(task, cls);
    }
    this.queued[pool] = 0;
    for (let i = 0; i < drained.length; i += 2) each(drained[i], drained[i + 1]);
  }

  // -------------------------------------------------------------------------------------------------- views

  /** @returns the number of tasks that wait in a class */
  length(pool: number, cls: number): number {
    return this.queues.length(this.firstQueues[pool] + cls);
  }

  /** @returns the number of tasks that wait in a pool */
  total(pool: number): number {
    return this.queued[pool];
  }

  /** @returns the task in service, or -1 */
  current(server: number): number {
    return this.tasks[server];
  }

  poolOf(server: number): number {
    return this.pools[server];
  }

  calendarOf(server: number): Calendar {
    return this.calendars[this.calendarIds[server]];
  }

  isRetired(server: number): boolean {
    return this.retired[server];
  }

  /** @returns the number of servers of the pool that have not retired */
  servers(pool: number): number {
    return this.actives[pool];
  }

  /** Accounts every running spell up to now: thereafter the hours told add up to the calendars' hours. */
  flush(): void {
    for (let server = 0; server < this.pools.length; server++) this.account(server);
  }

  // ------------------------------------------------------------------------------------------------- events

  private onEnd(server: number, epoch: number): void {
    if (epoch !== this.epochs[server]) return;
    const task = this.tasks[server];
    this.account(server);
    this.tasks[server] = NONE;
    if (!this.retired[server]) this.frees[this.pools[server]]++;
    this.hooks.end(server, task);
    // The hook may have given it work, or retired it.
    if (this.isFree(server)) this.serveOrRest(server);
  }

  private onWake(server: number, epoch: number): void {
    if (epoch !== this.epochs[server]) return;
    if (this.wakesAt[server] <= this.sim.now) this.wakesAt[server] = Infinity;
    if (this.isFree(server)) this.serveOrRest(server);
  }

  /** A free server takes the next task, waits for its opening if it is closed, or begins its filler. */
  private serveOrRest(server: number): void {
    if (this.queued[this.pools[server]] === 0) this.startFiller(server);
    else if (this.calendarOf(server).isOpen(this.sim.now)) this.startNext(server);
    else this.wakeAtOpening(server);
  }

  private startNext(server: number): void {
    const pool = this.pools[server];
    let queue = this.firstQueues[pool];
    while (this.queues.length(queue) === 0) queue++;
    const task = this.queues.pop(queue);
    this.queued[pool]--;
    this.frees[pool]--;
    this.account(server);
    this.endFiller(server);
    this.tasks[server] = task;
    const hours = this.hooks.start(server, task);
    if (!(hours >= 0)) throw new RangeError(`task ${task} at server ${server}: service of ${hours} hours`);
    this.remaining[server] = hours;
    this.scheduleEnd(server);
  }

  private scheduleEnd(server: number): void {
    const end = this.calendarOf(server).add(this.sim.now, this.remaining[server]);
    this.sim.schedule(end, this.kinds.end, server, this.epochs[server]);
  }

  private startFiller(server: number): void {
    if (this.fillers[server]) return;
    this.fillers[server] = true;
    this.hooks.freeStart(server);
  }

  private endFiller(server: number): void {
    if (!this.fillers[server]) return;
    this.fillers[server] = false;
    this.hooks.freeEnd(server);
  }

  // -------------------------------------------------------------------------------------------------- wakes

  private wakeAtOpening(server: number): void {
    const at = this.calendarOf(server).nextOpening(this.sim.now);
    if (this.hasWake(server) || at === Infinity) return;
    this.wakesAt[server] = at;
    this.sim.schedule(at, this.kinds.wake, server, this.epochs[server]);
  }

  private voidEvents(server: number): void {
    this.wakesAt[server] = Infinity;
    this.epochs[server]++;
  }

  private wakeAll(pool: number): void {
    for (let server = this.firstServers[pool]; server !== NONE; server = this.nextInPool[server]) {
      if (this.isFree(server)) this.wakeAtOpening(server);
    }
  }

  private freeAndOpen(pool: number): number {
    const now = this.sim.now;
    for (let server = this.firstServers[pool]; server !== NONE; server = this.nextInPool[server]) {
      if (this.isFree(server) && this.calendarOf(server).isOpen(now)) return server;
    }
    return NONE;
  }

  private isFree(server: number): boolean {
    return this.tasks[server] === NONE && !this.retired[server];
  }

  private hasWake(server: number): boolean {
    return this.wakesAt[server] < Infinity;
  }

  // --------------------------------------------------------------------------------------------- accounting

  private account(server: number): void {
    const now = this.sim.now;
    const since = this.spellStarts[server];
    this.spellStarts[server] = now;
    const task = this.tasks[server];
    if (task === NONE && this.retired[server]) return;
    const hours = this.calendarOf(server).between(since, now);
    if (task === NONE) {
      this.hooks.free(server, hours);
    } else {
      this.remaining[server] = Math.max(0, this.remaining[server] - hours);
      this.hooks.worked(server, task, hours);
    }
  }

  private poolOfQueue(queue: number): number {
    let low = 0;
    let high = this.firstQueues.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstQueues[middle] <= queue) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
