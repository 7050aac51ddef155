/** Arguments of the elementary functions, as many as one likes: all sizes, and where the functions are used. */
import { log } from "../../engine/kernel/math/elementary.ts";
import { openUnit, threefry } from "../../engine/kernel/random/counter.ts";
import { seedWords } from "../../engine/kernel/random/seed.ts";

const block = new Int32Array(4);

/** 2^(i - 1074), by doubling: the arguments must be the same in every engine. */
const POWERS = new Float64Array(2098);
for (let i = 0, power = 5e-324; i < POWERS.length; i++, power *= 2) POWERS[i] = power;

/** Two uniforms of (key, i). */
function uniforms(key: Int32Array, i: number): [number, number] {
  threefry(key[0], key[1], i, 0, block, 0);
  threefry(key[0], key[1], i, 1, block, 2);
  return [openUnit(block[0], block[1]), openUnit(block[2], block[3])];
}

/** A number above 0 whose binary exponent is uniform between two. */
function anySize(u: number, v: number, low: number, high: number): number {
  return (1 + v) * POWERS[Math.floor(low + u * (high - low)) + 1074];
}

type Maker = (i: number, u: number, v: number) => [x: number, y: number];

const signOf = (i: number): number => ((i >> 2) & 1 ? -1 : 1);

/** The i-th argument goes the (i mod 4)-th way. */
const MAKERS: Readonly<Record<string, Maker>> = {
  log: (i, u, v) => {
    if ((i & 3) === 0) return [anySize(u, v, -1022, 1024), 0];
    if ((i & 3) === 1) return [1 - u, 0];
    if ((i & 3) === 2) return [1 + signOf(i) * anySize(u, v, -50, -2), 0];
    return [anySize(u, v, -8, 8), 0];
  },
  exp: (i, u, v) => {
    if ((i & 3) === 0) return [-708 + u * 1417, 0];
    if ((i & 3) === 1) return [-3 + 6 * u, 0];
    if ((i & 3) === 2) return [signOf(i) * anySize(u, v, -60, 0), 0];
    return [signOf(i) * 40 * u, 0];
  },
  log1p: (i, u, v) => {
    if ((i & 3) === 0) return [anySize(u, v, -70, 1024), 0];
    if ((i & 3) === 1) return [-u, 0];
    if ((i & 3) === 2) return [signOf(i) * anySize(u, v, -60, -2), 0];
    return [anySize(u, v, -4, 8), 0];
  },
  expm1: (i, u, v) => {
    if ((i & 3) === 0) return [-40 + u * 749, 0];
    if ((i & 3) === 1) return [-1 + 2 * u, 0];
    if ((i & 3) === 2) return [signOf(i) * anySize(u, v, -60, 0), 0];
    return [-5 + 10 * u, 0];
  },
  pow: (i, u, v) => {
    const other = (u * 0x100000) % 1;
    if ((i & 3) === 0) return powOf(anySize(u, v, -1022, 1024), other);
    if ((i & 3) === 1) return powOf(1 + signOf(i) * anySize(u, v, -50, -6), other);
    if ((i & 3) === 2) return [anySize(u, v, -8, 8), -5 + 10 * other];
    return [20 * u, 1 / (0.1 + 9.9 * v)];
  },
};

/** A base with an exponent that keeps the result in range. */
function powOf(x: number, u: number): [number, number] {
  const size = log(x);
  return size === 0 ? [2, u] : [x, (-708 + u * 1417) / size];
}

/**
 * Visits n arguments of a function, the same ones for the same seed.
 * @param visit is given x, and y, which counts for `pow` alone
 */
export function visitArguments(name: string, seed: string, n: number, visit: (x: number, y: number) => void): void {
  const key = seedWords(`${seed}, ${name}`);
  const make = MAKERS[name];
  for (let i = 0; i < n; i++) {
    const [x, y] = make(i, ...uniforms(key, i));
    visit(x, y);
  }
}
