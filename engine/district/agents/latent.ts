/** Latent matters of the beats, by threshold: which one patrol finds next. */
import type { Matters } from "./matter.ts";

const NONE = -1;
const UNLISTED = 0;

/**
 * A pairing heap a beat, whose top the beat keeps; in columns by matter. What leaves by another way than patrol stays in
 * until it comes to the top, since the clock passes every threshold in the end.
 *
 * In readable form each is a list sorted by threshold, at equal thresholds in the order of entry. A walk to the place of
 * an entry was a twentieth of a run.
 * @source Fredman, Sedgewick, Sleator & Tarjan (1986), The pairing heap, Algorithmica 1
 */
export class LatentMatters {
  private readonly matters: Matters;
  /** First of the matters below; their siblings follow by `next` of the matters. */
  private readonly below: Int32Array;
  /** The sibling before, or the matter above for the first sibling; meaningless for a top. */
  private readonly before: Int32Array;
  /** Number of its entry, 0 for what is in no heap. */
  private readonly entry: Int32Array;
  private entries = 0;

  constructor(matters: Matters, n: number) {
    this.matters = matters;
    this.below = new Int32Array(n).fill(NONE);
    this.before = new Int32Array(n);
    this.entry = new Int32Array(n);
  }

  isListed(m: number): boolean {
    return this.entry[m] !== UNLISTED;
  }

  /** @returns the top after a matter has entered by its threshold */
  insert(top: number, m: number): number {
    this.entry[m] = ++this.entries;
    this.below[m] = NONE;
    return this.meld(top, m);
  }

  /** @returns the top after the one before was taken out */
  removeTop(top: number): number {
    const { next } = this.matters;
    this.entry[top] = UNLISTED;
    // In two passes: neighbours by pairs from the first on, then the pairs from the last on.
    let pairs = NONE;
    for (let m = this.below[top]; m >= 0; ) {
      const partner = next[m];
      const rest = partner < 0 ? NONE : next[partner];
      const pair = this.meld(m, partner);
      next[pair] = pairs;
      pairs = pair;
      m = rest;
    }
    let first = NONE;
    while (pairs >= 0) {
      const rest = next[pairs];
      first = this.meld(first, pairs);
      pairs = rest;
    }
    return first;
  }

  /** @returns the top after a matter, wherever it stands, was taken out */
  remove(top: number, m: number): number {
    if (m === top) return this.removeTop(m);
    const { next } = this.matters;
    const before = this.before[m];
    const after = next[m];
    if (this.below[before] === m) this.below[before] = after;
    else next[before] = after;
    if (after >= 0) this.before[after] = before;
    return this.meld(top, this.removeTop(m));
  }

  /** Empties a heap. @returns what was in it, in the order of the thresholds */
  release(top: number): number[] {
    const { threshold } = this.matters;
    const sorted = this.all(top).sort((a, b) => threshold[a] - threshold[b] || this.entry[a] - this.entry[b]);
    for (const m of sorted) this.entry[m] = UNLISTED;
    return sorted;
  }

  /** @returns the matters in a heap, in no order */
  all(top: number): number[] {
    const found = top < 0 ? [] : [top];
    for (let i = 0; i < found.length; i++) {
      for (let m = this.below[found[i]]; m >= 0; m = this.matters.next[m]) found.push(m);
    }
    return found;
  }

  private meld(a: number, b: number): number {
    if (a < 0) return b;
    if (b < 0) return a;
    const { threshold, next } = this.matters;
    const isInOrder = threshold[a] < threshold[b] || (threshold[a] === threshold[b] && this.entry[a] < this.entry[b]);
    const upper = isInOrder ? a : b;
    const lower = isInOrder ? b : a;
    const first = this.below[upper];
    next[lower] = first;
    if (first >= 0) this.before[first] = lower;
    this.below[upper] = lower;
    this.before[lower] = upper;
    return upper;
  }
}
