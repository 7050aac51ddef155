import { describe, expect, it } from "vitest";
import { Crew, type CrewHooks } from "../../../engine/kernel/queueing/crew.ts";
import { Calendar } from "../../../engine/kernel/time/calendar.ts";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";
import { alwaysOpen, clock, officeHours, week } from "./calendars.ts";

const FRIDAY = 4;
const SATURDAY = 5;
const NEXT_MONDAY = 7;
const CALL = 2;

interface Office {
  readonly sim: Simulation;
  readonly crew: Crew;
  /** What the hooks were told, with the time, accounting left out. */
  readonly log: string[];
  /** Hours by server, worked and free. */
  readonly worked: number[];
  readonly free: number[];
  /** Service of a task in hours; 1 unless set. */
  readonly service: Map<number, number>;
  /** Runs something at a time, before anything of the crew that is due then. */
  at(time: number, action: () => void): void;
}

function office(start = 0, hooks: Partial<CrewHooks> = {}): Office {
  const sim = new Simulation(start);
  const log: string[] = [];
  const worked: number[] = [];
  const free: number[] = [];
  const service = new Map<number, number>();
  const actions: (() => void)[] = [];
  const add = (hours: number[], server: number, more: number) => {
    hours[server] = (hours[server] ?? 0) + more;
  };
  const crew: Crew = new Crew(
    sim,
    { end: 0, wake: 1 },
    { end: 1, wake: 2 },
    {
      start(server, task) {
        log.push(`${sim.now} start ${server} ${task}`);
        return service.get(task) ?? 1;
      },
      end(server, task) {
        log.push(`${sim.now} end ${server} ${task}`);
        hooks.end?.(server, task);
      },
      worked(server, task, hours) {
        add(worked, server, hours);
        hooks.worked?.(server, task, hours);
      },
      free: (server, hours) => add(free, server, hours),
      freeStart: (server) => log.push(`${sim.now} freeStart ${server}`),
      freeEnd: (server) => log.push(`${sim.now} freeEnd ${server}`),
    },
  );
  sim.on(CALL, "action", 0, (index) => actions[index]());
  const at = (time: number, action: () => void) => sim.schedule(time, CALL, actions.push(action) - 1);
  return { sim, crew, log, worked, free, service, at };
}

const starts = (log: readonly string[]) => log.filter((line) => line.includes(" start "));
const ends = (log: readonly string[]) => log.filter((line) => line.includes(" end "));

