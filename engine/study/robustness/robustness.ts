/** Robustness: policies over many plausible worlds, drawn from the ranges of what is uncertain. */
import type { Better } from "../../district/registry.ts";
import { nearestRank } from "../../kernel/observe/quantile.ts";
import { type Dimension, pointsAt, type Setting } from "../designs/dimension.ts";
import { faultsOfWorlds, type WorldsPlan, worldsOf } from "../designs/worlds.ts";
import { directionOf, type Frame, faultsOf, outputAt, refuse, responseNames } from "../frame.ts";
import { runsOf, StagedStudy, type Stages } from "../method.ts";
import { type Noise, noiseOf } from "../noise.ts";
import { shareInterval } from "../proportion.ts";
import { defined, type Interval, orNull, sampleOf, tInterval } from "../sample.ts";
import { type Box, PRIM_DEFAULTS, prim } from "./prim.ts";

export interface RobustnessPlan extends Frame, WorldsPlan {
  /** By primary response: what is good enough, in its unit. */
  readonly satisfice: Readonly<Record<string, number>>;
}

/** A share of the worlds drawn, which is no probability. */
export interface Share extends Interval {
  readonly share: number | null;
}

export interface PolicyRobustness {
  readonly policy: string;
  /** Worlds in which every policy is defined. */
  readonly worlds: number;
  /** How far it is from the best policy of each world: mean over worlds with its interval, 95th percentile, largest. */
  readonly regret: Interval & {
    readonly mean: number | null;
    readonly p95: number | null;
    readonly most: number | null;
  };
  /** The same world by world, in the order of `ResponseRobustness.whole`. */
  readonly regrets: readonly number[];
  readonly best: Share;
  /** null without a threshold. */
  readonly satisficing: Share | null;
  /** Against the baseline; null for the baseline itself. */
  readonly against: PolicyAgainst | null;
}

export interface PolicyAgainst {
  readonly better: Share;
  /** Difference over worlds: mean with its interval, 5th and 95th percentile. */
  readonly difference: Interval & {
    readonly mean: number | null;
    readonly p05: number | null;
    readonly p95: number | null;
  };
  readonly noise: Noise;
  /**
   * What would narrow the difference in one world most: knowing the inputs better, or more replications. Replications, if
   * the noise of a world's mean is larger than what the inputs do.
   */
  readonly buy: "knowledge" | "replications" | null;
  /** Where the policy is no better than the baseline. */
  readonly fails: readonly Box[];
}

export interface ResponseRobustness {
  readonly response: string;
  readonly better: Better;
  readonly threshold: number | null;
  /** Numbers of the worlds, from 0, in which every policy is defined. */
  readonly whole: readonly number[];
  readonly policies: readonly PolicyRobustness[];
}

export interface RobustnessVerdict {
  readonly study: string;
  readonly baseline: string;
  readonly alpha: number;
  readonly replications: number;
  readonly dimensions: readonly Dimension[];
  readonly worlds: number;
  readonly responses: readonly ResponseRobustness[];
}

const FEWEST_WORLDS = 10;

function faults(plan: RobustnessPlan): string[] {
  const found = [...faultsOf(plan), ...faultsOfWorlds(plan, FEWEST_WORLDS)];
  if (plan.policies.length < 2) found.push("policies: a robustness study needs two");
  for (const name of plan.primary) {
    if (directionOf(plan, name) === "neither") found.push(`primary: neither direction of "${name}" is better`);
  }
  for (const name of Object.keys(plan.satisfice)) {
    if (!plan.primary.includes(name)) found.push(`satisfice: "${name}" is not a primary response`);
  }
  return found;
}

/** @throws RangeError that lists every fault of the plan */
export function robustness(plan: RobustnessPlan): StagedStudy<RobustnessVerdict> {
  refuse(plan.study, faults(plan));
  const { dimensions, policies, primary, replications, seed } = plan;
  const rows = worldsOf(plan, seed);
  const points = pointsAt("world", dimensions, rows, policies);
  return new StagedStudy(
    responseNames(plan),
    points.length * replications,
    function* (ledger): Stages<RobustnessVerdict> {
      yield runsOf(points, 0, replications);
      return {
        study: plan.study,
        baseline: policies[0],
        alpha: plan.alpha,
        replications,
        dimensions,
        worlds: rows.length,
        responses: primary.map((response) => {
          const table = (policy: string, against: string | null): Float64Array[] =>
            points.map(({ name }) => outputAt(ledger, name, { policy, response, against }));
          return new Judgement(plan, response, rows, table).verdict();
        }),
      };
    },
  );
}

