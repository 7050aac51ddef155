/** `gridgov run`: a study, or a single scenario, whose policy is then the baseline. */
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { conduct, read } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { tell } from "./conducted.ts";

/** @throws InputError for a document that cannot be read */
export async function run(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  return tell(effects, await conduct(read(name, options, effects), options, effects), options);
}
