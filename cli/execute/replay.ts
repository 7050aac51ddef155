/** What a study method learns from what is stored, before anything is run. */
import type { Run } from "../../engine/study/method.ts";
import type { Journals } from "../store/journals.ts";
import type { Points } from "../store/points.ts";
import type { Asking } from "./driver.ts";
import type { RunResult, Tell } from "./task.ts";

export interface Replayed {
  /** Runs that were told from the store. */
  readonly stored: number;
  /** Runs that are wanted next and are not stored, in the order in which they were asked for. */
  readonly missing: readonly Run[];
}

/** @returns what a directory holds of a run under every policy, or null */
export function readRun(journals: Journals, points: Points, { point, replication }: Run): RunResult[] | null {
  const index = points.indexOf(point.name);
  const { results } = journals.run(index, replication);
  if (results.length < point.policies.length) return null;
  return results.map(({ policy, values, failure }) => ({ policy: point.policies[policy].name, values, failure }));
}

/**
 * Tells a method everything stored that it asks for, as far as it comes.
 *
 * @param stored - what is stored of a run, or null
 */
export function replay(method: Asking<Run>, stored: (run: Run) => readonly RunResult[] | null, tell: Tell): Replayed {
  const missing: Run[] = [];
  let count = 0;
  for (let asked = method.ask(); asked.length > 0; asked = method.ask()) {
    for (const run of asked) {
      const results = stored(run);
      if (results === null) missing.push(run);
      else {
        tell(run, results);
        count++;
      }
    }
  }
  return { stored: count, missing };
}
