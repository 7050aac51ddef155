import { expect, test } from "vitest";
import { every } from "../../../engine/cases/cohort.ts";
import { ENDINGS, flow } from "../../../engine/cases/measures/flow.ts";
import { LEAST_MATTERS, meanBy } from "../../../engine/cases/measures/grouped.ts";
import { A, B, G, H, O, P, toyTable, UNITS } from "./toy.ts";

const table = toyTable();
const recorded = every(table).map((_, m) => (Number.isNaN(table.recAt[m]) ? 0 : 1));
const at = (values: Float64Array, width: number, row: number, column: number): number => values[row * width + column];
const n = UNITS.length;

test("the toy log's five paths, as the case table draws them", () => {
  // m1 G: G; m2 G: A; m3 H: A (B sent it back); m4 G: A B A B; m5 P: A, closed unsolved.
  const { entries, handovers, exits, unaccepted, sendBacks } = flow(table, recorded);
  expect([at(entries, n, G, G), at(entries, n, G, A), at(entries, n, H, A), at(entries, n, P, A)]).toEqual([
    1, 2, 1, 1,
  ]);
  expect([at(handovers, n, A, B), at(handovers, n, B, A)]).toEqual([2, 1]);
  const [solved, unsolved, open] = ENDINGS.keys() as unknown as number[];
  expect(at(exits, 3, G, solved)).toBe(1);
  expect([at(exits, 3, A, solved), at(exits, 3, A, unsolved), at(exits, 3, A, open)]).toEqual([1, 1, 1]);
  expect(at(exits, 3, B, solved)).toBe(1);
  expect([sendBacks[A], sendBacks[B], sendBacks[O]]).toEqual([1, 1, 0]);
  expect(unaccepted.every((count) => count === 0)).toBe(true);
  expect(entries.reduce((sum, count) => sum + count)).toBe(5);
});

test("what no unit accepted leaves from where it was recorded", () => {
  const late = toyTable();
  const m = late.born(0, { community: 0, category: 0, origin: 0, place: 0, resident: -1, group: -1 });
  late.recorded(1, m, H, false);
  const only = every(late).fill(0);
  only[m] = 1;
  const { unaccepted, exits } = flow(late, only);
  expect(at(unaccepted, 3, H, 2)).toBe(1);
  expect(exits.every((count) => count === 0)).toBe(true);
});

test("a mean by key leaves small cells and strange keys out", () => {
  const size = 2 * LEAST_MATTERS;
  const keys = Array.from({ length: size }, (_, m) => (m < LEAST_MATTERS ? 0 : m < size - 1 ? 1 : -1));
  const means = meanBy(new Uint8Array(size).fill(1), keys, 2, (m) => m);
  expect(means[0]).toBe((LEAST_MATTERS - 1) / 2);
  expect(means[1]).toBeNaN();
  expect(meanBy(new Uint8Array(size), keys, 2, (m) => m)[0]).toBeNaN();
});
