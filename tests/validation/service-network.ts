import { CompensatedSum } from "../../engine/kernel/math/sum.ts";
import { Tally } from "../../engine/kernel/observe/tally.ts";
import { TimeWeighted } from "../../engine/kernel/observe/time-weighted.ts";
import { Crew } from "../../engine/kernel/queueing/crew.ts";
import { exponential } from "../../engine/kernel/random/distributions.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";
import { Calendar } from "../../engine/kernel/time/calendar.ts";
import { Simulation } from "../../engine/kernel/time/simulation.ts";

const Kind = { end: 0, wake: 1, arrival: 2 } as const;

export interface Station {
  readonly servers: number;
  /** Service in hours from one uniform. */
  readonly service: (u: number) => number;
  /** Customers in the station, in service included, beyond which a further one is lost. */
  readonly capacity?: number;
}

export interface Source {
  /** Arrivals an hour of working time. */
  readonly rate: number;
  readonly station: number;
  readonly cls: number;
}

export interface Network {
  readonly stations: readonly Station[];
  readonly sources: readonly Source[];
  /** The next station after one, from one uniform; -1 leaves. Without it everybody leaves. */
  readonly route?: (station: number, u: number) => number;
  readonly classes?: number;
  /** Without it everybody works day and night. */
  readonly week?: readonly (readonly (readonly [number, number])[])[];
}

/** What was seen between two moments; times are in hours of the calendar. */
export interface Batch {
  /** Waits of those whose service began, by class. */
  readonly waits: readonly Tally[];
  /** Share of them that waited at all, and that waited longer than an hour. */
  readonly waited: number;
  readonly waitedLong: number;
  /** Time averages of the customers in each station, and of those in its queue. */
  readonly inStation: readonly number[];
  readonly inQueue: readonly number[];
  /** Sojourns in the network of those who left. */
  readonly sojourn: Tally;
  /** Share of arrivals that was lost. */
  readonly lost: number;
}

const ALWAYS = Array.from({ length: 7 }, () => [[0, 24] as const]);

/** Customers who arrive as Poisson processes, are served by crews, and move on: the theorists' network on our kernel. */
export class ServiceNetwork {
  readonly sim: Simulation;
  private readonly network: Network;
  private readonly calendar: Calendar;
  private readonly crew: Crew;
  private readonly streams: Streams;
  private readonly present: TimeWeighted[];
  private readonly queued: TimeWeighted[];
  private readonly total: TimeWeighted;
  private readonly stationOf: number[];
  private readonly classOf: number[];
  private readonly bornAt: number[];
  private readonly readyAt: number[];
  private readonly leftAt: number[];
  private batch: { waits: Tally[]; waited: number; long: number; sojourn: Tally; arrivals: number; lost: number };

  /** @param hours how long it will run at most */
  constructor(network: Network, seed: string, hours: number) {
    this.network = network;
    this.sim = new Simulation(0);
    this.calendar = new Calendar({
      week: network.week ?? ALWAYS,
      holidays: [],
      firstDay: 0,
      lastDay: Math.ceil(hours / 24) + 60,
    });
    this.crew = new Crew(this.sim, Kind, Kind, {
      start: (_, task) => this.start(task),
      end: (_, task) => this.end(task),
      worked: () => {},
      free: () => {},
      freeStart: () => {},
      freeEnd: () => {},
    });
    const calendar = this.crew.addCalendar(this.calendar);
    for (const station of network.stations) {
      const pool = this.crew.addPool(network.classes ?? 1);
      for (let i = 0; i < station.servers; i++) this.crew.addServer(pool, calendar);
    }
    this.streams = new Streams(network.sources.length + 2 * network.stations.length);
    for (let i = 0; i < this.streams.count; i++) this.streams.seed(i, `${seed}/${i}`);
    this.present = network.stations.map(() => new TimeWeighted(0, 0));
    this.queued = network.stations.map(() => new TimeWeighted(0, 0));
    this.total = new TimeWeighted(0, 0);
    this.stationOf = [];
    this.classOf = [];
    this.bornAt = [];
    this.readyAt = [];
    this.leftAt = [];
    this.batch = this.emptyBatch();
    this.sim.on(Kind.arrival, "arrival", Kind.arrival, (source) => this.arrive(source));
    for (let source = 0; source < network.sources.length; source++) this.scheduleArrival(source);
  }

