/** Policies against a baseline over paired replications: which runs it needs, and what they say. */
import type { Better, Text } from "../district/registry.ts";
import { nearestRank } from "../kernel/observe/quantile.ts";
import { type AttributionRow, attribute } from "./attribution.ts";
import { auditPair, type PairAudit } from "./audit.ts";
import { type ComparisonPlan, checkPlan, type ResponseInfo } from "./comparison-plan.ts";
import { holm } from "./holm.ts";
import { pairedDifferences, pOfZeroMean } from "./paired.ts";
import { percentileInterval } from "./percentile.ts";
import type { ResultRow } from "./record.ts";
import { type FailedRun, Results, type ToldResult } from "./results.ts";
import { defined, type Interval, orNull, type Sample, sampleOf, tInterval } from "./sample.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** The same difference over the matters registered under both policies. */
export interface SameMatters extends Interval {
  readonly mean: number | null;
  readonly p: number | null;
  /** Its sign contradicts that of the difference over all matters registered. */
  readonly disagrees: boolean;
}

/** Policy minus baseline. */
export interface Difference {
  /** Replications in which both are defined. */
  readonly n: number;
  readonly mean: number | null;
  /** Primary: simultaneous over the family of verdicts; else the plain interval. */
  readonly low: number | null;
  readonly high: number | null;
  readonly plainLow: number | null;
  readonly plainHigh: number | null;
  readonly sd: number | null;
  readonly se: number | null;
  readonly p: number | null;
  /** Holm's, over the family; null outside. */
  readonly pHolm: number | null;
  readonly verdict: Verdict;
  /** Share of replications in which the policy is strictly better; null where neither direction is. */
  readonly shareBetter: number | null;
  readonly same: SameMatters | null;
}

/** One response of one policy over replications. */
export interface PolicyOutcome extends Interval {
  readonly name: string;
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Nearest-rank percentiles of the replications: the risk, not the error of the mean. */
  readonly p05: number | null;
  readonly p95: number | null;
  /** How well these percentiles are known (the error of the risk), 1 - alpha each. */
  readonly p05Interval: Interval;
  readonly p95Interval: Interval;
  /** null for the baseline. */
  readonly difference: Difference | null;
}

export interface ResponseComparison {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly better: Better;
  readonly primary: boolean;
  readonly margin: number | null;
  readonly policies: readonly PolicyOutcome[];
}

export interface AuditRow extends PairAudit {
  readonly policy: string;
  readonly response: string;
}

/** The answer of a comparison, as JSON holds it: an undefined number is null. */
export interface Comparison {
  readonly study: string;
  readonly baseline: string;
  readonly alpha: number;
  readonly replications: { readonly planned: number; readonly done: number; readonly failed: readonly FailedRun[] };
  /** Numbers of replications at which verdicts were taken; empty, and every verdict undecided, until all are done. */
  readonly looks: readonly number[];
  readonly audit: readonly AuditRow[];
  readonly responses: readonly ResponseComparison[];
  readonly attributions: readonly AttributionRow[];
}

/** The statistics of one difference before the family is known. */
interface Pair {
  readonly response: ResponseInfo;
  readonly policy: string;
  readonly differences: Float64Array;
  readonly sample: Sample;
  readonly p: number;
}

export class ComparisonStudy {
  readonly plan: ComparisonPlan;
  private readonly results: Results;
  private readonly asked: boolean[];

  /**
   * @throws RangeError that lists every fault of the plan
   */
  constructor(plan: ComparisonPlan) {
    checkPlan(plan);
    this.plan = plan;
    this.results = new Results(
      plan.policies,
      plan.responses.map((response) => response.name),
      plan.replications,
    );
    this.asked = new Array<boolean>(plan.replications).fill(false);
  }

  /** The replications wanted that were neither asked for nor told yet, in order; empty when none is left. */
  ask(): { replication: number }[] {
    const wanted: { replication: number }[] = [];
    for (let replication = 0; replication < this.plan.replications; replication++) {
      if (!this.asked[replication] && !this.results.has(replication)) wanted.push({ replication });
      this.asked[replication] = true;
    }
    return wanted;
  }

  /**
   * Takes what all policies gave in one replication.
   *
   * @throws RangeError if it does not fit the plan
   * @throws Error if the replication was told before with other values
   */
  tell(replication: number, results: readonly ToldResult[]): void {
    this.results.add(replication, results);
  }

  /** The results so far, in canonical order. */
  rows(): Generator<ResultRow> {
    return this.results.rows();
  }

