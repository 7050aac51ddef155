import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { JournalWriter, scanJournal } from "../../cli/store/journal.ts";
import { decodeRecord, encodeRecord } from "../../cli/store/record.ts";
import { command } from "../unit/cli/in-process.ts";
import { freshFolder, readJson, storedReplications, study } from "./command.ts";

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const build = JSON.parse(readFileSync(beside("../../dist/build.json"), "utf8"));
const sound = { ...build, worker: beside("../../dist/cli/execute/worker.js") };
const dying = { ...build, worker: beside("./dying-worker.mjs") };

const folder = freshFolder();
const at = (name: string): string => join(folder, name);
const words = ["compare", study("small"), "--replications", "5", "--workers", "1"];
const TABLES = ["replications.parquet", "series.parquet", "weeks.parquet"];

/** One run that nobody shared out, and the same in three shards; whoever changes a shard takes a copy. */
const made = (async () => {
  const all = [
    command(sound, ...words, "--out", at("whole")),
    ...[1, 2, 3].map((i) => command(sound, ...words, "--shard", `${i}/3`, "--out", at(`shard-${i}`))),
  ];
  for (const { exit, stderr } of await Promise.all(all)) expect(exit, stderr).toBe(0);
})();

function expectSame(out: string, whole: string): void {
  expect(readJson(out, "manifest.json").resultHash).toBe(readJson(whole, "manifest.json").resultHash);
  const bytes = (directory: string): Buffer[] => TABLES.map((name) => readFileSync(join(directory, name)));
  expect(bytes(out).map((table, i) => table.equals(bytes(whole)[i]))).toEqual([true, true, true]);
}

