/** Shards as one run: what they hold together, what is missing, and whether the method wants more than was asked of them. */
import type { Run, StudyMethod } from "../../engine/study/method.ts";
import { InputError } from "../errors.ts";
import type { Asking } from "./driver.ts";
import type { Executor, Outcome } from "./executor.ts";
import { shardOf } from "./share.ts";
import type { Assignment, RunResult } from "./task.ts";

/** Nothing is run: what shards have run is put together. */
export interface Merging {
  /** Their directories. */
  readonly shards: readonly string[];
  /** Tells what they could not run. */
  readonly lost: Executor;
  /** So many runs they know, in the order in which the method asks; without end if they know all it wants. */
  readonly known: number;
}

/** Runs in the order in which a method asks for them. */
export interface Survey {
  /** So many are known before the first round that is not; without end if the method wants no more. */
  readonly known: number;
  /** Of a round that was run in part: by shard, how many runs are missing. */
  readonly missing: ReadonlyMap<number, number>;
}

/**
 * Tells a method what is known, until it waits for what is not.
 *
 * @param known - what came of a run, or null
 * @param shards - by which the runs were shared
 */
export function survey(
  method: Pick<StudyMethod<unknown>, "ask" | "tell">,
  known: (run: Run) => readonly RunResult[] | null,
  shards: number,
): Survey {
  const missing = new Map<number, number>();
  let [asked, lacking, roundStart] = [0, 0, 0];
  for (let runs = method.ask(); runs.length > 0; runs = method.ask()) {
    if (lacking === 0) roundStart = asked;
    for (const run of runs) {
      const shard = shardOf(asked++, shards);
      const results = known(run);
      if (results !== null) method.tell(run, results);
      else {
        lacking++;
        missing.set(shard, (missing.get(shard) ?? 0) + 1);
      }
    }
  }
  const isNewRound = lacking === asked - roundStart && roundStart > 0;
  return {
    known: lacking === 0 ? Infinity : roundStart,
    missing: isNewRound ? new Map() : missing,
  };
}

/** The first runs that a method asks for, and no more. */
export class FirstRuns implements Asking<Run> {
  readonly #method: Asking<Run>;
  #left: number;

  constructor(method: Asking<Run>, count: number) {
    this.#method = method;
    this.#left = count;
  }

  ask(): readonly Run[] {
    if (this.#left === 0) return [];
    const asked = this.#method.ask().slice(0, this.#left);
    this.#left -= asked.length;
    return asked;
  }
}

/** Runs that no shard could run; it runs nothing itself. */
export class LostRuns implements Executor {
  readonly lanes = 1;
  readonly #reasons = new Map<string, Error>();

  add(point: string, replication: number, message: string, stack: string): void {
    this.#reasons.set(`${replication} ${point}`, Object.assign(new Error(message), { stack }));
  }

  reason(point: string, replication: number): Error | null {
    return this.#reasons.get(`${replication} ${point}`) ?? null;
  }

  async run({ point, replication }: Assignment): Promise<Outcome> {
    const lost = this.reason(point.name, replication);
    if (lost !== null) return { lost };
    throw new InputError(`replication ${replication} of ${point.name} is in none of the shards.`);
  }

  async close(): Promise<void> {}
}
