/**
 * The elementary functions in double-double arithmetic: numbers of 106 bits as the unevaluated sum of two doubles. Slow
 * and plain: series, no tables. It shares nothing with the engine's.
 * @source Dekker (1971), A floating-point technique for extending the available precision, Numerische Mathematik 18;
 *   Hida, Li & Bailey (2001), Algorithms for quad-double precision floating point arithmetic, ARITH-15
 */

/** `upper + lower`, |lower| at most half a unit in the last place of `upper`; times 2^exponent. */
export interface DoubleDouble {
  readonly upper: number;
  readonly lower: number;
  readonly exponent: number;
}

/** The accumulator that every operation reads and writes; objects would cost ten times the arithmetic. */
let upper = 0;
let lower = 0;

function set(a: number, b: number): void {
  upper = a + b;
  const rest = upper - a;
  lower = a - (upper - rest) + (b - rest);
}

/** Accumulator + (a + b). */
function add(a: number, b: number): void {
  const sum = upper + a;
  const rest = sum - upper;
  const lost = upper - (sum - rest) + (a - rest);
  const small = lower + b;
  const smallRest = small - lower;
  const smallLost = lower - (small - smallRest) + (b - smallRest);
  const first = sum + (lost + small);
  const second = lost + small - (first - sum) + smallLost;
  upper = first + second;
  lower = second - (upper - first);
}

/** a b - fl(a b), exactly. */
function productLost(a: number, b: number, product: number): number {
  const aScaled = a * 134217729;
  const aUpper = aScaled - (aScaled - a);
  const aLower = a - aUpper;
  const bScaled = b * 134217729;
  const bUpper = bScaled - (bScaled - b);
  const bLower = b - bUpper;
  return aLower * bLower - (product - aUpper * bUpper - aLower * bUpper - aUpper * bLower);
}

/** Accumulator (a + b). */
function multiply(a: number, b: number): void {
  const product = upper * a;
  const rest = productLost(upper, a, product) + (upper * b + lower * a);
  upper = product + rest;
  lower = rest - (upper - product);
}

/** Accumulator / (a + b). */
function divide(a: number, b: number): void {
  const [p, q] = [upper, lower];
  const first = p / a;
  set(a, b);
  multiply(-first, 0);
  add(p, q);
  const second = upper / a;
  const [r, s] = [upper, lower];
  set(a, b);
  multiply(-second, 0);
  add(r, s);
  const third = upper / a;
  set(first, second);
  add(third, 0);
}

/** 1/n! and 1/(2n + 1), for as many n as 106 bits need. */
const FACTORIAL = reciprocals(28, (n) => [n, true]);
const ODD = reciprocals(24, (n) => [2 * n + 1, false]);

function reciprocals(count: number, divisor: (n: number) => [by: number, cumulative: boolean]): Float64Array {
  const table = new Float64Array(2 * count);
  [table[0], upper, lower] = [1, 1, 0];
  for (let n = 1; n < count; n++) {
    const [by, isCumulative] = divisor(n);
    if (!isCumulative) set(1, 0);
    divide(by, 0);
    table[2 * n] = upper;
    table[2 * n + 1] = lower;
  }
  return table;
}

/** log 2 = 2 artanh(1/3). */
const [LN2_UPPER, LN2_LOWER] = (() => {
  set(1, 0);
  divide(3, 0);
  twiceArtanh(upper, lower);
  return [upper, lower];
})();

/** 2 artanh(a + b) for |a| < 0.34, by its series. */
function twiceArtanh(a: number, b: number): void {
  set(a, b);
  multiply(a, b);
  const [p, q] = [upper, lower];
  // |s| below .1716 needs 21 terms; 1/3, for log 2, is asked for once and gets what there is.
  const terms = a > 0.18 ? 34 : 22;
  set(0, 0);
  for (let n = terms; n >= 0; n--) {
    multiply(p, q);
    if (2 * n < ODD.length) add(ODD[2 * n], ODD[2 * n + 1]);
    else {
      const [r, s] = [upper, lower];
      set(1, 0);
      divide(2 * n + 1, 0);
      add(r, s);
    }
  }
  multiply(a, b);
  upper *= 2;
  lower *= 2;
}

