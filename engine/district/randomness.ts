/**
 * Every draw of the district, by key: (seed, replication) gives a root, a purpose's name gives a key under it, a
 * subject (block, resident, matter ...) and an ordinal give the counter. No draw depends on the order of service, so
 * two policies meet the same world.
 */
import { threefry, uniformAt } from "../kernel/random/counter.ts";
import { nameId, seedWords } from "../kernel/random/seed.ts";

const names = new Map<number, string>();

/** The id of a decision in a matter's life; drawn with the matter's own key and an attempt number. */
export function decision(name: string): number {
  const id = nameId(name);
  names.set(id, name);
  return id;
}

/** @returns the name of a decision that some process takes, by its id */
export function nameOfDecision(id: number): string {
  return names.get(id) ?? `${id}`;
}

/** A key under which uniforms are drawn by (subject, ordinal). */
export class Purpose {
  readonly k0: number;
  readonly k1: number;

  constructor(k0: number, k1: number) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** @returns a uniform in (0, 1), the same for the same subject and ordinal */
  uniform(subject: number, ordinal: number): number {
    return uniformAt(this.k0, this.k1, subject, ordinal);
  }
}

export class Randomness {
  private readonly root: Int32Array;

  constructor(seed: string, replication: number) {
    this.root = seedWords(`gridgov/${seed}/${replication}`, 2);
  }

  purpose(name: string): Purpose {
    const words = new Int32Array(2);
    threefry(this.root[0], this.root[1], nameId(name), 0, words, 0);
    return new Purpose(words[0], words[1]);
  }
}
