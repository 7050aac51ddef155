import { grown } from "../kernel/column.ts";
import { CaseColumns } from "./columns.ts";
import { EmptyReports } from "./empty-reports.ts";
import { Handovers } from "./handovers.ts";
import { Flag, Request, STATES, State } from "./state.ts";
import { Call, type CaseTrace } from "./trace.ts";
import { countUnits, hasUnit } from "./unit-set.ts";

export { type CaseTrace, Flag, Request, STATES, State };

export interface CaseOptions {
  /** Hours for which every matter is followed from its first record (L). */
  readonly followUp: number;
  /** Cumulative working hours of the office calendar at a time. */
  readonly worked: (at: number) => number;
  /** Unit names; the index is the unit's id. At most 31, as sets of units are bitmasks. */
  readonly units: readonly string[];
  /** Bitmask of the units that handle; the others only record, dispatch and check. */
  readonly handling: number;
  /** Unit id of the grid line. */
  readonly gridLine: number;
  /** Matters expected; the table grows beyond. */
  readonly capacity: number;
}

/** What a matter is when it arises. */
export interface Birth {
  readonly community: number;
  readonly category: number;
  /** 0 public, 1 need. */
  readonly origin: 0 | 1;
  readonly place: number;
  /** -1 for none. */
  readonly resident: number;
  /** 0 registered, 1 floating, -1 none. */
  readonly group: number;
}

/** A dispatch may wait two working days for an answer; a task may be put aside for one. Working hours. */
const ANSWER_HOURS = 16;
const PUT_ASIDE_HOURS = 8;

const WIDTH = STATES.length;
const NOBODY = -1;
const NOTHING_TO_UNDO = -2;

/**
 * Times are kept to 2^-32 h (0.8 microseconds). Then differences of times, and sums of differences up to 2^21 h, are
 * exact: hours by state add up to the duration without a rounding, and "within 60 days" means one thing everywhere.
 * Adding and taking away 1.5 * 2^20 rounds to that grid for |t| < 2^19 h (59 years).
 */
const GRID = 1572864;
export const tick = (hours: number): number => hours + GRID - GRID;

/**
 * What happened to matters: one row a matter, updated as events are reported, in the order of time for each matter.
 * What docs/measures.md counts "within L of the first record" is decided here: a later event changes no flag, no count
 * and no state hours. Reads as of now at any time, except running states and unanswered dispatches (see `finish`).
 * One file, though long: what an event means for a matter is read in one place, a method an event.
 */
export class CaseTable extends CaseColumns {
  readonly followUp: number;
  readonly units: readonly string[];
  readonly handling: number;
  readonly gridLine: number;
  readonly emptyReports: EmptyReports;
  readonly arcs: Handovers;
  /** Every send-back within the follow-up: which unit returned which matter. */
  readonly returns: Handovers;
  private readonly worked: (at: number) => number;
  private trace: CaseTrace | undefined;

  /** The dispatch that waits for an answer, since when. */
  private unansweredSince: Float64Array;
  /** Whose spell runs; who accepted last and before; who worked last. */
  private holder: Int8Array;
  private acceptor: Int8Array;
  private acceptorBefore: Int8Array;
  private worker: Int8Array;
  /** The path without its last spell, in case that spell ends in a send-back. */
  private undoLast: Int8Array;
  private undoUnits: Int32Array;
  private arc: Int32Array;
  /** The state that a request interrupts; 1 from a failed check until the work is reported as done again. */
  private stateBefore: Uint8Array;
  private redoing: Uint8Array;

  /** @throws RangeError if there are more units than a bitmask holds, or the follow-up is no positive number of hours */
  constructor(options: CaseOptions, trace?: CaseTrace) {
    if (options.units.length > 31)
      throw new RangeError(`A case table holds at most 31 units, not ${options.units.length}`);
    if (!(options.followUp > 0)) throw new RangeError(`The follow-up must be positive, not ${options.followUp} h`);
    const capacity = Math.max(16, options.capacity);
    super(capacity);
    this.followUp = tick(options.followUp);
    this.units = options.units;
    this.handling = options.handling;
    this.gridLine = options.gridLine;
    this.emptyReports = new EmptyReports();
    this.arcs = new Handovers(capacity >> 1);
    this.returns = new Handovers(capacity >> 3);
    this.worked = options.worked;
    this.trace = trace;
    this.unansweredSince = new Float64Array(capacity);
    this.holder = new Int8Array(capacity);
    this.acceptor = new Int8Array(capacity);
    this.acceptorBefore = new Int8Array(capacity);
    this.worker = new Int8Array(capacity);
    this.undoLast = new Int8Array(capacity);
    this.undoUnits = new Int32Array(capacity);
    this.arc = new Int32Array(capacity);
    this.stateBefore = new Uint8Array(capacity);
    this.redoing = new Uint8Array(capacity);
  }

