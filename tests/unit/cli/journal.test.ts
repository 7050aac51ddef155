import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { journalLine, readJournal } from "../../../cli/store/journal.ts";
import type { PolicyResult } from "../../../engine/district/plan.ts";

const column = fc.array(fc.double(), { maxLength: 5 }).map((values) => Float64Array.from(values, (value) => value + 0));
const result: fc.Arbitrary<PolicyResult> = fc.record({
  policy: fc.constantFrom("part-time", "全职"),
  values: fc.option(column),
  series: fc.array(column, { maxLength: 2 }),
  failure: fc.option(fc.record({ stage: fc.constantFrom("build", "run"), message: fc.string(), stack: fc.string() })),
});
const results = fc.array(result, { minLength: 1, maxLength: 3 });

describe("the journal", () => {
  it("gives back every bit that was recorded", () => {
    fc.assert(
      fc.property(fc.array(results, { maxLength: 6 }), (recorded) => {
        const text = recorded.map((row, replication) => `${journalLine(replication, row)}\n`).join("");
        const { outcomes, bytes } = readJournal(text, "journal");
        expect([...outcomes.entries()]).toEqual([...recorded.entries()]);
        expect(bytes).toBe(Buffer.byteLength(text));
      }),
    );
  });

  it("cut off anywhere, gives the whole lines before the cut", () => {
    fc.assert(
      fc.property(fc.array(results, { minLength: 1, maxLength: 4 }), fc.nat(), (recorded, cut) => {
        const lines = recorded.map((row, replication) => `${journalLine(replication, row)}\n`);
        const bytes = Buffer.from(lines.join(""));
        const kept = bytes.subarray(0, cut % bytes.length);
        const found = readJournal(kept.toString("utf8"), "journal");
        const whole = kept.subarray(0, kept.lastIndexOf(10) + 1);
        expect(found.bytes).toBe(whole.length);
        expect(found.outcomes.size).toBe(whole.filter((byte) => byte === 10).length);
      }),
    );
  });

  const line = journalLine(4, [{ policy: "a", values: Float64Array.of(1), series: [], failure: null }]);

  it("names the line that cannot be read", () => {
    expect(() => readJournal(`${line}\n{"rep\n${line}\n`, "out/journal.jsonl")).toThrow(/^out\/journal\.jsonl:2: /);
  });

  it("takes a replication that was run twice if it is the same, and refuses it if not", () => {
    expect(readJournal(`${line}\n${line}\n`, "journal").outcomes.size).toBe(1);
    expect(() => readJournal(`${line}\n${line.replace("[1]", "[2]")}\n`, "journal")).toThrow(/replication 4 .* differ/);
  });
});
