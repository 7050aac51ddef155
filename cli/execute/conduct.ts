/** Conducts a study from its plan to its verdicts: runs what is missing, stores it, prints the outcome. */

import { SERIES } from "../../engine/district/series/index.ts";
import { type Comparison, ComparisonStudy } from "../../engine/study/comparison.ts";
import { resultHash } from "../../engine/study/record.ts";
import { type ResolvedStudy, scenarioHash, toComparisonPlan, toPlan } from "../../scenarios/study.ts";
import type { ReportData } from "../../viz/report/data.ts";
import { summarise } from "../../viz/report/summarise.ts";
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode, InputError } from "../errors.ts";
import type { RunOptions } from "../options.ts";
import { startProgress } from "../progress.ts";
import { renderHtml, renderText } from "../rendering.ts";
import type { Manifest } from "../store/manifest.ts";
import { RunDirectory, type StoredFailure } from "../store/run-directory.ts";
import { type Curves, curvesOf, replicationLines, seriesLines } from "../store/tables.ts";
import { drive } from "./driver.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { ReplicationPool } from "./pool.ts";
import { lostResults, type RunResult } from "./task.ts";

type Outcomes = Map<number, readonly RunResult[]>;

/** The manifest of a study of which nothing is done. */
function plannedManifest({ installation, now }: Effects, study: ResolvedStudy): Manifest {
  return {
    gridgov: installation.version,
    modelHash: installation.modelHash,
    node: process.version,
    study,
    scenarioHash: scenarioHash(study),
    seed: study.seed,
    replications: { planned: study.replications, done: 0, failed: [] },
    resultHash: null,
    startedAt: now().toISOString(),
    finishedAt: null,
  };
}

/** Says what a directory already holds of the run. */
function announce({ terminal }: Effects, { path, found, outcomes }: RunDirectory, planned: number): void {
  if (found === null) return;
  const had = found.replications.planned;
  if (had < planned) terminal.note(`${path} is extended from ${had} to ${planned} replications.`);
  const missing = planned - outcomes.size;
  if (missing > 0) terminal.note(`${path} holds ${outcomes.size} of ${planned} replications; ${missing} are run.`);
  else terminal.note(`${path} holds all ${planned} replications; nothing is run.`);
}

/**
 * Tells the method every replication, stored or run now, in the order in which they arrive.
 *
 * @param outcomes - what is stored; what is run, or lost, is added
 * @returns whether the method has all it asked for
 */
async function runMissing(
  effects: Effects,
  study: ResolvedStudy,
  method: ComparisonStudy,
  outcomes: Outcomes,
  directory: RunDirectory | null,
  workers: number,
): Promise<boolean> {
  const { installation } = effects;
  const policies = study.policies.map(({ name }) => name);
  const threads = Math.min(workers, study.replications - outcomes.size);
  const { modelHash, worker } = installation;
  const pool =
    threads === 0
      ? null
      : new ReplicationPool({ worker, data: { plan: toPlan(study), seed: study.seed }, modelHash, threads });
  const interrupts = listenForInterrupts(effects);
  const progress = startProgress(effects, study.replications, outcomes.size);
  const run = async (replication: number): Promise<void> => {
    if (!outcomes.has(replication)) {
      const outcome = await pool!.run(replication);
      if ("results" in outcome) directory?.record(replication, outcome.results);
      outcomes.set(replication, "results" in outcome ? outcome.results : lostResults(policies, outcome.lost));
      progress.advance();
    }
    method.tell(replication, outcomes.get(replication)!);
  };
  try {
    return await drive(method, Math.max(1, threads), run, interrupts);
  } finally {
    progress.stop();
    interrupts.end();
    await pool?.close();
  }
}

/** What failed, as the method counts it, with where and why. */
function failuresOf({ replications }: Comparison, outcomes: Outcomes): StoredFailure[] {
  return replications.failed.map(({ policy, replication, message }) => {
    const failure = outcomes.get(replication)?.find((result) => result.policy === policy)?.failure;
    return { policy, replication, stage: failure?.stage ?? "measure", message, stack: failure?.stack ?? "" };
  });
}

