/**
 * What every study method is: it names the runs it wants, is told what came of them, and answers a verdict as data. It
 * starts nothing. One scheduler drives all of them.
 */
import type { CommunitySpec } from "../district/plan.ts";
import type { FactorValues, LeverValues } from "../district/registry.ts";
import type { ResultRow } from "./record.ts";
import { type FailedRun, Results, type ToldResult } from "./results.ts";

/** A policy of the study with some levers set otherwise. */
export interface PointPolicy {
  /** Unique within its design point. */
  readonly name: string;
  /** The policy of the study whose levers hold where `levers` says nothing. */
  readonly from: string;
  readonly levers: LeverValues;
}

/** One world and the policies that meet it in every replication: what one run runs. */
export interface DesignPoint {
  /** Unique within the study. */
  readonly name: string;
  /** Which of the study's districts it is the world of; absent where the study has one only. */
  readonly district?: string;
  /** The factors set otherwise than in the study. */
  readonly factors: FactorValues;
  /** The places, where they are not the study's. */
  readonly communities?: readonly CommunitySpec[];
  /** The first is the one under which the burn-in runs. */
  readonly policies: readonly PointPolicy[];
}

/** All policies of a design point in one replication. */
export interface Run {
  readonly point: DesignPoint;
  readonly replication: number;
}

export interface StudyMethod<Verdict> {
  /** No more runs than this are ever asked for. */
  readonly most: number;
  /** The runs wanted that were not named before, in order; empty if none can be named before more is told. */
  ask(): readonly Run[];
  /**
   * Takes what all policies of the point gave in one replication, in whatever order runs end. Told twice, it must be the same.
   *
   * @throws RangeError if it does not fit what was asked
   * @throws Error if the run was told before with other values
   */
  tell(run: Run, results: readonly ToldResult[]): void;
  /** Whether a verdict is there: nothing more is wanted. */
  readonly isComplete: boolean;
  /** @throws Error before the method is complete, except where it says what it answers until then */
  verdict(): Verdict;
  failed(): readonly FailedRun[];
  /** What the verdict rests on, in canonical order: point as first asked for, then policy, replication, response. */
  rows(): Iterable<ResultRow>;
}

/** The policies of a study, unchanged, at a point. */
export function asListed(policies: readonly string[]): PointPolicy[] {
  return policies.map((name) => ({ name, from: name, levers: {} }));
}

/** The results of many design points, each by replication. */
export class Ledger {
  readonly responses: readonly string[];
  private readonly points = new Map<string, { point: DesignPoint; results: Results }>();

  constructor(responses: readonly string[]) {
    this.responses = responses;
  }

  /** @throws RangeError if another point has the name */
  open(point: DesignPoint): Results {
    const known = this.points.get(point.name);
    if (known !== undefined) {
      if (known.point !== point && JSON.stringify(known.point) !== JSON.stringify(point)) {
        throw new RangeError(`two design points are named "${point.name}"`);
      }
      return known.results;
    }
    const results = new Results(
      point.policies.map(({ name }) => name),
      this.responses,
      Infinity,
    );
    this.points.set(point.name, { point, results });
    return results;
  }

  /** One response of one policy by replication, NaN where undefined, failed or never asked for. */
  column(point: string, policy: string, response: string): Float64Array {
    const { results } = this.points.get(point)!;
    return results.column(policy, response, results.end);
  }

  failed(): FailedRun[] {
    return [...this.points.values()].flatMap(({ point, results }) =>
      results.failed(results.end).map((failed) => ({ ...failed, point: point.name })),
    );
  }

  *rows(): Generator<ResultRow> {
    for (const { point, results } of this.points.values()) {
      for (const row of results.rows(results.end)) yield { point: point.name, ...row };
    }
  }
}

/**
 * A method as it is thought: yields the runs it wants next, goes on when all of them are told, and returns its verdict.
 * Since it sees nothing of a stage before the whole of it is there, no order of arrival can enter.
 */
export type Stages<Verdict> = Generator<readonly Run[], Verdict, void>;

const keyOf = ({ point, replication }: Run): string => `${replication} ${point.name}`;

/** Drives stages by ask and tell. */
export class StagedStudy<Verdict> implements StudyMethod<Verdict> {
  readonly most: number;
  private readonly ledger: Ledger;
  private readonly stages: Stages<Verdict>;
  private readonly told = new Set<string>();
  /** Of the present stage: named and not yet told. */
  private readonly pending = new Set<string>();
  private outcome: { readonly verdict: Verdict } | null = null;

  /**
   * @param responses - in the order of the columns of the results
   * @param most - runs
   * @param stages - reads results from the ledger; may ask again for a run that was told, which costs nothing
   */
  constructor(responses: readonly string[], most: number, stages: (ledger: Ledger) => Stages<Verdict>) {
    this.most = most;
    this.ledger = new Ledger(responses);
    this.stages = stages(this.ledger);
  }

  get isComplete(): boolean {
    return this.outcome !== null;
  }

  ask(): readonly Run[] {
    while (this.pending.size === 0 && this.outcome === null) {
      const step = this.stages.next();
      if (step.done === true) {
        this.outcome = { verdict: step.value };
        break;
      }
      const wanted: Run[] = [];
      for (const run of step.value) {
        this.ledger.open(run.point);
        const key = keyOf(run);
        if (this.told.has(key) || this.pending.has(key)) continue;
        this.pending.add(key);
        wanted.push(run);
      }
      if (this.told.size + this.pending.size > this.most) {
        throw new Error(`a study method wants more than the ${this.most} runs that it stated`);
      }
      if (wanted.length > 0) return wanted;
    }
    return [];
  }

  tell(run: Run, results: readonly ToldResult[]): void {
    const key = keyOf(run);
    if (!this.pending.has(key) && !this.told.has(key)) {
      throw new RangeError(`replication ${run.replication} of "${run.point.name}" was not asked for`);
    }
    this.ledger.open(run.point).add(run.replication, results);
    this.told.add(key);
    this.pending.delete(key);
  }

  verdict(): Verdict {
    if (this.outcome === null) throw new Error("the study is not complete: it has no verdict yet");
    return this.outcome.verdict;
  }

  failed(): readonly FailedRun[] {
    return this.ledger.failed();
  }

  rows(): Iterable<ResultRow> {
    return this.ledger.rows();
  }
}

/** The same replications of every point. */
export function runsOf(points: readonly DesignPoint[], from: number, to: number): Run[] {
  return points.flatMap((point) =>
    Array.from({ length: Math.max(0, to - from) }, (_, j) => ({ point, replication: from + j })),
  );
}
