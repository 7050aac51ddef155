import { logOfWord } from "../math/elementary.ts";
import { openUnit } from "./counter.ts";
import { seedWords } from "./seed.ts";

/** Steps after seeding before the first draw, so that the seed's three words have reached the whole state. */
const MIXING = 15;

const UNIT = 1 / 0x100000000;

/**
 * A table of independent sequential generators, for draws whose order is their identity.
 * @source Doty-Humphrey, PractRand 0.94, sfc32 (three words and a counter; no period below 2^32)
 */
export class Streams {
  readonly count: number;
  private readonly states: Int32Array;

  /** @param count number of streams; each must be seeded before its first draw */
  constructor(count: number) {
    this.count = count;
    this.states = new Int32Array(4 * count);
  }

  /**
   * Starts a stream anew.
   * @param i index of the stream
   * @param text its name, such as "seed/replication/decision/place"
   */
  seed(i: number, text: string): void {
    if (!(i >= 0 && i < this.count)) throw new RangeError(`stream ${i} of ${this.count}`);
    const states = this.states;
    states.set(seedWords(text, 3), 4 * i);
    states[4 * i + 3] = 1;
    for (let step = 0; step < MIXING; step++) this.next(i);
  }

  /**
   * @param i index of the stream
   * @returns the next word, int32
   */
  next(i: number): number {
    const states = this.states;
    const at = i << 2;
    const a = states[at];
    const b = states[at + 1];
    const c = states[at + 2];
    const counter = states[at + 3];
    const word = (a + b + counter) | 0;
    states[at] = b ^ (b >>> 9);
    states[at + 1] = c + (c << 3);
    states[at + 2] = ((c << 21) | (c >>> 11)) + word;
    states[at + 3] = counter + 1;
    return word;
  }

  /**
   * The next uniform, of 32 bits: enough where a tail beyond 2^-33 cannot matter.
   * @param i index of the stream
   * @returns u in (0, 1)
   */
  uniform(i: number): number {
    return ((this.next(i) >>> 0) + 0.5) * UNIT;
  }

  /**
   * The next uniform, an odd multiple of 2^-53; it takes two words of the stream.
   * @param i index of the stream
   * @returns u in (0, 1)
   */
  uniform53(i: number): number {
    const upper = this.next(i);
    return openUnit(upper, this.next(i));
  }

  /**
   * The next exponential variate, by inversion of `uniform(i)`.
   * @param i index of the stream
   * @param mean in the unit wanted
   * @returns in the unit of `mean`
   */
  exponential(i: number, mean: number): number {
    return -mean * logOfWord(~this.next(i));
  }
}
