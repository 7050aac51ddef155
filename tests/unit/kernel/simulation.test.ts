import { describe, expect, it } from "vitest";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";

const CLOSING = 0;
const OPENING = 1;
const ARRIVAL = 2;

function recorded(start = 0): { sim: Simulation; log: string[] } {
  const sim = new Simulation(start);
  const log: string[] = [];
  const record = (name: string) => (id: number, data: number) => log.push(`${sim.now} ${name} ${id} ${data}`);
  sim.on(CLOSING, "closing", 0, record("closing"));
  sim.on(OPENING, "opening", 1, record("opening"));
  sim.on(ARRIVAL, "arrival", 2, record("arrival"));
  return { sim, log };
}

describe("simultaneous events", () => {
  it("the kind of lower priority number happens first, whenever it was scheduled", () => {
    const { sim, log } = recorded();
    sim.schedule(5, ARRIVAL, 1);
    sim.schedule(5, OPENING, 2);
    sim.schedule(5, CLOSING, 3);
    sim.run(6);
    expect(log).toEqual(["5 closing 3 0", "5 opening 2 0", "5 arrival 1 0"]);
  });

  it("events of one kind happen in the order in which they were scheduled", () => {
    const { sim, log } = recorded();
    for (const id of [4, 2, 9, 1]) sim.schedule(5, ARRIVAL, id);
    sim.run(6);
    expect(log.map((line) => line.split(" ")[2])).toEqual(["4", "2", "9", "1"]);
  });

  it("kinds of one priority happen in the order in which they were scheduled", () => {
    const { sim, log } = recorded();
    sim.on(7, "other arrival", 2, (id) => log.push(`other ${id}`));
    sim.schedule(5, ARRIVAL, 1);
    sim.schedule(5, 7, 2);
    sim.schedule(5, ARRIVAL, 3);
    sim.run(6);
    expect(log).toEqual(["5 arrival 1 0", "other 2", "5 arrival 3 0"]);
  });

  it("an event scheduled now happens now, after those of lower priority number that are due", () => {
    const { sim, log } = recorded();
    sim.on(8, "trigger", 0, () => {
      sim.schedule(sim.now, ARRIVAL, 1);
      sim.schedule(sim.now, CLOSING, 2);
    });
    sim.schedule(5, 8, 0);
    sim.schedule(5, OPENING, 3);
    sim.run(5.5);
    expect(log).toEqual(["5 closing 2 0", "5 opening 3 0", "5 arrival 1 0"]);
  });

  it("an event at the end of a run waits for the next run", () => {
    const { sim, log } = recorded();
    sim.schedule(5, ARRIVAL, 1);
    sim.run(5);
    expect([sim.now, sim.events, log.length]).toEqual([5, 0, 0]);
    sim.run(5.001);
    expect([sim.now, sim.events, log.length]).toEqual([5.001, 1, 1]);
  });
});

describe("the clock", () => {
  it("runs through negative times to zero and beyond", () => {
    const { sim, log } = recorded(-100);
    sim.schedule(-50, ARRIVAL, 1, -7);
    sim.schedule(50, ARRIVAL, 2, 7);
    sim.run(0);
    expect(log).toEqual(["-50 arrival 1 -7"]);
    expect(sim.now).toBe(0);
    sim.run(100);
    expect(log).toEqual(["-50 arrival 1 -7", "50 arrival 2 7"]);
  });

  it("stays at the last event when everything has happened", () => {
    const { sim } = recorded();
    sim.schedule(5, ARRIVAL, 1);
    sim.run(Infinity);
    expect(sim.now).toBe(5);
  });

  it("an event at Infinity never happens", () => {
    const { sim, log } = recorded();
    sim.schedule(Infinity, ARRIVAL, 1);
    sim.run(Infinity);
    expect(log).toEqual([]);
  });
});

describe("a simulation refuses", () => {
  it("events in the past, and says which", () => {
    const { sim } = recorded(10);
    expect(() => sim.schedule(9, ARRIVAL, 4)).toThrow(
      'event "arrival" (id 4) cannot be scheduled at 9: it is 10 already',
    );
    expect(() => sim.schedule(NaN, ARRIVAL, 4)).toThrow(RangeError);
  });

  it("kinds that nobody registered", () => {
    const { sim } = recorded();
    expect(() => sim.schedule(1, 55, 4)).toThrow("event kind 55 (id 4) is not registered");
    sim.on(9, "nine", 0, () => {});
    expect(() => sim.schedule(1, 6, 4)).toThrow("event kind 6 (id 4) is not registered");
  });

  it("a kind registered twice", () => {
    const { sim } = recorded();
    expect(() => sim.on(ARRIVAL, "second", 0, () => {})).toThrow('kind 2 already stands for "arrival"');
  });

  it("kinds and priorities out of range", () => {
    const { sim } = recorded();
    expect(() => sim.on(-1, "a", 0, () => {})).toThrow(RangeError);
    expect(() => sim.on(10, "a", -1, () => {})).toThrow(RangeError);
    expect(() => sim.on(10, "a", 0.5, () => {})).toThrow(RangeError);
    expect(() => sim.on(10, "a", 4096, () => {})).toThrow(RangeError);
  });

  it("a run into the past", () => {
    const { sim } = recorded(10);
    expect(() => sim.run(9)).toThrow("cannot run until 9: it is 10 already");
    expect(() => sim.run(NaN)).toThrow(RangeError);
  });
});
