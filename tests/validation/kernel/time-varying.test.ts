/** Arrivals whose rate changes with the hour: two independent ways of making them, against the integrated rate. */
import { describe, expect, it } from "vitest";
import { DemandClock } from "../../../engine/district/agents/demand-clock.ts";
import { factorDefaults, parameters } from "../../../engine/district/factors/index.ts";
import { Randomness } from "../../../engine/district/randomness.ts";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { Streams } from "../../../engine/kernel/random/streams.ts";
import { agree, agreeStatistics, chiSquare, reportChecks } from "../check.ts";
import { expectLaws } from "./batches.ts";
import { ServiceNetwork } from "./service-network.ts";
import { sinusoidalOccupancy } from "./theory.ts";

reportChecks("time-varying arrivals");

const DAYS = 7 * 52;
const HOURS = 24 * DAYS;
const FESTIVAL_DAY = 150;
const WEEKEND = 0.7;
const FESTIVAL = 0.45;
/** Matters on a standard day. */
const PER_DAY = 60;

/** The rate as docs/odd.md has it, in standard days an hour: 8 % before 7, 70 % from 7 to 18, 22 % after. */
function rateAt(hour: number): number {
  const day = Math.floor(hour / 24);
  const ofDay = hour - 24 * day;
  const ofHour = ofDay < 7 ? 0.08 / 7 : ofDay < 18 ? 0.7 / 11 : 0.22 / 6;
  const festive = day >= FESTIVAL_DAY - 7 && day < FESTIVAL_DAY + 21;
  return ofHour * (day % 7 >= 5 ? WEEKEND : 1) * (festive ? FESTIVAL : 1);
}

/** The rate is constant within each hour. */
const EXPECTED = Array.from({ length: HOURS }, (_, hour) => PER_DAY * rateAt(hour + 0.5));

/**
 * The next arrival of a process of changing rate.
 * @param bound what the rate never exceeds
 * @source Lewis & Shedler (1979), Simulation of nonhomogeneous Poisson processes by thinning, NRLQ 26(3)
 */
function thinning(rate: (at: number) => number, bound: number, after: number, uniform: () => number): number {
  let at = after;
  do at += exponential(uniform(), 1 / bound);
  while (uniform() * bound >= rate(at));
  return at;
}

function thinned(seed: string): number[] {
  const streams = new Streams(1);
  streams.seed(0, seed);
  const rate = (at: number) => PER_DAY * rateAt(at);
  const times: number[] = [];
  const next = (after: number) => thinning(rate, (PER_DAY * 0.7) / 11, after, () => streams.uniform(0));
  for (let at = next(0); at < HOURS; at = next(at)) times.push(at);
  return times;
}

/** The product's way: unit exponentials of many residents, each by his own key, in operational time. */
function operational(seed: string): number[] {
  const residents = 40;
  const p = parameters({
    ...factorDefaults(),
    dayVariation: 0,
    monthVariation: 0,
    weekendDemand: WEEKEND,
    festivalDemand: FESTIVAL,
    festivalDay: FESTIVAL_DAY,
  });
  const randomness = new Randomness(seed, 0);
  const demand = new DemandClock(0, DAYS, p, randomness);
  const needs = randomness.purpose("needs");
  const times: number[] = [];
  for (let resident = 0; resident < residents; resident++) {
    let due = 0;
    for (let n = 0; ; n++) {
      due += exponential(needs.uniform(resident, n), residents / PER_DAY);
      if (due >= demand.end) break;
      times.push(demand.at(due));
    }
  }
  return times;
}

/** Counts by hour, of `years` years. */
function counted(arrivals: (seed: string) => number[], seed: string, years: number): number[][] {
  return Array.from({ length: years }, (_, year) => {
    const counts = new Array<number>(HOURS).fill(0);
    for (const at of arrivals(`${seed}/${year}`)) counts[Math.floor(at)]++;
    return counts;
  });
}

/** Adds up by cell: which cell each hour belongs to. */
function cells(values: readonly number[], cell: (hour: number) => number): number[] {
  const sums: number[] = [];
  values.forEach((value, hour) => {
    sums[cell(hour)] = (sums[cell(hour)] ?? 0) + value;
  });
  return sums;
}

