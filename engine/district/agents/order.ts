/** Keys of 33 bits would take another pass; those of 32 are sorted 11 bits at a time. */
const DIGIT = 11;
const VALUES = 1 << DIGIT;
const LARGEST_KEY = 0xfffffffe;
/** Runs of equal keys are short unless times lie very unevenly: then a sort is faster than insertion. */
const LONG_RUN = 32;

/**
 * A radix sort: times as whole numbers of 32 bits, which rise with the times, decide; where they are equal, the times.
 * @param at times, finite
 * @returns indices in order of time; at equal times in order of index
 */
export function orderByTime(at: Float64Array): Uint32Array {
  const n = at.length;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    if (at[i] < low) low = at[i];
    if (at[i] > high) high = at[i];
  }
  const scale = high > low ? LARGEST_KEY / (high - low) : 0;
  let keys = new Uint32Array(n);
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    keys[i] = (at[i] - low) * scale;
    order[i] = i;
  }
  let otherKeys = new Uint32Array(n);
  let otherOrder = new Uint32Array(n);
  const places = new Uint32Array(VALUES);
  for (let shift = 0; shift < 32; shift += DIGIT) {
    places.fill(0);
    for (let i = 0; i < n; i++) places[(keys[i] >>> shift) & (VALUES - 1)]++;
    for (let value = 0, before = 0; value < VALUES; value++) {
      const count = places[value];
      places[value] = before;
      before += count;
    }
    for (let i = 0; i < n; i++) {
      const place = places[(keys[i] >>> shift) & (VALUES - 1)]++;
      otherKeys[place] = keys[i];
      otherOrder[place] = order[i];
    }
    [keys, otherKeys] = [otherKeys, keys];
    [order, otherOrder] = [otherOrder, order];
  }
  for (let first = 0; first < n; ) {
    let end = first + 1;
    while (end < n && keys[end] === keys[first]) end++;
    if (end - first > 1) sortRun(at, order, first, end);
    first = end;
  }
  return order;
}

/** The indices of a run are in order already where their times are equal. */
function sortRun(at: Float64Array, order: Uint32Array, first: number, end: number): void {
  if (end - first > LONG_RUN) {
    order.subarray(first, end).sort((a, b) => at[a] - at[b] || a - b);
    return;
  }
  for (let i = first + 1; i < end; i++) {
    const moving = order[i];
    let to = i;
    while (to > first && at[order[to - 1]] > at[moving]) {
      order[to] = order[to - 1];
      to--;
    }
    order[to] = moving;
  }
}
