/** Customers who are few: machines that run, break down, wait and are repaired. */
import { describe, it } from "vitest";
import { between, exponential } from "../../../engine/kernel/random/distributions.ts";
import { agree, reportChecks } from "../check.ts";
import { batches, mean } from "./batches.ts";
import type { Network } from "./service-network.ts";
import { machineRepair } from "./theory.ts";

reportChecks("finite source");

/** Hours: far more than the cycle of running and repair after which machines forget their past. */
const RELAXATION = 250;

/** Machines run in station 0, where each is its own server, and are repaired in station 1. */
function plant(machines: number, running: (u: number) => number, repair: number, servers: number): Network {
  return {
    stations: [
      { servers: machines, service: running },
      { servers, service: (u) => exponential(u, repair) },
    ],
    sources: [],
    population: machines,
    route: (from) => 1 - from,
    averages: {
      broken: ({ present }) => present[1],
      waiting: ({ queued }) => queued[1],
      "all run": ({ present }) => (present[1] === 0 ? 1 : 0),
      "three are broken": ({ present }) => (present[1] === 3 ? 1 : 0),
    },
  };
}

describe("machine repair (Gross & Harris)", () => {
  it.each<[string, number, number, number, (u: number) => number]>([
    ["six machines, two men", 6, 4, 2, (u) => exponential(u, 10)],
    ["ten machines, one man", 10, 1.2, 1, (u) => exponential(u, 10)],
    // The law of running does not matter, its mean does, where repair is exponential and first in first out.
    ["six machines that run for uniform times, two men", 6, 4, 2, (u) => between(u, 5, 15)],
  ])("%s", (name, machines, repair, servers, running) => {
    const theory = machineRepair(machines, 10, repair, servers);
    agree(
      `machine repair, ${name}`,
      {
        broken: theory.present,
        waiting: theory.queued,
        "wait for repair": theory.wait,
        "P(all run)": theory.occupancy[0],
        "P(three are broken)": theory.occupancy[3],
        "repairs an hour": theory.throughput,
      },
      (seed, length) => {
        const seen = batches(plant(machines, running, repair, servers), RELAXATION, seed, length);
        return {
          broken: seen.map((batch) => batch.averages.broken),
          waiting: seen.map((batch) => batch.averages.waiting),
          "wait for repair": seen.map((batch) => mean(batch.waitsAt[1])),
          "P(all run)": seen.map((batch) => batch.averages["all run"]),
          "P(three are broken)": seen.map((batch) => batch.averages["three are broken"]),
          "repairs an hour": seen.map(({ staysAt, hours }) => staysAt[1].length / hours),
        };
      },
    );
  });
});