/** What there is to store, print and draw of a study, complete or not. */
interface Account {
  readonly manifest: Manifest;
  readonly data: ReportData;
  readonly curves: readonly Curves[];
  readonly failures: readonly StoredFailure[];
  /** The comparison with what vouches for it: comparison.json, and what --json prints. */
  readonly answer: object;
}

function accountOf(
  study: ResolvedStudy,
  method: ComparisonStudy,
  outcomes: Outcomes,
  started: Manifest,
  finishedAt: string | null,
): Account {
  const comparison = method.verdict();
  const { planned, done } = comparison.replications;
  const failures = failuresOf(comparison, outcomes);
  const manifest: Manifest = {
    ...started,
    replications: { planned, done, failed: failures.map(({ stack: _, ...failed }) => failed) },
    resultHash: finishedAt === null ? null : resultHash(method.rows()),
    finishedAt,
  };
  const { gridgov, modelHash, scenarioHash, seed } = manifest;
  const curves = curvesOf(
    study.policies.map(({ name }) => name),
    SERIES.map(({ name, points }) => ({ name, points: points(study.horizon) })),
    Array.from({ length: done }, (_, replication) => outcomes.get(replication)!),
  );
  return {
    manifest,
    data: { manifest, comparison, study, series: curves.map(summarise) },
    curves,
    failures,
    answer: { gridgov, modelHash, scenarioHash, seed, resultHash: manifest.resultHash, ...comparison },
  };
}

/** @throws InputError if what is stored does not give the hash that its manifest states */
function expectUnaltered({ path }: RunDirectory, stated: string, { resultHash: found }: Manifest): void {
  if (found === stated) return;
  throw new InputError(`${path} was altered: its results hash to ${found}, its manifest states ${stated}.`);
}

/**
 * @returns done, failures (some replications failed) or interrupted
 * @throws InputError if the results may not be stored where they should
 */
export async function conduct(effects: Effects, study: ResolvedStudy, options: RunOptions): Promise<ExitCode> {
  const { files, terminal, now } = effects;
  const method = new ComparisonStudy(toComparisonPlan(study));
  const planned = plannedManifest(effects, study);
  const directory = options.out === undefined ? null : new RunDirectory(files, options.out, planned);
  const outcomes: Outcomes = new Map(directory?.outcomes);
  const started: Manifest = { ...planned, startedAt: directory?.found?.startedAt ?? planned.startedAt };
  const stated = outcomes.size < study.replications ? null : (directory?.found?.resultHash ?? null);
  if (directory !== null) announce(effects, directory, study.replications);
  if (outcomes.size < study.replications) directory?.begin(started);

  const isComplete = await runMissing(effects, study, method, outcomes, directory, options.workers);

  const account = accountOf(study, method, outcomes, started, isComplete ? now().toISOString() : null);
  const { manifest, data, curves, failures, answer } = account;
  if (directory !== null && stated !== null) expectUnaltered(directory, stated, manifest);
  else {
    directory?.finish({
      manifest,
      replicationLines: replicationLines(method.rows()),
      seriesLines: seriesLines(curves),
      failures,
      verdicts: isComplete ? { comparison: answer, report: await renderHtml(data, options.lang) } : null,
    });
  }
  if (!isComplete) {
    terminal.note(`Interrupted after ${data.comparison.replications.done} of ${study.replications} replications.`);
    if (directory === null) terminal.note("Nothing is stored without --out.");
    else terminal.note(`${directory.path} holds what is done. To resume:\n  ${effects.invocation}`);
    return EXIT.interrupted;
  }
  if (options.json === true) terminal.result(JSON.stringify(answer, null, 2));
  else terminal.result(renderText(data, options.lang, directory?.report));
  return failures.length > 0 ? EXIT.failures : EXIT.done;
}
