import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freshFolder, gridgov, study } from "./command.ts";

const folder = freshFolder();
const run = join(folder, "run");

it("exports the matters of a stored run, describes and fits what it has exported", async () => {
  expect(await gridgov("compare", study("small"), "--out", run)).toMatchObject({ exit: 0 });
  const summaries = [];
  for (const format of ["csv", "xes", "ocel"]) {
    const { exit, stdout, stderr } = await gridgov("export", run, "--format", format, "--policy", "full-time");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const described = await gridgov(
      "describe",
      stdout.trim(),
      "--follow-up",
      "10",
      "--json",
      "--out",
      join(folder, format),
    );
    expect(described.exit, described.stderr).toBe(0);
    expect(existsSync(join(folder, format, "log.html"))).toBe(true);
    const { source: _, mapping: __, notRead: ___, ...summary } = JSON.parse(described.stdout);
    summaries.push(summary);
  }
  expect(summaries[0].cases).toBeGreaterThan(50);
  expect(summaries[1]).toEqual(summaries[0]);
  expect(summaries[2]).toEqual(summaries[0]);
});

it("exports Parquet that another reader opens, with the same events", async () => {
  const { exit, stdout, stderr } = await gridgov("export", run, "--format", "parquet");
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  const csv = (await gridgov("export", run, "--format", "csv")).stdout.trim();
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const duck = await (await DuckDBInstance.create(":memory:")).connect();
  const counted = async (from: string): Promise<unknown[]> => {
    const reader = await duck.runAndReadAll(
      `select count(*)::int as events, count(distinct c)::int as cases, sum(h)::double as hours from (${from})`,
    );
    return reader.getRowObjects();
  };
  const [parquet] = await counted(`select "case" as c, epochHours as h from read_parquet('${stdout.trim()}')`);
  const [text] = await counted(
    `select "case:concept:name" as c, "gridgov:epochHours" as h from read_csv('${csv}', all_varchar = false)`,
  );
  expect(parquet).toMatchObject({
    events: (text as { events: number }).events,
    cases: (text as { cases: number }).cases,
  });
  expect((parquet as { hours: number }).hours).toBeCloseTo((text as { hours: number }).hours, 3);
});

it("refuses another model's run, policies and replications that are none, and logs that are none", async () => {
  const manifest = JSON.parse(readFileSync(join(run, "manifest.json"), "utf8"));
  const table = join(folder, "table.csv");
  writeFileSync(table, "a,b\n1,2\n");
  const cases: [string[], string][] = [
    [["export", run, "--policy", "none"], "it has part-time, full-time"],
    [["export", run, "--replication", "3"], "replications 0 to 2, not 3"],
    [["export", folder], "no run is stored here"],
    [["describe", join(folder, "none.csv")], "there is no file"],
    [["describe", join(run, "manifest.json")], "manifest.json: "],
    [["describe", table, "--map", join(run, "manifest.json")], "is not a known key"],
    [["fit", table, "--district", "chenghua-sample"], "a log needs the time a case was opened"],
  ];
  for (const [words, reason] of cases) {
    const { exit, stdout, stderr } = await gridgov(...words);
    expect({ exit, stdout }, words.join(" ")).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(reason);
  }
  writeFileSync(join(run, "manifest.json"), JSON.stringify({ ...manifest, modelHash: "other" }));
  expect(await gridgov("export", run)).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("was run by model other"),
  });
});
