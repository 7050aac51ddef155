/**
 * A shard: every n-th of the runs that a method asks for, in the order in which it asks. The order does not depend on who
 * runs what, so n processes that know nothing of one another run everything once. What is stored of the others' shares is
 * told; where the method waits for what is not, the share of this round is done.
 */
import type { Run, StudyMethod } from "../../engine/study/method.ts";
import type { Asking } from "./driver.ts";
import type { RunResult, Tell } from "./task.ts";

export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

export const inWords = ({ number, of }: Shard): string => `shard ${number} of ${of}`;

/** @returns which shard has the run of an ordinal from 0 */
export function shardOf(ordinal: number, of: number): number {
  return (ordinal % of) + 1;
}

/** @returns how many of the first runs that are asked for are a shard's */
export function sizeOf({ number, of }: Shard, runs: number): number {
  return Math.max(0, Math.ceil((runs - number + 1) / of));
}

export class Share implements Asking<Run> {
  readonly #method: Pick<StudyMethod<unknown>, "ask">;
  readonly #shard: Shard;
  readonly #elsewhere: (run: Run) => readonly RunResult[] | null;
  readonly #tell: Tell;
  #asked = 0;

  /**
   * @param elsewhere - what is stored of a run of another shard, or null
   * @param tell - told of those
   */
  constructor(
    method: Pick<StudyMethod<unknown>, "ask">,
    shard: Shard,
    elsewhere: (run: Run) => readonly RunResult[] | null,
    tell: Tell,
  ) {
    this.#method = method;
    this.#shard = shard;
    this.#elsewhere = elsewhere;
    this.#tell = tell;
  }

  ask(): readonly Run[] {
    for (let asked = this.#method.ask(); asked.length > 0; asked = this.#method.ask()) {
      const own: Run[] = [];
      for (const run of asked) {
        if (shardOf(this.#asked++, this.#shard.of) === this.#shard.number) {
          own.push(run);
          continue;
        }
        const results = this.#elsewhere(run);
        if (results !== null) this.#tell(run, results);
      }
      if (own.length > 0) return own;
    }
    return [];
  }
}
