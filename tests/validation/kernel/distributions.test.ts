import { describe, expect, it } from "vitest";
import { logGamma, normalCdf, regularizedGammaP } from "../../../engine/kernel/math/special.ts";
import { AliasTable } from "../../../engine/kernel/random/alias.ts";
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
import { Streams } from "../../../engine/kernel/random/streams.ts";
import { agree, agreeStatistics, reportChecks } from "../check.ts";

reportChecks("distributions");

const DRAWS = 20_000;
/** Mean and 99.9 % point of Kolmogorov's law. @source Kolmogorov (1933) */
const KOLMOGOROV = { expected: Math.sqrt(Math.PI / 2) * Math.LN2, critical: 1.9495 };

interface Law {
  readonly name: string;
  readonly draw: (u: number) => number;
  readonly mean: number;
  readonly variance: number;
  readonly cdf: (x: number) => number;
}

const gamma = (x: number) => Math.exp(logGamma(x));

const continuous: Law[] = [
  {
    name: "exponential, mean 3",
    draw: (u) => exponential(u, 3),
    mean: 3,
    variance: 9,
    cdf: (x) => 1 - Math.exp(-x / 3),
  },
  {
    name: "normal, mean -1, sd 2",
    draw: (u) => normal(u, -1, 2),
    mean: -1,
    variance: 4,
    cdf: (x) => normalCdf((x + 1) / 2),
  },
  {
    name: "lognormal, median 5, sigma .6",
    draw: (u) => lognormal(u, 5, 0.6),
    mean: 5 * Math.exp(0.18),
    variance: 25 * Math.exp(0.36) * (Math.exp(0.36) - 1),
    cdf: (x) => normalCdf(Math.log(x / 5) / 0.6),
  },
  {
    name: "lognormal of mean 4 and cv .5",
    draw: (u) => lognormalOfMean(u, 4, 0.5),
    mean: 4,
    variance: 4,
    cdf: (x) => normalCdf((Math.log(x / 4) + 0.5 * Math.log(1.25)) / Math.sqrt(Math.log(1.25))),
  },
  {
    name: "uniform between 2 and 5",
    draw: (u) => between(u, 2, 5),
    mean: 3.5,
    variance: 0.75,
    cdf: (x) => (x - 2) / 3,
  },
  {
    name: "triangular 1, 2, 5",
    draw: (u) => triangular(u, 1, 2, 5),
    mean: 8 / 3,
    variance: (1 + 4 + 25 - 2 - 5 - 10) / 18,
    cdf: (x) => (x < 2 ? (x - 1) ** 2 / 4 : 1 - (5 - x) ** 2 / 12),
  },
  {
    name: "Weibull, shape 1.7, scale 3",
    draw: (u) => weibull(u, 1.7, 3),
    mean: 3 * gamma(1 + 1 / 1.7),
    variance: 9 * (gamma(1 + 2 / 1.7) - gamma(1 + 1 / 1.7) ** 2),
    cdf: (x) => 1 - Math.exp(-((x / 3) ** 1.7)),
  },
];

const poissonCdf = (mean: number) => (k: number) => (k < 0 ? 0 : 1 - regularizedGammaP(k + 1, mean));

const discrete: Law[] = [
  {
    name: "geometric, p .3",
    draw: (u) => geometric(u, 0.3),
    mean: 0.7 / 0.3,
    variance: 0.7 / 0.09,
    cdf: (k) => 1 - 0.7 ** (k + 1),
  },
  {
    name: "geometric, p .002",
    draw: (u) => geometric(u, 0.002),
    mean: 499,
    variance: 0.998 / 0.002 ** 2,
    cdf: (k) => 1 - 0.998 ** (k + 1),
  },
  ...[0.2, 3.7, 15.9, 16.1, 40, 5000].map((mean) => ({
    name: `Poisson, mean ${mean}`,
    draw: (u: number) => poisson(u, mean),
    mean,
    variance: mean,
    cdf: poissonCdf(mean),
  })),
];

function uniforms(seed: string, n: number): Float64Array {
  const stream = new Streams(1);
  stream.seed(0, seed);
  return Float64Array.from({ length: n }, () => stream.uniform53(0));
}

describe.each([...continuous, ...discrete])("$name", ({ name, draw, mean, variance }) => {
  it("has the mean and the variance of its law", () => {
    agree(`moments, ${name}`, { mean, variance }, (seed, length) => {
      const values = Array.from(uniforms(seed, DRAWS * length), draw);
      return { mean: values, variance: values.map((x) => (x - mean) ** 2) };
    });
  });

  it("rises with its uniform", () => {
    const sorted = uniforms(`rises, ${name}`, 2000).sort();
    for (let i = 1; i < sorted.length; i++) expect(draw(sorted[i])).toBeGreaterThanOrEqual(draw(sorted[i - 1]));
  });

  it("is finite for the least and the greatest uniform", () => {
    for (const u of [2 ** -53, 2 ** -33, 1 - 2 ** -33, 1 - 2 ** -53]) expect(Number.isFinite(draw(u))).toBe(true);
  });
});

