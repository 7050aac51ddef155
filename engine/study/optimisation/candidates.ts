/** The candidates of an optimisation, and all that was seen of each. */
import { settingsAt } from "../designs/dimension.ts";
import { directionOf } from "../frame.ts";
import type { DesignPoint, Ledger, PointPolicy, Run } from "../method.ts";
import { pairedDifferences } from "../paired.ts";
import { sampleOf } from "../sample.ts";
import type { OptimisationPlan } from "./optimisation.ts";
import type { Scored } from "./pareto.ts";

export interface Candidate {
  readonly name: string;
  readonly index: number;
  /** In the unit cube. */
  readonly u: Float64Array;
  /** Replications asked for: 0 .. n - 1. */
  n: number;
  /** The points at which it was run. */
  readonly points: DesignPoint[];
}

/** So many share one burn-in: more save burn-ins, fewer keep workers equally busy. */
export const TOGETHER = 6;

export class Candidates {
  readonly all: Candidate[] = [];
  private readonly byPlace = new Map<string, Candidate>();
  private readonly plan: OptimisationPlan;
  private readonly ledger: Ledger;
  private readonly scores = new Map<Candidate, { n: number; seen: number; scored: Scored }>();
  /** Of the baseline, in the response of the budget, by replication. */
  private readonly baseline: number[] = [];

  constructor(plan: OptimisationPlan, ledger: Ledger) {
    this.plan = plan;
    this.ledger = ledger;
  }

  /** @returns the candidate there, which may be an old one: a child may be its parent again */
  add(u: Float64Array): Candidate {
    const place = u.join(" ");
    const known = this.byPlace.get(place);
    if (known !== undefined) return known;
    const index = this.all.length;
    const candidate: Candidate = { name: `candidate ${index}`, index, u, n: 0, points: [] };
    this.all.push(candidate);
    this.byPlace.set(place, candidate);
    return candidate;
  }

  /** Runs until each has n replications. */
  evaluate(candidates: readonly Candidate[], n: number): Run[] {
    const runs: Run[] = [];
    for (const group of groupsOf(candidates.filter((candidate) => candidate.n < n))) {
      const point = this.pointOf(group);
      for (let replication = group[0].n; replication < n; replication++) runs.push({ point, replication });
      for (const candidate of group) {
        candidate.n = n;
        candidate.points.push(point);
      }
    }
    return runs;
  }

  /** One replication more for each that has fewer than `most`. */
  oneMore(candidates: readonly Candidate[], most: number): Run[] {
    const counts = new Set(candidates.map(({ n }) => n).filter((n) => n < most));
    return [...counts]
      .sort((a, b) => b - a)
      .flatMap((n) =>
        this.evaluate(
          candidates.filter((candidate) => candidate.n === n),
          n + 1,
        ),
      );
  }

  /** A response by replication, from one on; NaN where undefined. */
  column(candidate: Candidate, response: string, from = 0): Float64Array {
    return this.gather(candidate, candidate.name, response).slice(from);
  }

  /** Against another candidate, or the baseline: the replications from one on in which both are defined. */
  differences(candidate: Candidate, other: Candidate | null, response: string, from = 0): Float64Array {
    const own = this.column(candidate, response, from);
    if (other === null) {
      return pairedDifferences(own, this.gather(candidate, this.plan.policies[0], response).slice(from));
    }
    const n = Math.min(candidate.n, other.n) - from;
    return pairedDifferences(own.slice(0, n), this.column(other, response, from).slice(0, n));
  }

  /**
   * Its objectives as mean differences to the baseline over its own replications, so that the weather of those replications
   * cancels and candidates with different numbers of them may be compared. More is better. A failed one is beaten by all.
   */
  score(candidate: Candidate): Scored {
    const { primary, budget, policies } = this.plan;
    if (budget !== null) {
      this.gather(candidate, policies[0], budget.response).forEach((x, j) => {
        if (!Number.isNaN(x)) this.baseline[j] = x;
      });
    }
    const seen = this.baseline.length;
    const known = this.scores.get(candidate);
    if (known?.n === candidate.n && known.seen === seen) return known.scored;
    const scores = primary.map((response) => {
      const { mean } = sampleOf(this.differences(candidate, null, response));
      return directionOf(this.plan, response) === "lower" ? -mean : mean;
    });
    const spent = budget === null ? 0 : this.spending(candidate, budget.response) - budget.most;
    const isKnown = ![...scores, spent].some(Number.isNaN) && !this.hasFailed(candidate);
    const scored = isKnown
      ? { scores, violation: Math.max(0, spent) }
      : { scores: primary.map(() => -Infinity), violation: Infinity };
    this.scores.set(candidate, { n: candidate.n, seen, scored });
    return scored;
  }

  /** The baseline's mean over all replications seen, and the paired difference to it: nobody is judged by his own weather. */
  private spending(candidate: Candidate, response: string): number {
    const baseline = sampleOf(Float64Array.from(this.baseline.filter((x) => x !== undefined))).mean;
    return baseline + sampleOf(this.differences(candidate, null, response)).mean;
  }

  private hasFailed(candidate: Candidate): boolean {
    return this.plan.primary.some((response) => this.column(candidate, response).some(Number.isNaN));
  }

  private gather(candidate: Candidate, policy: string, response: string): Float64Array {
    const column = new Float64Array(candidate.n).fill(Number.NaN);
    for (const point of candidate.points) {
      this.ledger.column(point.name, policy, response).forEach((x, j) => {
        if (!Number.isNaN(x) && j < column.length) column[j] = x;
      });
    }
    return column;
  }

  private pointOf(group: readonly Candidate[]): DesignPoint {
    const { policies, dimensions } = this.plan;
    const from = policies.at(-1)!;
    const baseline: PointPolicy = { name: policies[0], from: policies[0], levers: {} };
    return {
      name: group.map(({ index }) => index).join(" "),
      factors: {},
      policies: [
        baseline,
        ...group.map(({ name, u }): PointPolicy => {
          const settings = settingsAt(dimensions, u);
          const levers = Object.fromEntries(dimensions.map(({ entry }, d) => [entry, settings[d]]));
          return { name, from, levers };
        }),
      ],
    };
  }
}

/** Those that have seen equally many replications, so many at a time. */
function groupsOf(candidates: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = [];
  for (const n of new Set(candidates.map((candidate) => candidate.n))) {
    const alike = candidates.filter((candidate) => candidate.n === n);
    for (let i = 0; i < alike.length; i += TOGETHER) groups.push(alike.slice(i, i + TOGETHER));
  }
  return groups;
}