describe("shards", () => {
  it("are runs of their own that together run everything once", async () => {
    await made;
    expect([1, 2, 3].map((i) => storedReplications(at(`shard-${i}`)))).toEqual([[0, 3], [1, 4], [2]]);
    const { stdout } = await command(sound, "status", at("shard-2"));
    expect(stdout).toMatch(/shard 2 of 3, 2 policies, complete\n {2}2 of 2 replications/);
    expect((await command(sound, "report", at("shard-2"))).stderr).toMatch(/shard 2 of 3 of a run.*merge/s);
    const other = await command(sound, ...words, "--shard", "3/3", "--out", at("shard-2"));
    expect(other).toMatchObject({ exit: 2, stderr: expect.stringContaining("shard/number: stored 2, now 3") });
    expect(await command(sound, "verify", at("shard-2"))).toMatchObject({ exit: 0, stderr: "" });
  });

  it("merged in any order give the hash and the bytes of the run that nobody shared out", async () => {
    await made;
    for (const order of [
      [2, 1, 3],
      [3, 2, 1],
    ]) {
      const out = at(`merged-${order.join("")}`);
      const merged = await command(sound, "merge", ...order.map((i) => at(`shard-${i}`)), "--out", out, "--json");
      expect(merged.exit, merged.stderr).toBe(0);
      expect(JSON.parse(merged.stdout)).toEqual(readJson(at("whole"), "comparison.json"));
      expectSame(out, at("whole"));
    }
    const again = await command(sound, "merge", ...[1, 2, 3].map((i) => at(`shard-${i}`)), "--out", at("merged-213"));
    expect(again.exit).toBe(0);
  });

  it("that are missing, unfinished or of another run are named, and nothing is written", async () => {
    await made;
    const out = at("refused");
    const merge = (...parts: string[]) => command(sound, "merge", ...parts.map(at), "--out", out);
    const missing = await merge("shard-3", "shard-1");
    expect(missing).toMatchObject({ exit: 2, stderr: "Missing: shard 2 of 3. Give their directories too." });
    const more = await command(sound, ...words.with(3, "8"), "--shard", "1/3", "--out", at("longer"));
    expect(more.exit, more.stderr).toBe(0);
    const unfinished = await merge("longer", "shard-2", "shard-3");
    expect(unfinished).toMatchObject({ exit: 2, stdout: "" });
    expect(unfinished.stderr).toContain(`${at("shard-2")} lacks 1 replications`);
    expect(unfinished.stderr).toContain(`${at("shard-3")} lacks 1 replications`);
    const stranger = await command(sound, ...words, "--seed", "x", "--shard", "1/3", "--out", at("stranger"));
    expect(stranger.exit, stranger.stderr).toBe(0);
    expect((await merge("stranger", "shard-2", "shard-3")).stderr).toMatch(
      /no part of the same run.*seed: stored "x"/s,
    );
    expect(existsSync(out)).toBe(false);
  });

  it("that hold different results of one run are refused, loudly", async () => {
    await made;
    cpSync(at("shard-1"), at("altered"), { recursive: true });
    const journals = join(at("altered"), "journal");
    const [name] = readdirSync(journals);
    scanJournal(join(journals, name), (bytes) => {
      const { results, ...record } = decodeRecord(Buffer.from(bytes));
      results[1].values![3] += 1e-9;
      rewritten.push(encodeRecord({ ...record, results }));
    });
    writeFileSync(join(journals, name), "");
    const writer = new JournalWriter(join(journals, "0009-1.journal"));
    for (const record of rewritten) writer.append(record);
    writer.close();
    const parts = ["shard-1", "shard-2", "altered", "shard-3"].map(at);
    const { exit, stderr } = await command(sound, "merge", ...parts, "--out", at("never"));
    expect(exit).toBe(2);
    expect(stderr).toMatch(/shard-1 and .*altered hold different results of the same run \(replication 0/);
    expect(existsSync(at("never"))).toBe(false);
  });
  const rewritten: Uint8Array[] = [];

  it("with a replication that could not be run pass that on: the merged run names it, and ends with 3", async () => {
    const [first, second, out] = ["dying-1", "dying-2", "dying"].map(at);
    const three = words.with(3, "3");
    expect((await command(dying, ...three, "--shard", "1/2", "--out", first)).exit).toBe(0);
    expect((await command(dying, ...three, "--shard", "2/2", "--out", second)).exit).toBe(3);
    const merged = await command(sound, "merge", second, first, "--out", out, "--json");
    expect(merged.exit, merged.stderr).toBe(3);
    const failed = ["part-time", "full-time"].map((policy) => ({ policy, replication: 1, stage: "worker" }));
    expect(readJson(out, "manifest.json").replications).toMatchObject({ planned: 3, done: 3, failed });
  });
});

/** Stands in for Slurm: runs the tasks of an array one after the other, the last first, and says nothing about failures. */
const SBATCH = `#!/bin/bash
script="\${@: -1}"
tasks=$(sed -n 's/^#SBATCH --array=1-//p' "$script")
for ((task = tasks; task >= 1; task--)); do
  SLURM_ARRAY_TASK_ID=$task SLURM_CPUS_PER_TASK=1 bash "$script" >> tasks.log 2>&1 || echo "task $task: $?" >> tasks.log
done
`;

describe("the emitted job array", () => {
  it("is sized by a pilot, and a study in rounds comes out of it with the hash of one that nobody shared out", async () => {
    const bin = at("bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "sbatch"), SBATCH);
    chmodSync(join(bin, "sbatch"), 0o755);
    const emit = ["emit", "slurm", study("small-select"), "--set", "visitStandard=2", "--out", at("array")];
    const measured = await command(sound, ...emit, "--pilot", "1");
    expect(measured.exit, measured.stderr).toBe(0);
    expect(measured.stdout).toMatch(
      /# 4 replications, of the first round \(14 at most.*takes [\d.]+ s on one core \(mean of 1/,
    );
    const file = at("job.slurm");
    const emitted = await command(sound, ...emit, "--cost", "900", "--minutes", "30", "--file", file);
    expect(emitted).toMatchObject({ exit: 0, stdout: "" });
    expect(readFileSync(file, "utf8")).toMatch(/#SBATCH --array=1-2\n[\s\S]*#SBATCH --time=01:01:00\n/);
    execFileSync("bash", ["-n", file]);
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
    const ran = spawnSync("bash", [file], { cwd: folder, env, encoding: "utf8" });
    expect(ran.status, `${ran.stderr}${readFileSync(at("tasks.log"), "utf8")}`).toBe(0);
    const words = ["study", study("small-select"), "--set", "visitStandard=2", "--out", at("unshared")];
    expect((await command(sound, ...words)).exit).toBe(0);
    expectSame(at("array"), at("unshared"));
    expect(readdirSync(at("array.shards"))).toEqual(["1", "2"]);
  });
});
