/** W1 on the generic kernel: crews of servers within calendars, keyed streams, inversion, events in a total order. */
import { Histogram } from "../../engine/kernel/observe/histogram.ts";
import { Tally } from "../../engine/kernel/observe/tally.ts";
import { TimeWeighted } from "../../engine/kernel/observe/time-weighted.ts";
import { Crew } from "../../engine/kernel/queueing/crew.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";
import { Calendar } from "../../engine/kernel/time/calendar.ts";
import { Simulation } from "../../engine/kernel/time/simulation.ts";
import {
  ARRIVAL_RATE,
  BINS,
  DEPARTMENT_RATE,
  DEPARTMENTS,
  firstDepartment,
  horizonOf,
  LONGEST,
  nextDepartment,
  SERVERS,
  STATION_RATE,
  STATIONS,
  type W1Answer,
} from "./network.ts";

const Kind = { end: 0, wake: 1, arrival: 2 } as const;
const PLACES = STATIONS + DEPARTMENTS;
const ALWAYS = Array.from({ length: 7 }, () => [[0, 24] as const]);
/** More than are ever in the network at a time: some 1,000. */
const ROOM = 1 << 16;

/** Pool i below 200 is a station, the others are departments; streams 3 i, 3 i + 1, 3 i + 2 are its arrivals, services, routes. */
class W1 {
  readonly sim: Simulation;
  readonly times: Histogram;
  closed: number;
  total: number;
  private readonly crew: Crew;
  private readonly streams: Streams;
  private readonly bornAt: Float64Array;
  /** Numbers that no matter has, as a stack. */
  private readonly unused: Int32Array;
  private unusedCount: number;
  private readonly statistics: Statistics | null;

  constructor(horizon: number, seed: string, hasStatistics: boolean) {
    this.sim = new Simulation(0);
    this.times = new Histogram(0, LONGEST, BINS);
    this.closed = 0;
    this.total = 0;
    this.crew = new Crew(this.sim, Kind, Kind, this);
    this.streams = new Streams(3 * PLACES);
    this.bornAt = new Float64Array(ROOM);
    this.unused = Int32Array.from({ length: ROOM }, (_, i) => ROOM - 1 - i);
    this.unusedCount = ROOM;
    this.statistics = hasStatistics ? new Statistics() : null;
    for (let i = 0; i < this.streams.count; i++) this.streams.seed(i, `${seed}/${i}`);
    const lastDay = Math.ceil(horizon / 24) + 60;
    const always = this.crew.addCalendar(new Calendar({ week: ALWAYS, holidays: [], firstDay: 0, lastDay }));
    for (let place = 0; place < PLACES; place++) {
      this.crew.addPool(1);
      for (let i = 0; i < (place < STATIONS ? 1 : SERVERS); i++) this.crew.addServer(place, always);
    }
    this.sim.on(Kind.arrival, "arrival", Kind.arrival, (station) => this.arrive(station));
    for (let station = 0; station < STATIONS; station++) this.scheduleArrival(station);
  }

  start(server: number, matter: number): number {
    const place = this.crew.poolOf(server);
    this.statistics?.start(place, matter, this.sim.now);
    return this.streams.exponential(3 * place + 1, place < STATIONS ? 1 / STATION_RATE : 1 / DEPARTMENT_RATE);
  }

  end(server: number, matter: number): void {
    const place = this.crew.poolOf(server);
    this.statistics?.leave(place, this.sim.now);
    const u = this.streams.uniform(3 * place + 2);
    const next = place < STATIONS ? firstDepartment(u) : nextDepartment(place - STATIONS, u);
    if (next < 0) this.close(matter);
    else this.enter(matter, STATIONS + next);
  }

  worked(): void {}
  free(): void {}
  freeStart(): void {}
  freeEnd(): void {}

  private scheduleArrival(station: number): void {
    const gap = this.streams.exponential(3 * station, 1 / ARRIVAL_RATE);
    this.sim.schedule(this.sim.now + gap, Kind.arrival, station);
  }

  private arrive(station: number): void {
    this.scheduleArrival(station);
    const matter = this.unused[--this.unusedCount];
    this.bornAt[matter] = this.sim.now;
    this.enter(matter, station);
  }

  private enter(matter: number, place: number): void {
    this.statistics?.enter(place, matter, this.sim.now);
    this.crew.submit(place, 0, matter);
  }

  private close(matter: number): void {
    const time = this.sim.now - this.bornAt[matter];
    this.closed++;
    this.total += time;
    this.times.add(time);
    this.unused[this.unusedCount++] = matter;
  }
}

/** What a study would know of every place: waits, and the number present. */
class Statistics {
  private readonly waits: readonly Tally[];
  private readonly present: readonly TimeWeighted[];
  private readonly readyAt: Float64Array;

  constructor() {
    this.waits = Array.from({ length: PLACES }, () => new Tally());
    this.present = Array.from({ length: PLACES }, () => new TimeWeighted(0, 0));
    this.readyAt = new Float64Array(ROOM);
  }

  enter(place: number, matter: number, now: number): void {
    this.readyAt[matter] = now;
    this.present[place].set(now, this.present[place].value + 1);
  }

  start(place: number, matter: number, now: number): void {
    this.waits[place].add(now - this.readyAt[matter]);
  }

  leave(place: number, now: number): void {
    this.present[place].set(now, this.present[place].value - 1);
  }
}

/**
 * @param matters that arrive on average
 * @param features with statistics of every place
 */
export function runW1(matters: number, seed: string, { features = false } = {}): W1Answer {
  const horizon = horizonOf(matters);
  const w1 = new W1(horizon, seed, features);
  w1.sim.run(horizon);
  return {
    events: w1.sim.events,
    mean: w1.total / w1.closed,
    p50: w1.times.quantile(0.5),
    p90: w1.times.quantile(0.9),
  };
}
