/** What passes between the pool and its workers, and what comes of it. */
import type { Failure, Plan, PolicyResult } from "../../engine/district/plan.ts";

/** Sent once, when a worker starts. */
export interface WorkerData {
  readonly plan: Plan;
  readonly seed: string;
}

/** One replication of every policy. */
export interface Task {
  readonly replication: number;
  readonly modelHash: string;
}

/** The results, or the worker's own model hash where it is not the task's. */
export type Answer = { readonly results: readonly PolicyResult[] } | { readonly refused: string };

/** Stage "worker": the whole replication was lost with the thread that ran it. */
export interface RunFailure extends Omit<Failure, "stage"> {
  readonly stage: Failure["stage"] | "worker";
}

/** What one policy gave in one replication, a lost worker included. */
export interface RunResult extends Omit<PolicyResult, "failure"> {
  readonly failure: RunFailure | null;
}

/** @returns the results of a replication that was lost: every policy failed */
export function lostResults(policies: readonly string[], error: Error): RunResult[] {
  const failure: RunFailure = { stage: "worker", message: error.message, stack: error.stack ?? "" };
  return policies.map((policy) => ({ policy, values: null, series: [], failure }));
}
