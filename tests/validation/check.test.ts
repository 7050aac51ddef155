import { describe, expect, it } from "vitest";
import { normal } from "../../engine/kernel/random/distributions.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";
import { agree } from "./check.ts";

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
});
