import { describe, expect, test } from "vitest";
import { asListed, type DesignPoint, Ledger, runsOf, StagedStudy, type Stages } from "../../../engine/study/method.ts";

const point = (name: string): DesignPoint => ({ name, factors: {}, policies: asListed(["base"]) });
const [a, b] = [point("a"), point("b")];
const value = (x: number) => [{ policy: "base", values: Float64Array.of(x) }];

/** Two stages: three runs, then one more of the point that was higher. */
function higher(most = 10): StagedStudy<string> {
  return new StagedStudy(["y"], most, function* (ledger): Stages<string> {
    yield [...runsOf([a, b], 0, 1), { point: b, replication: 1 }];
    const [first, second] = [ledger.column("a", "base", "y")[0], ledger.column("b", "base", "y")[0]];
    const best = first > second ? a : b;
    yield [
      { point: best, replication: 0 },
      { point: best, replication: 2 },
    ];
    return best.name;
  });
}

describe("stages", () => {
  test("a stage is named once, and the next when all of it is told, in whatever order", () => {
    const study = higher();
    const first = study.ask();
    expect(first.map((run) => `${run.point.name}${run.replication}`)).toEqual(["a0", "b0", "b1"]);
    expect(study.ask()).toEqual([]);
    study.tell(first[2], value(0));
    study.tell(first[1], value(1));
    expect(study.ask()).toEqual([]);
    expect(() => study.verdict()).toThrow(/not complete/);
    study.tell(first[0], value(2));
    // Replication 0 of the best is known: it is not asked for again.
    const second = study.ask();
    expect(second.map((run) => `${run.point.name}${run.replication}`)).toEqual(["a2"]);
    expect(study.isComplete).toBe(false);
    study.tell(second[0], value(2));
    expect(study.ask()).toEqual([]);
    expect(study.isComplete).toBe(true);
    expect(study.verdict()).toBe("a");
  });

  test("a stage that wants only what is known is passed over, not taken for the end", () => {
    const study = new StagedStudy(["y"], 9, function* (): Stages<string> {
      yield runsOf([a], 0, 1);
      yield runsOf([a], 0, 1);
      yield runsOf([b], 0, 1);
      return "done";
    });
    study.tell(study.ask()[0], value(1));
    expect(study.ask().map((run) => run.point.name)).toEqual(["b"]);
    expect(study.isComplete).toBe(false);
  });

  test("what was not asked for is refused, what arrives twice must be the same", () => {
    const study = higher();
    expect(() => study.tell({ point: a, replication: 0 }, value(1))).toThrow(/not asked for/);
    const [run] = study.ask();
    study.tell(run, value(1));
    study.tell(run, value(1));
    expect(() => study.tell(run, value(2))).toThrow(/twice with different values/);
  });

  test("more runs than stated are a bug", () => {
    const study = higher(3);
    for (const run of study.ask()) study.tell(run, value(run.replication));
    expect(() => study.ask()).toThrow(/more than the 3 runs/);
  });

  test("rows and failures name their point", () => {
    const study = higher();
    const [first, second, third] = study.ask();
    study.tell(first, value(5));
    study.tell(second, [{ policy: "base", values: null, failure: { message: "broke" } }]);
    study.tell(third, value(1));
    expect(study.failed()).toEqual([{ point: "b", policy: "base", replication: 0, message: "broke" }]);
    expect([...study.rows()]).toEqual([
      { point: "a", policy: "base", replication: 0, response: "y", value: 5 },
      { point: "b", policy: "base", replication: 1, response: "y", value: 1 },
    ]);
  });
});

test("two points of one name are refused", () => {
  const ledger = new Ledger(["y"]);
  ledger.open(a);
  expect(() => ledger.open({ ...a, factors: { x: 1 } })).toThrow(/two design points are named "a"/);
});
