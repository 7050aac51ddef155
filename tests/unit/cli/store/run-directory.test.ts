import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../../cli/store/files.ts";
import { JournalWriter } from "../../../../cli/store/journal.ts";
import { encodeRecord } from "../../../../cli/store/record.ts";
import { FILE, RunDirectory } from "../../../../cli/store/run-directory.ts";
import { manifest } from "./manifests.ts";
import { resultOf } from "./records.ts";
import { scratchFolder } from "./scratch.ts";

const folder = scratchFolder();
const path = (): string => join(folder(), "run");
const open = (asked = manifest(3)): RunDirectory => new RunDirectory(diskFiles, path(), asked);

/** Does something with the directory, and gives it free. */
function using<T>(directory: RunDirectory, act: (directory: RunDirectory) => T): T {
  try {
    return act(directory);
  } finally {
    directory.close();
  }
}

/** A run that has begun and was left. */
const begun = (asked = manifest(3)): void => using(open(asked), (directory) => directory.begin(asked));

function written(changes: Partial<Parameters<RunDirectory["finish"]>[0]>) {
  return { manifest: manifest(3), failures: [], verdicts: null, ...changes };
}

describe("the directory of a run", () => {
  it("keeps every run that a worker has appended, even if the program is killed after it", () => {
    begun();
    const writer = new JournalWriter(join(path(), "journal", "0001-1.journal"));
    writer.append(encodeRecord({ point: 0, replication: 2, results: [resultOf(0, 2.5)] }));
    writer.append(encodeRecord({ point: 0, replication: 0, results: [resultOf(0, Number.NaN)] }));
    writeFileSync(join(path(), "journal", "0001-1.journal"), "GGR1 torn", { flag: "a" });
    const found = using(open(), ({ journals }) => [...journals.runs()]);
    expect(found.map(({ replication, results }) => [replication, results[0].values])).toEqual([
      [0, Float64Array.of(Number.NaN)],
      [2, Float64Array.of(2.5)],
    ]);
  });

  it("refuses another run, names every difference and changes nothing", () => {
    begun();
    const before = readFileSync(join(path(), "manifest.json"), "utf8");
    expect(() => open(manifest(3, { seed: "other", share: 0.75 }))).toThrow(
      [
        `${path()} holds another run. It differs in`,
        '  seed: stored "gridgov", now "other"',
        "  study/policies/0/levers/fullTimeShare: stored 0.5, now 0.75",
        '  scenarioHash: stored "hash of 0.5", now "hash of 0.75"',
        "Choose another --out, or remove the directory.",
      ].join("\n"),
    );
    expect(() => open({ ...manifest(3), matters: true })).toThrow("matters: stored false, now true");
    expect(readFileSync(join(path(), "manifest.json"), "utf8")).toBe(before);
    expect(readdirSync(path()).sort()).toEqual(["journal", "manifest.json"]);
  });

  it("says so where the model is another", () => {
    begun();
    expect(() => open(manifest(3, { modelHash: "m2" }))).toThrow(
      /modelHash: stored "m1", now "m2"\nIt was run by another model, that of a gridgov 0\.1\.0: .* do not mix/,
    );
  });

  it("may be extended to more replications, and not cut to fewer", () => {
    begun();
    expect(using(open(manifest(5)), ({ found }) => found?.replications.planned)).toBe(3);
    expect(() => open(manifest(2))).toThrow("replications: stored 3, now 2");
  });

  it("is one process's at a time", () => {
    using(open(), () => expect(() => open()).toThrow("already in use"));
    using(open(), () => {});
  });

  it("drops tables and verdicts over fewer replications as soon as it is extended", () => {
    using(open(), (directory) => {
      directory.begin(manifest(3));
      for (const table of ["replications", "series", "weeks"]) writeFileSync(join(path(), `${table}.parquet`), "");
      directory.finish(
        written({
          verdicts: new Map([
            [FILE.comparison, "{}"],
            [FILE.report, ""],
          ]),
        }),
      );
    });
    expect(readdirSync(path())).toEqual(expect.arrayContaining(["comparison.json", "report.html", "weeks.parquet"]));
    begun(manifest(5));
    expect(readdirSync(path()).sort()).toEqual(["journal", "manifest.json"]);
  });

  it("writes failures only where there are some, and takes old ones away", () => {
    const failure = {
      policy: "a",
      replication: 1,
      seed: "s",
      stage: "worker",
      message: "memory",
      stack: "at x",
    } as const;
    using(open(), (directory) => directory.finish(written({ failures: [failure] })));
    expect(JSON.parse(readFileSync(join(path(), "failures.json"), "utf8"))).toEqual([failure]);
    using(open(), (directory) => directory.finish(written({})));
    expect(readdirSync(path())).not.toContain("failures.json");
  });

  it("refuses a directory of other files, and takes an empty one or one with a broken first write", () => {
    mkdirSync(path());
    writeFileSync(join(path(), ".manifest.json.tmp"), "{");
    expect(using(open(), ({ found }) => found)).toBeNull();
    writeFileSync(join(path(), "thesis.docx"), "");
    expect(() => open()).toThrow(`${path()} holds files but no run (thesis.docx`);
  });

  it("refuses a manifest that is none", () => {
    mkdirSync(path());
    writeFileSync(join(path(), "manifest.json"), '{"name": "web app"}');
    expect(() => open()).toThrow("not the manifest of a run");
  });
});
