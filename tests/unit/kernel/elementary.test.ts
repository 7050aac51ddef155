import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exp, expm1, log, log1p, pow } from "../../../engine/kernel/math/elementary.ts";

const functions: Record<string, (x: number, y: number) => number> = { log, exp, log1p, expm1, pow };

interface Reference {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly rest: number;
}

const references: Reference[] = readFileSync(new URL("../../fixtures/elementary.csv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(","))
  .map(([name, x, y, value, rest]) => ({ name, x: +x, y: +y, value: +value, rest: +rest }));

/** Unit in the last place of a double. */
function ulp(value: number): number {
  const size = Math.abs(value);
  let unit = 2 ** Math.max(-1074, Math.floor(Math.log2(size)) - 52);
  while (size + unit === size) unit *= 2;
  return unit;
}

function worstError(name: string, keep: (r: Reference) => boolean): { ulps: number; at: string; count: number } {
  let worst = { ulps: 0, at: "" };
  const kept = references.filter((r) => r.name === name && keep(r));
  for (const { x, y, value, rest } of kept) {
    const ulps = Math.abs(functions[name](x, y) - value - rest) / ulp(value);
    if (!(ulps <= worst.ulps)) worst = { ulps, at: `${name}(${x}, ${y})` };
  }
  return { ...worst, count: kept.length };
}

const isNormal = (r: Reference) => Math.abs(r.value) > 1e-307;

describe("elementary functions against values of 400 bits", () => {
  it.each([
    ["log", 0.51],
    ["exp", 0.51],
    ["log1p", 0.52],
    ["expm1", 0.6],
    ["pow", 0.51],
  ])("%s errs by less than %f units in the last place", (name, bound) => {
    const worst = worstError(name, isNormal);
    expect(worst.count).toBeGreaterThan(180);
    expect(worst.ulps, worst.at).toBeLessThan(bound);
  });

  it("subnormal results err by at most one unit", () => {
    for (const name of ["exp", "expm1", "pow", "log1p"]) {
      const worst = worstError(name, (r) => !isNormal(r));
      expect(worst.ulps, worst.at).toBeLessThanOrEqual(1);
    }
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