describe("service", () => {
  it("is by class, and first in first out inside a class", () => {
    const { sim, crew, log } = office();
    const pool = crew.addPool(3);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    for (const [task, cls] of [
      [10, 2],
      [11, 1],
      [12, 2],
      [13, 0],
      [14, 1],
      [15, 0],
    ])
      crew.submit(pool, cls, task);
    sim.run(10);
    expect(starts(log).map((line) => line.split(" ")[3])).toEqual(["10", "13", "15", "11", "14", "12"]);
  });

  it("is not interrupted by a task of a higher class", () => {
    const { sim, crew, log, service, at } = office();
    const pool = crew.addPool(2);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    service.set(1, 5);
    at(0, () => crew.submit(pool, 1, 1));
    at(2, () => crew.submit(pool, 0, 2));
    sim.run(10);
    expect(starts(log)).toEqual(["0 start 0 1", "5 start 0 2"]);
  });

  it("lets a task go before those of its class, not before a higher class", () => {
    const { sim, crew, log } = office();
    const pool = crew.addPool(2);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    crew.submit(pool, 1, 1);
    crew.submit(pool, 1, 2);
    crew.submit(pool, 0, 3);
    crew.submit(pool, 1, 4, true);
    sim.run(10);
    expect(starts(log).map((line) => line.split(" ")[3])).toEqual(["1", "3", "4", "2"]);
  });

  it("goes to the free server of the lowest number", () => {
    const { sim, crew, log } = office();
    const pool = crew.addPool(1);
    const always = crew.addCalendar(alwaysOpen());
    for (let i = 0; i < 3; i++) crew.addServer(pool, always);
    crew.submit(pool, 0, 1);
    crew.submit(pool, 0, 2);
    expect(starts(log)).toEqual(["0 start 0 1", "0 start 1 2"]);
    sim.run(1.5);
    crew.submit(pool, 0, 3);
    expect(crew.current(0)).toBe(3);
  });

  it("takes its hours at the moment it starts", () => {
    const { sim, crew, log, service, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    at(0, () => crew.submit(pool, 0, 1));
    at(0, () => crew.submit(pool, 0, 2));
    at(0.5, () => service.set(2, 3));
    sim.run(10);
    expect(ends(log)).toEqual(["1 end 0 1", "4 end 0 2"]);
  });

  it("may take no time", () => {
    const { sim, crew, log, service, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    service.set(1, 0);
    at(3, () => crew.submit(pool, 0, 1));
    sim.run(10);
    expect(ends(log)).toEqual(["3 end 0 1"]);
  });

  it("of negative or undefined hours is refused", () => {
    const { crew, service } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    service.set(1, -1);
    expect(() => crew.submit(pool, 0, 1)).toThrow("task 1 at server 0: service of -1 hours");
  });

  it("a task submitted at an end is served after those that wait, by the server that has just ended", () => {
    const box: { crew?: Crew } = {};
    const { sim, crew, log } = office(0, { end: (_, task) => task === 1 && box.crew?.submit(0, 0, 3) });
    box.crew = crew;
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    crew.submit(pool, 0, 1);
    crew.submit(pool, 0, 2);
    sim.run(10);
    expect(starts(log)).toEqual(["0 start 0 1", "1 start 0 2", "2 start 0 3"]);
  });
});

describe("calendars", () => {
  it("a task pauses over the night and over the weekend", () => {
    const { sim, crew, log, service, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(officeHours()));
    service.set(1, 3);
    at(clock(FRIDAY, 15), () => crew.submit(pool, 0, 1));
    sim.run(clock(NEXT_MONDAY, 20));
    expect(ends(log)).toEqual([`${clock(NEXT_MONDAY, 10)} end 0 1`]);
  });

  it("a task that arrives at night starts at the opening", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(officeHours()));
    at(clock(SATURDAY, 3), () => crew.submit(pool, 0, 1));
    sim.run(clock(NEXT_MONDAY, 20));
    expect(starts(log)).toEqual([`${clock(NEXT_MONDAY, 9)} start 0 1`]);
  });

  it("two tasks that arrive at night wake two servers", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    const calendar = crew.addCalendar(officeHours());
    for (let i = 0; i < 3; i++) crew.addServer(pool, calendar);
    at(3, () => crew.submit(pool, 0, 1));
    at(4, () => crew.submit(pool, 0, 2));
    sim.run(20);
    expect(starts(log)).toEqual(["9 start 0 1", "9 start 1 2"]);
  });

  it("a task at night wakes the server that opens first, whatever its number", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(officeHours()));
    crew.addServer(
      pool,
      crew.addCalendar(new Calendar({ week: week([[7, 15]]), holidays: [], firstDay: 0, lastDay: 99 })),
    );
    at(3, () => crew.submit(pool, 0, 1));
    sim.run(20);
    expect(starts(log)).toEqual(["7 start 1 1"]);
  });

  it("a task that arrives at the very opening does not overtake those of the night", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(officeHours()));
    at(3, () => crew.submit(pool, 0, 1));
    at(9, () => crew.submit(pool, 0, 2));
    sim.run(20);
    expect(starts(log)).toEqual(["9 start 0 1", "10 start 0 2"]);
  });

  it("a task that ends at the closing leaves the next one for the morning", () => {
    const { sim, crew, log, service, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(officeHours()));
    service.set(1, 8);
    at(9, () => crew.submit(pool, 0, 1));
    at(10, () => crew.submit(pool, 0, 2));
    sim.run(60);
    expect(log.slice(2)).toEqual(["9 start 0 1", "17 end 0 1", "33 start 0 2", "34 end 0 2", "34 freeStart 0"]);
  });

  it("a server that never opens does not keep others from being woken", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(new Calendar({ week: week([]), holidays: [], firstDay: 0, lastDay: 9 })));
    crew.addServer(pool, crew.addCalendar(officeHours()));
    at(3, () => crew.submit(pool, 0, 1));
    sim.run(20);
    expect(starts(log)).toEqual(["9 start 1 1"]);
  });
});

