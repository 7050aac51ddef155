/** Servers who go home: by hand, and by theory on the calendar's clock. */
import { describe, expect, it } from "vitest";
import { Crew } from "../../../engine/kernel/queueing/crew.ts";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { Streams } from "../../../engine/kernel/random/streams.ts";
import { Calendar } from "../../../engine/kernel/time/calendar.ts";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";
import { clock, week } from "../../unit/kernel/calendars.ts";
import { agree, reportChecks } from "../check.ts";
import { batches, mean, shareAbove } from "./batches.ts";
import { mmc, relaxationTime } from "./theory.ts";

reportChecks("working hours");

const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] = [0, 1, 2, 3, 4, 5, 6];
const NEXT = 7;
const DAYS = 7 * 60;
const OFFICE = week([[9, 17]]);

type Week = ReturnType<typeof week>;

interface Task {
  readonly at: number;
  readonly hours: number;
}

interface Served {
  readonly server: number;
  readonly start: number;
  readonly end: number;
  /** Hours worked on it, as the crew tells. */
  readonly worked: number;
}

/** Gives the tasks to servers, one a week given, and tells when each began and ended. Holidays are days of nobody. */
function serve(weeks: readonly Week[], tasks: readonly Task[], holidays: readonly number[] = []): Served[] {
  const sim = new Simulation(0);
  const served = tasks.map(() => ({ server: -1, start: NaN, end: NaN, worked: 0 }));
  const crew = new Crew(
    sim,
    { end: 0, wake: 1 },
    { end: 1, wake: 2 },
    {
      start(server, task) {
        served[task].server = server;
        served[task].start = sim.now;
        return tasks[task].hours;
      },
      end(_, task) {
        served[task].end = sim.now;
      },
      worked(_, task, hours) {
        served[task].worked += hours;
      },
      free() {},
      freeStart() {},
      freeEnd() {},
    },
  );
  sim.on(2, "task", 0, (task) => crew.submit(pool, 0, task));
  const pool = crew.addPool(1);
  const calendars = new Map<Week, number>();
  for (const week of weeks) {
    const known = calendars.get(week);
    const calendar = known ?? crew.addCalendar(new Calendar({ week, holidays, firstDay: 0, lastDay: DAYS }));
    calendars.set(week, calendar);
    crew.addServer(pool, calendar);
  }
  tasks.forEach(({ at }, task) => {
    sim.schedule(at, 2, task);
  });
  sim.run(24 * DAYS);
  return served;
}

describe("a server who works 9-17 on weekdays, by hand", () => {
  it.each<[string, number, number, number, number]>([
    ["within a day", clock(MONDAY, 10), 2, clock(MONDAY, 10), clock(MONDAY, 12)],
    ["at dawn", clock(TUESDAY, 4), 2.5, clock(TUESDAY, 9), clock(TUESDAY, 11.5)],
    ["at the opening, a whole day", clock(WEDNESDAY, 9), 8, clock(WEDNESDAY, 9), clock(WEDNESDAY, 17)],
    ["interrupted by the end of the shift", clock(MONDAY, 16), 3, clock(MONDAY, 16), clock(TUESDAY, 11)],
    [
      "interrupted after a minute",
      clock(MONDAY, 16 + 59 / 60),
      1,
      clock(MONDAY, 16 + 59 / 60),
      clock(TUESDAY, 9 + 59 / 60),
    ],
    ["at the closing", clock(THURSDAY, 17), 1, clock(FRIDAY, 9), clock(FRIDAY, 10)],
    ["in the evening", clock(WEDNESDAY, 21), 9, clock(THURSDAY, 9), clock(FRIDAY, 10)],
    ["over a weekend", clock(FRIDAY, 16.5), 1, clock(FRIDAY, 16.5), clock(NEXT + MONDAY, 9.5)],
    ["on Saturday", clock(SATURDAY, 12), 8, clock(NEXT + MONDAY, 9), clock(NEXT + MONDAY, 17)],
    ["on Sunday night", clock(SUNDAY, 23.75), 0.25, clock(NEXT + MONDAY, 9), clock(NEXT + MONDAY, 9.25)],
    ["a whole week", clock(MONDAY, 9), 40, clock(MONDAY, 9), clock(FRIDAY, 17)],
    ["a week and an hour", clock(MONDAY, 9), 41, clock(MONDAY, 9), clock(NEXT + MONDAY, 10)],
    ["interrupted four times", clock(TUESDAY, 15), 30, clock(TUESDAY, 15), clock(NEXT + MONDAY, 13)],
    ["no work at all", clock(SUNDAY, 3), 0, clock(NEXT + MONDAY, 9), clock(NEXT + MONDAY, 9)],
  ])("a task %s", (_, at, hours, start, end) => {
    const [task] = serve([OFFICE], [{ at, hours }]);
    expect(task.start).toBe(start);
    expect(task.end).toBeCloseTo(end, 9);
    expect(task.worked).toBeCloseTo(hours, 12);
  });

  it("nobody works on holidays: Wednesday, and the Monday after", () => {
    const tasks = [
      { at: clock(TUESDAY, 16), hours: 2 },
      { at: clock(FRIDAY, 16), hours: 2 },
    ];
    const [first, second] = serve([OFFICE, OFFICE], tasks, [WEDNESDAY, NEXT + MONDAY]);
    expect([first.start, first.end]).toEqual([clock(TUESDAY, 16), clock(THURSDAY, 10)]);
    expect([second.start, second.end]).toEqual([clock(FRIDAY, 16), clock(NEXT + TUESDAY, 10)]);
  });

  it("a queue of four stands over the weekend", () => {
    const at = clock(THURSDAY, 15);
    const served = serve(
      [OFFICE],
      [
        { at, hours: 5 },
        { at, hours: 5 },
        { at, hours: 5 },
        { at, hours: 4 },
      ],
    );
    expect(served.map(({ start, end }) => [start, end])).toEqual([
      [at, clock(FRIDAY, 12)],
      [clock(FRIDAY, 12), clock(FRIDAY, 17)],
      [clock(NEXT + MONDAY, 9), clock(NEXT + MONDAY, 14)],
      [clock(NEXT + MONDAY, 14), clock(NEXT + TUESDAY, 10)],
    ]);
  });
});

