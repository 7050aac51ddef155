/** Random programs over every public operation of a crew, and books kept apart from the crew's that know its laws. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Crew, CrewHooks } from "../../../engine/kernel/queueing/crew.ts";
import { Calendar, type CalendarSpec } from "../../../engine/kernel/time/calendar.ts";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";
import { alwaysOpen, officeHours, week } from "../../unit/kernel/calendars.ts";

/** What any implementation has to offer. */
export type AnyCrew = Pick<Crew, keyof Crew>;

export type MakeCrew = (
  sim: Simulation,
  kinds: { readonly end: number; readonly wake: number },
  priorities: { readonly end: number; readonly wake: number },
  hooks: CrewHooks,
) => AnyCrew;

const DAYS = 42;
export const HORIZON = 24 * DAYS;
/** What opens so close to now opens at this very moment. */
const MOMENT = 1e-9;

/** Ends that are reacted to: else a task without hours that begets another would go on forever. */
const REACTIONS = 50;

/** What durations are multiples of, and how far hours that must be equal may differ. */
export interface Grain {
  readonly step: number;
  readonly most: number;
  readonly tolerance: number;
}

/** An irrational step: no end coincides with an opening by chance. */
export const FINE: Grain = { step: Math.SQRT2 / 1000, most: 9000, tolerance: 1e-9 };
/** Quarters, as the windows of all calendars: ends and openings coincide, and every sum is exact. */
export const QUARTERS: Grain = { step: 1 / 4, most: 50, tolerance: 0 };

const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 4 }), { maxLength: 6 })
  .map((slots) => slots.slice(0, 2 * Math.floor(slots.length / 2)).sort((a, b) => a - b))
  .map((slots) => {
    const day: [number, number][] = [];
    for (let i = 0; i < slots.length; i += 2) day.push([slots[i] / 4, slots[i + 1] / 4]);
    return day;
  });

const spec = fc.record({
  week: fc.array(windows, { minLength: 7, maxLength: 7 }),
  holidays: fc.array(fc.integer({ min: 0, max: DAYS }), { maxLength: 6 }),
  firstDay: fc.integer({ min: -3, max: 2 }),
  lastDay: fc.integer({ min: DAYS - 10, max: DAYS + 3 }),
});

const pick = fc.nat(1_000_000);
/** A share of the longest duration: the books make it a multiple of their step, 0 among them. */
const hours = fc.double({ min: 0, max: 1, noNaN: true });
const front = fc.boolean();
const kind = <Name extends string>(name: Name) => fc.constant(name);

const submission = fc.record({ name: kind("submit"), pool: pick, cls: pick, hours, front, again: fc.boolean() });
const retirement = fc.record({ name: kind("retire"), server: pick });
const change = fc.record({ name: kind("setCalendar"), server: pick, calendar: pick });
const withdrawal = fc.record({ name: kind("withdraw"), task: pick });
/** Every `resubmit`-th of the drained comes back, to a pool and class of its own. */
const drainage = fc.record({ name: kind("drain"), pool: pick, resubmit: fc.integer({ min: 1, max: 5 }) });
const flush = fc.record({ name: kind("flush") });

/** What is done from outside. */
export const operation = fc.oneof(
  { weight: 12, arbitrary: submission },
  { weight: 10, arbitrary: fc.record({ name: kind("advance"), hours }) },
  { weight: 4, arbitrary: fc.record({ name: kind("addServer"), pool: pick, calendar: pick }) },
  { weight: 1, arbitrary: fc.record({ name: kind("addPool"), classes: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ name: kind("addCalendar"), spec }) },
  { weight: 2, arbitrary: retirement },
  { weight: 3, arbitrary: change },
  { weight: 2, arbitrary: withdrawal },
  { weight: 1, arbitrary: drainage },
  { weight: 1, arbitrary: flush },
  { weight: 1, arbitrary: fc.record({ name: kind("misuse"), pool: pick }) },
);

/** What is done when a task has ended, in its hook. */
export const reaction = fc.option(
  fc.oneof({ weight: 5, arbitrary: submission }, retirement, change, withdrawal, drainage, flush),
  { freq: 2 },
);

