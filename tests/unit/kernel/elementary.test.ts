import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exp, expm1, log, log1p, pow } from "../../../engine/kernel/math/elementary.ts";
import { errorInUlps, REFERENCE } from "../../validate/double-double.ts";
import { visitArguments } from "../../validate/elementary-arguments.ts";

const functions: Record<string, (x: number, y: number) => number> = { log, exp, log1p, expm1, pow };

/** An argument, the correctly rounded value, and what that lacks of the true one, in its own units in the last place. */
interface Reference {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly lacking: number;
}

const references: Reference[] = readFileSync(new URL("../../fixtures/elementary.csv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(","))
  .map(([name, x, y, value, lacking]) => ({ name, x: +x, y: +y, value: +value, lacking: +lacking }));

const isNormal = (value: number): boolean => Math.abs(value) >= 2 ** -1022;

/** Unit in the last place of a double. */
function ulp(value: number): number {
  const size = Math.abs(value);
  if (!isNormal(size)) return 2 ** -1074;
  let unit = 2 ** Math.max(-1074, Math.floor(Math.log2(size)) - 53);
  while (size + unit === size || size + unit - size > unit) unit *= 2;
  return unit;
}

/** The largest error of some values, in units in the last place, and where. */
class Worst {
  ulps = 0;
  at = "";
  count = 0;

  see(ulps: number, at: () => string): void {
    this.count++;
    if (ulps <= this.ulps) return;
    this.ulps = ulps;
    this.at = at();
  }
}

/** Bounds of the error where the result is normal, and where it is subnormal (and so rounded twice). */
const BOUNDS = [
  ["log", 0.56, 0.56],
  ["exp", 0.51, 1],
  ["log1p", 0.7, 0.7],
  ["expm1", 0.6, 0.6],
  ["pow", 0.6, 1],
] as const;

describe("elementary functions against values of 400 bits", () => {
  it.each(BOUNDS)("%s errs by less than %f units in the last place", (name, bound, boundOfSubnormal) => {
    const worst = new Worst();
    const worstSubnormal = new Worst();
    for (const { x, y, value, lacking } of references.filter((r) => r.name === name)) {
      const error = Math.abs((functions[name](x, y) - value) / ulp(value) - lacking);
      (isNormal(value) ? worst : worstSubnormal).see(error, () => `${name}(${x}, ${y})`);
    }
    expect(worst.count + worstSubnormal.count).toBe(2000);
    expect(worst.ulps, worst.at).toBeLessThan(bound);
    expect(worstSubnormal.ulps, worstSubnormal.at).toBeLessThanOrEqual(boundOfSubnormal);
    process.stdout.write(
      `${name}: largest error ${worst.ulps.toFixed(4)} ulp at ${worst.at}; 2000 values of 400 bits\n`,
    );
  });

  it("the arithmetic of 106 bits has them to a thousand-millionth of a unit", () => {
    const word = new Float64Array(1);
    const bits = new BigUint64Array(word.buffer);
    for (const { name, x, y, value, lacking } of references) {
      if ((name === "log1p" || name === "expm1") && Math.abs(x) < 2 ** -900) continue;
      // Just below a power of two the units are half as large.
      word[0] = value;
      const halved = (bits[0] & 0xfffffffffffffn) === 0n && lacking * value < 0 && isNormal(value);
      const distance = errorInUlps(value, REFERENCE[name](x, y));
      expect(Math.abs(distance - Math.abs(lacking) * (halved ? 2 : 1)), `${name}(${x}, ${y})`).toBeLessThan(2e-9);
    }
  });
});

describe("elementary functions against arithmetic of 106 bits", () => {
  const N = 1_000_000;

  it.each(BOUNDS)("%s errs by less than %f units in the last place at a million arguments", (name, bound) => {
    const f = functions[name];
    const reference = REFERENCE[name];
    let [worst, worstX, worstY] = [0, 0, 0];
    visitArguments(name, "a million", N, (x, y) => {
      const value = f(x, y);
      const ulps = errorInUlps(value, reference(x, y));
      if (!(ulps <= worst)) [worst, worstX, worstY] = [ulps, x, y];
    });
    expect(worst, `${name}(${worstX}, ${worstY})`).toBeLessThan(bound);
    process.stdout.write(`${name}: largest error ${worst.toFixed(4)} ulp at (${worstX}, ${worstY}); ${N} arguments\n`);
  });
});

describe("elementary functions at the edges", () => {
  it("log", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(-Infinity)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(5e-324)).toBe(-744.4400719213812);
  });

  it("exp", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(1)).toBe(Math.E);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(1e300)).toBe(Infinity);
    expect(exp(-1e300)).toBe(0);
  });

  it("log1p", () => {
    expect(Object.is(log1p(0), 0)).toBe(true);
    expect(Object.is(log1p(-0), -0)).toBe(true);
    expect(log1p(-1)).toBe(-Infinity);
    expect(log1p(-1.5)).toBeNaN();
    expect(log1p(NaN)).toBeNaN();
    expect(log1p(Infinity)).toBe(Infinity);
    expect(log1p(-Infinity)).toBeNaN();
    expect(log1p(1e-300)).toBe(1e-300);
    expect(log1p(Number.MAX_VALUE)).toBe(log(Number.MAX_VALUE));
  });

  it("expm1", () => {
    expect(Object.is(expm1(0), 0)).toBe(true);
    expect(Object.is(expm1(-0), -0)).toBe(true);
    expect(expm1(Infinity)).toBe(Infinity);
    expect(expm1(-Infinity)).toBe(-1);
    expect(expm1(NaN)).toBeNaN();
    expect(expm1(1e-300)).toBe(1e-300);
    expect(expm1(-800)).toBe(-1);
    expect(expm1(800)).toBe(Infinity);
  });

  it("pow has the conventions of Math.pow, for every pair of special arguments", () => {
    const special = [
      0,
      -0,
      1,
      -1,
      2,
      -2,
      0.5,
      -0.5,
      3,
      -3,
      1e300,
      -1e300,
      2 ** 53 + 2,
      Infinity,
      -Infinity,
      NaN,
      5e-324,
    ];
    for (const x of special) {
      for (const y of special) {
        const [ours, host] = [pow(x, y), x ** y];
        const ordinary = Number.isFinite(host) && host !== 0;
        const agree = ordinary ? Math.abs(ours / host - 1) < 4e-16 : Object.is(ours, host);
        expect(agree, `pow(${x}, ${y}) is ${ours}, not ${host}`).toBe(true);
      }
    }
  });

  it("pow of small integers is exact", () => {
    for (let x = -12; x <= 12; x++) {
      for (let y = 0; y <= 12; y++) {
        let product = 1;
        for (let i = 0; i < y; i++) product *= x;
        expect(pow(x, y)).toBe(product);
      }
    }
  });
});
