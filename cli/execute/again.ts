/** Runs stored replications again, to see whether they give the same. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toPlan } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import type { WorkerOptions } from "../options.ts";
import { startProgress } from "../progress.ts";
import type { Journals } from "../store/journals.ts";
import type { Manifest } from "../store/manifest.ts";
import { isSameResult } from "../store/record.ts";
import { RunDirectory } from "../store/run-directory.ts";
import { POINT } from "./conduct.ts";
import { drive } from "./driver.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { poolOptions, Runner } from "./runner.ts";

/** A replication that does not give what is stored of it. */
export interface Differing {
  readonly replication: number;
  /** What it does instead, after its number. */
  readonly how: string;
}

/**
 * @param journals - what is stored
 * @returns what differs; null if the person did not want to wait
 */
export async function runAgain(
  effects: Effects,
  manifest: Manifest,
  journals: Journals,
  replications: readonly number[],
  options: WorkerOptions,
): Promise<Differing[] | null> {
  const { study } = manifest;
  const scratch = mkdtempSync(join(tmpdir(), "gridgov-verify-"));
  const directory = new RunDirectory(effects.files, scratch, { ...manifest, matters: false });
  directory.begin({ ...manifest, matters: false });
  const threads = Math.min(options.workers, replications.length);
  const runner = new Runner(
    study.seed,
    { directory, matters: false },
    poolOptions(effects.installation, threads, options),
  );
  const interrupts = listenForInterrupts(effects);
  const progress = startProgress(effects, replications.length, 0);
  const lost: Differing[] = [];
  const asked = [replications];
  const run = async (replication: number): Promise<void> => {
    const { results } = await runner.run({ name: POINT, plan: toPlan(study) }, replication);
    const failure = results.find((result) => result.failure?.stage === "worker")?.failure;
    if (failure) lost.push({ replication, how: `could not be run again: ${failure.message}` });
    progress.advance();
  };
  try {
    if (!(await drive({ ask: () => asked.pop() ?? [] }, threads, run, interrupts))) return null;
    directory.journals.refresh();
    const other = replications.filter((replication) => {
      const again = directory.journals.run(0, replication).results;
      const before = journals.run(0, replication).results;
      return again.length > 0 && !again.every((result, p) => isSameResult(result, before[p]));
    });
    const how = "gives other results than those stored";
    return [...lost, ...other.map((replication) => ({ replication, how }))];
  } finally {
    progress.stop();
    interrupts.end();
    await runner.close();
    directory.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}
