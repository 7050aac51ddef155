import { describe, expect, test } from "vitest";
import { born, count, every, registered, where } from "../../../engine/cases/cohort.ts";
import { backlog, backlogAt, openHours, weeklyBacklog } from "../../../engine/cases/measures/backlog.ts";
import * as closing from "../../../engine/cases/measures/closing.ts";
import { handlerConcentration, organisational, QUARTER } from "../../../engine/cases/measures/concentration.ts";
import { decomposition, hoursInState } from "../../../engine/cases/measures/decomposition.ts";
import { gini, solvedGap } from "../../../engine/cases/measures/equity.ts";
import { parts, unbrokenChain } from "../../../engine/cases/measures/fragmentation.ts";
import * as handling from "../../../engine/cases/measures/handling.ts";
import { modularity } from "../../../engine/cases/measures/network.ts";
import * as official from "../../../engine/cases/measures/official.ts";
import * as path from "../../../engine/cases/measures/path.ts";
import * as rating from "../../../engine/cases/measures/rating.ts";
import { score, signShare, weightRange } from "../../../engine/cases/measures/score.ts";
import * as solving from "../../../engine/cases/measures/solving.ts";
import { replay } from "../../../engine/cases/replay.ts";
import { State } from "../../../engine/cases/state.ts";
import { A, arises, B, C, emptyTable, FOLLOW_UP, OFFICE } from "./one-matter.ts";

test("over an empty cohort every ratio is undefined, never 0", () => {
  const table = emptyTable();
  const m = arises(table);
  table.recorded(9, m, OFFICE, false);
  const nobody = new Uint8Array(1);
  const measures = [
    ...Object.values(solving),
    ...Object.values(closing),
    ...Object.values(handling),
    ...Object.values(rating),
    ...Object.values(path),
    organisational,
    unbrokenChain,
    handlerConcentration,
    solvedGap,
    (t: typeof table, cohort: Uint8Array) => hoursInState(t, cohort, State.triage),
  ] as ((...args: unknown[]) => unknown)[];
  for (const measure of measures) {
    const value = measure(table, nobody, 1);
    if (typeof value === "number") expect(value, measure.name).toBeNaN();
  }
  expect(parts(table, nobody).every(Number.isNaN)).toBe(true);
  expect(decomposition(table, nobody).every(Number.isNaN)).toBe(true);
  expect(closing.timesToClose(table, nobody)).toHaveLength(0);
});

test("a cohort holds what falls in its window, its end left out", () => {
  const table = emptyTable();
  for (const at of [-1, 0, 99.5, 100]) {
    const m = arises(table, { at, community: at < 50 ? 1 : 2 });
    table.recorded(at + 1, m, OFFICE, false);
  }
  arises(table, { at: 50 });
  expect([...born(table, { start: 0, length: 100 })]).toEqual([0, 1, 1, 0, 1]);
  expect([...registered(table, { start: 0, length: 100 })]).toEqual([1, 1, 0, 0, 0]);
  expect([...where(every(table), table.community, 1)]).toEqual([1, 1, 0, 0, 0]);
  expect(count(every(table))).toBe(5);
});

test("a need is settled, recorded or silent; one settled or found after the follow-up is silent", () => {
  const table = emptyTable();
  const [settled, late, told, silent, lapsed] = [0, 1, 2, 3, 4].map(() => arises(table));
  const found = arises(table, { origin: 0 });
  table.settled(10, settled);
  table.settled(FOLLOW_UP + 1, late);
  table.recorded(20, told, OFFICE, false);
  table.recorded(FOLLOW_UP + 1, silent, OFFICE, false);
  table.lapsed(30, lapsed);
  table.recorded(40, found, OFFICE, false);
  const all = every(table);
  expect(solving.settledAmongNeighbours(table, all)).toBe(1 / 5);
  expect(solving.silentShare(table, all)).toBe(3 / 5);
  expect(solving.neverFound(table, all)).toBe(0);
  expect(solving.solvedWithin(table, all, 1)).toBe(1 / 6);
  expect(solving.solvedWithin(table, all, 10)).toBe(1 / 6);
  expect(solving.timeToSolve(table, all)).toBe((10 + 5 * FOLLOW_UP) / 6);
});

