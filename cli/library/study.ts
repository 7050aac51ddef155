/** Studies conducted: run in threads, stored if asked to, their verdict as data. */
import { availableParallelism } from "node:os";
import type { Answer } from "../../scenarios/method.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { conduct } from "../execute/conduct.ts";
import { type ConductOptions, TIME_LIMIT } from "../options.ts";
import type { Manifest } from "../store/manifest.ts";
import { manifestIn, type StoredFailure } from "../store/run-directory.ts";
import { type Listening, quietly } from "./quietly.ts";

export interface Running extends Partial<ConductOptions>, Listening {}

/** What a complete study gave. */
export interface Ran<Outcome extends Answer = Answer> {
  readonly study: ResolvedStudy;
  /** The verdict with the method that gave it. */
  readonly answer: Outcome;
  /** SHA-256 over every value that the verdict rests on. */
  readonly resultHash: string;
  readonly manifest: Manifest;
  /** Replications that failed under a policy, with where and why. */
  readonly failures: readonly StoredFailure[];
  /** Where it is stored, or null. */
  readonly directory: string | null;
  /** The verdict with what vouches for it, as `comparison.json` and `verdict.json` hold it. */
  readonly json: object;
}

/** A study was stopped before it was complete. */
export class Interrupted extends Error {
  readonly done: number;
  readonly planned: number;
  /** Where what was done is kept, or null. */
  readonly directory: string | null;

  constructor(done: number, planned: number, directory: string | null) {
    super(`interrupted after ${done} of ${planned} replications`);
    this.name = "Interrupted";
    this.done = done;
    this.planned = planned;
    this.directory = directory;
  }
}

/**
 * Conducts a study by its method.
 *
 * @throws InputError if the results may not be stored where they should
 * @throws Interrupted if it is stopped
 */
export async function study(
  study: ResolvedStudy,
  running: Running = {},
  effects: Effects = quietly(running),
): Promise<Ran> {
  const defaults = { workers: availableParallelism(), timeLimit: TIME_LIMIT, lang: "en" } as const;
  const { isComplete, manifest, outcome, failures, answer, directory } = await conduct(effects, study, {
    ...defaults,
    ...running,
  });
  const { done, planned } = manifest.replications;
  if (!isComplete || outcome === null || manifest.resultHash === null) throw new Interrupted(done, planned, directory);
  return { study, answer: outcome, resultHash: manifest.resultHash, manifest, failures, directory, json: answer };
}

/**
 * Compares two policies or more in the same worlds.
 *
 * @throws InputError for a study by another method or of one policy, and as `study` does
 * @throws Interrupted if it is stopped
 */
export async function compare(
  compared: ResolvedStudy,
  running: Running = {},
  effects: Effects = quietly(running),
): Promise<Ran<Extract<Answer, { method: "compare" }>>> {
  const { name, method, policies } = compared;
  if (method !== "compare") {
    throw new InputError(`${name} is a study by the method ${method}. Use gridgov study ${name}.`);
  }
  if (policies.length < 2) {
    throw new InputError(`${name} has one policy only, ${policies[0].name}: nothing to compare. Use gridgov run.`);
  }
  const ran = await study(compared, running, effects);
  return { ...ran, answer: ran.answer as Extract<Answer, { method: "compare" }> };
}

/**
 * Runs exactly what a run directory lacks, by what its manifest says.
 *
 * @throws InputError if the directory holds no run, or one of another model
 * @throws Interrupted if it is stopped
 */
export async function resume(
  directory: string,
  running: Omit<Running, "out" | "matters"> = {},
  effects: Effects = quietly(running),
): Promise<Ran> {
  const { study: stored, matters } = manifestIn(effects.files, directory);
  return await study(stored, { ...running, out: directory, matters }, effects);
}