/** log((a + b) 2^exponent) for a normal a. */
function logarithm(a: number, b: number, exponent: number): void {
  let k = Math.floor(Math.log2(a));
  let scale = 2 ** -k;
  if (!(a * scale < Math.SQRT2)) {
    k++;
    scale /= 2;
  } else if (a * scale < Math.SQRT1_2) {
    k--;
    scale *= 2;
  }
  const [p, q] = [a * scale, b * scale];
  set(p, q);
  add(1, 0);
  const [r, s] = [upper, lower];
  set(p, q);
  add(-1, 0);
  divide(r, s);
  twiceArtanh(upper, lower);
  const [x, y] = [upper, lower];
  set(LN2_UPPER, LN2_LOWER);
  multiply(k + exponent, 0);
  add(x, y);
}

/** exp(a + b) - less, less being 0 or 1: the result is the accumulator times 2^(the exponent returned). */
function exponential(a: number, b: number, less: 0 | 1): number {
  const k = Math.round(a / Math.LN2);
  set(LN2_UPPER, LN2_LOWER);
  multiply(-k, 0);
  add(a, b);
  const [p, q] = [upper, lower];
  set(FACTORIAL[54], FACTORIAL[55]);
  for (let n = 26; n > 0; n--) {
    multiply(p, q);
    add(FACTORIAL[2 * n], FACTORIAL[2 * n + 1]);
  }
  multiply(p, q);
  if (k === 0 && less === 1) return 0;
  add(1, 0);
  // Beyond 2^200, taking 1 away changes nothing that counts.
  if (less === 1 && k < 200) add(-(2 ** -k), 0);
  return k;
}

function answer(exponent: number): DoubleDouble {
  return { upper, lower, exponent };
}

/** A number as mantissa and power, so that no split overflows and no product is subnormal. */
function normal(x: number): [mantissa: number, exponent: number] {
  return x < 2 ** -900 ? [x * 2 ** 500, -500] : x > 2 ** 900 ? [x * 2 ** -500, 500] : [x, 0];
}

/** Each for finite arguments of its domain, log1p and expm1 for |x| of at least 2^-900. */
export const REFERENCE: Readonly<Record<string, (x: number, y: number) => DoubleDouble>> = {
  log(x) {
    const [mantissa, exponent] = normal(x);
    logarithm(mantissa, 0, exponent);
    return answer(0);
  },
  exp: (x) => answer(exponential(x, 0, 0)),
  log1p(x) {
    if (Math.abs(x) < 0.1) {
      // 1 + x would lose what a small x has: the series takes x / (2 + x).
      set(2, x);
      const [p, q] = [upper, lower];
      set(x, 0);
      divide(p, q);
      twiceArtanh(upper, lower);
    } else if (x > 2 ** 900) return REFERENCE.log(x, 0);
    else {
      set(Math.max(1, x), Math.min(1, x));
      logarithm(upper, lower, 0);
    }
    return answer(0);
  },
  expm1: (x) => answer(exponential(x, 0, 1)),
  pow(x, y) {
    const [mantissa, exponent] = normal(x);
    logarithm(mantissa, 0, exponent);
    const [p, q] = [upper, lower];
    set(p, q);
    multiply(y, 0);
    return answer(exponential(upper, lower, 0));
  },
};

const word = new Float64Array(1);
const bits = new BigUint64Array(word.buffer);

/** @returns k of 2^k <= |x| < 2^(k + 1); -1023 for subnormal numbers and 0 */
function binade(x: number): number {
  word[0] = x;
  return Number((bits[0] >> 52n) & 0x7ffn) - 1023;
}

/** x 2^k without an intermediate result that is not a number of the type. */
function scaled(x: number, k: number): number {
  const half = k >> 1;
  return x * 2 ** half * 2 ** (k - half);
}

/**
 * @param value finite, of a function's implementation
 * @returns its distance from the exact value, in units in the last place of the latter
 */
export function errorInUlps(value: number, exact: DoubleDouble): number {
  const isPower = Math.abs(exact.upper) === 2 ** binade(exact.upper);
  const size = binade(exact.upper) - (isPower && exact.upper * exact.lower < 0 ? 1 : 0);
  const unit = Math.max(size + exact.exponent, -1022) - 52 - exact.exponent;
  const distance = scaled(value, -exact.exponent) - exact.upper - exact.lower;
  return Math.abs(distance) * 2 ** -unit;
}
