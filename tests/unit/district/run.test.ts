import { describe, expect, test } from "vitest";
import { copyState } from "../../../engine/district/fork.ts";
import type { PolicyResult } from "../../../engine/district/plan.ts";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import { runReplication } from "../../../engine/district/run.ts";
import { SERIES } from "../../../engine/district/series/index.ts";
import type { Comparison } from "../../../engine/study/comparison.ts";
import { ComparisonStudy } from "../../../engine/study/comparison-study.ts";
import { MIXED, named, OLD, planOf, policy } from "../../fixtures/district.ts";

const communities = [{ ...MIXED, grids: 4 }, OLD];
const horizon = { burnIn: 28, intake: 56, followUp: 28 };
const policies = named("part-time", "part-time-separated", "full-time", "full-time-separated");
const PRIMARY = [
  "solvedWithin7",
  "promiseKept",
  "unbrokenChain",
  "f5GridCommunity",
  "satisfiedOfRated",
  "settledAmongNeighbours",
];

describe("the main study, small", () => {
  const replications = 4;
  const plan = planOf({ communities, horizon, policies });
  const study = new ComparisonStudy({
    study: "main",
    baseline: "part-time",
    policies: policies.map((p) => p.name),
    responses: RESPONSES,
    primary: PRIMARY,
    margins: { solvedWithin7: 0.02 },
    alpha: 0.05,
    replications,
    attributions: [{ name: "more-hours", of: "full-time-separated", via: "full-time" }],
  });
  for (const run of study.ask()) study.tell(run, runReplication(plan, "test", run.replication));
  const verdict: Comparison = study.verdict();

  test("is complete, and no run failed", () => {
    expect(study.ask()).toEqual([]);
    expect(verdict.replications).toEqual({ planned: replications, done: replications, failed: [] });
    expect(verdict.looks).toEqual([replications]);
  });

  test("gives every primary response of every policy a verdict with its interval", () => {
    const primary = verdict.responses.filter((r) => r.primary);
    expect(primary.map((r) => r.name).sort()).toEqual([...PRIMARY].sort());
    for (const { name, policies: outcomes } of primary) {
      expect(outcomes.map((p) => p.difference === null)).toEqual([true, false, false, false]);
      for (const { difference: d } of outcomes.slice(1)) {
        expect(["better", "worse", "different", "equivalent", "undecided"], name).toContain(d?.verdict);
        expect(d?.n, name).toBe(replications);
        expect(d?.low as number, name).toBeLessThanOrEqual(d?.mean as number);
        expect(d?.high as number, name).toBeGreaterThanOrEqual(d?.mean as number);
      }
    }
  });

  test("finds what must be found: full-time members solve more within a week", () => {
    const solved = verdict.responses.find((r) => r.name === "solvedWithin7");
    expect(solved?.policies.find((p) => p.name === "full-time")?.difference?.verdict).toBe("better");
  });

  test("says the same over the same matters, and whether common random numbers paid", () => {
    const kept = verdict.responses.find((r) => r.name === "promiseKept");
    for (const { difference } of kept?.policies.slice(1) ?? []) expect(difference?.same?.mean).not.toBeNull();
    expect(verdict.audit.length).toBe(PRIMARY.length * 3);
    expect(verdict.attributions.length).toBe(PRIMARY.length);
  });

  test("is data: JSON holds it", () => {
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
  });
});

