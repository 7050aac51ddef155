/** What the lists of levers, factors, responses and series are made of: data plus one function each. */
import type { Measured } from "./measured.ts";
import type { Horizon } from "./plan.ts";
import type { World } from "./world.ts";

export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** D: data-based default; I: inferred from data; A: assumption (its range enters every robustness design). */
export type Evidence = "D" | "I" | "A";

export type LeverGroup = "staffing" | "separation" | "intelligent" | "refined" | "collaborative" | "assessment";

interface Named {
  readonly name: string;
  readonly label: Text;
  /** Where the value and its range come from. */
  readonly source: string;
}

interface NamedLever extends Named {
  readonly group: LeverGroup;
  /** One sentence for a policymaker. */
  readonly explain: Text;
}

/** What a policy sets. `enact` sets a parameter of the world once; the hot loop looks up no names. */
export interface NumberLever extends NamedLever {
  readonly kind: "number";
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly statusQuo: number;
  enact(world: World, value: number): void;
}

export interface ChoiceLever extends NamedLever {
  readonly kind: "choice";
  readonly options: readonly { readonly name: string; readonly label: Text }[];
  readonly statusQuo: string;
  enact(world: World, value: string): void;
}

export type Lever = NumberLever | ChoiceLever;
export type LeverValues = Readonly<Record<string, number | string>>;

/** What is uncertain in a district: a number with its range, or a structural choice. */
export interface NumberFactor extends Named {
  readonly kind: "number";
  readonly group: string;
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly evidence: Evidence;
}

export interface ChoiceFactor extends Named {
  readonly kind: "choice";
  readonly group: string;
  readonly options: readonly string[];
  readonly default: string;
  readonly evidence: Evidence;
}

export type Factor = NumberFactor | ChoiceFactor;
export type FactorValues = Readonly<Record<string, number | string>>;

export type Better = "lower" | "higher" | "neither";

export type ResponseGroup =
  | "efficiency"
  | "official"
  | "stages"
  | "fragmentation"
  | "residents"
  | "affairs"
  | "staff"
  | "hours"
  | "cost";

/** What is measured: one number a replication and policy; NaN where undefined. */
export interface Response {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly better: Better;
  readonly group: ResponseGroup;
  /** The response that must stand beside this one (docs/measures.md, section 8). */
  readonly counterpart?: string;
  /** Set on the two columns that carry another response over the matters registered under both policies. */
  readonly sameOf?: { readonly response: string; readonly role: "policy" | "baseline" };
  reduce(measured: Measured): number;
}

/** A curve a replication and policy, over a fixed axis. */
export interface Series {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly axis: { readonly label: Text; readonly unit: string };
  /** @returns the axis values, the same in every replication of a plan */
  points(horizon: Horizon): Float64Array;
  reduce(measured: Measured): Float64Array;
}
