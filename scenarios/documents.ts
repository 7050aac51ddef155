/** The kinds of document, as they read after `extends` is merged and the schema is met. */
import type { CommunitySpec } from "../engine/district/plan.ts";
import type { PlannedCost } from "../engine/district/planned-cost.ts";
import type { FactorValues, LeverValues, Text } from "../engine/district/registry.ts";

export const KINDS = ["district", "policy", "study", "scenario", "worlds"] as const;
export type Kind = (typeof KINDS)[number];

/** One lever of a policy is solved before running: it then costs, or gives hours, as another policy does. */
export interface MatchDocument {
  readonly cost: PlannedCost;
  readonly to: string;
  readonly by: string;
}

export interface DistrictDocument {
  readonly name: string;
  readonly label: Text;
  readonly note: Text;
  readonly communities: readonly CommunitySpec[];
  readonly factors?: FactorValues;
  /** What is in force in the place whatever a policy does not say. */
  readonly levers?: LeverValues;
}

export interface PolicyDocument {
  readonly name: string;
  readonly label: Text;
  readonly note?: Text;
  readonly levers?: LeverValues;
  readonly match?: MatchDocument;
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

/** Each is a study method of engine/study. */
export const METHODS = [
  "compare",
  "sweep",
  "sensitivity",
  "select",
  "switch",
  "robust",
  "optimise",
  "calibrate",
  "patterns",
  "hypotheses",
] as const;
export type MethodName = (typeof METHODS)[number];

/** What a design varies: one factor, one lever, or every factor of some evidence. */
export interface VaryDocument {
  readonly factor?: string;
  readonly lever?: string;
  /** Where a lever is set; all policies but the baseline if absent. */
  readonly policies?: readonly string[];
  /** The entry's own bounds if absent. */
  readonly from?: number;
  readonly to?: number;
  readonly values?: readonly (number | string)[];
  /** Every factor with this evidence, over its own range. */
  readonly evidence?: "D" | "I" | "A";
}

export interface PrecisionDocument {
  readonly relative: number;
  readonly first?: number;
}

export interface RatioDocument {
  readonly name: string;
  readonly label: Text;
  readonly cost: string;
  readonly effect: string;
}

export interface SweepDocument {
  readonly design: "full-factorial" | "fractional-factorial" | "latin-hypercube" | "sobol-sequence" | "matrix";
  readonly resolution?: 3 | 4 | 5;
  readonly points?: number;
  /** Path of a CSV file. */
  readonly matrix?: string;
}

export interface SensitivityDocument {
  readonly trajectories?: number;
  readonly keep?: number;
  readonly rows?: number;
  readonly resamples?: number;
  readonly ends?: boolean;
}

export interface SelectDocument {
  readonly procedure: "kn" | "ocba";
  readonly delta?: number;
  readonly most?: number;
  readonly budget?: number;
}

export interface SwitchDocument {
  readonly grid?: number;
  readonly tolerance?: number;
  readonly refinements?: number;
}

export interface RobustDocument {
  readonly worlds?: number;
  /** Path of a CSV file. */
  readonly worldsFrom?: string;
  /** The worlds that a calibration accepted, by name or path; `worlds` are then the first so many of them. */
  readonly accepted?: string;
  readonly satisfice?: Readonly<Record<string, number>>;
}

export interface OptimiseDocument {
  readonly budget?: { readonly response: string; readonly most: number };
  readonly cost?: string;
  readonly population?: number;
  readonly generations?: number;
  readonly most?: number;
}

export interface TargetDocument {
  readonly response: string;
  readonly value: number;
  readonly sd: number;
  readonly heldOut?: boolean;
  readonly source: string;
}

export interface CalibrateDocument {
  readonly targets: readonly TargetDocument[];
  readonly procedure: "history-matching" | "abc";
  readonly points?: number;
  readonly waves?: number;
  readonly cutoff?: number;
  readonly accept?: number;
}

/** The study's district as a type, of which there are many in a city. */
export interface CityDocument {
  readonly label: Text;
  readonly note: Text;
  readonly grids: number;
  /** Of each district, relative to the others: the grids are shared out by them. */
  readonly sizes: readonly number[];
}

export interface PatternsDocument {
  /** Replications at each load that is tried for the published pairs of closure and on-time rates. */
  readonly closureReplications?: number;
}

/** The claims of the study, each put to the test in every world. */
export interface HypothesesDocument {
  readonly worlds?: number;
  readonly accepted?: string;
  /** Districts of other types, in which the reform is tried too. */
  readonly elsewhere?: readonly string[];
}

export interface StudyDocument {
  readonly name: string;
  readonly title: Text;
  readonly question?: Text;
  readonly method: MethodName;
  readonly district: string | DistrictDocument;
  readonly city?: CityDocument;
  readonly baseline: string;
  readonly policies: readonly (string | PolicyDocument)[];
  readonly primary: readonly string[];
  readonly margins?: Readonly<Record<string, number>>;
  readonly alpha?: number;
  readonly replications?: number;
  readonly seed?: string;
  readonly horizon?: HorizonDocument;
  readonly factors?: FactorValues;
  readonly attributions?: readonly AttributionDocument[];
  readonly looks?: readonly number[];
  readonly precision?: PrecisionDocument;
  readonly ratios?: readonly RatioDocument[];
  readonly vary?: readonly VaryDocument[];
  readonly sweep?: SweepDocument;
  readonly sensitivity?: SensitivityDocument;
  readonly select?: SelectDocument;
  readonly switch?: SwitchDocument;
  readonly robust?: RobustDocument;
  readonly optimise?: OptimiseDocument;
  readonly calibrate?: CalibrateDocument;
  readonly patterns?: PatternsDocument;
  readonly hypotheses?: HypothesesDocument;
  readonly match?: readonly (MatchDocument & { readonly policy: string })[];
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
  readonly district: string | DistrictDocument;
  readonly policy: string | PolicyDocument;
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

export const MOST_REPLICATIONS = 1_000_000;
export const MOST_POLICIES = 50;
/** Of a district: with the usual households some 22 million residents, as in the largest cities. */
export const MOST_GRIDS = 12_000;
/** Of a city. */
export const MOST_DISTRICTS = 200;
export const MOST_SEED_LENGTH = 200;
