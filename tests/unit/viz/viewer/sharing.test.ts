import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pack, unpack } from "../../../../viz/viewer/sharing.ts";

describe("a document in an address", () => {
  test("comes back as it was, in letters that an address may have", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 400 }), async (text) => {
        const letters = await pack(text);
        expect(letters).toMatch(/^[A-Za-z0-9_-]*$/);
        expect(await unpack(letters, 10_000)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test("that is larger than allowed is given up before it is whole", async () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000)).toString("base64url");
    await expect(unpack(bomb, 1_000_000)).rejects.toThrow("larger than 1000000 bytes");
  });

  test("that is none is refused", async () => {
    for (const letters of ["nonsense", "%%%", "AAAA"]) await expect(unpack(letters, 1000)).rejects.toThrow();
    const notText = deflateRawSync(Buffer.from([0xff, 0xfe, 0xfd])).toString("base64url");
    await expect(unpack(notText, 1000)).rejects.toThrow();
  });
});
