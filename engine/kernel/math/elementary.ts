/**
 * Elementary functions with the same bits in every engine, made of + - * /, rounding and bit operations alone (the
 * host's own differ in the last place between versions of V8, and between it and others).
 *
 * The method is that of tables: an argument is reduced to the neighbourhood of a tabulated point, where a short
 * polynomial does the rest. Whatever is large is kept exact, whatever is rounded is small, so that the error is little
 * more than the half unit in the last place of the final addition. The tables are computed when the module loads, in
 * integers of 128 fractional bits.
 * @source Tang (1990), Table-driven implementation of the logarithm function, ACM TOMS 16(4); Tang (1989), idem of the
 *   exponential function, ACM TOMS 15(2)
 */

const FRACTION = 128n;
const ONE = 1n << FRACTION;

const UNIT_20 = 1 / 0x100000;
const UNIT_31 = 1 / 0x80000000;
const UNIT_32 = 1 / 0x100000000;
const UNIT_40 = UNIT_20 * UNIT_20;
const UNIT_52 = 1 / 0x10000000000000;
const UNIT_128 = UNIT_40 * UNIT_40 * UNIT_40 * (1 / 0x100);
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_54 = 0x40000000000000;

/** A double and its two words share one memory; which word comes first is the machine's affair. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const LOW = new Uint8Array(new Int32Array([1]).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

// ---------------------------------------------------------------------------------------------------- tables

/**
 * The logarithms' table: for j = 0..256 the reciprocal of 1 + j/256 rounded to 15 bits, and minus its logarithm in two
 * parts, the upper a multiple of 2^-40.
 */
const RECIPROCAL = new Float64Array(257);
const LOG_UPPER = new Float64Array(257);
const LOG_LOWER = new Float64Array(257);

/** The exponentials' table: for j = 0..255 2^(j/256) and what its rounding lost. */
const ROOT_UPPER = new Float64Array(256);
const ROOT_LOWER = new Float64Array(256);

/** 2^(i - 1022) for i = 0..2045: all normal powers. */
const POWER = new Float64Array(2046);

/** log(p/q) = 2 artanh((p-q)/(p+q)), for 1 <= p/q <= 2. */
function fixedLog(p: bigint, q: bigint): bigint {
  const y = ((p - q) << FRACTION) / (p + q);
  const square = (y * y) >> FRACTION;
  let sum = 0n;
  for (let term = y, n = 1n; term !== 0n; term = (term * square) >> FRACTION, n += 2n) sum += term / n;
  return 2n * sum;
}

function fixedExp(x: bigint): bigint {
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n; n++) {
    sum += term;
    term = ((term * x) >> FRACTION) / n;
  }
  return sum;
}

const FIXED_LN2 = fixedLog(2n, 1n);

for (let j = 0; j <= 256; j++) {
  const n = Math.round((0x8000 * 256) / (256 + j));
  const value = fixedLog(0x8000n, BigInt(n));
  const upper = value >> 88n;
  RECIPROCAL[j] = n / 0x8000;
  LOG_UPPER[j] = Number(upper) * UNIT_40;
  LOG_LOWER[j] = Number(value - (upper << 88n)) * UNIT_128;
}
for (let j = 0, root = ONE, step = fixedExp(FIXED_LN2 >> 8n); j < 256; j++, root = (root * step) >> FRACTION) {
  ROOT_UPPER[j] = Number(root) * UNIT_128;
  ROOT_LOWER[j] = Number(root - BigInt(ROOT_UPPER[j] * 0x10000000000000) * (1n << 76n)) * UNIT_128;
}
POWER[0] = SMALLEST_NORMAL;
for (let i = 1; i < POWER.length; i++) POWER[i] = 2 * POWER[i - 1];

const LN2_UPPER = LOG_UPPER[256];
const LN2_LOWER = LOG_LOWER[256];
/** log(2)/256 in two parts, the upper a multiple of 2^-40, so that up to 2^20 times it is exact. */
const STEP_UPPER = Number(FIXED_LN2 >> 96n) * UNIT_40;
const STEP_LOWER = (Number(FIXED_LN2 - ((FIXED_LN2 >> 96n) << 96n)) * UNIT_128) / 256;
const STEPS = 256 / (Number(FIXED_LN2) * UNIT_128);

