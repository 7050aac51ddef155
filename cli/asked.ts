/** The study that a command line asks for. */
import { formatDiagnostic } from "../scenarios/diagnostic.ts";
import { type ResolvedStudy, readStudy } from "../scenarios/resolve.ts";
import type { Effects } from "./effects.ts";
import { InputError } from "./errors.ts";
import type { AskedOptions } from "./options.ts";
import { documentsOf } from "./source.ts";

/** @throws InputError that lists everything wrong with the document and the options */
export function readAsked(effects: Effects, name: string, options: AskedOptions): ResolvedStudy {
  const { policies, replications, seed, set } = options;
  const study = readStudy(name, documentsOf(effects), {
    ...(policies === undefined ? {} : { policies }),
    ...(replications === undefined ? {} : { replications }),
    ...(seed === undefined ? {} : { seed }),
    set,
  });
  if (!study.ok) throw new InputError(study.error.map(formatDiagnostic));
  return study.value;
}
