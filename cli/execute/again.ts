/** Runs stored replications again, to see whether they give the same. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../../engine/study/method.ts";
import type { Effects } from "../effects.ts";
import type { WorkerOptions } from "../options.ts";
import { startProgress } from "../progress.ts";
import { Holdings } from "../store/holdings.ts";
import type { Journals } from "../store/journals.ts";
import type { Manifest } from "../store/manifest.ts";
import type { Points } from "../store/points.ts";
import { isSameResult } from "../store/record.ts";
import { RunDirectory } from "../store/run-directory.ts";
import { drive } from "./driver.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { Runner } from "./runner.ts";
import { inThreads } from "./threads.ts";

/** A run that does not give what is stored of it. */
export interface Differing {
  readonly run: Run;
  /** What it does instead, after its name. */
  readonly how: string;
}

/**
 * @param stored - where the runs stand
 * @returns what differs; null if the person did not want to wait
 */
export async function runAgain(
  effects: Effects,
  manifest: Manifest,
  stored: { readonly journals: Journals; readonly points: Points },
  runs: readonly Run[],
  options: WorkerOptions,
): Promise<Differing[] | null> {
  const { study } = manifest;
  const scratch = mkdtempSync(join(tmpdir(), "gridgov-verify-"));
  const directory = new RunDirectory(effects.files, scratch, { ...manifest, matters: false });
  directory.begin({ ...manifest, matters: false });
  const threads = Math.min(options.workers, runs.length);
  const holdings = new Holdings(directory, false, null);
  const runner = new Runner(study, holdings, inThreads(effects.installation, holdings, threads, options));
  const interrupts = listenForInterrupts(effects);
  const progress = startProgress(effects, runs.length, 0);
  const lost: Differing[] = [];
  const asked = [runs];
  const again = async (run: Run): Promise<void> => {
    const results = await runner.run(run);
    const failure = results.find((result) => result.failure?.stage === "worker")?.failure;
    if (failure) lost.push({ run, how: `could not be run again: ${failure.message}` });
    progress.advance();
  };
  try {
    if (!(await drive({ ask: () => asked.pop() ?? [] }, threads, again, interrupts))) return null;
    directory.journals.refresh();
    const other = runs.filter((run) => {
      const [now, before] = [directory, stored].map(
        ({ journals, points }) => journals.run(points.indexOf(run.point.name), run.replication).results,
      );
      return now.length > 0 && !now.every((result, p) => isSameResult(result, before[p]));
    });
    return [...lost, ...other.map((run) => ({ run, how: "gives other results than those stored" }))];
  } finally {
    progress.stop();
    interrupts.end();
    await runner.close();
    directory.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}