describe("official rates", () => {
  const MARCH = { start: 0, end: 100 };
  const APRIL = { start: 100, end: 200 };
  const matter = (table: ReturnType<typeof emptyTable>, deadline: number, closedAt?: number) => {
    const m = arises(table);
    table.recorded(9, m, OFFICE, false);
    table.deadline(m, deadline);
    if (closedAt !== undefined) table.closed(closedAt, m);
    return m;
  };

  test("due is what is closed in the month, and what is overdue at its end, carried over", () => {
    const table = emptyTable();
    matter(table, 50);
    matter(table, 50, 150);
    matter(table, 150, 99);
    matter(table, 250);
    expect(official.officialRates(table, [MARCH, APRIL])).toEqual([
      { due: 3, closed: 1, onTime: 1 },
      { due: 2, closed: 1, onTime: 0 },
    ]);
  });

  test("shelved and unofficial matters are left out, empty reports are in", () => {
    const table = emptyTable();
    table.shelved(matter(table, 50));
    const m = arises(table);
    table.recorded(9, m, OFFICE, false, false);
    table.deadline(m, 20);
    table.emptyReport(10, 11, 50);
    table.emptyReport(10, NaN, 50);
    for (let k = 0; k < 40; k++) table.emptyReport(300, 301, 350);
    expect(official.officialRates(table, [MARCH])).toEqual([{ due: 2, closed: 1, onTime: 1 }]);
    expect(official.emptyReportShare(table, every(table), { start: 0, length: 100 })).toBe(2 / 4);
  });

  test("a matter whose clock stands still is not overdue; one whose clock ran out before is", () => {
    const table = emptyTable();
    const inTime = matter(table, 50);
    table.sentBack(40, inTime, B);
    const tooLate = matter(table, 50);
    table.sentBack(60, tooLate, B);
    expect(official.officialRates(table, [MARCH])).toEqual([{ due: 1, closed: 0, onTime: 0 }]);
    table.accepted(120, inTime, A);
    table.closed(125, inTime);
    expect(table.officialDeadlineAt[inTime]).toBe(130);
    expect(official.officialRates(table, [MARCH, APRIL])).toEqual([
      { due: 1, closed: 0, onTime: 0 },
      { due: 2, closed: 1, onTime: 1 },
    ]);
  });

  test("a month with nothing due has no rate", () => {
    expect(official.officialOnTimeRate(official.officialRates(emptyTable(), [MARCH]))).toBeNaN();
    expect(official.officialClosureRate(official.officialRates(emptyTable(), []))).toBeNaN();
  });
});

describe("like matters, unlike units", () => {
  const handled = (table: ReturnType<typeof emptyTable>, at: number, unit: number, category = 0, owners = [A]) => {
    const m = arises(table, { owners, category });
    table.recorded(at, m, OFFICE, false);
    if (unit >= 0) table.accepted(at + 1, m, unit);
  };

  test("cells of fewer than four say nothing, and quarters are apart", () => {
    const table = emptyTable();
    for (let k = 0; k < 3; k++) handled(table, 0, k % 2 === 0 ? A : B);
    for (let k = 0; k < 3; k++) handled(table, QUARTER, A);
    expect(organisational(table, every(table))).toBeNaN();
    handled(table, QUARTER + 1, B);
    // Three by A, one by B: 6 of 12 ordered pairs agree, all 12 should.
    expect(organisational(table, every(table))).toBe(0.5);
  });

  test("what nobody accepted is left out; what cannot be alike in truth is undefined", () => {
    const table = emptyTable();
    for (let k = 0; k < 4; k++) handled(table, 0, A);
    handled(table, 0, -1);
    expect(organisational(table, every(table))).toBe(0);
    const scattered = emptyTable();
    for (const owner of [A, B, C, 0]) handled(scattered, 0, owner, 0, [owner]);
    expect(organisational(scattered, every(scattered))).toBeNaN();
  });

  test("more alike than the true owners is not negative fragmentation", () => {
    const table = emptyTable();
    for (const owner of [A, A, A, B]) handled(table, 0, C, 0, [owner]);
    expect(organisational(table, every(table))).toBe(0);
  });
});

