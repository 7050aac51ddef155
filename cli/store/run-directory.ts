/**
 * The directory of a run.
 *
 *     manifest.json      what was run, and how far it is
 *     journal.jsonl      every finished replication as it arrived: what a resumed run reads
 *     replications.csv   one row a policy, replication and response
 *     series.csv         one row a policy, replication, series and point
 *     failures.json      what failed, with stacks; only if something did
 *     comparison.json    the verdicts; only when complete
 *     report.html        the same for a reader; only when complete
 */
import { join } from "node:path";
import type { PolicyResult } from "../../engine/district/plan.ts";
import { InputError } from "../errors.ts";
import { type Appender, type Files, isTemporary } from "./files.ts";
import { journalLine, type Outcomes, readJournal } from "./journal.ts";
import { differences, type FailedRun, type Manifest, readManifest } from "./manifest.ts";

export const FILE = {
  manifest: "manifest.json",
  journal: "journal.jsonl",
  replications: "replications.csv",
  series: "series.csv",
  failures: "failures.json",
  comparison: "comparison.json",
  report: "report.html",
} as const;

export interface StoredFailure extends FailedRun {
  readonly stack: string;
}

/** What a run leaves, complete or not. */
export interface Written {
  readonly manifest: Manifest;
  readonly replicationLines: Iterable<string>;
  readonly seriesLines: Iterable<string>;
  readonly failures: readonly StoredFailure[];
  /** Null while replications are missing. */
  readonly verdicts: { readonly comparison: unknown; readonly report: string } | null;
}

function asJson(value: unknown): string[] {
  return [JSON.stringify(value, null, 2), "\n"];
}

/** @throws InputError if the directory may not be written to by this run */
function readStored(files: Files, path: string, asked: Manifest): Manifest | null {
  const text = files.read(join(path, FILE.manifest));
  if (text === null) {
    const foreign = (files.list(path) ?? []).filter((name) => !isTemporary(name));
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
    "Choose another --out, or remove the directory.",
  ]);
}

export class RunDirectory {
  readonly path: string;
  /** What was stored when the directory was opened. */
  readonly outcomes: Outcomes;
  /** The manifest found, null in a new directory. */
  readonly found: Manifest | null;
  readonly #files: Files;
  readonly #journalBytes: number;
  #journal: Appender | null;

  /**
   * @param asked - the manifest of the run that wants to write here
   * @throws InputError if the directory holds another run, or files that are none
   */
  constructor(files: Files, path: string, asked: Manifest) {
    this.path = path;
    this.#files = files;
    this.found = readStored(files, path, asked);
    const journal = join(path, FILE.journal);
    const { outcomes, bytes } = readJournal(files.read(journal) ?? "", journal);
    this.outcomes = outcomes;
    this.#journalBytes = bytes;
    this.#journal = null;
  }

  /** Where a finished run has its report. */
  get report(): string {
    return join(this.path, FILE.report);
  }

  /** Makes the directory ready for more replications; verdicts over fewer of them go. */
  begin(manifest: Manifest): void {
    this.#files.makeFolder(this.path);
    for (const name of [FILE.comparison, FILE.report]) this.#files.remove(join(this.path, name));
    this.#write(FILE.manifest, asJson(manifest));
    this.#journal = this.#files.appendAfter(join(this.path, FILE.journal), this.#journalBytes);
  }

  /** Stores a finished replication; it is on the disk when this returns. */
  record(replication: number, results: readonly PolicyResult[]): void {
    this.#journal?.append(journalLine(replication, results));
  }

  /** Writes what is done, and last the manifest that vouches for it. */
  finish({ manifest, replicationLines, seriesLines, failures, verdicts }: Written): void {
    this.#journal?.close();
    this.#journal = null;
    this.#write(FILE.replications, replicationLines);
    this.#write(FILE.series, seriesLines);
    if (failures.length > 0) this.#write(FILE.failures, asJson(failures));
    else this.#files.remove(join(this.path, FILE.failures));
    if (verdicts !== null) {
      this.#write(FILE.comparison, asJson(verdicts.comparison));
      this.#write(FILE.report, [verdicts.report]);
    }
    this.#write(FILE.manifest, asJson(manifest));
  }

  #write(name: string, pieces: Iterable<string>): void {
    this.#files.write(join(this.path, name), pieces);
  }
}
