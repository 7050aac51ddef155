/** Optimal computing budget allocation: where the next replications tell most. A heuristic without a guarantee. */
import { normalCdf } from "../../kernel/math/special.ts";
import type { Sample } from "../sample.ts";

/**
 * How a total of replications is best spread over contenders, of which the one with the largest mean leads.
 *
 * @param samples - more is better
 * @param total - replications, all contenders together
 * @returns replications of each, in parts of the total; contenders tied with the leader count as a hair behind it
 * @source Chen, Lin, Yücesan & Chick 2000, Discrete Event Dynamic Systems 10:251-270
 */
export function allocation(samples: readonly Sample[], total: number): Float64Array {
  const leader = leaderOf(samples);
  const spread = Math.max(...samples.map(({ mean, sd }) => Math.max(sd, Math.abs(mean - samples[leader].mean))));
  const hair = spread > 0 ? spread * 1e-3 : 1;
  const weights = Float64Array.from(samples, ({ mean, sd }, i) => {
    if (i === leader) return 0;
    const ratio = Math.max(sd, hair) / Math.max(samples[leader].mean - mean, hair);
    return ratio * ratio;
  });
  let squares = 0;
  samples.forEach(({ sd }, i) => {
    if (i !== leader) squares += (weights[i] / Math.max(sd, hair)) * (weights[i] / Math.max(sd, hair));
  });
  weights[leader] = Math.max(samples[leader].sd, hair) * Math.sqrt(squares);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => (total * weight) / sum);
}

export function leaderOf(samples: readonly Sample[]): number {
  return samples.reduce((best, { mean }, i) => (mean > samples[best].mean ? i : best), 0);
}

/**
 * A lower bound of the chance that the leader is the best, if means and variances were what they seem: an indication only.
 *
 * @source Chen et al. 2000, eq. 3 (approximate probability of correct selection, Bonferroni)
 */
export function apparentChance(samples: readonly Sample[]): number {
  const leader = leaderOf(samples);
  const misses = samples.map(({ mean, se }, i) => {
    if (i === leader) return 0;
    const both = Math.sqrt(se * se + samples[leader].se * samples[leader].se);
    return both === 0 ? 0 : normalCdf((mean - samples[leader].mean) / both);
  });
  return Math.max(0, 1 - misses.reduce((all, miss) => all + miss, 0));
}
