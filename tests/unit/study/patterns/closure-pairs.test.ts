/** The search for the load at which a closure rate is met, on curves that are known. */
import { describe, expect, test } from "vitest";
import {
  closest,
  FIRST_LOADS,
  MET,
  nextLoad,
  PUBLISHED_PAIRS,
  ROUNDS,
  type Tried,
} from "../../../../engine/study/patterns/closure-pairs.ts";

/** Flat while there is room, then falling as what is served over what comes. */
const falling = (load: number): number => (load < 0.9 ? 0.99 : 0.99 - 1.2 * (load - 0.9) ** 1.3);

function search(curve: (load: number) => number, target: number, rounds: number): Tried[] {
  const tried = FIRST_LOADS.map((load) => ({ load, closure: curve(load) }));
  for (let round = 0; round < rounds; round++) {
    const load = nextLoad(tried, target);
    if (load === null) break;
    tried.push({ load, closure: curve(load) });
    tried.sort((a, b) => a.load - b.load);
  }
  return tried;
}

describe("on a known curve", () => {
  test.each(PUBLISHED_PAIRS.filter(({ closure }) => closure < 0.99 && closure > falling(1.4)))(
    "$name is met within a point in the rounds that there are",
    ({ closure }) => {
      expect(Math.abs(closest(search(falling, closure, ROUNDS), closure).closure - closure)).toBeLessThanOrEqual(MET);
    },
  );

  test("a straight line is met at once, exactly where it crosses", () => {
    const tried = search((load) => 1.5 - load / 2, 0.94, 1);
    expect(tried.map(({ load }) => load)).toContain(1.12);
    expect(nextLoad(tried, 0.94)).toBeNull();
  });

  test("what no load reaches is not searched for; the nearest end is taken", () => {
    const tried = search(falling, 0.9999, 5);
    expect(tried).toHaveLength(FIRST_LOADS.length);
    expect(closest(tried, 0.9999).load).toBe(0.7);
    const low = search(falling, 0.1, 5);
    expect(low).toHaveLength(FIRST_LOADS.length);
    expect(closest(low, 0.1).load).toBe(1.4);
    expect(nextLoad([], 0.9)).toBeNull();
  });

  test("noise that lifts a point does not send the search astray, and no load is tried twice", () => {
    const tried = [
      { load: 0.7, closure: 0.97 },
      { load: 0.95, closure: 0.99 },
      { load: 1.05, closure: 0.8 },
    ];
    const load = nextLoad(tried, 0.9)!;
    expect(load).toBeGreaterThan(0.95);
    expect(load).toBeLessThan(1.05);
    const jump = [
      { load: 1, closure: 1 },
      { load: 1.0001, closure: 0 },
    ];
    expect(nextLoad(jump, 0.5)).toBeNull();
  });
});
