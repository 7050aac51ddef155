/** A study with everything filled in: what runs, what compares, what a manifest records. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { District, Horizon, Plan, PlannedPolicy } from "../engine/district/plan.ts";
import type { FactorValues, Text } from "../engine/district/registry.ts";
import type { ComparisonPlan } from "../engine/study/comparison-plan.ts";
import type { Dimension } from "../engine/study/designs/dimension.ts";
import type { DesignPoint } from "../engine/study/method.ts";
import type { MethodName } from "./documents.ts";
import type { Exploration } from "./exploration.ts";
import type { ResolvedMatch } from "./match.ts";
import { type Registry, SHIPPED } from "./registry.ts";

export interface LeverChange {
  readonly lever: string;
  readonly from: number | string;
  readonly to: number | string;
}

export interface FactorChange {
  readonly factor: string;
  readonly from: number | string;
  readonly to: number | string;
}

export interface ResolvedPolicy extends PlannedPolicy {
  readonly label: Text;
  readonly note: Text | null;
  /** The levers set otherwise than in the baseline; none for the baseline itself. */
  readonly changed: readonly LeverChange[];
  /** The lever that was solved to make it cost as much as another, or null. */
  readonly matched: ResolvedMatch | null;
}

export interface ResolvedAttribution {
  readonly name: string;
  readonly label: Text;
  readonly of: string;
  readonly via: string;
}

/** Deeply frozen. */
export interface ResolvedStudy {
  readonly name: string;
  readonly title: Text;
  readonly question: Text | null;
  readonly method: MethodName;
  /** What the method is told beside policies, responses and replications. */
  readonly exploration: Exploration;
  /** What the method varies; empty for a comparison and a selection. */
  readonly dimensions: readonly Dimension[];
  /** Of a city all its districts as one place, for a reader: what runs are `districts`. */
  readonly district: District;
  /** Of a city: its districts, which stand side by side, each with its own luck. */
  readonly districts?: readonly District[];
  /** Every factor. */
  readonly factors: FactorValues;
  /** The factors that differ from their defaults. */
  readonly changedFactors: readonly FactorChange[];
  /** The baseline first. */
  readonly policies: readonly ResolvedPolicy[];
  readonly primary: readonly string[];
  /** By response: the size of a difference that does not matter, in the response's unit. */
  readonly margins: Readonly<Record<string, number>>;
  readonly alpha: number;
  readonly replications: number;
  readonly seed: string;
  readonly horizon: Horizon;
  readonly attributions: readonly ResolvedAttribution[];
}

/** What `runReplication` runs. */
export function toPlan(study: ResolvedStudy): Plan {
  const { district, factors, horizon } = study;
  return { district, factors, horizon, policies: study.policies.map(({ name, levers }) => ({ name, levers })) };
}

/** The district that a design point is the world of. */
export function districtAt({ district, districts }: ResolvedStudy, point: Pick<DesignPoint, "district">): District {
  return districts?.find(({ name }) => name === point.district) ?? district;
}

/** The seed of the runs of a design point: no two districts of a city have the same luck. */
export function seedAt({ seed }: ResolvedStudy, point: Pick<DesignPoint, "district">): string {
  return point.district === undefined ? seed : `${seed}/${point.district}`;
}

/** One district of a city as a study of its own, with the same runs. */
export function inDistrict(study: ResolvedStudy, district: District): ResolvedStudy {
  const { districts: _, ...rest } = study;
  return { ...rest, district, seed: seedAt(study, { district: district.name }) };
}

/** What is run at a design point of a study. */
export function toPointPlan(study: ResolvedStudy, point: DesignPoint): Plan {
  const { factors, horizon, policies } = study;
  const district = districtAt(study, point);
  return {
    district: point.communities === undefined ? district : { ...district, communities: point.communities },
    factors: { ...factors, ...point.factors },
    horizon,
    policies: point.policies.map(({ name, from, levers }) => ({
      name,
      levers: { ...policies.find((policy) => policy.name === from)!.levers, ...levers },
    })),
  };
}

/** What `ComparisonStudy` settles; with one policy alone it only describes. */
export function toComparisonPlan(study: ResolvedStudy, registry: Registry = SHIPPED): ComparisonPlan {
  const { exploration } = study;
  return {
    study: study.name,
    baseline: study.policies[0].name,
    policies: study.policies.map((policy) => policy.name),
    responses: registry.responses.map(({ name, label, unit, better, sameOf }) => ({
      name,
      label,
      unit,
      better,
      ...(sameOf === undefined ? {} : { sameOf }),
    })),
    primary: study.primary,
    margins: study.margins,
    alpha: study.alpha,
    replications: study.replications,
    attributions: study.attributions.map(({ name, of, via }) => ({ name, of, via })),
    ...(exploration.method === "compare" && exploration.stopping !== null ? { stopping: exploration.stopping } : {}),
    ratios:
      exploration.method === "compare"
        ? exploration.ratios.map(({ name, cost, effect }) => ({ name, cost, effect }))
        : [],
  };
}

/**
 * The identity of what a replication computes: with the model's hash and the replication's number, the key of a result.
 *
 * @returns SHA-256 as hexadecimal of the canonical JSON of communities, factors, horizon, policies and seed, of a city
 * those of each district; titles, notes, primary responses and the number of replications change no result and do not enter
 */
export function scenarioHash(study: ResolvedStudy): string {
  const { district, factors, horizon, policies } = toPlan(study);
  const districts = study.districts?.map(({ name, communities }) => ({ name, communities }));
  const content = {
    communities: district.communities,
    ...(districts === undefined ? {} : { districts }),
    factors,
    horizon,
    policies,
    seed: study.seed,
  };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))));
}

/**
 * The identity of what each policy of a plan gives in a replication: with the model's hash and the replication's number,
 * the key under which a result may be used by any study. Beside its own levers those of the baseline enter, since the
 * burn-in runs under them and some responses compare with it; the other policies of the plan do not.
 *
 * @returns by policy, SHA-256 as hexadecimal of the canonical JSON of communities, factors, horizon, seed and levers
 */
export function scenarioKeys({ district, factors, horizon, policies }: Plan, seed: string): string[] {
  const world = { communities: district.communities, factors, horizon, seed, baseline: policies[0].levers };
  return policies.map(({ levers }) => bytesToHex(sha256(utf8ToBytes(canonicalJson({ ...world, levers })))));
}

/** JSON without spaces, the keys of every map in the order of their UTF-16 code units. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`).join(",")}}`;
}
