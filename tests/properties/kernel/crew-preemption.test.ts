/** Laws of a crew whose better classes interrupt the worse. Servers never close: at home nobody is interrupted. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Crew } from "../../../engine/kernel/queueing/crew.ts";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";
import { alwaysOpen } from "../../unit/kernel/calendars.ts";

const CLASSES = 3;
const TOLERANCE = 1e-9;
const HORIZON = 2000;

/** Until it has the option, a crew without it is one as well. */
interface PreemptivePools {
  addPool(classes: number, options?: { readonly preemptive: boolean }): number;
}

const hours = fc.integer({ min: 0, max: 5000 }).map((steps) => (steps * Math.SQRT2) / 1000);
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      name: fc.constant("submit" as const),
      cls: fc.nat(CLASSES - 1),
      hours,
      front: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ name: fc.constant("advance" as const), hours }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("hire" as const) }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("retire" as const), server: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("withdraw" as const), task: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant("flush" as const) }) },
);

interface Task {
  readonly cls: number;
  readonly hours: number;
  starts: number;
  worked: number;
  isOver: boolean;
}

describe("laws of every crew with preemption", () => {
  it("no better class waits while a worse is served, and every task gets its service, started once", () => {
    let interruptions = 0;
    const law = fc.property(fc.array(operation, { maxLength: 120, size: "max" }), (steps) => {
      const sim = new Simulation(0);
      const tasks: Task[] = [];
      const hired: number[] = [];
      const told: number[] = [];
      const goneAt: number[] = [];
      const hooks = {
        start(server: number, task: number): number {
          expect(crew.isRetired(server)).toBe(false);
          expect(tasks[task].starts++, "started once").toBe(0);
          return tasks[task].hours;
        },
        end(server: number, task: number): void {
          expect(Math.abs(tasks[task].worked - tasks[task].hours)).toBeLessThan(TOLERANCE);
          tasks[task].isOver = true;
          if (crew.isRetired(server)) goneAt[server] = sim.now;
        },
        preempted(_: number, task: number): void {
          interruptions++;
          expect([tasks[task].starts, tasks[task].isOver]).toEqual([1, false]);
        },
        worked(server: number, task: number, spell: number): void {
          tasks[task].worked += spell;
          told[server] += spell;
        },
        free(server: number, spell: number): void {
          told[server] += spell;
        },
        freeStart(): void {},
        freeEnd(): void {},
      };
      const crew = new Crew(sim, { end: 0, wake: 1 }, { end: 0, wake: 1 }, hooks);
      const pools: PreemptivePools = crew;
      const pool = pools.addPool(CLASSES, { preemptive: true });
      const calendar = crew.addCalendar(alwaysOpen(HORIZON));
      const hire = () => {
        hired.push(sim.now);
        told.push(0);
        goneAt.push(Infinity);
        crew.addServer(pool, calendar);
      };
      const servers = () => hired.map((_, server) => server).filter((server) => !crew.isRetired(server));
      const check = () => {
        const served = servers().map((server) => crew.current(server));
        const waiting = [0, 1, 2].filter((cls) => crew.length(pool, cls) > 0);
        const best = Math.min(Infinity, ...waiting);
        for (const task of served) {
          if (task === -1) expect(best, "nobody waits while a server is free").toBe(Infinity);
          else expect(tasks[task].cls, "no better class waits").toBeLessThanOrEqual(best);
        }
        const current = hired.filter((_, server) => crew.current(server) !== -1).length;
        expect(tasks.filter(({ isOver }) => !isOver).length).toBe(crew.total(pool) + current);
      };
      hire();
      for (const step of steps) {
        if (step.name === "submit") {
          tasks.push({ cls: step.cls, hours: step.hours, starts: 0, worked: 0, isOver: false });
          crew.submit(pool, step.cls, tasks.length - 1, step.front);
        } else if (step.name === "advance" && step.hours > 0) {
          sim.run(sim.now + step.hours);
          check();
        } else if (step.name === "hire") {
          hire();
        } else if (step.name === "retire" && servers().length > 1) {
          const server = servers()[step.server % servers().length];
          if (crew.current(server) === -1) goneAt[server] = sim.now;
          crew.retire(server);
        } else if (step.name === "withdraw" && step.task < tasks.length && crew.withdraw(step.task)) {
          tasks[step.task].isOver = true;
        } else if (step.name === "flush") {
          crew.flush();
        }
      }
      sim.run(HORIZON - 1);
      check();
      crew.flush();
      expect(tasks.every(({ isOver }) => isOver)).toBe(true);
      hired.forEach((from, server) => {
        expect(Math.abs(told[server] - (Math.min(goneAt[server], sim.now) - from))).toBeLessThan(TOLERANCE);
      });
    });
    fc.assert(law, { numRuns: 100 });
    expect(interruptions).toBeGreaterThan(100);
  });
});
