/**
 * Counter-based random numbers: the n-th draw of a decision is a pure function of key and counter, so that a draw needs
 * no state, and drawing one more disturbs no other.
 *
 * Threefry-2x32 with 20 rounds.
 * @source Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11, section 4.2
 */

/** Key schedule parity of the Skein hash function, truncated to 32 bits. */
const PARITY = 0x1bd11bda;

/** 2^-20 and 2^-52: the weights of the upper and of the lower word in a uniform. */
const UPPER = 1 / 0x100000;
const LOWER = 1 / 0x10000000000000;

const block = new Int32Array(2);

/**
 * Encrypts one counter under one key.
 * @param k0 first word of the key, int32
 * @param k1 second word of the key, int32
 * @param c0 first word of the counter, int32
 * @param c1 second word of the counter, int32
 * @param out receives two words
 * @param at index in `out` of the first of them
 */
export function threefry(k0: number, k1: number, c0: number, c1: number, out: Int32Array, at: number): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x = (c0 + k0) | 0;
  let y = (c1 + k1) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 4) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;

  out[at] = x + k2;
  out[at + 1] = y + k0 + 5;
}

/**
 * The uniform of one counter under one key: an odd multiple of 2^-53, hence inside (0, 1), never at an end, and 1 - u is
 * exact and as likely as u.
 * @param k0 first word of the key, int32
 * @param k1 second word of the key, int32
 * @param c0 first word of the counter, int32
 * @param c1 second word of the counter, int32
 * @returns u in (0, 1)
 */
export function uniformAt(k0: number, k1: number, c0: number, c1: number): number {
  threefry(k0, k1, c0, c1, block, 0);
  return openUnit(block[0], block[1]);
}

/**
 * Two words as a number in the open unit interval: an odd multiple of 2^-53.
 * @param upper int32, of which the upper 20 bits count
 * @param lower int32
 * @returns u in (0, 1)
 */
export function openUnit(upper: number, lower: number): number {
  return (upper >>> 12) * UPPER + ((lower >>> 0) + 0.5) * LOWER;
}
