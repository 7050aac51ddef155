/** Conducts a study in the browser: the method asks, workers run, the method is told, as on the command line. */
import type { Plan, PolicyResult } from "../../engine/district/plan.ts";
import type { Run, StudyMethod } from "../../engine/study/method.ts";
import type { Remote } from "./remote.ts";
import type { StageErrands } from "./stage.ts";

export interface Conducted {
  readonly plan: Plan;
  readonly seed: string;
  /** Told after each run, with what it gave. */
  onTold(run: Run, results: readonly PolicyResult[]): void;
  readonly stop: AbortSignal;
}

/**
 * @param method with one design point, the study itself
 * @param workers each runs one replication at a time
 * @returns whether the method asks for nothing more; not so if it was stopped before
 * @throws if a worker is lost
 */
export async function conduct(
  method: Pick<StudyMethod<unknown>, "ask" | "tell">,
  workers: readonly Remote<StageErrands>[],
  { plan, seed, onTold, stop }: Conducted,
): Promise<boolean> {
  while (!stop.aborted) {
    const asked = method.ask();
    if (asked.length === 0) return true;
    let next = 0;
    const lane = async (worker: Remote<StageErrands>): Promise<void> => {
      while (next < asked.length && !stop.aborted) {
        const run = asked[next++];
        const results = await worker.ask("replicate", { plan, seed, replication: run.replication });
        if (stop.aborted) return;
        method.tell(run, results);
        onTold(run, results);
      }
    };
    await Promise.all(workers.map(lane));
  }
  return false;
}
