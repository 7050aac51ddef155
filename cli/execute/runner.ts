/** Runs what a study method asks for, except what is stored already. */

import { join } from "node:path";
import type { Plan, PlannedPolicy } from "../../engine/district/plan.ts";
import type { Installation } from "../installation.ts";
import type { WorkerOptions } from "../options.ts";
import { MATTERS } from "../store/matters.ts";
import type { StoredResult } from "../store/record.ts";
import type { RunDirectory } from "../store/run-directory.ts";
import { Syncing } from "../store/syncing.ts";
import { type PoolOptions, ReplicationPool } from "./pool.ts";
import { lostResults, type RunResult } from "./task.ts";

/** A world and the policies that meet it in every replication. */
export interface PlannedPoint {
  /** Unique within a study. */
  readonly name: string;
  readonly plan: Plan;
}

/** Where results are kept, and whether the matters are. */
export interface Keeping {
  readonly directory: RunDirectory;
  readonly matters: boolean;
}

/** What a study method is told of a run, and whether it had to be run now. */
export interface Told {
  readonly results: readonly RunResult[];
  readonly isFresh: boolean;
}

/** @returns how a pool is to run, as the command line says */
export function poolOptions(
  { worker, modelHash }: Installation,
  threads: number,
  { timeLimit, memory }: WorkerOptions,
): Omit<PoolOptions, "data"> {
  return { worker, modelHash, threads, timeLimit, ...(memory === undefined ? {} : { heap: memory }) };
}

export class Runner {
  readonly #seed: string;
  readonly #keeping: Keeping | null;
  readonly #options: PoolOptions;
  /** Started with the first run that is not stored. */
  #pool: ReplicationPool | null = null;
  readonly #syncing: Syncing | null;

  constructor(seed: string, keeping: Keeping | null, options: Omit<PoolOptions, "data">) {
    this.#seed = seed;
    this.#keeping = keeping;
    const folder = keeping?.directory.journals.folder;
    this.#syncing = folder === undefined ? null : new Syncing(folder);
    this.#options = { ...options, data: { store: keeping === null ? null : storeOf(keeping) } };
  }

  /**
   * @returns what every policy of the point gave, in its order; a lost run has failed under all policies that were run
   * @throws what `ReplicationPool.run` throws
   */
  async run({ name, plan }: PlannedPoint, replication: number): Promise<Told> {
    const directory = this.#keeping?.directory;
    const index = directory?.points.add(name, plan, this.#seed) ?? 0;
    const stored = new Map(
      directory?.journals.run(index, replication).results.map((result) => [result.policy, result]),
    );
    const missing = plan.policies.flatMap((_, p) => (stored.has(p) ? [] : [p]));
    const fresh = missing.length === 0 ? [] : await this.#runPolicies(name, index, plan, replication, missing);
    const told = new Map(fresh.map((result) => [result.policy, result]));
    const results = plan.policies.map((policy, p) => told.get(policy.name) ?? toldOf(policy, stored.get(p)!));
    return { results, isFresh: missing.length > 0 };
  }

  /** Ends every thread; what has come back is on the disk. */
  async close(): Promise<void> {
    await this.#pool?.close();
    this.#syncing?.end();
  }

  async #runPolicies(
    name: string,
    index: number,
    plan: Plan,
    replication: number,
    missing: readonly number[],
  ): Promise<readonly RunResult[]> {
    // The burn-in runs under the baseline, and some responses compare with it: it runs again if only others are missing.
    const policies = missing.includes(0) ? missing : [0, ...missing];
    const chosen = policies.map((p) => plan.policies[p]);
    this.#pool ??= new ReplicationPool(this.#options);
    const outcome = await this.#pool.run({
      plan: { ...plan, policies: chosen },
      seed: this.#seed,
      replication,
      point: { name, index },
      policies,
    });
    if ("lost" in outcome) {
      return lostResults(
        missing.map((p) => plan.policies[p].name),
        outcome.lost,
      );
    }
    if (outcome.journal !== null) this.#syncing?.touch(outcome.journal);
    return outcome.results;
  }
}

function storeOf({ directory, matters }: Keeping) {
  const { folder, nextSession } = directory.journals;
  return { journals: folder, session: nextSession, matters: matters ? join(directory.path, MATTERS) : null };
}

function toldOf({ name }: PlannedPolicy, { values, failure }: StoredResult): RunResult {
  return { policy: name, values, failure };
}
