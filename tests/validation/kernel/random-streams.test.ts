import { describe, expect, it } from "vitest";
import { SOURCES } from "../../validate/word-sources.ts";
import { failures, leastP, testWords } from "../../validate/word-tests.ts";

/** 1,048,576 streams, counters or keys. */
const N = 2 ** 20;

describe("a million sources of random words", () => {
  it.each(SOURCES.filter(({ everyPush }) => everyPush))(
    "$name: fair, without collisions, lattices or likeness to their neighbours",
    ({ name, words }) => {
      const outcomes = testWords(words(N, `words, ${name}`));
      expect(failures(outcomes)).toEqual([]);
      process.stdout.write(`${name}: ${outcomes.length} tests, least p ${leastP(outcomes).toPrecision(2)}\n`);
    },
  );
});

describe("the tests of random words find out", () => {
  /** What the tests find in words that are a function of the source and of 0 (its first word) or 1. */
  const find = (word: (source: number, which: number) => number, n = N): string =>
    failures(testWords(new Int32Array(2 * n).map((_, i) => word(i >> 1, i & 1)))).join("\n");

  /** Two rounds of multiplication and shift: a permutation of the words. */
  const mix = (word: number): number => {
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  };
  const random = (a: number, b: number): number => mix(mix(mix(a) + b) ^ 0x2545f491);

  it("nothing in a good hash of source and place", () => {
    expect(find((i, which) => random(i, which) ^ random(i + 0x40000000, which + 2), N / 4)).toBe("");
  });

  it("a counter that is only multiplied", () => {
    const found = find((i, which) => Math.imul(2 * i + which, 0x9e3779b1), N / 4);
    for (const test of ["halves", "collisions", "birthday", "serial", "differ", "close pairs"]) {
      expect(found).toContain(test);
    }
  });

  it("a good hash that never repeats a word", () => {
    expect(find((i, which) => mix(mix(2 * i + which)))).toContain("collisions, first words");
  });

  it("a state of 32 bits behind both words", () => {
    const found = find((i, which) => {
      const state = random(i, 1) ^ random(i, 2);
      return random(state, which) ^ random(state, which + 2);
    });
    expect(found).toContain("birthday spacings");
  });

  it("one bit that a source has of its neighbour one time in twenty", () => {
    let bit = 0;
    const found = find((i, which) => {
      const word = random(i, which) ^ random(i, which + 2);
      if (which === 1) return word;
      bit = random(i, 4) >>> 0 < 0.05 * 2 ** 32 ? bit : word & 1;
      return (word & ~1) | bit;
    });
    expect(found).toContain("bits in which first words 1 apart differ");
  });
});
