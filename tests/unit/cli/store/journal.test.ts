import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JournalWriter, type Scan, scanJournal } from "../../../../cli/store/journal.ts";
import { scratchFolder } from "./scratch.ts";

const folder = scratchFolder();
const HEAD = 16;
const anyBytes = fc.uint8Array({ maxLength: 40 });

/** Writes records, spoils the file, and reads it again. */
let files = 0;
function reread(records: readonly Uint8Array[], spoil: (bytes: Buffer) => Buffer): Scan & { found: Buffer[] } {
  const path = join(folder(), `${files++}.journal`);
  const writer = new JournalWriter(path);
  for (const record of records) writer.append(record);
  writer.close();
  writeFileSync(path, spoil(readFileSync(path)));
  const found: Buffer[] = [];
  return { ...scanJournal(path, (record) => void found.push(Buffer.from(record))), found };
}

const asArrays = (records: readonly Uint8Array[]): number[][] => records.map((record) => [...record]);

describe("a journal", () => {
  it("gives back what was appended", () => {
    fc.assert(
      fc.property(fc.array(anyBytes, { maxLength: 6 }), (records) => {
        const { found, torn, damages } = reread(records, (bytes) => bytes);
        expect(asArrays(found)).toEqual(asArrays(records));
        expect({ torn, damages }).toEqual({ torn: 0, damages: [] });
      }),
    );
  });

  it("cut off anywhere, gives the whole records before the cut", () => {
    fc.assert(
      fc.property(fc.array(anyBytes, { minLength: 1, maxLength: 6 }), fc.nat(), (records, cut) => {
        const size = records.reduce((sum, { length }) => sum + HEAD + length, 0);
        const kept = cut % size;
        const whole = records.filter((_, i) => {
          const end = records.slice(0, i + 1).reduce((sum, { length }) => sum + HEAD + length, 0);
          return end <= kept;
        });
        const { found, bytes, torn, damages } = reread(records, (all) => all.subarray(0, kept));
        expect(asArrays(found)).toEqual(asArrays(whole));
        expect(bytes + torn).toBe(kept);
        expect(damages).toEqual([]);
      }),
    );
  });

  it("with any byte changed, loses one record and no more, and says where unless it is the last", () => {
    fc.assert(
      fc.property(
        fc.array(anyBytes, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (records, at, change) => {
          const ends = records.map((_, i) =>
            records.slice(0, i + 1).reduce((sum, { length }) => sum + HEAD + length, 0),
          );
          const place = at % ends.at(-1)!;
          const hit = ends.findIndex((end) => place < end);
          const { found, damages } = reread(records, (bytes) => {
            bytes[place] ^= change;
            return bytes;
          });
          expect(asArrays(found)).toEqual(asArrays(records.filter((_, i) => i !== hit)));
          const start = hit === 0 ? 0 : ends[hit - 1];
          expect(damages).toEqual(hit === records.length - 1 ? [] : [{ start, end: ends[hit] }]);
        },
      ),
    );
  });

  it("is not misled by a record that looks like a frame", () => {
    const inner = reread([Uint8Array.of(1, 2, 3)], (bytes) => bytes);
    expect(inner.found).toHaveLength(1);
    const frame = readFileSync(join(folder(), `${files - 1}.journal`));
    const { found } = reread([frame, Uint8Array.of(9)], (bytes) => bytes);
    expect(asArrays(found)).toEqual([[...frame], [9]]);
  });

  it("leaves out zeros, as a machine that lost power may leave them", () => {
    const { found, torn } = reread([Uint8Array.of(1)], (bytes) => Buffer.concat([bytes, Buffer.alloc(5000)]));
    expect(found).toHaveLength(1);
    expect(torn).toBe(5000);
  });

  it("is never begun over another", () => {
    const path = join(folder(), "there.journal");
    mkdirSync(path);
    expect(() => new JournalWriter(path)).toThrow("EEXIST");
  });
});
