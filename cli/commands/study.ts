/** `gridgov study`: a study file of any method. */
import { readAsked } from "../asked.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { conduct } from "../execute/conduct.ts";
import type { RunOptions } from "../options.ts";

/** @throws InputError for a study that cannot be read, or whose parts do not fit together */
export async function study(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  return await conduct(effects, readAsked(effects, name, options), options);
}
