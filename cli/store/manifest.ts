/** What a run directory holds the results of: enough to tell whether two runs may be mixed, and to run it again. */
import type { ResolvedStudy } from "../../scenarios/study.ts";
import { InputError } from "../errors.ts";
import type { Shard } from "../execute/share.ts";
import type { RunFailure } from "../execute/task.ts";
import type { StoredColumns } from "./columns.ts";
import type { Seals } from "./tables.ts";

export interface FailedRun {
  /** The design point; absent where a study has one only. */
  readonly point?: string;
  readonly policy: string;
  readonly replication: number;
  readonly stage: RunFailure["stage"];
  readonly message: string;
}

export interface Manifest {
  readonly gridgov: string;
  readonly modelHash: string;
  readonly node: string;
  readonly study: ResolvedStudy;
  readonly scenarioHash: string;
  readonly seed: string;
  readonly replications: {
    readonly planned: number;
    readonly done: number;
    readonly failed: readonly FailedRun[];
  };
  /** Which part of the study's runs is this directory's; absent where all are. */
  readonly shard?: Shard;
  /** What the numbers in the journals are. */
  readonly columns: StoredColumns;
  /** Whether every run left a file of its matters. */
  readonly matters: boolean;
  /** What the tables were when they were written, null while there are none. */
  readonly tables: Seals | null;
  /** Null until every planned replication is done or has failed; that of a shard remains null. */
  readonly resultHash: string | null;
  readonly startedAt: string;
  /** Of a shard, when its share of the round was done. */
  readonly finishedAt: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What makes a run this run and no other. The number of replications is not in it: a run may be extended. */
function identity({ modelHash, scenarioHash, seed, study, matters, shard }: Manifest): Json {
  const { replications: _, ...rest } = study;
  return JSON.parse(JSON.stringify({ modelHash, seed, study: rest, scenarioHash, matters, shard })) as Json;
}

function isBranch(value: Json | undefined): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null;
}

function compare(stored: Json | undefined, asked: Json | undefined, path: string, found: string[]): void {
  if (isBranch(stored) && isBranch(asked) && Array.isArray(stored) === Array.isArray(asked)) {
    const [left, right] = [stored, asked] as [Record<string, Json>, Record<string, Json>];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      compare(left[key], right[key], path === "" ? key : `${path}/${key}`, found);
    }
  } else if (stored !== asked) {
    found.push(`${path}: stored ${JSON.stringify(stored) ?? "nothing"}, now ${JSON.stringify(asked) ?? "nothing"}`);
  }
}

/**
 * @returns one line for everything in which two runs differ, the number of replications apart; empty if their results
 *   may stand in one directory
 */
export function differences(stored: Manifest, asked: Manifest): string[] {
  const found: string[] = [];
  compare(identity(stored), identity(asked), "", found);
  return found;
}

/** @throws InputError if the text is no manifest */
export function readManifest(text: string, path: string): Manifest {
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (typeof manifest.modelHash === "string" && typeof manifest.study === "object") return manifest;
  } catch {
    // Said below, like a manifest that lacks its parts.
  }
  throw new InputError(`${path}: not the manifest of a run.`);
}
