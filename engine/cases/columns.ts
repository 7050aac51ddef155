import { grown } from "../kernel/column.ts";
import { STATES } from "./state.ts";

const WIDTH = STATES.length;

/**
 * The storage of a case table: one row a matter, constant in size. To be read only; the arrays are replaced when the
 * table grows, so take them from the table after the run. Times are hours, NaN where nothing happened; a unit is
 * -1 where there is none. Unless said otherwise a column knows only what happened within the follow-up.
 */
export class CaseColumns {
  /** Number of matters. */
  size: number;

  /** The birth of a matter and what it is. */
  bornAt: Float64Array;
  community: Int32Array;
  category: Int32Array;
  place: Int32Array;
  /** Id of the resident concerned; -1 for a public matter. */
  resident: Int32Array;
  /** 0 public, 1 need. */
  origin: Uint8Array;
  /** 0 registered, 1 floating, -1 none. */
  group: Int8Array;
  /** Bitmask of the units that truly own the matter, and the first of them. */
  trueOwners: Int32Array;
  lead: Int8Array;

  /** First record, first closure and true solution, however late. */
  recAt: Float64Array;
  closed1At: Float64Array;
  resolvedAt: Float64Array;
  /** Fixed at the first record; never paused, reset or extended. */
  deadlineAt: Float64Array;
  /** First official record; and the deadline with extensions and with the clock stopped from send-back to acceptance. */
  officialAt: Float64Array;
  officialDeadlineAt: Float64Array;
  /** Since when the official clock stands still; NaN while it runs. */
  stoppedAt: Float64Array;

  /** Bits of `Flag`. */
  flags: Int32Array;
  /** Channel of the first record. */
  channel: Int8Array;
  /** Records made, reminders left out; and further contacts by kind. */
  records: Uint16Array;
  reminders: Uint16Array;
  repeats: Uint16Array;
  reopenings: Uint16Array;
  dispatches: Uint16Array;
  firstDispatched: Int8Array;
  sendBacks: Uint16Array;
  /** Dispatches that followed a failed check. */
  reworks: Uint16Array;
  /** Who did the last work before the last closure; never closed: the last unit to accept. */
  lastUnit: Int8Array;

  /** Path up to the first closure: its handovers, its units as a bitmask, and its last unit. */
  handovers: Uint16Array;
  pathUnits: Int32Array;
  pathLast: Int8Array;
  /** Acceptances up to the end of the follow-up, closed or not: all, same unit as the one before, units. */
  acceptances: Uint16Array;
  sameUnitPairs: Uint16Array;
  acceptedUnits: Int32Array;
  distinctUnits: Uint8Array;

  /** Hours in each of the ten states; state s of matter m at m * 10 + s - 1. */
  stateHours: Float64Array;
  /** The state a matter is in, and since when. */
  state: Uint8Array;
  since: Float64Array;
  /** Hours put aside for the other line. */
  waitedHours: Float64Array;

  constructor(capacity: number) {
    this.size = 0;
    this.bornAt = new Float64Array(capacity);
    this.community = new Int32Array(capacity);
    this.category = new Int32Array(capacity);
    this.place = new Int32Array(capacity);
    this.resident = new Int32Array(capacity);
    this.origin = new Uint8Array(capacity);
    this.group = new Int8Array(capacity);
    this.trueOwners = new Int32Array(capacity);
    this.lead = new Int8Array(capacity);
    this.recAt = new Float64Array(capacity);
    this.closed1At = new Float64Array(capacity);
    this.resolvedAt = new Float64Array(capacity);
    this.deadlineAt = new Float64Array(capacity);
    this.officialAt = new Float64Array(capacity);
    this.officialDeadlineAt = new Float64Array(capacity);
    this.stoppedAt = new Float64Array(capacity);
    this.flags = new Int32Array(capacity);
    this.channel = new Int8Array(capacity);
    this.records = new Uint16Array(capacity);
    this.reminders = new Uint16Array(capacity);
    this.repeats = new Uint16Array(capacity);
    this.reopenings = new Uint16Array(capacity);
    this.dispatches = new Uint16Array(capacity);
    this.firstDispatched = new Int8Array(capacity);
    this.sendBacks = new Uint16Array(capacity);
    this.reworks = new Uint16Array(capacity);
    this.lastUnit = new Int8Array(capacity);
    this.handovers = new Uint16Array(capacity);
    this.pathUnits = new Int32Array(capacity);
    this.pathLast = new Int8Array(capacity);
    this.acceptances = new Uint16Array(capacity);
    this.sameUnitPairs = new Uint16Array(capacity);
    this.acceptedUnits = new Int32Array(capacity);
    this.distinctUnits = new Uint8Array(capacity);
    this.stateHours = new Float64Array(capacity * WIDTH);
    this.state = new Uint8Array(capacity);
    this.since = new Float64Array(capacity);
    this.waitedHours = new Float64Array(capacity);
  }

  /** Rows in use, and rows that there is room for. */
  get rows(): number {
    return this.size;
  }

  get capacity(): number {
    return this.bornAt.length;
  }

  /** Doubles the room of every column. */
  protected grow(): void {
    const capacity = 2 * this.bornAt.length;
    this.bornAt = grown(this.bornAt, capacity);
    this.community = grown(this.community, capacity);
    this.category = grown(this.category, capacity);
    this.place = grown(this.place, capacity);
    this.resident = grown(this.resident, capacity);
    this.origin = grown(this.origin, capacity);
    this.group = grown(this.group, capacity);
    this.trueOwners = grown(this.trueOwners, capacity);
    this.lead = grown(this.lead, capacity);
    this.recAt = grown(this.recAt, capacity);
    this.closed1At = grown(this.closed1At, capacity);
    this.resolvedAt = grown(this.resolvedAt, capacity);
    this.deadlineAt = grown(this.deadlineAt, capacity);
    this.officialAt = grown(this.officialAt, capacity);
    this.officialDeadlineAt = grown(this.officialDeadlineAt, capacity);
    this.stoppedAt = grown(this.stoppedAt, capacity);
    this.flags = grown(this.flags, capacity);
    this.channel = grown(this.channel, capacity);
    this.records = grown(this.records, capacity);
    this.reminders = grown(this.reminders, capacity);
    this.repeats = grown(this.repeats, capacity);
    this.reopenings = grown(this.reopenings, capacity);
    this.dispatches = grown(this.dispatches, capacity);
    this.firstDispatched = grown(this.firstDispatched, capacity);
    this.sendBacks = grown(this.sendBacks, capacity);
    this.reworks = grown(this.reworks, capacity);
    this.lastUnit = grown(this.lastUnit, capacity);
    this.handovers = grown(this.handovers, capacity);
    this.pathUnits = grown(this.pathUnits, capacity);
    this.pathLast = grown(this.pathLast, capacity);
    this.acceptances = grown(this.acceptances, capacity);
    this.sameUnitPairs = grown(this.sameUnitPairs, capacity);
    this.acceptedUnits = grown(this.acceptedUnits, capacity);
    this.distinctUnits = grown(this.distinctUnits, capacity);
    this.stateHours = grown(this.stateHours, capacity * WIDTH);
    this.state = grown(this.state, capacity);
    this.since = grown(this.since, capacity);
    this.waitedHours = grown(this.waitedHours, capacity);
  }
}
