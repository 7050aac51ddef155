/** `gridgov resume`: runs exactly what a run directory lacks, by what its manifest says. */
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { resume as resumed } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { conducted } from "./conducted.ts";

/** How to run; what to run is stored. */
export type ResumeOptions = Omit<
  RunOptions,
  "policies" | "districts" | "replications" | "seed" | "set" | "out" | "matters"
>;

/** @throws InputError if the directory holds no run, or one of another model */
export async function resume(effects: Effects, directory: string, options: ResumeOptions): Promise<ExitCode> {
  return await conducted(effects, resumed(directory, options, effects), options);
}
