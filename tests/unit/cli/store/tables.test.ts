import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../../cli/store/columns.ts";
import { csvLine, csvSink } from "../../../../cli/store/csv.ts";
import { diskFiles, type Replacement } from "../../../../cli/store/files.ts";
import { JournalWriter } from "../../../../cli/store/journal.ts";
import { Journals } from "../../../../cli/store/journals.ts";
import { parquetSink } from "../../../../cli/store/parquet.ts";
import { encodeRecord, type StoredResult } from "../../../../cli/store/record.ts";
import { flag, number, TableWriter, text, whole } from "../../../../cli/store/table.ts";
import { writeTables } from "../../../../cli/store/tables.ts";
import { WEEKLY } from "../../../../engine/cases/measures/weekly.ts";
import { RESPONSES } from "../../../../engine/district/responses/index.ts";
import { SERIES } from "../../../../engine/district/series/index.ts";
import type { ResolvedStudy } from "../../../../scenarios/study.ts";
import { scratchFolder } from "./scratch.ts";

const folder = scratchFolder();
const horizon = { burnIn: 7, intake: 14, followUp: 7 };
const study = { district: { communities: [{ name: "东" }, { name: "west" }] }, horizon } as unknown as ResolvedStudy;
const points = [
  {
    name: "study",
    policies: [
      { name: "a", scenario: "" },
      { name: "b, with comma", scenario: "" },
    ],
  },
];

/** A result in which every number can be told from every other; the second response is undefined. */
function resultOf(policy: number, replication: number): StoredResult {
  const base = 1000 * replication + 100_000 * policy;
  const series = SERIES.map((one, s) => one.points(horizon, study.district).map((_, at) => base + 10 * s + at / 128));
  return {
    policy,
    values: Float64Array.from(RESPONSES, (_, r) => (r === 1 ? Number.NaN : base + r / 3)),
    series,
    weeks: Float64Array.from({ length: 2 * 2 * WEEKLY.length }, (_, i) => base + i),
    failure: null,
  };
}

const failed = (policy: number): StoredResult => ({
  policy,
  values: null,
  series: [],
  weeks: new Float64Array(0),
  failure: { stage: "run", message: 'no "officer"', stack: "at officer" },
});

function write(session: number, ...runs: (readonly [replication: number, results: StoredResult[]])[]): void {
  diskFiles.makeFolder(join(folder(), "journal"));
  const writer = new JournalWriter(join(folder(), "journal", `${session}-1.journal`));
  for (const [replication, results] of runs) writer.append(encodeRecord({ point: 0, replication, results }));
  writer.close();
}

function compact(csv = false, files = diskFiles) {
  const journals = new Journals(join(folder(), "journal"));
  try {
    return writeTables(
      files,
      folder(),
      journals,
      points,
      { study, columns: columnsOf(study) },
      { csv, created: "gridgov test" },
    );
  } finally {
    journals.close();
  }
}

const read = async (name: string): Promise<Record<string, unknown>[]> =>
  await parquetReadObjects({ file: await asyncBufferFromFile(join(folder(), `${name}.parquet`)) });

