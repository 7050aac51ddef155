/** Studies of which the truth is known: normal or skewed responses that share a part over the policies. */
import { uniformAt } from "../../../engine/kernel/random/counter.ts";
import { lognormal, normal } from "../../../engine/kernel/random/distributions.ts";
import { seedWords } from "../../../engine/kernel/random/seed.ts";
import type { Comparison } from "../../../engine/study/comparison.ts";
import type { ComparisonPlan } from "../../../engine/study/comparison-plan.ts";
import { ComparisonStudy } from "../../../engine/study/comparison-study.ts";

export interface World {
  /** Names the seed. */
  readonly name: string;
  /** Correlation of two policies within a replication. */
  readonly correlation: number;
  readonly skewed?: boolean;
  /** The true mean, in standard deviations of a response. */
  mean(policy: string, response: string): number;
}

/** Both distributions have mean 0 and variance 1. */
function standardised(u: number, skewed: boolean): number {
  if (!skewed) return normal(u, 0, 1);
  const e = Math.E;
  return (lognormal(u, 1, 1) - Math.sqrt(e)) / Math.sqrt(e * (e - 1));
}

/** Runs one study with all its replications. */
export function synthetic(plan: ComparisonPlan, world: World, study: number): Comparison {
  const [k0, k1] = seedWords(world.name);
  const draw = (replication: number, slot: number): number =>
    standardised(uniformAt(k0, k1, study, replication * 4096 + slot), world.skewed === true);
  const comparison = new ComparisonStudy(plan);
  const shared = Math.sqrt(world.correlation);
  const own = Math.sqrt(1 - world.correlation);
  for (let runs = comparison.ask(); runs.length > 0; runs = comparison.ask()) {
    for (const { replication } of runs) {
      comparison.tell(
        { replication },
        plan.policies.map((policy, p) => ({
          policy,
          values: Float64Array.from(
            plan.responses,
            ({ name }, r) =>
              world.mean(policy, name) + shared * draw(replication, r) + own * draw(replication, 64 * (p + 1) + r),
          ),
        })),
      );
    }
  }
  return comparison.verdict();
}

/** Over how many of the studies something holds, as a share. */
export function shareOf(
  studies: number,
  plan: ComparisonPlan,
  world: World,
  holds: (comparison: Comparison) => boolean,
): number {
  let count = 0;
  for (let study = 0; study < studies; study++) if (holds(synthetic(plan, world, study))) count++;
  return count / studies;
}

/** Standard error of a share. */
export function standardError(share: number, studies: number): number {
  return Math.sqrt((share * (1 - share)) / studies);
}