describe.each<[string, (seed: string) => number[]]>([
  ["thinning", thinned],
  ["operational time", operational],
])("arrivals by %s", (way, arrivals) => {
  const YEARS = 2;

  it("come hour by hour as the integrated rate says", () => {
    const partitions = {
      "hours of the week": (hour: number) => hour % 168,
      days: (hour: number) => Math.floor(hour / 24),
      "hours, in threes": (hour: number) => Math.floor(hour / 3),
    };
    const names = Object.keys(partitions) as (keyof typeof partitions)[];
    agreeStatistics(`${way}, integrated rate`, names, (seed, length) => {
      const years = counted(arrivals, seed, YEARS * length);
      const total = EXPECTED.map((_, hour) => years.reduce((sum, counts) => sum + counts[hour], 0));
      const statistic = (name: keyof typeof partitions) => {
        const cell = partitions[name];
        const expected = cells(EXPECTED, cell).map((count) => count * years.length);
        return chiSquare(cells(total, cell), expected, 0);
      };
      return {
        "hours of the week": statistic("hours of the week"),
        days: statistic("days"),
        // Nights of the festival expect 1.3: Pearson's statistic still follows its law, over so many cells.
        "hours, in threes": statistic("hours, in threes"),
      };
    });
  });

  it("are Poisson in every hour: variance as the mean, neighbours independent, counts by their law", () => {
    agree(
      `${way}, moments of the hours`,
      { mean: 0, "variance over mean": 1, "correlation of neighbours": 0, "share of empty hours, less theory": 0 },
      (seed, length) => {
        const years = counted(arrivals, seed, YEARS * length);
        const z = years.map((counts) => counts.map((n, hour) => (n - EXPECTED[hour]) / Math.sqrt(EXPECTED[hour])));
        return {
          mean: z.flat(),
          "variance over mean": z.flat().map((x) => x * x),
          // Pairs that do not overlap: an hour is in one of them.
          "correlation of neighbours": z.flatMap((x) =>
            x.filter((_, h) => h % 2 === 0).map((v, i) => v * x[2 * i + 1]),
          ),
          "share of empty hours, less theory": years.flatMap((counts) =>
            counts.map((n, hour) => (n === 0 ? 1 : 0) - Math.exp(-EXPECTED[hour])),
          ),
        };
      },
    );
    agreeStatistics(`${way}, law of the counts`, ["weekdays, 7-18", "nights"], (seed, length) => {
      const years = counted(arrivals, seed, YEARS * length);
      const against = (rate: number, most: number) => {
        const hours = EXPECTED.flatMap((expected, hour) => (Math.abs(expected - rate) < 1e-9 ? [hour] : []));
        expect(hours.length).toBeGreaterThan(1000);
        const observed = new Array<number>(most + 1).fill(0);
        for (const counts of years) for (const hour of hours) observed[Math.min(most, counts[hour])]++;
        const law = [Math.exp(-rate)];
        for (let n = 1; n < most; n++) law.push((law[n - 1] * rate) / n);
        law.push(1 - law.reduce((sum, share) => sum + share, 0));
        return chiSquare(
          observed,
          law.map((share) => share * hours.length * years.length),
          1,
        );
      };
      return { "weekdays, 7-18": against((PER_DAY * 0.7) / 11, 10), nights: against((PER_DAY * 0.08) / 7, 4) };
    });
  });
});

describe("the product's clock of demand", () => {
  it("has day and month factors of mean 1: the year's demand is on average what it would be without them", () => {
    const plain = cells(EXPECTED, () => 0)[0] / PER_DAY;
    const p = parameters({
      ...factorDefaults(),
      weekendDemand: WEEKEND,
      festivalDemand: FESTIVAL,
      festivalDay: FESTIVAL_DAY,
    });
    agree("demand of a year", { "standard days": plain }, (seed, length) => ({
      "standard days": Array.from(
        { length: 200 * length },
        (_, replication) => new DemandClock(0, DAYS, p, new Randomness(seed, replication)).end,
      ),
    }));
  });
});

describe("M(t)/M/infinity", () => {
  it("follows a daily sine with a lag, and is Poisson at every hour", () => {
    const [base, swing, frequency, service] = [4, 3, (2 * Math.PI) / 24, 2.5];
    const rate = (at: number) => base + swing * Math.sin(frequency * at);
    const network = {
      // Nobody is lost in 10^9 years: the number in service is at most Poisson with mean 16.
      stations: [{ servers: 70, service: (u: number) => exponential(u, service) }],
      sources: [
        { station: 0, next: (after: number, uniform: () => number) => thinning(rate, base + swing, after, uniform) },
      ],
    };
    const phases = [0, 6, 12, 18] as const;
    const theory = phases.map((hour) => sinusoidalOccupancy(base, swing, frequency, service, hour));
    const [midnight, morning, noon, evening] = theory;
    const names = { midnight, morning, noon, evening };
    agree(
      "M(t)/M/infinity",
      {
        ...names,
        "variance, midnight": midnight,
        "variance, morning": morning,
        "variance, noon": noon,
        "variance, evening": evening,
      },
      (seed, length) => {
        const days = 1500 * length;
        const run = new ServiceNetwork(network, seed, 24 * (days + 5));
        run.run(24 * 5);
        const seen: number[][] = phases.map(() => []);
        for (let day = 0; day < days; day++) {
          for (const list of seen) {
            list.push(run.standing.present[0]);
            run.run(6);
          }
        }
        expectLaws(run);
        const [midnight, morning, noon, evening] = seen;
        const squares = seen.map((list, i) => list.map((n) => (n - theory[i]) ** 2));
        return {
          midnight,
          morning,
          noon,
          evening,
          "variance, midnight": squares[0],
          "variance, morning": squares[1],
          "variance, noon": squares[2],
          "variance, evening": squares[3],
        };
      },
    );
  });
});
