/** Distribution functions and quantiles: normal, Student t, chi-square, F, and the gamma and beta functions they rest on. */
import { exp, log, log1p } from "./elementary.ts";

const LOG_SQRT_TWO_PI = 0.9189385332046728;
const ONE_MINUS_EULER = 0.42278433509846713;

/** zeta(k) - 1 for k = 2, 3, ... */
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645,
  0.0002460865533080483, 0.00012271334757848915, 0.00006124813505870483, 0.00003058823630702049, 0.00001528225940865187,
  0.000007637197637899763, 0.00000381729326499984, 0.000001908212716553939, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8,
];

/** B(2k) / (2k (2k-1)), the coefficients of Stirling's series, k = 1, 2, ... */
const STIRLING = [
  0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417,
  -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242,
];

/** From here on Stirling's series is exact to the last bit. */
const STIRLING_FROM = 10;

/** log Gamma(x) - ((x - 1/2) log x - x + log sqrt(2 pi)), for x >= STIRLING_FROM. */
function stirlingCorrection(x: number): number {
  const inverseSquare = 1 / (x * x);
  let tail = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) tail = tail * inverseSquare + STIRLING[k];
  return tail / x;
}

/** log Gamma(2 + z) for |z| <= 1/2, exact in the relative sense around its zero. */
function logGammaNearTwo(z: number): number {
  let series = 0;
  for (let k = ZETA_MINUS_ONE.length - 1; k >= 0; k--) {
    series = ((k % 2 === 0 ? 1 : -1) * ZETA_MINUS_ONE[k]) / (k + 2) + z * series;
  }
  return z * (ONE_MINUS_EULER + z * series);
}

/**
 * The logarithm of the gamma function.
 *
 * @param x - positive
 * @returns log Gamma(x); Infinity at 0, NaN below
 * @source Abramowitz & Stegun 1964, 6.1.33 (around 2), 6.1.40 (from 10 on)
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x >= STIRLING_FROM) return (x - 0.5) * log(x) - x + LOG_SQRT_TWO_PI + stirlingCorrection(x);
  if (x < 0.5) return logGammaNearTwo(x) - log1p(x) - log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - log1p(x - 1);
  let product = 1;
  while (x > 2.5) product *= --x;
  return logGammaNearTwo(x - 2) + log(product);
}

/** log of the beta function; arranged so that a large argument does not cancel the small answer. */
function logBeta(a: number, b: number): number {
  if (a > b) return logBeta(b, a);
  if (b < STIRLING_FROM) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const corrections = stirlingCorrection(b) - stirlingCorrection(a + b);
  if (a < STIRLING_FROM) return logGamma(a) + a - a * log(a + b) - (b - 0.5) * log1p(a / b) + corrections;
  return (
    LOG_SQRT_TWO_PI -
    0.5 * log(b) +
    (a - 0.5) * log(a / (a + b)) -
    b * log1p(a / b) +
    stirlingCorrection(a) +
    corrections
  );
}

/** Both tails of a distribution on (0, Infinity) at a point, and the derivative of the lower tail by the point's logarithm. */
interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly mass: number;
}

const EPSILON = 1.1102230246251565e-16;
const MOST_TERMS = 100_000;
const MOST_STEPS = 200;
/** Keeps a denominator of a continued fraction away from 0 (modified Lentz). */
const TINY = 1e-300;

/** Gamma distribution of shape a and scale 1 at x. */
function gammaTails(a: number, x: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1, mass: 0 };
  if (x === Infinity) return { lower: 1, upper: 0, mass: 0 };
  const mass =
    a < STIRLING_FROM
      ? exp(a * log(x) - x - logGamma(a))
      : exp(a * (log(x / a) + (1 - x / a)) + 0.5 * log(a) - LOG_SQRT_TWO_PI - stirlingCorrection(a));
  if (x < a + 1) {
    let term = 1 / a;
    let series = term;
    for (let k = 1; k < MOST_TERMS && term > series * EPSILON; k++) {
      term *= x / (a + k);
      series += term;
    }
    const lower = Math.min(1, mass * series);
    return { lower, upper: 1 - lower, mass };
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    const an = -k * (k - a);
    b += 2;
    d = an * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) <= 2 * EPSILON) break;
  }
  const upper = Math.min(1, mass * fraction);
  return { lower: 1 - upper, upper, mass };
}

/**
 * The even part of the continued fraction of the incomplete beta function at x = 1 - y, for x below about a / (a + b).
 * In terms of a y - b x it does not cancel where x is close to 1.
 */
function betaFraction(a: number, b: number, x: number, y: number): number {
  const lambda = a * y - b * x + 1;
  let value = (a * lambda) / (a + 1);
  if (Math.abs(value) < TINY) value = TINY;
  let c = value;
  let d = 0;
  for (let k = 1; k < MOST_TERMS; k++) {
    const s = a + 2 * k - 1;
    const numerator = ((a + k - 1) / s) * ((a + b + k - 1) / s) * (k * (b - k) * x * x);
    const denominator = k + (k * (b - k) * x) / s + ((a + k) * (lambda + k * (1 + y))) / (s + 2);
    d = denominator + numerator * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = denominator + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) <= 2 * EPSILON) break;
  }
  return 1 / value;
}

