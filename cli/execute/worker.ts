/** Runs replications in a thread of the pool. */
import { workerData } from "node:worker_threads";
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { PolicyResult } from "../../engine/district/plan.ts";
import { runReplication } from "../../engine/district/run.ts";
import { readBuild } from "../installation.ts";
import type { Answer, Task, WorkerData } from "./task.ts";

const { plan, seed } = workerData as WorkerData;
const { modelHash } = readBuild();

function buffersOf(results: readonly PolicyResult[]): ArrayBufferLike[] {
  return results.flatMap(({ values, series }) =>
    [...(values === null ? [] : [values]), ...series].map((v) => v.buffer),
  );
}

/** @returns the answer, whose columns leave this thread without a copy */
export default function replicate(task: Task): Answer {
  if (task.modelHash !== modelHash) return { refused: modelHash };
  const results = runReplication(plan, seed, task.replication);
  const moved = { [transferableSymbol]: buffersOf(results), [valueSymbol]: { results } };
  return move(moved) as unknown as Answer;
}