describe.each(continuous)("$name", ({ name, draw, cdf }) => {
  it("is the inverse of its distribution function", () => {
    for (const u of [1e-9, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1 - 1e-9]) expect(cdf(draw(u))).toBeCloseTo(u, 12);
  });

  it("passes Kolmogorov and Smirnov's test against its law", () => {
    agreeStatistics(`Kolmogorov, ${name}`, ["distance"], (seed, length) => {
      const n = DRAWS * length;
      const values = Float64Array.from(uniforms(seed, n), draw).sort();
      let distance = 0;
      values.forEach((x, i) => {
        distance = Math.max(distance, cdf(x) - i / n, (i + 1) / n - cdf(x));
      });
      return { distance: { ...KOLMOGOROV, value: distance * Math.sqrt(n), n } };
    });
  });
});

describe.each(discrete)("$name", ({ name, draw, cdf }) => {
  it("is the smallest number whose distribution function reaches the uniform", () => {
    for (const u of uniforms(`smallest, ${name}`, 2000)) {
      const k = draw(u);
      expect(Number.isInteger(k) && k >= 0).toBe(true);
      expect(cdf(k)).toBeGreaterThanOrEqual(u - 1e-12);
      expect(cdf(k - 1)).toBeLessThan(u + 1e-12);
    }
  });
});

describe("degenerate laws", () => {
  it("are constants", () => {
    for (const u of [1e-9, 0.3, 1 - 1e-9]) {
      expect(exponential(u, 0)).toBeCloseTo(0, 300);
      expect(normal(u, 4, 0)).toBe(4);
      expect(lognormal(u, 4, 0)).toBe(4);
      expect(lognormalOfMean(u, 4, 0)).toBe(4);
      expect(triangular(u, 2, 2, 2)).toBe(2);
      expect(between(u, 2, 2)).toBe(2);
      expect(geometric(u, 1)).toBe(0);
      expect(poisson(u, 0)).toBe(0);
    }
  });

  it("a triangle may rise or fall all the way", () => {
    expect(triangular(0.25, 0, 1, 1)).toBe(0.5);
    expect(triangular(0.75, 0, 0, 1)).toBe(0.5);
  });
});

describe("an alias table", () => {
  it("draws each outcome as often as its weight says", () => {
    const weights = [5, 0, 1, 2.5, 0.01, 11];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const table = new AliasTable(weights);
    for (const outcome of weights.keys()) {
      agree(`alias, ${outcome}`, { share: weights[outcome] / total }, (seed, length) => ({
        share: Array.from(uniforms(seed, DRAWS * length), (u) => (table.pick(u) === outcome ? 1 : 0)),
      }));
    }
  });

  it("gives each outcome exactly its share of the unit interval", () => {
    const weights = Array.from({ length: 37 }, (_, i) => (i * 7919) % 31);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const table = new AliasTable(weights);
    const cells = 37 * 4096;
    const counts = new Array<number>(37).fill(0);
    for (let i = 0; i < cells; i++) counts[table.pick((i + 0.5) / cells)]++;
    // One grid cell of error at each of the two ends that an outcome's part of a cell has, in each of 37 cells at most.
    counts.forEach((count, i) => {
      expect(Math.abs(count / cells - weights[i] / total)).toBeLessThan(37 / cells);
    });
  });

  it("never draws an outcome without weight, nor one that does not exist", () => {
    const table = new AliasTable([0, 0.1, 0, 0.2, 0, 0.7, 0]);
    for (const u of [2 ** -53, 0.999999, 1 - 2 ** -53, ...uniforms("no weight", 5000)]) {
      expect([1, 3, 5]).toContain(table.pick(u));
    }
    expect(new AliasTable([0, 3]).pick(2 ** -53)).toBe(1);
    expect(new AliasTable([7]).pick(0.5)).toBe(0);
  });

  it("refuses what are no weights", () => {
    expect(() => new AliasTable([1, -1])).toThrow("weight 1 is -1");
    expect(() => new AliasTable([NaN])).toThrow("weight 0 is NaN");
    expect(() => new AliasTable([0, 0])).toThrow("add up to 0");
    expect(() => new AliasTable([])).toThrow(RangeError);
    expect(() => new AliasTable([Infinity, 1])).toThrow(RangeError);
  });
});