describe("score", () => {
  test("a part without weight may be undefined, one with weight not", () => {
    expect(score([0.2, NaN, 0.4, 0, 0, 0], [1, 0, 1, 0, 0, 0])).toBeCloseTo(0.3, 15);
    expect(score([0.2, NaN, 0.4, 0, 0, 0])).toBeNaN();
  });

  test("over all weights a difference lies between its least and greatest part", () => {
    expect(weightRange([0.1, -0.3, 0, 0.2, 0, 0])).toEqual([-0.3, 0.2]);
  });

  test("the share of weights that keep the sign: 1 - (3/4)^5 where only a weight above a quarter turns it", () => {
    expect(signShare([0.1, 0.2, 0.1, 0.3, 0.1, 0.1])).toBe(1);
    // 3 w1 - (1 - w1) > 0 if w1 > 1/4, of which the probability on the simplex is (3/4)^5; equal weights say minus.
    expect(Math.abs(signShare([3, -1, -1, -1, -1, -1]) - (1 - 0.75 ** 5))).toBeLessThan(4 * Math.sqrt(0.18 / 10_000));
    expect(signShare([3, -1, -1, -1, -1, -1])).toBe(signShare([3, -1, -1, -1, -1, -1]));
    expect(signShare([3, NaN, 0, 0, 0, 0])).toBeNaN();
  });
});

describe("network", () => {
  test("two pairs that never meet have modularity 1/2; one line alone 0; no handovers none", () => {
    const pairs = Float64Array.of(0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0);
    expect(modularity(pairs, [0, 0, 1, 1])).toBe(0.5);
    expect(modularity(pairs, [0, 0, 0, 0])).toBe(0);
    expect(modularity(new Float64Array(16), [0, 0, 1, 1])).toBeNaN();
  });

  test("handovers only between lines are worse than chance", () => {
    expect(modularity(Float64Array.of(0, 1, 1, 0), [0, 1])).toBe(-0.5);
  });
});

describe("equity", () => {
  test("Gini of equals is 0, of one who has all 1 - 1/n", () => {
    expect(gini([3, 3, 3])).toBe(0);
    expect(gini([0, 0, 0, 8])).toBe(0.75);
    expect(gini([])).toBeNaN();
    expect(gini([0, 0])).toBeNaN();
  });

  test("gap: registered minus floating residents' share solved", () => {
    const table = emptyTable();
    for (const group of [0, 0, 1, 1]) {
      const m = arises(table, { group });
      if (group === 0 || m === 2) table.settled(5, m);
    }
    arises(table, { group: -1, origin: 0 });
    expect(solvedGap(table, every(table))).toBe(0.5);
  });
});

test("backlog over a window: what was carried in, what came, what is left", () => {
  const table = emptyTable();
  const carried = arises(table, { at: -50 });
  const short = arises(table);
  const left = arises(table);
  table.recorded(-40, carried, OFFICE, false);
  table.recorded(10, short, OFFICE, false);
  table.recorded(300, left, OFFICE, false);
  table.closed(20, carried);
  table.closed(180, short);
  const all = every(table);
  const window = { start: 0, length: 336 };
  expect(openHours(table, all, window)).toBe(20 + 170 + 36);
  expect(backlog(table, all, window)).toBe(226 / 336);
  expect([...weeklyBacklog(table, all, window)]).toEqual([178 / 168, 48 / 168]);
  expect([0, 15, 20, 200, 336].map((at) => backlogAt(table, all, at))).toEqual([1, 2, 1, 0, 1]);
});

test("a replay names the word it does not know", () => {
  const table = emptyTable();
  const matter = arises(table);
  expect(() => replay([{ at: 3, matter, event: "mislaid", unit: A, detail: "" }], table)).toThrow(/mislaid.*3 h/);
});
