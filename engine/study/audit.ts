/** What common random numbers gained, or lost. */
import { sum } from "../kernel/math/sum.ts";
import { pairedDifferences } from "./paired.ts";
import { orNull, sampleOf } from "./sample.ts";

export interface PairAudit {
  /** Pearson's, over the pairs; null where one side does not vary. */
  readonly correlation: number | null;
  /** (Var A + Var B) / Var(A - B): 1 is no gain; null where the difference does not vary. */
  readonly varianceReduction: number | null;
  /** How many more replications a policy independent sampling would need for the same standard error; negative is a loss. */
  readonly replicationsSaved: number | null;
  /** Pairing made the difference noisier than independent sampling would have. */
  readonly warning: boolean;
}

/**
 * @param a - one value a replication, NaN where undefined
 * @param b - the same replications
 * @source Law 2015, Simulation Modeling and Analysis, 5th ed., section 11.2
 */
export function auditPair(a: Float64Array, b: Float64Array): PairAudit {
  const both = (_: number, j: number): boolean => !Number.isNaN(a[j]) && !Number.isNaN(b[j]);
  const left = a.filter(both);
  const right = b.filter(both);
  const A = sampleOf(left);
  const B = sampleOf(right);
  const D = sampleOf(pairedDifferences(left, right));
  const covariance = sum(left.map((x, j) => (x - A.mean) * (right[j] - B.mean))) / (A.n - 1);
  const reduction = (A.sd * A.sd + B.sd * B.sd) / (D.sd * D.sd);
  return {
    correlation: orNull(Math.max(-1, Math.min(1, covariance / (A.sd * B.sd)))),
    varianceReduction: orNull(reduction),
    replicationsSaved: orNull(A.n * (reduction - 1)),
    // Beyond rounding: a side that does not vary has a reduction of 1.
    warning: reduction < 1 - 1e-9,
  };
}
