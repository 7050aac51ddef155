/** Runs replications in a thread of the pool, and keeps what it has finished in a journal of its own. */
import { join } from "node:path";
import { threadId, workerData } from "node:worker_threads";
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { PolicyResult } from "../../engine/district/plan.ts";
import { runReplication } from "../../engine/district/run.ts";
import { readBuild } from "../installation.ts";
import { diskFiles } from "../store/files.ts";
import { JournalWriter } from "../store/journal.ts";
import { journalName } from "../store/journals.ts";
import { mattersFile, mattersTable } from "../store/matters.ts";
import { encodeRecord } from "../store/record.ts";
import type { Answer, Assignment, Task, WorkerData } from "./task.ts";

const { store, records } = workerData as WorkerData;
const build = readBuild();
let journal: JournalWriter | null = null;

/** What a run leaves for the store, beside its results. */
interface Finished {
  readonly results: readonly PolicyResult[];
  /** By index of the policy: the bytes of the file of matters. */
  readonly matters: ReadonlyMap<number, Uint8Array>;
}

function simulate({ plan, seed, replication, point, policies }: Assignment): Finished {
  const matters = new Map<number, Uint8Array>();
  const communities = plan.district.communities.map(({ name }) => name);
  const results = runReplication(plan, seed, replication, {
    ended(policy, _, measured) {
      if (store === null || store.matters === null) return;
      const index = policies[plan.policies.findIndex(({ name }) => name === policy)];
      const whose = [point.name, policy, replication];
      matters.set(index, mattersTable(measured, whose, communities, `gridgov ${build.version}`));
    },
  });
  return { results, matters };
}

/** A run that failed is tried once more: memory may have been short. */
function simulateTwice(run: Assignment): Finished {
  const first = simulate(run);
  return first.results.some(({ failure }) => failure !== null) ? simulate(run) : first;
}

function recordOf({ results }: Finished, { point, replication, policies }: Assignment): Uint8Array {
  const stored = results.map((result, p) => ({ ...result, policy: policies[p] }));
  return encodeRecord({ point: point.index, replication, results: stored });
}

/** @returns the journal's name */
function keep(finished: Finished, assignment: Assignment): string | null {
  if (store === null) return null;
  const { point, replication } = assignment;
  for (const [policy, bytes] of finished.matters) {
    diskFiles.write(join(store.matters!, mattersFile(point.index, replication, policy)), [bytes]);
  }
  const name = journalName(store.session, threadId);
  journal ??= new JournalWriter(join(store.journals, name));
  journal.append(recordOf(finished, assignment));
  return name;
}

/** @returns the answer, whose columns leave this thread without a copy; what it tells of is in the journal */
export default function replicate(task: Task): Answer {
  if (task.modelHash !== build.modelHash) return { refused: build.modelHash };
  const finished = simulateTwice(task);
  let name: string | null;
  try {
    name = keep(finished, task);
  } catch (error) {
    return { unwritten: error instanceof Error ? error.message : String(error) };
  }
  const record = records === true ? { record: recordOf(finished, task) } : {};
  const results = finished.results.map(({ policy, values, failure }) => ({ policy, values, failure }));
  const buffers = results.flatMap(({ values }) => (values === null ? [] : [values.buffer]));
  return move({
    [transferableSymbol]: buffers,
    [valueSymbol]: { results, journal: name, ...record },
  }) as unknown as Answer;
}
