import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskFiles } from "../../../cli/store/files.ts";
import type { Manifest } from "../../../cli/store/manifest.ts";
import { RunDirectory } from "../../../cli/store/run-directory.ts";
import type { PolicyResult } from "../../../engine/district/plan.ts";

let parent = "";
let path = "";

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "gridgov-run-"));
  path = join(parent, "run");
});
afterEach(() => rmSync(parent, { recursive: true }));

/** A manifest of `planned` replications whose study has one lever. */
function manifest(planned: number, changes: { modelHash?: string; share?: number } = {}): Manifest {
  const { modelHash = "m1", share = 0.5 } = changes;
  const study = { name: "s", replications: planned, policies: [{ name: "a", levers: { fullTimeShare: share } }] };
  return {
    gridgov: "0.1.0",
    modelHash,
    node: "v20",
    study: study as unknown as Manifest["study"],
    scenarioHash: `hash of ${share}`,
    seed: "gridgov",
    replications: { planned, done: 0, failed: [] },
    resultHash: null,
    startedAt: "2026-01-01T00:00:00.000Z",
    finishedAt: null,
  };
}

const open = (asked: Manifest): RunDirectory => new RunDirectory(diskFiles, path, asked);
const result = (value: number): PolicyResult[] => [
  { policy: "a", values: Float64Array.of(value), series: [], failure: null },
];

function written(changes: Partial<Parameters<RunDirectory["finish"]>[0]>) {
  return {
    manifest: manifest(3),
    replicationLines: ["r"],
    seriesLines: ["s"],
    failures: [],
    verdicts: null,
    ...changes,
  };
}

describe("the directory of a run", () => {
  it("makes nothing before there is something to store", () => {
    open(manifest(3));
    expect(readdirSync(parent)).toEqual([]);
  });

  it("keeps every recorded replication, even if the program is killed after it", () => {
    const directory = open(manifest(3));
    directory.begin(manifest(3));
    directory.record(2, result(2.5));
    directory.record(0, result(Number.NaN));
    const again = open(manifest(3));
    expect([...again.outcomes.entries()]).toEqual([
      [2, result(2.5)],
      [0, result(Number.NaN)],
    ]);
  });

  it("goes on after a torn line", () => {
    const directory = open(manifest(3));
    directory.begin(manifest(3));
    directory.record(0, result(0));
    writeFileSync(join(path, "journal.jsonl"), '{"replication":1,"res', { flag: "a" });
    const again = open(manifest(3));
    expect([...again.outcomes.keys()]).toEqual([0]);
    again.begin(manifest(3));
    again.record(1, result(1));
    expect([...open(manifest(3)).outcomes.keys()]).toEqual([0, 1]);
  });

  it("refuses another run and names every difference", () => {
    open(manifest(3)).begin(manifest(3));
    expect(() => open(manifest(3, { modelHash: "m2", share: 0.75 }))).toThrow(
      [
        `${path} holds another run. It differs in`,
        '  modelHash: stored "m1", now "m2"',
        "  study/policies/0/levers/fullTimeShare: stored 0.5, now 0.75",
        '  scenarioHash: stored "hash of 0.5", now "hash of 0.75"',
        "Choose another --out, or remove the directory.",
      ].join("\n"),
    );
  });

  it("may be extended to more replications, and not cut to fewer", () => {
    open(manifest(3)).begin(manifest(3));
    expect(open(manifest(5)).found?.replications.planned).toBe(3);
    expect(() => open(manifest(2))).toThrow("replications: stored 3, now 2");
  });

  it("drops the verdicts over fewer replications as soon as it is extended", () => {
    const directory = open(manifest(3));
    directory.begin(manifest(3));
    directory.finish(written({ verdicts: { comparison: {}, report: "" } }));
    expect(readdirSync(path)).toEqual(expect.arrayContaining(["comparison.json", "report.html"]));
    open(manifest(5)).begin(manifest(5));
    expect(readdirSync(path).sort()).toEqual(["journal.jsonl", "manifest.json", "replications.csv", "series.csv"]);
  });

  it("writes failures only where there are some, and takes old ones away", () => {
    const failure = { policy: "a", replication: 1, stage: "worker", message: "memory", stack: "at x" } as const;
    const directory = open(manifest(3));
    directory.begin(manifest(3));
    directory.finish(written({ failures: [failure] }));
    expect(JSON.parse(readFileSync(join(path, "failures.json"), "utf8"))).toEqual([failure]);
    open(manifest(3)).finish(written({}));
    expect(readdirSync(path)).not.toContain("failures.json");
  });

  it("refuses a directory of other files, and takes an empty one or one with a broken first write", () => {
    mkdirSync(path);
    writeFileSync(join(path, ".manifest.json.tmp"), "{");
    expect(open(manifest(3)).found).toBeNull();
    writeFileSync(join(path, "thesis.docx"), "");
    expect(() => open(manifest(3))).toThrow(`${path} holds files but no run (thesis.docx`);
  });

  it("refuses a manifest that is none", () => {
    mkdirSync(path);
    writeFileSync(join(path, "manifest.json"), '{"name": "web app"}');
    expect(() => open(manifest(3))).toThrow("not the manifest of a run");
  });
});
