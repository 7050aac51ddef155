/** `gridgov study`: a study file of any method. */
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { conduct, read } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { tell } from "./conducted.ts";

/** @throws InputError for a study that cannot be read, or whose parts do not fit together */
export async function study(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  return tell(effects, await conduct(read(name, options, effects), options, effects), options);
}
