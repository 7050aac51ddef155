import { describe, expect, it } from "vitest";
import { exponential, lognormalOfMean } from "../../engine/kernel/random/distributions.ts";
import { agree, reportChecks } from "./check.ts";
import { type Batch, type Network, ServiceNetwork } from "./service-network.ts";

reportChecks("queueing");

const BATCHES = 30;
const BATCH_HOURS = 4000;

/** Batch means of one run, the first batch thrown away. Little's law must hold in every run. */
function batches(network: Network, seed: string, length: number, hours = BATCH_HOURS): Batch[] {
  const run = new ServiceNetwork(network, seed, (BATCHES + 1) * hours * length);
  run.run(hours * length);
  const seen = Array.from({ length: BATCHES }, () => run.run(hours * length));
  const { integral, summed } = run.customerHours();
  expect(Math.abs(integral / summed - 1)).toBeLessThan(1e-12);
  return seen;
}

function station(servers: number, mean: number): Network["stations"][number] {
  return { servers, service: (u) => exponential(u, mean) };
}

function single(rate: number, of: Network["stations"][number]): Network {
  return { stations: [of], sources: [{ rate, station: 0, cls: 0 }] };
}

/** Probability of waiting with c servers at an offered load a. @source Erlang (1917) */
function erlangC(c: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < c; k++) {
    term *= a / k;
    sum += term;
  }
  const last = (term * a) / c / (1 - a / c);
  return last / (sum + last);
}

describe("a single station", () => {
  it("M/M/1, utilisation .8", () => {
    agree("M/M/1", { wait: 4, present: 4, queued: 3.2 }, (seed, length) => {
      const seen = batches(single(0.8, station(1, 1)), seed, length, 4 * BATCH_HOURS);
      return {
        wait: seen.map((batch) => batch.waits[0].mean),
        present: seen.map((batch) => batch.inStation[0]),
        queued: seen.map((batch) => batch.inQueue[0]),
      };
    });
  });

  it("M/M/3, utilisation .8 (Erlang C)", () => {
    expect(erlangC(3, 2.4)).toBeCloseTo(0.6471910112, 10);
    const theory = { waits: 0.6471910112, wait: 1.0786516854, queued: 2.5887640449, waitsLong: 0.3551859577 };
    agree("M/M/3", theory, (seed, length) => {
      const seen = batches(single(2.4, station(3, 1)), seed, length, 1500);
      return {
        waits: seen.map((batch) => batch.waited),
        wait: seen.map((batch) => batch.waits[0].mean),
        queued: seen.map((batch) => batch.inQueue[0]),
        waitsLong: seen.map((batch) => batch.waitedLong),
      };
    });
  });

  it("M/D/1, utilisation .8 (Pollaczek-Khinchine)", () => {
    agree("M/D/1", { wait: 2 }, (seed, length) => ({
      wait: batches(single(0.8, { servers: 1, service: () => 1 }), seed, length).map((batch) => batch.waits[0].mean),
    }));
  });

  it("M/G/1, utilisation .8, lognormal service with a squared coefficient of variation of 2", () => {
    const service = (u: number) => lognormalOfMean(u, 1, Math.SQRT2);
    agree("M/G/1", { wait: 6 }, (seed, length) => ({
      wait: batches(single(0.8, { servers: 1, service }), seed, length, 8000).map((batch) => batch.waits[0].mean),
    }));
  });

  it("M/M/1/5, load .8: those who find five there are lost", () => {
    agree("M/M/1/5", { lost: 0.0888194987, present: 1.8683320323 }, (seed, length) => {
      const seen = batches(single(0.8, { ...station(1, 1), capacity: 5 }), seed, length);
      return { lost: seen.map((batch) => batch.lost), present: seen.map((batch) => batch.inStation[0]) };
    });
  });

  it("M/M/10/10, load 8: those who find all ten busy are lost (Erlang B)", () => {
    agree("Erlang B", { lost: 0.1216610643 }, (seed, length) => ({
      lost: batches(single(8, { ...station(10, 1), capacity: 10 }), seed, length, 500).map((batch) => batch.lost),
    }));
  });
});

describe("priorities", () => {
  it("two classes without preemption (Cobham 1954)", () => {
    const [first, second] = [0.3, 0.4];
    const residual = first + second;
    const theory = { first: residual / (1 - first), second: residual / ((1 - first) * (1 - first - second)) };
    const network: Network = {
      stations: [station(1, 1)],
      sources: [
        { rate: first, station: 0, cls: 0 },
        { rate: second, station: 0, cls: 1 },
      ],
      classes: 2,
    };
    agree("Cobham", theory, (seed, length) => {
      const seen = batches(network, seed, length);
      return {
        first: seen.map((batch) => batch.waits[0].mean),
        second: seen.map((batch) => batch.waits[1].mean),
      };
    });
  });
});

describe("networks", () => {
  it("two stations with feedback (Jackson 1957)", () => {
    // Traffic: a = .3 + .4 b and b = .5 a, so a = .375 and b = .1875; both stations are used to 75 %.
    const network: Network = {
      stations: [station(1, 2), station(2, 8)],
      sources: [{ rate: 0.3, station: 0, cls: 0 }],
      route: (from, u) => (from === 0 ? (u < 0.5 ? 1 : -1) : u < 0.4 ? 0 : -1),
    };
    const first = 0.75 / 0.25;
    const second = 1.5 + (erlangC(2, 1.5) * 0.75) / 0.25;
    agree("Jackson", { first, second, sojourn: (first + second) / 0.3 }, (seed, length) => {
      const seen = batches(network, seed, length, 8000);
      return {
        first: seen.map((batch) => batch.inStation[0]),
        second: seen.map((batch) => batch.inStation[1]),
        sojourn: seen.map((batch) => batch.sojourn.mean),
      };
    });
  });
});

describe("working hours", () => {
  it("a server of 09-17 on weekdays, arrivals in working hours: M/M/1 on the calendar's clock", () => {
    const day = [[9, 17] as const];
    const network = { ...single(0.8, station(1, 1)), week: [day, day, day, day, day, [], []] };
    agree("office hours", { wait: 4, present: 4, sojourn: 5 }, (seed, length) => {
      const seen = batches(network, seed, length, (BATCH_HOURS / 40) * 168);
      return {
        wait: seen.map((batch) => batch.waits[0].mean),
        present: seen.map((batch) => batch.inStation[0]),
        sojourn: seen.map((batch) => batch.sojourn.mean),
      };
    });
  });
});
