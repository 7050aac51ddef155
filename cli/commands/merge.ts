/** `gridgov merge`: shards become the run that they are parts of. */
import type { Lang } from "../../viz/words/lang.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../errors.ts";
import { merge as mergeShards } from "../library/index.ts";
import { tell } from "./conducted.ts";

export interface MergeOptions {
  readonly out: string;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly lang: Lang;
}

/** @throws InputError if the directories are not all parts of one run, or runs are missing; nothing is written then */
export async function merge(
  effects: Effects,
  directories: readonly string[],
  options: MergeOptions,
): Promise<ExitCode> {
  return tell(effects, await mergeShards(directories, options, effects), options);
}
