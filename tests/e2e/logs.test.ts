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

it("refuses another model's run, policies and replications that are none, and logs that are none", async () => {
  const manifest = JSON.parse(readFileSync(join(run, "manifest.json"), "utf8"));
  const cases: [string[], string][] = [
    [["export", run, "--policy", "none"], "it has part-time, full-time"],
    [["export", run, "--replication", "3"], "replications 0 to 2, not 3"],
    [["export", folder], "no run is stored here"],
    [["describe", join(folder, "none.csv")], "there is no file"],
    [["describe", join(run, "manifest.json")], "manifest.json: "],
    [["describe", join(run, "replications.csv"), "--map", join(run, "manifest.json")], "is not a known key"],
    [["fit", join(run, "replications.csv"), "--district", "chenghua-sample"], "a log needs a case"],
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
