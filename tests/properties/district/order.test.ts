import fc from "fast-check";
import { expect, it } from "vitest";
import { orderByTime } from "../../../engine/district/agents/order.ts";

/** What the words say, without the radix. */
function plainOrder(at: Float64Array): number[] {
  return Array.from(at.keys()).sort((a, b) => at[a] - at[b] || a - b);
}

const evenly = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const tied = fc.integer({ min: 0, max: 5 });
/** Far apart, and so near that whole numbers of 32 bits cannot tell them apart. */
const skewed = fc.oneof(fc.double({ min: 0, max: 1e-7, noNaN: true }), fc.constant(1e6), tied);

it("times come in order, equal ones in order of index", () => {
  const times = fc.oneof(
    fc.array(evenly, { maxLength: 300 }),
    fc.array(tied, { maxLength: 300 }),
    fc.array(skewed, { maxLength: 300, size: "max" }),
  );
  fc.assert(
    fc.property(times, (list) => {
      const at = Float64Array.from(list);
      expect(Array.from(orderByTime(at))).toEqual(plainOrder(at));
    }),
    { numRuns: 500 },
  );
});
