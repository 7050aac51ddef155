import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Crew } from "../../../engine/kernel/queueing/crew.ts";
import { Calendar } from "../../../engine/kernel/time/calendar.ts";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";
import { alwaysOpen, officeHours, week } from "../../unit/kernel/calendars.ts";

const POOLS = 2;
const CLASSES = 3;
const HORIZON = 28 * 24;

const calendars = [
  alwaysOpen(HORIZON),
  officeHours([2, 8], 0, HORIZON / 24),
  new Calendar({
    week: week(
      [
        [6, 11.5],
        [14, 15.25],
      ],
      [[10, 12]],
    ),
    holidays: [],
    firstDay: 0,
    lastDay: HORIZON / 24,
  }),
  new Calendar({
    week: week([
      [0, 7],
      [22, 24],
    ]),
    holidays: [],
    firstDay: 0,
    lastDay: HORIZON / 24,
  }),
  new Calendar({ week: week([]), holidays: [], firstDay: 0, lastDay: HORIZON / 24 }),
];

const pool = fc.integer({ min: 0, max: POOLS - 1 });
const cls = fc.integer({ min: 0, max: CLASSES - 1 });
const pick = fc.nat(1000);
const calendar = fc.integer({ min: 0, max: calendars.length - 1 });
/** All times are quarters of an hour, so that every sum of hours is exact. */
const quarters = fc.integer({ min: 0, max: 60 });

const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ name: fc.constant("submit" as const), pool, cls, quarters, front: fc.boolean() }),
  },
  { weight: 6, arbitrary: fc.record({ name: fc.constant("advance" as const), quarters }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constant("hire" as const), pool, calendar }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("retire" as const), pick }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constant("setCalendar" as const), pick, calendar }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("withdraw" as const), pick }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("drain" as const), pool }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("flush" as const) }) },
);

interface Task {
  readonly pool: number;
  readonly cls: number;
  readonly service: number;
  worked: number;
  state: "queued" | "running" | "ended" | "withdrawn";
}

interface Server {
  readonly pool: number;
  calendar: number;
  /** Calendar hours due in the calendars it had before, and since when it has the present one. */
  due: number;
  since: number;
  gone: number;
  hours: number;
  filler: boolean;
}

/** Plays the operations and checks every law at every step; the books are kept apart from the crew's. */
class Bookkeeper {
  readonly sim = new Simulation(0);
  readonly crew: Crew;
  readonly tasks: Task[] = [];
  readonly servers: Server[] = [];
  readonly queues: number[][] = Array.from({ length: POOLS * CLASSES }, () => []);

  constructor() {
    this.crew = new Crew(
      this.sim,
      { end: 0, wake: 1 },
      { end: 0, wake: 0 },
      {
        start: (server, id) => {
          const task = this.tasks[id];
          expect(task.state).toBe("queued");
          expect(this.servers[server].pool).toBe(task.pool);
          expect(this.servers[server].filler).toBe(false);
          expect(this.crew.calendarOf(server).isOpen(this.sim.now)).toBe(true);
          const first = this.queues.slice(task.pool * CLASSES, (task.pool + 1) * CLASSES).find((q) => q.length > 0);
          expect(first?.shift()).toBe(id);
          task.state = "running";
          return task.service;
        },
        end: (server, id) => {
          const task = this.tasks[id];
          expect(task.state).toBe("running");
          expect(task.worked).toBe(task.service);
          task.state = "ended";
          if (this.crew.isRetired(server)) this.servers[server].gone = this.sim.now;
        },
        worked: (server, id, hours) => {
          this.tasks[id].worked += hours;
          this.servers[server].hours += hours;
        },
        free: (server, hours) => {
          this.servers[server].hours += hours;
        },
        freeStart: (server) => {
          expect(this.servers[server].filler).toBe(false);
          expect(this.crew.current(server)).toBe(-1);
          this.servers[server].filler = true;
        },
        freeEnd: (server) => {
          expect(this.servers[server].filler).toBe(true);
          this.servers[server].filler = false;
        },
      },
    );
    for (const calendar of calendars) this.crew.addCalendar(calendar);
    for (let p = 0; p < POOLS; p++) this.crew.addPool(CLASSES);
  }

  submit(pool: number, cls: number, service: number, front: boolean): void {
    const id = this.tasks.length;
    this.tasks.push({ pool, cls, service, worked: 0, state: "queued" });
    const queue = this.queues[pool * CLASSES + cls];
    if (front) queue.unshift(id);
    else queue.push(id);
    this.crew.submit(pool, cls, id, front);
  }

