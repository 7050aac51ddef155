/** What there is to store, print and draw of a study, complete or not. */
import type { Comparison } from "../../engine/study/comparison.ts";
import type { ComparisonStudy } from "../../engine/study/comparison-study.ts";
import type { Run } from "../../engine/study/method.ts";
import { resultHash } from "../../engine/study/record.ts";
import { type ResolvedStudy, scenarioHash } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import { columnsOf } from "../store/columns.ts";
import type { Manifest } from "../store/manifest.ts";
import type { StoredFailure } from "../store/run-directory.ts";
import type { RunFailure, RunResult } from "./task.ts";

/** The manifest of a study of which nothing is done. */
export function plannedManifest({ installation, now }: Effects, study: ResolvedStudy, matters: boolean): Manifest {
  return {
    gridgov: installation.version,
    modelHash: installation.modelHash,
    node: process.version,
    study,
    scenarioHash: scenarioHash(study),
    seed: study.seed,
    replications: { planned: study.replications, done: 0, failed: [] },
    columns: columnsOf(study.horizon),
    matters,
    tables: null,
    resultHash: null,
    startedAt: now().toISOString(),
    finishedAt: null,
  };
}

/** What failed, with where and why, as runs come back. */
export class Failures {
  readonly #known = new Map<string, RunFailure>();

  add({ replication }: Run, results: readonly RunResult[]): void {
    for (const { policy, failure } of results) {
      if (failure !== null) this.#known.set(`${replication} ${policy}`, failure);
    }
  }

  /** @returns what the method counts as failed */
  of({ replications }: Comparison, seed: string): StoredFailure[] {
    return replications.failed.map(({ policy, replication, message }) => {
      const failure = this.#known.get(`${replication} ${policy}`);
      return { policy, replication, seed, stage: failure?.stage ?? "measure", message, stack: failure?.stack ?? "" };
    });
  }
}

export interface Account {
  readonly manifest: Manifest;
  readonly comparison: Comparison;
  readonly failures: readonly StoredFailure[];
  /** The comparison with what vouches for it: comparison.json, and what --json prints. */
  readonly answer: object;
}

/** @param finishedAt - null for a run that is not complete */
export function accountOf(
  method: ComparisonStudy,
  known: Failures,
  started: Manifest,
  finishedAt: string | null,
): Account {
  const comparison = method.verdict();
  const { planned, done } = comparison.replications;
  const failures = known.of(comparison, started.seed);
  const manifest: Manifest = {
    ...started,
    replications: { planned, done, failed: failures.map(({ stack: _, seed: __, ...failed }) => failed) },
    resultHash: finishedAt === null ? null : resultHash(method.rows()),
    finishedAt,
  };
  const { gridgov, modelHash, scenarioHash, seed, resultHash: hash } = manifest;
  const answer = { gridgov, modelHash, scenarioHash, seed, resultHash: hash, ...comparison };
  return { manifest, comparison, failures, answer };
}