  /** Shows every call from now on. */
  watch(trace: CaseTrace): void {
    this.trace = trace;
  }

  /** @returns the matter's id; ids are dense, in the order of the calls */
  born(at: number, birth: Birth): number {
    if (this.size === this.bornAt.length) this.grow();
    const m = this.size++;
    this.bornAt[m] = tick(at);
    this.community[m] = birth.community;
    this.category[m] = birth.category;
    this.origin[m] = birth.origin;
    this.place[m] = birth.place;
    this.resident[m] = birth.resident;
    this.group[m] = birth.group;
    this.recAt[m] = NaN;
    this.closed1At[m] = NaN;
    this.resolvedAt[m] = NaN;
    this.deadlineAt[m] = NaN;
    this.officialAt[m] = NaN;
    this.officialDeadlineAt[m] = NaN;
    this.stoppedAt[m] = NaN;
    this.unansweredSince[m] = NaN;
    this.lead[m] = NOBODY;
    this.channel[m] = NOBODY;
    this.firstDispatched[m] = NOBODY;
    this.lastUnit[m] = NOBODY;
    this.pathLast[m] = NOBODY;
    this.holder[m] = NOBODY;
    this.acceptor[m] = NOBODY;
    this.acceptorBefore[m] = NOBODY;
    this.worker[m] = NOBODY;
    this.undoLast[m] = NOTHING_TO_UNDO;
    this.trace?.called(Call.born, at, m, birth.category, birth.origin);
    return m;
  }

  /** Names the true owners, before the first dispatch. @param mask their bitmask @param lead the first of them */
  owners(m: number, mask: number, lead: number): void {
    this.trace?.called(Call.owners, NaN, m, mask, lead);
    this.trueOwners[m] = mask;
    this.lead[m] = lead;
    this.judgePath(m);
  }

  /**
   * A record of the matter is made. The first starts the clock. A further one before the first closure is a reminder
   * if linked, else the matter is informationally fragmented; after the first closure it is a repeat complaint.
   */
  recorded(at: number, m: number, channel: number, linked: boolean, official = true): void {
    this.trace?.called(Call.recorded, at, m, channel, linked ? 1 : 0);
    at = tick(at);
    const open = Number.isNaN(this.closed1At[m]);
    if (official && open && Number.isNaN(this.officialAt[m])) this.officialAt[m] = at;
    if (Number.isNaN(this.recAt[m])) {
      this.recAt[m] = at;
      this.channel[m] = channel;
      this.records[m] = 1;
      this.state[m] = State.triage;
      this.since[m] = at;
    } else if (this.follows(at, m)) {
      if (!open) {
        this.records[m]++;
        this.repeats[m]++;
      } else if (linked) {
        this.reminders[m]++;
      } else {
        this.records[m]++;
        this.flags[m] |= Flag.informational;
      }
    }
  }

  /** Fixes the deadline, at the first record. @param at hours */
  deadline(m: number, at: number): void {
    this.trace?.called(Call.deadline, NaN, m, at, 0);
    this.deadlineAt[m] = tick(at);
    this.officialDeadlineAt[m] = tick(at);
  }

  /** The matter is sent to a unit. To one that does not handle (an office to an office) it is still triage. */
  dispatched(at: number, m: number, unit: number): void {
    this.trace?.called(Call.dispatched, at, m, unit, 0);
    if (Number.isNaN(this.recAt[m])) return;
    at = tick(at);
    this.answer(at, m);
    this.holder[m] = NOBODY;
    if (!hasUnit(this.handling, unit)) {
      this.move(at, m, State.triage);
      return;
    }
    this.unansweredSince[m] = at;
    if (this.follows(at, m)) {
      if (this.dispatches[m]++ === 0) this.firstDispatched[m] = unit;
      if (this.flags[m] & Flag.failedCheck) {
        this.reworks[m]++;
        this.flags[m] |= Flag.reworked;
      }
    }
    this.move(at, m, State.awaiting);
  }

