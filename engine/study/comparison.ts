/** Policies against a baseline over paired replications: what so many replications say. */
import type { Better, Text } from "../district/registry.ts";
import { nearestRank } from "../kernel/observe/quantile.ts";
import { type AttributionRow, attribute } from "./attribution.ts";
import { auditPair, type PairAudit } from "./audit.ts";
import { type BestRow, withTheBest } from "./best.ts";
import type { ComparisonPlan, ResponseInfo } from "./comparison-plan.ts";
import { holm } from "./holm.ts";
import { pairedDifferences, pOfZeroMean } from "./paired.ts";
import { percentileInterval } from "./percentile.ts";
import { shareInterval } from "./proportion.ts";
import { type Ratio, ratioOfMeans } from "./ratio.ts";
import type { FailedRun, Results } from "./results.ts";
import { defined, type Interval, orNull, type Sample, sampleOf, tInterval } from "./sample.ts";
import { looksPlanned } from "./stopping.ts";
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
  /** Wilson's interval of that share, 1 - alpha. */
  readonly shareBetterInterval: Interval;
  /** Standardised effect: mean / sd of the differences; null without variance. */
  readonly effectSize: number | null;
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
  /** Each policy against the best of the others; null where neither direction is better, or too little is known. */
  readonly best: readonly BestRow[] | null;
}

/** What one unit more of a response costs in another: cost per extra matter, policy against baseline. */
export interface RatioRow extends Ratio {
  readonly name: string;
  readonly policy: string;
}

/** A primary response in one of the districts that a city is made of. */
export interface DistrictRow extends Interval {
  readonly district: string;
  readonly grids: number;
  readonly response: string;
  readonly policy: string;
  /** Replications in which policy and baseline are defined. */
  readonly n: number;
  /** Policy minus baseline, with its plain interval: no family of verdicts is made of districts. */
  readonly mean: number | null;
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
  /** Numbers of replications at which verdicts were taken; empty, and every verdict undecided, until the first. */
  readonly looks: readonly number[];
  /** Chance of a false claim that is spent on each look: alpha / number of planned looks. */
  readonly alphaOfLook: number;
  readonly audit: readonly AuditRow[];
  readonly responses: readonly ResponseComparison[];
  readonly attributions: readonly AttributionRow[];
  readonly ratios: readonly RatioRow[];
  /** Of a city only: every district by itself. */
  readonly districts?: readonly DistrictRow[];
}

/** The statistics of one difference before the family is known. */
interface Pair {
  readonly response: ResponseInfo;
  readonly policy: string;
  readonly differences: Float64Array;
  readonly sample: Sample;
  readonly p: number;
}

/** Replications that count, and the looks taken at them. */
export interface State {
  readonly n: number;
  readonly planned: number;
  readonly looks: readonly number[];
}

/**
 * What the first n replications say.
 *
 * @param state - verdicts are taken if its last look is at n; else every verdict is undecided
 */
export function assess(plan: ComparisonPlan, results: Results, state: State): Comparison {
  return new Assessment(plan, results, state).comparison();
}

class Assessment {
  private readonly plan: ComparisonPlan;
  private readonly results: Results;
  private readonly state: State;
  private readonly alphaOfLook: number;
  private readonly isLook: boolean;

  constructor(plan: ComparisonPlan, results: Results, state: State) {
    this.plan = plan;
    this.results = results;
    this.state = state;
    this.alphaOfLook = plan.alpha / looksPlanned(plan);
    this.isLook = state.looks.at(-1) === state.n;
  }

  comparison(): Comparison {
    const { plan, results, state } = this;
    const others = plan.policies.filter((policy) => policy !== plan.baseline);
    const listed = plan.responses.filter((response) => response.sameOf === undefined);
    const pairs = listed.flatMap((response) => others.map((policy) => this.pair(response, policy)));
    const family = pairs.filter((pair) => this.isPrimary(pair.response) && !Number.isNaN(pair.p));
    const adjusted = holm(family.map((pair) => pair.p));
    const pHolm = new Map(family.map((pair, i) => [pair, adjusted[i]]));
    const difference = (pair: Pair): Difference =>
      this.difference(pair, pHolm.get(pair) ?? NaN, this.alphaOfLook / Math.max(1, family.length));

    return {
      study: plan.study,
      baseline: plan.baseline,
      alpha: plan.alpha,
      replications: { planned: state.planned, done: state.n, failed: results.failed(state.n) },
      looks: state.looks,
      alphaOfLook: this.alphaOfLook,
      audit: plan.primary.flatMap((response) =>
        others.map((policy) => ({
          policy,
          response,
          ...auditPair(this.column(policy, response), this.column(plan.baseline, response)),
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
        best: this.isPrimary(response) ? this.best(response) : null,
      })),
      attributions: plan.attributions.flatMap((attribution) =>
        plan.primary.map((response) =>
          attribute(attribution, response, plan.baseline, (policy, name) => this.column(policy, name), plan.alpha),
        ),
      ),
      ratios: (plan.ratios ?? []).flatMap(({ name, cost, effect }) =>
        others.map((policy) => {
          const change = (response: string): Float64Array => {
            const baseline = this.column(plan.baseline, response);
            return this.column(policy, response).map((x, j) => x - baseline[j]);
          };
          return { name, policy, ...ratioOfMeans(change(cost), change(effect), plan.alpha) };
        }),
      ),
    };
  }

  private column(policy: string, response: string): Float64Array {
    return this.results.column(policy, response, this.state.n);
  }

  private best({ name, better }: ResponseInfo): BestRow[] | null {
    if (better === "neither") return null;
    const { policies } = this.plan;
    const columns = policies.map((policy) => this.column(policy, name));
    return withTheBest(policies, columns, better, this.alphaOfLook);
  }

  private isPrimary(response: ResponseInfo): boolean {
    return this.plan.primary.includes(response.name);
  }

  private pair(response: ResponseInfo, policy: string): Pair {
    const differences = pairedDifferences(
      this.column(policy, response.name),
      this.column(this.plan.baseline, response.name),
    );
    const sample = sampleOf(differences);
    return { response, policy, differences, sample, p: pOfZeroMean(sample) };
  }

  private outcome(response: ResponseInfo, policy: string, difference: Difference | null): PolicyOutcome {
    const values = defined(this.column(policy, response.name));
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

  private difference(pair: Pair, pHolm: number, familyAlpha: number): Difference {
    const { response, sample, p } = pair;
    const { alpha, margins } = this.plan;
    const primary = this.isPrimary(response);
    const plain = tInterval(sample, alpha);
    const interval = primary ? tInterval(sample, familyAlpha) : plain;
    const sign = response.better === "lower" ? -1 : 1;
    const isDirected = response.better !== "neither";
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
      verdict: this.isLook
        ? verdictOf(
            interval,
            sample.mean,
            primary ? pHolm : p,
            primary ? this.alphaOfLook : alpha,
            margins[response.name] ?? null,
            response.better,
          )
        : "undecided",
      shareBetter: isDirected ? orNull(better / sample.n) : null,
      shareBetterInterval: isDirected ? shareInterval(better, sample.n, alpha) : { low: null, high: null },
      effectSize: orNull(sample.mean / sample.sd),
      same: this.same(pair),
    };
  }

  private same({ response, policy, sample }: Pair): SameMatters | null {
    const column = (role: "policy" | "baseline"): Float64Array | null => {
      const of = this.plan.responses.find((r) => r.sameOf?.response === response.name && r.sameOf.role === role);
      return of === undefined ? null : this.column(policy, of.name);
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
