/** W1 in simjs, as its users write it: an entity for each source of arrivals, facilities with servers, callbacks. */
import { createRequire } from "node:module";
import { Histogram } from "../../engine/kernel/observe/histogram.ts";
import { Tally } from "../../engine/kernel/observe/tally.ts";
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
  WARM_UP,
} from "./network.ts";

interface Request {
  done(callback: () => void): this;
}

interface Facility {
  readonly name: string;
}

interface Entity {
  time(): number;
  setTimer(duration: number): Request;
  useFacility(facility: Facility, duration: number): Request;
}

interface Simjs {
  readonly Sim: new () => {
    addEntity<E extends Entity>(kind: new (...args: never[]) => E): E;
    simulate(endTime: number): boolean;
  };
  readonly Entity: new () => Entity;
  readonly Facility: new (name: string, discipline: number | null, servers: number) => Facility;
  readonly Random: new (seed: number) => { random(): number; exponential(rate: number): number };
}

/** The package shows itself only to a browser's window. */
function load(): Simjs {
  const host = globalThis as unknown as { window?: unknown; Sim?: Simjs };
  host.window = host;
  createRequire(import.meta.url)("simjs");
  delete host.window;
  return host.Sim!;
}

const { Sim, Entity, Facility, Random } = load();

/** @param matters that arrive on average */
export function runSimjs(matters: number, seed: number): W1Answer {
  const random = new Random(seed);
  const stations = Array.from({ length: STATIONS }, (_, i) => new Facility(`station ${i}`, null, 1));
  const departments = Array.from({ length: DEPARTMENTS }, (_, i) => new Facility(`department ${i}`, null, SERVERS));
  const times = new Histogram(0, LONGEST, BINS);
  const tally = new Tally();
  let events = 0;
  let sources = 0;

  class Source extends Entity {
    private readonly station = stations[sources++];

    start(): void {
      this.setTimer(random.exponential(ARRIVAL_RATE)).done(() => this.arrive());
    }

    private arrive(): void {
      events++;
      this.start();
      const bornAt = this.time();
      this.useFacility(this.station, random.exponential(STATION_RATE)).done(() => {
        events++;
        this.handOver(bornAt, firstDepartment(random.random()));
      });
    }

    private handOver(bornAt: number, department: number): void {
      if (department < 0) {
        if (bornAt < WARM_UP) return;
        times.add(this.time() - bornAt);
        tally.add(this.time() - bornAt);
        return;
      }
      this.useFacility(departments[department], random.exponential(DEPARTMENT_RATE)).done(() => {
        events++;
        this.handOver(bornAt, nextDepartment(department, random.random()));
      });
    }
  }

  const sim = new Sim();
  for (let i = 0; i < STATIONS; i++) sim.addEntity(Source);
  sim.simulate(horizonOf(matters));
  return { events, mean: tally.mean, p50: times.quantile(0.5), p90: times.quantile(0.9) };
}
