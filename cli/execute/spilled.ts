/** Values of many replications in a file: what a study of a million needs, within a few megabytes of memory. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ValueStore } from "../../engine/study/values.ts";

/** Replications of one policy that stand together, response by response, so that a response is read at once. */
const BLOCK = 512;
/** Blocks of a policy in memory: as replications arrive nearly in order, few are in use. */
const CACHED = 4;

interface Block {
  /** Response by response; NaN where nothing is known. */
  readonly values: Float64Array;
  /** By replication of the block: 1 if it was put. */
  readonly present: Uint8Array;
  /** Where it stands in the file, -1 if it does not yet. */
  offset: number;
  isDirty: boolean;
}

/** The blocks of one policy by number: those in memory, the one used last at the end, and all that were written. */
interface Shelf {
  readonly cached: Map<number, Block>;
  readonly written: Map<number, { readonly offset: number; readonly present: Uint8Array }>;
}

export class SpilledValues implements ValueStore {
  readonly #responses: number;
  readonly #shelves: Shelf[] = [];
  readonly #file: number;
  #bytes = 0;

  /** @param responses - values of a row */
  constructor(responses: number) {
    this.#responses = responses;
    const folder = mkdtempSync(join(tmpdir(), "gridgov-values-"));
    this.#file = openSync(join(folder, "values"), "wx+");
    // Without a name the file goes with the process, however that ends.
    rmSync(folder, { recursive: true });
  }

  put(policy: number, replication: number, values: Float64Array): void {
    const shelf = this.#shelf(policy);
    const number = Math.floor(replication / BLOCK);
    const block = this.#block(shelf, number) ?? this.#begin(shelf, number);
    const at = replication % BLOCK;
    for (let r = 0; r < this.#responses; r++) block.values[r * BLOCK + at] = values[r];
    block.present[at] = 1;
    block.isDirty = true;
  }

  row(policy: number, replication: number): Float64Array | null {
    const block = this.#block(this.#shelf(policy), Math.floor(replication / BLOCK));
    const at = replication % BLOCK;
    if (block === null || block.present[at] === 0) return null;
    const row = new Float64Array(this.#responses);
    for (let r = 0; r < row.length; r++) row[r] = block.values[r * BLOCK + at];
    return row;
  }

  column(policy: number, response: number, n: number): Float64Array {
    const column = new Float64Array(n).fill(Number.NaN);
    const { cached, written } = this.#shelf(policy);
    for (let number = 0; number * BLOCK < n; number++) {
      const part = column.subarray(number * BLOCK, Math.min(n, (number + 1) * BLOCK));
      const start = response * BLOCK;
      const block = cached.get(number);
      const place = written.get(number);
      if (block !== undefined) part.set(block.values.subarray(start, start + part.length));
      else if (place !== undefined) this.#read(part, place.offset + start * part.BYTES_PER_ELEMENT);
    }
    return column;
  }

  close(): void {
    closeSync(this.#file);
  }

  #shelf(policy: number): Shelf {
    this.#shelves[policy] ??= { cached: new Map(), written: new Map() };
    return this.#shelves[policy];
  }

  /** @returns a block, brought into memory if it is not there; null if nothing was put in it */
  #block(shelf: Shelf, number: number): Block | null {
    const known = shelf.cached.get(number);
    if (known !== undefined) {
      shelf.cached.delete(number);
      shelf.cached.set(number, known);
      return known;
    }
    const place = shelf.written.get(number);
    if (place === undefined) return null;
    const values = new Float64Array(this.#responses * BLOCK);
    this.#read(values, place.offset);
    return this.#cache(shelf, number, { ...place, values, isDirty: false });
  }

  #begin(shelf: Shelf, number: number): Block {
    const values = new Float64Array(this.#responses * BLOCK).fill(Number.NaN);
    return this.#cache(shelf, number, { values, present: new Uint8Array(BLOCK), offset: -1, isDirty: false });
  }

  #cache(shelf: Shelf, number: number, block: Block): Block {
    shelf.cached.set(number, block);
    if (shelf.cached.size > CACHED) {
      const [[oldest, leaving]] = shelf.cached;
      if (leaving.isDirty) this.#write(shelf, oldest, leaving);
      shelf.cached.delete(oldest);
    }
    return block;
  }

  #write(shelf: Shelf, number: number, block: Block): void {
    const { values, present } = block;
    if (block.offset < 0) {
      block.offset = this.#bytes;
      this.#bytes += values.byteLength;
    }
    const bytes = new Uint8Array(values.buffer);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, block.offset + at);
    shelf.written.set(number, { offset: block.offset, present });
  }

  #read(into: Float64Array, offset: number): void {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, offset + at);
      if (read === 0) throw new Error("the file of values is shorter than what was written to it");
      at += read;
    }
  }
}
