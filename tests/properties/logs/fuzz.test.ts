import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { describe as describeLog } from "../../../engine/cases/log/describe.ts";
import { csvLine } from "../../../scenarios/logs/csv.ts";
import { encodingOf } from "../../../scenarios/logs/encoding.ts";
import { NO_MAPPING, readMapping } from "../../../scenarios/logs/mapping.ts";
import { UnreadableLog } from "../../../scenarios/logs/problems.ts";
import { LogReader } from "../../../scenarios/logs/reader.ts";
import type { SimulatedCase } from "../../../scenarios/logs/simulated.ts";
import { EXPORT_FORMATS, written } from "../../../scenarios/logs/write.ts";
import { logText } from "../../../viz/logs/text.ts";
import { readText } from "../../unit/logs/read.ts";

const ORIGIN = { title: "t", followUpDays: 60, facts: [] };

const UNITS = ["grid", "A", "B & C", ""];
const ACTIVITIES = [
  "recorded",
  "contact",
  "dispatched",
  "accepted",
  "sentBack",
  "done",
  "checkFailed",
  "closed",
  "reopened",
];

const simulated: fc.Arbitrary<SimulatedCase[]> = fc
  .array(
    fc.array(
      fc.record({
        wait: fc.double({ min: 0, max: 300, noNaN: true }),
        activity: fc.constantFrom(...ACTIVITIES),
        unit: fc.constantFrom(...UNITS),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((cases) =>
    cases.map((events, i) => {
      let at = 473_344 + i;
      return {
        id: i === 0 ? "NA" : `M${i}, "x"`,
        category: `c${i % 3}`,
        community: "S01",
        grid: "S01-G1",
        resident: i % 2 === 0 ? "" : "R1",
        channel: "hotline",
        deadline: at + 72,
        events: events.map(({ wait, activity, unit }) => {
          at += wait;
          return { at, activity, unit };
        }),
      };
    }),
  );

describe("a log that was written and read again", () => {
  it("says the same in every format", () => {
    fc.assert(
      fc.property(simulated, (cases) => {
        const [first, ...others] = EXPORT_FORMATS.map((format) => {
          const { source: _, mapping: __, ...summary } = readText([...written(format, cases, ORIGIN)].join("")).summary;
          return summary;
        });
        expect(first.cases).toBe(cases.length);
        expect(first.events).toBe(cases.reduce((sum, { events }) => sum + events.length, 0));
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  it("fields of any text come back from CSV", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 5 }), (fields) => {
        const clean = fields.map((field) => field.replaceAll("\0", ""));
        const log = `case_id,activity,timestamp,${clean.map((_, i) => `x${i}`).join(",")}\n${csvLine(["c", "a", "2024-01-01 00:00", ...clean])}`;
        expect(readText(log).reading.problems.filter(({ kind }) => kind === "fieldCount")).toEqual([]);
      }),
    );
  });
});

describe("whatever befalls the bytes of a log, it is read or refused in words", () => {
  const cases: SimulatedCase[] = Array.from({ length: 12 }, (_, i) => ({
    id: `M${i}`,
    category: "c",
    community: "S01",
    grid: "S01-G1",
    resident: "",
    channel: "hotline",
    deadline: 473_400,
    events: [
      { at: 473_344 + i, activity: "recorded", unit: "" },
      { at: 473_350 + i, activity: "accepted", unit: "grid" },
      { at: 473_360 + i, activity: "closed", unit: "" },
    ],
  }));
  const open311 = JSON.stringify([
    {
      service_request_id: "1",
      requested_datetime: "2024-01-01T00:00:00Z",
      notes: [{ type: "opened", datetime: "2024-01-01T00:00:00Z" }],
    },
  ]);
  const example = readFileSync(new URL("../../../scenarios/logs/example-extract.csv", import.meta.url), "utf8");
  const logs: Readonly<Record<string, string>> = {
    extract: example.split("\n").slice(0, 40).join("\n"),
    open311,
    ...Object.fromEntries(EXPORT_FORMATS.map((format) => [format, [...written(format, cases, ORIGIN)].join("")])),
  };
  const tried = { read: 0, refused: 0 };
  afterAll(() => console.info(`damaged logs: ${tried.read} read, ${tried.refused} refused`));

  const harm = fc.record({ at: fc.nat(), removed: fc.nat(30), inserted: fc.uint8Array({ maxLength: 6 }) });

  it.each(Object.keys(logs))("%s", (name) => {
    fc.assert(
      fc.property(fc.array(harm, { minLength: 1, maxLength: 5 }), (harms) => {
        let bytes = Buffer.from(logs[name]);
        for (const { at, removed, inserted } of harms) {
          const here = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, here), inserted, bytes.subarray(here + removed)]);
        }
        const reader = new LogReader(NO_MAPPING);
        try {
          const decoder = new TextDecoder(encodingOf(bytes));
          for (let i = 0; i < bytes.length; i += 100)
            reader.push(decoder.decode(bytes.subarray(i, i + 100), { stream: true }));
          reader.push(decoder.decode());
          const { log } = reader.end();
          const { cases: n, events } = describeLog(log);
          expect(n).toBeGreaterThan(0);
          expect(events).toBeLessThanOrEqual(log.rows * 2);
          tried.read++;
        } catch (error) {
          if (!(error instanceof UnreadableLog)) throw error;
          expect(error.message.length).toBeLessThan(3000);
          tried.refused++;
        }
      }),
      { numRuns: 250 },
    );
  });

  it("a mapping file too", () => {
    const yaml = "columns:\n  case: a\n  time: b\ndates: dmy\nroles:\n  sentBack: [x]\n";
    fc.assert(
      fc.property(harm, ({ at, removed, inserted }) => {
        const here = at % yaml.length;
        const text = yaml.slice(0, here) + Buffer.from(inserted).toString("latin1") + yaml.slice(here + removed);
        const read = readMapping(text, "map.yaml");
        if (!read.ok) expect(read.error.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

it("what is told of any log has every word in both languages", () => {
  fc.assert(
    fc.property(simulated, (cases) => {
      const { summary } = readText([...written("csv", cases, ORIGIN)].join(""));
      for (const lang of ["en", "zh"] as const)
        expect(logText(summary, lang)).not.toMatch(/undefined|NaN|null|\[object/);
    }),
    { numRuns: 40 },
  );
});
