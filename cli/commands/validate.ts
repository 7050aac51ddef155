/** `gridgov validate`: every error of a document at once, before anything runs. */
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { faultsOf } from "../library/index.ts";

/** @throws InputError that lists what is wrong */
export function validate(effects: Effects, path: string): void {
  const faults = faultsOf(path, effects);
  if (faults.length > 0) throw new InputError(faults);
  effects.terminal.result(`${path}: valid`);
}
