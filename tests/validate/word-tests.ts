/**
 * Tests of many sources of random words against each other: source i gives the words 2i and 2i + 1 of a table. What must
 * be true of them is that all bits are independent and fair, whatever the names, counters or keys have in common.
 */
import { regularizedGammaP } from "../../engine/kernel/math/special.ts";

/** The outcome of one test: the chance of a value as small, and of one as large, as was seen. */
export interface Outcome {
  readonly test: string;
  readonly below: number;
  readonly above: number;
}

/**
 * How far out an outcome may be. A sound generator leaves this range once in 50,000 tests; the seeds are fixed, so that
 * a test which passes once passes for ever.
 */
export const LEAST_P = 1e-5;

/** Lags between sources that are compared: neighbours, and those whose decimal numbers differ in one digit. */
const LAGS = [1, 10, 100, 1000] as const;

const WORD = 2 ** 32;
/** Equal spacings and close pairs expected: the law of both is Poisson's, since they are rare. */
const EQUAL_SPACINGS = 32;
const CLOSE_PAIRS = 32;

/**
 * The battery.
 * @param words two a source; 2^18 sources or more
 */
export function testWords(words: Int32Array): Outcome[] {
  const first = column(words, 0);
  const second = column(words, 1);
  const mixed = first.map((word, i) => (word << 16) | (second[i] & 0xffff));
  return [
    cells(
      "upper halves of first words",
      first.map((word) => word >>> 16),
    ),
    cells(
      "lower halves of first words",
      first.map((word) => word & 0xffff),
    ),
    collisions("first words", first),
    collisions("lower halves of both words", mixed),
    birthdaySpacings("first word, then second", first, second),
    birthdaySpacings("second word, then first", second, first),
    ...LAGS.map((lag) => serialPairs(first, lag)),
    cells(
      "serial, upper bytes of first and second word",
      first.map((word, i) => ((word >>> 24) << 8) | (second[i] >>> 24)),
    ),
    ...LAGS.map((lag) => differingBits(first, lag)),
    closePairs("first and second word", first, second),
    closePairs("first words of neighbours", everyOther(first, 0), everyOther(first, 1)),
  ];
}

/** The outcomes that are further out than `LEAST_P`, in words. */
export function failures(outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ below, above }) => !(Math.min(below, above) > LEAST_P))
    .map(({ test, below, above }) => `${test}: p = ${below}, from above ${above}`);
}

/** The least p of a list, of both sides. */
export function leastP(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((least, { below, above }) => Math.min(least, below, above), 1);
}

function column(words: Int32Array, at: 0 | 1): Uint32Array {
  return new Uint32Array(words.length / 2).map((_, i) => words[2 * i + at]);
}

function everyOther(words: Uint32Array, at: 0 | 1): Uint32Array {
  return words.filter((_, i) => (i & 1) === at);
}

/** Pearson's test of 16-bit numbers: each value as often as any other. */
function cells(test: string, numbers: Uint32Array): Outcome {
  const counts = new Uint32Array(0x10000);
  for (const number of numbers) counts[number]++;
  const expected = numbers.length / counts.length;
  return chiSquare(test, counts, new Float64Array(counts.length).fill(expected));
}

/**
 * How often a word is one that was there before: Poisson's law, with the exact mean.
 * @source Knuth (1998), The Art of Computer Programming 2, 3rd ed., section 3.3.2 I
 */
function collisions(test: string, words: Uint32Array): Outcome {
  const sorted = words.slice().sort();
  let count = 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) count++;
  const n = sorted.length;
  return poisson(`collisions, ${test}`, count, n + WORD * Math.expm1(n * Math.log1p(-1 / WORD)));
}

/**
 * Birthdays on a year of 2^k days: how many of the sorted spacings between them occur more than once. k is such that
 * n^3 / 2^(k + 2) = 32 are expected; a state of fewer bits than k, or a lattice, gives far more.
 * @source L'Ecuyer & Simard (2001), On the performance of birthday spacings tests with certain families of random number
 *   generators, Mathematics and Computers in Simulation 55
 */
