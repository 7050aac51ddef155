/** What a matter is in between its first record and its first closure: exactly one of ten states at any time. */
export const State = {
  none: 0,
  triage: 1,
  awaiting: 2,
  noOwner: 3,
  queue: 4,
  work: 5,
  lead: 6,
  cooperation: 7,
  transit: 8,
  verification: 9,
  rework: 10,
} as const;

/** The names of the ten states; state s has its hours in column s - 1. */
export const STATES = [
  "triage",
  "awaiting",
  "noOwner",
  "queue",
  "work",
  "lead",
  "cooperation",
  "transit",
  "verification",
  "rework",
] as const;

/** How a request to the other line about a matter stands. */
export const Request = { asked: 0, failed: 1, succeeded: 2 } as const;

/**
 * What became true of a matter within the follow-up. The first six bits are the parts of fragmentation: bit k - 1
 * stands for F_k; the fourth stays clear, as F4 is no property of one matter.
 */
export const Flag = {
  procedural: 1,
  ownership: 1 << 1,
  informational: 1 << 2,
  gridCommunity: 1 << 4,
  outcome: 1 << 5,
  /** A true owner sent the matter back (推诿). */
  refused: 1 << 6,
  /** F5a: a request to the other line failed at its first try. */
  requestFailed: 1 << 7,
  /** F5b: put aside for more than eight working hours in all, for the other line. */
  putAside: 1 << 8,
  failedCheck: 1 << 9,
  /** The first closure came before the matter was truly solved. */
  closedUnsolved: 1 << 10,
  /** A failed check was followed by a new dispatch (返工). */
  reworked: 1 << 11,
  /** First closed by the grid line without any dispatch (自处置). */
  selfHandled: 1 << 12,
  pingPong: 1 << 13,
  asked: 1 << 14,
  rated: 1 << 15,
  dissatisfied: 1 << 16,
  extended: 1 << 17,
  shelved: 1 << 18,
  /** Settled among neighbours, without a record. */
  settled: 1 << 19,
  /** Vanished or given up unsolved. */
  lapsed: 1 << 20,
} as const;

/** The parts that are properties of one matter; a chain is unbroken if none is set. */
export const BROKEN = Flag.procedural | Flag.ownership | Flag.informational | Flag.gridCommunity | Flag.outcome;
