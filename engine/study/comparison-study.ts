/** The comparison of policies as a study method: which replications it wants, and when it stops. */
import { assess, type Comparison, type State } from "./comparison.ts";
import { type ComparisonPlan, checkPlan } from "./comparison-plan.ts";
import { asListed, type DesignPoint, type Run, type StudyMethod } from "./method.ts";
import type { ResultRow } from "./record.ts";
import { type FailedRun, Results, type ToldResult } from "./results.ts";
import { defined, sampleOf } from "./sample.ts";
import { isPrecise } from "./stopping.ts";
import type { ValueStore } from "./values.ts";

/** Asked for at a time while the precision is watched: the same whatever the workers, and enough for some of them. */
const BLOCK = 8;
/** Named at a time: a plan of a million does not stand in memory. */
const BATCH = 4096;

export class ComparisonStudy implements StudyMethod<Comparison> {
  readonly plan: ComparisonPlan;
  readonly most: number;
  /** The one point of a comparison: the study's own world. */
  readonly point: DesignPoint;
  private readonly results: Results;
  /** All replications below were asked for. */
  private next = 0;
  private readonly looks: number[] = [];
  /** Replications that the stopping rule has seen. */
  private seen = 0;
  private isStopped = false;

  /**
   * @param values - where values are kept, if not in memory
   * @throws RangeError that lists every fault of the plan
   */
  constructor(plan: ComparisonPlan, values?: ValueStore) {
    checkPlan(plan);
    this.plan = plan;
    this.most = plan.replications;
    this.point = { name: "study", factors: {}, policies: asListed(plan.policies) };
    this.results = new Results(
      plan.policies,
      plan.responses.map((response) => response.name),
      plan.replications,
      values,
    );
  }

  get isComplete(): boolean {
    return this.isStopped;
  }

  /** Replications 0 .. counted - 1 are those that a verdict rests on. */
  get counted(): number {
    return this.seen;
  }

  /** Some of the replications wanted that were neither asked for nor told yet, in order. */
  ask(): Run[] {
    const wanted: Run[] = [];
    if (this.isStopped) return wanted;
    for (const horizon = this.horizon(); this.next < horizon && wanted.length < BATCH; this.next++) {
      if (!this.results.has(this.next)) wanted.push({ point: this.point, replication: this.next });
    }
    return wanted;
  }

  /**
   * Takes what all policies gave in one replication; what lies beyond the stop does not count.
   *
   * @throws RangeError if it does not fit the plan
   * @throws Error if the replication was told before with other values
   */
  tell({ replication }: Pick<Run, "replication">, results: readonly ToldResult[]): void {
    this.results.add(replication, results);
    while (!this.isStopped && this.seen < this.results.done) {
      this.seen++;
      this.isStopped = this.stopsAt(this.seen);
    }
  }

  failed(): readonly FailedRun[] {
    return this.results.failed(this.seen);
  }

  /** The results that count so far, in canonical order. */
  rows(): Generator<ResultRow> {
    return this.results.rows(this.seen);
  }

  /** What the results so far say; verdicts only at the look with which it ends. */
  verdict(): Comparison {
    return assess(this.plan, this.results, this.state());
  }

  private state(): State {
    return { n: this.seen, planned: this.plan.replications, looks: this.isStopped ? [...this.looks] : [] };
  }

  /** Replications below this number may be run before more is known. */
  private horizon(): number {
    const { stopping, replications } = this.plan;
    if (stopping === undefined) return replications;
    if (stopping.rule === "looks") return stopping.looks.find((n) => n > this.seen) ?? replications;
    if (this.seen < stopping.first) return stopping.first;
    return Math.min(replications, stopping.first + BLOCK * (1 + Math.floor((this.seen - stopping.first) / BLOCK)));
  }

  /** Takes a look where one is planned. */
  private stopsAt(n: number): boolean {
    const { stopping, replications } = this.plan;
    const isLast = n === replications;
    if (stopping?.rule === "precision") {
      const stops = isLast || (n >= stopping.first && this.isPrecise(n, stopping.relative));
      if (stops) this.looks.push(n);
      return stops;
    }
    if (stopping?.rule === "looks" && stopping.looks.includes(n)) {
      this.looks.push(n);
      return isLast || this.isDecided(n);
    }
    if (isLast) this.looks.push(n);
    return isLast;
  }

  private isDecided(n: number): boolean {
    const { responses } = assess(this.plan, this.results, { n, planned: this.plan.replications, looks: [n] });
    return responses
      .filter(({ primary }) => primary)
      .every(({ policies }) => policies.every(({ difference }) => difference?.verdict !== "undecided"));
  }

  private isPrecise(n: number, relative: number): boolean {
    const { policies, primary, alpha } = this.plan;
    return policies.every((policy) =>
      primary.every((name) => isPrecise(sampleOf(defined(this.results.column(policy, name, n))), alpha, relative)),
    );
  }
}
