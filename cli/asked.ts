/** The study that a command line asks for. */
import { formatDiagnostic } from "../scenarios/diagnostic.ts";
import { type ResolvedStudy, readStudy } from "../scenarios/resolve.ts";
import { inDistrict } from "../scenarios/study.ts";
import type { Effects } from "./effects.ts";
import { InputError } from "./errors.ts";
import type { RunOptions } from "./options.ts";
import { documentsOf } from "./source.ts";

/** @throws InputError that lists everything wrong with the document and the options */
export function readAsked(
  effects: Effects,
  name: string,
  options: Pick<RunOptions, "policies" | "districts" | "replications" | "seed" | "set">,
): ResolvedStudy {
  const { policies, districts, replications, seed, set } = options;
  const study = readStudy(name, documentsOf(effects), {
    ...(policies === undefined ? {} : { policies }),
    ...(districts === undefined ? {} : { districts }),
    ...(replications === undefined ? {} : { replications }),
    ...(seed === undefined ? {} : { seed }),
    set,
  });
  if (!study.ok) throw new InputError(study.error.map(formatDiagnostic));
  return study.value;
}

/**
 * The study of one world.
 *
 * @param name of a district, if the study is of a city
 * @throws InputError if that is wanting, or not in the study
 */
export function worldOf(study: ResolvedStudy, name: string | undefined): ResolvedStudy {
  const { districts = [] } = study;
  if (districts.length === 0 && name === undefined) return study;
  const district =
    districts.find((one) => one.name === name) ?? (name === undefined && districts.length === 1 ? districts[0] : null);
  if (district !== null) return inDistrict(study, district);
  if (districts.length === 0) throw new InputError(`--district ${name}: ${study.name} is of one district only.`);
  const known = `${districts[0].name} to ${districts[districts.length - 1].name}`;
  throw new InputError(
    name === undefined
      ? `${study.name} is of a city with districts ${known}: say which one by --district.`
      : `--district ${name}: ${study.name} has districts ${known}.`,
  );
}
