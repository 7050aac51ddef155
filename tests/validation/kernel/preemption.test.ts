/** Classes that interrupt others; who is interrupted goes on where he was. */
import { describe, expect, it } from "vitest";
import { Crew } from "../../../engine/kernel/queueing/crew.ts";
import { between, exponential } from "../../../engine/kernel/random/distributions.ts";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";
import { alwaysOpen, clock, officeHours } from "../../unit/kernel/calendars.ts";
import { agree, reportChecks } from "../check.ts";
import { batches, mean, shareAbove } from "./batches.ts";
import type { PreemptivePools, State } from "./service-network.ts";
import { mmc, preemptiveResume, relaxationTime } from "./theory.ts";

reportChecks("preemption");

interface Task {
  readonly at: number;
  readonly cls: number;
  readonly hours: number;
}

/**
 * Serves tasks until hour 200 in one pool of three classes and as many servers.
 * @returns what was told, and by task the hours told
 */
function serve(servers: number, tasks: readonly Task[], options = { preemptive: true, office: false }) {
  const sim = new Simulation(0);
  const log: string[] = [];
  const worked = tasks.map(() => 0);
  let told = 0;
  const hooks = {
    start(server: number, task: number): number {
      log.push(`${sim.now} start ${server} ${task}`);
      return tasks[task].hours;
    },
    end(server: number, task: number): void {
      log.push(`${sim.now} end ${server} ${task}`);
    },
    preempted(server: number, task: number): void {
      log.push(`${sim.now} preempted ${server} ${task}`);
    },
    worked(_: number, task: number, hours: number): void {
      worked[task] += hours;
      told += hours;
    },
    free(_: number, hours: number): void {
      told += hours;
    },
    freeStart(): void {},
    freeEnd(): void {},
  };
  const crew = new Crew(sim, { end: 0, wake: 1 }, { end: 1, wake: 2 }, hooks);
  const pools: PreemptivePools = crew;
  const pool = pools.addPool(3, { preemptive: options.preemptive });
  const calendar = crew.addCalendar(options.office ? officeHours() : alwaysOpen());
  for (let i = 0; i < servers; i++) crew.addServer(pool, calendar);
  sim.on(2, "task", 0, (task) => crew.submit(pool, tasks[task].cls, task));
  tasks.forEach(({ at }, task) => {
    sim.schedule(at, 2, task);
  });
  sim.run(200);
  crew.flush();
  return { log, worked, told };
}

