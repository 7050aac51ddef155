import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crowding, dominates, frontsOf, hypervolume, kneeOf } from "../../../../engine/study/optimisation/pareto.ts";
import { child } from "../../../../engine/study/optimisation/variation.ts";

const at = (...scores: number[]) => ({ scores, violation: 0 });

describe("dominance", () => {
  test("better in one and worse in none", () => {
    expect(dominates(at(1, 2), at(1, 1))).toBe(true);
    expect(dominates(at(1, 1), at(1, 1))).toBe(false);
    expect(dominates(at(2, 0), at(1, 1))).toBe(false);
    expect(dominates(at(0, 0), { scores: [9, 9], violation: 1 })).toBe(true);
    expect(dominates({ scores: [0, 0], violation: 1 }, { scores: [9, 9], violation: 2 })).toBe(true);
  });

  test("fronts: every point once, none dominated within its front, each dominated by the one before", () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 25 }), (points) => {
        const scored = points.map((scores) => at(...scores));
        const fronts = frontsOf(scored);
        expect(fronts.flat().sort((a, b) => a - b)).toEqual(points.map((_, i) => i));
        fronts.forEach((front, f) => {
          for (const i of front) {
            expect(front.some((j) => dominates(scored[j], scored[i]))).toBe(false);
            if (f > 0) expect(fronts[f - 1].some((j) => dominates(scored[j], scored[i]))).toBe(true);
          }
        });
      }),
    );
  });

  test("crowding: the ends are never crowded, the rest by the distance of neighbours", () => {
    expect([...crowding([at(0, 4), at(1, 3), at(4, 0)])]).toEqual([Infinity, 2, Infinity]);
    expect([...crowding([at(1, 1)])]).toEqual([Infinity]);
  });
});

describe("hypervolume", () => {
  test("of two and three objectives by hand", () => {
    expect(
      hypervolume(
        [
          [1, 3],
          [2, 2],
          [3, 1],
          [0.5, 0.5],
        ],
        [0, 0],
      ),
    ).toBe(6);
    expect(
      hypervolume(
        [
          [1, 1, 2],
          [2, 1, 1],
        ],
        [0, 0, 0],
      ),
    ).toBe(3);
    expect(hypervolume([[1, -1]], [0, 0])).toBe(0);
  });

  test("as inclusion and exclusion count it", () => {
    const box = fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 6 }), (points) => {
        let cells = 0;
        for (let x = 0; x < 5; x++)
          for (let y = 0; y < 5; y++)
            for (let z = 0; z < 5; z++) if (points.some(([a, b, c]) => a > x && b > y && c > z)) cells++;
        expect(hypervolume(points, [0, 0, 0])).toBe(cells);
      }),
    );
  });
});

test("the knee bends furthest beyond the line of the extremes", () => {
  expect(
    kneeOf([
      [0, 10],
      [1, 9],
      [8, 8],
      [10, 0],
    ]),
  ).toBe(2);
  expect(
    kneeOf([
      [0, 10],
      [5, 5],
      [10, 0],
    ]),
  ).toBeNull();
  expect(
    kneeOf([
      [0, 10],
      [10, 0],
    ]),
  ).toBeNull();
});

test("children stay in the cube, and without crossover or mutation are their mother", () => {
  const mother = Float64Array.of(0, 0.3, 1);
  const father = Float64Array.of(1, 0.5, 0.2);
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), { minLength: 16, maxLength: 16 }),
      (u) => {
        expect(child(mother, father, (slot) => u[slot]).every((x) => x >= 0 && x <= 1)).toBe(true);
      },
    ),
  );
  expect(child(mother, father, () => 0.95)).toEqual(mother);
});
