/** `gridgov study`: a study file of any method. */
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { read, study as studied } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { conducted } from "./conducted.ts";

/** @throws InputError for a study that cannot be read, or whose parts do not fit together */
export async function study(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  return await conducted(effects, studied(read(name, options, effects), options, effects), options);
}
