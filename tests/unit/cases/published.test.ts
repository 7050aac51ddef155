/** What cities publish, on the toy log worked by hand and on small made-up tables. */
import { describe, expect, test } from "vitest";
import { every, registered } from "../../../engine/cases/cohort.ts";
import { closedWithin } from "../../../engine/cases/measures/closing.ts";
import { officialOverdue, officialRatesOf } from "../../../engine/cases/measures/official.ts";
import {
  bornBySpan,
  concentrationOfPlaces,
  dispersion,
  largestCategories,
  toldAfterRating,
} from "../../../engine/cases/measures/profile.ts";
import {
  contactsWithoutOwner,
  handoversWithTime,
  onTimeByLoad,
  repeatedRecords,
} from "../../../engine/cases/measures/tickets.ts";
import { rankCorrelation } from "../../../engine/kernel/observe/rank-correlation.ts";
import { A, arises, emptyTable, OFFICE } from "./one-matter.ts";
import { toyTable } from "./toy.ts";

describe("over the toy log", () => {
  const table = toyTable();
  const cohort = registered(table, { start: 0, length: 336 });
  const dispatched = cohort.map((isIn, m) => (table.dispatches[m] > 0 ? isIn : 0));

  test("one of five is closed within a day", () => expect(closedWithin(table, cohort, 24)).toBe(1 / 5));

  test("of seven records two repeat; a reminder is none", () =>
    expect(repeatedRecords(table, cohort)).toBeCloseTo(2 / 7, 15));

  test("m3 and m5 were without an owner: one more contact each, against a half", () =>
    expect(contactsWithoutOwner(table, cohort)).toBe(0.5));

  test("handovers and times to close in ranks", () =>
    expect(handoversWithTime(table, cohort)).toBeCloseTo(2.5 / Math.sqrt(50), 12));

  test("official rates of some matters, and those overdue", () => {
    const publics = dispatched.map((isIn, m) => (table.origin[m] === 0 ? isIn : 0));
    const periods = [
      { start: 0, end: 150 },
      { start: 150, end: 300 },
    ];
    expect(officialRatesOf(table, publics, periods)).toEqual([
      { due: 0, closed: 0, onTime: 0 },
      { due: 1, closed: 1, onTime: 1 },
    ]);
    // m2 by 84 at 90, m3 by 98 at 420; m5's clock stood still from 60 to 71, so that its 122 is 133.
    expect(officialOverdue(table, dispatched, 420)).toBe(2 / 4);
  });
});

test("rank correlation: of ranks alone, ties shared, none where nothing varies", () => {
  expect(rankCorrelation([1, 2, 3, 40], [1, 4, 9, 1600])).toBe(1);
  expect(rankCorrelation([1, 2, 3], [9, 5, 1])).toBe(-1);
  // scipy.stats.spearmanr([1, 2, 2, 3, 5], [2, 1, 3, 3, 4])
  expect(rankCorrelation([1, 2, 2, 3, 5], [2, 1, 3, 3, 4])).toBeCloseTo(0.763157894736842, 12);
  expect(rankCorrelation([1, 1], [1, 2])).toBeNaN();
  expect(rankCorrelation([], [])).toBeNaN();
});

test("on time on the quarter of days with fewest records, less the quarter with most", () => {
  const table = emptyTable();
  // Day d has d + 1 records; on the last day half are late.
  for (let d = 0; d < 4; d++) {
    for (let i = 0; i <= d; i++) {
      const m = arises(table, { at: 24 * d });
      table.recorded(24 * d + i, m, OFFICE, false);
      table.deadline(m, 24 * d + 20);
      table.closed(24 * d + (d === 3 && i < 2 ? 22 : 19), m);
    }
  }
  expect(onTimeByLoad(table, every(table), 0, 96)).toBe(1 - 0.5);
  expect(onTimeByLoad(table, every(table), 0, 72)).toBeNaN();
});

describe("what comes in", () => {
  const table = emptyTable();
  for (const [at, community, category] of [
    [0, 0, 2],
    [5, 0, 2],
    [11, 1, 4],
    [21, 0, 7],
    [29, 0, 2],
    [31, 0, 4],
  ]) {
    arises(table, { at, community, category });
  }

  test("largest categories, inequality of places", () => {
    expect(largestCategories(table, every(table), 1)).toBe(3 / 6);
    expect(largestCategories(table, every(table), 2)).toBe(5 / 6);
    expect(concentrationOfPlaces(table, every(table), 2)).toBeCloseTo(1 / 2 - 1 / 6, 12);
  });

  test("whole spans of a window, counted from one of them", () => {
    const { counts, at } = bornBySpan(table, every(table), { start: 0, length: 35 }, 20, 10);
    expect([[...counts], at]).toEqual([[2, 1, 2], 2]);
    const later = bornBySpan(table, every(table), { start: 0, length: 35 }, 41, 10);
    expect([[...later.counts], later.at]).toEqual([[1, 1, 2], 4]);
    expect(dispersion([2, 4])).toBeCloseTo(2 / 3, 12);
    expect(dispersion([3])).toBeNaN();
  });
});

test("later needs are told the more after a satisfied rating", () => {
  const table = emptyTable();
  const need = (at: number, resident: number): number =>
    table.born(at, { community: 0, category: 0, origin: 1, place: 0, resident, group: 0 });
  const rated = new Map<number, boolean>();
  // Residents 0 and 1 were satisfied, 2 and 3 not; 4's first matter closes only after his second has arisen.
  const first = [0, 1, 2, 3, 4].map((r) => need(0, r));
  for (const [r, m] of first.entries()) {
    table.recorded(1, m, OFFICE, false);
    table.accepted(1, m, A);
    table.closed(r === 4 ? 60 : 9, m);
    rated.set(m, r < 2 || r === 4);
  }
  const second = [0, 1, 2, 3, 4].map((r) => need(50, r));
  for (const r of [0, 1, 2]) table.recorded(51, second[r], OFFICE, false);
  // Too late to have been told at once.
  table.recorded(150, second[3], OFFICE, false);
  const rating = (m: number): boolean | null => rated.get(m) ?? null;
  expect(toldAfterRating(table, every(table), rating)).toBe(1 / (1 / 2));
  expect(toldAfterRating(table, every(table), () => null)).toBeNaN();
});
