/** What the lists of levers, factors, responses and series share. */

export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** D: data-based default; I: inferred from data; A: assumption (its range enters every robustness design). */
export type Evidence = "D" | "I" | "A";

export type LeverGroup = "staffing" | "separation" | "intelligent" | "refined" | "collaborative" | "assessment";

export interface Named {
  readonly name: string;
  readonly label: Text;
  /** Where the value and its range come from. */
  readonly source: string;
}

/** One thing that a choice may be. */
export interface Option {
  readonly name: string;
  readonly label: Text;
}

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
  readonly options: readonly Option[];
  readonly default: string;
  readonly evidence: Evidence;
}

export type Factor = NumberFactor | ChoiceFactor;
export type FactorValues = Readonly<Record<string, number | string>>;

export type Better = "lower" | "higher" | "neither";

export type ResponseGroup =
  | "efficiency"
  | "official"
  | "published"
  | "stages"
  | "fragmentation"
  | "residents"
  | "affairs"
  | "staff"
  | "hours"
  | "cost";