type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type Operation = ValueOf<typeof operation>;
export type Reaction = ValueOf<typeof reaction>;

interface Task {
  pool: number;
  cls: number;
  service: number;
  worked: number;
  state: "waiting" | "serving" | "interrupted" | "ended" | "withdrawn";
}

interface Server {
  readonly pool: number;
  calendar: number;
  /** Hours due under the calendars it had before, and since when it has the present one. */
  due: number;
  since: number;
  gone: number;
  told: number;
  isFilling: boolean;
}

/** Plays a program on a crew and checks its laws on the way. */
export class Books {
  /** What the crew told, with the time. */
  readonly log: { readonly at: number; readonly what: string }[] = [];
  readonly starts: number[] = [];
  protected readonly sim = new Simulation(0);
  protected readonly crew: AnyCrew;
  protected readonly tasks: Task[] = [];
  protected readonly servers: Server[] = [];
  /** Waiting tasks by pool and class. */
  protected readonly queues: number[][][] = [];
  private readonly calendars: Calendar[] = [];
  private readonly reactions: readonly Reaction[];
  private readonly grain: Grain;
  private ends = 0;

  constructor(make: MakeCrew, reactions: readonly Reaction[], grain: Grain = FINE) {
    this.grain = grain;
    this.reactions = reactions;
    this.crew = make(this.sim, { end: 3, wake: 7 }, { end: 5, wake: 6 }, this.hooks());
    this.addCalendar(alwaysOpen(HORIZON));
    this.addCalendar(officeHours([2, 8], 0, DAYS));
    this.addCalendar(
      new Calendar({
        week: week(
          [
            [0, 7],
            [22, 24],
          ],
          [[10, 12]],
        ),
        holidays: [],
        firstDay: 0,
        lastDay: DAYS,
      }),
    );
    this.addCalendar(new Calendar({ week: week([]), holidays: [], firstDay: 0, lastDay: DAYS }));
    this.addPool(3);
    this.addPool(1);
  }

  play(step: Operation): void {
    if (step.name === "advance") this.advance(this.hoursOf(step.hours));
    else if (step.name === "addServer") this.addServer(step.pool % this.queues.length, step.calendar);
    else if (step.name === "addPool") this.addPool(step.classes);
    else if (step.name === "addCalendar") this.addCalendar(new Calendar(step.spec as CalendarSpec));
    else if (step.name === "misuse") this.misuse(step.pool % this.queues.length);
    else this.act(step);
    this.checkViews();
  }

  /** Lets everything happen that still can. */
  finish(): void {
    this.advance(HORIZON - this.sim.now);
    this.checkViews();
    this.flush();
  }

  protected hooks(): CrewHooks {
    return {
      start: (server, id) => this.start(server, id),
      end: (server, id) => this.end(server, id),
      worked: (server, id, spell) => {
        expect(spell).toBeGreaterThanOrEqual(0);
        this.tasks[id].worked += spell;
        this.servers[server].told += spell;
      },
      free: (server, spell) => {
        expect(spell).toBeGreaterThanOrEqual(0);
        this.servers[server].told += spell;
      },
      freeStart: (server) => {
        expect(this.servers[server].isFilling).toBe(false);
        expect(this.crew.current(server)).toBe(-1);
        expect(this.crew.total(this.servers[server].pool)).toBe(0);
        this.servers[server].isFilling = true;
      },
      freeEnd: (server) => {
        expect(this.servers[server].isFilling).toBe(true);
        this.servers[server].isFilling = false;
      },
    };
  }

  protected start(server: number, id: number): number {
    const task = this.tasks[id];
    const { pool, isFilling, gone } = this.servers[server];
    expect(task.state).toBe("waiting");
    expect(pool, "a task is served in its pool").toBe(task.pool);
    expect(isFilling, "the filler ends first").toBe(false);
    expect(gone, "nobody retired starts").toBe(Infinity);
    expect(this.crew.calendarOf(server).isOpen(this.sim.now), "work starts in working hours").toBe(true);
    const first = this.queues[pool].find((queue) => queue.length > 0);
    expect(first?.shift(), "by class, and first in first out").toBe(id);
    task.state = "serving";
    this.starts[id]++;
    this.log.push({ at: this.sim.now, what: `start ${server} ${id}` });
    return task.service;
  }

