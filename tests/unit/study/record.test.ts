import { expect, test } from "vitest";
import { type ResultRow, resultHash } from "../../../engine/study/record.ts";

const row = (policy: string, replication: number, response: string, value: number): ResultRow => ({
  policy,
  replication,
  response,
  value,
});

// The expected hashes: Python's hashlib over name + b"\0", struct "<I", name + b"\0", struct "<d" (NaN 000000000000f87f).

test("two alphabets, NaN, -0, a large replication", () => {
  const rows = [
    row("part-time", 0, "U", 0.5),
    row("part-time", 1, "U", NaN),
    row("全职", 0, "U", -0),
    row("全职", 1, "FI", 1 / 3),
    row("全职", 4_000_000_000, "FI", -1e300),
  ];
  expect(resultHash(rows)).toBe("c4cbeaad389f8d6dd461bc0fbbf0625a9f9602aac5ba610aefcfc99ba86b8150");
});

test("more rows than fit in one block", () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => row(`p${i % 3}`, i, "response", i / 7));
  expect(resultHash(rows)).toBe("389702e9463b5f409a7c220dfe5f997725a70e012a2756eab75aa8d0b844f59c");
});

test("a name longer than a block", () => {
  const long = row("x".repeat(100_000), 0, "U", 1);
  expect(resultHash([row("a", 0, "U", 1), long])).not.toBe(resultHash([row("a", 0, "U", 1)]));
  expect(resultHash([long])).toBe(resultHash([long]));
});

test("no rows: the hash of nothing", () => {
  expect(resultHash([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("every NaN is one NaN and both zeros are one zero", () => {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setUint32(0, 0xfff80000);
  bits.setUint32(4, 12345);
  const otherNaN = bits.getFloat64(0);
  expect(resultHash([row("a", 0, "b", otherNaN)])).toBe(resultHash([row("a", 0, "b", NaN)]));
  expect(resultHash([row("a", 0, "b", -0)])).toBe(resultHash([row("a", 0, "b", 0)]));
});

test("names do not run into each other, and order and every field count", () => {
  const rows = [row("a", 0, "b", 1), row("a", 1, "b", 2)];
  const others = [
    [row("ab", 0, "", 1), row("a", 1, "b", 2)],
    [...rows].reverse(),
    [row("a", 2, "b", 1), row("a", 1, "b", 2)],
    [row("a", 0, "b", 1), row("a", 1, "b", 2 + 2 ** -51)],
    [row("a", 0, "b", 1)],
  ];
  const hashes = new Set([rows, ...others].map(resultHash));
  expect(hashes.size).toBe(others.length + 1);
});
