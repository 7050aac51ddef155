/** `gridgov compare`: two policies or more in the same worlds. */
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { comparable, conduct, read } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { tell } from "./conducted.ts";

/** @throws InputError for a study that cannot be read, or that has one policy only */
export async function compare(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  return tell(effects, await conduct(comparable(read(name, options, effects)), options, effects), options);
}
