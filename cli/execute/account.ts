/** What there is to store, print and draw of a study, complete or not. */
import type { Run, StudyMethod } from "../../engine/study/method.ts";
import { resultHash } from "../../engine/study/record.ts";
import type { FailedRun } from "../../engine/study/results.ts";
import type { Answer } from "../../scenarios/method.ts";
import { type ResolvedStudy, scenarioHash } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import type { RunOptions } from "../options.ts";
import { columnsOf } from "../store/columns.ts";
import type { Manifest } from "../store/manifest.ts";
import type { StoredFailure } from "../store/run-directory.ts";
import { sizeOf } from "./share.ts";
import type { RunFailure, RunResult } from "./task.ts";

/**
 * The manifest of a study of which nothing is done.
 *
 * @param planned - runs of a design point that the method asks for at most
 */
export function plannedManifest(
  { installation, now }: Effects,
  study: ResolvedStudy,
  planned: number,
  { matters = false, shard }: Pick<RunOptions, "matters" | "shard">,
): Manifest {
  return {
    gridgov: installation.version,
    modelHash: installation.modelHash,
    node: process.version,
    study,
    scenarioHash: scenarioHash(study),
    seed: study.seed,
    replications: { planned: shard === undefined ? planned : sizeOf(shard, planned), done: 0, failed: [] },
    ...(shard === undefined ? {} : { shard }),
    columns: columnsOf(study),
    matters,
    tables: null,
    resultHash: null,
    startedAt: now().toISOString(),
    finishedAt: null,
  };
}

/** What failed, with where and why, as runs come back. */
export class Failures {
  readonly #known = new Map<string, RunFailure & Omit<FailedRun, "message">>();
  /** The point of a study that has one only. */
  #first = "";

  add({ point: { name }, replication }: Run, results: readonly RunResult[]): void {
    if (this.#first === "") this.#first = name;
    for (const { policy, failure } of results) {
      if (failure === null) continue;
      this.#known.set(`${replication} ${name} ${policy}`, { ...failure, point: name, policy, replication });
    }
  }

  /** @returns all, whatever the method counts: in a shard it sees a part only */
  all(seed: string): StoredFailure[] {
    return [...this.#known.values()].map((failure) => ({ ...failure, seed }));
  }

  /** @returns what the method counts as failed */
  of(failed: readonly FailedRun[], seed: string): StoredFailure[] {
    return failed.map((run) => {
      const failure = this.#known.get(`${run.replication} ${run.point ?? this.#first} ${run.policy}`);
      return { ...run, seed, stage: failure?.stage ?? "measure", stack: failure?.stack ?? "" };
    });
  }
}

/** @param told - runs of its share that a shard has */
export function accountOfShare(
  known: Failures,
  started: Manifest,
  told: number,
  finishedAt: string | null,
): Pick<Account, "manifest" | "failures"> {
  const failures = known.all(started.seed);
  const replications = { ...started.replications, done: told, failed: listed(failures) };
  return { manifest: { ...started, replications, finishedAt }, failures };
}

/** Failures as a manifest names them. */
function listed(failures: readonly StoredFailure[]): Manifest["replications"]["failed"] {
  return failures.map(({ stack: _, seed: __, ...failed }) => failed);
}

export interface Account {
  readonly manifest: Manifest;
  /** What the method answers; null where it answers nothing before it is complete. */
  readonly outcome: Answer | null;
  readonly failures: readonly StoredFailure[];
  /** The verdict with what vouches for it: comparison.json or verdict.json, and what --json prints. */
  readonly answer: object;
}

/**
 * @param told - runs that the method was told
 * @param finishedAt - null for a run that is not complete
 */
export function accountOf(
  study: ResolvedStudy,
  method: StudyMethod<Answer["verdict"]>,
  known: Failures,
  started: Manifest,
  told: number,
  finishedAt: string | null,
): Account {
  const isKnown = study.method === "compare" || method.isComplete;
  const outcome = isKnown ? ({ method: study.method, verdict: method.verdict() } as Answer) : null;
  // Of a city's replications the verdict counts the whole ones, the manifest the runs they consist of.
  const done =
    outcome?.method === "compare" && study.districts === undefined ? outcome.verdict.replications.done : told;
  const failures = known.of(method.failed(), started.seed);
  const manifest: Manifest = {
    ...started,
    replications: {
      ...started.replications,
      done,
      failed: listed(failures),
    },
    resultHash: finishedAt === null ? null : resultHash(method.rows()),
    finishedAt,
  };
  const { gridgov, modelHash, scenarioHash, seed, resultHash: hash } = manifest;
  const vouching = { gridgov, modelHash, scenarioHash, seed, resultHash: hash };
  const what = study.method === "compare" ? {} : { method: study.method };
  return { manifest, outcome, failures, answer: { ...vouching, ...what, ...outcome?.verdict } };
}
