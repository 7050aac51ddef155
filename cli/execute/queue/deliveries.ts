/** Runs that are wanted from elsewhere: what comes back is stored and synced before anybody hears of it, once. */
import { createHash } from "node:crypto";
import { InputError } from "../../errors.ts";
import type { JournalWriter } from "../../store/journal.ts";
import { decodeRecord, encodeRecord, type StoredResult } from "../../store/record.ts";
import { type Outcome, UnwrittenError } from "../executor.ts";
import type { Assignment } from "../task.ts";
import { type Entry, unpack } from "./job.ts";

/** A run that somebody waits for. */
export interface Wanted {
  readonly assignment: Assignment;
  /** See `contentOf`. */
  readonly content: string;
  /** Times that it was lost, alone in its shard. */
  losses: number;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/** Latest results whose bits are remembered, for those that come twice. */
const REMEMBERED = 100_000;

export const keyOf = (content: string, replication: number): string => `${content} ${replication}`;

/** @returns a hash of everything in which `isSameResult` compares two results */
function digestOf(results: readonly StoredResult[]): string {
  const hash = createHash("sha256");
  for (const { values, series, weeks, failure } of results) {
    for (const column of failure === null ? [values!, ...series, weeks] : []) {
      hash.update(`${column.length} `).update(new Uint8Array(column.slice().buffer));
    }
    hash.update(`${failure?.stage} ${failure?.message}\n`);
  }
  return hash.digest("base64");
}

export class Deliveries {
  readonly #open: () => JournalWriter;
  #journal: JournalWriter | null = null;
  readonly #wanted = new Map<string, Wanted>();
  readonly #digests = new Map<string, string>();

  /** @param open - begins the journal of what comes back */
  constructor(open: () => JournalWriter) {
    this.#open = open;
  }

  expect(wanted: Wanted): void {
    this.#wanted.set(keyOf(wanted.content, wanted.assignment.replication), wanted);
  }

  isWanted({ content, assignment }: Wanted): boolean {
    return this.#wanted.has(keyOf(content, assignment.replication));
  }

  /** @returns those of the replications that have not come back */
  still(content: string, replications: readonly number[]): Wanted[] {
    return replications.flatMap((replication) => this.#wanted.get(keyOf(content, replication)) ?? []);
  }

  /**
   * @throws InputError if a run that came back before has other results now
   * @throws UnwrittenError if they cannot be stored
   */
  take(content: string, entries: readonly Entry[]): void {
    const settled = entries.map((entry) => this.#deliver(content, entry));
    try {
      this.#journal?.sync();
    } catch (error) {
      throw new UnwrittenError(error instanceof Error ? error.message : String(error));
    }
    for (const settle of settled) settle();
  }

  /** Sets a run aside. */
  lose({ content, assignment, resolve }: Wanted, lost: Error): void {
    this.#wanted.delete(keyOf(content, assignment.replication));
    resolve({ lost });
  }

  failAll(error: unknown): void {
    for (const { reject } of this.#wanted.values()) reject(error);
    this.#wanted.clear();
  }

  close(): void {
    this.#journal?.close();
    this.#journal = null;
  }

  /** @returns what is left to do once it is on the disk */
  #deliver(content: string, { replication, record }: Entry): () => void {
    const key = keyOf(content, replication);
    const wanted = this.#wanted.get(key);
    if (typeof record !== "string") {
      if (wanted === undefined) return () => {};
      const { message, stack } = record.lost;
      return () => this.lose(wanted, Object.assign(new Error(message), { stack }));
    }
    const { results } = decodeRecord(unpack(record));
    this.#compare(key, replication, digestOf(results));
    if (wanted === undefined) return () => {};
    const { point, policies, plan } = wanted.assignment;
    const stored = results.map((result) => ({ ...result, policy: policies[result.policy] }));
    this.#append(encodeRecord({ point: point.index, replication, results: stored }));
    this.#wanted.delete(key);
    const told = results.map(({ policy, values, failure }) => ({
      policy: plan.policies[policy].name,
      values: values?.slice() ?? null,
      failure,
    }));
    return () => wanted.resolve({ results: told, journal: null });
  }

  #compare(key: string, replication: number, digest: string): void {
    const before = this.#digests.get(key);
    if (before !== undefined && before !== digest) {
      throw new InputError(
        `Replication ${replication} was run twice, by two workers or by one, and the results differ: a machine or a program is at fault. What is stored is what came first; gridgov verify runs it again.`,
      );
    }
    this.#digests.set(key, digest);
    if (this.#digests.size > REMEMBERED) this.#digests.delete(this.#digests.keys().next().value!);
  }

  #append(record: Uint8Array): void {
    try {
      this.#journal ??= this.#open();
      this.#journal.append(record);
    } catch (error) {
      throw new UnwrittenError(error instanceof Error ? error.message : String(error));
    }
  }
}
