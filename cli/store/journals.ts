/** All journals of a run directory, read as one: which runs are there, in canonical order, and what they gave. */
import { closeSync, openSync, readdirSync, truncateSync } from "node:fs";
import { basename, join } from "node:path";
import { type Column, grown } from "../../engine/kernel/column.ts";
import { InputError } from "../errors.ts";
import { type Damage, readRecord, Scratch, scanJournal } from "./journal.ts";
import { decodeRecord, headOf, isSameResult, type StoredResult } from "./record.ts";

const ENDING = ".journal";

/** @returns the column, or a longer one if it has no room for a row of that index */
function roomFor<C extends Column>(column: C, row: number): C {
  return row < column.length ? column : grown(column, 2 * Math.max(16, row));
}

/** What all policies of a design point gave in one replication, as far as it is stored. */
export interface StoredRun {
  readonly point: number;
  readonly replication: number;
  /** In the order of the policies; fewer than the point has if a store gave some only. */
  readonly results: readonly StoredResult[];
}

/** A journal that holds what no crash leaves behind. */
export interface DamagedJournal {
  readonly path: string;
  readonly damages: readonly Damage[];
}

/** A table of places: 10^6 records take 28 MB. */
export class Journals {
  readonly folder: string;
  /** The number that names of new journals begin with: no other's does. */
  readonly session: number;
  readonly damaged: DamagedJournal[] = [];
  #size = 0;
  #files = new Int32Array(64);
  #offsets = new Float64Array(64);
  #lengths = new Int32Array(64);
  #points = new Int32Array(64);
  #replications = new Int32Array(64);
  /** Rows in canonical order: point, replication, then as found; rebuilt after more was read. */
  #order: Int32Array | null = null;
  readonly #names: string[] = [];
  readonly #open = new Map<number, number>();
  readonly #scratch = new Scratch();
  readonly #torn: { readonly path: string; readonly bytes: number }[] = [];
  /** By point and policy, by replication: 1 if it is there. */
  readonly #presence = new Map<string, Uint8Array>();

  /** @param folder - of the journals; it need not exist */
  constructor(folder: string) {
    this.folder = folder;
    this.refresh();
    this.session = 1 + this.#names.reduce((most, path) => Math.max(most, Number.parseInt(basename(path), 10)), 0);
  }

  /** Reads the journals that have come into being since. */
  refresh(): void {
    for (const name of journalsIn(this.folder)) if (!this.#names.includes(join(this.folder, name))) this.#read(name);
  }

  #read(name: string): void {
    const path = join(this.folder, name);
    const file = this.#names.push(path) - 1;
    const { bytes, torn, damages } = scanJournal(path, (record, { offset, length }) => {
      const { point, replication, policies } = headOf(record);
      const row = this.#size++;
      this.#files = roomFor(this.#files, row);
      this.#offsets = roomFor(this.#offsets, row);
      this.#lengths = roomFor(this.#lengths, row);
      this.#points = roomFor(this.#points, row);
      this.#replications = roomFor(this.#replications, row);
      this.#files[row] = file;
      this.#offsets[row] = offset;
      this.#lengths[row] = length;
      this.#points[row] = point;
      this.#replications[row] = replication;
      for (const policy of policies) this.#note(point, policy, replication);
    });
    if (torn > 0) this.#torn.push({ path, bytes });
    if (damages.length > 0) this.damaged.push({ path, damages });
    this.#order = null;
  }

  #note(point: number, policy: number, replication: number): void {
    const key = `${point} ${policy}`;
    const present = roomFor(this.#presence.get(key) ?? new Uint8Array(16), replication);
    present[replication] = 1;
    this.#presence.set(key, present);
  }

  has(point: number, policy: number, replication: number): boolean {
    return this.#presence.get(`${point} ${policy}`)?.[replication] === 1;
  }

  /** Cuts off the torn ends that crashes left. Only for who may write here. */
  cutTorn(): void {
    for (const { path, bytes } of this.#torn.splice(0)) truncateSync(path, bytes);
  }

  /** What runs are there, in canonical order, without what they gave. */
  *keys(): Generator<{ readonly point: number; readonly replication: number }> {
    const order = this.#ordered();
    for (let i = 0; i < order.length; i++) {
      const [point, replication] = [this.#points[order[i]], this.#replications[order[i]]];
      const isNew = i === 0 || this.#points[order[i - 1]] !== point || this.#replications[order[i - 1]] !== replication;
      if (isNew) yield { point, replication };
    }
  }

  /** Runs in canonical order: by design point, then by replication. */
  *runs(): Generator<StoredRun> {
    const order = this.#ordered();
    for (let from = 0; from < order.length; ) {
      const run = this.#runFrom(order, from);
      yield run.stored;
      from = run.next;
    }
  }

  /** @returns what is stored of one replication of a design point; no results if there is nothing */
  run(point: number, replication: number): StoredRun {
    const order = this.#ordered();
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = order[middle];
      const before = this.#points[row] - point || this.#replications[row] - replication;
      if (before < 0) low = middle + 1;
      else high = middle;
    }
    const row = order[low];
    if (low < order.length && this.#points[row] === point && this.#replications[row] === replication) {
      return this.#runFrom(order, low).stored;
    }
    return { point, replication, results: [] };
  }

  close(): void {
    for (const file of this.#open.values()) closeSync(file);
    this.#open.clear();
  }

  #ordered(): Int32Array {
    this.#order ??= new Int32Array(this.#size)
      .map((_, row) => row)
      .sort((a, b) => this.#points[a] - this.#points[b] || this.#replications[a] - this.#replications[b] || a - b);
    return this.#order;
  }

  /** Joins the records of one run: a store may have given some policies, and what ran twice must be the same. */
  #runFrom(order: Int32Array, from: number): { stored: StoredRun; next: number } {
    const [point, replication] = [this.#points[order[from]], this.#replications[order[from]]];
    const results = new Map<number, StoredResult>();
    let next = from;
    while (
      next < order.length &&
      this.#points[order[next]] === point &&
      this.#replications[order[next]] === replication
    ) {
      for (const result of this.#resultsOf(order[next++])) {
        const earlier = results.get(result.policy);
        if (earlier !== undefined && !isSameResult(earlier, result)) {
          throw new InputError(
            `${this.folder}: replication ${replication} was run twice, and the results differ. The program is not what it was, or the machine is at fault: run again in another directory.`,
          );
        }
        results.set(result.policy, earlier ?? result);
      }
    }
    const ordered = [...results.values()].sort((a, b) => a.policy - b.policy);
    return { stored: { point, replication, results: ordered }, next };
  }

  #resultsOf(row: number): readonly StoredResult[] {
    const index = this.#files[row];
    if (!this.#open.has(index)) this.#open.set(index, openSync(this.#names[index], "r"));
    const place = { offset: this.#offsets[row], length: this.#lengths[row] };
    return decodeRecord(readRecord(this.#open.get(index)!, place, this.#scratch)).results;
  }
}

/** @returns the names of the journals in a folder, in the order of their sessions; none if there is no folder */
export function journalsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ENDING))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** @returns the name of the journal of one writer of a session */
export function journalName(session: number, writer: number | string): string {
  return `${String(session).padStart(4, "0")}-${writer}${ENDING}`;
}
