/**
 * How far two logs are apart, in the measures of business process simulation: 1-Wasserstein distances between
 * distributions of times, in hours, and the difference of their n-grams of activities, 0 to 1.
 * @source Chapela-Campa, Benchekroun, Baron, Dumas, Krass & Senderovich 2023, Can I Trust My Simulation Model? BPM 2023
 */
import type { Facts } from "../facts.ts";

export const DISTANCES = [
  "absoluteEvents",
  "relativeEvents",
  "circadianEvents",
  "arrivals",
  "cycleTimes",
  "nGrams",
] as const;
export type DistanceName = (typeof DISTANCES)[number];

/** NaN where a distance has no meaning for the two. */
export type Distances = Readonly<Record<DistanceName, number>>;

/** The cases of a log that are compared, and from when its time counts. */
export interface Part {
  readonly facts: Facts;
  /** 1 for a case that is in the part. */
  readonly cases: Uint8Array;
  /** Hours since 1970 at which the part begins: a midnight, of the same weekday for both. */
  readonly origin: number;
  /** Hours for which every case of the part was followed: what comes later counts in neither part. */
  readonly followUp: number;
}

/** Times of a part, in hours. */
interface Times {
  readonly events: Float64Array;
  readonly relative: Float64Array;
  readonly clock: readonly Float64Array[];
  readonly arrivals: Float64Array;
  readonly cycles: Float64Array;
  readonly grams: ReadonlyMap<string, number>;
}

export function distancesOf(a: Part, b: Part): Distances {
  const [left, right] = [timesOf(a), timesOf(b)];
  return {
    absoluteEvents: wasserstein(left.events, right.events),
    relativeEvents: wasserstein(left.relative, right.relative),
    circadianEvents: circadian(left.clock, right.clock),
    arrivals: wasserstein(left.arrivals, right.arrivals),
    cycleTimes: wasserstein(left.cycles, right.cycles),
    nGrams: gramDistance(left.grams, right.grams),
  };
}

/**
 * @param a ascending
 * @param b ascending
 * @returns the area between the two distribution functions, in the unit of the values; NaN if one has no values
 */
export function wasserstein(a: Float64Array, b: Float64Array): number {
  if (a.length === 0 || b.length === 0) return Number.NaN;
  let [i, j] = [0, 0];
  let area = 0;
  let last = Math.min(a[0], b[0]);
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    area += Math.abs(i / a.length - j / b.length) * (next - last);
    last = next;
    while (a[i] === next) i++;
    while (b[j] === next) j++;
  }
  return area;
}

/** Hours of the day, weekday by weekday; the mean over the weekdays that both have. */
function circadian(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  const found = a.map((hours, weekday) => wasserstein(hours, b[weekday])).filter((value) => !Number.isNaN(value));
  return found.length === 0 ? Number.NaN : found.reduce((sum, value) => sum + value, 0) / found.length;
}

/** Differences of counts over all counts, of pairs of consecutive activities with the ends of a case. */
function gramDistance(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const totalOf = (grams: ReadonlyMap<string, number>): number => [...grams.values()].reduce((sum, n) => sum + n, 0);
  const [inA, inB] = [totalOf(a), totalOf(b)];
  let difference = 0;
  for (const gram of new Set([...a.keys(), ...b.keys()])) {
    difference += Math.abs((a.get(gram) ?? 0) / inA - (b.get(gram) ?? 0) / inB);
  }
  return difference / 2;
}

function timesOf({ facts, cases, origin, followUp }: Part): Times {
  const { log, order, openedAt, closedAt } = facts;
  const [events, relative, arrivals, cycles]: number[][] = [[], [], [], []];
  const clock: number[][] = Array.from({ length: 7 }, () => []);
  const grams = new Map<string, number>();
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0 || Number.isNaN(openedAt[c])) continue;
    arrivals.push(openedAt[c] - origin);
    // Open cases last for as long as they are followed; a closing before the opening says nothing.
    if (!(closedAt[c] < openedAt[c])) {
      cycles.push(Number.isNaN(closedAt[c]) ? followUp : Math.min(followUp, closedAt[c] - openedAt[c]));
    }
    let before = "";
    for (let i = order.first[c]; i < order.first[c + 1]; i++) {
      const e = order.events[i];
      if (log.at[e] - openedAt[c] > followUp) break;
      events.push(log.at[e] - origin);
      relative.push(log.at[e] - openedAt[c]);
      const wall = log.at[e] + log.offset[e] / 60;
      const day = Math.floor(wall / 24);
      clock[(((day + 3) % 7) + 7) % 7].push(Math.floor(wall - 24 * day));
      const name = log.activities.list[log.activity[e]];
      grams.set(`${before}>${name}`, (grams.get(`${before}>${name}`) ?? 0) + 1);
      before = name;
    }
    grams.set(`${before}>`, (grams.get(`${before}>`) ?? 0) + 1);
  }
  const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();
  return {
    events: sorted(events),
    relative: sorted(relative),
    clock: clock.map(sorted),
    arrivals: sorted(arrivals),
    cycles: sorted(cycles),
    grams,
  };
}