  protected end(server: number, id: number): void {
    const task = this.tasks[id];
    expect(task.state).toBe("serving");
    expect(Math.abs(task.worked - task.service), "a task gets its service").toBeLessThanOrEqual(this.grain.tolerance);
    task.state = "ended";
    this.log.push({ at: this.sim.now, what: `end ${server} ${id}` });
    if (this.crew.isRetired(server)) this.servers[server].gone = this.sim.now;
    const reaction = this.ends < REACTIONS ? this.reactions[this.ends++ % this.reactions.length] : null;
    if (reaction) this.act(reaction);
  }

  /** Whether a number may stand for a new task. */
  protected isOver(task: Task): boolean {
    return task.state === "ended" || task.state === "withdrawn";
  }

  protected makePool(classes: number): number {
    return this.crew.addPool(classes);
  }

  private act(step: NonNullable<Reaction>): void {
    switch (step.name) {
      case "submit": {
        const pool = step.pool % this.queues.length;
        const old = step.again ? this.tasks.findIndex((task) => this.isOver(task)) : -1;
        const id = old >= 0 ? old : this.tasks.length;
        this.submit(id, pool, step.cls % this.queues[pool].length, this.hoursOf(step.hours), step.front);
        break;
      }
      case "retire":
        if (this.servers.length > 0) this.retire(step.server % this.servers.length);
        break;
      case "setCalendar":
        if (this.servers.length > 0) this.setCalendar(step.server % this.servers.length, step.calendar);
        break;
      case "withdraw":
        if (this.tasks.length > 0) this.withdraw(step.task % this.tasks.length);
        break;
      case "drain":
        this.drain(step.pool % this.queues.length, step.resubmit);
        break;
      case "flush":
        this.flush();
        break;
    }
  }

  private hoursOf(share: number): number {
    return Math.floor(share * this.grain.most) * this.grain.step;
  }

  private addCalendar(calendar: Calendar): void {
    expect(this.crew.addCalendar(calendar)).toBe(this.calendars.push(calendar) - 1);
  }

  private addPool(classes: number): void {
    expect(this.makePool(classes)).toBe(this.queues.push(Array.from({ length: classes }, () => [])) - 1);
  }

  private addServer(pool: number, pickCalendar: number): void {
    const calendar = pickCalendar % this.calendars.length;
    const since = this.sim.now;
    this.servers.push({ pool, calendar, due: 0, since, gone: Infinity, told: 0, isFilling: false });
    expect(this.crew.addServer(pool, calendar)).toBe(this.servers.length - 1);
  }

  private submit(id: number, pool: number, cls: number, service: number, front: boolean): void {
    this.tasks[id] = { pool, cls, service, worked: 0, state: "waiting" };
    this.starts[id] = 0;
    if (front) this.queues[pool][cls].unshift(id);
    else this.queues[pool][cls].push(id);
    this.crew.submit(pool, cls, id, front);
  }

  private retire(id: number): void {
    const isFree = this.crew.current(id) === -1;
    this.crew.retire(id);
    const server = this.servers[id];
    if (isFree) server.gone = Math.min(server.gone, this.sim.now);
    if (isFree) expect(server.isFilling).toBe(false);
  }

  private setCalendar(id: number, pickCalendar: number): void {
    const server = this.servers[id];
    const calendar = pickCalendar % this.calendars.length;
    this.crew.setCalendar(id, calendar);
    expect(this.crew.calendarOf(id)).toBe(this.calendars[calendar]);
    if (server.gone < Infinity) return;
    server.due += this.calendars[server.calendar].between(server.since, this.sim.now);
    server.calendar = calendar;
    server.since = this.sim.now;
  }

  private withdraw(id: number): void {
    const task = this.tasks[id];
    const queue = this.queues[task.pool][task.cls];
    const waits = queue.includes(id);
    expect(this.crew.withdraw(id)).toBe(waits);
    if (!waits) return;
    queue.splice(queue.indexOf(id), 1);
    task.state = "withdrawn";
  }