  /** A handling unit takes the matter: a spell of it begins, and under joint handling one spell of the lead. */
  accepted(at: number, m: number, unit: number): void {
    this.trace?.called(Call.accepted, at, m, unit, 0);
    if (Number.isNaN(this.recAt[m]) || !hasUnit(this.handling, unit)) return;
    at = tick(at);
    this.answer(at, m);
    this.resumeClock(at, m);
    this.holder[m] = unit;
    this.undoLast[m] = NOTHING_TO_UNDO;
    if (this.follows(at, m)) {
      this.countAcceptance(m, unit);
      if (Number.isNaN(this.closed1At[m])) {
        this.lastUnit[m] = unit;
        this.extendPath(m, unit);
      }
    }
    this.move(at, m, State.queue);
  }

  /**
   * A unit returns the matter (回退), before or after it accepted. While another unit holds it (a lead, whose partner
   * declines) it still has an owner.
   */
  sentBack(at: number, m: number, unit: number): void {
    this.trace?.called(Call.sentBack, at, m, unit, 0);
    if (Number.isNaN(this.recAt[m])) return;
    at = tick(at);
    this.answer(at, m);
    const holder = this.holder[m];
    if (this.follows(at, m)) {
      this.sendBacks[m]++;
      this.returns.add(m, unit, unit);
      this.flags[m] |= hasUnit(this.trueOwners[m], unit) ? Flag.ownership | Flag.refused : Flag.ownership;
      if (holder === unit && Number.isNaN(this.closed1At[m])) this.undoSpell(m);
    }
    if (holder !== NOBODY && holder !== unit) return;
    this.holder[m] = NOBODY;
    this.stopClock(at, m);
    this.move(at, m, State.noOwner);
  }

  /** An owner passes the matter on, its part done or not: in transit until the next acceptance. */
  passed(at: number, m: number, toUnit: number): void {
    this.trace?.called(Call.passed, at, m, toUnit, 0);
    if (Number.isNaN(this.recAt[m])) return;
    at = tick(at);
    this.answer(at, m);
    this.holder[m] = NOBODY;
    this.move(at, m, State.transit);
  }

  /** Who handles the matter says what it is in now (queue, work, lead, ...); nothing before the record or once closed. */
  enter(at: number, m: number, state: number): void {
    this.trace?.called(Call.entered, at, m, state, 0);
    this.move(tick(at), m, state);
  }

  /**
   * A request to the other line is made, fails or succeeds. Success ends a request, so that one which ever fails has
   * failed at its first try (F5a).
   * @param outcome one of `Request`
   */
  cooperation(at: number, m: number, outcome: number): void {
    this.trace?.called(Call.cooperation, at, m, outcome, 0);
    at = tick(at);
    if (!this.follows(at, m)) return;
    if (outcome === Request.succeeded) {
      if (this.state[m] === State.cooperation) this.change(at, m, this.stateBefore[m]);
      return;
    }
    if (outcome === Request.failed) this.flags[m] |= Flag.gridCommunity | Flag.requestFailed;
    this.move(at, m, State.cooperation);
  }

  /**
   * A ready task of the matter waited while its member worked for the other line.
   * @param hours working hours of the member
   * @param at when the waiting ended; without it the waiting counts as within the follow-up
   */
  waited(m: number, hours: number, at?: number): void {
    this.trace?.called(Call.waited, at ?? NaN, m, hours, 0);
    if (!this.follows(tick(at ?? this.recAt[m]), m)) return;
    this.waitedHours[m] += hours;
    if (tick(this.waitedHours[m]) > PUT_ASIDE_HOURS) this.flags[m] |= Flag.gridCommunity | Flag.putAside;
  }

  /** A unit reports its work as done. @param isTrue whether the matter is truly solved, and then stays so */
  done(at: number, m: number, unit: number, isTrue: boolean): void {
    this.trace?.called(Call.done, at, m, unit, isTrue ? 1 : 0);
    at = tick(at);
    if (isTrue && Number.isNaN(this.resolvedAt[m])) this.resolvedAt[m] = at;
    if (Number.isNaN(this.recAt[m])) return;
    this.holder[m] = NOBODY;
    this.redoing[m] = 0;
    if (hasUnit(this.handling, unit) && this.follows(at, m)) this.worker[m] = unit;
    this.move(at, m, State.verification);
  }

  checked(at: number, m: number, pass: boolean): void {
    this.trace?.called(Call.checked, at, m, pass ? 1 : 0, 0);
    if (Number.isNaN(this.recAt[m])) return;
    at = tick(at);
    if (pass) {
      this.move(at, m, State.verification);
      return;
    }
    if (this.follows(at, m)) this.flags[m] |= Flag.outcome | Flag.failedCheck;
    this.redoing[m] = 1;
    this.move(at, m, State.rework);
  }