describe("shifts, by hand", () => {
  it("who goes home keeps his task; the next shift takes what still waits", () => {
    const early = week([[6, 14]]);
    const late = week([[14, 22]]);
    const served = serve(
      [early, late],
      [
        { at: 13, hours: 3 },
        { at: 13.5, hours: 1 },
        { at: 15.5, hours: 6 },
        { at: 23, hours: 2 },
      ],
    );
    expect(served.map(({ server, start, end }) => [server, start, end])).toEqual([
      [0, 13, clock(TUESDAY, 8)],
      [1, 14, 15],
      [1, 15.5, 21.5],
      [0, clock(TUESDAY, 8), clock(TUESDAY, 10)],
    ]);
  });

  it("a night shift goes on over midnight, a noon break interrupts", () => {
    const nights = week(
      [
        [0, 6],
        [22, 24],
      ],
      [
        [0, 6],
        [22, 24],
      ],
    );
    const [night] = serve([nights], [{ at: 21, hours: 8.5 }]);
    expect([night.start, night.end]).toEqual([22, clock(TUESDAY, 22.5)]);
    const [day] = serve(
      [
        week([
          [9, 12],
          [14, 18],
        ]),
      ],
      [{ at: 11, hours: 9 }],
    );
    expect([day.start, day.end]).toEqual([11, clock(TUESDAY, 15)]);
  });
});

describe("theory", () => {
  it("arrivals in working hours: M/M/1 on the calendar's clock", () => {
    const theory = mmc(0.8, 1, 1);
    const network = {
      stations: [{ servers: 1, service: (u: number) => exponential(u, 1) }],
      sources: [{ rate: 0.8, station: 0 }],
      week: OFFICE,
      averages: { present: ({ present }: { present: readonly number[] }) => present[0] },
    };
    agree(
      "M/M/1 in office hours",
      { wait: theory.wait, present: theory.present, "P(stay > 8)": theory.stayTail(8) },
      (seed, length) => {
        // Batches of whole weeks: 168 hours by the clock for 40 of work.
        const relaxation = (168 / 40) * Math.ceil(relaxationTime(0.8, 1, 1));
        const seen = batches(network, relaxation, seed, length);
        return {
          wait: seen.map((batch) => mean(batch.waits[0])),
          present: seen.map((batch) => batch.averages.present),
          "P(stay > 8)": seen.map((batch) => shareAbove(batch.staysAt[0], 8)),
        };
      },
    );
  });

  /** Tasks at uniform moments, each with a server of its own. */
  const alone = (seed: string, n: number, moment: (u: number) => number, hours: (u: number) => number): Served[] => {
    const streams = new Streams(1);
    streams.seed(0, seed);
    const tasks = Array.from({ length: n }, () => ({
      at: moment(streams.uniform(0)),
      hours: hours(streams.uniform(0)),
    }));
    return tasks.map((task) => serve([OFFICE], [task])[0]).map((served, i) => ({ ...served, start: tasks[i].at }));
  };

  it("three hours of work, asked for at any moment of the week", () => {
    // Of 168 hours: 25 in which it is done at once (3 h), 4 x 3 before a night (19), 3 before the weekend (67), four
    // nights of 16 (11 on average), a weekend of 64 (35). More than a day: 3 hours of Friday, the weekend's first 43.
    const stay = (25 * 3 + 12 * 19 + 3 * 67 + 64 * 11 + 64 * 35) / 168;
    agree("three hours of work", { stay, "P(stay > 24)": 46 / 168 }, (seed, length) => {
      const stays = alone(
        seed,
        1500 * length,
        (u) => 168 * u,
        () => 3,
      ).map(({ start, end }) => end - start);
      return { stay: stays, "P(stay > 24)": stays.map((hours) => (hours > 24 ? 1 : 0)) };
    });
  });

  it("exponential work that begins at any moment of a shift: how often its end interrupts, and for how long", () => {
    // Work of mean m crosses m / 8 ends of shifts of 8 hours; four of five cost 16 hours, one costs 64.
    const work = 2;
    const interrupted = (work / 8) * (1 - Math.exp(-8 / work));
    const moment = (u: number) => clock(Math.floor(5 * u), 9 + 8 * (5 * u - Math.floor(5 * u)));
    agree(
      "interruption at the end of a shift",
      { interrupted, away: ((work / 8) * (4 * 16 + 64)) / 5 },
      (seed, length) => {
        const served = alone(seed, 1500 * length, moment, (u) => exponential(u, work));
        const away = served.map(({ start, end, worked }) => end - start - worked);
        return { interrupted: away.map((hours) => (hours > 1 ? 1 : 0)), away };
      },
    );
  });
});
