/** `gridgov patterns`: what is known of real places, beside what the model and its null models give. */
import { readAsked } from "../asked.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, InputError } from "../errors.ts";
import { conduct } from "../execute/conduct.ts";
import type { RunOptions } from "../options.ts";

/** @throws InputError for a study that cannot be read, or that is conducted by another method */
export async function patterns(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  const study = readAsked(effects, name, options);
  if (study.method !== "patterns") {
    throw new InputError(`${name} is a study by the method ${study.method}. Use gridgov study ${name}.`);
  }
  return await conduct(effects, study, options);
}
