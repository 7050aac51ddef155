/** What one call of `runReplication` runs, and what it answers. */
import type { FactorValues, LeverValues, Text } from "./registry.ts";

/** One community as the district file describes it. */
export interface CommunitySpec {
  readonly name: string;
  readonly type: "old-compound" | "dense-rental" | "new-gated" | "mixed";
  readonly grids: number;
  /** Demand relative to the district's mean (1). */
  readonly demand: number;
}

export interface District {
  readonly name: string;
  readonly label: Text;
  /** The first line a reader sees: whose world this is, and of when. */
  readonly note: Text;
  readonly communities: readonly CommunitySpec[];
}

export interface Horizon {
  /** Days under the baseline before time 0; a whole number of weeks. */
  readonly burnIn: number;
  /** Days of intake from time 0. */
  readonly intake: number;
  /** Days every cohort matter is followed. */
  readonly followUp: number;
}

export interface PlannedPolicy {
  readonly name: string;
  /** Every lever, resolved. */
  readonly levers: LeverValues;
}

export interface Plan {
  readonly district: District;
  /** Every factor, resolved. */
  readonly factors: FactorValues;
  readonly horizon: Horizon;
  /** The first is the baseline, under which the burn-in runs. */
  readonly policies: readonly PlannedPolicy[];
}

export interface Failure {
  readonly stage: "build" | "burn-in" | "run" | "measure";
  readonly message: string;
  readonly stack: string;
}

/** One policy in one replication: responses (of RESPONSES), series (of SERIES) and weeks, or why it failed. */
export interface PolicyResult {
  readonly policy: string;
  readonly values: Float64Array | null;
  readonly series: readonly Float64Array[];
  /** For every week of the intake, community by community, the values of WEEKLY; empty if the run failed. */
  readonly weeks: Float64Array;
  readonly failure: Failure | null;
}
