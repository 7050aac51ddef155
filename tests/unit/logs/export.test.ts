/** What a simulated log shows once it was written and read again is what the case table of the run shows. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import type { CaseTable } from "../../../engine/cases/case-table.ts";
import { type Cohort, count } from "../../../engine/cases/cohort.ts";
import { closureShare, timeToClose } from "../../../engine/cases/measures/closing.ts";
import { organisationalLog } from "../../../engine/cases/measures/concentration.ts";
import { informationalLog, outcomeLog, ownershipLog, proceduralLog } from "../../../engine/cases/measures/log-parts.ts";
import { handovers, sequentialContinuity } from "../../../engine/cases/measures/path.ts";
import { satisfiedOfRated } from "../../../engine/cases/measures/rating.ts";
import { CATEGORIES } from "../../../engine/district/categories.ts";
import { runReplication } from "../../../engine/district/run.ts";
import { CaseRecorder, type SimulatedCase, simulatedCases, TIME_ZERO } from "../../../scenarios/logs/simulated.ts";
import { EXPORT_FORMATS, type ExportFormat, written } from "../../../scenarios/logs/write.ts";
import { MIXED, named, OLD, planOf } from "../../fixtures/district.ts";
import { hasPublicLogs, publicLog, type Read, readText } from "./read.ts";

const plan = planOf({ communities: [MIXED, OLD], policies: named("part-time", "full-time-separated") });
const ORIGIN = { title: "test & <test>", followUpDays: plan.horizon.followUp, facts: [["seed", "s"]] as const };

let table: CaseTable;
let cohort: Cohort;
let cases: SimulatedCase[];
let until = 0;
const texts = new Map<ExportFormat, string>();
const reads = new Map<ExportFormat, Read>();

beforeAll(() => {
  const recorder = new CaseRecorder();
  runReplication(plan, "export", 0, {
    enacting: (policy, world) => {
      if (policy === "full-time-separated") world.cases.watch(recorder);
    },
    ended: (policy, world, measured) => {
      if (policy !== "full-time-separated") return;
      table = measured.table;
      cohort = measured.registered;
      const { places, happenings, end } = world.exogenous;
      until = TIME_ZERO + end;
      cases = [
        ...simulatedCases(table, cohort, recorder, {
          categories: CATEGORIES.map(({ name }) => name),
          communities: ["S01", "S02"],
          gridOf: (m) => places.gridOf(happenings.block[m]),
        }),
      ];
    },
  });
  for (const format of EXPORT_FORMATS) {
    const text = [...written(format, cases, ORIGIN)].join("");
    texts.set(format, text);
    reads.set(format, readText(text, undefined, { followUp: table.followUp, until }));
  }
});

describe.each(EXPORT_FORMATS)("exported as %s and read again", (format) => {
  const read = (): Read => reads.get(format) as Read;

  it("nothing is wrong with a row, and every matter registered is there", () => {
    const { summary, reading } = read();
    expect(reading.problems).toEqual([]);
    expect(summary.cases).toBe(count(cohort));
    expect(summary.cases).toBeGreaterThan(200);
    expect(summary.events).toBe(cases.reduce((sum, { events }) => sum + events.length, 0));
  });

  it("the parts, handovers and continuity are those of the case table, exactly", () => {
    const { parts, rates } = read().description;
    const shareOf = (name: keyof typeof parts): number => {
      const part = parts[name];
      return "rate" in part ? part.rate.value : Number.NaN;
    };
    expect(shareOf("f1")).toBe(proceduralLog(table, cohort));
    expect(shareOf("f2")).toBe(ownershipLog(table, cohort));
    expect(shareOf("f3")).toBe(informationalLog(table, cohort));
    expect(shareOf("f6")).toBe(outcomeLog(table, cohort));
    // Summed in another order: the last bits may differ.
    expect(shareOf("f4")).toBeCloseTo(organisationalLog(table, cohort), 13);
    expect(rates.pathHandovers?.value).toBe(handovers(table, cohort));
    expect(rates.sequentialContinuity?.value).toBe(sequentialContinuity(table, cohort));
    expect(Math.min(shareOf("f1"), shareOf("f2"), shareOf("f3"), shareOf("f6"))).toBeGreaterThan(0);
  });

  it("closings, durations and ratings too", () => {
    const { description } = read();
    expect(1 - description.open / description.cases).toBeCloseTo(closureShare(table, cohort), 14);
    expect(description.restrictedMean.limit).toBe(table.followUp);
    expect(description.restrictedMean.mean).toBeCloseTo(timeToClose(table, cohort), 9);
    const { rated, satisfied } = description.satisfaction ?? { rated: 0, satisfied: 0 };
    expect(satisfied / rated).toBe(satisfiedOfRated(table, cohort));
  });
});

describe("as the standards want it", () => {
  it("XES is well-formed, with extensions, offsets and escaped text", () => {
    const text = texts.get("xes") as string;
    expect(text).toContain(`<log xes.version="1849.2016"`);
    expect(text).toContain(`uri="http://www.xes-standard.org/org.xesext"`);
    expect(text).toContain(`<string key="concept:name" value="test &amp; &lt;test&gt;"/>`);
    expect(
      text.match(/<date key="time:timestamp" value="2024-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00"\/>/g)?.length,
    ).toBe(reads.get("xes")?.summary.events);
  });

  it("XES has the elements of the standard in its order, each attribute with a key and a value of its type", () => {
    const types: Readonly<Record<string, RegExp>> = {
      string: /^/,
      date: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
      int: /^[+-]?\d+$/,
      float: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/,
      boolean: /^(true|false|0|1)$/,
    };
    const attributes = Object.keys(types);
    const orders: Readonly<Record<string, readonly (readonly string[])[]>> = {
      log: [["extension"], ["global"], ["classifier"], attributes, ["trace"], ["event"]],
      trace: [attributes, ["event"]],
      event: [attributes],
      global: [attributes],
    };
    const open: { name: string; stage: number; keys: Set<string> }[] = [];
    let seen = 0;
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes: own }) => {
      seen++;
      const parent = open.at(-1);
      if (parent !== undefined) {
        const stage = orders[parent.name]?.findIndex((names) => names.includes(name)) ?? -1;
        expect(stage, `${name} in ${parent.name}`).toBeGreaterThanOrEqual(parent.stage);
        parent.stage = stage;
        if (name in types) {
          expect(types[name].test(own.value), `${name} ${own.key}: ${own.value}`).toBe(true);
          expect(own.key !== "" && !parent.keys.has(own.key), `${own.key} twice in ${parent.name}`).toBe(true);
          parent.keys.add(own.key);
        }
        if (name === "global") expect(["trace", "event"]).toContain(own.scope);
        if (name === "extension") expect(own.uri).toBe(`http://www.xes-standard.org/${own.prefix}.xesext`);
      } else expect(own).toMatchObject({ "xes.version": "1849.2016", "xes.features": "" });
      open.push({ name, stage: 0, keys: new Set() });
    });
    parser.on("closetag", () => void open.pop());
    parser.write(texts.get("xes") as string).close();
    expect(seen).toBeGreaterThan(1000);
  });

  it.runIf(hasPublicLogs())("OCEL validates against the schema of the standard", () => {
    const schema = JSON.parse(readFileSync(publicLog("ocel/schema_ocel2.json"), "utf8"));
    const validate = new Ajv({
      strict: false,
      formats: { "date-time": (text: string) => !Number.isNaN(Date.parse(text)) },
    }).compile(schema);
    const ocel = JSON.parse(texts.get("ocel") as string);
    expect(validate(ocel), JSON.stringify(validate.errors)).toBe(true);
    const ids = new Set(ocel.objects.map(({ id }: { id: string }) => id));
    expect(ids.size).toBe(ocel.objects.length);
    for (const { relationships } of [...ocel.events, ...ocel.objects]) {
      for (const { objectId } of relationships) expect(ids.has(objectId)).toBe(true);
    }
  });

  it("the truth is in none of them", () => {
    for (const text of texts.values()) expect(text).not.toMatch(/owner|resolved|isTrue|trulyDone/i);
  });
});

describe("the toy log, read as any log", () => {
  const ACTIVITIES: Readonly<Record<string, (detail: string) => string>> = {
    checked: (detail) => (detail.startsWith("pass") ? "checkPassed" : "checkFailed"),
  };

  it("gives the log's parts of the oracle", () => {
    const text = readFileSync(new URL("../../fixtures/toy-log.csv", import.meta.url), "utf8");
    const lines = text.trimEnd().split("\n").slice(1);
    const rows = lines.map((line) => {
      const [at, matter, event, unit, detail = ""] = line.split(",");
      const activity = ACTIVITIES[event]?.(detail) ?? event;
      const group = ["O", "H", "P"].includes(unit) || event === "recorded" ? "" : unit;
      return `${matter},${activity},1970-01-01T00:00Z,${group},c,${at}`;
    });
    const log = `case_id,activity,timestamp,department,category,gridgov:epochHours\n${rows.join("\n")}\n`;
    const { description } = readText(log, undefined, { followUp: 336 });
    const { parts, rates, open, cases } = description;
    const share = (name: keyof typeof parts): number => ("rate" in parts[name] ? (parts[name].rate.value ?? -1) : -1);
    expect(cases).toBe(5);
    expect([share("f1"), share("f2"), share("f3"), share("f4"), share("f6")]).toEqual([0.2, 0.4, 0.2, 0.8, 0.2]);
    expect(parts.f5).toEqual({ unobservable: "noCommunity" });
    expect(rates.pathHandovers?.value).toBe(0.6);
    expect(rates.sequentialContinuity).toMatchObject({ n: 4, value: 0 });
    expect(open).toBe(1);
    expect(description.restrictedMean).toEqual({ limit: 336, mean: expect.closeTo(116.3, 10) });
  });
});
