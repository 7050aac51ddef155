/** `gridgov resume`: runs exactly what a run directory lacks, by what its manifest says. */
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { conduct } from "../execute/conduct.ts";
import type { RunOptions } from "../options.ts";
import { manifestIn } from "../store/run-directory.ts";

/** How to run; what to run is stored. */
export type ResumeOptions = Omit<
  RunOptions,
  "policies" | "replications" | "seed" | "set" | "out" | "matters" | "shard"
>;

/** @throws InputError if the directory holds no run, or one of another model */
export async function resume(effects: Effects, directory: string, options: ResumeOptions): Promise<ExitCode> {
  const { study, matters, shard } = manifestIn(effects.files, directory);
  const what = { set: [], out: directory, matters, ...(shard === undefined ? {} : { shard }) };
  return await conduct(effects, study, { ...options, ...what });
}
