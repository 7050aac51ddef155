/** Results of replications as they arrive, and as they are read: in index order, whatever the order of arrival. */
import type { ResultRow } from "./record.ts";

/** What one policy gave in one replication; a `PolicyResult` of the district is one. */
export interface ToldResult {
  readonly policy: string;
  /** One value a response, NaN where undefined; null if the run failed. */
  readonly values: Float64Array | null;
  readonly failure?: { readonly message: string } | null;
}

export interface FailedRun {
  readonly policy: string;
  readonly replication: number;
  readonly message: string;
}

interface Outcome {
  readonly values: Float64Array | null;
  readonly message: string;
}

export class Results {
  readonly policies: readonly string[];
  readonly responses: readonly string[];
  /** By replication, then in the order of the policies; a hole where nothing was told. */
  private readonly outcomes: (readonly Outcome[] | undefined)[];

  constructor(policies: readonly string[], responses: readonly string[], replications: number) {
    this.policies = policies;
    this.responses = responses;
    this.outcomes = new Array<readonly Outcome[] | undefined>(replications).fill(undefined);
  }

  has(replication: number): boolean {
    return this.outcomes[replication] !== undefined;
  }

  /** Replications 0 .. done - 1 have all arrived; what came later waits until the gap is filled. */
  get done(): number {
    const gap = this.outcomes.indexOf(undefined);
    return gap < 0 ? this.outcomes.length : gap;
  }

  /**
   * Takes one replication of all policies. The same replication may arrive again, but only with the same bits.
   *
   * @throws RangeError if the replication or a policy is not of this study, a policy is missing or the columns do not fit
   * @throws Error if a replication arrives again with other values: the runs are then not reproducible
   */
  add(replication: number, results: readonly ToldResult[]): void {
    if (!Number.isInteger(replication) || replication < 0 || replication >= this.outcomes.length) {
      throw new RangeError(`replication ${replication}: the study plans 0 to ${this.outcomes.length - 1}`);
    }
    const told = new Map(results.map((result) => [result.policy, result]));
    for (const name of told.keys()) {
      if (!this.policies.includes(name)) throw new RangeError(`replication ${replication}: unknown policy "${name}"`);
    }
    const row = this.policies.map((name) => {
      const result = told.get(name);
      if (result === undefined) throw new RangeError(`replication ${replication}: no result of policy "${name}"`);
      return this.outcomeOf(result, replication);
    });
    const earlier = this.outcomes[replication];
    if (earlier === undefined) this.outcomes[replication] = row;
    else this.expectSame(earlier, row, replication);
  }

  /** One response of one policy over the replications done; NaN where undefined or failed. */
  column(policy: string, response: string): Float64Array {
    const p = this.policies.indexOf(policy);
    const r = this.responses.indexOf(response);
    const column = new Float64Array(this.done);
    for (let j = 0; j < column.length; j++) column[j] = this.outcomes[j]![p].values?.[r] ?? NaN;
    return column;
  }

  failed(): FailedRun[] {
    return this.outcomes
      .slice(0, this.done)
      .flatMap((row, replication) =>
        row!.flatMap(({ values, message }, p) =>
          values === null ? [{ policy: this.policies[p], replication, message }] : [],
        ),
      );
  }

  /** The values of the replications done, in canonical order; a failed run has no rows. */
  *rows(): Generator<ResultRow> {
    const done = this.done;
    for (const [p, policy] of this.policies.entries()) {
      for (let replication = 0; replication < done; replication++) {
        const { values } = this.outcomes[replication]![p];
        if (values === null) continue;
        for (const [r, response] of this.responses.entries()) yield { policy, replication, response, value: values[r] };
      }
    }
  }

  private outcomeOf({ policy, values, failure }: ToldResult, replication: number): Outcome {
    if (values === null) return { values, message: failure?.message ?? "no reason was given" };
    if (values.length !== this.responses.length) {
      throw new RangeError(
        `replication ${replication}, policy "${policy}": ${values.length} values for ${this.responses.length} responses`,
      );
    }
    const infinite = values.findIndex((x) => x === Infinity || x === -Infinity);
    if (infinite >= 0) return { values: null, message: `response "${this.responses[infinite]}" is infinite` };
    return { values, message: "" };
  }

  private expectSame(earlier: readonly Outcome[], later: readonly Outcome[], replication: number): void {
    for (const [p, policy] of this.policies.entries()) {
      const a = earlier[p].values;
      const b = later[p].values;
      if (a === null && b === null) continue;
      if (a === null || b === null || !a.every((x, r) => Object.is(x, b[r]))) {
        throw new Error(`replication ${replication}, policy "${policy}": arrived twice with different values`);
      }
    }
  }
}