  private drain(pool: number, resubmit: number): void {
    const expected = this.queues[pool].flat();
    for (const queue of this.queues[pool]) queue.length = 0;
    let drained = 0;
    this.crew.drain(pool, (id, cls) => {
      expect(id, "in the order of service").toBe(expected[drained++]);
      const task = this.tasks[id];
      expect(cls).toBe(task.cls);
      const untouched = task.state === "waiting";
      task.state = "withdrawn";
      if (!untouched || drained % resubmit > 0) return;
      const to = (pool + drained) % this.queues.length;
      this.submit(id, to, drained % this.queues[to].length, task.service, drained % 2 === 0);
    });
    expect(drained).toBe(expected.length);
  }

  /** What is refused changes nothing. */
  private misuse(pool: number): void {
    const classes = this.queues[pool].length;
    const id = this.tasks.length;
    expect(() => this.crew.submit(pool, classes, id)).toThrow(RangeError);
    expect(() => this.crew.submit(pool, -1, id)).toThrow(RangeError);
    expect(() => this.crew.addPool(0)).toThrow(RangeError);
    expect(this.crew.withdraw(id)).toBe(false);
    const waiting = this.queues[pool].flat()[0];
    if (waiting !== undefined) expect(() => this.crew.submit(pool, 0, waiting)).toThrow(RangeError);
  }

  private advance(hours: number): void {
    const to = Math.min(HORIZON, this.sim.now + hours);
    if (!(to > this.sim.now)) return;
    this.sim.run(to);
    this.checkWorkConservation();
  }

  /** Now that all events before this moment have happened. */
  protected checkWorkConservation(): void {
    this.servers.forEach(({ pool, isFilling }, id) => {
      if (this.crew.current(id) !== -1 || this.crew.isRetired(id)) return;
      // What opens at this very moment has its event still before it.
      const calendar = this.crew.calendarOf(id);
      if (!calendar.isOpen(this.sim.now) || calendar.nextOpening(this.sim.now - MOMENT) >= this.sim.now) return;
      expect(this.crew.total(pool), `server ${id} is free and open at ${this.sim.now}`).toBe(0);
      expect(isFilling, `server ${id} is free`).toBe(true);
    });
  }

  /** Conservation of tasks, and every view of them. */
  private checkViews(): void {
    const serving = this.servers.flatMap((_, id) => (this.crew.current(id) >= 0 ? [this.crew.current(id)] : []));
    expect(new Set(serving).size, "one server a task").toBe(serving.length);
    for (const id of serving) expect(this.tasks[id].state).toBe("serving");
    const count = (...states: Task["state"][]) => this.tasks.filter(({ state }) => states.includes(state)).length;
    expect(serving.length).toBe(count("serving"));
    let waiting = 0;
    this.queues.forEach((classes, pool) => {
      classes.forEach((queue, cls) => {
        expect(this.crew.length(pool, cls)).toBe(queue.length);
      });
      const total = classes.reduce((sum, queue) => sum + queue.length, 0);
      expect(this.crew.total(pool)).toBe(total);
      waiting += total;
      const active = this.servers.filter((server, id) => server.pool === pool && !this.crew.isRetired(id)).length;
      expect(this.crew.servers(pool)).toBe(active);
    });
    expect(count("waiting", "interrupted")).toBe(waiting);
    expect(this.tasks.length).toBe(waiting + serving.length + count("ended", "withdrawn"));
    this.servers.forEach(({ pool, gone }, id) => {
      expect(this.crew.poolOf(id)).toBe(pool);
      if (gone < Infinity) expect([this.crew.isRetired(id), this.crew.current(id)]).toEqual([true, -1]);
    });
  }

  /** The hours told add up to those of the calendars, and a task gets no more than its service. */
  private flush(): void {
    this.crew.flush();
    for (const { calendar, due, since, gone, told } of this.servers) {
      const until = Math.min(gone, this.sim.now);
      const hours = due + this.calendars[calendar].between(since, Math.max(since, until));
      expect(Math.abs(told - hours), `${told} hours told of ${hours}`).toBeLessThanOrEqual(this.grain.tolerance);
    }
    for (const { state, worked, service } of this.tasks) {
      if (state === "waiting") expect(worked).toBe(0);
      expect(worked).toBeLessThanOrEqual(service + this.grain.tolerance);
    }
  }
}
