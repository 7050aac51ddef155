import { appendFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JournalWriter } from "../../../../cli/store/journal.ts";
import { Journals, journalName } from "../../../../cli/store/journals.ts";
import { encodeRecord, type RunRecord } from "../../../../cli/store/record.ts";
import { resultOf } from "./records.ts";
import { scratchFolder } from "./scratch.ts";

const folder = scratchFolder();

function write(name: string, records: readonly RunRecord[]): string {
  const path = join(folder(), name);
  const writer = new JournalWriter(path);
  for (const record of records) writer.append(encodeRecord(record));
  writer.close();
  return path;
}

const record = (point: number, replication: number, ...policies: number[]): RunRecord => ({
  point,
  replication,
  results: policies.map((policy) => resultOf(policy, 100 * point + 10 * replication + policy)),
});

describe("the journals of a directory", () => {
  it("are read in canonical order, whoever wrote what and when", () => {
    let session = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 9 })), { selector: String, maxLength: 12 }),
        fc.array(fc.nat({ max: 2 }), { minLength: 12, maxLength: 12 }),
        (runs, writers) => {
          session++;
          const own = join(folder(), `${session}`);
          const parts = [0, 1, 2].map((writer) => runs.filter((_, i) => writers[i] === writer));
          const names = parts.map((part, writer) =>
            write(
              journalName(session, writer),
              part.map(([point, replication]) => record(point, replication, 0, 1)),
            ),
          );
          const journals = new Journals(folder());
          const mine = [...journals.runs()];
          journals.close();
          for (const name of names) appendFileSync(name, own);
          const ordered = runs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
          expect(mine.length).toBeGreaterThanOrEqual(ordered.length);
          for (const [point, replication] of ordered) {
            expect(journals.has(point, 1, replication)).toBe(true);
            expect(journals.has(point, 2, replication)).toBe(false);
          }
          const keys = mine.map((run) => 100 * run.point + run.replication);
          expect(keys).toEqual(keys.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("join the policies of a run from different records, and give a run by itself", () => {
    write("0001-1.journal", [record(0, 4, 2), record(1, 0, 0)]);
    write("0002-store.journal", [record(0, 4, 0, 1)]);
    const journals = new Journals(folder());
    expect([...journals.runs()].map(({ results }) => results.map(({ policy }) => policy))).toEqual([[0, 1, 2], [0]]);
    expect(journals.run(0, 4).results.map(({ values }) => values?.[0])).toEqual([40, 41, 42]);
    expect(journals.run(0, 3).results).toEqual([]);
    expect(journals.run(2, 0).results).toEqual([]);
    expect(journals.session).toBe(3);
    journals.close();
  });

  it("take a run that is there twice if it is the same, and refuse it if not", () => {
    write("0001-1.journal", [record(0, 4, 0)]);
    write("0001-2.journal", [record(0, 4, 0, 1)]);
    expect([...new Journals(folder()).runs()]).toHaveLength(1);
    write("0001-3.journal", [{ point: 0, replication: 4, results: [resultOf(1, 7)] }]);
    expect(() => [...new Journals(folder()).runs()]).toThrow(/replication 4 was run twice, and the results differ/);
  });

  it("lose their torn ends when somebody may write, and not before", () => {
    const path = write("0001-1.journal", [record(0, 0, 0)]);
    const { size } = statSync(path);
    appendFileSync(path, readFileSync(path).subarray(0, 30));
    const journals = new Journals(folder());
    expect(statSync(path).size).toBe(size + 30);
    journals.cutTorn();
    expect(statSync(path).size).toBe(size);
    expect(journals.damaged).toEqual([]);
  });

  it("say which is damaged, and keep everything else", () => {
    const path = write("0001-1.journal", [record(0, 0, 0), record(0, 1, 0), record(0, 2, 0)]);
    const bytes = readFileSync(path);
    bytes[bytes.length / 2] ^= 1;
    write("0002-1.journal", []);
    appendFileSync(join(folder(), "0002-1.journal"), bytes);
    const journals = new Journals(folder());
    expect(journals.damaged.map((damaged) => damaged.path)).toEqual([join(folder(), "0002-1.journal")]);
    expect([...journals.runs()].map(({ replication }) => replication)).toEqual([0, 1, 2]);
  });

  it("are none where there is no folder", () => {
    expect([...new Journals(join(folder(), "absent")).runs()]).toEqual([]);
  });
});
