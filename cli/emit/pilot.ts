/** What a replication of a study costs on this machine: the first few, run one after the other. */
import { availableParallelism } from "node:os";
import type { Run } from "../../engine/study/method.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { Runner } from "../execute/runner.ts";
import { inThreads } from "../execute/threads.ts";
import type { Cost } from "./array.ts";

/** @throws InputError if one of them cannot be run */
export async function measured(
  { installation, now, terminal }: Effects,
  study: ResolvedStudy,
  runs: readonly Run[],
  timeLimit: number,
): Promise<Cost> {
  terminal.note(`Running ${runs.length} replications to see what one costs (--cost states it instead).`);
  const runner = new Runner(study, null, inThreads(installation, null, 1, { timeLimit }));
  try {
    const start = now().getTime();
    for (const run of runs) {
      const failure = (await runner.run(run)).find((result) => result.failure !== null)?.failure;
      if (failure) throw new InputError(`replication ${run.replication} fails: ${failure.message}`);
    }
    const seconds = (now().getTime() - start) / 1000 / runs.length;
    // The whole process: program and thread; kB.
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const source = `mean of ${runs.length} run on a machine with ${availableParallelism()} cores, start included; ${Math.ceil(megabytes)} MB at most`;
    return { seconds, megabytes, source };
  } finally {
    await runner.close();
  }
}