  /** The matter is closed officially. The first closure ends path and states; a later one may change the last unit. */
  closed(at: number, m: number): void {
    this.trace?.called(Call.closed, at, m, 0, 0);
    if (Number.isNaN(this.recAt[m])) return;
    at = tick(at);
    this.answer(at, m);
    this.holder[m] = NOBODY;
    const follows = this.follows(at, m);
    if (follows) this.lastUnit[m] = this.worker[m] === NOBODY ? this.acceptor[m] : this.worker[m];
    if (!Number.isNaN(this.closed1At[m])) return;
    this.resumeClock(at, m);
    this.change(at, m, State.none);
    this.closed1At[m] = at;
    if (!follows) return;
    if (Number.isNaN(this.resolvedAt[m])) this.flags[m] |= Flag.outcome | Flag.closedUnsolved;
    if (this.dispatches[m] === 0 && this.lastUnit[m] === this.gridLine) this.flags[m] |= Flag.selfHandled;
  }

  reopened(at: number, m: number): void {
    this.trace?.called(Call.reopened, at, m, 0, 0);
    if (this.follows(tick(at), m) && !Number.isNaN(this.closed1At[m])) this.reopenings[m]++;
  }

  /** The resident is asked for a rating, at a closure. */
  asked(m: number): void {
    this.trace?.called(Call.asked, NaN, m, 0, 0);
    if (this.follows(this.closed1At[m], m)) this.flags[m] |= Flag.asked;
  }

  /** The first rating counts, as the first closure does. */
  rated(at: number, m: number, satisfied: boolean): void {
    this.trace?.called(Call.rated, at, m, satisfied ? 1 : 0, 0);
    if (!this.follows(tick(at), m) || this.flags[m] & Flag.rated) return;
    this.flags[m] |= satisfied ? Flag.rated : Flag.rated | Flag.dissatisfied;
  }

  /** The matter is truly solved among neighbours. */
  settled(at: number, m: number): void {
    this.trace?.called(Call.settled, at, m, 0, 0);
    if (Number.isNaN(this.recAt[m])) this.flags[m] |= Flag.settled;
    if (Number.isNaN(this.resolvedAt[m])) this.resolvedAt[m] = tick(at);
  }

  /** The matter has vanished or is given up, unsolved. */
  lapsed(at: number, m: number): void {
    this.trace?.called(Call.lapsed, at, m, 0, 0);
    this.flags[m] |= Flag.lapsed;
  }

  /** The official deadline is put off; the resident's stands. */
  extended(m: number, newDeadline: number): void {
    this.trace?.called(Call.extended, NaN, m, newDeadline, 0);
    this.flags[m] |= Flag.extended;
    this.officialDeadlineAt[m] = tick(newDeadline);
  }

  /** The matter is put on the shelf (挂账), out of the official rates. */
  shelved(m: number): void {
    this.trace?.called(Call.shelved, NaN, m, 0, 0);
    this.flags[m] |= Flag.shelved;
  }

  /** A record without a matter. @param closedAt NaN if never closed */
  emptyReport(at: number, closedAt: number, deadline: number): void {
    this.trace?.called(Call.emptyReport, at, -1, closedAt, deadline);
    this.emptyReports.add(tick(at), tick(closedAt), tick(deadline));
  }

  /** Brings running states and unanswered dispatches up to a time; the run may go on, or ends here. */
  finish(at: number): void {
    at = tick(at);
    for (let m = 0; m < this.size; m++) {
      this.judgeAnswer(at, m);
      if (this.state[m] !== State.none) this.change(at, m, this.state[m]);
    }
  }

  /** Whether a time lies within the follow-up; false before the first record. */
  private follows(at: number, m: number): boolean {
    return at - this.recAt[m] <= this.followUp;
  }

  /**
   * A send-back leaves a matter without owner until a unit has it: on the way there it still has none. And time with a
   * unit after a failed check is rework.
   */
  private move(at: number, m: number, state: number): void {
    const current = this.state[m];
    if (current === State.noOwner) {
      if (state === State.triage || state === State.awaiting || state === State.transit) return;
      if (state === State.cooperation) return;
    }
    if (state === State.cooperation && current !== State.cooperation) this.stateBefore[m] = current;
    const withUnit = state === State.queue || state === State.work || state === State.lead;
    this.change(at, m, withUnit && this.redoing[m] === 1 ? State.rework : state);
  }

