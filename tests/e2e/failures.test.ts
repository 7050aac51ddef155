import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { command, listeners } from "../unit/cli/in-process.ts";
import { freshFolder, readJson, storedReplications, study, tableRows } from "./command.ts";

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const build = JSON.parse(readFileSync(beside("../../dist/build.json"), "utf8"));

const sound = { ...build, worker: beside("../../dist/cli/execute/worker.js") };
const dying = { ...build, worker: beside("./dying-worker.mjs") };
const hanging = { ...build, worker: beside("./hanging-worker.mjs") };
const stranger = { ...build, worker: beside("./stranger-worker.mjs") };

describe("failed replications", () => {
  it("are data: the batch goes on, ends with 3, and a later run tries those that were lost again", async () => {
    const out = join(freshFolder(), "run");
    const words = ["compare", study("small"), "--json", "--workers", "2", "--out", out];
    const first = await command(dying, ...words);
    expect(first.exit, first.stderr).toBe(3);
    const lost = { replication: 1, stage: "worker", message: "worker exited with code: 7" };
    expect(JSON.parse(first.stdout).replications).toMatchObject({
      planned: 3,
      failed: [{ replication: 1 }, { replication: 1 }],
    });
    expect(readJson(out, "manifest.json").replications.failed).toEqual([
      { policy: "part-time", ...lost },
      { policy: "full-time", ...lost },
    ]);
    expect(readJson(out, "failures.json")).toHaveLength(2);
    expect(readJson(out, "failures.json")[0]).toMatchObject({
      seed: "small",
      stack: expect.stringContaining("code: 7"),
    });
    const rows = await tableRows(out, "replications");
    expect(rows.map(({ replication }) => replication)).toEqual([0, 0, 2, 2]);

    const second = await command(sound, ...words);
    expect(second.exit, second.stderr).toBe(0);
    expect(second.stderr).toContain("holds 2 of 3 replications");
    expect(existsSync(join(out, "failures.json"))).toBe(false);
    expect(second.stdout).toBe((await command(sound, "compare", study("small"), "--json")).stdout);
  });

  it("are not what is dropped by a second interrupt: a later run has it still to do", async () => {
    const out = join(freshFolder(), "run");
    const words = ["compare", study("small"), "--workers", "2", "--out", out];
    const running = command(hanging, ...words);
    while (storedReplications(out).length < 2) await sleep(10);
    for (let interrupt = 0; interrupt < 2; interrupt++) for (const listener of listeners) listener();
    const { exit, stdout, stderr } = await running;
    expect({ exit, stdout }).toEqual({ exit: 130, stdout: "" });
    expect(stderr).toContain("Interrupted after 1 of 3 replications");
    expect(readJson(out, "manifest.json").replications).toEqual({ planned: 3, done: 1, failed: [] });
    expect(listeners.size).toBe(0);
    expect((await command(sound, ...words)).stderr).toContain("holds 2 of 3 replications");
  });

  it("are not made of a rebuilt program: the run ends, and says so", async () => {
    const out = join(freshFolder(), "run");
    const { exit, stderr } = await command(stranger, "compare", study("small"), "--out", out);
    expect(exit).toBe(2);
    expect(stderr).toContain("rebuilt meanwhile");
  });
});
