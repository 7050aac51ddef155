/** The ways in which the engine numbers its random draws, each as a table of two words a source. */
import { threefry } from "../../engine/kernel/random/counter.ts";
import { seedWords } from "../../engine/kernel/random/seed.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";

export interface WordSource {
  readonly name: string;
  /** Whether it is tested with every push, not in `npm run validate` alone. */
  readonly everyPush: boolean;
  /**
   * @param n number of sources
   * @param seed text
   * @returns the first two words of each
   */
  readonly words: (n: number, seed: string) => Int32Array;
}

/** The first draws of streams, each seeded by its own name. */
function keyedStreams(nameOf: (i: number, seed: string) => string): WordSource["words"] {
  return (n, seed) => {
    const words = new Int32Array(2 * n);
    const stream = new Streams(1);
    for (let i = 0; i < n; i++) {
      stream.seed(0, nameOf(i, seed));
      words[2 * i] = stream.next(0);
      words[2 * i + 1] = stream.next(0);
    }
    return words;
  };
}

type Block = (key: readonly [number, number], i: number, words: Int32Array) => void;

/** Threefry at consecutive values of one of its four arguments. */
function blocks(block: Block): WordSource["words"] {
  return (n, seed) => {
    const words = new Int32Array(2 * n);
    const [k0, k1] = seedWords(seed);
    for (let i = 0; i < n; i++) block([k0, k1], i, words);
    return words;
  };
}

export const SOURCES: readonly WordSource[] = [
  { name: "streams whose names end in a number", everyPush: true, words: keyedStreams((i, seed) => `${seed}/${i}`) },
  {
    name: "streams whose names have a number inside",
    everyPush: false,
    words: keyedStreams((i, seed) => `${seed}/${i}/arrival`),
  },
  {
    name: "keys made of names that end in a number",
    everyPush: false,
    words: (n, seed) => {
      const words = new Int32Array(2 * n);
      for (let i = 0; i < n; i++) words.set(seedWords(`${seed}/${i}`), 2 * i);
      return words;
    },
  },
  {
    name: "one stream",
    everyPush: false,
    words: (n, seed) => {
      const stream = new Streams(1);
      stream.seed(0, seed);
      return new Int32Array(2 * n).map(() => stream.next(0));
    },
  },
  {
    name: "Threefry, first word of the counter",
    everyPush: true,
    words: blocks(([k0, k1], i, words) => threefry(k0, k1, i, 0, words, 2 * i)),
  },
  {
    name: "Threefry, second word of the counter",
    everyPush: false,
    words: blocks(([k0, k1], i, words) => threefry(k0, k1, 0, i, words, 2 * i)),
  },
  {
    name: "Threefry, first word of the key",
    everyPush: true,
    words: blocks(([c0, c1], i, words) => threefry(i, 0, c0, c1, words, 2 * i)),
  },
  {
    name: "Threefry, second word of the key",
    everyPush: false,
    words: blocks(([c0, c1], i, words) => threefry(0, i, c0, c1, words, 2 * i)),
  },
];
