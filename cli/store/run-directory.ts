/**
 * The directory of a run.
 *
 *     manifest.json         what was run, and how far it is
 *     points.jsonl          the design points, in the order in which they were first asked for
 *     journal/              finished runs as they arrived, a journal a worker: the truth, only ever appended to
 *     replications.parquet  made of the journals, in canonical order: one row a run
 *     series.parquet        one row a run, series and point
 *     weeks.parquet         one row a run, week and community
 *     matters/              with --matters: one row a matter, a file a run
 *     failures.json         what failed, with stacks; only if something did
 *     comparison.json       the verdicts of a comparison; only when complete
 *     verdict.json          the verdict of any other method; only when complete
 *     accepted.csv          the worlds that a calibration accepted, as a design for another study
 *     accepted.json         the same with where they come from, as the document that a robust study draws from
 *     report.html           the same for a reader; only when complete
 *     .lock-...             who writes here now
 */
import { join } from "node:path";
import { InputError } from "../errors.ts";
import { type Files, isTemporary } from "./files.ts";
import { Journals } from "./journals.ts";
import { isLock, lock } from "./lock.ts";
import { differences, type FailedRun, type Manifest, readManifest } from "./manifest.ts";
import { MATTERS } from "./matters.ts";
import { Points } from "./points.ts";
import { type Seals, TABLES, type TableOptions, writeTables } from "./tables.ts";

export const FILE = {
  manifest: "manifest.json",
  journals: "journal",
  failures: "failures.json",
  comparison: "comparison.json",
  verdict: "verdict.json",
  accepted: "accepted.csv",
  worlds: "accepted.json",
  report: "report.html",
} as const;

/** The files that only a complete run has. */
export const VERDICT_FILES = [FILE.comparison, FILE.verdict, FILE.accepted, FILE.worlds, FILE.report] as const;
export type VerdictFile = (typeof VERDICT_FILES)[number];

export interface StoredFailure extends FailedRun {
  readonly seed: string;
  readonly stack: string;
}

/** What a run leaves, complete or not. */
export interface Written {
  readonly manifest: Manifest;
  readonly failures: readonly StoredFailure[];
  /** Null while replications are missing. */
  readonly verdicts: ReadonlyMap<VerdictFile, string> | null;
}

function asJson(value: unknown): string[] {
  return [JSON.stringify(value, null, 2), "\n"];
}

/** Where a finished run has its report. */
export function reportOf(directory: string): string {
  return join(directory, FILE.report);
}

/** @throws InputError if the directory holds no run */
export function manifestIn(files: Files, path: string): Manifest {
  const text = files.read(join(path, FILE.manifest));
  if (text === null) throw new InputError(`${path}: no run is stored here.`);
  return readManifest(text, join(path, FILE.manifest));
}

/** @throws InputError if the directory may not be written to by this run */
function readStored(files: Files, path: string, asked: Manifest): Manifest | null {
  const text = files.read(join(path, FILE.manifest));
  if (text === null) {
    const foreign = (files.list(path) ?? []).filter((name) => !isTemporary(name) && !isLock(name));
    if (foreign.length === 0) return null;
    throw new InputError(`${path} holds files but no run (${foreign[0]}, ...). Choose another --out.`);
  }
  const stored = readManifest(text, join(path, FILE.manifest));
  const found = differences(stored, asked);
  const [had, wanted] = [stored.replications.planned, asked.replications.planned];
  if (found.length === 0 && wanted < had) found.push(`replications: stored ${had}, now ${wanted} (more may be asked)`);
  if (found.length === 0) return stored;
  throw new InputError([
    `${path} holds another run. It differs in`,
    ...found.map((line) => `  ${line}`),
    ...(stored.modelHash === asked.modelHash
      ? []
      : [`It was run by another model, that of a gridgov ${stored.gridgov}: results of two models do not mix.`]),
    "Choose another --out, or remove the directory.",
  ]);
}

/** @returns how many runs are stored under every policy */
export function countStored(journals: Journals, { list }: Points): number {
  let count = 0;
  for (const { point, replication } of journals.keys()) {
    if (list[point].policies.every((_, policy) => journals.has(point, policy, replication))) count++;
  }
  return count;
}

/** A directory that this process alone writes to, until it is closed. */
export class RunDirectory {
  readonly path: string;
  /** The manifest found, null in a new directory. */
  readonly found: Manifest | null;
  /** What was stored when the directory was opened, and what was read since. */
  readonly journals: Journals;
  readonly points: Points;
  readonly #files: Files;
  readonly #release: () => void;

  /**
   * @param asked - the manifest of the run that wants to write here
   * @throws InputError if the directory holds another run, or files that are none, or if another process writes here
   */
  constructor(files: Files, path: string, asked: Manifest) {
    this.path = path;
    this.#files = files;
    // Before anything is made.
    readStored(files, path, asked);
    files.makeFolder(path);
    this.#release = lock(path);
    try {
      this.found = readStored(files, path, asked);
      this.journals = new Journals(join(path, FILE.journals));
      this.journals.cutTorn();
      this.points = new Points(files, path);
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  /** How many runs were stored under every policy when the directory was opened. */
  get stored(): number {
    return countStored(this.journals, this.points);
  }

  get hasReport(): boolean {
    return this.#files.find(reportOf(this.path)) !== null;
  }

  /** Makes the directory ready for more runs; tables and verdicts over fewer of them go. */
  begin(manifest: Manifest): void {
    this.#files.makeFolder(this.journals.folder);
    if (manifest.matters) this.#files.makeFolder(join(this.path, MATTERS));
    this.#write(FILE.manifest, asJson(manifest));
    const tables = TABLES.flatMap((name) => [`${name}.parquet`, `${name}.csv`]);
    for (const name of [...VERDICT_FILES, ...tables]) this.#files.remove(join(this.path, name));
  }

  /** Makes the tables of the journals. */
  compact(manifest: Manifest, options: TableOptions): Seals {
    return writeTables(this.#files, this.path, this.journals, this.points.list, manifest, options);
  }

  /** Writes what is known beside the runs themselves, and last the manifest that vouches for it. */
  finish({ manifest, failures, verdicts }: Written): void {
    if (failures.length > 0) this.#write(FILE.failures, asJson(failures));
    else this.#files.remove(join(this.path, FILE.failures));
    for (const [name, text] of verdicts ?? []) this.#write(name, [text]);
    this.#write(FILE.manifest, asJson(manifest));
  }

  /** Gives the directory free. */
  close(): void {
    this.journals.close();
    this.#release();
  }

  #write(name: string, pieces: Iterable<string>): void {
    this.#files.write(join(this.path, name), pieces);
  }
}