describe("preemption, by hand", () => {
  it("a better class interrupts; the interrupted keeps what remains and starts but once", () => {
    const { log, worked, told } = serve(1, [
      { at: 0, cls: 1, hours: 5 },
      { at: 2, cls: 0, hours: 1 },
    ]);
    expect(log).toEqual(["0 start 0 0", "2 preempted 0 0", "2 start 0 1", "3 end 0 1", "6 end 0 0"]);
    expect(worked).toEqual([5, 1]);
    expect(told).toBe(200);
  });

  it("a better class that came overnight is served first at the opening, whatever was begun", () => {
    const { log, worked } = serve(
      1,
      [
        { at: clock(0, 16), cls: 1, hours: 4 },
        { at: clock(0, 20), cls: 0, hours: 1 },
      ],
      { preemptive: true, office: true },
    );
    expect(log).toEqual([
      `${clock(0, 16)} start 0 0`,
      `${clock(1, 9)} preempted 0 0`,
      `${clock(1, 9)} start 0 1`,
      `${clock(1, 10)} end 0 1`,
      `${clock(1, 13)} end 0 0`,
    ]);
    expect(worked).toEqual([4, 1]);
  });

  it("its own class does not interrupt, nor a worse one, nor any in a pool without preemption", () => {
    const tasks = [
      { at: 0, cls: 1, hours: 5 },
      { at: 1, cls: 1, hours: 1 },
      { at: 2, cls: 2, hours: 1 },
    ];
    expect(serve(1, tasks).log.filter((line) => line.includes("preempted"))).toEqual([]);
    const urgent = [...tasks, { at: 3, cls: 0, hours: 1 }];
    const { log } = serve(1, urgent, { preemptive: false, office: false });
    expect(log.slice(0, 3)).toEqual(["0 start 0 0", "5 end 0 0", "5 start 0 3"]);
  });

  it("a free server is taken before anybody is interrupted", () => {
    const { log } = serve(2, [
      { at: 0, cls: 2, hours: 5 },
      { at: 1, cls: 0, hours: 1 },
    ]);
    expect(log).toEqual(["0 start 0 0", "1 start 1 1", "2 end 1 1", "5 end 0 0"]);
  });

  it("the worst class is interrupted, of equals the latest started", () => {
    const { log } = serve(3, [
      { at: 0, cls: 1, hours: 20 },
      { at: 1, cls: 2, hours: 20 },
      { at: 2, cls: 2, hours: 20 },
      { at: 3, cls: 0, hours: 9 },
      { at: 4, cls: 0, hours: 9 },
      { at: 5, cls: 0, hours: 9 },
      { at: 6, cls: 0, hours: 9 },
    ]);
    expect(log.filter((line) => line.includes("preempted"))).toEqual([
      "3 preempted 2 2",
      "4 preempted 1 1",
      "5 preempted 0 0",
    ]);
    expect(log).toContain("12 start 2 6");
  });

  it("the interrupted goes before those of its class that wait", () => {
    const { log } = serve(1, [
      { at: 0, cls: 1, hours: 5 },
      { at: 0.5, cls: 1, hours: 1 },
      { at: 1, cls: 0, hours: 1 },
    ]);
    expect(log.slice(2)).toEqual(["1 start 0 2", "2 end 0 2", "6 end 0 0", "6 start 0 1", "7 end 0 1"]);
  });

  it("interruptions nest", () => {
    const { log, worked } = serve(1, [
      { at: 0, cls: 2, hours: 4 },
      { at: 1, cls: 1, hours: 4 },
      { at: 2, cls: 0, hours: 4 },
      { at: 7, cls: 0, hours: 1 },
    ]);
    expect(log.filter((line) => line.includes("end"))).toEqual(["6 end 0 2", "8 end 0 3", "10 end 0 1", "13 end 0 0"]);
    expect(worked).toEqual([4, 4, 4, 1]);
  });

  it("another server may take up what one was interrupted in", () => {
    const { log, worked } = serve(2, [
      { at: 0, cls: 0, hours: 3 },
      { at: 1, cls: 1, hours: 6 },
      { at: 2, cls: 0, hours: 9 },
    ]);
    expect(log).toEqual([
      "0 start 0 0",
      "1 start 1 1",
      "2 preempted 1 1",
      "2 start 1 2",
      "3 end 0 0",
      "8 end 0 1",
      "11 end 1 2",
    ]);
    expect(worked).toEqual([3, 6, 9]);
  });

  it("nobody is interrupted at home", () => {
    const { log } = serve(
      1,
      [
        { at: 16, cls: 1, hours: 3 },
        { at: 18, cls: 0, hours: 1 },
      ],
      { preemptive: true, office: true },
    );
    const night = log.filter((line) => Number.parseFloat(line) < clock(1, 9));
    expect(night).toEqual(["16 start 0 0"]);
  });

  it("of an hour that spans a night, what remains is counted in working hours", () => {
    const { log, worked } = serve(
      1,
      [
        { at: 16, cls: 1, hours: 4 },
        { at: clock(1, 10), cls: 0, hours: 2 },
      ],
      { preemptive: true, office: true },
    );
    expect(log.filter((line) => line.includes("end"))).toEqual([`${clock(1, 12)} end 0 1`, `${clock(1, 14)} end 0 0`]);
    expect(worked).toEqual([4, 2]);
  });
});

