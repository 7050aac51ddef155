/** Results of replications as they arrive, and as they are read: in index order, whatever the order of arrival. */
import { grown } from "../kernel/column.ts";
import type { ResultRow } from "./record.ts";
import { type ValueStore, ValuesInMemory } from "./values.ts";

/** What one policy gave in one replication; a `PolicyResult` of the district is one. */
export interface ToldResult {
  readonly policy: string;
  /** One value a response, NaN where undefined; null if the run failed. */
  readonly values: Float64Array | null;
  readonly failure?: { readonly message: string } | null;
}

export interface FailedRun {
  /** The design point; absent where a study has one only. */
  readonly point?: string;
  readonly policy: string;
  readonly replication: number;
  readonly message: string;
}

/** What became of one policy in a replication that was told. */
export interface Outcome {
  /** Null if it failed. */
  readonly values: Float64Array | null;
  /** Why it failed; empty if it did not. */
  readonly message: string;
}

export class Results {
  readonly policies: readonly string[];
  readonly responses: readonly string[];
  /** No replication beyond is of this study. */
  private readonly most: number;
  private readonly store: ValueStore;
  /** By replication: 1 if it was told. */
  private told = new Uint8Array(16);
  private length = 0;
  private prefix = 0;
  /** By policy, then by replication: why it failed. */
  private readonly failures: Map<number, string>[];

  /**
   * @param most - replications planned at most, or Infinity
   * @param store - where values are kept
   */
  constructor(
    policies: readonly string[],
    responses: readonly string[],
    most: number,
    store: ValueStore = new ValuesInMemory(),
  ) {
    this.policies = policies;
    this.responses = responses;
    this.most = most;
    this.store = store;
    this.failures = policies.map(() => new Map());
  }

  has(replication: number): boolean {
    return this.told[replication] === 1;
  }

  /** Replications 0 .. done - 1 have all arrived; what came later waits until the gap is filled. */
  get done(): number {
    return this.prefix;
  }

  /**
   * Takes one replication of all policies. The same replication may arrive again, but only with the same bits.
   *
   * @throws RangeError if the replication or a policy is not of this study, a policy is missing or the columns do not fit
   * @throws Error if a replication arrives again with other values: the runs are then not reproducible
   */
  add(replication: number, results: readonly ToldResult[]): void {
    if (!Number.isInteger(replication) || replication < 0 || replication >= this.most) {
      throw new RangeError(`replication ${replication}: the study plans 0 to ${this.most - 1}`);
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
    if (this.has(replication)) {
      this.expectSame(row, replication);
      return;
    }
    row.forEach(({ values, message }, p) => {
      if (values === null) this.failures[p].set(replication, message);
      else this.store.put(p, replication, values);
    });
    if (replication >= this.told.length) this.told = grown(this.told, 2 * replication);
    this.told[replication] = 1;
    this.length = Math.max(this.length, replication + 1);
    while (this.has(this.prefix)) this.prefix++;
  }

  /** What became of a policy in a replication that was told. */
  outcome(policy: string, replication: number): Outcome {
    const p = this.policies.indexOf(policy);
    return { values: this.store.row(p, replication), message: this.failures[p].get(replication) ?? "" };
  }

  /** No replication told is beyond; where replications are told with gaps, more than `done`. */
  get end(): number {
    return this.length;
  }

  /** One response of one policy over the first n replications; NaN where undefined, failed or not told. */
  column(policy: string, response: string, n = this.done): Float64Array {
    return this.store.column(this.policies.indexOf(policy), this.responses.indexOf(response), n);
  }

  failed(n = this.done): FailedRun[] {
    const failed = this.failures.flatMap((messages, p) =>
      [...messages].map(([replication, message]) => ({ policy: this.policies[p], replication, message, p })),
    );
    return failed
      .filter(({ replication }) => replication < n)
      .sort((a, b) => a.replication - b.replication || a.p - b.p)
      .map(({ p: _, ...run }) => run);
  }

  /** The values of the first n replications, in canonical order; a failed run has no rows. */
  *rows(n = this.done): Generator<ResultRow> {
    for (const [p, policy] of this.policies.entries()) {
      for (let replication = 0; replication < n; replication++) {
        const values = this.store.row(p, replication);
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

  private expectSame(later: readonly Outcome[], replication: number): void {
    for (const [p, policy] of this.policies.entries()) {
      const a = this.store.row(p, replication);
      const b = later[p].values;
      if (a === null && b === null) continue;
      if (a === null || b === null || !a.every((x, r) => Object.is(x, b[r]))) {
        throw new Error(`replication ${replication}, policy "${policy}": arrived twice with different values`);
      }
    }
  }
}
