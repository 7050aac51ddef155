/**
 * Never run twice: what other directories hold is taken over. A store is a folder of run directories; a result counts if
 * the model, everything it depends on (`scenarioKeys`) and the replication are the same, whatever the study was called.
 */
import { closeSync, constants, copyFileSync, existsSync, fsyncSync, openSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../errors.ts";
import { type Files, syncFolder } from "./files.ts";
import { JournalWriter } from "./journal.ts";
import { Journals, journalName, type StoredRun } from "./journals.ts";
import { MATTERS, mattersFile } from "./matters.ts";
import { Points } from "./points.ts";
import { encodeRecord, type StoredResult } from "./record.ts";
import { FILE, manifestIn, type RunDirectory } from "./run-directory.ts";

/** What a study would run. */
export interface Wanted {
  readonly modelHash: string;
  /** Index of the design point in the directory, and the keys of its policies. */
  readonly point: number;
  readonly scenarios: readonly string[];
  readonly replications: number;
  readonly matters: boolean;
}

/** @returns the run directories of a store, without one of them */
function runsIn(files: Files, store: string, except: string): string[] {
  const names = files.list(store);
  if (names === null) throw new InputError(`--store ${store}: there is no such folder.`);
  return [store, ...names.map((name) => join(store, name))].filter(
    (path) => existsSync(join(path, FILE.manifest)) && realpathSync(path) !== realpathSync(except),
  );
}

function copyMatters(
  from: string,
  to: string,
  source: StoredRun,
  target: number,
  taken: readonly [number, number][],
): void {
  for (const [theirs, ours] of taken) {
    const [file, copy] = [
      join(from, MATTERS, mattersFile(source.point, source.replication, theirs)),
      join(to, MATTERS, mattersFile(target, source.replication, ours)),
    ];
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
  }
}

/**
 * @param store - folder of run directories, or one of them
 * @param directory - which lacks some of what is wanted; it receives copies, and so stands by itself
 * @returns how many results were taken over
 * @throws InputError if there is no such folder
 */
export function takeOver(files: Files, store: string, directory: RunDirectory, wanted: Wanted): number {
  const { journals } = directory;
  const name = journalName(journals.nextSession, "store");
  let writer: JournalWriter | null = null;
  let count = 0;
  for (const path of runsIn(files, store, directory.path)) {
    const { modelHash, matters } = manifestIn(files, path);
    if (modelHash !== wanted.modelHash || (wanted.matters && !matters)) continue;
    // By their index, ours.
    const points = new Points(files, path).list.map(({ policies }) =>
      policies.map(({ scenario }) => wanted.scenarios.indexOf(scenario)),
    );
    if (points.every((ours) => ours.every((policy) => policy < 0))) continue;
    const theirs = new Journals(join(path, FILE.journals));
    for (const run of theirs.runs()) {
      const { point, replication, results } = run;
      const isWanted = ({ policy }: StoredResult): boolean =>
        replication < wanted.replications &&
        points[point][policy] >= 0 &&
        !journals.has(wanted.point, points[point][policy], replication);
      const found = results.filter(isWanted);
      if (found.length === 0) continue;
      writer ??= new JournalWriter(join(journals.folder, name));
      if (wanted.matters) {
        const taken = found.map(({ policy }): [number, number] => [policy, points[point][policy]]);
        copyMatters(path, directory.path, run, wanted.point, taken);
      }
      const renamed = found.map((result) => ({ ...result, policy: points[point][result.policy] }));
      writer.append(encodeRecord({ point: wanted.point, replication, results: renamed }));
      count += found.length;
    }
    theirs.close();
    // What the next directory holds too is not taken again.
    if (writer !== null) journals.refresh();
  }
  writer?.close();
  if (writer !== null) {
    const file = openSync(join(journals.folder, name), "r");
    fsyncSync(file);
    closeSync(file);
    syncFolder(journals.folder);
  }
  return count;
}
