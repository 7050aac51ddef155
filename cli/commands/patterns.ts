/** `gridgov patterns`: what is known of real places, beside what the model and its null models give. */
import type { Effects } from "../effects.ts";
import { type ExitCode, InputError } from "../errors.ts";
import { conduct, read, verdict } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { renderAnswer } from "../rendering.ts";
import { type Beside, tell } from "./conducted.ts";

export interface PatternsOptions extends RunOptions {
  /** Directory of a finished run of a study of the study's claims. */
  readonly hypotheses?: string;
}

/** @throws InputError for a study or a run that cannot be read, or that is conducted by another method */
export async function patterns(effects: Effects, name: string, options: PatternsOptions): Promise<ExitCode> {
  const study = read(name, options, effects);
  if (study.method !== "patterns") {
    throw new InputError(`${name} is a study by the method ${study.method}. Use gridgov study ${name}.`);
  }
  const beside = hypothesesOf(effects, options);
  return tell(effects, await conduct(study, options, effects), options, beside);
}

/** Claims are put to the test in many worlds, by a study of their own: what it found is told again here. */
function hypothesesOf(effects: Effects, { hypotheses: directory, lang }: PatternsOptions): Beside {
  if (directory === undefined) return { json: { hypotheses: [] }, text: "" };
  const { manifest, answer } = verdict(directory, effects);
  const { hypotheses } = answer.verdict as { readonly hypotheses?: unknown };
  if (!Array.isArray(hypotheses)) {
    throw new InputError(`--hypotheses ${directory}: a study by the method ${answer.method} tests no claims.`);
  }
  return { json: { hypotheses }, text: `\n\n${renderAnswer(answer, manifest.study, manifest, lang)}` };
}
