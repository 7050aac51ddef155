/** Laws of a duration, fitted to weighted observations by maximum likelihood. Hours; weights of any positive sum. */
import { exp, log, pow } from "../../../kernel/math/elementary.ts";
import { logGamma, normalCdf, regularizedGammaP } from "../../../kernel/math/special.ts";

export const FAMILIES = ["lognormal", "gamma", "weibull", "twoLognormals", "empirical"] as const;
export type FamilyName = (typeof FAMILIES)[number];

/** A law with its parameters filled in. */
export interface Lifetime {
  readonly family: FamilyName;
  /** By name; durations in hours. */
  readonly parameters: Readonly<Record<string, number>>;
  logDensity(hours: number): number;
  /** @returns share that lasts at most so long */
  cdf(hours: number): number;
}

/** Observations above 0 with their weights. */
export interface Weighted {
  readonly hours: Float64Array;
  readonly weights: Float64Array;
}

/** Logs write minutes: what is shorter is one. */
export const SHORTEST = 1 / 60;

const LOG_ROOT_TWO_PI = 0.9189385332046728;
const LEAST_SIGMA = 0.05;

/** @returns the sum of the weights */
export function total({ weights }: Weighted): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function mean(data: Weighted, of: (hours: number) => number): number {
  let sum = 0;
  for (let i = 0; i < data.hours.length; i++) sum += data.weights[i] * of(data.hours[i]);
  return sum / total(data);
}

const logNormalDensity = (hours: number, mu: number, sigma: number): number => {
  const z = (log(hours) - mu) / sigma;
  return -LOG_ROOT_TWO_PI - log(sigma * hours) - (z * z) / 2;
};

function lognormal(data: Weighted): Lifetime {
  const mu = mean(data, log);
  const variance = mean(data, (hours) => (log(hours) - mu) * (log(hours) - mu));
  const sigma = Math.max(LEAST_SIGMA, Math.sqrt(variance));
  return {
    family: "lognormal",
    parameters: { medianHours: exp(mu), logSd: sigma },
    logDensity: (hours) => logNormalDensity(hours, mu, sigma),
    cdf: (hours) => (hours <= 0 ? 0 : normalCdf((log(hours) - mu) / sigma)),
  };
}

/** @source Abramowitz & Stegun 6.3.5 and 6.3.18; 6.4.6 and 6.4.12 for the derivative */
function digammaAndDerivative(x: number): [number, number] {
  let [value, slope] = [0, 0];
  let at = x;
  for (; at < 8; at++) {
    value -= 1 / at;
    slope += 1 / (at * at);
  }
  const r = 1 / (at * at);
  value += log(at) - 1 / (2 * at) - r * (1 / 12 - r * (1 / 120 - r / 252));
  slope += 1 / at + r / 2 + (r / at) * (1 / 6 - r * (1 / 30 - r / 42));
  return [value, slope];
}

/** @source Minka 2002, Estimating a Gamma distribution: generalised Newton on the shape */
function gamma(data: Weighted): Lifetime {
  const average = mean(data, (hours) => hours);
  const gap = Math.max(1e-9, log(average) - mean(data, log));
  let shape = (3 - gap + Math.sqrt((gap - 3) * (gap - 3) + 24 * gap)) / (12 * gap);
  for (let step = 0; step < 40; step++) {
    const [digamma, slope] = digammaAndDerivative(shape);
    const next = 1 / (1 / shape + (log(shape) - digamma - gap) / (shape * shape * (1 / shape - slope)));
    const isSettled = Math.abs(next - shape) < 1e-12 * shape;
    shape = next;
    if (isSettled) break;
  }
  const scale = average / shape;
  return {
    family: "gamma",
    parameters: { shape, scaleHours: scale },
    logDensity: (hours) => (shape - 1) * log(hours) - hours / scale - shape * log(scale) - logGamma(shape),
    cdf: (hours) => (hours <= 0 ? 0 : regularizedGammaP(shape, hours / scale)),
  };
}

