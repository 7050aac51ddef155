/** Stations that turn customers away. */
import { describe, expect, it } from "vitest";
import { exponential, lognormalOfMean } from "../../../engine/kernel/random/distributions.ts";
import { agree, reportChecks } from "../check.ts";
import { batches, mean } from "./batches.ts";
import type { Network } from "./service-network.ts";
import { erlangB, mmck } from "./theory.ts";

reportChecks("losses");

/** Hours: what is bounded forgets within the time in which it fills and empties, here below 10. */
const RELAXATION = 10;

function station(rate: number, servers: number, capacity: number, service = (u: number) => exponential(u, 1)): Network {
  return {
    stations: [{ servers, service, capacity }],
    sources: [{ rate, station: 0 }],
    averages: {
      present: ({ present }) => present[0],
      queued: ({ queued }) => queued[0],
      empty: ({ present }) => (present[0] === 0 ? 1 : 0),
      full: ({ present }) => (present[0] === capacity ? 1 : 0),
    },
  };
}

describe("M/M/c/K", () => {
  it.each([
    { rate: 0.8, servers: 1, capacity: 5 },
    { rate: 4, servers: 3, capacity: 8 },
  ])("rate $rate, c = $servers, K = $capacity: those who find K there are lost", ({ rate, servers, capacity }) => {
    const theory = mmck(rate, 1, servers, capacity);
    agree(
      `M/M/${servers}/${capacity} at ${rate}`,
      {
        lost: theory.occupancy[capacity],
        present: theory.present,
        queued: theory.queued,
        "wait of the served": theory.wait,
        "P(N = 0)": theory.occupancy[0],
        "P(N = K)": theory.occupancy[capacity],
        throughput: theory.throughput,
      },
      (seed, length) => {
        const seen = batches(station(rate, servers, capacity), RELAXATION, seed, length);
        return {
          lost: seen.map((batch) => batch.lost),
          present: seen.map((batch) => batch.averages.present),
          queued: seen.map((batch) => batch.averages.queued),
          "wait of the served": seen.map((batch) => mean(batch.waits[0])),
          "P(N = 0)": seen.map((batch) => batch.averages.empty),
          "P(N = K)": seen.map((batch) => batch.averages.full),
          throughput: seen.map(({ departures, hours }) => departures.length / hours),
        };
      },
    );
  });
});

describe("Erlang B", () => {
  /** The law of the service does not matter, its mean does. @source Sevastyanov (1957) */
  it.each<[string, (u: number) => number]>([
    ["exponential", (u) => exponential(u, 1)],
    ["constant", () => 1],
    ["lognormal", (u) => lognormalOfMean(u, 1, 1.5)],
  ])("ten servers at a load of 8, %s service", (law, service) => {
    const lost = erlangB(10, 8);
    agree(`Erlang B, ${law}`, { lost, present: 8 * (1 - lost), "P(N = 10)": lost }, (seed, length) => {
      const seen = batches(station(8, 10, 10, service), RELAXATION, seed, length);
      for (const { waits } of seen) expect(waits[0].every((wait) => wait === 0)).toBe(true);
      return {
        lost: seen.map((batch) => batch.lost),
        present: seen.map((batch) => batch.averages.present),
        "P(N = 10)": seen.map((batch) => batch.averages.full),
      };
    });
  });
});
