/** What a study method learns from what is stored, before anything is run. */
import type { Run } from "../../engine/study/method.ts";
import type { Journals } from "../store/journals.ts";
import type { Points } from "../store/points.ts";
import type { Asking } from "./driver.ts";
import type { RunResult, Tell } from "./task.ts";

/** @returns what a directory holds of a run under every policy, or null */
export function readRun(journals: Journals, points: Points, { point, replication }: Run): RunResult[] | null {
  const index = points.indexOf(point.name);
  const { results } = journals.run(index, replication);
  if (results.length < point.policies.length) return null;
  return results.map(({ policy, values, failure }) => ({ policy: point.policies[policy].name, values, failure }));
}

/**
 * Tells a method what is stored, until it asks for something that is not.
 *
 * @param stored - what is stored of a run, or null
 * @returns what it asked for last, from the first run on that is not stored; empty if everything is
 */
export function replay(
  method: Asking<Run>,
  stored: (run: Run) => readonly RunResult[] | null,
  tell: Tell,
): readonly Run[] {
  for (let asked = method.ask(); asked.length > 0; asked = method.ask()) {
    for (const [i, run] of asked.entries()) {
      const results = stored(run);
      if (results === null) return asked.slice(i);
      tell(run, results);
    }
  }
  return [];
}
