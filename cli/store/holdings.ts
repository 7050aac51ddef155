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

  /**
   * What is taken from the store is copied, so that the directory stands by itself.
   *
   * @param point - index of the design point in the directory
   * @returns by index of the policy
   */
  of(point: number, replication: number): Map<number, StoredResult> {
    const { journals, points } = this.directory;
    const results = new Map(journals.run(point, replication).results.map((result) => [result.policy, result]));
    if (this.#store === null) return results;
    const taken: StoredResult[] = [];
    points.list[point].policies.forEach(({ scenario }, policy) => {
      if (results.has(policy)) return;
      const found = this.#store!.find(scenario, replication, this.matters);
      if (found === null) return;
      taken.push({ ...found.result, policy });
      if (!this.matters) return;
      copyFileSync(found.matters!, join(this.directory.path, MATTERS, mattersFile(point, replication, policy)));
    });
    if (taken.length > 0) this.#keep(point, replication, taken);
    for (const result of taken) results.set(result.policy, result);
    return results;
  }

  /** Has everything on the disk, and gives the store free. */
  close(): void {
    this.#writer?.close();
    this.#writer = null;
    this.#store?.close();
  }

  #keep(point: number, replication: number, results: readonly StoredResult[]): void {
    const { folder, session } = this.directory.journals;
    this.#writer ??= new JournalWriter(join(folder, journalName(session, "store")));
    this.#writer.append(encodeRecord({ point, replication, results }));
    this.#taken += results.length;
  }
}
