/** Where the values of replications are kept until a verdict reads them. */

export interface ValueStore {
  /** Keeps what a policy gave in a replication, one value a response; once for each. */
  put(policy: number, replication: number, values: Float64Array): void;
  /** @returns what was put, or null */
  row(policy: number, replication: number): Float64Array | null;
  /** @returns one response over the first n replications, NaN where nothing was put */
  column(policy: number, response: number, n: number): Float64Array;
}

/** Part of a store as a store of its own: the policies from the `first` on. */
export function from(first: number, store: ValueStore): ValueStore {
  return {
    put: (policy, replication, values) => store.put(first + policy, replication, values),
    row: (policy, replication) => store.row(first + policy, replication),
    column: (policy, response, n) => store.column(first + policy, response, n),
  };
}

/** All in memory: for as many as a study usually has. */
export class ValuesInMemory implements ValueStore {
  private readonly rows: (Float64Array | undefined)[][] = [];

  put(policy: number, replication: number, values: Float64Array): void {
    this.rows[policy] ??= [];
    this.rows[policy][replication] = values;
  }

  row(policy: number, replication: number): Float64Array | null {
    return this.rows[policy]?.[replication] ?? null;
  }

  column(policy: number, response: number, n: number): Float64Array {
    return Float64Array.from({ length: n }, (_, j) => this.row(policy, j)?.[response] ?? NaN);
  }
}
