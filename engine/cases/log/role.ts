/** What an event of a log means for its case. A log need not know any of them. */
export const ROLES = [
  "other",
  "recorded",
  "contact",
  "dispatched",
  "accepted",
  "sentBack",
  "passed",
  "done",
  "checkPassed",
  "checkFailed",
  "closed",
  "reopened",
  "satisfied",
  "dissatisfied",
] as const;

export type RoleName = (typeof ROLES)[number];

export const Role = {
  other: 0,
  recorded: 1,
  /** A further record that is linked to the case: a reminder. */
  contact: 2,
  dispatched: 3,
  accepted: 4,
  sentBack: 5,
  passed: 6,
  done: 7,
  checkPassed: 8,
  checkFailed: 9,
  closed: 10,
  reopened: 11,
  satisfied: 12,
  dissatisfied: 13,
} as const satisfies Record<RoleName, number>;
