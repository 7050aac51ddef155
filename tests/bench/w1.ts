/** W1 on the generic kernel: crews of servers within calendars, keyed streams, inversion, events in a total order. */
import { Histogram } from "../../engine/kernel/observe/histogram.ts";
import { Tally } from "../../engine/kernel/observe/tally.ts";
import { TimeWeighted } from "../../engine/kernel/observe/time-weighted.ts";
import { Crew } from "../../engine/kernel/queueing/crew.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";
import { Calendar } from "../../engine/kernel/time/calendar.ts";
import { CalendarQueue } from "../../engine/kernel/time/calendar-queue.ts";
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

/**
 * @param matters that arrive on average
 * @param features with statistics of every place
 */
export function runW1(matters: number, seed: string, { features = false } = {}): W1Answer {
  const horizon = horizonOf(matters);
  const sim = new Simulation(0, new CalendarQueue());
  const streams = new Streams(STATIONS + 2 * PLACES);
  for (let i = 0; i < streams.count; i++) streams.seed(i, `${seed}/${i}`);
  const times = new Histogram(0, LONGEST, BINS);
  let closed = 0;
  let total = 0;

  const place: number[] = [];
  const bornAt: number[] = [];
  const readyAt: number[] = [];
  const free: number[] = [];
  const waits = Array.from({ length: PLACES }, () => new Tally());
  const present = Array.from({ length: PLACES }, () => new TimeWeighted(0, 0));

  const crew = new Crew(sim, Kind, Kind, {
    start: (_, matter) => {
      const at = place[matter];
      if (features) waits[at].add(sim.now - readyAt[matter]);
      return streams.exponential(STATIONS + 2 * at, 1 / (at < STATIONS ? STATION_RATE : DEPARTMENT_RATE));
    },
    end: (_, matter) => {
      const at = place[matter];
      if (features) present[at].set(sim.now, present[at].value - 1);
      const u = streams.uniform(STATIONS + 2 * at + 1);
      const next = at < STATIONS ? firstDepartment(u) : nextDepartment(at - STATIONS, u);
      if (next >= 0) {
        enter(matter, STATIONS + next);
        return;
      }
      closed++;
      total += sim.now - bornAt[matter];
      times.add(sim.now - bornAt[matter]);
      free.push(matter);
    },
    worked: () => {},
    free: () => {},
    freeStart: () => {},
    freeEnd: () => {},
  });
  const lastDay = Math.ceil(horizon / 24) + 60;
  const calendar = crew.addCalendar(new Calendar({ week: ALWAYS, holidays: [], firstDay: 0, lastDay }));
  for (let at = 0; at < PLACES; at++) {
    const pool = crew.addPool(1);
    for (let server = 0; server < (at < STATIONS ? 1 : SERVERS); server++) crew.addServer(pool, calendar);
  }

  const enter = (matter: number, at: number): void => {
    place[matter] = at;
    readyAt[matter] = sim.now;
    if (features) present[at].set(sim.now, present[at].value + 1);
    crew.submit(at, 0, matter);
  };
  const scheduleArrival = (station: number): void =>
    sim.schedule(sim.now + streams.exponential(station, 1 / ARRIVAL_RATE), Kind.arrival, station);
  sim.on(Kind.arrival, "arrival", Kind.arrival, (station) => {
    scheduleArrival(station);
    const matter = free.pop() ?? place.length;
    bornAt[matter] = sim.now;
    enter(matter, station);
  });
  for (let station = 0; station < STATIONS; station++) scheduleArrival(station);

  sim.run(horizon);
  return { events: sim.events, mean: total / closed, p50: times.quantile(0.5), p90: times.quantile(0.9) };
}