function birthdaySpacings(test: string, upper: Uint32Array, lower: Uint32Array): Outcome {
  const n = upper.length;
  const bits = Math.round(Math.log2(n ** 3 / (4 * EQUAL_SPACINGS)));
  if (bits > 53) throw new RangeError(`${n} birthdays need ${bits} bits: a double has 53`);
  const scale = 2 ** (bits - 32);
  const days = new Float64Array(n);
  for (let i = 0; i < n; i++) days[i] = upper[i] * scale + Math.floor((lower[i] / WORD) * scale);
  days.sort();
  const spacings = days.map((day, i) => (i === 0 ? day + WORD * scale - days[n - 1] : day - days[i - 1])).sort();
  let equal = 0;
  for (let i = 1; i < n; i++) if (spacings[i] === spacings[i - 1]) equal++;
  return poisson(`birthday spacings, ${test}`, equal, n ** 3 / (4 * WORD * scale));
}

/** Upper bytes of sources i and i + lag, each source in one pair. */
function serialPairs(words: Uint32Array, lag: number): Outcome {
  const pairs = new Uint32Array(lag * Math.floor(words.length / (2 * lag)));
  let pair = 0;
  for (let start = 0; start + 2 * lag <= words.length; start += 2 * lag) {
    for (let i = start; i < start + lag; i++) pairs[pair++] = ((words[i] >>> 24) << 8) | (words[i + lag] >>> 24);
  }
  return cells(`serial, upper bytes of first words ${lag} apart`, pairs);
}

/** In how many of the 32 bits sources i and i + lag differ: the binomial law. The differences are independent. */
function differingBits(words: Uint32Array, lag: number): Outcome {
  const counts = new Uint32Array(33);
  for (let i = lag; i < words.length; i++) counts[ones(words[i] ^ words[i - lag])]++;
  const expected = new Float64Array(33);
  for (let k = 0, share = (words.length - lag) * 2 ** -32; k <= 32; k++) {
    expected[k] = share;
    share *= (32 - k) / (k + 1);
  }
  return chiSquare(`bits in which first words ${lag} apart differ`, counts, expected);
}

function ones(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Points of a torus: how many pairs are nearer than a distance at which 32 are expected. Few where the points keep off
 * each other, many where they cluster or lie on lines.
 * @source L'Ecuyer, Cordeau & Simard (2000), Close-point spatial tests and their application to random number
 *   generators, Operations Research 48(2)
 */
function closePairs(test: string, xs: Uint32Array, ys: Uint32Array): Outcome {
  const n = xs.length;
  const radius = Math.sqrt((2 * CLOSE_PAIRS) / (Math.PI * n * (n - 1)));
  const side = 2 ** Math.floor(Math.log2(Math.min(Math.sqrt(n), 1 / radius)));
  const cellOf = (word: number): number => Math.floor((word / WORD) * side);
  const heads = new Int32Array(side * side).fill(-1);
  const nexts = new Int32Array(n);
  let near = 0;
  // Ten times as many are enough to know; words that all lie in one cell would be compared for hours.
  for (let i = 0; i < n && near < 10 * CLOSE_PAIRS; i++) {
    const column = cellOf(xs[i]);
    const row = cellOf(ys[i]);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const cell = ((row + dy + side) % side) * side + ((column + dx + side) % side);
        for (let j = heads[cell]; j >= 0; j = nexts[j]) {
          // Differences of words, as int32, go the short way round.
          const x = ((xs[i] - xs[j]) | 0) / WORD;
          const y = ((ys[i] - ys[j]) | 0) / WORD;
          if (x * x + y * y < radius * radius) near++;
        }
      }
    }
    nexts[i] = heads[row * side + column];
    heads[row * side + column] = i;
  }
  return poisson(`close pairs, ${test}`, near, CLOSE_PAIRS);
}

/**
 * Pearson's test; neighbouring cells are joined until each expects 5.
 * @param counts by cell
 * @param expected by cell
 */
export function chiSquare(test: string, counts: ArrayLike<number>, expected: Float64Array): Outcome {
  let [statistic, joined, seen, hoped] = [0, 0, 0, 0];
  let rest = expected.reduce((sum, share) => sum + share, 0);
  for (let i = 0; i < counts.length; i++) {
    seen += counts[i];
    hoped += expected[i];
    rest -= expected[i];
    if (i < counts.length - 1 && (hoped < 5 || rest < 5)) continue;
    statistic += (seen - hoped) ** 2 / hoped;
    joined++;
    [seen, hoped] = [0, 0];
  }
  const below = regularizedGammaP((joined - 1) / 2, statistic / 2);
  return { test, below, above: 1 - below };
}

function poisson(test: string, count: number, mean: number): Outcome {
  const upTo = 1 - regularizedGammaP(count + 1, mean);
  const less = count === 0 ? 0 : 1 - regularizedGammaP(count, mean);
  return { test, below: upTo, above: 1 - less };
}
