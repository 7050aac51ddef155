/** `gridgov compare`: two policies or more in the same worlds. */

import { readAsked } from "../asked.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, InputError } from "../errors.ts";
import { conduct } from "../execute/conduct.ts";
import type { RunOptions } from "../options.ts";

/** @throws InputError for a study that cannot be read, or that has one policy only */
export async function compare(effects: Effects, name: string, options: RunOptions): Promise<ExitCode> {
  const study = readAsked(effects, name, options);
  if (study.method !== "compare") {
    throw new InputError(`${name} is a study by the method ${study.method}. Use gridgov study ${name}.`);
  }
  if (study.policies.length < 2) {
    throw new InputError(
      `${name} has one policy only, ${study.policies[0].name}: nothing to compare. Use gridgov run.`,
    );
  }
  return await conduct(effects, study, options);
}
