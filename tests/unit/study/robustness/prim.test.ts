import { describe, expect, test } from "vitest";
import type { Dimension } from "../../../../engine/study/designs/dimension.ts";
import { Draws } from "../../../../engine/study/draws.ts";
import { prim } from "../../../../engine/study/robustness/prim.ts";
import { range } from "../methods.ts";

const theory: Dimension = {
  ...range("theory"),
  span: { kind: "values", values: ["contact", "accountability", "workload"] },
};
const numbers = ["a", "b", "c", "d"].map((name) => range(name));
const cube = (n: number, k: number, seed: string) => {
  const draws = new Draws(seed, "prim");
  return Array.from({ length: n }, (_, i) => Array.from({ length: k }, (_, d) => draws.at(i, d)));
};

describe("PRIM", () => {
  test("finds a known box, and only what makes it", () => {
    const rows = cube(1000, 4, "box");
    const [box, ...more] = prim(
      numbers,
      rows,
      rows.map(([a, b]) => a > 0.7 && b < 0.4),
    );
    expect(more).toEqual([]);
    expect(box.restrictions.map(({ name }) => name)).toEqual(["a", "b"]);
    const [a, b] = box.restrictions as unknown as { low: number; high: number }[];
    expect(Math.abs(a.low - 0.7)).toBeLessThan(0.02);
    expect(a.high).toBeGreaterThan(0.99);
    expect(Math.abs(b.high - 0.4)).toBeLessThan(0.02);
    expect(box.density).toBeGreaterThan(0.95);
    expect(box.coverage).toBeGreaterThan(0.95);
  });

  test("finds it behind noise: one in ten is wrong", () => {
    const rows = cube(800, 4, "noise");
    const flip = cube(800, 1, "flip");
    const [box] = prim(
      numbers,
      rows,
      rows.map(([, b, c], i) => (b > 0.5 && c > 0.6) !== flip[i][0] < 0.1),
    );
    expect(box.restrictions.map(({ name }) => name)).toEqual(["b", "c"]);
    const [b, c] = box.restrictions as unknown as { low: number }[];
    expect(Math.abs(b.low - 0.5)).toBeLessThan(0.06);
    expect(Math.abs(c.low - 0.6)).toBeLessThan(0.06);
    expect(box.density).toBeGreaterThan(0.8);
  });

  test("a choice is a restriction by its values", () => {
    const rows = cube(400, 2, "theory").map(([a, u]) => [
      a,
      ["contact", "accountability", "workload"][Math.floor(3 * u)],
    ]);
    const [box] = prim(
      [numbers[0], theory],
      rows,
      rows.map(([a, name]) => Number(a) < 0.5 && name !== "contact"),
    );
    expect(box.restrictions[1]).toMatchObject({ name: "theory", values: ["accountability", "workload"] });
    expect(box.density).toBeGreaterThan(0.95);
  });

  test("two boxes, the second among what the first leaves", () => {
    const rows = cube(1500, 3, "two");
    const boxes = prim(
      numbers.slice(0, 3),
      rows,
      rows.map(([a, b, c]) => a < 0.3 || (b > 0.6 && c > 0.6)),
    );
    expect(boxes.map(({ restrictions }) => restrictions.map(({ name }) => name))).toEqual([["a"], ["b", "c"]]);
    expect(boxes[0].coverage + boxes[1].coverage).toBeGreaterThan(0.9);
  });

  test("chance alone makes no box: at most alpha of 100 random sets with twenty dimensions", () => {
    const many = Array.from({ length: 20 }, (_, d) => range(`x${d}`));
    let found = 0;
    for (let set = 0; set < 100; set++) {
      const rows = cube(60, 21, `chance ${set}`);
      const boxes = prim(
        many,
        rows.map((row) => row.slice(0, 20)),
        rows.map((row) => row[20] < 0.4),
      );
      if (boxes.length > 0) found++;
    }
    expect(found).toBeLessThanOrEqual(9);
  });

  test("what always or never happens has no box", () => {
    const rows = cube(50, 4, "always");
    expect(
      prim(
        numbers,
        rows,
        rows.map(() => true),
      ),
    ).toEqual([]);
    expect(
      prim(
        numbers,
        rows,
        rows.map(() => false),
      ),
    ).toEqual([]);
  });
});
