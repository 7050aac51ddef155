/** `gridgov resume`: runs exactly what a run directory lacks, by what its manifest says. */
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { conductRest } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { tell } from "./conducted.ts";

/** How to run; what to run is stored. */
export type ResumeOptions = Omit<
  RunOptions,
  "policies" | "districts" | "replications" | "seed" | "set" | "out" | "matters" | "shard"
>;

/** @throws InputError if the directory holds no run, or one of another model */
export async function resume(effects: Effects, directory: string, options: ResumeOptions): Promise<ExitCode> {
  return tell(effects, await conductRest(directory, options, effects), options);
}