describe("a replication", () => {
  test("gives a number for every response and a curve for every series", () => {
    const plan = planOf({ communities, horizon, policies });
    for (const { values, series, failure } of runReplication(plan, "test", 0)) {
      expect(failure).toBeNull();
      expect(values?.length).toBe(RESPONSES.length);
      expect(series.map((s) => s.length)).toEqual(SERIES.map((s) => s.points(horizon, plan.district).length));
    }
  });

  const broken = policy("broken", { fullTimeShare: 1, fullTimeHours: 9 });
  const outcome = ({ policy: name, values, failure }: PolicyResult) => [name, values === null, failure?.stage ?? null];

  test("lives on when a policy fails, and says where it failed", () => {
    const plan = planOf({ communities, horizon, policies: [policies[0], broken, policies[2]] });
    const results = runReplication(plan, "test", 0);
    expect(results.map(outcome)).toEqual([
      ["part-time", false, null],
      ["broken", true, "run"],
      ["full-time", false, null],
    ]);
    expect(results[1].failure?.message).toContain("window");
    const without = runReplication(planOf({ communities, horizon, policies: [policies[0], policies[2]] }), "test", 0);
    expect(results[2].values).toEqual(without[1].values);
  });

  test("of a baseline that fails in its burn-in fails whole", () => {
    const results = runReplication(planOf({ communities, horizon, policies: [broken, policies[0]] }), "test", 0);
    expect(results.map(outcome)).toEqual([
      ["broken", true, "burn-in"],
      ["part-time", true, "burn-in"],
    ]);
  });

  test("compares nothing with a baseline that failed", () => {
    const plan = planOf({ communities, horizon, policies: policies.slice(0, 2) });
    const results = runReplication(plan, "test", 0, {
      enacting: (name) => {
        if (name === "part-time") throw new Error("no baseline");
      },
    });
    expect(results.map(outcome)).toEqual([
      ["part-time", true, "run"],
      ["part-time-separated", false, null],
    ]);
    const values = results[1].values as Float64Array;
    for (const [i, r] of RESPONSES.entries()) {
      if (r.sameOf !== undefined) expect(values[i], r.name).toBeNaN();
      if (r.name === "solvedWithin7") expect(values[i]).toBeGreaterThan(0);
    }
  });
});

test("a policy gives the same numbers in a copy of the burnt-in world as in that world itself, where it is the last", () => {
  const run = (n: number) =>
    runReplication(planOf({ communities, horizon, policies: policies.slice(0, n) }), "test", 0);
  const all = run(3);
  expect(run(1)).toEqual(all.slice(0, 1));
  expect(run(2)).toEqual(all.slice(0, 2));
});

describe("the copy of a state", () => {
  class Cell {
    value = 1;
    readonly column = new Float64Array(2);
    readonly list: (Cell | number)[] = [];
    readonly known = new Map<string, number>();
    act = (): number => this.value;
  }

  test("takes numbers, columns, lists and maps over, and leaves functions with their own world", () => {
    const from = new Cell();
    const to = new Cell();
    from.value = 7;
    from.column[1] = 3;
    from.list.push(4, 5);
    from.known.set("a", 6);
    copyState(from, to);
    expect(to).toMatchObject({ value: 7, column: from.column, list: [4, 5] });
    expect(to.known.get("a")).toBe(6);
    expect(to.act()).toBe(7);
    to.column[0] = 9;
    to.list.push(8);
    expect(from.column[0]).toBe(0);
    expect(from.list).toEqual([4, 5]);
    expect(from.act()).toBe(7);
  });

  test("leaves out the rows that are not in use", () => {
    class Rows {
      readonly capacity = 3;
      rows = 0;
      readonly single = Float64Array.of(1, 2, 3);
      readonly double = Float64Array.of(1, 1, 2, 2, 3, 3);
      readonly other = Float64Array.of(1, 2);
    }
    const to = new Rows();
    for (const column of [to.single, to.double, to.other]) column.fill(0);
    const from = new Rows();
    from.rows = 2;
    copyState(from, to);
    expect(to).toMatchObject({ rows: 2, single: Float64Array.of(1, 2, 0), other: from.other });
    expect(to.double).toEqual(Float64Array.of(1, 1, 2, 2, 0, 0));
  });

  test("refuses worlds of different shapes", () => {
    const from = new Cell();
    from.list.push(new Cell());
    expect(() => copyState(from, new Cell())).toThrow("not of one shape");
  });
});
