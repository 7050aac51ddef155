/** What passes through a queue: a shard of runs as data, and what came of each. No code is ever in it. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Plan } from "../../../engine/district/plan.ts";

/** Replications of one plan, to be run one after the other. */
export interface ShardJob {
  readonly modelHash: string;
  /** Of the study that wants it: see `scenarioHash`. */
  readonly study: string;
  /** With the replication, the key of a result: see `contentOf`. */
  readonly content: string;
  readonly plan: Plan;
  readonly seed: string;
  readonly replications: readonly number[];
  /** Written before the job is acknowledged. */
  readonly done?: ShardResult;
}

export interface ShardResult {
  /** Who ran it: an identity of the process, without a meaning elsewhere. */
  readonly worker: string;
  /** Runs that it does at once. */
  readonly threads: number;
  /** Those of the shard that are over; the others are to be run elsewhere. */
  readonly entries: readonly Entry[];
}

/** A run that is over. */
export interface Entry {
  readonly replication: number;
  /** It took. */
  readonly seconds: number;
  /** Packed: see `pack`; or why it could not be run at all. */
  readonly record: string | { readonly lost: { readonly message: string; readonly stack: string } };
}

/** @returns the identity of what the runs of a plan give: model and everything that they depend on, as `scenarioKeys` names it */
export function contentOf(modelHash: string, scenarios: readonly string[]): string {
  return createHash("sha256")
    .update([modelHash, ...scenarios].join("\n"))
    .digest("hex");
}

/** @returns the name of a shard: the same runs of the same content have the same */
export function jobIdOf({
  study,
  content,
  replications,
}: Pick<ShardJob, "study" | "content" | "replications">): string {
  return createHash("sha256")
    .update([study, content, ...replications].join("\n"))
    .digest("hex")
    .slice(0, 40);
}

/** @returns the bytes as text, smaller */
export function pack(bytes: Uint8Array): string {
  return deflateRawSync(bytes, { level: 1 }).toString("base64");
}

export function unpack(text: string): Buffer {
  return inflateRawSync(Buffer.from(text, "base64"));
}
