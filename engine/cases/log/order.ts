import type { EventLog } from "./event-log.ts";

/** The events of every case in the order of time; those of one time in the order of the log. */
export interface Order {
  /** Events of case c: `events[first[c]]` to `events[first[c + 1] - 1]`. */
  readonly first: Int32Array;
  readonly events: Int32Array;
  /** Cases whose events did not stand in the order of time. */
  readonly unordered: number;
}

/** Sorts in linear time, and by comparison only the cases that need it. */
export function orderOf(log: EventLog): Order {
  const { cases, size, caseOf, at } = log;
  const first = new Int32Array(cases + 1);
  for (let e = 0; e < size; e++) first[caseOf[e] + 1]++;
  for (let c = 0; c < cases; c++) first[c + 1] += first[c];
  const next = first.slice(0, cases);
  const events = new Int32Array(size);
  for (let e = 0; e < size; e++) events[next[caseOf[e]]++] = e;
  let unordered = 0;
  for (let c = 0; c < cases; c++) {
    let isOrdered = true;
    for (let i = first[c] + 1; i < first[c + 1]; i++) if (at[events[i]] < at[events[i - 1]]) isOrdered = false;
    if (isOrdered) continue;
    unordered++;
    events.subarray(first[c], first[c + 1]).sort((a, b) => at[a] - at[b] || a - b);
  }
  return { first, events, unordered };
}
