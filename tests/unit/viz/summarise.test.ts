import { describe, expect, it } from "vitest";
import { SERIES } from "../../../engine/district/series/index.ts";
import type { ResolvedStudy } from "../../../scenarios/study.ts";
import {
  type SeriesOfRun,
  seriesAxes,
  summarisePoint,
  summariseSeries,
  warmUpOf,
} from "../../../viz/report/summarise.ts";

describe("a summary of curves", () => {
  it("has the t interval of the mean and the nearest-rank percentiles", () => {
    // Mean 2, s sqrt(2), n 2: half-width t(.975; 1) * sqrt(2) / sqrt(2) = 12.7062.
    const point = summarisePoint(Float64Array.of(3, Number.NaN, 1));
    expect(point.mean).toBe(2);
    expect(point.high).toBeCloseTo(2 + 12.706204736, 8);
    expect(point.low).toBeCloseTo(2 - 12.706204736, 8);
    expect([point.p05, point.p95]).toEqual([1, 3]);
  });

  it("leaves the interval of a single value undefined", () => {
    expect(summarisePoint(Float64Array.of(5))).toMatchObject({ mean: 5, low: Number.NaN, p05: 5 });
  });

  it("finds every point of every curve of every policy, without the runs that failed", () => {
    const horizon = { burnIn: 7, intake: 21, followUp: 7 };
    const district = { communities: [{}, {}] };
    const study = { policies: [{ name: "a" }, { name: "b" }], horizon, district } as unknown as ResolvedStudy;
    const value = (policy: number, replication: number, s: number, at: number): number =>
      1000 * policy + 100 * replication + 10 * s + at / 64;
    const runs = [0, 1, 2].map(
      (replication): SeriesOfRun => ({
        results: [0, 1]
          .filter((policy) => policy === 0 || replication !== 1)
          .map((policy) => ({
            policy,
            series: SERIES.map((one, s) =>
              one.points(horizon, study.district).map((_, at) => value(policy, replication, s, at)),
            ),
          })),
      }),
    );
    // Room for six numbers only: a point at a time.
    for (const room of [undefined, 6]) {
      const summaries = summariseSeries(study.policies, seriesAxes(study), () => runs, 3, room);
      expect(summaries.map(({ policy, name }) => `${policy} ${name}`)).toEqual(
        ["a", "b"].flatMap((policy) => SERIES.map(({ name }) => `${policy} ${name}`)),
      );
      const backlog = summaries.filter(({ name }) => name === "weeklyBacklog");
      expect(backlog[0].x).toEqual([1, 2, 3]);
      expect(backlog[0].mean).toEqual([0, 1, 2].map((at) => value(0, 1, 2, at)));
      expect(backlog[1].mean).toEqual([0, 1, 2].map((at) => value(1, 1, 2, at)));
      expect(backlog.map(({ replications, n }) => [replications, n[0]])).toEqual([
        [3, 3],
        [2, 2],
      ]);
      // Paired with the baseline in the replications that both have, which differ by 1000 in each.
      expect(backlog[0].difference).toBeNull();
      expect(backlog[1].difference).toEqual({
        mean: [1000, 1000, 1000],
        low: [1000, 1000, 1000],
        high: [1000, 1000, 1000],
      });
      expect([backlog[1].p05[0], backlog[1].p95[0]]).toEqual([value(1, 0, 2, 0), value(1, 2, 2, 0)]);
    }
  });
});

it("the warm-up is told of the burn-in of the runs that count, whatever the policy that has it", () => {
  const axes = [
    { name: "other", x: [0] },
    { name: "burnInBacklog", x: [-1, 0] },
  ];
  const run = (policy: number, ...weeks: number[]): SeriesOfRun => ({
    results: [{ policy, series: [Float64Array.of(9), Float64Array.from(weeks)] }],
  });
  const runs = [run(0, 2, 4), { results: [] }, run(1, 4, 8), run(0, 100, 100)];
  expect(warmUpOf(axes, runs, 3)).toMatchObject({ length: 2, replications: 2, means: [3, 6], ofMeans: null });
  expect(warmUpOf(axes.slice(0, 1), runs, 3)).toBeNull();
  // Without a burn-in there is nothing to tell.
  expect(warmUpOf([{ name: "burnInBacklog", x: [] }], runs, 3)).toBeNull();
});
