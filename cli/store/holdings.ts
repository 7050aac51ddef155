/** What need not be run: a run directory's own results, and those that it takes over from a store. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { JournalWriter } from "./journal.ts";
import { journalName } from "./journals.ts";
import { MATTERS, mattersFile } from "./matters.ts";
import { encodeRecord, type StoredResult } from "./record.ts";
import type { RunDirectory } from "./run-directory.ts";
import type { Store } from "./store.ts";

export class Holdings {
  readonly directory: RunDirectory;
  readonly matters: boolean;
  readonly #store: Store | null;
  #writer: JournalWriter | null = null;
  /** What was taken for runs of which the rest is still to be run, by point and replication. */
  readonly #parts = new Map<string, readonly StoredResult[]>();
  #taken = 0;

  /** @param matters - whether a result counts only with the file of its matters */
  constructor(directory: RunDirectory, matters: boolean, store: Store | null) {
    this.directory = directory;
    this.matters = matters;
    this.#store = store;
  }

  /** How many results came from the store. */
  get taken(): number {
    return this.#taken;
  }

  /** What is there of a run that is not this directory's to hold: nothing of the store is copied. */
  seen(point: number, replication: number): Map<number, StoredResult> {
    const results = this.#own(point, replication);
    for (const [policy, { scenario }] of this.directory.points.list[point].policies.entries()) {
      const found = results.has(policy) ? null : this.#store?.find(scenario, replication, false);
      if (found) results.set(policy, { ...found.result, policy });
    }
    return results;
  }

  /**
   * What is taken from the store is copied, so that the directory stands by itself.
   *
   * @param point - index of the design point in the directory
   * @returns by index of the policy
   */
  of(point: number, replication: number): Map<number, StoredResult> {
    const { points } = this.directory;
    const results = this.#own(point, replication);
    if (this.#store === null) return results;
    const key = `${point} ${replication}`;
    const missing = points.list[point].policies.flatMap((_, policy) => (results.has(policy) ? [] : [policy]));
    const taken = this.#parts.get(key) ?? this.#take(this.#store, point, replication, missing);
    if (taken.length > 0 && taken.length < missing.length) this.#parts.set(key, taken);
    for (const result of taken) results.set(result.policy, result);
    return results;
  }

  /** Says that the rest of a run is being run: it is not asked for again. */
  release(point: number, replication: number): void {
    this.#parts.delete(`${point} ${replication}`);
  }

  /** Has everything on the disk, and gives the store free. */
  close(): void {
    this.#writer?.close();
    this.#writer = null;
    this.#store?.close();
  }

  #own(point: number, replication: number): Map<number, StoredResult> {
    const { results } = this.directory.journals.run(point, replication);
    return new Map(results.map((result) => [result.policy, result]));
  }

  #take(store: Store, point: number, replication: number, policies: readonly number[]): StoredResult[] {
    const { path, points } = this.directory;
    const taken = policies.flatMap((policy) => {
      const found = store.find(points.list[point].policies[policy].scenario, replication, this.matters);
      if (found === null) return [];
      if (this.matters) copyFileSync(found.matters!, join(path, MATTERS, mattersFile(point, replication, policy)));
      return [{ ...found.result, policy }];
    });
    if (taken.length > 0) this.#keep(point, replication, taken);
    return taken;
  }

  #keep(point: number, replication: number, results: readonly StoredResult[]): void {
    const { folder, session } = this.directory.journals;
    this.#writer ??= new JournalWriter(join(folder, journalName(session, "store")));
    this.#writer.append(encodeRecord({ point, replication, results }));
    this.#taken += results.length;
  }
}