/** Beta(a, b) at x / (1 - x) = odds: odds lose neither tail to rounding. */
function betaTails(a: number, b: number, odds: number): Tails {
  if (!(odds > 0)) return { lower: 0, upper: 1, mass: 0 };
  if (odds === Infinity) return { lower: 1, upper: 0, mass: 0 };
  const x = odds / (1 + odds);
  const y = 1 / (1 + odds);
  const logX = odds < 1 ? log(x) : -log1p(1 / odds);
  const logY = odds < 1 ? -log1p(odds) : log(y);
  const mass = exp(a * logX + b * logY - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, mass * betaFraction(a, b, x, y));
    return { lower, upper: 1 - lower, mass };
  }
  const upper = Math.min(1, mass * betaFraction(b, a, y, x));
  return { lower: 1 - upper, upper, mass };
}

/**
 * The point with the given tails: Newton's method on the logarithm of the smaller tail over the logarithm of the point.
 * For gamma and beta odds that function is concave, so that after the first step the iterates approach from one side.
 */
function invert(tails: (x: number) => Tails, lower: number, upper: number, start: number): number {
  if (!(lower >= 0 && upper >= 0)) return NaN;
  if (lower === 0) return 0;
  if (upper === 0) return Infinity;
  const byLower = lower <= upper;
  const target = byLower ? lower : upper;
  let x = start;
  let at = tails(x);
  for (let k = 0; k < MOST_STEPS; k++) {
    const tail = byLower ? at.lower : at.upper;
    let step = ((byLower ? -1 : 1) * log(tail / target) * tail) / at.mass;
    let next = tails(x * exp(step));
    // A first step taken far from a short tail can land where the tail has underflowed.
    while ((byLower ? next.lower : next.upper) === 0 && Math.abs(step) > 1e-9) {
      step *= 0.5;
      next = tails(x * exp(step));
    }
    x *= exp(step);
    at = next;
    if (!(Math.abs(step) > 1e-9)) break; // quadratic convergence: the next step would be below rounding
  }
  return x;
}

/**
 * The regularised lower incomplete gamma function.
 *
 * @param a - shape, positive
 * @param x - non-negative
 * @returns P(a, x), from 0 to 1
 * @source Abramowitz & Stegun 1964, 6.5.29 and 6.5.31
 */
export function regularizedGammaP(a: number, x: number): number {
  return a > 0 && x >= 0 ? gammaTails(a, x).lower : NaN;
}

/**
 * The regularised incomplete beta function.
 *
 * @param x - from 0 to 1
 * @param a - positive
 * @param b - positive
 * @returns I_x(a, b), from 0 to 1
 * @source NIST Digital Library of Mathematical Functions, 8.17.22
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  return a > 0 && b > 0 && x >= 0 && x <= 1 ? betaTails(a, b, x / (1 - x)).lower : NaN;
}

/**
 * The standard normal distribution function, exact in the relative sense down to the smallest tail.
 *
 * @returns P(Z <= x)
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const square = gammaTails(0.5, 0.5 * x * x);
  return x < 0 ? 0.5 * square.upper : 0.5 + 0.5 * square.lower;
}

const CENTRE_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const MIDDLE_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const TAIL_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

function ratio(numerator: readonly number[], denominator: readonly number[], r: number): number {
  let above = 0;
  let below = 0;
  for (let k = 7; k >= 0; k--) {
    above = above * r + numerator[k];
    below = below * r + denominator[k];
  }
  return above / below;
}

/**
 * The standard normal quantile.
 *
 * @param p - from 0 to 1
 * @returns z with P(Z <= z) = p, to about 1e-16 relative; -Infinity at 0, Infinity at 1, NaN outside
 * @source Wichura 1988, Applied Statistics 37:477-484 (algorithm AS 241, PPND16)
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE_ABOVE, CENTRE_BELOW, 0.180625 - q * q);
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const r = Math.sqrt(-log(tail));
  const z = r <= 5 ? ratio(MIDDLE_ABOVE, MIDDLE_BELOW, r - 1.6) : ratio(TAIL_ABOVE, TAIL_BELOW, r - 5);
  return q < 0 ? -z : z;
}

/**
 * Student's t distribution function.
 *
 * @param t - any number
 * @param df - degrees of freedom, positive, Infinity for the normal
 * @returns P(T <= t)
 */
export function studentTCdf(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return NaN;
  if (df === Infinity) return normalCdf(t);
  const square = betaTails(0.5, 0.5 * df, (t * t) / df);
  return t < 0 ? 0.5 * square.upper : 0.5 + 0.5 * square.lower;
}

/**
 * Student's t quantile.
 *
 * @param p - from 0 to 1
 * @param df - degrees of freedom, positive, Infinity for the normal
 * @returns t with P(T <= t) = p
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(df > 0)) return NaN;
  const z = normalQuantile(p);
  if (df === Infinity || z === 0 || !Number.isFinite(z)) return z;
  const odds = invert((x) => betaTails(0.5, 0.5 * df, x), 2 * Math.abs(p - 0.5), 2 * Math.min(p, 1 - p), (z * z) / df);
  return Math.sqrt(odds * df) * (z < 0 ? -1 : 1);
}

/**
 * The chi-square quantile.
 *
 * @param p - from 0 to 1
 * @param df - degrees of freedom, positive
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(df > 0)) return NaN;
  const shape = 0.5 * df;
  return 2 * invert((x) => gammaTails(shape, x), p, 1 - p, shape);
}

/**
 * The quantile of Fisher's F.
 *
 * @param p - from 0 to 1
 * @param df1 - degrees of freedom of the numerator, positive
 * @param df2 - degrees of freedom of the denominator, positive
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0)) return NaN;
  const a = 0.5 * df1;
  const b = 0.5 * df2;
  return (invert((x) => betaTails(a, b, x), p, 1 - p, a / b) * df2) / df1;
}