describe("fillers", () => {
  it("begin when nothing is queued and end when a task starts", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    at(2, () => crew.submit(pool, 0, 1));
    at(2.5, () => crew.submit(pool, 0, 2));
    sim.run(10);
    expect(log).toEqual([
      "0 freeStart 0",
      "2 freeEnd 0",
      "2 start 0 1",
      "3 end 0 1",
      "3 start 0 2",
      "4 end 0 2",
      "4 freeStart 0",
    ]);
  });

  it("end when the server retires", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    at(2, () => crew.retire(0));
    sim.run(10);
    expect(log).toEqual(["0 freeStart 0", "2 freeEnd 0"]);
  });
});

describe("staffing", () => {
  it("a new server takes what waits, once its number is known", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    const always = crew.addCalendar(alwaysOpen());
    crew.submit(pool, 0, 1);
    at(5, () => {
      expect(crew.addServer(pool, always)).toBe(0);
      expect(crew.current(0)).toBe(-1);
    });
    sim.run(10);
    expect(starts(log)).toEqual(["5 start 0 1"]);
    expect(crew.servers(pool)).toBe(1);
  });

  it("a retired server finishes its task and takes no other", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    const always = crew.addCalendar(alwaysOpen());
    crew.addServer(pool, always);
    crew.submit(pool, 0, 1);
    crew.submit(pool, 0, 2);
    at(0.5, () => crew.retire(0));
    at(0.6, () => crew.retire(0));
    at(7, () => crew.addServer(pool, always));
    sim.run(10);
    expect(log).toEqual(["0 start 0 1", "1 end 0 1", "7 start 1 2", "8 end 1 2", "8 freeStart 1"]);
    expect(crew.servers(pool)).toBe(1);
    expect([crew.isRetired(0), crew.isRetired(1)]).toEqual([true, false]);
  });

  it("when the server that would have woken retires, another wakes", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    const calendar = crew.addCalendar(officeHours());
    crew.addServer(pool, calendar);
    crew.addServer(pool, calendar);
    at(3, () => crew.submit(pool, 0, 1));
    at(4, () => crew.retire(0));
    sim.run(20);
    expect(starts(log)).toEqual(["9 start 1 1"]);
  });

  it("a change of calendar keeps the hours that remain", () => {
    const { sim, crew, log, service, at } = office();
    const pool = crew.addPool(1);
    const day = crew.addCalendar(officeHours());
    const always = crew.addCalendar(alwaysOpen());
    crew.addServer(pool, day);
    service.set(1, 10);
    at(15, () => crew.submit(pool, 0, 1));
    at(clock(1, 11), () => crew.setCalendar(0, always));
    sim.run(99);
    // Two hours on Monday and two on Tuesday are done; six remain.
    expect(ends(log)).toEqual([`${clock(1, 17)} end 0 1`]);
    expect(crew.calendarOf(0).isOpen(0)).toBe(true);
  });

  it("a change to a calendar that is closed pauses the task", () => {
    const { sim, crew, log, service, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    const day = crew.addCalendar(officeHours());
    service.set(1, 4);
    at(2, () => crew.submit(pool, 0, 1));
    at(3, () => crew.setCalendar(0, day));
    sim.run(99);
    expect(ends(log)).toEqual(["12 end 0 1"]);
  });

  it("a change of calendar moves the wake of a free server, or passes it on", () => {
    const { sim, crew, log, at } = office();
    const pool = crew.addPool(1);
    const nine = crew.addCalendar(officeHours());
    const hours = (from: number, to: number) =>
      crew.addCalendar(new Calendar({ week: week([[from, to]]), holidays: [], firstDay: 0, lastDay: 99 }));
    const ten = hours(10, 18);
    const six = hours(6, 14);
    const noon = hours(12, 20);
    crew.addServer(pool, nine);
    crew.addServer(pool, ten);
    at(1, () => crew.submit(pool, 0, 1));
    at(2, () => crew.setCalendar(0, six));
    at(24 + 1, () => crew.submit(pool, 0, 2));
    at(24 + 2, () => crew.setCalendar(0, noon));
    sim.run(99);
    expect(starts(log)).toEqual(["6 start 0 1", "34 start 1 2"]);
  });
});

