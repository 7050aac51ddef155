import fc from "fast-check";
import { expect, test } from "vitest";
import { CompensatedSum, sum } from "../../../engine/kernel/math/sum.ts";

test("a small term survives between two large ones that cancel", () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
});

test("a million tenths", () => {
  expect(sum(new Float64Array(1e6).fill(0.1))).toBe(1e5);
});

test("nothing sums to 0, and the running value can be read at any time", () => {
  expect(sum([])).toBe(0);
  const total = new CompensatedSum();
  total.add(0.5);
  expect(total.value).toBe(0.5);
  total.add(0.25);
  expect(total.value).toBe(0.75);
});

test("infinities and NaN come through", () => {
  expect(sum([1, Infinity, 2])).toBe(Infinity);
  expect(sum([Infinity, -Infinity])).toBeNaN();
  expect(sum([1, NaN])).toBeNaN();
});

test("scaled integers are summed exactly where a plain loop is not", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 50 }), (integers) => {
      const exact = integers.reduce((total, x) => total + BigInt(x), 0n);
      expect(sum(integers)).toBe(Number(exact));
    }),
  );
});
