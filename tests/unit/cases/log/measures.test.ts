import { describe, expect, it } from "vitest";
import { monthOf, newYear } from "../../../../engine/cases/log/arrivals.ts";
import { partition } from "../../../../engine/cases/log/network.ts";
import { rates } from "../../../../engine/cases/log/rate.ts";
import { restrictedMeanOf, survival, survivalQuantile } from "../../../../engine/cases/log/survival.ts";
import { modularity } from "../../../../engine/cases/measures/network.ts";
import { Streams } from "../../../../engine/kernel/random/streams.ts";

describe("Kaplan-Meier", () => {
  /** Remission times under 6-MP, weeks: Freireich et al. 1963, as in every textbook of survival analysis. */
  const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
  const ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
  const curve = survival(Float64Array.from(weeks), Uint8Array.from(ended));

  it("gives the published curve and Greenwood's errors", () => {
    expect(curve.map(({ at }) => at)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(curve.map(({ open }) => Number(open.toFixed(4)))).toEqual([
      0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ]);
    expect(curve.map(({ se }) => Number(se.toFixed(4)))).toEqual([
      0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ]);
    expect(survivalQuantile(curve, 0.5)).toBe(23);
    expect(survivalQuantile(curve, 0.9)).toBeNaN();
  });

  it("without open cases is the share of longer ones, and its area the mean", () => {
    const hours = Float64Array.from([4, 1, 3, 2]);
    const all = survival(hours, new Uint8Array(4).fill(1));
    expect(all.map(({ open }) => open)).toEqual([0.75, 0.5, 0.25, 0]);
    expect(restrictedMeanOf(all, 100)).toBeCloseTo(2.5, 14);
    expect(restrictedMeanOf(all, 2)).toBeCloseTo((1 + 2 + 2 + 2) / 4, 14);
  });
});

describe("rates", () => {
  const one = { name: "", numerator: (c: number) => (c % 4 === 0 ? 1 : 0), denominator: () => 1 };

  it("are exact, with an interval of the size that theory gives, however many cases", () => {
    for (const n of [400, 40_000]) {
      const [[rate]] = rates(n, [one]);
      expect(rate).toMatchObject({ n, value: 0.25 });
      const halfWidth = 1.96 * Math.sqrt((0.25 * 0.75) / n);
      expect((rate.high - rate.low) / (2 * halfWidth)).toBeGreaterThan(0.8);
      expect((rate.high - rate.low) / (2 * halfWidth)).toBeLessThan(1.2);
    }
  });

  it("cover the truth as often as they say", () => {
    const streams = new Streams(1);
    streams.seed(0, "coverage of a bootstrap");
    let covered = 0;
    for (let log = 0; log < 400; log++) {
      const hours = Float64Array.from({ length: 150 }, () => streams.exponential(0, 5));
      const [[{ low, high }]] = rates(150, [{ name: "", numerator: (c) => hours[c], denominator: () => 1 }]);
      if (low <= 5 && 5 <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(covered / 400).toBeLessThan(0.98);
  });

  it("by part, leaving out what belongs to none", () => {
    const [[even, odd]] = rates(90, [one], (c) => (c < 10 ? -1 : c % 2), 2);
    expect([even.n, odd.n]).toEqual([40, 40]);
    expect([even.value, odd.value]).toEqual([0.5, 0]);
  });
});

describe("network", () => {
  it("falls into its two cliques", () => {
    const n = 6;
    const handovers = new Float64Array(n * n);
    const join = (i: number, j: number, weight: number) => {
      handovers[i * n + j] = weight;
    };
    for (const clique of [
      [0, 1, 2],
      [3, 4, 5],
    ]) {
      for (const i of clique) for (const j of clique) if (i !== j) join(i, j, 5);
    }
    join(2, 3, 1);
    const parts = partition(handovers, n);
    expect([...parts]).toEqual([0, 0, 0, 1, 1, 1]);
    expect(modularity(handovers, parts)).toBeGreaterThan(modularity(handovers, [0, 0, 0, 0, 1, 1]));
  });

  it("without a handover leaves every unit alone", () => {
    expect([...partition(new Float64Array(9), 3)]).toEqual([0, 1, 2]);
  });
});

it("months and years are those of the calendar", () => {
  for (let day = -40_000; day < 60_000; day += 13) {
    expect(monthOf(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 7));
  }
  expect(new Date(newYear(473_344 + 800, 480) * 3_600_000).toISOString()).toBe("2023-12-31T16:00:00.000Z");
});
