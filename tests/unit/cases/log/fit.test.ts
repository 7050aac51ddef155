import { describe, expect, it } from "vitest";
import { wasserstein } from "../../../../engine/cases/log/fit/distances.ts";
import { resampled } from "../../../../engine/cases/log/fit/estimate.ts";
import {
  chooseLifetime,
  FAMILIES,
  type FamilyName,
  fitLifetime,
  type Weighted,
  weightedClosings,
} from "../../../../engine/cases/log/fit/lifetime.ts";
import { surgesOf } from "../../../../engine/cases/log/fit/profile.ts";
import { survival } from "../../../../engine/cases/log/survival.ts";
import { lognormal, weibull } from "../../../../engine/kernel/random/distributions.ts";
import { Streams } from "../../../../engine/kernel/random/streams.ts";

const streams = new Streams(1);
streams.seed(0, "fits of lifetimes");
const u = (): number => streams.uniform53(0);
const equal = (hours: Float64Array): Weighted => ({ hours, weights: new Float64Array(hours.length).fill(1) });
const draw = (n: number, of: () => number): Weighted => equal(Float64Array.from({ length: n }, of));

describe("laws by maximum likelihood", () => {
  const nine = equal(Float64Array.of(0.5, 1.2, 2, 3.1, 4.4, 7, 11, 19, 60));

  it("lognormal: mean and deviation of the logarithms", () => {
    const logs = [...nine.hours].map(Math.log);
    const mu = logs.reduce((sum, x) => sum + x, 0) / 9;
    const sd = Math.sqrt(logs.reduce((sum, x) => sum + (x - mu) ** 2, 0) / 9);
    const { parameters } = fitLifetime("lognormal", nine);
    expect(parameters.medianHours).toBeCloseTo(Math.exp(mu), 12);
    expect(parameters.logSd).toBeCloseTo(sd, 12);
  });

  it.each(["gamma", "weibull"] as const)("%s: no step in any direction raises the likelihood", (family) => {
    const law = fitLifetime(family, nine);
    const { shape, scaleHours } = law.parameters;
    const likelihood = (k: number, scale: number): number =>
      [...nine.hours].reduce((sum, x) => {
        if (family === "weibull") return sum + Math.log(k / scale) + (k - 1) * Math.log(x / scale) - (x / scale) ** k;
        return sum + (k - 1) * Math.log(x) - x / scale - k * Math.log(scale) - logGammaOf(k);
      }, 0);
    const best = likelihood(shape, scaleHours);
    expect([...nine.hours].reduce((sum, x) => sum + law.logDensity(x), 0)).toBeCloseTo(best, 6);
    for (const [dk, ds] of [
      [1.001, 1],
      [0.999, 1],
      [1, 1.001],
      [1, 0.999],
    ]) {
      expect(likelihood(shape * dk, scaleHours * ds)).toBeLessThan(best);
    }
  });

  it.each(FAMILIES)("%s: the density is that of the distribution function", (family) => {
    const law = fitLifetime(family, nine);
    for (const hours of [0.7, 3, 10, 40]) {
      const step = 1e-5 * hours;
      const slope = (law.cdf(hours + step) - law.cdf(hours - step)) / (2 * step);
      expect(Math.exp(law.logDensity(hours)) / slope).toBeCloseTo(1, 4);
    }
    expect(law.cdf(0)).toBe(0);
    expect(law.cdf(1e9)).toBeCloseTo(1, 6);
  });

  it.each([
    ["lognormal", () => lognormal(u(), 20, 0.8)],
    ["weibull", () => weibull(u(), 0.7, 30)],
    ["twoLognormals", () => (u() < 0.4 ? lognormal(u(), 2, 0.4) : lognormal(u(), 150, 0.5))],
  ] as const)("cross-validation finds the %s that made the durations", (family: FamilyName, of) => {
    expect(chooseLifetime(draw(2000, of)).chosen.family).toBe(family);
  });

  it("recovers a mixture within a tenth", () => {
    const data = draw(4000, () => (u() < 0.4 ? lognormal(u(), 2, 0.4) : lognormal(u(), 150, 0.5)));
    const { parameters } = fitLifetime("twoLognormals", data);
    expect(parameters.share).toBeCloseTo(0.4, 1);
    expect(parameters.medianHours / 2).toBeCloseTo(1, 1);
    expect(parameters.laterMedianHours / 150).toBeCloseTo(1, 1);
  });

  it("open cases count: without them the law would be too short", () => {
    const true_ = Float64Array.from({ length: 4000 }, () => lognormal(u(), 100, 0.8));
    const seen = Float64Array.from({ length: 4000 }, () => 400 * u());
    const hours = true_.map((x, i) => Math.min(x, seen[i]));
    const isClosed = Uint8Array.from(true_, (x, i) => (x <= seen[i] ? 1 : 0));
    const data = weightedClosings(hours, isClosed);
    const median = fitLifetime("lognormal", data).parameters.medianHours;
    const naive = fitLifetime("lognormal", equal(hours.filter((_, i) => isClosed[i] === 1))).parameters.medianHours;
    expect(naive).toBeLessThan(75);
    expect(Math.abs(median - 100)).toBeLessThan(10);
    // The weights are the steps of the curve: they sum to what it comes down by.
    const end = survival(hours, isClosed).at(-1)?.open ?? 1;
    expect(data.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1 - end, 12);
  });
});

/** Stirling's series, to seven digits for the shapes above. */
function logGammaOf(x: number): number {
  let [shift, at] = [0, x];
  for (; at < 12; at++) shift += Math.log(at);
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * at) - 1 / (360 * at ** 3) - shift;
}

describe("distances", () => {
  it("of a shift is the shift, of one list with itself 0, and it takes no order", () => {
    const a = Float64Array.from({ length: 50 }, (_, i) => i * i);
    expect(
      wasserstein(
        a,
        a.map((x) => x + 3),
      ),
    ).toBeCloseTo(3, 12);
    expect(wasserstein(a, a)).toBe(0);
    const b = Float64Array.of(1, 2);
    expect(wasserstein(a, b)).toBeCloseTo(wasserstein(b, a), 12);
    expect(wasserstein(Float64Array.of(0), Float64Array.of(0, 10))).toBe(5);
    expect(wasserstein(a, new Float64Array(0))).toBeNaN();
  });
});

describe("demand", () => {
  it("an interval by resampling is that of theory, for short lists and long", () => {
    for (const n of [200, 20_000]) {
      const values = Array.from({ length: n }, () => -Math.log(u()));
      const estimate = resampled(values, (some) => some.reduce((sum, x) => sum + x, 0) / some.length);
      const half = 1.96 / Math.sqrt(n);
      expect(((estimate?.high ?? 0) - (estimate?.low ?? 0)) / (2 * half)).toBeGreaterThan(0.8);
      expect(((estimate?.high ?? 0) - (estimate?.low ?? 0)) / (2 * half)).toBeLessThan(1.2);
    }
  });

  it("a storm is a surge, a busy Monday is none", () => {
    const days = Array.from({ length: 70 }, (_, i) => ({ day: i, weekday: i % 7, cases: i % 7 === 0 ? 60 : 20 }));
    expect(surgesOf(days)).toEqual([]);
    days[33] = { ...days[33], cases: 90 };
    expect(surgesOf(days)).toEqual([{ day: 33, cases: 90, usual: 20 }]);
  });
});
