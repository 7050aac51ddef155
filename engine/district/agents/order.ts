/**
 * @param at times
 * @returns indices in order of time; at equal times in order of index
 */
export function orderByTime(at: readonly number[]): Uint32Array {
  const order = new Uint32Array(at.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => at[a] - at[b] || a - b);
}
