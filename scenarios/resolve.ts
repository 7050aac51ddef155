/** From the name or path of a study (or of a scenario) to everything that its runs need. */
import type { District, Horizon } from "../engine/district/plan.ts";
import type { FactorValues, LeverValues, Text } from "../engine/district/registry.ts";
import { choosePolicies, openPolicies } from "./chosen-policies.ts";
import { placeOf } from "./city.ts";
import { type Diagnostic, diagnose, show } from "./diagnostic.ts";
import {
  DEFAULTS,
  type DistrictDocument,
  type HorizonDocument,
  type MatchDocument,
  MOST_REPLICATIONS,
  MOST_SEED_LENGTH,
  type PolicyDocument,
  type ScenarioDocument,
  type StudyDocument,
} from "./documents.ts";
import { explorationOf, reportSections } from "./exploration.ts";
import { locate, plain } from "./located.ts";
import { type Asked, type Place, type ResolvedMatch, solveMatch } from "./match.ts";
import { methodOf } from "./method.ts";
import { argument, type Document, DocumentReader, inherited, referrer } from "./reader.ts";
import { type Registry, SHIPPED, unsetValue } from "./registry.ts";
import type { Result } from "./result.ts";
import { readSetting, type Setting } from "./setting.ts";
import type { Source } from "./source.ts";
import type { ResolvedPolicy, ResolvedStudy } from "./study.ts";
import { dimensionsOf } from "./vary.ts";
import { type AcceptedWorlds, readWorlds } from "./worlds.ts";

export type { ResolvedPolicy, ResolvedStudy } from "./study.ts";

export interface Overrides {
  /** Only these policies, by name in the study or as references; the study's baseline if it is one of them, else the first. */
  readonly policies?: readonly string[];
  /** Only these districts of a city, by name. */
  readonly districts?: readonly string[];
  readonly replications?: number;
  readonly seed?: string;
  /** `[name, value]`: a factor, a lever in every policy, or `policy.lever`; later ones win. */
  readonly set?: readonly (readonly [string, string])[];
}

/**
 * Reads a study, or a scenario as a study of its one policy, and fills in all that it leaves open.
 *
 * @returns the study, deeply frozen, or everything wrong with it, its district, its policies and the overrides
 */
export function readStudy(
  pathOrName: string,
  source: Source,
  overrides: Overrides = {},
  registry: Registry = SHIPPED,
): Result<ResolvedStudy, Diagnostic[]> {
  const reader = new DocumentReader(source, registry);
  const document = reader.open(pathOrName, ["study", "scenario"], argument(pathOrName));
  const study = document === null ? null : resolveStudy(document, reader, overrides, registry);
  const { diagnostics } = reader;
  if (study === null || diagnostics.length > 0) return { ok: false, error: diagnostics };
  return { ok: true, value: freeze(study) };
}

/** @returns `null` where something is missing that was reported to the reader */
export function resolveStudy(
  document: Document,
  reader: DocumentReader,
  overrides: Overrides,
  registry: Registry,
): ResolvedStudy | null {
  // All that the document refers to is read even if the document has faults: they are reported together.
  const district = openDistrict(document, reader);
  const members = openPolicies(document, reader);
  checkNumbers(overrides, reader);
  const chosen = document.isValid ? choosePolicies(document, members, overrides.policies, reader) : null;
  const settings = readSettings(overrides.set ?? [], registry, chosen ?? members, reader);
  if (chosen === null || district === null) return null;
  if (![district, ...chosen].every((read) => read.isValid)) return null;

  const districtDocument = plain(district.tree) as DistrictDocument;
  const policies = chosen.map((policy) => plain(policy.tree) as PolicyDocument);
  const study =
    document.kind === "study"
      ? (plain(document.tree) as StudyDocument)
      : asStudy(plain(document.tree) as ScenarioDocument, districtDocument, policies[0]);
  const names = new Set(policies.map((policy) => policy.name));
  reportSections(document, study, reader);
  const accepted = acceptedBy(document, study, registry, reader);
  const dimensions = accepted?.dimensions ?? dimensionsOf(document, study.vary ?? [], [...names], registry, reader);
  const place = placeOf(document, districtOf(districtDocument), study.city, overrides.districts, reader);
  if (place === null) return null;
  const replications = overrides.replications ?? study.looks?.at(-1) ?? study.replications ?? DEFAULTS.replications;
  const factors = resolveFactors(registry, [districtDocument.factors, study.factors], settings);
  const resolved: ResolvedStudy = {
    name: study.name,
    title: study.title,
    question: study.question ?? null,
    method: study.method,
    exploration: explorationOf(
      document,
      study,
      { dimensions, accepted: accepted?.rows ?? [], replications, registry },
      reader,
    ),
    dimensions,
    ...place,
    factors,
    changedFactors: registry.factors
      .filter((factor) => factors[factor.name] !== factor.default)
      .map((factor) => ({ factor: factor.name, from: factor.default, to: factors[factor.name] })),
    policies: resolvePolicies(
      policies,
      matchesOf(document, chosen, reader),
      { registry, settings, inPlace: districtDocument.levers, communities: place.district.communities, factors },
      reader,
    ),
    primary: study.primary,
    margins: study.margins ?? {},
    alpha: study.alpha ?? DEFAULTS.alpha,
    replications,
    seed: overrides.seed ?? study.seed ?? DEFAULTS.seed,
    horizon: horizonOf(study.horizon ?? {}),
    // With fewer policies asked for, a split that needs one of the others falls away.
    attributions: (study.attributions ?? []).filter(
      ({ of, via }) => names.has(of) && names.has(via) && of !== policies[0].name && via !== policies[0].name,
    ),
  };
  if (reader.diagnostics.length > 0 || document.kind === "scenario") return resolved;
  return isConsistent(document, resolved, registry, reader) ? resolved : null;
}