// ------------------------------------------------------------------------------------------------ logarithms

/**
 * log(2^k z) + rest for z = 1 + mantissa 2^-20 + low in [1, 2), with 20 bits of mantissa, low < 2^-20, and a rest far
 * below the logarithm.
 *
 * With c the table's reciprocal next to 1/z, z c - 1 = r is formed exactly as upper + lower, because c and the upper part
 * of z have few bits. k log 2 - log c + upper is exact as well.
 */
function logOfParts(k: number, mantissa: number, low: number, rest: number): number {
  const j = (mantissa + 0x800) >> 12;
  const c = RECIPROCAL[j];
  const upper = (1 + mantissa * UNIT_20) * c - 1;
  const lower = low * c;
  const r = upper + lower;
  const tail = r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 - r * (1 / 6)))));
  const whole = k * LN2_UPPER + LOG_UPPER[j];
  // Next to 1 the parts of r may cancel, but r itself is exact.
  if (whole === 0) return r + (rest + tail);
  return whole + upper + (lower + (k * LN2_LOWER + LOG_LOWER[j] + rest + tail));
}

/** log(2^(1023 - bias) x) + rest for a normal x > 0. */
function logNormal(x: number, bias: number, rest: number): number {
  double[0] = x;
  const high = words[HIGH];
  return logOfParts((high >> 20) - bias, high & 0xfffff, (words[LOW] >>> 0) * UNIT_52, rest);
}

/**
 * Natural logarithm.
 * @param x any number
 * @returns log(x); -Infinity at 0, NaN below
 */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL && x < Infinity) return logNormal(x, 1023, 0);
  if (x > 0) return x === Infinity ? x : logNormal(x * TWO_54, 1023 + 54, 0);
  return x === 0 ? -Infinity : NaN;
}

/**
 * log((word + 1/2) / 2^32), the same bits as `log` gives: a shorter way to the argument's parts, for random words.
 * @param word uint32 or int32
 * @returns in [log(2^-33), log(1 - 2^-33)]
 */
export function logOfWord(word: number): number {
  // Below 2^20 the half is no part of the lower bits.
  if (word >>> 20 === 0) return log((word + 0.5) * UNIT_32);
  const zeros = Math.clz32(word);
  const bits = word << zeros;
  return logOfParts(-1 - zeros, (bits >>> 11) & 0xfffff, ((bits & 0x7ff) + 0.5 * (1 << zeros)) * UNIT_31, 0);
}

/**
 * Natural logarithm of 1 + x, precise for small x.
 * @param x any number
 * @returns log(1 + x); -Infinity at -1, NaN below
 */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x === Infinity ? x : NaN;
  if (x === 0) return x;
  const sum = 1 + x;
  const lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
  return logNormal(sum, 1023, lost / sum);
}

// ---------------------------------------------------------------------------------------------- exponentials

/**
 * exp(x + rest) for |x| < 745.2 and a rest far below x.
 *
 * x = (256 e + j) log(2)/256 + r; exp(x) = 2^e 2^(j/256) exp(r), |r| < 0.00136.
 */
function expFinite(x: number, rest: number): number {
  const steps = Math.floor(x * STEPS + 0.5);
  const r = x - steps * STEP_UPPER - (steps * STEP_LOWER - rest);
  const p = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const j = steps & 255;
  const e = steps >> 8;
  const root = ROOT_UPPER[j];
  const value = root + (ROOT_LOWER[j] + root * p);
  if (e > 1023) return value * POWER[2045] * 2;
  if (e < -1022) return value * POWER[e + 1022 + 54] * (1 / TWO_54);
  return value * POWER[e + 1022];
}

/**
 * Exponential function.
 * @param x any number
 * @returns e to the x
 */
export function exp(x: number): number {
  if (x > -745.14 && x < 709.79) return expFinite(x, 0);
  return x > 0 ? Infinity : x < 0 ? 0 : NaN;
}

/**
 * Exponential function less 1, precise for small x.
 * @param x any number
 * @returns e to the x, less 1
 */
