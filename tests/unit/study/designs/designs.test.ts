import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Dimension, pointAt, valueAt } from "../../../../engine/study/designs/dimension.ts";
import { fractionalFactorial, fullFactorial, generatorsOf } from "../../../../engine/study/designs/factorial.ts";
import { latinHypercube } from "../../../../engine/study/designs/latin-hypercube.ts";
import { sobolSequence } from "../../../../engine/study/designs/sobol-sequence.ts";
import { Draws } from "../../../../engine/study/draws.ts";
import { range } from "../methods.ts";

const options = (name: string, ...values: (number | string)[]): Dimension => ({
  ...range(name),
  span: { kind: "values", values },
});

describe("dimension", () => {
  test("a range is linear and meets its ends, a list has equal shares", () => {
    expect([0, 0.5, 1].map((u) => valueAt(range("x", 2, 6), u))).toEqual([2, 4, 6]);
    expect(valueAt(range("x", 0, 0.1), 1)).toBe(0.1);
    expect([0, 0.33, 0.34, 0.99, 1].map((u) => valueAt(options("x", "a", "b", "c"), u))).toEqual([
      "a",
      "a",
      "b",
      "c",
      "c",
    ]);
  });

  test("a lever is set in its policies only, a factor in the world", () => {
    const lever: Dimension = { ...range("l"), sets: "lever", entry: "visits", policies: ["b"] };
    expect(pointAt("p", [range("x"), lever], [0.2, 3], ["a", "b"])).toEqual({
      name: "p",
      factors: { x: 0.2 },
      policies: [
        { name: "a", from: "a", levers: {} },
        { name: "b", from: "b", levers: { visits: 3 } },
      ],
    });
  });
});

describe("factorial", () => {
  test("full: every combination once, the last changing fastest", () => {
    expect(fullFactorial([range("x", 0, 1), options("y", "a", "b", "c")])).toEqual([
      [0, "a"],
      [0, "b"],
      [0, "c"],
      [1, "a"],
      [1, "b"],
      [1, "c"],
    ]);
  });

  // Box, Hunter & Hunter 2005, Statistics for Experimenters, table 6.22: fewest runs of a regular fraction.
  test.each([
    [3, 3, 4],
    [5, 3, 8],
    [7, 3, 8],
    [11, 3, 16],
    [15, 3, 16],
    [4, 4, 8],
    [6, 4, 16],
    [8, 4, 16],
    [16, 4, 32],
    [5, 5, 16],
    [6, 5, 32],
    [8, 5, 64],
    [11, 5, 128],
  ] as const)("%d factors at resolution %d need %d runs", (k, resolution, runs) => {
    expect(fractionalFactorial(generatorsOf(k, resolution)).length).toBe(runs);
  });

  test.each([3, 4, 5] as const)("no product of fewer than %d columns is constant", (resolution) => {
    const rows = fractionalFactorial(generatorsOf(7, resolution));
    const columns = Array.from({ length: 7 }, (_, c) => rows.map((row) => row[c]));
    const isConstant = (product: readonly number[]): boolean => product.every((x) => x === product[0]);
    let products: { last: number; product: number[] }[] = columns.map((product, last) => ({ last, product }));
    for (let order = 1; order < resolution; order++) {
      expect(products.some(({ product }) => isConstant(product))).toBe(false);
      for (const { product } of products) expect(product.reduce((total, x) => total + x, 0)).toBe(0);
      products = products.flatMap(({ last, product }) =>
        columns
          .slice(last + 1)
          .map((column, i) => ({ last: last + 1 + i, product: product.map((x, r) => x * column[r]) })),
      );
    }
  });
});

test("a Latin hypercube meets every stratum of every dimension once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.string(), (n, k, seed) => {
      const rows = latinHypercube(n, k, new Draws(seed, "test"));
      for (let d = 0; d < k; d++) {
        expect(rows.map((row) => Math.floor(row[d] * n)).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
      }
    }),
  );
});

test("a dimension more changes no other of a Latin hypercube", () => {
  const rows = latinHypercube(8, 2, new Draws("seed", "test"));
  expect(latinHypercube(8, 3, new Draws("seed", "test")).map((row) => [row[0], row[1]])).toEqual(
    rows.map((row) => [...row]),
  );
});

describe("Sobol sequence", () => {
  // scipy 1.17, qmc.Sobol(d, scramble=False, bits=32), dimensions 1, 2, 3, 10, 20
  test.each([
    [1, [0.5, 0.5, 0.5, 0.5, 0.5]],
    [2, [0.75, 0.25, 0.25, 0.75, 0.25]],
    [7, [0.125, 0.625, 0.375, 0.875, 0.875]],
    [37, [0.921875, 0.640625, 0.578125, 0.171875, 0.140625]],
    [63, [0.015625, 0.796875, 0.359375, 0.578125, 0.234375]],
  ])("point %d as scipy has it", (i, expected) => {
    const row = sobolSequence(64, 20)[i];
    expect([0, 1, 2, 9, 19].map((d) => row[d])).toEqual(expected);
  });

  test("up to dimension 64", () => {
    const row = sobolSequence(1024, 64)[1000];
    expect([5, 31, 62, 63].map((d) => row[d])).toEqual([0.9072265625, 0.1455078125, 0.2587890625, 0.4462890625]);
    expect(() => sobolSequence(2, 65)).toThrow(/1 to 64/);
  });

  test("a shift keeps it even: of 2^m points every stratum of every dimension holds one", () => {
    const rows = sobolSequence(32, 10, new Draws("seed", "shift"));
    for (let d = 0; d < 10; d++) expect(new Set(rows.map((row) => Math.floor(row[d] * 32))).size).toBe(32);
    expect(rows[0][0]).not.toBe(0);
  });
});

test("a permutation and a resample take each index as often as they should", () => {
  const draws = new Draws("seed", "orders");
  const n = 5;
  const places = Array.from({ length: n }, () => new Float64Array(n));
  const drawn = new Float64Array(n);
  const times = 4000;
  for (let i = 0; i < times; i++) {
    const order = draws.permutation(n, i);
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
    order.forEach((x, at) => {
      places[at][x]++;
    });
    for (const x of draws.resample(n, times + i)) drawn[x]++;
  }
  // Chi-square, .999 quantile: 16 degrees of freedom 39.25, 4 degrees 18.47 (scipy)
  const chi = (counts: ArrayLike<number>, expected: number): number =>
    Array.from(counts, (x) => ((x - expected) * (x - expected)) / expected).reduce((a, b) => a + b, 0);
  expect(places.reduce((total, counts) => total + chi(counts, times / n), 0)).toBeLessThan(39.25);
  expect(chi(drawn, times)).toBeLessThan(18.47);
});