  private change(at: number, m: number, state: number): void {
    const current = this.state[m];
    if (current === State.none) return;
    const hours = Math.min(at, this.recAt[m] + this.followUp) - this.since[m];
    if (hours > 0) this.stateHours[m * WIDTH + current - 1] += hours;
    this.state[m] = state;
    this.since[m] = at;
  }

  /** The dispatch that waited, if any, has its answer or is overtaken. */
  private answer(at: number, m: number): void {
    this.judgeAnswer(at, m);
    this.unansweredSince[m] = NaN;
  }

  private judgeAnswer(at: number, m: number): void {
    const since = this.unansweredSince[m];
    if (Number.isNaN(since) || this.flags[m] & Flag.ownership) return;
    const until = Math.min(at, this.recAt[m] + this.followUp);
    if (tick(this.worked(until) - this.worked(since)) > ANSWER_HOURS) this.flags[m] |= Flag.ownership;
  }

  /** A clock that has run out stays so: then what counts as overdue at a month's end is decided by the last deadline. */
  private stopClock(at: number, m: number): void {
    if (!Number.isNaN(this.closed1At[m]) || !Number.isNaN(this.stoppedAt[m])) return;
    if (at <= this.officialDeadlineAt[m]) this.stoppedAt[m] = at;
  }

  private resumeClock(at: number, m: number): void {
    if (Number.isNaN(this.stoppedAt[m])) return;
    this.officialDeadlineAt[m] += at - this.stoppedAt[m];
    this.stoppedAt[m] = NaN;
  }

  private countAcceptance(m: number, unit: number): void {
    const last = this.acceptor[m];
    if (last === unit) this.sameUnitPairs[m]++;
    else if (this.acceptorBefore[m] === unit) this.flags[m] |= Flag.pingPong;
    this.acceptorBefore[m] = last;
    this.acceptor[m] = unit;
    this.acceptances[m]++;
    if (hasUnit(this.acceptedUnits[m], unit)) return;
    this.acceptedUnits[m] |= 1 << unit;
    this.distinctUnits[m]++;
  }

  /** Adds a spell to the path; merged if it repeats the last unit. */
  private extendPath(m: number, unit: number): void {
    const last = this.pathLast[m];
    if (last === unit) return;
    this.undoLast[m] = last;
    this.undoUnits[m] = this.pathUnits[m];
    this.pathLast[m] = unit;
    this.pathUnits[m] |= 1 << unit;
    if (last !== NOBODY) {
      this.handovers[m]++;
      this.arc[m] = this.arcs.add(m, last, unit);
    }
    this.judgePath(m);
  }

  /** Takes the running spell out of the path, as if the unit had never accepted. */
  private undoSpell(m: number): void {
    const last = this.undoLast[m];
    if (last === NOTHING_TO_UNDO) return;
    this.undoLast[m] = NOTHING_TO_UNDO;
    this.pathLast[m] = last;
    this.pathUnits[m] = this.undoUnits[m];
    if (last !== NOBODY) {
      this.handovers[m]--;
      this.arcs.remove(this.arc[m]);
    }
    this.judgePath(m);
  }

  /** F1: more handovers than the true owners on the path make necessary. */
  private judgePath(m: number): void {
    if (this.excess(m) >= 1) this.flags[m] |= Flag.procedural;
    else this.flags[m] &= ~Flag.procedural;
  }

  /** @returns handovers on the path beyond the necessary ones, >= 0 */
  excess(m: number): number {
    const owners = countUnits(this.pathUnits[m] & this.trueOwners[m]);
    return this.handovers[m] - (owners > 1 ? owners - 1 : 0);
  }

  protected override grow(): void {
    super.grow();
    const capacity = this.bornAt.length;
    this.unansweredSince = grown(this.unansweredSince, capacity);
    this.holder = grown(this.holder, capacity);
    this.acceptor = grown(this.acceptor, capacity);
    this.acceptorBefore = grown(this.acceptorBefore, capacity);
    this.worker = grown(this.worker, capacity);
    this.undoLast = grown(this.undoLast, capacity);
    this.undoUnits = grown(this.undoUnits, capacity);
    this.arc = grown(this.arc, capacity);
    this.stateBefore = grown(this.stateBefore, capacity);
    this.redoing = grown(this.redoing, capacity);
  }
}
