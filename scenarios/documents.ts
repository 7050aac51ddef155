/** The kinds of document, as they read after `extends` is merged and the schema is met. */
import type { CommunitySpec } from "../engine/district/plan.ts";
import type { FactorValues, LeverValues, Text } from "../engine/district/registry.ts";

export const KINDS = ["district", "policy", "study", "scenario"] as const;
export type Kind = (typeof KINDS)[number];

export interface DistrictDocument {
  readonly name: string;
  readonly label: Text;
  readonly note: Text;
  readonly communities: readonly CommunitySpec[];
  readonly factors?: FactorValues;
}

export interface PolicyDocument {
  readonly name: string;
  readonly label: Text;
  readonly note?: Text;
  readonly levers?: LeverValues;
}

export interface HorizonDocument {
  readonly burnInWeeks?: number;
  readonly intakeDays?: number;
  readonly followUpDays?: number;
}

export interface AttributionDocument {
  readonly name: string;
  readonly label: Text;
  readonly of: string;
  readonly via: string;
}

export interface StudyDocument {
  readonly name: string;
  readonly title: Text;
  readonly question?: Text;
  readonly method: "compare";
  readonly district: string;
  readonly baseline: string;
  readonly policies: readonly string[];
  readonly primary: readonly string[];
  readonly margins?: Readonly<Record<string, number>>;
  readonly alpha?: number;
  readonly replications?: number;
  readonly seed?: string;
  readonly horizon?: HorizonDocument;
  readonly factors?: FactorValues;
  readonly attributions?: readonly AttributionDocument[];
}

/** Where a fitted scenario has its factors from. */
export interface ProvenanceDocument {
  readonly log: string;
  /** Of the file as it was read. */
  readonly sha256: string;
  readonly cases: number;
  /** Openings, as dates. */
  readonly from: string;
  readonly to: string;
  /** By factor: the estimate, its 95 % interval, and what it rests on. */
  readonly estimates: Readonly<Record<string, { value: number; low: number; high: number; n: number }>>;
}

export interface ScenarioDocument {
  readonly name: string;
  readonly district: string;
  readonly policy: string;
  readonly provenance?: ProvenanceDocument;
  readonly horizon?: HorizonDocument;
  readonly replications?: number;
  readonly seed?: string;
  readonly factors?: FactorValues;
}

/** What a study or scenario has that leaves a key out (horizon: docs/odd.md, scales; alpha and replications by convention). */
export const DEFAULTS = {
  alpha: 0.05,
  replications: 30,
  seed: "gridgov",
  burnInWeeks: 26,
  intakeDays: 365,
  followUpDays: 60,
} as const;

export const MOST_REPLICATIONS = 100_000;
export const MOST_POLICIES = 50;
/** Of a district: with the usual households some 22 million residents, as in the largest cities. */
export const MOST_GRIDS = 12_000;
export const MOST_SEED_LENGTH = 200;