export function expm1(x: number): number {
  if (x === 0) return x;
  if (x > -0.125 && x < 0.125) {
    const upper =
      1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * (1 / 3628800 + x * (1 / 39916800)))));
    return x + x * x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * upper))));
  }
  if (x > 40 || !(x > -40)) return x > 0 ? exp(x) : x < 0 ? -1 : NaN;
  const steps = Math.floor(x * STEPS + 0.5);
  const r = x - steps * STEP_UPPER - steps * STEP_LOWER;
  const p = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const j = steps & 255;
  const scale = POWER[(steps >> 8) + 1022];
  const root = ROOT_UPPER[j] * scale;
  const small = ROOT_LOWER[j] * scale + root * p;
  // Whichever of root and -1 is larger comes first, so that the rounding of root - 1 is known and can be put back.
  const whole = root - 1;
  const lost = root > 1 ? root - whole - 1 : root - (whole + 1);
  return whole + (lost + small);
}

// ---------------------------------------------------------------------------------------------------- powers

/**
 * x to the y, with the conventions of the language's own (so 1 to the Infinity is NaN).
 * @param x base
 * @param y exponent
 * @returns x to the y
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(Math.abs(x) < Infinity && x !== 0 && Math.abs(y) < Infinity)) return powOfExtremes(x, y);
  if (x < 0) {
    if (Math.floor(y) !== y) return NaN;
    return isOdd(y) ? -powPositive(-x, y) : powPositive(-x, y);
  }
  return powPositive(x, y);
}

/** exp(y log x), the logarithm and its product with y each as an unevaluated sum of two doubles. */
function powPositive(x: number, y: number): number {
  if (x === 1) return 1;
  const subnormal = x < SMALLEST_NORMAL;
  double[0] = subnormal ? x * TWO_54 : x;
  const high = words[HIGH];
  const k = (high >> 20) - (subnormal ? 1023 + 54 : 1023);
  const mantissa = high & 0xfffff;
  const j = (mantissa + 0x800) >> 12;
  const c = RECIPROCAL[j];
  let upper = (1 + mantissa * UNIT_20) * c - 1;
  let lower = (words[LOW] >>> 0) * UNIT_52 * c;
  const r = upper + lower;
  const whole = k * LN2_UPPER + LOG_UPPER[j];
  let main = whole + upper;
  let rest = lower;
  if (whole === 0) {
    main = r;
    rest = 0;
    upper = upperHalf(r);
    lower = r - upper;
  }
  // `upper` has 26 bits, so its square is exact; log(1+r) = r - upper^2/2 - lower (upper + lower/2) + r^3 (1/3 - ...).
  const square = 0.5 * upper * upper;
  const cubic = r * r * r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 - r * (1 / 8))))));
  const first = main - square;
  const small =
    rest + (k * LN2_LOWER + LOG_LOWER[j] + (cubic - lower * (upper + 0.5 * lower)) + (main - first - square));
  const logarithm = first + small;
  const logLost = small - (logarithm - first);

  const product = y * logarithm;
  if (product > 709.79) return Infinity;
  if (product < -745.14) return 0;
  // |log x| >= 2^-53, so |y| is below 2^63 here, and splitting it cannot overflow.
  const yUpper = upperHalf(y);
  const yLower = y - yUpper;
  const logUpper = upperHalf(logarithm);
  const logLower = logarithm - logUpper;
  const productLost = yLower * logLower - (product - yUpper * logUpper - yLower * logUpper - yUpper * logLower);
  return expFinite(product, productLost + y * logLost);
}

/** The upper 26 bits of a number; what remains has no more (Veltkamp's splitting). */
function upperHalf(x: number): number {
  const scaled = x * 0x8000001;
  return scaled - (scaled - x);
}

function isOdd(y: number): boolean {
  return Math.floor(y / 2) * 2 !== y;
}

/** pow where the base is 0, infinite or NaN, or the exponent infinite or NaN. */
function powOfExtremes(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const result = (size === Infinity) === y > 0 ? Infinity : 0;
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  return negative && Math.floor(y) === y && isOdd(y) ? -result : result;
}
