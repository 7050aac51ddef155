/** `gridgov run`: a study, or a single scenario, whose policy is then the baseline. */

import { readAsked } from "../asked.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { conduct } from "../execute/conduct.ts";
import type { RunOptions } from "../options.ts";

/** @throws InputError for a document that cannot be read */
export async function run(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  return await conduct(effects, readAsked(effects, name, options), options);
}
