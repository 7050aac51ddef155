import fc from "fast-check";
import { expect, it } from "vitest";
import { nearestRank, nearestRankOf } from "../../../engine/kernel/observe/quantile.ts";

it("the quantile of values in any order is that of the sorted ones, ties included", () => {
  // A sort tells -0 from 0, the comparison of two numbers does not.
  const anyDouble = fc.double({ noNaN: true }).map((x) => x + 0);
  const value = fc.oneof(anyDouble, fc.integer({ min: 0, max: 4 }), fc.constant(Infinity));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
      const sorted = Float64Array.from(list).sort();
      const values = Float64Array.from(list);
      expect(nearestRankOf(values, p)).toBe(nearestRank(sorted, p));
      expect(values.sort()).toEqual(sorted);
    }),
    { numRuns: 1000 },
  );
});
