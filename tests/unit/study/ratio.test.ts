import { describe, expect, test } from "vitest";
import { ratioOfMeans } from "../../../engine/study/ratio.ts";

const a = Float64Array.from({ length: 12 }, (_, j) => ((7 * j + 3) % 11) / 2 + j / 4);
const b = Float64Array.from({ length: 12 }, (_, j) => ((5 * j + 1) % 11) / 3 + j / 4 + 1);

/** (mean x - r mean y)^2 - t^2 se^2(x - r y): at most 0 for the ratios that are not excluded; t(.975, 11) by scipy. */
function excess(x: Float64Array, y: Float64Array, r: number): number {
  const d = x.map((value, j) => value - r * y[j]);
  const mean = d.reduce((total, value) => total + value, 0) / d.length;
  const variance = d.reduce((total, value) => total + (value - mean) * (value - mean), 0) / (d.length - 1);
  return mean * mean - (2.200985160091639 * 2.200985160091639 * variance) / d.length;
}

describe("Fieller's interval", () => {
  test("bounded: the roots that scipy.optimize.brentq finds", () => {
    const { ratio, kind, low, high, n } = ratioOfMeans(a, b, 0.05);
    expect({ kind, n }).toEqual({ kind: "bounded", n: 12 });
    expect(ratio).toBeCloseTo(0.9646643109540635, 13);
    expect(low).toBeCloseTo(0.7138057775890397, 12);
    expect(high).toBeCloseTo(1.2818015053026794, 12);
  });

  test("open: a denominator that may be 0 leaves what lies outside two values", () => {
    const x = a.map((value) => value - 3.7916666666666665 + 3);
    const y = b.map((value) => value - 3.9305555555555554 + 0.3);
    const { kind, low, high } = ratioOfMeans(x, y, 0.05);
    expect(kind).toBe("open");
    expect(low).toBeCloseTo(-3.8118648493081935, 10);
    expect(excess(x, y, high!)).toBeCloseTo(0, 9);
    for (const r of [low! - 1, high! + 1]) expect(excess(x, y, r)).toBeLessThan(0);
    expect(excess(x, y, 0)).toBeGreaterThan(0);
  });

  test("everything: where neither can be told from 0", () => {
    const centred = (x: Float64Array, mean: number): Float64Array => x.map((value) => value - mean + 0.01);
    expect(ratioOfMeans(centred(a, 3.7916666666666665), centred(b, 3.9305555555555554), 0.05)).toMatchObject({
      kind: "everything",
      low: null,
      high: null,
    });
  });

  test("a replication undefined on one side counts on neither", () => {
    const withHole = a.map((value, j) => (j === 3 ? Number.NaN : value));
    const without = (x: Float64Array): Float64Array => x.filter((_, j) => j !== 3);
    expect(ratioOfMeans(withHole, b, 0.05)).toEqual(ratioOfMeans(without(a), without(b), 0.05));
    expect(ratioOfMeans(a.slice(0, 1), b.slice(0, 1), 0.05)).toMatchObject({ kind: "unknown", n: 1 });
  });
});