/** Bisection on the profile score, which falls in the shape. */
function weibull(data: Weighted): Lifetime {
  const meanLog = mean(data, log);
  const score = (k: number): number => {
    let [sum, weighted] = [0, 0];
    for (let i = 0; i < data.hours.length; i++) {
      // Relative to the geometric mean, so that no power overflows.
      const relative = log(data.hours[i]) - meanLog;
      const power = data.weights[i] * exp(k * relative);
      sum += power;
      weighted += power * relative;
    }
    return weighted / sum - 1 / k;
  };
  let [low, high] = [0.02, 20];
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (score(middle) < 0) low = middle;
    else high = middle;
  }
  const shape = Math.sqrt(low * high);
  const scale =
    exp(meanLog) *
    pow(
      mean(data, (hours) => exp(shape * (log(hours) - meanLog))),
      1 / shape,
    );
  return {
    family: "weibull",
    parameters: { shape, scaleHours: scale },
    logDensity: (hours) => {
      const x = shape * (log(hours) - log(scale));
      return log(shape) - log(hours) + x - exp(Math.min(x, 700));
    },
    cdf: (hours) => (hours <= 0 ? 0 : 1 - exp(-exp(Math.min(shape * (log(hours) - log(scale)), 700)))),
  };
}

/**
 * Two lognormals, such as what is done the same day and what is not.
 * @source Dempster, Laird & Rubin 1977, JRSS B 39: 1-38 (EM), started from the halves below and above 24 hours
 */
function twoLognormals(data: Weighted): Lifetime {
  const { hours, weights } = data;
  const all = total(data);
  const logs = hours.map(log);
  let share = Math.min(
    0.95,
    Math.max(
      0.05,
      mean(data, (h) => (h < 24 ? 1 : 0)),
    ),
  );
  let [mu1, mu2] = [log(4), log(120)];
  let [sigma1, sigma2] = [1, 1];
  for (let step = 0; step < 200; step++) {
    let [w, m1, m2, s1, s2] = [0, 0, 0, 0, 0];
    const first = new Float64Array(hours.length);
    for (let i = 0; i < hours.length; i++) {
      const a = log(share) + logNormalDensity(hours[i], mu1, sigma1);
      const b = log(1 - share) + logNormalDensity(hours[i], mu2, sigma2);
      first[i] = 1 / (1 + exp(Math.min(700, b - a)));
      w += weights[i] * first[i];
      m1 += weights[i] * first[i] * logs[i];
      m2 += weights[i] * (1 - first[i]) * logs[i];
    }
    if (!(w > 1e-9 * all && w < (1 - 1e-9) * all)) break;
    const [next1, next2] = [m1 / w, m2 / (all - w)];
    for (let i = 0; i < hours.length; i++) {
      s1 += weights[i] * first[i] * (logs[i] - next1) * (logs[i] - next1);
      s2 += weights[i] * (1 - first[i]) * (logs[i] - next2) * (logs[i] - next2);
    }
    const isSettled = Math.abs(next1 - mu1) + Math.abs(next2 - mu2) < 1e-7;
    share = w / all;
    [mu1, mu2] = [next1, next2];
    sigma1 = Math.max(LEAST_SIGMA, Math.sqrt(s1 / w));
    sigma2 = Math.max(LEAST_SIGMA, Math.sqrt(s2 / (all - w)));
    if (isSettled) break;
  }
  const [p, q] = [share, 1 - share];
  return {
    family: "twoLognormals",
    parameters: { share: p, medianHours: exp(mu1), logSd: sigma1, laterMedianHours: exp(mu2), laterLogSd: sigma2 },
    logDensity: (h) => {
      const a = log(p) + logNormalDensity(h, mu1, sigma1);
      const b = log(q) + logNormalDensity(h, mu2, sigma2);
      const most = Math.max(a, b);
      return most + log(exp(a - most) + exp(b - most));
    },
    cdf: (h) => (h <= 0 ? 0 : p * normalCdf((log(h) - mu1) / sigma1) + q * normalCdf((log(h) - mu2) / sigma2)),
  };
}

/** So many points carry the empirical law: quantiles of equal weight. */
const POINTS = 200;