  hire(pool: number, calendar: number): void {
    const server: Server = { pool, calendar, due: 0, since: this.sim.now, gone: Infinity, hours: 0, filler: false };
    this.servers.push(server);
    expect(this.crew.addServer(pool, calendar)).toBe(this.servers.length - 1);
  }

  retire(pick: number): void {
    if (this.servers.length === 0) return;
    const server = pick % this.servers.length;
    const wasFree = this.crew.current(server) === -1;
    this.crew.retire(server);
    if (wasFree) this.servers[server].gone = Math.min(this.servers[server].gone, this.sim.now);
  }

  setCalendar(pick: number, calendar: number): void {
    if (this.servers.length === 0) return;
    const id = pick % this.servers.length;
    const server = this.servers[id];
    this.crew.setCalendar(id, calendar);
    if (server.gone < Infinity) return;
    server.due += calendars[server.calendar].between(server.since, this.sim.now);
    server.calendar = calendar;
    server.since = this.sim.now;
  }

  withdraw(pick: number): void {
    if (this.tasks.length === 0) return;
    const id = pick % this.tasks.length;
    const queue = this.queues.find((waiting) => waiting.includes(id));
    expect(this.crew.withdraw(id)).toBe(queue !== undefined);
    if (queue === undefined) return;
    queue.splice(queue.indexOf(id), 1);
    this.tasks[id].state = "withdrawn";
  }

  drain(pool: number): void {
    const expected = this.queues.slice(pool * CLASSES, (pool + 1) * CLASSES).flat();
    const drained: number[] = [];
    this.crew.drain(pool, (task, cls) => {
      expect(this.tasks[task].cls).toBe(cls);
      this.tasks[task].state = "withdrawn";
      drained.push(task);
    });
    expect(drained).toEqual(expected);
    for (let c = 0; c < CLASSES; c++) this.queues[pool * CLASSES + c] = [];
  }

  /** Runs on, and stops an eighth of an hour before the next quarter, when nothing is pending at the very moment. */
  advance(hours: number): void {
    const to = Math.min(HORIZON, this.sim.now + hours);
    if (to - 0.125 > this.sim.now) {
      this.sim.run(to - 0.125);
      this.checkNobodyWaitsInVain();
    }
    this.sim.run(to);
  }

  checkNobodyWaitsInVain(): void {
    this.servers.forEach((server, id) => {
      const free = this.crew.current(id) === -1 && !this.crew.isRetired(id);
      if (!free || !this.crew.calendarOf(id).isOpen(this.sim.now)) return;
      expect(this.crew.total(server.pool), `server ${id} is free and open at ${this.sim.now}`).toBe(0);
      expect(server.filler).toBe(true);
    });
  }

  checkBooks(): void {
    const running = this.tasks.filter((task) => task.state === "running").length;
    expect(this.servers.filter((_, id) => this.crew.current(id) >= 0).length).toBe(running);
    for (let p = 0; p < POOLS; p++) {
      expect(this.crew.servers(p)).toBe(
        this.servers.filter((s, id) => s.pool === p && !this.crew.isRetired(id)).length,
      );
      let total = 0;
      for (let c = 0; c < CLASSES; c++) {
        expect(this.crew.length(p, c)).toBe(this.queues[p * CLASSES + c].length);
        total += this.queues[p * CLASSES + c].length;
      }
      expect(this.crew.total(p)).toBe(total);
    }
  }

  checkHours(): void {
    this.crew.flush();
    for (const server of this.servers) {
      const until = Math.min(server.gone, this.sim.now);
      expect(server.hours).toBe(server.due + calendars[server.calendar].between(server.since, until));
    }
    for (const task of this.tasks) {
      if (task.state === "queued" || task.state === "withdrawn") expect(task.worked).toBe(0);
      else expect(task.worked).toBeLessThanOrEqual(task.service);
    }
  }
}

describe("laws of every crew", () => {
  it("order, work conservation, conservation of tasks, and hours that add up exactly", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120, size: "max" }), (operations) => {
        const books = new Bookkeeper();
        for (const step of operations) {
          switch (step.name) {
            case "submit":
              books.submit(step.pool, step.cls, step.quarters / 4, step.front);
              break;
            case "advance":
              books.advance(step.quarters / 4);
              break;
            case "hire":
              books.hire(step.pool, step.calendar);
              break;
            case "retire":
              books.retire(step.pick);
              break;
            case "setCalendar":
              books.setCalendar(step.pick, step.calendar);
              break;
            case "withdraw":
              books.withdraw(step.pick);
              break;
            case "drain":
              books.drain(step.pool);
              break;
            case "flush":
              books.checkHours();
              break;
          }
          books.checkBooks();
        }
        books.advance(HORIZON);
        books.checkBooks();
        books.checkHours();
      }),
      { numRuns: 250 },
    );
  });
});
