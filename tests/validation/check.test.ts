import { describe, expect, it } from "vitest";
import { normal } from "../../engine/kernel/random/distributions.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";
import { agree, agreeStatistics, chiSquare } from "./check.ts";

function normals(seed: string, n: number, mean: number): number[] {
  const stream = new Streams(1);
  stream.seed(0, seed);
  return Array.from({ length: n }, () => normal(stream.uniform(0), mean, 1));
}

describe("the rule for checks against theory", () => {
  it("accepts what is true and reruns seldom", () => {
    let runs = 0;
    for (let i = 0; i < 300; i++) {
      agree(`true ${i}`, { mean: 5 }, (seed, length) => {
        runs++;
        return { mean: normals(seed, 20 * length, 5) };
      });
    }
    expect(runs).toBeLessThanOrEqual(304);
  });

  it("rejects what is false, after a rerun of ten times the length with another seed", () => {
    const runs: [string, number][] = [];
    const wrong = () =>
      agree("false", { mean: 8 }, (seed, length) => {
        runs.push([seed, length]);
        return { mean: normals(seed, 20 * length, 5) };
      });
    expect(wrong).toThrow(/false, mean: theory 8, simulated \d\.\d+ .*; rerun: theory 8/);
    expect(runs).toEqual([
      ["false", 1],
      ["false, again", 10],
    ]);
  });

  it("rejects undefined values", () => {
    expect(() => agree("undefined", { mean: 6 }, () => ({ mean: [NaN, NaN, NaN] }))).toThrow("theory 6");
    expect(() => agree("single", { mean: 6 }, () => ({ mean: [6] }))).toThrow("theory 6");
  });

  it("judges test statistics alike", () => {
    const runs: number[] = [];
    const die = (shares: readonly number[]) =>
      agreeStatistics("die", ["chi-square"], (seed, length) => {
        runs.push(length);
        const counts = new Array<number>(6).fill(0);
        const stream = new Streams(1);
        stream.seed(0, seed);
        for (let i = 0; i < 6000 * length; i++) counts[Math.floor(6 * stream.uniform(0))]++;
        return {
          "chi-square": chiSquare(
            counts,
            shares.map((share) => share * 6000 * length),
            1,
          ),
        };
      });
    const fair = new Array<number>(6).fill(1 / 6);
    die(fair);
    expect(runs).toEqual([1]);
    expect(() => die([0.2, 2 / 15, ...fair.slice(2)])).toThrow(/die, chi-square: theory 5, simulated \d+.*; rerun/);
    expect(runs).toEqual([1, 1, 10]);
  });

  it("knows the 99.9 % point of chi-square", () => {
    expect(chiSquare([10, 10, 10], [10, 10, 10], 1)).toEqual({
      expected: 2,
      critical: expect.closeTo(13.8155, 4),
      value: 0,
      n: 30,
    });
  });
});
