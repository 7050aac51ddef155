import { describe, expect, it } from "vitest";
import {
  cobham,
  cobhamServers,
  erlangB,
  erlangC,
  jackson,
  machineRepair,
  md1WaitTail,
  mg1,
  mm1AsymptoticVariance,
  mmc,
  mmck,
  preemptiveResume,
  sinusoidalOccupancy,
} from "./theory.ts";

const markov = (rate: number, mean: number) => ({ rate, mean, square: 2 * mean * mean });

/** Integral from 0 to `to` by Simpson's rule. */
function integral(of: (t: number) => number, to: number, steps = 4000): number {
  const h = to / steps;
  let sum = of(0) + of(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * of(i * h);
  return (sum * h) / 3;
}

describe("the formulas give the values computed elsewhere", () => {
  it("M/M/1, M/M/3, Erlang B", () => {
    const one = mmc(0.8, 1, 1);
    expect([one.wait, one.present, one.queued].map((x) => x.toFixed(10))).toEqual(
      [4, 4, 3.2].map((x) => x.toFixed(10)),
    );
    const three = mmc(2.4, 1, 3);
    expect(three.waits).toBeCloseTo(0.6471910112, 10);
    expect(three.wait).toBeCloseTo(1.0786516854, 10);
    expect(three.queued).toBeCloseTo(2.5887640449, 10);
    expect(three.waitTail(1)).toBeCloseTo(0.3551859577, 10);
    expect(erlangB(10, 8)).toBeCloseTo(0.1216610643, 10);
    expect(erlangC(10, 8.5)).toBeCloseTo(0.529861, 6);
  });

  it("M/D/1, M/G/1, M/M/1/5", () => {
    expect(mg1(0.8, [1, 1, 1]).wait).toBeCloseTo(2, 12);
    expect(mg1(0.8, [1, 3, 27]).wait).toBeCloseTo(6, 12);
    const finite = mmck(0.8, 1, 1, 5);
    expect(finite.occupancy[5]).toBeCloseTo(0.0888194987, 10);
    expect(finite.present).toBeCloseTo(1.8683320323, 10);
  });

  it("a network of 200 stations M/M/1 that send .3 of theirs on to 12 departments, which pass on .15", () => {
    const rate = (200 * 0.8 * 0.3) / 12 / 0.85;
    const department = mmc(rate, 1 / 0.5536332, 10);
    expect(5 + (12 * department.present) / (200 * 0.8)).toBeCloseTo(5.86269, 5);
  });
});

describe("the formulas agree with each other where they meet", () => {
  it("M/M/c/K is Erlang's loss system at K = c, and M/M/c for a large K", () => {
    expect(mmck(8, 1, 10, 10).occupancy[10]).toBeCloseTo(erlangB(10, 8), 14);
    const [large, unlimited] = [mmck(2.4, 1, 3, 400), mmc(2.4, 1, 3)];
    expect(large.queued).toBeCloseTo(unlimited.queued, 12);
    expect(large.wait).toBeCloseTo(unlimited.wait, 12);
    for (const n of [0, 1, 3, 4, 9]) expect(large.occupancy[n]).toBeCloseTo(unlimited.occupancy(n), 13);
  });

  it("M/M/c: probabilities add up, tails integrate to means, quantiles invert tails", () => {
    for (const [rate, servers] of [
      [0.8, 1],
      [2.4, 3],
      [2, 3],
      [9.5, 10],
    ]) {
      const station = mmc(rate, 1, servers);
      let total = 0;
      let mean = 0;
      for (let n = 0; n < 140; n++) {
        total += station.occupancy(n);
        mean += n * station.occupancy(n);
      }
      const rest = (rate / servers) ** 140;
      expect(Math.abs(1 - total)).toBeLessThan(2 * rest + 1e-12);
      expect(Math.abs(station.present - mean)).toBeLessThan(400 * rest + 1e-9);
      expect(integral(station.waitTail, 200)).toBeCloseTo(station.wait, 6);
      expect(integral(station.stayTail, 200)).toBeCloseTo(station.wait + 1, 6);
      expect(station.waitTail(station.waitQuantile(0.9))).toBeCloseTo(0.1, 12);
      expect(station.waitQuantile(1 - station.waits - 1e-6)).toBe(0);
    }
  });

  it("M/D/1 and M/M/1 are cases of M/G/1", () => {
    expect(md1WaitTail(0.8, 1, 0)).toBeCloseTo(0.8, 12);
    const cut = 25;
    const tail = (t: number) => md1WaitTail(0.8, 1, t);
    expect(integral(tail, cut, 5000)).toBeCloseTo(mg1(0.8, [1, 1, 1]).wait, 3);
    expect(integral((t) => 2 * t * tail(t), cut, 5000)).toBeCloseTo(mg1(0.8, [1, 1, 1]).waitSquared, 2);
    const markovian = mg1(0.8, [1, 2, 6]);
    expect(markovian.wait).toBeCloseTo(4, 12);
    expect(markovian.waitSquared).toBeCloseTo((2 * 0.8) / 0.2 ** 2, 10);
  });

  it("priorities: one class is M/G/1, and work is conserved", () => {
    expect(cobham([{ rate: 0.8, mean: 1, square: 3 }])[0]).toBeCloseTo(6, 12);
    expect(preemptiveResume([{ rate: 0.8, mean: 1, square: 3 }])[0]).toBeCloseTo(7, 12);
    expect(cobhamServers([2.4], 1, 3)[0]).toBeCloseTo(mmc(2.4, 1, 3).wait, 12);
    const rates = [0.2, 0.3, 0.25];
    const classes = rates.map((rate) => markov(rate, 1));
    // One exponential law for all: the number in the station is that of M/M/1, whoever goes first.
    const present = mmc(0.75, 1, 1).present;
    const sum = (stays: readonly number[]) => stays.reduce((total, stay, i) => total + rates[i] * stay, 0);
    expect(sum(preemptiveResume(classes))).toBeCloseTo(present, 10);
    expect(sum(cobham(classes).map((wait) => wait + 1))).toBeCloseTo(present, 10);
    expect(cobhamServers(rates, 1, 1)).toEqual(cobham(classes).map((wait) => expect.closeTo(wait, 10)));
    expect(preemptiveResume(classes)[0]).toBeCloseTo(mmc(0.2, 1, 1).present / 0.2, 12);
  });

  it("machine repair: as many servers as machines make a binomial law, many machines M/M/c", () => {
    const free = machineRepair(6, 9, 3, 6);
    for (let n = 0; n <= 6; n++) {
      const choose = [1, 6, 15, 20, 15, 6, 1][n];
      expect(free.occupancy[n]).toBeCloseTo(choose * 0.25 ** n * 0.75 ** (6 - n), 12);
    }
    expect(free.wait).toBeCloseTo(0, 14);
    expect(machineRepair(2e4, 2e4 / 2.4, 1, 3).wait).toBeCloseTo(mmc(2.4, 1, 3).wait, 2);
    // Every machine passes through running, waiting and repair once a cycle.
    const { throughput, wait, present } = machineRepair(6, 10, 4, 2);
    expect(throughput * (10 + wait + 4)).toBeCloseTo(6, 12);
    expect(present).toBeCloseTo(throughput * (wait + 4), 12);
  });

  it("Jackson: the traffic equations by hand, and feedback to a single station is a slower server", () => {
    const { rates } = jackson(
      [0.3, 0],
      [
        [0, 0.5],
        [0.4, 0],
      ],
      [
        { mean: 2, servers: 1 },
        { mean: 8, servers: 2 },
      ],
    );
    expect(rates[0]).toBeCloseTo(0.375, 14);
    expect(rates[1]).toBeCloseTo(0.1875, 14);
    const feedback = jackson([0.4], [[0.5]], [{ mean: 1, servers: 1 }]);
    expect(feedback.stations[0].present).toBeCloseTo(mmc(0.4, 2, 1).present, 12);
  });

  it("a slow sine is followed at once, a fast one not at all", () => {
    expect(sinusoidalOccupancy(5, 2, 1e-9, 3, 1e9 * (Math.PI / 2))).toBeCloseTo(21, 6);
    expect(sinusoidalOccupancy(5, 2, 1e9, 3, 7.3)).toBeCloseTo(15, 6);
  });

  it("the average number in M/M/1 varies as its correlations say", () => {
    // Twice the integral of the autocovariance of the Markov chain, by solving Poisson's equation on a truncated chain.
    const rho = 0.5;
    const states = 200;
    const p = Array.from({ length: states }, (_, n) => (1 - rho) * rho ** n);
    const mean = rho / (1 - rho);
    let variance = 0;
    let above = 1;
    let excess = 0;
    for (let n = 0; n < states - 1; n++) {
      above -= p[n];
      excess += p[n] * (n - mean);
      // The flow across the edge n -> n + 1 carries what is missing below it.
      variance += (2 * excess * excess) / (rho * p[n]);
    }
    expect(above).toBeLessThan(1e-12);
    expect(mm1AsymptoticVariance(rho, 1)).toBeCloseTo(variance, 9);
  });
});
