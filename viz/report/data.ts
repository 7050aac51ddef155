/** What a report is made of: everything that a run directory holds but the raw rows. */
import type { Comparison } from "../../engine/study/comparison.ts";
import type { WarmUpVerdict } from "../../engine/study/warm-up.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";

export type {
  Comparison,
  Difference,
  DistrictRow,
  PolicyOutcome,
  ResponseComparison,
} from "../../engine/study/comparison.ts";

/** A policy minus the baseline, replication by replication, at every point of a series. */
export interface PairedCurve {
  readonly mean: readonly number[];
  /** The 95 % t interval of the mean difference. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** A curve over replications; a missing point is NaN, or null once it went through JSON. */
export interface SeriesSummary {
  readonly name: string;
  readonly policy: string;
  /** Replications that have the curve; at a point, those that define it. */
  readonly replications: number;
  readonly x: readonly number[];
  readonly n: readonly number[];
  readonly mean: readonly number[];
  /** The 95 % t interval of the mean. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Percentiles over replications. */
  readonly p05: readonly number[];
  readonly p95: readonly number[];
  /** Null for the baseline. */
  readonly difference: PairedCurve | null;
}

/** What the manifest of a run says of it, as far as a report prints it. */
export interface RunManifest {
  readonly gridgov: string;
  readonly modelHash: string;
  readonly node: string;
  readonly scenarioHash: string;
  readonly seed: string;
  readonly replications: {
    readonly planned: number;
    readonly done: number;
    readonly failed: readonly {
      readonly policy: string;
      readonly replication: number;
      readonly stage: string;
      readonly message: string;
    }[];
  };
  readonly resultHash: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface ReportData {
  readonly manifest: RunManifest;
  readonly comparison: Comparison;
  readonly study: ResolvedStudy;
  readonly series: readonly SeriesSummary[];
  /** How long the run takes to forget its start, if its series tell. */
  readonly warmUp: WarmUpVerdict | null;
}
