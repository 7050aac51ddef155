/** What passes between the pool and its workers, and what comes of it. */
import type { Failure, Plan } from "../../engine/district/plan.ts";
import type { Run } from "../../engine/study/method.ts";
import type { ToldResult } from "../../engine/study/results.ts";

/** Sent once, when a worker starts. */
export interface WorkerData {
  /** Where a worker keeps what it has finished; null if nothing is stored. */
  readonly store: {
    /** The folder of journals; each worker begins its own in it. */
    readonly journals: string;
    /** The number that the names of this process's journals begin with. */
    readonly session: number;
    /** The folder of the matters' files, null without --matters. */
    readonly matters: string | null;
  } | null;
  /** Whether results come back with their record, for whoever keeps it elsewhere. */
  readonly records?: boolean;
}

/** Policies of one design point in one replication. */
export interface Assignment {
  readonly plan: Plan;
  readonly seed: string;
  readonly replication: number;
  /** Name of the design point, and its index in the directory. */
  readonly point: { readonly name: string; readonly index: number };
  /** Index of each of the plan's policies among those of the design point. */
  readonly policies: readonly number[];
}

export interface Task extends Assignment {
  readonly modelHash: string;
}

/** What one policy gave, without what only the journal needs. */
export interface RunResult extends ToldResult {
  readonly failure: RunFailure | null;
}

/** Stage "worker": the whole run was lost with the thread that ran it. */
export interface RunFailure extends Omit<Failure, "stage"> {
  readonly stage: Failure["stage"] | "worker";
}

/** Results, and the journal that holds them. */
export interface Finished {
  readonly results: readonly RunResult[];
  readonly journal: string | null;
  /** Where records are wanted: see cli/store/record.ts. */
  readonly record?: Uint8Array;
}

/** Or the worker's own model hash where it is not the task's, or why the results could not be written. */
export type Answer = Finished | { readonly refused: string } | { readonly unwritten: string };

/** How a study method is told of a run. */
export type Tell = (run: Run, results: readonly RunResult[]) => void;

/** @returns the results of a run that was lost: every policy failed */
export function lostResults(policies: readonly string[], error: Error): RunResult[] {
  const failure: RunFailure = { stage: "worker", message: error.message, stack: error.stack ?? "" };
  return policies.map((policy) => ({ policy, values: null, failure }));
}
