/** What moved on the map since one looked last: matters that arose, were recorded, handed over, sent back, closed. */
import type { Chronicle } from "../../engine/cases/chronicle.ts";
import { Call } from "../../engine/cases/trace.ts";

export const MOVES = ["arisen", "recorded", "handedOver", "sentBack", "checked", "closed"] as const;
export type Move = (typeof MOVES)[number];

const MOVE_OF_CALL = new Int8Array(32).fill(-1);
MOVE_OF_CALL[Call.born] = MOVES.indexOf("arisen");
MOVE_OF_CALL[Call.recorded] = MOVES.indexOf("recorded");
MOVE_OF_CALL[Call.dispatched] = MOVES.indexOf("handedOver");
MOVE_OF_CALL[Call.passed] = MOVES.indexOf("handedOver");
MOVE_OF_CALL[Call.sentBack] = MOVES.indexOf("sentBack");
MOVE_OF_CALL[Call.done] = MOVES.indexOf("checked");
MOVE_OF_CALL[Call.closed] = MOVES.indexOf("closed");

/** Columns, oldest first. */
export interface Flights {
  /** Index into MOVES. */
  readonly move: Uint8Array;
  readonly matter: Int32Array;
  readonly grid: Int32Array;
  /** Unit concerned: the channel of a record, who it goes to, who sends it back; 0 where there is none. */
  readonly unit: Uint8Array;
  /** All that moved, those that are left out included. */
  readonly total: number;
}

/** So many calls are looked through at most: who runs a month at a time sees its last hours. */
const LOOKED_THROUGH = 4000;

/**
 * @param since number of the first call to look at
 * @param most so many are told at most, the latest
 * @param gridOf the grid in which a matter arose
 */
export function flightsSince(
  chronicle: Chronicle,
  since: number,
  most: number,
  gridOf: (matter: number) => number,
): Flights {
  const rows: number[] = [];
  const from = Math.max(since, chronicle.first, chronicle.count - LOOKED_THROUGH);
  for (let n = chronicle.count - 1; n >= from && rows.length < most; n--) {
    const row = n % chronicle.size;
    if (MOVE_OF_CALL[chronicle.call[row]] >= 0 && chronicle.matter[row] >= 0) rows.push(row);
  }
  rows.reverse();
  return {
    move: Uint8Array.from(rows, (row) => MOVE_OF_CALL[chronicle.call[row]]),
    matter: Int32Array.from(rows, (row) => chronicle.matter[row]),
    grid: Int32Array.from(rows, (row) => gridOf(chronicle.matter[row])),
    unit: Uint8Array.from(rows, (row) => (chronicle.call[row] === Call.born ? 0 : chronicle.value[row])),
    total: chronicle.count - since,
  };
}