describe("queued tasks", () => {
  it("can be withdrawn, but not once they have started", () => {
    const { sim, crew, log } = office();
    crew.addPool(1);
    const pool = crew.addPool(2);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    crew.submit(pool, 0, 1);
    crew.submit(pool, 1, 2);
    crew.submit(pool, 1, 3);
    expect(crew.withdraw(1)).toBe(false);
    expect(crew.withdraw(2)).toBe(true);
    expect(crew.withdraw(2)).toBe(false);
    expect([crew.total(pool), crew.length(pool, 0), crew.length(pool, 1)]).toEqual([1, 0, 1]);
    sim.run(10);
    expect(starts(log)).toEqual(["0 start 0 1", "1 start 0 3"]);
  });

  it("drain in the order of service, and may be submitted again on the way", () => {
    const { sim, crew, log } = office();
    const closed = crew.addPool(2);
    const open = crew.addPool(1);
    crew.addServer(open, crew.addCalendar(alwaysOpen()));
    for (const [task, cls] of [
      [1, 1],
      [2, 0],
      [3, 1],
      [4, 0],
    ])
      crew.submit(closed, cls, task);
    const drained: [number, number][] = [];
    crew.drain(closed, (task, cls) => {
      drained.push([task, cls]);
      crew.submit(task === 3 ? closed : open, 0, task);
    });
    expect(drained).toEqual([
      [2, 0],
      [4, 0],
      [1, 1],
      [3, 1],
    ]);
    expect([crew.total(closed), crew.total(open)]).toEqual([1, 2]);
    sim.run(10);
    expect(starts(log).map((line) => line.split(" ")[3])).toEqual(["2", "4", "1"]);
  });

  it("cannot be submitted twice or to a class that does not exist", () => {
    const { crew } = office();
    const pool = crew.addPool(1);
    crew.submit(pool, 0, 5);
    expect(() => crew.submit(pool, 0, 5)).toThrow("item 5 cannot enter queue 0");
    expect(crew.total(pool)).toBe(1);
    expect(() => crew.submit(pool, 1, 6)).toThrow("task 6: class 1 of 1 in pool 0");
    expect(() => crew.addPool(0)).toThrow(RangeError);
  });
});

describe("hours", () => {
  it("add up to the calendar's, whenever they are flushed", () => {
    const { sim, crew, service, worked, free, at } = office();
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(officeHours()));
    service.set(1, 9);
    at(12, () => crew.submit(pool, 0, 1));
    sim.run(13);
    crew.flush();
    expect([worked[0], free[0]]).toEqual([1, 3]);
    sim.run(20);
    crew.flush();
    crew.flush();
    expect([worked[0], free[0]]).toEqual([5, 3]);
    sim.run(clock(NEXT_MONDAY, 0));
    crew.flush();
    expect([worked[0], free[0]]).toEqual([9, 31]);
  });

  it("are told task by task, and a flush does not change the end", () => {
    const spells: string[] = [];
    const { sim, crew, log, service, at } = office(0, {
      worked: (server, task, hours) => spells.push(`${server} ${task} ${hours}`),
    });
    const pool = crew.addPool(1);
    crew.addServer(pool, crew.addCalendar(alwaysOpen()));
    service.set(1, 4);
    at(0, () => crew.submit(pool, 0, 1));
    sim.run(1.5);
    crew.flush();
    sim.run(10);
    expect(spells).toEqual(["0 1 1.5", "0 1 2.5"]);
    expect(ends(log)).toEqual(["4 end 0 1"]);
  });

  it("of a retired server end with its last task", () => {
    const { sim, crew, worked, free, at } = office();
    const pool = crew.addPool(1);
    const always = crew.addCalendar(alwaysOpen());
    crew.addServer(pool, always);
    crew.addServer(pool, always);
    at(2, () => crew.submit(pool, 0, 1));
    at(2.5, () => crew.retire(0));
    at(2.5, () => crew.retire(1));
    sim.run(10);
    crew.flush();
    expect([worked[0], free[0], worked[1] ?? 0, free[1]]).toEqual([1, 2, 0, 2.5]);
  });
});
