import { describe, expect, test } from "vitest";
import { auditPair } from "../../../engine/study/audit.ts";
import { pairedDifferences, pOfZeroMean } from "../../../engine/study/paired.ts";
import { sampleOf, tInterval } from "../../../engine/study/sample.ts";

/**
 * Two columns of twelve replications, a_j = ((7j + 3) mod 11)/2 + j/4 and b_j = ((5j + 1) mod 11)/3 + j/4 + 1.
 * Expected values: numpy and scipy 1.17 (t.interval, ttest_rel with confidence_interval, pearsonr).
 */
const a = Float64Array.from({ length: 12 }, (_, j) => ((7 * j + 3) % 11) / 2 + j / 4);
const b = Float64Array.from({ length: 12 }, (_, j) => ((5 * j + 1) % 11) / 3 + j / 4 + 1);

describe("against scipy", () => {
  test("mean, S and interval of one policy", () => {
    const sample = sampleOf(a);
    expect(sample.mean).toBeCloseTo(3.7916666666666665, 14);
    expect(sample.sd).toBeCloseTo(1.626601774661928, 14);
    const { low, high } = tInterval(sample, 0.05);
    expect(low).toBeCloseTo(2.7581732056882537, 13);
    expect(high).toBeCloseTo(4.825160127645079, 13);
  });

  test("the paired difference, its p and its intervals at two levels", () => {
    const sample = sampleOf(pairedDifferences(a, b));
    expect(sample.mean).toBeCloseTo(-0.13888888888888895, 14);
    expect(sample.sd).toBeCloseTo(1.718634255362002, 14);
    expect(sample.se).toBeCloseTo(0.496126974985882, 14);
    expect(pOfZeroMean(sample)).toBeCloseTo(0.7847130481902518, 13);
    expect(tInterval(sample, 0.05).low).toBeCloseTo(-1.2308569983539708, 12);
    expect(tInterval(sample, 0.05).high).toBeCloseTo(0.9530792205761928, 12);
    expect(tInterval(sample, 0.05 / 6).low).toBeCloseTo(-1.730524917428236, 12);
    expect(tInterval(sample, 0.05 / 6).high).toBeCloseTo(1.4527471396504579, 12);
  });

  test("the audit of the pairing", () => {
    const audit = auditPair(a, b);
    expect(audit.correlation).toBeCloseTo(0.3966429164530812, 13);
    expect(audit.varianceReduction).toBeCloseTo(1.6536050156739814, 12);
    expect(audit.replicationsSaved).toBeCloseTo(7.843260188087777, 11);
    expect(audit.warning).toBe(false);
  });
});

describe("the audit", () => {
  test("warns where pairing backfires", () => {
    const opposed = a.map((x) => 10 - x);
    expect(auditPair(a, opposed)).toMatchObject({ correlation: expect.closeTo(-1, 12), warning: true });
    expect(auditPair(a, opposed).varianceReduction).toBeCloseTo(0.5, 12);
    expect(auditPair(a, opposed).replicationsSaved).toBeCloseTo(-6, 12);
  });

  test("identical columns: full correlation, no finite reduction, no warning", () => {
    expect(auditPair(a, a)).toEqual({
      correlation: expect.closeTo(1, 12),
      varianceReduction: null,
      replicationsSaved: null,
      warning: false,
    });
  });

  test("a column without variance has no correlation, and rounding raises no warning", () => {
    const constant = new Float64Array(12).fill(0.1);
    const audit = auditPair(a, constant);
    expect(audit.correlation).toBeNull();
    expect(audit.varianceReduction).toBeCloseTo(1, 12);
    expect(audit.warning).toBe(false);
  });

  test("replications undefined on either side are left out", () => {
    const gap = a.slice();
    gap[3] = NaN;
    const keep = (_: number, j: number) => j !== 3;
    expect(auditPair(gap, b)).toEqual(auditPair(a.filter(keep), b.filter(keep)));
    expect(auditPair(a.slice(0, 1), b.slice(0, 1)).correlation).toBeNull();
    expect(auditPair(new Float64Array(0), new Float64Array(0)).correlation).toBeNull();
  });
});

describe("borders", () => {
  test("differences exist only where both sides do", () => {
    expect([...pairedDifferences(Float64Array.of(1, NaN, 3, 4), Float64Array.of(0, 1, NaN, 2))]).toEqual([1, 2]);
  });

  test("a difference of the size of rounding is none", () => {
    expect([...pairedDifferences(Float64Array.of(0.1 + 0.2, 1e9), Float64Array.of(0.3, 1e9 + 0.01))]).toEqual([
      0,
      expect.closeTo(-0.01, 6),
    ]);
  });

  test("equal values have no variance, however their mean is rounded", () => {
    const sample = sampleOf(new Float64Array(7).fill(0.1));
    expect(sample).toEqual({ n: 7, mean: 0.1, sd: 0, se: 0 });
    expect(tInterval(sample, 0.05)).toEqual({ low: 0.1, high: 0.1 });
    expect(pOfZeroMean(sample)).toBe(0);
    expect(pOfZeroMean(sampleOf(new Float64Array(7)))).toBe(1);
  });

  test("one value has a mean and no interval, none has neither", () => {
    expect(sampleOf(Float64Array.of(4))).toEqual({ n: 1, mean: 4, sd: NaN, se: NaN });
    expect(tInterval(sampleOf(Float64Array.of(4)), 0.05)).toEqual({ low: null, high: null });
    expect(sampleOf(new Float64Array(0)).mean).toBeNaN();
    expect(pOfZeroMean(sampleOf(Float64Array.of(4)))).toBeNaN();
  });
});
