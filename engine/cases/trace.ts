/** The calls of a case table, in the order in which a matter usually meets them. */
export const CALLS = [
  "born",
  "owners",
  "recorded",
  "deadline",
  "dispatched",
  "accepted",
  "sentBack",
  "passed",
  "entered",
  "cooperation",
  "waited",
  "done",
  "checked",
  "closed",
  "reopened",
  "asked",
  "rated",
  "settled",
  "lapsed",
  "extended",
  "shelved",
  "emptyReport",
] as const;

export const Call = {
  born: 0,
  owners: 1,
  recorded: 2,
  deadline: 3,
  dispatched: 4,
  accepted: 5,
  sentBack: 6,
  passed: 7,
  entered: 8,
  cooperation: 9,
  waited: 10,
  done: 11,
  checked: 12,
  closed: 13,
  reopened: 14,
  asked: 15,
  rated: 16,
  settled: 17,
  lapsed: 18,
  extended: 19,
  shelved: 20,
  emptyReport: 21,
} as const satisfies Record<(typeof CALLS)[number], number>;

/** A monitor that sees every call of a case table; it may keep an event log, but must not change anything. */
export interface CaseTrace {
  /**
   * @param call index into `CALLS`
   * @param at hours, as reported; NaN for a call without a time
   * @param matter id, -1 for an empty report
   * @param value the first argument after the matter (a unit, channel, state, outcome, hours or time), else 0
   * @param extra the second (1 for true), else 0
   */
  called(call: number, at: number, matter: number, value: number, extra: number): void;
}
