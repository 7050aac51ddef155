import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chiSquareQuantile,
  fQuantile,
  normalCdf,
  normalQuantile,
  regularizedBeta,
  regularizedGammaP,
  studentTCdf,
  studentTQuantile,
} from "../../../engine/kernel/math/special.ts";

const probability = fc.double({ min: -690, max: -1e-3, noNaN: true }).map(Math.exp);
const df = fc.double({ min: -1, max: 12, noNaN: true }).map(Math.exp);

test("a quantile inverts its distribution function, in the tail as in the middle", () => {
  fc.assert(
    fc.property(probability, df, df, (p, m, n) => {
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 11);
      // Where t squared stays finite.
      if (p > 1e-30) expect(studentTCdf(studentTQuantile(p, m), m) / p).toBeCloseTo(1, 9);
      const x = chiSquareQuantile(p, m);
      if (x > 1e-300) expect(regularizedGammaP(m / 2, x / 2) / p).toBeCloseTo(1, 9);
      const f = fQuantile(p, m, n);
      const share = (m * f) / (m * f + n);
      if (f > 1e-300 && share < 0.5) expect(regularizedBeta(share, m / 2, n / 2) / p).toBeCloseTo(1, 8);
    }),
  );
});

test("t is odd and squares to F", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.4999, noNaN: true }), df, (q, n) => {
      const t = studentTQuantile(1 - q, n);
      expect(studentTQuantile(q, n) / -studentTQuantile(1 - q, n)).toBeCloseTo(1, 9);
      expect((t * t) / fQuantile(1 - 2 * q, 1, n)).toBeCloseTo(1, 7);
    }),
  );
});
