import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, expm1, log, log1p, pow } from "../../../engine/kernel/math/elementary.ts";

const positive = fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true });
const moderate = fc.double({ min: -700, max: 700, noNaN: true });

/** The next double above a finite one. */
function next(x: number): number {
  const value = new Float64Array([x === 0 ? 0 : x]);
  const bits = new BigInt64Array(value.buffer);
  bits[0] += x >= 0 ? 1n : -1n;
  return value[0];
}

describe("elementary functions", () => {
  it("rise with their argument, also from one double to the next", () => {
    const rises = (f: (x: number) => number, domain: fc.Arbitrary<number>): void =>
      fc.assert(
        fc.property(domain, (x) => f(next(x)) >= f(x)),
        { numRuns: 2000 },
      );
    rises(log, positive);
    rises(exp, moderate);
    rises(expm1, moderate);
    rises(log1p, fc.double({ min: -1, max: 1e300, noNaN: true }));
  });

  it("rise where a table's interval ends", () => {
    for (let j = 0; j < 256; j++) {
      const edge = 1 + (j + 0.5) / 256;
      for (let x = edge - 5e-15, i = 0; i < 40; i++, x = next(x)) {
        expect(log(next(x))).toBeGreaterThanOrEqual(log(x));
        const y = ((j + 0.5) * Math.LN2) / 256 + (x - edge);
        expect(exp(next(y))).toBeGreaterThanOrEqual(exp(y));
      }
    }
  });

  it("are inverse to each other", () => {
    fc.assert(fc.property(moderate, (x) => Math.abs(log(exp(x)) - x) <= 3e-16 * (1 + Math.abs(x))));
    const above = fc.double({ min: -0.5, max: 700, noNaN: true });
    fc.assert(fc.property(above, (x) => Math.abs(log1p(expm1(x)) - x) <= 6e-16 * Math.abs(x)));
  });

  it("one more in the exponent is one more factor", () => {
    const base = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    // On quarters, so that y + 1 is exact.
    const exponent = fc.integer({ min: -360, max: 360 }).map((quarters) => quarters / 4);
    fc.assert(fc.property(base, exponent, (x, y) => Math.abs(pow(x, y + 1) / (pow(x, y) * x) - 1) <= 5e-16));
  });
});
