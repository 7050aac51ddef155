/** Open networks in product form. */
import { describe, it } from "vitest";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { agree, reportChecks } from "../check.ts";
import { batches, mean, shareAbove } from "./batches.ts";
import type { Network } from "./service-network.ts";
import { jackson, relaxationTime } from "./theory.ts";

reportChecks("networks");

const station = (servers: number, of: number) => ({ servers, service: (u: number) => exponential(u, of) });

describe("Jackson networks", () => {
  it("two stations with feedback: means, and the joint law as a product", () => {
    // Traffic: a = .3 + .4 b and b = .5 a, so a = .375 and b = .1875; both stations are used to 75 %.
    const theory = jackson(
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
    const [first, second] = theory.stations;
    const network: Network = {
      stations: [station(1, 2), station(2, 8)],
      sources: [{ rate: 0.3, station: 0 }],
      route: (from, u) => (from === 0 ? (u < 0.5 ? 1 : -1) : u < 0.4 ? 0 : -1),
      averages: {
        first: ({ present }) => present[0],
        second: ({ present }) => present[1],
        empty: ({ present }) => (present[0] + present[1] === 0 ? 1 : 0),
        "two and one": ({ present }) => (present[0] === 2 && present[1] === 1 ? 1 : 0),
        product: ({ present }) => present[0] * present[1],
      },
    };
    agree(
      "Jackson, two stations",
      {
        first: first.present,
        second: second.present,
        "wait at the first": first.wait,
        "wait at the second": second.wait,
        sojourn: theory.sojourn,
        "P(N = (0, 0))": first.occupancy(0) * second.occupancy(0),
        "P(N = (2, 1))": first.occupancy(2) * second.occupancy(1),
        "E of the product": first.present * second.present,
      },
      (seed, length) => {
        // A customer passes the second station .625 times on average, the bottleneck in time.
        const seen = batches(network, relaxationTime(0.3, 0.625 * 8, 2), seed, length);
        return {
          first: seen.map((batch) => batch.averages.first),
          second: seen.map((batch) => batch.averages.second),
          "wait at the first": seen.map((batch) => mean(batch.waitsAt[0])),
          "wait at the second": seen.map((batch) => mean(batch.waitsAt[1])),
          sojourn: seen.map((batch) => mean(batch.sojourns[0])),
          "P(N = (0, 0))": seen.map((batch) => batch.averages.empty),
          "P(N = (2, 1))": seen.map((batch) => batch.averages["two and one"]),
          "E of the product": seen.map((batch) => batch.averages.product),
        };
      },
    );
  });

  it("five stations, three entrances, a full table of routes", () => {
    const external = [0.5, 0.2, 0.3, 0, 0];
    const routing = [
      [0, 0.3, 0.2, 0.2, 0],
      [0.1, 0, 0.3, 0.1, 0.3],
      [0.05, 0, 0.2, 0.4, 0.2],
      [0, 0.1, 0, 0, 0.5],
      [0.1, 0.05, 0, 0.15, 0],
    ];
    const upTo = routing.map((row) => row.map((_, to) => row.slice(0, to + 1).reduce((sum, share) => sum + share, 0)));
    const stations = [
      { mean: 1.1, servers: 1 },
      { mean: 2.5, servers: 2 },
      { mean: 1, servers: 1 },
      { mean: 5, servers: 4 },
      { mean: 4, servers: 4 },
    ];
    const theory = jackson(external, routing, stations);
    const network: Network = {
      stations: stations.map(({ mean, servers }) => station(servers, mean)),
      sources: external.flatMap((rate, at) => (rate > 0 ? [{ rate, station: at }] : [])),
      route: (from, u) => upTo[from].findIndex((share) => u < share),
      averages: Object.fromEntries(stations.map((_, i) => [`N${i}`, ({ present }) => present[i]])),
    };
    const relaxation = Math.max(
      ...stations.map(({ mean, servers }, i) => relaxationTime(1, theory.rates[i] * mean, servers)),
    );
    const [a, b, c, d, e] = theory.stations.map(({ present }) => present);
    agree("Jackson, five stations", { a, b, c, d, e, sojourn: theory.sojourn }, (seed, length) => {
      const seen = batches(network, relaxation, seed, length);
      const [a, b, c, d, e] = stations.map((_, i) => seen.map((batch) => batch.averages[`N${i}`]));
      return { a, b, c, d, e, sojourn: seen.map((batch) => mean(batch.sojourns[0])) };
    });
  });

  it("two stations in a row: stays are independent, so the sojourn is a sum of two exponentials (Reich 1957)", () => {
    const network: Network = {
      stations: [station(1, 1), station(1, 0.8)],
      sources: [{ rate: 0.7, station: 0 }],
      route: (from) => (from === 0 ? 1 : -1),
    };
    const [slow, fast] = [1 - 0.7, 1 / 0.8 - 0.7];
    const tail = (t: number) => (fast * Math.exp(-slow * t) - slow * Math.exp(-fast * t)) / (fast - slow);
    agree(
      "tandem",
      { sojourn: 1 / slow + 1 / fast, "P(sojourn > 3)": tail(3), "P(sojourn > 10)": tail(10) },
      (seed, length) => {
        const sojourns = batches(network, relaxationTime(0.7, 1, 1), seed, length).map((batch) => batch.sojourns[0]);
        return {
          sojourn: sojourns.map(mean),
          "P(sojourn > 3)": sojourns.map((list) => shareAbove(list, 3)),
          "P(sojourn > 10)": sojourns.map((list) => shareAbove(list, 10)),
        };
      },
    );
  });
});