  /** What the results so far say; verdicts only once all replications are done. */
  verdict(): Comparison {
    const { plan, results } = this;
    const done = results.done;
    const complete = done === plan.replications;
    const others = plan.policies.filter((policy) => policy !== plan.baseline);
    const listed = plan.responses.filter((response) => response.sameOf === undefined);
    const pairs = listed.flatMap((response) => others.map((policy) => this.pair(response, policy)));
    const family = pairs.filter((pair) => this.isPrimary(pair.response) && !Number.isNaN(pair.p));
    const adjusted = holm(family.map((pair) => pair.p));
    const pHolm = new Map(family.map((pair, i) => [pair, adjusted[i]]));
    const difference = (pair: Pair): Difference =>
      this.difference(pair, pHolm.get(pair) ?? NaN, plan.alpha / Math.max(1, family.length), complete);

    return {
      study: plan.study,
      baseline: plan.baseline,
      alpha: plan.alpha,
      replications: { planned: plan.replications, done, failed: results.failed() },
      looks: complete ? [done] : [],
      audit: plan.primary.flatMap((response) =>
        others.map((policy) => ({
          policy,
          response,
          ...auditPair(results.column(policy, response), results.column(plan.baseline, response)),
        })),
      ),
      responses: listed.map((response) => ({
        name: response.name,
        label: response.label,
        unit: response.unit,
        better: response.better,
        primary: this.isPrimary(response),
        margin: plan.margins[response.name] ?? null,
        policies: plan.policies.map((policy) => {
          const pair = pairs.find((candidate) => candidate.response === response && candidate.policy === policy);
          return this.outcome(response, policy, pair === undefined ? null : difference(pair));
        }),
      })),
      attributions: plan.attributions.flatMap((attribution) =>
        plan.primary.map((response) => attribute(attribution, response, plan.baseline, results, plan.alpha)),
      ),
    };
  }

  private isPrimary(response: ResponseInfo): boolean {
    return this.plan.primary.includes(response.name);
  }

  private pair(response: ResponseInfo, policy: string): Pair {
    const differences = pairedDifferences(
      this.results.column(policy, response.name),
      this.results.column(this.plan.baseline, response.name),
    );
    const sample = sampleOf(differences);
    return { response, policy, differences, sample, p: pOfZeroMean(sample) };
  }

  private outcome(response: ResponseInfo, policy: string, difference: Difference | null): PolicyOutcome {
    const values = defined(this.results.column(policy, response.name));
    const sample = sampleOf(values);
    const sorted = values.sort();
    return {
      name: policy,
      n: sample.n,
      mean: orNull(sample.mean),
      ...tInterval(sample, this.plan.alpha),
      sd: orNull(sample.sd),
      p05: orNull(nearestRank(sorted, 0.05)),
      p95: orNull(nearestRank(sorted, 0.95)),
      p05Interval: percentileInterval(sorted, 0.05, this.plan.alpha),
      p95Interval: percentileInterval(sorted, 0.95, this.plan.alpha),
      difference,
    };
  }

  private difference(pair: Pair, pHolm: number, familyAlpha: number, complete: boolean): Difference {
    const { response, sample, p } = pair;
    const { alpha, margins } = this.plan;
    const primary = this.isPrimary(response);
    const plain = tInterval(sample, alpha);
    const interval = primary ? tInterval(sample, familyAlpha) : plain;
    const sign = response.better === "lower" ? -1 : 1;
    const better = pair.differences.filter((d) => sign * d > 0).length;
    return {
      n: sample.n,
      mean: orNull(sample.mean),
      ...interval,
      plainLow: plain.low,
      plainHigh: plain.high,
      sd: orNull(sample.sd),
      se: orNull(sample.se),
      p: orNull(p),
      pHolm: orNull(pHolm),
      verdict: complete
        ? verdictOf(interval, sample.mean, primary ? pHolm : p, alpha, margins[response.name] ?? null, response.better)
        : "undecided",
      shareBetter: response.better === "neither" ? null : orNull(better / sample.n),
      same: this.same(pair),
    };
  }

  private same({ response, policy, sample }: Pair): SameMatters | null {
    const column = (role: "policy" | "baseline"): Float64Array | null => {
      const of = this.plan.responses.find((r) => r.sameOf?.response === response.name && r.sameOf.role === role);
      return of === undefined ? null : this.results.column(policy, of.name);
    };
    const own = column("policy");
    const baseline = column("baseline");
    if (own === null || baseline === null) return null;
    const same = sampleOf(pairedDifferences(own, baseline));
    return {
      mean: orNull(same.mean),
      ...tInterval(same, this.plan.alpha),
      p: orNull(pOfZeroMean(same)),
      disagrees: same.mean * sample.mean < 0,
    };
  }
}
