import { describe, expect, it } from "vitest";
import { log, logOfWord } from "../../../engine/kernel/math/elementary.ts";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { nameId, seedWords } from "../../../engine/kernel/random/seed.ts";
import { Streams } from "../../../engine/kernel/random/streams.ts";

describe("words from a text", () => {
  it("are the same for the same text, and a longer list begins like a shorter one", () => {
    expect([...seedWords("a/1")]).toEqual([...seedWords("a/1", 8).slice(0, 2)]);
    expect(seedWords("a/1")).not.toEqual(seedWords("a/2"));
  });

  it("stay what they were (a change would change every result)", () => {
    expect([...seedWords("main/0/arrival/12", 4)]).toEqual([-411085321, -1155500844, -1885701792, 1774174771]);
    expect(nameId("resident needs")).toBe(-1647287652);
  });

  it("collide no more than chance: 64-bit keys of 200,000 texts that differ in a number are all distinct", () => {
    const keys = new Set<bigint>();
    for (let i = 0; i < 200_000; i++) {
      const [upper, lower] = seedWords(`main/${i}/arrival`);
      keys.add((BigInt(upper >>> 0) << 32n) | BigInt(lower >>> 0));
    }
    expect(keys.size).toBe(200_000);
  });

  it("have every bit set in half of the texts", () => {
    const n = 20_000;
    const ones = new Array<number>(64).fill(0);
    for (let i = 0; i < n; i++) {
      seedWords(`${i}`).forEach((word, index) => {
        for (let bit = 0; bit < 32; bit++) ones[32 * index + bit] += (word >>> bit) & 1;
      });
    }
    // Five standard deviations.
    for (const count of ones) expect(Math.abs(count / n - 0.5)).toBeLessThan(2.5 / Math.sqrt(n));
  });
});

describe("streams", () => {
  function draws(streams: Streams, i: number, n: number): number[] {
    return Array.from({ length: n }, () => streams.uniform(i));
  }

  it("depend on their own name alone, not on how many there are or in what order they draw", () => {
    const alone = new Streams(1);
    alone.seed(0, "arrival/3");
    const many = new Streams(5);
    for (let i = 0; i < 5; i++) many.seed(i, `arrival/${i}`);
    const expected = draws(alone, 0, 100);
    const seen: number[] = [];
    for (let i = 0; i < 100; i++) {
      for (const other of [4, 0, 1]) many.uniform53(other);
      seen.push(many.uniform(3));
    }
    expect(seen).toEqual(expected);
  });

  it("start anew when seeded again", () => {
    const streams = new Streams(1);
    streams.seed(0, "x");
    const first = draws(streams, 0, 10);
    streams.seed(0, "x");
    expect(draws(streams, 0, 10)).toEqual(first);
  });

  it("stay inside (0, 1)", () => {
    const streams = new Streams(1);
    streams.seed(0, "open");
    for (let i = 0; i < 10_000; i++) {
      const u = i % 2 === 0 ? streams.uniform(0) : streams.uniform53(0);
      expect(u > 0 && u < 1).toBe(true);
    }
  });

  it("of neighbouring names are uncorrelated", () => {
    const n = 4000;
    const streams = new Streams(40);
    for (let i = 0; i < 40; i++) streams.seed(i, `main/${i}`);
    const columns = Array.from({ length: 40 }, (_, i) => draws(streams, i, n));
    for (let i = 1; i < 40; i++) {
      let product = 0;
      for (let k = 0; k < n; k++) product += (columns[i - 1][k] - 0.5) * (columns[i][k] - 0.5);
      expect(Math.abs((12 * product) / n)).toBeLessThan(4.5 / Math.sqrt(n));
    }
  });

  it("that do not exist cannot be seeded", () => {
    expect(() => new Streams(2).seed(2, "x")).toThrow("stream 2 of 2");
  });
});

describe("an exponential variate of a stream", () => {
  it("is the inversion of the uniform that the stream would have given, bit for bit", () => {
    const [one, other] = [new Streams(1), new Streams(1)];
    for (const streams of [one, other]) streams.seed(0, "exponential");
    for (let i = 0; i < 200_000; i++) {
      const variate = one.exponential(0, 3);
      const inverted = exponential(other.uniform(0), 3);
      if (variate !== inverted) expect(variate).toBe(inverted);
    }
  });

  it("takes its logarithm from the word: the same bits as of the number, next to every power of two and at both ends", () => {
    const check = (word: number) => {
      const expected = log(((word >>> 0) + 0.5) / 0x100000000);
      if (logOfWord(word) !== expected) expect([word, logOfWord(word)]).toEqual([word, expected]);
    };
    for (let bit = 0; bit < 32; bit++) for (let i = -2000; i <= 2000; i++) check((2 ** bit + i) | 0);
    for (let i = 0; i < 100_000; i++) {
      check(i);
      check(~i);
    }
  });
});
