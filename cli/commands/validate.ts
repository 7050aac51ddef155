/** `gridgov validate`: every error of a document at once, before anything runs. */
import { formatDiagnostic } from "../../scenarios/diagnostic.ts";
import { validate as diagnose } from "../../scenarios/validate.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { documentsOf } from "../source.ts";

/** @throws InputError that lists what is wrong */
export function validate(effects: Effects, path: string): void {
  const diagnostics = diagnose(path, documentsOf(effects));
  if (diagnostics.length > 0) throw new InputError(diagnostics.map(formatDiagnostic));
  effects.terminal.result(`${path}: valid`);
}
