/** One station, a queue of any length. */
import { describe, it } from "vitest";
import { between, exponential, lognormalOfMean } from "../../../engine/kernel/random/distributions.ts";
import { agree, reportChecks } from "../check.ts";
import { batches, mean, meanSquare, quantile, shareAbove } from "./batches.ts";
import type { Network, State } from "./service-network.ts";
import { md1WaitTail, mg1, mm1AsymptoticVariance, mmc, relaxationTime } from "./theory.ts";

reportChecks("stations");

const present = ({ present }: State) => present[0];
const queued = ({ queued }: State) => queued[0];
const exactly = (n: number) => (state: State) => (state.present[0] === n ? 1 : 0);

function station(rate: number, servers: number, service = (u: number) => exponential(u, 1)): Network {
  return {
    stations: [{ servers, service }],
    sources: [{ rate, station: 0 }],
    averages: { present, queued, empty: exactly(0), one: exactly(1), five: exactly(5) },
  };
}

describe("M/M/1", () => {
  it("at .8: means, occupancy, tails and quantiles of waits and stays", () => {
    const theory = mmc(0.8, 1, 1);
    agree(
      "M/M/1 at .8",
      {
        wait: theory.wait,
        present: theory.present,
        queued: theory.queued,
        "P(N = 0)": theory.occupancy(0),
        "P(N = 1)": theory.occupancy(1),
        "P(N = 5)": theory.occupancy(5),
        "P(W > 0)": theory.waits,
        "P(W > 5)": theory.waitTail(5),
        "P(stay > 5)": theory.stayTail(5),
        "wait, median": theory.waitQuantile(0.5),
        "wait, p90": theory.waitQuantile(0.9),
      },
      (seed, length) => {
        const seen = batches(station(0.8, 1), relaxationTime(0.8, 1, 1), seed, length);
        return {
          wait: seen.map((batch) => mean(batch.waits[0])),
          present: seen.map((batch) => batch.averages.present),
          queued: seen.map((batch) => batch.averages.queued),
          "P(N = 0)": seen.map((batch) => batch.averages.empty),
          "P(N = 1)": seen.map((batch) => batch.averages.one),
          "P(N = 5)": seen.map((batch) => batch.averages.five),
          "P(W > 0)": seen.map((batch) => shareAbove(batch.waits[0], 0)),
          "P(W > 5)": seen.map((batch) => shareAbove(batch.waits[0], 5)),
          "P(stay > 5)": seen.map((batch) => shareAbove(batch.staysAt[0], 5)),
          "wait, median": seen.map((batch) => quantile(batch.waits[0], 0.5)),
          "wait, p90": seen.map((batch) => quantile(batch.waits[0], 0.9)),
        };
      },
    );
  });

  it("at .95: means, p90, and a variance of batch means as Whitt has it, so that the intervals are honest", () => {
    const theory = mmc(0.95, 1, 1);
    const relaxation = relaxationTime(0.95, 1, 1);
    agree(
      "M/M/1 at .95",
      {
        wait: theory.wait,
        present: theory.present,
        "wait, p90": theory.waitQuantile(0.9),
        "asymptotic variance of the number": mm1AsymptoticVariance(0.95, 1),
      },
      (seed, length) => {
        const seen = batches(station(0.95, 1), relaxation, seed, length);
        return {
          wait: seen.map((batch) => mean(batch.waits[0])),
          present: seen.map((batch) => batch.averages.present),
          "wait, p90": seen.map((batch) => quantile(batch.waits[0], 0.9)),
          "asymptotic variance of the number": seen.map(
            ({ averages, hours }) => hours * (averages.present - theory.present) ** 2,
          ),
        };
      },
    );
  });

  it("customers leave as they come: a Poisson process, independent of what stays behind (Burke 1956)", () => {
    const rate = 0.7;
    agree(
      "departures of M/M/1",
      {
        gap: 1 / rate,
        "square of the gap": 2 / rate ** 2,
        "product of neighbours": 1 / rate ** 2,
        "P(gap > 2)": Math.exp(-2 * rate),
      },
      (seed, length) => {
        const gaps = batches(station(rate, 1), relaxationTime(rate, 1, 1), seed, length).map(({ departures }) =>
          departures.slice(1).map((at, i) => at - departures[i]),
        );
        return {
          gap: gaps.map(mean),
          "square of the gap": gaps.map(meanSquare),
          "product of neighbours": gaps.map((list) => mean(list.slice(1).map((gap, i) => gap * list[i]))),
          "P(gap > 2)": gaps.map((list) => shareAbove(list, 2)),
        };
      },
    );
  });
});

