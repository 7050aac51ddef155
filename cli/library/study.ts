/** Studies conducted: run in threads, stored if asked to, their verdict as data. */
import { availableParallelism } from "node:os";
import type { Answer } from "../../scenarios/method.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { conduct as conductIn } from "../execute/conduct.ts";
import type { Complete, Conducted } from "../execute/conducted.ts";
import type { ConductOptions } from "../options.ts";
import { manifestIn } from "../store/run-directory.ts";
import { type Listening, quietly } from "./quietly.ts";

export type { Conducted } from "../execute/conducted.ts";

/** How a study is conducted unless told: seconds are those that a replication may take. */
export const DEFAULTS = { workers: availableParallelism(), timeLimit: 3600, lang: "en" } as const;

/** How a study is conducted; what is left out is as on the command line. */
export interface Running extends Partial<ConductOptions>, Listening {}

/** What a complete study gave. */
export interface Ran<Outcome extends Answer = Answer> extends Complete {
  readonly answer: Outcome;
  /** SHA-256 over every value that the verdict rests on. */
  readonly resultHash: string;
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
 * Conducts a study, or a shard's share of it, and answers however it ends.
 *
 * @throws InputError if the results may not be stored where they should
 */
export async function conduct(
  study: ResolvedStudy,
  running: Running = {},
  effects: Effects = quietly(running),
): Promise<Conducted> {
  return await conductIn(effects, study, { ...DEFAULTS, ...running });
}

function whole(conducted: Conducted): Ran {
  if (conducted.kind === "complete") return { ...conducted, resultHash: conducted.manifest.resultHash! };
  if (conducted.kind === "interrupted") {
    throw new Interrupted(conducted.done, conducted.planned, conducted.directory);
  }
  throw new Error(`a whole study ended as a ${conducted.kind}`);
}

/**
 * Conducts a study by its method.
 *
 * @throws InputError if the results may not be stored where they should
 * @throws Interrupted if it is stopped
 */
export async function study(study: ResolvedStudy, running: Omit<Running, "shard"> = {}): Promise<Ran> {
  return whole(await conduct(study, running));
}

/** @throws InputError for a study by another method than a comparison, or of one policy */
export function comparable(study: ResolvedStudy): ResolvedStudy {
  const { name, method, policies } = study;
  if (method !== "compare") {
    throw new InputError(`${name} is a study by the method ${method}. Use gridgov study ${name}.`);
  }
  if (policies.length < 2) {
    throw new InputError(`${name} has one policy only, ${policies[0].name}: nothing to compare. Use gridgov run.`);
  }
  return study;
}

/**
 * Compares two policies or more in the same worlds.
 *
 * @throws InputError as `comparable` and `study` do
 * @throws Interrupted if it is stopped
 */
export async function compare(
  compared: ResolvedStudy,
  running: Omit<Running, "shard"> = {},
): Promise<Ran<Extract<Answer, { method: "compare" }>>> {
  const ran = await study(comparable(compared), running);
  return { ...ran, answer: ran.answer as Extract<Answer, { method: "compare" }> };
}

/**
 * Conducts what a run directory lacks, by what its manifest says, and answers however that ends.
 *
 * @throws InputError if the directory holds no run, or one of another model
 */
export async function conductRest(
  directory: string,
  running: Omit<Running, "out" | "matters" | "shard"> = {},
  effects: Effects = quietly(running),
): Promise<Conducted> {
  const { study: stored, matters, shard } = manifestIn(effects.files, directory);
  const what = { out: directory, matters, ...(shard === undefined ? {} : { shard }) };
  return await conduct(stored, { ...running, ...what }, effects);
}

/**
 * Runs exactly what a run directory lacks.
 *
 * @throws InputError if the directory holds no run, one of another model, or a shard's share
 * @throws Interrupted if it is stopped
 */
export async function resume(
  directory: string,
  running: Omit<Running, "out" | "matters" | "shard"> = {},
): Promise<Ran> {
  const conducted = await conductRest(directory, running);
  if (conducted.kind === "share")
    throw new InputError(`${directory} holds a share of a study: merge it with the others.`);
  return whole(conducted);
}