/** By policy, and against which: one array a world, one value a replication. */
type Table = (policy: string, against: string | null) => Float64Array[];

class Judgement {
  private readonly plan: RobustnessPlan;
  private readonly response: string;
  private readonly rows: readonly (readonly Setting[])[];
  private readonly table: Table;
  private readonly better: Better;
  /** Turns the response so that more is better. */
  private readonly sign: 1 | -1;
  /** By policy and world. */
  private readonly means: readonly Float64Array[];
  /** Worlds in which every policy is defined. */
  private readonly whole: readonly number[];

  constructor(plan: RobustnessPlan, response: string, rows: readonly (readonly Setting[])[], table: Table) {
    this.plan = plan;
    this.response = response;
    this.rows = rows;
    this.table = table;
    this.better = directionOf(plan, response);
    this.sign = this.better === "lower" ? -1 : 1;
    this.means = plan.policies.map((policy) => worldMeans(table(policy, null)));
    this.whole = rows.map((_, w) => w).filter((w) => this.means.every((means) => !Number.isNaN(means[w])));
  }

  verdict(): ResponseRobustness {
    const { plan, response, better } = this;
    return {
      response,
      better,
      threshold: plan.satisfice[response] ?? null,
      whole: this.whole,
      policies: plan.policies.map((policy, p) => this.policy(policy, p)),
    };
  }

  private policy(policy: string, p: number): PolicyRobustness {
    const { plan, whole, sign, means } = this;
    const regrets = Float64Array.from(whole, (w) => Math.max(...means.map((m) => sign * m[w])) - sign * means[p][w]);
    const sorted = regrets.slice().sort();
    const sample = sampleOf(regrets);
    const threshold = plan.satisfice[this.response];
    return {
      policy,
      worlds: whole.length,
      regret: {
        mean: orNull(sample.mean),
        ...tInterval(sample, plan.alpha),
        p95: orNull(nearestRank(sorted, 0.95)),
        most: orNull(sorted.at(-1) ?? Number.NaN),
      },
      regrets: [...regrets],
      best: this.share(regrets.filter((regret) => regret === 0).length),
      satisficing:
        threshold === undefined ? null : this.share(whole.filter((w) => sign * means[p][w] >= sign * threshold).length),
      against: p === 0 ? null : this.against(policy),
    };
  }

  private share(count: number): Share {
    const n = this.whole.length;
    return { share: orNull(count / n), ...shareInterval(count, n, this.plan.alpha) };
  }

  private against(policy: string): PolicyAgainst {
    const { plan, whole, sign, rows } = this;
    const table = this.table(policy, plan.policies[0]);
    const all = worldMeans(table);
    const differences = Float64Array.from(whole, (w) => all[w]);
    const isBetter = (difference: number): boolean => sign * difference > 0;
    const sample = sampleOf(differences);
    const sorted = differences.slice().sort();
    const noise = noiseOf(table);
    return {
      better: this.share(differences.filter(isBetter).length),
      difference: {
        mean: orNull(sample.mean),
        ...tInterval(sample, plan.alpha),
        p05: orNull(nearestRank(sorted, 0.05)),
        p95: orNull(nearestRank(sorted, 0.95)),
      },
      noise,
      buy: noise.noiseShare === null ? null : noise.noiseShare > 0.5 ? "replications" : "knowledge",
      fails: prim(
        plan.dimensions,
        whole.map((w) => rows[w]),
        Array.from(differences, (difference) => !isBetter(difference)),
        { ...PRIM_DEFAULTS, alpha: plan.alpha },
      ),
    };
  }
}

function worldMeans(table: readonly Float64Array[]): Float64Array {
  return Float64Array.from(table, (values) => sampleOf(defined(values)).mean);
}