describe("M/M/c", () => {
  it.each([
    { servers: 3, rate: 2.4 },
    { servers: 10, rate: 9.5 },
  ])("c = $servers, rate $rate (Erlang C)", ({ servers, rate }) => {
    const theory = mmc(rate, 1, servers);
    agree(
      `M/M/${servers} at ${rate / servers}`,
      {
        "P(W > 0)": theory.waits,
        wait: theory.wait,
        queued: theory.queued,
        "P(W > 1)": theory.waitTail(1),
        "P(stay > 3)": theory.stayTail(3),
        "P(N = 1)": theory.occupancy(1),
        "P(N = 5)": theory.occupancy(5),
        "wait, p90": theory.waitQuantile(0.9),
      },
      (seed, length) => {
        const seen = batches(station(rate, servers), relaxationTime(rate, 1, servers), seed, length);
        return {
          "P(W > 0)": seen.map((batch) => shareAbove(batch.waits[0], 0)),
          wait: seen.map((batch) => mean(batch.waits[0])),
          queued: seen.map((batch) => batch.averages.queued),
          "P(W > 1)": seen.map((batch) => shareAbove(batch.waits[0], 1)),
          "P(stay > 3)": seen.map((batch) => shareAbove(batch.staysAt[0], 3)),
          "P(N = 1)": seen.map((batch) => batch.averages.one),
          "P(N = 5)": seen.map((batch) => batch.averages.five),
          "wait, p90": seen.map((batch) => quantile(batch.waits[0], 0.9)),
        };
      },
    );
  });
});

describe("M/G/1", () => {
  it("M/D/1 at .8 (Pollaczek-Khinchine; Erlang 1909 for the tail)", () => {
    const { wait, waitSquared } = mg1(0.8, [1, 1, 1]);
    const tail = (t: number) => md1WaitTail(0.8, 1, t);
    agree(
      "M/D/1 at .8",
      { wait, "square of the wait": waitSquared, "P(W > 0)": 0.8, "P(W > 1)": tail(1), "P(W > 4.5)": tail(4.5) },
      (seed, length) => {
        const relaxation = relaxationTime(0.8, 1, 1, 0);
        const waits = batches(
          station(0.8, 1, () => 1),
          relaxation,
          seed,
          length,
        ).map((batch) => batch.waits[0]);
        return {
          wait: waits.map(mean),
          "square of the wait": waits.map(meanSquare),
          "P(W > 0)": waits.map((list) => shareAbove(list, 0)),
          "P(W > 1)": waits.map((list) => shareAbove(list, 1)),
          "P(W > 4.5)": waits.map((list) => shareAbove(list, 4.5)),
        };
      },
    );
  });

  it("uniform service, at .8 and at .9", () => {
    for (const rate of [0.8, 0.9]) {
      const { wait, waitSquared } = mg1(rate, [1, 4 / 3, 2]);
      agree(`M/U/1 at ${rate}`, { wait, "square of the wait": waitSquared, "P(W > 0)": rate }, (seed, length) => {
        const relaxation = relaxationTime(rate, 1, 1, 1 / 3);
        const seen = batches(
          station(rate, 1, (u) => between(u, 0, 2)),
          relaxation,
          seed,
          length,
        );
        return {
          wait: seen.map((batch) => mean(batch.waits[0])),
          "square of the wait": seen.map((batch) => meanSquare(batch.waits[0])),
          "P(W > 0)": seen.map((batch) => shareAbove(batch.waits[0], 0)),
        };
      });
    }
  });

  it("lognormal service with a squared coefficient of variation of 2", () => {
    const { wait } = mg1(0.8, [1, 3, 27]);
    const network = station(0.8, 1, (u) => lognormalOfMean(u, 1, Math.SQRT2));
    agree("M/G/1 at .8, lognormal", { wait, queued: 0.8 * wait, "P(N = 0)": 0.2 }, (seed, length) => {
      const seen = batches(network, relaxationTime(0.8, 1, 1, 2), seed, length);
      return {
        wait: seen.map((batch) => mean(batch.waits[0])),
        queued: seen.map((batch) => batch.averages.queued),
        "P(N = 0)": seen.map((batch) => batch.averages.empty),
      };
    });
  });
});