  /** Runs on for some hours by the clock. */
  run(hours: number): Batch {
    const from = this.clock();
    const areas = [...this.present, ...this.queued].map((curve) => curve.integral(from));
    this.batch = this.emptyBatch();
    this.sim.run(this.sim.now + hours);
    const to = this.clock();
    const means = [...this.present, ...this.queued].map((curve, i) => (curve.integral(to) - areas[i]) / (to - from));
    const { waits, waited, long, sojourn, arrivals, lost } = this.batch;
    const starts = waits.reduce((count, tally) => count + tally.count, 0);
    return {
      waits,
      waited: waited / starts,
      waitedLong: long / starts,
      inStation: means.slice(0, this.present.length),
      inQueue: means.slice(this.present.length),
      sojourn,
      lost: lost / arrivals,
    };
  }

  /** Little's law: the customers' time in the network, once as an integral of their number, once summed over them. */
  customerHours(): { integral: number; summed: number } {
    const now = this.clock();
    const summed = new CompensatedSum();
    for (let task = 0; task < this.bornAt.length; task++) {
      summed.add(Math.min(this.leftAt[task], now) - this.bornAt[task]);
    }
    return { integral: this.total.integral(now), summed: summed.value };
  }

  /** Hours worked so far: with a calendar that never closes, the time itself. */
  private clock(): number {
    return this.calendar.worked(this.sim.now);
  }

  private emptyBatch(): ServiceNetwork["batch"] {
    const waits = Array.from({ length: this.network.classes ?? 1 }, () => new Tally());
    return { waits, waited: 0, long: 0, sojourn: new Tally(), arrivals: 0, lost: 0 };
  }

  private scheduleArrival(source: number): void {
    const gap = exponential(this.streams.uniform(source), 1 / this.network.sources[source].rate);
    this.sim.schedule(this.calendar.add(this.sim.now, gap), Kind.arrival, source);
  }

  private arrive(source: number): void {
    this.scheduleArrival(source);
    const { station, cls } = this.network.sources[source];
    this.batch.arrivals++;
    if (this.present[station].value >= (this.network.stations[station].capacity ?? Infinity)) {
      this.batch.lost++;
      return;
    }
    const task = this.bornAt.push(this.clock()) - 1;
    this.classOf.push(cls);
    this.leftAt.push(Infinity);
    this.stationOf.push(station);
    this.readyAt.push(NaN);
    step(this.total, this.clock(), 1);
    this.enter(task, station);
  }

  private enter(task: number, station: number): void {
    const now = this.clock();
    this.stationOf[task] = station;
    this.readyAt[task] = now;
    step(this.present[station], now, 1);
    step(this.queued[station], now, 1);
    this.crew.submit(station, this.classOf[task], task);
  }

  private start(task: number): number {
    const now = this.clock();
    const station = this.stationOf[task];
    step(this.queued[station], now, -1);
    const wait = now - this.readyAt[task];
    this.batch.waits[this.classOf[task]].add(wait);
    if (wait > 0) this.batch.waited++;
    if (wait > 1) this.batch.long++;
    const stream = this.network.sources.length + 2 * station;
    return this.network.stations[station].service(this.streams.uniform(stream));
  }

  private end(task: number): void {
    const now = this.clock();
    const station = this.stationOf[task];
    step(this.present[station], now, -1);
    const stream = this.network.sources.length + 2 * station + 1;
    const next = this.network.route?.(station, this.streams.uniform(stream)) ?? -1;
    if (next >= 0) {
      this.enter(task, next);
      return;
    }
    this.leftAt[task] = now;
    this.batch.sojourn.add(now - this.bornAt[task]);
    step(this.total, now, -1);
  }
}

function step(curve: TimeWeighted, at: number, change: number): void {
  curve.set(at, curve.value + change);
}
