/** A worker: takes shards from a queue and runs them in threads of its own. What a shard gave is written before it is acknowledged. */
import type { Job } from "bullmq";
import type { Build } from "../../installation.ts";
import type { Executor } from "../executor.ts";
import type { Entry, ShardJob, ShardResult } from "./job.ts";
import { pack } from "./job.ts";
import { persistently } from "./persist.ts";

export interface ShardRunner {
  readonly threads: Executor;
  readonly build: Build;
  /** An identity of the process. */
  readonly worker: string;
  /** Aborted: finish the replication, give back the rest. */
  readonly stop: AbortSignal;
  /** s since anything. */
  readonly clock: () => number;
  /** Told when a replication is over. */
  readonly ran: () => void;
}

/** @throws what keeps the threads from running anything; what was finished before is in `entries` */
async function entriesOf(
  { threads, stop, clock, ran }: ShardRunner,
  { plan, seed, replications, content }: ShardJob,
  entries: Entry[],
): Promise<void> {
  const policies = plan.policies.map((_, p) => p);
  for (const replication of replications) {
    if (stop.aborted) return;
    const start = clock();
    const outcome = await threads.run({ plan, seed, replication, point: { name: content, index: 0 }, policies });
    const seconds = clock() - start;
    if ("lost" in outcome) {
      const { message, stack = "" } = outcome.lost;
      entries.push({ replication, seconds, record: { lost: { message, stack } } });
    } else entries.push({ replication, seconds, record: pack(outcome.record!) });
    ran();
  }
}

/**
 * Runs a shard, writes what it gave, and returns, which acknowledges it. What was not run is left to others.
 *
 * @returns what keeps this worker from running anything, or null
 * @throws Error if the shard is of another model, or cannot be written
 */
export async function serveShard(
  runner: ShardRunner,
  job: Pick<Job<ShardJob>, "data" | "updateData">,
): Promise<unknown> {
  const { data } = job;
  const { worker, threads, build } = runner;
  if (data.modelHash !== build.modelHash) {
    throw new Error(`the shard is of model ${data.modelHash}, this worker carries ${build.modelHash}`);
  }
  const entries: Entry[] = [];
  let hindrance: unknown = null;
  try {
    await entriesOf(runner, data, entries);
  } catch (error) {
    hindrance = error;
  }
  const done: ShardResult = { worker, threads: threads.lanes, entries };
  await persistently(
    () => job.updateData({ ...data, done }),
    () => {},
    () => runner.stop.aborted,
  );
  return hindrance;
}
