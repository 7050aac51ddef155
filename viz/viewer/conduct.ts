/** Conducts a study in the browser: the method asks, workers run, the method is told, as on the command line. */
import type { Plan, PolicyResult } from "../../engine/district/plan.ts";
import type { ToldResult } from "../../engine/study/results.ts";
import type { Remote } from "./remote.ts";
import type { StageErrands } from "./stage.ts";

/** The part of a study method that a conductor needs. */
export interface Method {
  ask(): readonly { readonly replication: number }[];
  tell(replication: number, results: readonly ToldResult[]): void;
}

export interface Conducted {
  readonly plan: Plan;
  readonly seed: string;
  /** Told after each replication, with what it gave. */
  onTold(replication: number, results: readonly PolicyResult[]): void;
  readonly stop: AbortSignal;
}

/**
 * @param workers each runs one replication at a time
 * @returns whether the method asks for nothing more; not so if it was stopped before
 * @throws if a worker is lost
 */
export async function conduct(
  method: Method,
  workers: readonly Remote<StageErrands>[],
  { plan, seed, onTold, stop }: Conducted,
): Promise<boolean> {
  while (!stop.aborted) {
    const asked = method.ask();
    if (asked.length === 0) return true;
    let next = 0;
    const lane = async (worker: Remote<StageErrands>): Promise<void> => {
      while (next < asked.length && !stop.aborted) {
        const { replication } = asked[next++];
        const results = await worker.ask("replicate", { plan, seed, replication });
        if (stop.aborted) return;
        method.tell(replication, results);
        onTold(replication, results);
      }
    };
    await Promise.all(workers.map(lane));
  }
  return false;
}
