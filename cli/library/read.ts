/** Studies as documents say them. */
import { formatDiagnostic } from "../../scenarios/diagnostic.ts";
import { type Overrides, type ResolvedStudy, readStudy } from "../../scenarios/resolve.ts";
import { inDistrict } from "../../scenarios/study.ts";
import { validate } from "../../scenarios/validate.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { documentsOf } from "../source.ts";
import { quietly } from "./quietly.ts";

/**
 * Reads a study, or a scenario as a study of its one policy, and fills in all that it leaves open.
 *
 * @param name - of a shipped document, or the path of a file
 * @throws InputError that lists everything wrong with the document and what overrides it
 */
export function read(name: string, overrides: Overrides = {}, effects: Effects = quietly()): ResolvedStudy {
  const study = readStudy(name, documentsOf(effects), overrides);
  if (!study.ok) throw new InputError(study.error.map(formatDiagnostic));
  return study.value;
}

/** @returns everything wrong with a document of any kind, one line a fault; empty if it may be used */
export function faultsOf(path: string, effects: Effects = quietly()): string[] {
  return validate(path, documentsOf(effects)).map(formatDiagnostic);
}

/**
 * The study of one world: a study of one district as it is, and of a city one of its districts.
 *
 * @param name - of the district, if the study is of a city
 * @throws InputError if the name is wanting, or not in the study
 */
export function districtOf(study: ResolvedStudy, name: string | undefined): ResolvedStudy {
  const { districts = [] } = study;
  if (districts.length === 0) {
    if (name === undefined) return study;
    throw new InputError(`--district ${name}: ${study.name} is of one district only.`);
  }
  const district =
    name === undefined && districts.length === 1 ? districts[0] : districts.find((one) => one.name === name);
  if (district !== undefined) return inDistrict(study, district);
  const known = `${districts[0].name} to ${districts[districts.length - 1].name}`;
  throw new InputError(
    name === undefined
      ? `${study.name} is of a city with districts ${known}: say which one by --district.`
      : `--district ${name}: ${study.name} has districts ${known}.`,
  );
}