/** A kernel estimate over logarithms. @source Silverman 1986, Density Estimation, 3.31 */
function empirical(data: Weighted): Lifetime {
  const order = Uint32Array.from(data.hours, (_, i) => i).sort((a, b) => data.hours[a] - data.hours[b]);
  const all = total(data);
  const points: number[] = [];
  let seen = 0;
  for (const i of order) {
    seen += data.weights[i];
    while (points.length < POINTS && seen / all >= (points.length + 0.5) / POINTS) points.push(log(data.hours[i]));
  }
  const mu = mean(data, log);
  const sd = Math.sqrt(mean(data, (hours) => (log(hours) - mu) * (log(hours) - mu)));
  const width = Math.max(0.02, 0.9 * sd * pow(Math.max(2, data.hours.length), -0.2));
  const each = (value: number, of: (z: number) => number): number =>
    points.reduce((sum, point) => sum + of((value - point) / width), 0) / points.length;
  return {
    family: "empirical",
    parameters: { points: points.length, logBandwidth: width },
    logDensity: (hours) => {
      const density = each(log(hours), (z) => exp(-LOG_ROOT_TWO_PI - (z * z) / 2) / width);
      return log(Math.max(density, 1e-300)) - log(hours);
    },
    cdf: (hours) => (hours <= 0 ? 0 : each(log(hours), normalCdf)),
  };
}

const FITTERS: Readonly<Record<FamilyName, (data: Weighted) => Lifetime>> = {
  lognormal,
  gamma,
  weibull,
  twoLognormals,
  empirical,
};

/** @param data at least two different durations */
export function fitLifetime(family: FamilyName, data: Weighted): Lifetime {
  return FITTERS[family](data);
}

export interface Choice {
  readonly chosen: Lifetime;
  /** Mean log density of held-out observations, by family: the higher the better. */
  readonly scores: Readonly<Record<FamilyName, number>>;
}

const FOLDS = 5;

/**
 * The family that foretells held-out observations best. A law with a formula is preferred to the empirical one unless
 * that is better by more than a hundredth.
 * @source Stone 1974, JRSS B 36: 111-147 (cross-validation); five folds of every fifth observation
 */
export function chooseLifetime(data: Weighted): Choice {
  const scores = {} as Record<FamilyName, number>;
  for (const family of FAMILIES) {
    let [sum, weight] = [0, 0];
    for (let fold = 0; fold < FOLDS; fold++) {
      const law = fitLifetime(
        family,
        part(data, (i) => i % FOLDS !== fold),
      );
      const held = part(data, (i) => i % FOLDS === fold);
      for (let i = 0; i < held.hours.length; i++) {
        sum += held.weights[i] * law.logDensity(held.hours[i]);
        weight += held.weights[i];
      }
    }
    scores[family] = sum / weight;
  }
  const better = (family: FamilyName): number => scores[family] - (family === "empirical" ? 0.01 : 0);
  const best = FAMILIES.reduce((a, b) => (better(b) > better(a) ? b : a));
  return { chosen: fitLifetime(best, data), scores };
}

export function part({ hours, weights }: Weighted, keep: (i: number) => boolean): Weighted {
  return { hours: hours.filter((_, i) => keep(i)), weights: weights.filter((_, i) => keep(i)) };
}

/**
 * Closed cases with the weights that count open ones in: the steps of the Kaplan-Meier curve.
 * @source Robins & Rotnitzky 1992 (inverse probability of censoring weights are these steps)
 */
export function weightedClosings(hours: Float64Array, isClosed: Uint8Array): Weighted {
  const order = Uint32Array.from(hours, (_, i) => i).sort((a, b) => hours[a] - hours[b]);
  const weights = new Float64Array(hours.length);
  let open = 1;
  for (let i = 0; i < order.length; ) {
    const at = hours[order[i]];
    const atRisk = order.length - i;
    let end = i;
    let closed = 0;
    for (; end < order.length && hours[order[end]] === at; end++) closed += isClosed[order[end]];
    for (; i < end; i++) if (isClosed[order[i]] === 1) weights[order[i]] = open / atRisk;
    open *= 1 - closed / atRisk;
  }
  const kept = (_: number, i: number): boolean => isClosed[i] === 1;
  return { hours: hours.filter(kept).map((h) => Math.max(h, SHORTEST)), weights: weights.filter(kept) };
}
