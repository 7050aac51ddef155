/** Classes that go before others, without interrupting them. */
import { describe, it } from "vitest";
import { between, exponential } from "../../../engine/kernel/random/distributions.ts";
import { agree, reportChecks } from "../check.ts";
import { batches, mean } from "./batches.ts";
import { cobham, cobhamServers, erlangC, relaxationTime } from "./theory.ts";

reportChecks("priorities");

const CLASSES = [0, 1, 2] as const;

describe("non-preemptive priorities (Cobham 1954)", () => {
  it("three classes of different laws of service: constant, exponential, uniform", () => {
    const classes = [
      { rate: 0.2, mean: 0.5, square: 0.25 },
      { rate: 0.25, mean: 1, square: 2 },
      { rate: 0.225, mean: 2, square: 16 / 3 },
    ];
    const services = [() => 0.5, (u: number) => exponential(u, 1), (u: number) => between(u, 0, 4)];
    const [first, second, third] = cobham(classes);
    const network = {
      stations: [{ servers: 1, service: (u: number, cls: number) => services[cls](u) }],
      sources: classes.map(({ rate }, cls) => ({ rate, station: 0, cls })),
      classes: 3,
    };
    agree("Cobham, one server", { first, second, third }, (seed, length) => {
      // A mean service of 1.2 at a load of .8, and a squared coefficient of variation of 1.
      const seen = batches(network, relaxationTime(0.675, 0.8 / 0.675, 1, 1.1), seed, length);
      const [first, second, third] = CLASSES.map((cls) => seen.map((batch) => mean(batch.waits[cls])));
      return { first, second, third };
    });
  });

  it("three classes and three servers: order among those who wait, Erlang C for whether they wait", () => {
    const rates = [0.6, 0.9, 0.9];
    const [first, second, third] = cobhamServers(rates, 1, 3);
    const waits = erlangC(3, 2.4);
    const network = {
      stations: [{ servers: 3, service: (u: number) => exponential(u, 1) }],
      sources: rates.map((rate, cls) => ({ rate, station: 0, cls })),
      classes: 3,
    };
    agree("Cobham, three servers", { first, second, third, "P(W > 0)": waits }, (seed, length) => {
      const seen = batches(network, relaxationTime(2.4, 1, 3), seed, length);
      const [first, second, third] = CLASSES.map((cls) => seen.map((batch) => mean(batch.waits[cls])));
      const waited = seen.map((batch) => mean(batch.waitsAt[0].map((wait) => (wait > 0 ? 1 : 0))));
      return { first, second, third, "P(W > 0)": waited };
    });
  });

  it("a class of its own that is worse than all others does not touch them, but for the task in service", () => {
    const classes = [
      { rate: 0.5, mean: 1, square: 2 },
      { rate: 0.45, mean: 1, square: 1 },
    ];
    const [first, second] = cobham(classes);
    const network = {
      stations: [{ servers: 1, service: (u: number, cls: number) => (cls === 0 ? exponential(u, 1) : 1) }],
      sources: classes.map(({ rate }, cls) => ({ rate, station: 0, cls })),
      classes: 2,
    };
    agree("Cobham at .95", { first, second }, (seed, length) => {
      const seen = batches(network, relaxationTime(0.95, 1, 1), seed, length);
      return { first: seen.map((batch) => mean(batch.waits[0])), second: seen.map((batch) => mean(batch.waits[1])) };
    });
  });
});