/** The worlds that a robust study or one of hypotheses says it draws from; null if it draws its own, or none can be read. */
function acceptedBy(
  document: Document,
  { method, ...study }: StudyDocument,
  registry: Registry,
  reader: DocumentReader,
): AcceptedWorlds | null {
  if (method !== "robust" && method !== "hypotheses") return null;
  const reference = study[method]?.accepted;
  return reference === undefined ? null : readWorlds(document, `/${method}/accepted`, reference, registry, reader);
}

/** What only the method itself can see: its plan does not fit together. */
function isConsistent(document: Document, study: ResolvedStudy, registry: Registry, reader: DocumentReader): boolean {
  try {
    methodOf(study, undefined, registry);
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const pointer = `/${study.method === "compare" ? "method" : study.method}`;
    const { at } = locate(document.tree, pointer);
    const faults = error.message.split("\n").slice(1);
    for (const message of faults)
      reader.report(diagnose(at, { pointer, name: study.method, message: inherited(document, at, message.trim()) }));
    return false;
  }
}

function openDistrict(document: Document, reader: DocumentReader): Document | null {
  return reader.openAt(document, "/district", document.tree.entries.get("district")?.value, "district");
}

function checkNumbers({ replications: n, seed }: Overrides, reader: DocumentReader): void {
  if (n !== undefined && !(Number.isInteger(n) && n >= 1 && n <= MOST_REPLICATIONS)) {
    const expected = `a whole number from 1 to ${MOST_REPLICATIONS}`;
    const { at } = argument(`--replications ${n}`);
    reader.report(diagnose(at, { name: "replications", value: show(n), expected, message: `must be ${expected}` }));
  }
  if (seed !== undefined && (seed === "" || seed.length > MOST_SEED_LENGTH)) {
    const expected = `1 to ${MOST_SEED_LENGTH} characters`;
    const { at } = argument("--seed");
    reader.report(diagnose(at, { name: "seed", value: show(seed), expected, message: `must have ${expected}` }));
  }
}

function readSettings(
  assigned: readonly (readonly [string, string])[],
  registry: Registry,
  policies: readonly (Document | null)[],
  reader: DocumentReader,
): Setting[] {
  const names = policies.flatMap((policy) => (policy === null ? [] : [policy.name]));
  return assigned.flatMap((assignment) => {
    const setting = readSetting(assignment, registry, names);
    if (setting.ok) return [setting.value];
    reader.report(setting.error);
    return [];
  });
}

function asStudy(scenario: ScenarioDocument, district: DistrictDocument, policy: PolicyDocument): StudyDocument {
  const title: Text = {
    en: `${policy.label.en}: ${district.label.en}`,
    zh: `${policy.label.zh}：${district.label.zh}`,
  };
  const { policy: _, provenance: __, ...rest } = scenario;
  return { ...rest, title, method: "compare", baseline: policy.name, policies: [policy], primary: [] };
}