describe("preemptive-resume priorities (White & Christie 1958)", () => {
  it("one server, three classes of exponential service", () => {
    const classes = [
      { rate: 0.2, mean: 1, square: 2 },
      { rate: 0.15, mean: 2, square: 8 },
      { rate: 0.6, mean: 0.5, square: 0.5 },
    ];
    const [first, second, third] = preemptiveResume(classes);
    const alone = mmc(0.2, 1, 1);
    const network = {
      stations: [
        { servers: 1, service: (u: number, cls: number) => exponential(u, classes[cls].mean), preemptive: true },
      ],
      sources: classes.map(({ rate }, cls) => ({ rate, station: 0, cls })),
      classes: 3,
    };
    agree(
      "preemptive-resume, exponential",
      // The first class does not know of the others: it is M/M/1.
      { first, second, third, "first, P(stay > 2)": alone.stayTail(2), "first, wait": alone.wait },
      (seed, length) => {
        const seen = batches(network, relaxationTime(0.95, 0.8 / 0.95, 1, 2), seed, length);
        const [first, second, third] = [0, 1, 2].map((cls) => seen.map((batch) => mean(batch.sojourns[cls])));
        return {
          first,
          second,
          third,
          "first, P(stay > 2)": seen.map((batch) => shareAbove(batch.sojourns[0], 2)),
          "first, wait": seen.map((batch) => mean(batch.waits[0])),
        };
      },
    );
  });

  it("one server at .9, three classes of different laws: constant, uniform, exponential", () => {
    const classes = [
      { rate: 0.3, mean: 1, square: 1 },
      { rate: 0.3, mean: 1, square: 4 / 3 },
      { rate: 0.15, mean: 2, square: 8 },
    ];
    const services = [() => 1, (u: number) => between(u, 0, 2), (u: number) => exponential(u, 2)];
    const [first, second, third] = preemptiveResume(classes);
    const network = {
      stations: [{ servers: 1, service: (u: number, cls: number) => services[cls](u), preemptive: true }],
      sources: classes.map(({ rate }, cls) => ({ rate, station: 0, cls })),
      classes: 3,
    };
    agree("preemptive-resume, different laws", { first, second, third }, (seed, length) => {
      const seen = batches(network, relaxationTime(0.75, 1.2, 1), seed, length);
      const [first, second, third] = [0, 1, 2].map((cls) => seen.map((batch) => mean(batch.sojourns[cls])));
      return { first, second, third };
    });
  });

  it("three servers, one exponential law: the first class is M/M/3 by itself, all together are M/M/3", () => {
    const rates = [1.2, 1.2];
    const [own, all] = [mmc(1.2, 1, 3), mmc(2.4, 1, 3)];
    const network = {
      stations: [{ servers: 3, service: (u: number) => exponential(u, 1), preemptive: true }],
      sources: rates.map((rate, cls) => ({ rate, station: 0, cls })),
      classes: 2,
      averages: {
        present: ({ present }: State) => present[0],
        empty: ({ present }: State) => (present[0] === 0 ? 1 : 0),
        five: ({ present }: State) => (present[0] === 5 ? 1 : 0),
      },
    };
    agree(
      "preemptive-resume, three servers",
      {
        first: own.wait + 1,
        "first, P(W > 0)": own.waits,
        second: (all.present - own.present) / 1.2,
        present: all.present,
        "P(N = 0)": all.occupancy(0),
        "P(N = 5)": all.occupancy(5),
      },
      (seed, length) => {
        const seen = batches(network, relaxationTime(2.4, 1, 3), seed, length);
        return {
          first: seen.map((batch) => mean(batch.sojourns[0])),
          "first, P(W > 0)": seen.map((batch) => shareAbove(batch.waits[0], 0)),
          second: seen.map((batch) => mean(batch.sojourns[1])),
          present: seen.map((batch) => batch.averages.present),
          "P(N = 0)": seen.map((batch) => batch.averages.empty),
          "P(N = 5)": seen.map((batch) => batch.averages.five),
        };
      },
    );
  });
});
