/** Every policy against the best of the others, all of them having met the same worlds. */
import { studentTQuantile } from "../kernel/math/special.ts";
import { pairedDifferences } from "./paired.ts";
import { sampleOf } from "./sample.ts";

/** How far a policy is ahead of the best other one (below 0: behind); the rows hold at once with a chance of 1 - alpha. */
export interface BestRow {
  readonly policy: string;
  /** At most 0; 0 if the policy is surely the best. */
  readonly low: number;
  /** At least 0; 0 if the policy is surely not ahead of all others. */
  readonly high: number;
  /** It may be the best, or tie with it; no other policy can, with a chance of 1 - alpha. */
  readonly isCandidate: boolean;
}

/**
 * Multiple comparisons with the best. Pairs differ in their variance under common random numbers, so each has its own
 * half-width, Bonferroni's over the k - 1 comparisons with the unknown best.
 *
 * @param columns - one a policy, one value a replication, NaN where undefined
 * @param better - the direction; what is returned counts as ahead in that direction
 * @returns null where a pair has fewer than two replications, or there is one policy only
 * @source Edwards & Hsu 1983, JASA 78:965-971; Nelson & Matejcik 1995, Management Science 41:1935-1945
 */
export function withTheBest(
  policies: readonly string[],
  columns: readonly Float64Array[],
  better: "lower" | "higher",
  alpha: number,
): BestRow[] | null {
  const k = policies.length;
  if (k < 2) return null;
  const sign = better === "lower" ? -1 : 1;
  const ahead = columns.map((a) =>
    columns.map((b) => {
      const sample = sampleOf(pairedDifferences(a, b));
      const half = sample.se === 0 ? 0 : studentTQuantile(1 - alpha / (k - 1), sample.n - 1) * sample.se;
      return { mean: sign * sample.mean + 0, half, n: sample.n };
    }),
  );
  const others = (i: number): number[] => policies.map((_, j) => j).filter((j) => j !== i);
  if (policies.some((_, i) => others(i).some((j) => ahead[i][j].n < 2))) return null;
  const reach = policies.map((_, i) => Math.min(...others(i).map((j) => ahead[i][j].mean + ahead[i][j].half)));
  // Reaching exactly 0 is a tie, and what ties may be the best.
  const candidates = reach.flatMap((bound, i) => (bound >= 0 ? [i] : []));
  return policies.map((policy, i) => {
    const rivals = candidates.filter((j) => j !== i);
    const low = rivals.length === 0 ? 0 : Math.min(0, ...rivals.map((j) => ahead[i][j].mean - ahead[i][j].half));
    return { policy, low: low + 0, high: Math.max(0, reach[i]) + 0, isCandidate: reach[i] >= 0 };
  });
}
