import { describe, expect, it } from "vitest";
import { openUnit, threefry, uniformAt } from "../../../engine/kernel/random/counter.ts";

/** Threefry-2x32, 20 rounds, of Random123's known-answer file: counter, key, result. */
const KNOWN: [counter: [number, number], key: [number, number], result: [number, number]][] = [
  [
    [0, 0],
    [0, 0],
    [0x6b200159, 0x99ba4efe],
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x1cb996fc, 0xbb002be7],
  ],
  [
    [0x243f6a88, 0x85a308d3],
    [0x13198a2e, 0x03707344],
    [0xc4923a9c, 0x483df7a0],
  ],
];

describe("Threefry-2x32-20", () => {
  it.each(KNOWN)("encrypts %j under %j as %j", (counter, key, result) => {
    const out = new Int32Array(4);
    threefry(key[0] | 0, key[1] | 0, counter[0] | 0, counter[1] | 0, out, 1);
    expect([...out]).toEqual([0, result[0] | 0, result[1] | 0, 0]);
  });

  it("takes words as unsigned as well as signed", () => {
    const signed = new Int32Array(2);
    const unsigned = new Int32Array(2);
    threefry(-1, -2, -3, -4, signed, 0);
    threefry(2 ** 32 - 1, 2 ** 32 - 2, 2 ** 32 - 3, 2 ** 32 - 4, unsigned, 0);
    expect(unsigned).toEqual(signed);
  });

  it("is a permutation of the counters: none of 2^16 results occurs twice", () => {
    const out = new Int32Array(2);
    const seen = new Set<string>();
    for (let c = 0; c < 2 ** 16; c++) {
      threefry(7, 11, c, 0, out, 0);
      seen.add(out.join());
    }
    expect(seen.size).toBe(2 ** 16);
  });

  it("changes half the bits with each bit of key and counter", () => {
    const before = new Int32Array(2);
    const after = new Int32Array(2);
    let changed = 0;
    let compared = 0;
    for (let trial = 0; trial < 50; trial++) {
      threefry(trial, -trial, 3 * trial, 17, before, 0);
      for (let bit = 0; bit < 128; bit++) {
        const words = [trial, -trial, 3 * trial, 17];
        words[bit >> 5] ^= 1 << (bit & 31);
        threefry(words[0], words[1], words[2], words[3], after, 0);
        for (let i = 0; i < 2; i++) {
          for (let difference = before[i] ^ after[i]; difference !== 0; difference &= difference - 1) changed++;
        }
        compared += 64;
      }
    }
    // 409,600 bits: five standard deviations are .004.
    expect(Math.abs(changed / compared - 0.5)).toBeLessThan(0.004);
  });
});

describe("the open unit interval", () => {
  it("leaves out both ends, and is symmetric", () => {
    const least = openUnit(0, 0);
    const greatest = openUnit(-1, -1);
    expect(least).toBe(2 ** -53);
    expect(greatest).toBe(1 - 2 ** -53);
    expect(1 - greatest).toBe(least);
    expect(openUnit(0x80000000 | 0, 0)).toBe(0.5 + 2 ** -53);
  });

  it("is filled by odd multiples of 2^-53", () => {
    for (let c = 0; c < 1000; c++) {
      const u = uniformAt(1, 2, c, 3);
      expect((u * 2 ** 53) % 2).toBe(1);
      expect(1 - (1 - u)).toBe(u);
    }
  });

  it("is what uniformAt makes of the two words of its block", () => {
    const out = new Int32Array(2);
    threefry(5, 6, 7, 8, out, 0);
    expect(uniformAt(5, 6, 7, 8)).toBe(openUnit(out[0], out[1]));
  });
});
