/** Mean and spread of one number a replication, and the intervals on it. */
export interface Sample {
  readonly n: number;
  /** NaN when empty. */
  readonly mean: number;
  /** With n - 1; NaN below two values, exactly 0 for equal ones. */
  readonly sd: number;
  /** Standard error of the mean, sd / sqrt(n). */
  readonly se: number;
}
/** An interval; null where fewer than two replications define it. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}
/** The values that are defined (not NaN), in their order. */
export declare function defined(values: Float64Array): Float64Array;
/**
 * @param values - one a replication, all defined
 */
export declare function sampleOf(values: Float64Array): Sample;
/**
 * Student's interval for the mean.
 *
 * @param alpha - the chance of missing it, both sides together
 * @source Law 2015, Simulation Modeling and Analysis, 5th ed., eq. 4.12
 */
export declare function tInterval(sample: Sample, alpha: number): Interval;
/** A number as JSON has it: null where undefined, and one zero. */
export declare function orNull(x: number): number | null;
//# sourceMappingURL=sample.d.ts.map
