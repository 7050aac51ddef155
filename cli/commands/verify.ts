/** `gridgov verify`: whether a run directory holds what its manifest states, and what this program computes. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Run } from "../../engine/study/method.ts";
import { resultHash } from "../../engine/study/record.ts";
import { methodOf } from "../../scenarios/method.ts";
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode, InputError } from "../errors.ts";
import { runAgain } from "../execute/again.ts";
import { readRun, replay } from "../execute/replay.ts";
import { Share } from "../execute/share.ts";
import type { Tell } from "../execute/task.ts";
import type { WorkerOptions } from "../options.ts";
import { isSealed } from "../store/current.ts";
import { Journals } from "../store/journals.ts";
import type { Manifest } from "../store/manifest.ts";
import { Points } from "../store/points.ts";
import { FILE, manifestIn } from "../store/run-directory.ts";
import { TABLES } from "../store/tables.ts";

export interface VerifyOptions extends WorkerOptions {
  /** Percent of the stored replications that are run again; at least ten, or all there are. */
  readonly sample: number;
}

const LEAST = 10;

/** @returns some of the stored runs, by a hash of their key: the same at every call, and nobody's choice */
function chosen(stored: readonly Run[], { scenarioHash }: Manifest, percent: number): Run[] {
  const count = Math.max(LEAST, Math.ceil((stored.length * percent) / 100));
  const rank = ({ point, replication }: Run): string =>
    createHash("sha256").update(`${scenarioHash} ${point.name} ${replication}`).digest("hex");
  return stored
    .map((run) => ({ run, rank: rank(run) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ run }) => run);
}

/** What is wrong with the directory itself, without running anything. */
function faultsOf(
  directory: string,
  { tables, resultHash: stated }: Manifest,
  journals: Journals,
  found: string,
): string[] {
  const faults = journals.damaged.map(({ path }) => `${path} is damaged`);
  for (const name of TABLES) {
    if (tables !== null && !isSealed(directory, name, tables[name])) {
      faults.push(`${join(directory, `${name}.parquet`)} is not what was written; gridgov query makes it anew`);
    }
  }
  if (stated !== null && found !== stated) {
    faults.push(`the stored results hash to ${found}, the manifest states ${stated}`);
  }
  return faults;
}

/**
 * @returns done if all is well, failures if something is not what it should be
 * @throws InputError if the directory holds no run, or one of another model
 */
export async function verify(effects: Effects, directory: string, options: VerifyOptions): Promise<ExitCode> {
  const { terminal, installation } = effects;
  const manifest = manifestIn(effects.files, directory);
  if (manifest.modelHash !== installation.modelHash) {
    throw new InputError(
      `${directory} was run by another model, that of a gridgov ${manifest.gridgov} (${manifest.modelHash.slice(0, 12)}); this one is ${installation.modelHash.slice(0, 12)}: only that program can verify it.`,
    );
  }
  const method = methodOf(manifest.study);
  const journals = new Journals(join(directory, FILE.journals));
  const points = new Points(effects.files, directory);
  try {
    const stored: Run[] = [];
    const read = (run: Run) => readRun(journals, points, run);
    const { shard } = manifest;
    const tell: Tell = (run, results) => method.tell(run, results);
    const asking = shard === undefined ? method : new Share(method, shard, read, tell);
    replay(asking, read, (run, results) => {
      tell(run, results);
      stored.push(run);
    });
    const faults = faultsOf(directory, manifest, journals, resultHash(method.rows()));
    const sample = chosen(stored, manifest, options.sample);
    const differing = await runAgain(effects, manifest, { journals, points }, sample, options);
    if (differing === null) return EXIT.interrupted;
    for (const { run, how } of differing) faults.push(`replication ${run.replication} of ${run.point.name} ${how}`);
    const same = sample.length - differing.length;
    terminal.result(
      `${directory}: ${sample.length} of ${stored.length} stored replications were run again, ${same} gave the same to the bit.`,
    );
    for (const fault of faults) terminal.note(fault);
    return faults.length === 0 ? EXIT.done : EXIT.failures;
  } finally {
    journals.close();
  }
}
