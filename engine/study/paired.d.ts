import type { Sample } from "./sample.ts";
/**
 * The differences a - b, replication by replication.
 *
 * @param a - one value a replication, NaN where undefined
 * @param b - the same replications
 * @returns those of the replications where both are defined, in their order
 */
export declare function pairedDifferences(a: Float64Array, b: Float64Array): Float64Array;
/**
 * The two-sided p of the hypothesis that the mean is 0, by Student's t.
 *
 * @returns NaN below two values; without variance 1 for a mean of 0, else 0
 */
export declare function pOfZeroMean(sample: Sample): number;
//# sourceMappingURL=paired.d.ts.map
