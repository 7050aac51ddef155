/** How the matters of a cohort travel: where they enter, who follows whom on their paths, how they end. */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { Flag } from "../state.ts";
import { handoverNetwork } from "./network.ts";

/** How a matter stands when its follow-up is over: closed and solved, closed but not solved, or not closed. */
export const ENDINGS = ["solved", "unsolved", "open"] as const;

/** Counts of matters, except that one matter may be handed over, or sent back, several times. */
export interface Flow {
  /** entries[channel * units + u]: recorded at a channel (a unit's id), first accepted by u. */
  readonly entries: Float64Array;
  /** handovers[u * units + v], on the paths: what ended in a send-back is no part of them. */
  readonly handovers: Float64Array;
  /** exits[u * 3 + ending]: u was the last on the path. */
  readonly exits: Float64Array;
  /** unaccepted[channel * 3 + ending]: no handling unit ever accepted it. */
  readonly unaccepted: Float64Array;
  /** sendBacks[u]: how often u returned a matter. */
  readonly sendBacks: Float64Array;
}

/** @returns the flow of a cohort of registered matters: what enters a unit leaves it */
export function flow(table: CaseTable, cohort: Cohort): Flow {
  const units = table.units.length;
  const starts = firstUnits(table);
  const ends = ENDINGS.length;
  const entries = new Float64Array(units * units);
  const exits = new Float64Array(units * ends);
  const unaccepted = new Float64Array(units * ends);
  for (let m = 0; m < cohort.length; m++) {
    if (cohort[m] === 0) continue;
    const ending = endingOf(table, m);
    const last = table.pathLast[m];
    if (last < 0) {
      unaccepted[table.channel[m] * ends + ending]++;
      continue;
    }
    entries[table.channel[m] * units + (starts[m] < 0 ? last : starts[m])]++;
    exits[last * ends + ending]++;
  }
  return { entries, handovers: handoverNetwork(table, cohort), exits, unaccepted, sendBacks: sendBacks(table, cohort) };
}

function endingOf(table: CaseTable, m: number): number {
  if (!(table.closed1At[m] - table.recAt[m] <= table.followUp)) return 2;
  return (table.flags[m] & Flag.closedUnsolved) === 0 ? 0 : 1;
}

/** By matter: the unit that its first handover left, -1 without handovers. */
function firstUnits(table: CaseTable): Int8Array {
  const first = new Int8Array(table.size).fill(-1);
  const { matter, from, to, size } = table.arcs;
  for (let arc = 0; arc < size; arc++) {
    if (to[arc] >= 0 && first[matter[arc]] < 0) first[matter[arc]] = from[arc];
  }
  return first;
}

function sendBacks(table: CaseTable, cohort: Cohort): Float64Array {
  const counts = new Float64Array(table.units.length);
  const { matter, from, size } = table.returns;
  for (let i = 0; i < size; i++) if (cohort[matter[i]] === 1) counts[from[i]]++;
  return counts;
}
