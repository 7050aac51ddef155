/** The latest calls of a case table, each linked to the one before it of the same matter. */
import { grown } from "../kernel/column.ts";
import type { CaseTrace } from "./trace.ts";

/** One call about a matter; see `CaseTrace`. */
export interface Told {
  readonly call: number;
  /** Hours; NaN for a call without a time. */
  readonly at: number;
  readonly value: number;
  readonly extra: number;
}

export interface Story {
  /** From the first call kept to the latest. */
  readonly calls: readonly Told[];
  /** Whether the matter's first calls are kept. */
  readonly isWhole: boolean;
}

const NONE = -1;

/** A ring: what is older than `size` calls is forgotten, so that memory is bounded whatever the run's length. */
export class Chronicle implements CaseTrace {
  /** Calls seen in all; call n stands in row n % size. */
  count = 0;
  readonly size: number;
  readonly call: Uint8Array;
  readonly at: Float64Array;
  readonly matter: Int32Array;
  readonly value: Float64Array;
  readonly extra: Uint8Array;
  /** Number of the call before of the same matter, or -1. */
  private readonly before: Float64Array;
  /** By matter, the number of its latest call, or -1. */
  private latest: Float64Array;

  /** @param size calls that are kept, 30 bytes each */
  constructor(size: number) {
    this.size = size;
    this.call = new Uint8Array(size);
    this.at = new Float64Array(size);
    this.matter = new Int32Array(size);
    this.value = new Float64Array(size);
    this.extra = new Uint8Array(size);
    this.before = new Float64Array(size);
    this.latest = new Float64Array(1024).fill(NONE);
  }

  /** Number of the oldest call that is kept. */
  get first(): number {
    return Math.max(0, this.count - this.size);
  }

  called(call: number, at: number, matter: number, value: number, extra: number): void {
    const n = this.count++;
    const row = n % this.size;
    this.call[row] = call;
    this.at[row] = at;
    this.matter[row] = matter;
    this.value[row] = value;
    this.extra[row] = extra;
    if (matter < 0) return;
    if (matter >= this.latest.length) this.grow(matter);
    this.before[row] = this.latest[matter];
    this.latest[matter] = n;
  }

  /** @returns what is kept of a matter, in the order in which it was called */
  story(matter: number): Story {
    const calls: Told[] = [];
    let n = matter < this.latest.length ? this.latest[matter] : NONE;
    for (; n >= this.first; n = this.before[n % this.size]) {
      const row = n % this.size;
      calls.push({ call: this.call[row], at: this.at[row], value: this.value[row], extra: this.extra[row] });
    }
    return { calls: calls.reverse(), isWhole: n === NONE };
  }

  private grow(matter: number): void {
    const used = this.latest.length;
    this.latest = grown(this.latest, Math.max(2 * used, matter + 1)).fill(NONE, used);
  }
}