describe("the tables of a run directory", () => {
  it("hold every number of every run, and what failed", async () => {
    write(1, [1, [resultOf(0, 1), failed(1)]], [0, [resultOf(0, 0), resultOf(1, 0)]]);
    const seals = compact();
    const runs = await read("replications");
    expect(runs.map(({ point, policy, replication }) => [point, policy, replication])).toEqual([
      ["study", "a", 0],
      ["study", "b, with comma", 0],
      ["study", "a", 1],
      ["study", "b, with comma", 1],
    ]);
    expect(runs[1][RESPONSES[2].name]).toBe(100_000 + 2 / 3);
    expect(runs[1][RESPONSES[1].name]).toBeNull();
    expect(runs[1].failedStage).toBeNull();
    expect(runs[3]).toMatchObject({ failedStage: "run", failedMessage: 'no "officer"', [RESPONSES[0].name]: null });

    const curves = await read("series");
    const backlog = curves.filter(({ series, policy }) => series === "weeklyBacklog" && policy === "a");
    expect(backlog.map(({ x, value, replication }) => [replication, x, value])).toEqual([
      [0, 1, 20],
      [0, 2, 20 + 1 / 128],
      [1, 1, 1020],
      [1, 2, 1020 + 1 / 128],
    ]);

    const weeks = await read("weeks");
    expect(weeks).toHaveLength(3 * 2 * 2);
    expect(weeks[1]).toEqual({
      ...{ point: "study", policy: "a", replication: 0, week: 1, community: "west" },
      ...{ arose: 6, recorded: 7, closed: 8, closedOnTime: 9, solved: 10, open: 11 },
    });
    expect(weeks[2]).toMatchObject({ week: 2, community: "东", arose: 12 });
    expect(Object.values(seals).map(({ rows }) => rows)).toEqual([4, curves.length, 12]);
  });

  it("have the same bytes, whichever journals the runs stand in", () => {
    const runs = [0, 1, 2, 3].map((r): [number, StoredResult[]] => [r, [resultOf(0, r), resultOf(1, r)]]);
    write(1, ...runs);
    const seals = compact();
    diskFiles.remove(join(folder(), "journal", "1-1.journal"));
    write(2, runs[3], runs[1]);
    write(3, [2, [resultOf(1, 2)]], runs[0], runs[1]);
    write(4, [2, [resultOf(0, 2)]]);
    expect(compact()).toEqual(seals);
    write(5, [4, [resultOf(0, 4)]]);
    expect(compact()).not.toEqual(seals);
  });

  it("come as CSV too if that is asked for, with the same rows", async () => {
    write(1, [0, [resultOf(0, 0), failed(1)]]);
    compact(true);
    const lines = readFileSync(join(folder(), "replications.csv"), "utf8").split("\n");
    expect(lines[0]).toBe(`point,policy,replication,failedStage,failedMessage,${RESPONSES.map((r) => r.name).join()}`);
    expect(lines[1]).toMatch(/^study,a,0,,,0,,0\.6666666666666666,1,/);
    expect(lines[2]).toMatch(/^study,"b, with comma",0,run,"no ""officer""",,,/);
    expect(readFileSync(join(folder(), "weeks.csv"), "utf8").split("\n")).toHaveLength(1 + 4 + 1);
  });

  it("leave what was there, and nothing else, if one of them cannot be written", () => {
    write(1, [0, [resultOf(0, 0)]]);
    compact();
    const before = readdirSync(folder()).map((name) => [
      name,
      name.endsWith("t") && readFileSync(join(folder(), name)),
    ]);
    write(2, [1, [resultOf(0, 1)]]);
    const full: typeof diskFiles = {
      ...diskFiles,
      replace(path): Replacement {
        const file = diskFiles.replace(path);
        const write = (): void => {
          throw new Error("no space left");
        };
        return path.endsWith("weeks.parquet") ? { ...file, write } : file;
      },
    };
    expect(() => compact(false, full)).toThrow("no space left");
    expect(
      readdirSync(folder()).map((name) => [name, name.endsWith("t") && readFileSync(join(folder(), name))]),
    ).toEqual(before);
  });
});

describe("a table", () => {
  it("is read back from many groups of rows as it was, from Parquet and from CSV", async () => {
    const columns = [text("name", true), whole("n"), number("x", true), number("y"), flag("isOdd")];
    const files = ["parquet", "csv"].map((ending) => diskFiles.replace(join(folder(), `t.${ending}`)));
    const table = new TableWriter(columns, [
      parquetSink(files[0], columns, "gridgov test"),
      csvSink(files[1], columns),
    ]);
    const row = (i: number) => ({
      name: i % 7 === 0 ? null : `网格 ${i % 7}`,
      n: i,
      x: i % 5 === 0 ? null : i / 7,
      y: -i,
      isOdd: i % 2 === 1,
    });
    const rows = Array.from({ length: 7_300 }, (_, i) => row(i));
    for (const { name, n, x, y, isOdd } of rows) table.add([name, n, x ?? Number.NaN, y, isOdd]);
    table.end();
    for (const file of files) file.commit();
    expect(table.rows).toBe(7_300);
    const found = await read("t");
    expect(found).toHaveLength(7_300);
    expect(found.findIndex((one, i) => JSON.stringify(one) !== JSON.stringify(rows[i]))).toBe(-1);
    const lines = readFileSync(join(folder(), "t.csv"), "utf8").trimEnd().split("\n").slice(1);
    const csv = rows.map(
      ({ name, n, x, y, isOdd }) => `${name ?? ""},${n},${x ?? ""},${Object.is(y, -0) ? "-0" : y},${isOdd}`,
    );
    expect(lines.findIndex((line, i) => line !== csv[i])).toBe(-1);
    expect(lines).toHaveLength(7_300);
  });

  it("may have no rows", async () => {
    const columns = [text("name")];
    const file = diskFiles.replace(join(folder(), "t.parquet"));
    const table = new TableWriter(columns, [parquetSink(file, columns, "gridgov test")]);
    table.end();
    file.commit();
    expect(await read("t")).toEqual([]);
  });

  it("gives numbers in the shortest decimals that read back as the same bits", () => {
    const numbers = [0.1 + 0.2, 1e21, -0, 5e-324];
    const fields = csvLine(numbers).trimEnd().split(",");
    expect(fields.map(Number)).toEqual(numbers);
  });
});
