/**
 * The laws against what is known of them by other ways than the engine's: moments by quadrature over the one uniform,
 * probabilities by their definition.
 */
import { describe, expect, it } from "vitest";
import { AliasTable } from "../../../engine/kernel/random/alias.ts";
import { uniformAt } from "../../../engine/kernel/random/counter.ts";
import {
  between,
  exponential,
  geometric,
  lognormal,
  lognormalOfMean,
  normal,
  poisson,
  triangular,
  weibull,
} from "../../../engine/kernel/random/distributions.ts";
import { chiSquare, LEAST_P } from "../../validate/word-tests.ts";

const DRAWS = 400_000;
/** Kolmogorov's law is beyond this once in 100,000. @source Kolmogorov (1933) */
const KOLMOGOROV = Math.sqrt(Math.log(2 / LEAST_P) / 2);

/** Gamma function of 1 + x for 0 < x < 4, by Euler's product and its rest to first order. */
function gammaOnePlus(x: number): number {
  const n = 2000;
  let sum = 0;
  for (let k = 1; k <= n; k++) sum += x * Math.log1p(1 / k) - Math.log1p(x / k);
  return Math.exp(sum + (x * (x - 1)) / (2 * n + 1));
}

/** Normal distribution function by its series. @source Marsaglia (2004), Evaluating the normal distribution, JSS 11(4) */
function phi(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let sum = x;
  for (let term = x, k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

/** Mean, variance and third central moment. */
type Moments = readonly [mean: number, variance: number, third: number];

function lognormalMoments(median: number, sigma: number): Moments {
  const w = Math.exp(sigma * sigma);
  const variance = median ** 2 * w * (w - 1);
  return [median * Math.sqrt(w), variance, (w + 2) * Math.sqrt(w - 1) * variance ** 1.5];
}

function weibullMoments(shape: number, scale: number): Moments {
  const [a, b, c] = [1, 2, 3].map((power) => scale ** power * gammaOnePlus(power / shape));
  return [a, b - a * a, c - 3 * a * b + 2 * a ** 3];
}

interface Law {
  readonly name: string;
  readonly draw: (u: number) => number;
  readonly moments: Moments;
}

interface Continuous extends Law {
  readonly cdf: (x: number) => number;
}

interface Discrete extends Law {
  /** Probabilities of 0, 1, ... */
  readonly shares: Float64Array;
}

const continuous: Continuous[] = [
  { name: "exponential 3", draw: (u) => exponential(u, 3), moments: [3, 9, 54], cdf: (x) => -Math.expm1(-x / 3) },
  { name: "normal -1, 2", draw: (u) => normal(u, -1, 2), moments: [-1, 4, 0], cdf: (x) => phi((x + 1) / 2) },
  {
    name: "lognormal 5, .3",
    draw: (u) => lognormal(u, 5, 0.3),
    moments: lognormalMoments(5, 0.3),
    cdf: (x) => phi(Math.log(x / 5) / 0.3),
  },
  {
    name: "lognormal of mean 4, cv .25",
    draw: (u) => lognormalOfMean(u, 4, 0.25),
    moments: [4, 1, 3 * 0.25 + 0.25 ** 3],
    cdf: (x) => phi((Math.log(x / 4) + 0.5 * Math.log(1.0625)) / Math.sqrt(Math.log(1.0625))),
  },
  { name: "between 2 and 5", draw: (u) => between(u, 2, 5), moments: [3.5, 0.75, 0], cdf: (x) => (x - 2) / 3 },
  {
    name: "triangular 1, 2, 5",
    draw: (u) => triangular(u, 1, 2, 5),
    moments: [8 / 3, 13 / 18, ((1 + 5 - 4) * (2 - 5 - 2) * (1 - 10 + 2)) / 270],
    cdf: (x) => (x < 2 ? (x - 1) ** 2 / 4 : 1 - (5 - x) ** 2 / 12),
  },
  ...[0.8, 1.7].map((shape) => ({
    name: `Weibull ${shape}, 3`,
    draw: (u: number) => weibull(u, shape, 3),
    moments: weibullMoments(shape, 3),
    cdf: (x: number) => -Math.expm1(-((x / 3) ** shape)),
  })),
];

const poissonLaw = (mean: number): Discrete => {
  let logFactorial = 0;
  const shares = Float64Array.from({ length: Math.ceil(mean + 20 * Math.sqrt(mean) + 20) }, (_, k) => {
    if (k > 0) logFactorial += Math.log(k);
    return Math.exp(k * Math.log(mean) - mean - logFactorial);
  });
  return { name: `Poisson ${mean}`, draw: (u) => poisson(u, mean), moments: [mean, mean, mean], shares };
};

const geometricLaw = (p: number): Discrete => {
  const q = 1 - p;
  const shares = Float64Array.from({ length: Math.ceil(40 / p) }, (_, k) => p * q ** k);
  const moments: Moments = [q / p, q / p ** 2, (q * (1 + q)) / p ** 3];
  return { name: `geometric ${p}`, draw: (u) => geometric(u, p), moments, shares };
};

const discrete: Discrete[] = [
  geometricLaw(0.3),
  geometricLaw(0.02),
  ...[0.2, 3.7, 15.9, 16.1, 40, 800].map(poissonLaw),
];

const uniforms = (name: number): Float64Array => new Float64Array(DRAWS).map((_, i) => uniformAt(20, name, i, 0));

describe.each<Law>([...continuous, ...discrete])("$name", ({ name, draw, moments }) => {
  it("has its law's mean, variance and third moment, integrated over the uniform", () => {
    const n = 2 ** 20;
    const [mean, variance, third] = moments;
    const sums = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const distance = draw((i + 0.5) / n) - mean;
      sums[0] += distance;
      sums[1] += distance * distance;
      sums[2] += distance ** 3;
    }
    const sd = Math.sqrt(variance);
    expect(Math.abs(sums[0] / n) / sd, name).toBeLessThan(1e-4);
    expect(Math.abs(sums[1] / n / variance - 1)).toBeLessThan(1e-3);
    // What is left out beyond the first and the last uniform counts for more with each power.
    expect(Math.abs(sums[2] / n - third) / sd ** 3).toBeLessThan(1e-2);
  });

  it("takes one uniform and nothing else: the same gives the same, whatever was drawn in between", () => {
    const us = uniforms(1).subarray(0, 2000);
    const forwards = us.map(draw);
    const backwards = us.slice().reverse().map(draw).reverse();
    expect(backwards).toEqual(forwards);
  });
});

describe.each(continuous)("$name", ({ draw, cdf }) => {
  it("passes Kolmogorov and Smirnov's test", () => {
    const values = uniforms(2).map(draw).sort();
    let distance = 0;
    values.forEach((x, i) => {
      distance = Math.max(distance, cdf(x) - i / DRAWS, (i + 1) / DRAWS - cdf(x));
    });
    expect(distance * Math.sqrt(DRAWS)).toBeLessThan(KOLMOGOROV);
  });
});

/** How often each outcome was drawn, one more cell for what is beyond the list. */
function expectShares(name: string, draw: (u: number) => number, shares: Float64Array, us: Float64Array): void {
  const counts = new Uint32Array(shares.length + 1);
  for (const u of us) counts[Math.min(draw(u), shares.length)]++;
  const expected = new Float64Array(counts.length).map((_, k) => (shares[k] ?? 0) * DRAWS);
  const { below, above } = chiSquare(name, counts, expected);
  expect(Math.min(below, above), `${name}: p = ${below}`).toBeGreaterThan(LEAST_P);
}

describe.each(discrete)("$name", ({ name, draw, shares }) => {
  it("passes Pearson's test", () => {
    expectShares(name, draw, shares, uniforms(3));
  });
});

describe("an alias table of 1,000 weights", () => {
  it("passes Pearson's test", () => {
    const weights = Float64Array.from({ length: 1000 }, (_, i) => (i % 10 === 3 ? 0 : 1 / (i + 10)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const table = new AliasTable(weights);
    const shares = weights.map((weight) => weight / total);
    expectShares("alias", (u) => table.pick(u), shares, uniforms(4));
  });
});
