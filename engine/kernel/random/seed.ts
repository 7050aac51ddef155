import alea from "seedrandom/lib/alea.js";

/** The first outputs of alea still show its seeding: they are thrown away. */
const DISCARDED = 16;

/**
 * Words for keys and states from a text, well mixed: texts that differ in one character share nothing.
 * @param text any text, such as "seed/replication/decision"
 * @param count number of words
 * @returns `count` words, int32
 */
export function seedWords(text: string, count = 2): Int32Array {
  const generator = alea(text);
  for (let i = 0; i < DISCARDED; i++) generator();
  const words = new Int32Array(count);
  for (let i = 0; i < count; i++) words[i] = generator.int32();
  return words;
}

/**
 * The number of a decision, as a word of a key or a counter: it depends on the name alone, so a decision that is added,
 * removed or moved in the code leaves the draws of all others as they were.
 * @param name the decision's name
 * @returns int32
 */
export function nameId(name: string): number {
  return seedWords(`decision ${name}`, 1)[0];
}