function districtOf({ name, label, note, communities }: DistrictDocument): District {
  return { name, label, note, communities };
}

function horizonOf(horizon: HorizonDocument): Horizon {
  const { burnInWeeks, intakeDays, followUpDays } = { ...DEFAULTS, ...horizon };
  return { burnIn: 7 * burnInWeeks, intake: intakeDays, followUp: followUpDays };
}

/** Later layers win, and settings over all of them. */
function resolveFactors(
  registry: Registry,
  layers: readonly (FactorValues | undefined)[],
  settings: readonly Setting[],
): FactorValues {
  const values: Record<string, number | string> = {};
  for (const factor of registry.factors) values[factor.name] = unsetValue(factor);
  for (const layer of layers) Object.assign(values, layer);
  for (const setting of settings) if (setting.sets === "factor") values[setting.name] = setting.value;
  return values;
}

/** What the levers of policies are resolved in. */
interface Setup extends Place {
  readonly settings: readonly Setting[];
  /** The district's own status quo. */
  readonly inPlace: LeverValues | undefined;
}

/** @returns every lever of a policy: by status quo, district, document, command line, the later the stronger */
function leversOf({ name, levers: own }: PolicyDocument, { registry, settings, inPlace }: Setup): LeverValues {
  const values: Record<string, number | string> = {};
  for (const lever of registry.levers) values[lever.name] = unsetValue(lever);
  Object.assign(values, inPlace, own);
  for (const setting of settings) {
    if (setting.sets === "lever" && (setting.policy ?? name) === name) values[setting.name] = setting.value;
  }
  return values;
}

interface OpenMatch extends Asked {
  readonly other: Document | null;
}

/** The matches that the study or its policies ask for, by policy; those of the study are the stronger. */
function matchesOf(document: Document, chosen: readonly Document[], reader: DocumentReader): Map<string, OpenMatch> {
  const matches = new Map<string, OpenMatch>();
  const add = (policy: string, match: MatchDocument, from: Document, pointer: string): void => {
    const other = reader.open(match.to, ["policy"], referrer(from, `${pointer}/to`));
    if (other?.tree.entries.has("match")) {
      const { at } = referrer(from, `${pointer}/to`);
      const message = `${match.to} is itself matched to another policy`;
      reader.report(
        diagnose(at, { pointer: `${pointer}/to`, name: match.to, message, remedy: "match both to the same one" }),
      );
    }
    matches.set(policy, { ...match, document: from, pointer, other });
  };
  for (const policy of chosen) {
    const { match } = plain(policy.tree) as PolicyDocument;
    if (match !== undefined) add(policy.name, match, policy, "/match");
  }
  if (document.kind !== "study") return matches;
  const names = chosen.map(({ name }) => name);
  (plain(document.tree) as StudyDocument).match?.forEach((match, i) => {
    if (names.includes(match.policy)) add(match.policy, match, document, `/match/${i}`);
  });
  return matches;
}

function resolvePolicies(
  policies: readonly PolicyDocument[],
  matches: ReadonlyMap<string, OpenMatch>,
  setup: Setup,
  reader: DocumentReader,
): ResolvedPolicy[] {
  const matched = policies.map((policy): { levers: LeverValues; matched: ResolvedMatch | null } => {
    const levers = leversOf(policy, setup);
    const match = matches.get(policy.name);
    const isSet = (setting: Setting): boolean =>
      setting.sets === "lever" && setting.name === match?.by && (setting.policy ?? policy.name) === policy.name;
    // What the command line sets is not solved for.
    if (match === undefined || match.other?.isValid !== true || setup.settings.some(isSet)) {
      return { levers, matched: null };
    }
    const other = leversOf(plain(match.other.tree) as PolicyDocument, setup);
    const solved = solveMatch(match, levers, other, setup, reader);
    return solved === null
      ? { levers, matched: null }
      : { levers: { ...levers, [match.by]: solved.value }, matched: solved };
  });
  const [baseline] = matched;
  return policies.map(({ name, label, note }, index) => ({
    name,
    label,
    note: note ?? null,
    ...matched[index],
    changed: setup.registry.levers
      .map((lever) => ({
        lever: lever.name,
        from: baseline.levers[lever.name],
        to: matched[index].levers[lever.name],
      }))
      .filter(({ from, to }) => from !== to),
  }));
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
