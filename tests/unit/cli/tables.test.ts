import { describe, expect, it } from "vitest";
import type { RunResult } from "../../../cli/execute/task.ts";
import { curvesOf, readSeries, replicationLines, seriesLines } from "../../../cli/store/tables.ts";
import { summarise } from "../../../viz/report/summarise.ts";

const axes = [
  { name: "weeklyBacklog", points: Float64Array.of(0, 1) },
  { name: "closedWithin", points: Float64Array.of(0.1, 24, 168) },
];
const run = (policy: string, ...series: number[][]): RunResult => ({
  policy,
  values: Float64Array.of(0),
  series: series.map((curve) => Float64Array.from(curve)),
  failure: null,
});
const failed: RunResult = { policy: "b", values: null, series: [], failure: { stage: "run", message: "", stack: "" } };
const outcomes = [
  [run("a", [1, 2], [0.1, 0.2, 0.3]), failed],
  [run("a", [3, Number.NaN], [0.1, 0.2, 1 / 3]), run("b", [5, 6], [0, 0, 1])],
];
const curves = curvesOf(["a", "b"], axes, outcomes);

describe("the tables of a run", () => {
  it("has a row a value, in shortest decimals, empty where undefined", () => {
    const row = (replication: number, value: number) => ({ policy: "a", replication, response: "backlog", value });
    expect([...replicationLines([row(0, 0.1 + 0.2), row(1, Number.NaN), row(2, 1e21)])].join("")).toBe(
      "policy,replication,response,value\na,0,backlog,0.30000000000000004\na,1,backlog,\na,2,backlog,1e+21\n",
    );
  });

  it("lists curves by policy and series, without the failed runs", () => {
    expect([...seriesLines(curves)].slice(0, 4).join("")).toBe(
      "policy,replication,series,x,value\na,0,weeklyBacklog,0,1\na,0,weeklyBacklog,1,2\na,1,weeklyBacklog,0,3\n",
    );
  });

  it("reads back the curves it wrote", () => {
    expect(readSeries([...seriesLines(curves)].join(""), "series.csv")).toEqual(curves);
  });

  it("names the line of another shape", () => {
    expect(() => readSeries("policy,replication,series,x,value\na,0,s,1\n", "out/series.csv")).toThrow(
      /^out\/series\.csv:2: /,
    );
  });
});

describe("a summary of curves", () => {
  it("has the t interval of the mean and the nearest-rank percentiles at every point", () => {
    // Mean 2, s sqrt(2), n 2: half-width t(.975; 1) * sqrt(2) / sqrt(2) = 12.7062.
    const [backlog] = curves.map(summarise);
    expect(backlog.x).toEqual([0, 1]);
    expect(backlog.mean).toEqual([2, 2]);
    expect(backlog.high[0]).toBeCloseTo(2 + 12.706204736, 8);
    expect(backlog.low[0]).toBeCloseTo(2 - 12.706204736, 8);
    expect([backlog.p05[0], backlog.p95[0]]).toEqual([1, 3]);
  });

  it("leaves the interval of a single curve undefined", () => {
    const backlog = curves.map(summarise).find(({ name, policy }) => name === "weeklyBacklog" && policy === "b");
    expect(backlog).toMatchObject({ mean: [5, 6], low: [Number.NaN, Number.NaN], p05: [5, 6] });
  });
});
