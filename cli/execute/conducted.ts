/** How a study ends that was conducted. */
import type { Answer } from "../../scenarios/method.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { Manifest } from "../store/manifest.ts";
import type { StoredFailure } from "../store/run-directory.ts";
import type { Shard } from "./share.ts";

/** What came of it. A directory is where it is stored, null if it is not. */
export type Conducted = Complete | ShareRun | Round | Stopped;

/** Nothing is left to run. */
export interface Complete {
  readonly kind: "complete";
  readonly study: ResolvedStudy;
  /** The verdict with the method that gave it. */
  readonly answer: Answer;
  /** The same with what vouches for it, as `comparison.json` and `verdict.json` hold it. */
  readonly json: object;
  readonly manifest: Manifest;
  /** Replications that failed under a policy, with where and why. */
  readonly failures: readonly StoredFailure[];
  readonly directory: string | null;
}

/** A shard has run its share. */
export interface ShareRun {
  readonly kind: "share";
  readonly shard: Shard;
  readonly manifest: Manifest;
  readonly failures: readonly StoredFailure[];
  readonly directory: string;
}

/** A merge leaves the method with questions, which shards have to run. */
export interface Round {
  readonly kind: "round";
  readonly study: ResolvedStudy;
  /** Replications that are merged. */
  readonly known: number;
  readonly directory: string;
}

/** Somebody did not want to wait. */
export interface Stopped {
  readonly kind: "interrupted";
  readonly done: number;
  readonly planned: number;
  readonly directory: string | null;
}
