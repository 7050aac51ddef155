import { ratio } from "../measures/share.ts";
import type { Facts } from "./facts.ts";

/** What "on time" may mean. Two of them on one log differ, and none is wrong: a figure goes with its definition. */
export const ON_TIME = [
  "flagOfAll",
  "flagOfFlagged",
  "closingOfClosed",
  "closingOfDue",
  "lastEventOfAll",
  "endDateOfDated",
] as const;

export type OnTimeName = (typeof ON_TIME)[number];

export interface OnTime {
  readonly name: OnTimeName;
  /** Cases in the denominator. */
  readonly n: number;
  readonly onTime: number;
  readonly share: number;
}

type Judge = (c: number) => boolean | null;

/**
 * @param until hours since 1970 at which the log ends: a deadline before it has passed
 * @returns every definition that the log allows
 */
export function onTimeOf(facts: Facts, until: number): OnTime[] {
  const { log, closedAt, lastAt, knowsClosing } = facts;
  const { deadlineAt, onTime } = log;
  const has = (column: ArrayLike<number>, c: number): boolean => !Number.isNaN(column[c]);
  const judges: Record<OnTimeName, Judge> = {
    flagOfAll: (c) => onTime[c] === 1,
    flagOfFlagged: (c) => (onTime[c] < 0 ? null : onTime[c] === 1),
    closingOfClosed: (c) =>
      knowsClosing && has(deadlineAt, c) && has(closedAt, c) ? closedAt[c] <= deadlineAt[c] : null,
    closingOfDue: (c) => {
      if (!knowsClosing || !has(deadlineAt, c)) return null;
      return has(closedAt, c) ? closedAt[c] <= deadlineAt[c] : deadlineAt[c] < until ? false : null;
    },
    lastEventOfAll: (c) => (!log.isByCase && has(deadlineAt, c) ? lastAt[c] <= deadlineAt[c] : null),
    endDateOfDated: (c) =>
      !log.isByCase && has(deadlineAt, c) && has(log.closedAt, c) ? log.closedAt[c] <= deadlineAt[c] : null,
  };
  const isFlagged = onTime.subarray(0, log.cases).some((mark) => mark >= 0);
  return ON_TIME.flatMap((name) => {
    if (name === "flagOfAll" && !isFlagged) return [];
    let n = 0;
    let kept = 0;
    for (let c = 0; c < log.cases; c++) {
      const judged = judges[name](c);
      if (judged === null) continue;
      n++;
      if (judged) kept++;
    }
    return n === 0 ? [] : [{ name, n, onTime: kept, share: ratio(kept, n) }];
  });
}
