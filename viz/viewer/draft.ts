/** What the sliders say: a study, and two of its policies with their levers as they stand now. */
import type { FactorValues, LeverValues, Text } from "../../engine/district/registry.ts";
import type { Stopping } from "../../engine/study/stopping.ts";
import { type Diagnostic, ordered } from "../../scenarios/diagnostic.ts";
import { SHIPPED } from "../../scenarios/registry.ts";
import { readStudy } from "../../scenarios/resolve.ts";
import type { Result } from "../../scenarios/result.ts";
import type { Source } from "../../scenarios/source.ts";
import { inDistrict, type ResolvedPolicy, type ResolvedStudy } from "../../scenarios/study.ts";
import { writeStudy } from "../../scenarios/write.ts";

export interface PolicyDraft {
  /** The policy of the study from which it starts. */
  readonly from: string;
  /** Every lever. */
  readonly levers: LeverValues;
}

export interface Draft {
  readonly base: ResolvedStudy;
  /** One or two; the first is the baseline. */
  readonly policies: readonly PolicyDraft[];
  readonly factors: FactorValues;
  readonly seed: string;
  /** Planned, for a comparison; at most so many where it may stop before. */
  readonly replications: number;
  /** When verdicts are taken; null: once, after all replications. */
  readonly stopping: Stopping | null;
}

const policyOf = (base: ResolvedStudy, name: string): ResolvedPolicy =>
  base.policies.find((policy) => policy.name === name) ?? base.policies[0];

export function startFrom(base: ResolvedStudy, name: string): PolicyDraft {
  const { name: from, levers } = policyOf(base, name);
  return { from, levers };
}

/** @param names of the policies to begin with; those that the study lacks are replaced by its first ones */
export function draftOf(study: ResolvedStudy, names: readonly string[] = []): Draft {
  // Of a city one district is watched, the first.
  const base = study.districts === undefined ? study : inDistrict(study, study.districts[0]);
  const has = (name: string): boolean => base.policies.some((policy) => policy.name === name);
  const wanted = names.filter(has);
  const chosen = wanted.length === 2 ? wanted : base.policies.slice(0, 2).map((policy) => policy.name);
  const { factors, seed, replications, exploration } = base;
  // Of a study of another kind only its policies and its world can be watched and compared.
  const stopping = exploration.method === "compare" ? exploration.stopping : null;
  return { base, policies: chosen.map((name) => startFrom(base, name)), factors, seed, replications, stopping };
}

/** @returns the levers that stand otherwise than where the policy started */
export function changedLevers(draft: Draft, at: number): string[] {
  const { from, levers } = draft.policies[at];
  const start = policyOf(draft.base, from).levers;
  return SHIPPED.levers.map(({ name }) => name).filter((name) => levers[name] !== start[name]);
}

function labelled(label: Text, en: string, zh: string): Text {
  return { en: `${label.en} (${en})`, zh: `${label.zh}（${zh}）` };
}

/** At most so long is a name in a document. */
const LONGEST_NAME = 64;

function named(name: string, suffix: string): string {
  return `${name.slice(0, LONGEST_NAME - suffix.length - 1).replace(/-+$/, "")}-${suffix}`;
}

function drafted(draft: Draft, at: number, taken: readonly string[]): ResolvedPolicy {
  const { from, levers } = draft.policies[at];
  const start = policyOf(draft.base, from);
  const changed = changedLevers(draft, at);
  const own = { ...start, levers, changed: [] };
  if (changed.length > 0) {
    own.name = named(from, "changed");
    own.label = labelled(start.label, "changed", "有改动");
    own.note = null;
  }
  // Two policies under one name could not be told apart; that they are equal is worth a run all the same.
  if (taken.includes(own.name)) {
    own.name = named(own.name, "again");
    own.label = labelled(own.label, "again", "再次");
  }
  return own;
}

/** What the draft says of the study, before the readers have looked at it. */
function sketch(draft: Draft, isWhole: boolean): ResolvedStudy {
  const { base, factors, seed, replications, stopping } = draft;
  const ratios = base.exploration.method === "compare" ? base.exploration.ratios : [];
  const exploration = { method: "compare", stopping, ratios } as const;
  const changedFactors = SHIPPED.factors
    .filter(({ name, default: unset }) => factors[name] !== unset)
    .map(({ name, default: from }) => ({ factor: name, from, to: factors[name] }));
  const world = {
    ...base,
    method: exploration.method,
    exploration,
    dimensions: [],
    factors,
    changedFactors,
    seed,
    replications,
  };
  if (isWhole) return world;
  const first = drafted(draft, 0, []);
  const policies = draft.policies.length === 1 ? [first] : [first, drafted(draft, 1, [first.name])];
  const [a, b] = policies;
  const isOwn = [a, b].some((policy) => !base.policies.some(({ name }) => name === policy?.name));
  return {
    ...world,
    name: isOwn ? named(base.name, "own") : base.name,
    ...(b === undefined
      ? {}
      : { title: { en: `${b.label.en} against ${a.label.en}`, zh: `${a.label.zh}与${b.label.zh}的比较` } }),
    question: null,
    policies,
    attributions: [],
  };
}

export interface DraftedStudy {
  readonly study: ResolvedStudy;
  /** The document that says so; the command line runs it to the same results. */
  readonly text: string;
}

/** How diagnostics name the document that stands for the sliders. */
export const OWN = "own-study.yaml";

/**
 * Writes down what the sliders say and reads it as any other document: what runs is what would be saved.
 * @param isWhole the study with all its policies, without the levers of the draft
 */
export function studyOf(draft: Draft, isWhole = false): Result<DraftedStudy, Diagnostic[]> {
  const text = writeStudy(sketch(draft, isWhole));
  const study = readStudy(OWN, alone(OWN, text));
  return study.ok ? { ok: true, value: { study: study.value, text } } : study;
}

function alone(path: string, text: string): Source {
  return { read: (asked) => (asked === path ? text : null), resolveName: () => null };
}

/**
 * Reads files that somebody opened: the study or scenario among them, with what it refers to.
 * @param files text by name
 * @param shipped what ships
 * @returns the study, or everything wrong with the file that was meant
 */
export function openFiles(files: ReadonlyMap<string, string>, shipped: Source): Result<ResolvedStudy, Diagnostic[]> {
  const source: Source = { ...shipped, read: (path, root) => files.get(path) ?? shipped.read(path, root) };
  const tried = [...files.keys()].map((name) => readStudy(name, source));
  const good = tried.find((study) => study.ok);
  if (good !== undefined) return good;
  // Of several files at fault, the faults of the one that came furthest: a study rather than the policies beside it.
  const errors = tried.flatMap((study) => (study.ok ? [] : [study.error]));
  const foreign = (found: readonly Diagnostic[]): boolean =>
    found.some(({ message }) => message.includes("expected here is"));
  return { ok: false, error: ordered(errors.find((found) => !foreign(found)) ?? errors[0] ?? []) };
}
