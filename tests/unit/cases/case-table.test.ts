/** The rules of docs/measures.md, sections 2 and 3, each on one matter. Monday 00:00 is hour 0; offices work 09-17. */
import { describe, expect, test } from "vitest";
import { CaseTable, Flag, Request, STATES, State } from "../../../engine/cases/case-table.ts";
import { BROKEN } from "../../../engine/cases/state.ts";
import { CALLS, Call } from "../../../engine/cases/trace.ts";
import { A, arises, B, C, COMMUNITY, emptyTable, FOLLOW_UP, GRID, OFFICE, UNITS } from "./one-matter.ts";

const has = (table: CaseTable, m: number, flag: number) => (table.flags[m] & flag) !== 0;
const hoursIn = (table: CaseTable, m: number, state: number) => table.stateHours[10 * m + state - 1];

function recorded(owners: readonly number[] = [A]): { table: CaseTable; m: number } {
  const table = emptyTable();
  const m = arises(table, { owners });
  table.recorded(9, m, OFFICE, false);
  return { table, m };
}

describe("path: spells in order of acceptance", () => {
  const pathOf = (
    owners: readonly number[],
    ...events: readonly [kind: "takes" | "returns" | "gives", unit: number][]
  ) => {
    const { table, m } = recorded(owners);
    events.forEach(([kind, unit], k) => {
      if (kind === "takes") table.accepted(10 + k, m, unit);
      if (kind === "returns") table.sentBack(10 + k, m, unit);
      if (kind === "gives") table.passed(10 + k, m, unit);
    });
    return { handovers: table.handovers[m], excess: table.excess(m), procedural: has(table, m, Flag.procedural) };
  };

  test("from owner to owner is necessary, back again is not", () => {
    expect(pathOf([A, B], ["takes", A], ["takes", B])).toEqual({ handovers: 1, excess: 0, procedural: false });
    expect(pathOf([A, B], ["takes", A], ["takes", B], ["takes", A])).toEqual({
      handovers: 2,
      excess: 1,
      procedural: true,
    });
  });

  test("to a unit that owns nothing is in excess", () => {
    expect(pathOf([A], ["takes", B], ["takes", A])).toEqual({ handovers: 1, excess: 1, procedural: true });
  });

  test("a spell that ends in a send-back is removed, then repeats are merged: A (B) A is A", () => {
    expect(pathOf([A], ["takes", A], ["takes", B], ["returns", B], ["takes", A])).toMatchObject({ handovers: 0 });
  });

  test("an acceptance counts until it turns out to end in a send-back", () => {
    const { table, m } = recorded();
    table.accepted(10, m, B);
    table.passed(11, m, A);
    table.accepted(12, m, A);
    expect([table.handovers[m], has(table, m, Flag.procedural)]).toEqual([1, true]);
    table.sentBack(13, m, A);
    expect([table.handovers[m], has(table, m, Flag.procedural)]).toEqual([0, false]);
  });

  test("a unit that returns what it was only passed takes nothing from the path", () => {
    expect(pathOf([A, B], ["takes", A], ["gives", B], ["returns", B])).toMatchObject({ handovers: 0 });
    expect(pathOf([A, B], ["takes", A], ["takes", B], ["gives", A], ["returns", A])).toMatchObject({ handovers: 1 });
  });

  test("a second spell of one unit, sent back, leaves its first one", () => {
    expect(pathOf([A], ["takes", A], ["takes", A], ["returns", A], ["takes", A])).toMatchObject({ handovers: 0 });
    expect(pathOf([A, B], ["takes", A], ["takes", A], ["returns", A], ["takes", B])).toMatchObject({ handovers: 1 });
  });

  test("offices that only record and dispatch are never on it", () => {
    expect(pathOf([A], ["takes", OFFICE], ["takes", A], ["takes", OFFICE])).toMatchObject({ handovers: 0 });
  });

  test("owners named later than the record are judged all the same", () => {
    const table = emptyTable();
    const m = arises(table, { owners: [C] });
    table.recorded(9, m, OFFICE, false);
    table.accepted(10, m, A);
    table.accepted(11, m, B);
    expect(has(table, m, Flag.procedural)).toBe(true);
    table.owners(m, (1 << A) | (1 << B), A);
    expect(has(table, m, Flag.procedural)).toBe(false);
  });

  test("it ends at the first closure and at the end of the follow-up", () => {
    const { table, m } = recorded();
    table.accepted(10, m, A);
    table.closed(11, m);
    table.accepted(12, m, B);
    expect(table.handovers[m]).toBe(0);
    const late = arises(table);
    table.recorded(9, late, OFFICE, false);
    table.accepted(10, late, A);
    table.accepted(9 + FOLLOW_UP + 1, late, B);
    expect(table.handovers[late]).toBe(0);
  });
});

describe("F2: ownership", () => {
  /** Dispatched on Monday 10:00. */
  const dispatched = () => {
    const { table, m } = recorded();
    table.dispatched(10, m, A);
    return { table, m };
  };

  test("two working days without an answer are allowed, more are not", () => {
    const onTheHour = dispatched();
    onTheHour.table.accepted(58, onTheHour.m, A);
    expect(has(onTheHour.table, onTheHour.m, Flag.ownership)).toBe(false);
    const later = dispatched();
    later.table.accepted(58.01, later.m, A);
    expect(has(later.table, later.m, Flag.ownership)).toBe(true);
  });

  test("weekends are no working days", () => {
    const { table, m } = recorded();
    table.dispatched(96 + 16, m, A);
    table.accepted(168 + 24 + 9, m, A);
    expect(has(table, m, Flag.ownership)).toBe(false);
  });

  test("an unanswered dispatch is judged at the end of the run, at a closure and at a new dispatch", () => {
    const atEnd = dispatched();
    atEnd.table.finish(58);
    expect(has(atEnd.table, atEnd.m, Flag.ownership)).toBe(false);
    atEnd.table.finish(59);
    expect(has(atEnd.table, atEnd.m, Flag.ownership)).toBe(true);
    const atClosure = dispatched();
    atClosure.table.closed(59, atClosure.m);
    expect(has(atClosure.table, atClosure.m, Flag.ownership)).toBe(true);
    const again = dispatched();
    again.table.dispatched(40, again.m, B);
    again.table.accepted(80, again.m, B);
    expect(has(again.table, again.m, Flag.ownership)).toBe(false);
  });

  test("at the end of the follow-up the wait is cut", () => {
    const wait = (at: number) => {
      const { table, m } = recorded();
      table.dispatched(at, m, A);
      table.accepted(9 + FOLLOW_UP + 100, m, A);
      return has(table, m, Flag.ownership);
    };
    // The follow-up ends on Thursday 09:00 of the second week; 16 working hours before that is Tuesday 09:00.
    expect(wait(168 + 24 + 9)).toBe(false);
    expect(wait(168 + 24 + 8)).toBe(false);
    expect(wait(168 + 16)).toBe(true);
  });

  test("a send-back counts before and after acceptance; by a true owner it is a refusal", () => {
    const before = dispatched();
    before.table.sentBack(11, before.m, B);
    expect([has(before.table, before.m, Flag.ownership), has(before.table, before.m, Flag.refused)]).toEqual([
      true,
      false,
    ]);
    const after = dispatched();
    after.table.accepted(11, after.m, A);
    after.table.sentBack(12, after.m, A);
    expect([has(after.table, after.m, Flag.ownership), has(after.table, after.m, Flag.refused)]).toEqual([true, true]);
  });

  test("a dispatch to an office that does not handle awaits nobody", () => {
    const { table, m } = recorded();
    table.dispatched(10, m, OFFICE);
    table.finish(200);
    expect([has(table, m, Flag.ownership), table.dispatches[m], hoursIn(table, m, State.triage)]).toEqual([
      false,
      0,
      191,
    ]);
  });
});

describe("F3: records", () => {
  test("unlinked while open is fragmentation, linked is a reminder, after closure a repeat complaint", () => {
    const { table, m } = recorded();
    table.recorded(20, m, OFFICE, true);
    expect([table.reminders[m], has(table, m, Flag.informational)]).toEqual([1, false]);
    table.closed(30, m);
    table.recorded(31, m, OFFICE, false);
    table.reopened(31, m);
    table.recorded(32, m, OFFICE, false);
    expect([table.repeats[m], table.reopenings[m], has(table, m, Flag.informational)]).toEqual([2, 1, false]);
    const other = recorded();
    other.table.recorded(20, other.m, OFFICE, false);
    expect([other.table.records[other.m], has(other.table, other.m, Flag.informational)]).toEqual([2, true]);
  });
});

describe("F5: the other line", () => {
  test("a request that succeeds at the first try is none, one that fails first is, the second request too", () => {
    const { table, m } = recorded();
    table.cooperation(10, m, Request.asked);
    table.cooperation(11, m, Request.succeeded);
    expect(has(table, m, Flag.requestFailed)).toBe(false);
    table.cooperation(12, m, Request.asked);
    table.cooperation(13, m, Request.failed);
    table.cooperation(14, m, Request.succeeded);
    expect(has(table, m, Flag.requestFailed)).toBe(true);
    expect(has(table, m, Flag.gridCommunity)).toBe(true);
    expect(has(table, m, Flag.putAside)).toBe(false);
  });

  test("eight hours put aside in all are allowed, more are not", () => {
    const { table, m } = recorded();
    for (let k = 0; k < 80; k++) table.waited(m, 0.1, 10 + k);
    expect(table.waitedHours[m]).toBeCloseTo(8, 12);
    expect(has(table, m, Flag.putAside)).toBe(false);
    table.waited(m, 0.1);
    expect(has(table, m, Flag.putAside)).toBe(true);
    expect(has(table, m, Flag.gridCommunity)).toBe(true);
  });

  test("hours put aside before the record or after the follow-up do not count", () => {
    const table = emptyTable();
    const m = arises(table);
    table.waited(m, 20, 5);
    table.recorded(9, m, OFFICE, false);
    table.waited(m, 20, 9 + FOLLOW_UP + 1);
    expect([table.waitedHours[m], has(table, m, Flag.putAside)]).toEqual([0, false]);
  });

  test("after a request the matter goes on in the state that it interrupted", () => {
    const { table, m } = recorded();
    table.accepted(10, m, A);
    table.enter(11, m, State.work);
    table.cooperation(12, m, Request.asked);
    table.cooperation(20, m, Request.failed);
    table.cooperation(30, m, Request.succeeded);
    table.done(33, m, A, true);
    expect(hoursIn(table, m, State.cooperation)).toBe(18);
    expect(hoursIn(table, m, State.work)).toBe(1 + 3);
  });

  test("what happens meanwhile outlasts the request", () => {
    const { table, m } = recorded();
    table.accepted(10, m, A);
    table.cooperation(12, m, Request.asked);
    table.passed(20, m, B);
    table.cooperation(21, m, Request.succeeded);
    table.accepted(24, m, B);
    expect([hoursIn(table, m, State.cooperation), hoursIn(table, m, State.transit)]).toEqual([8, 4]);
  });
});

describe("F6 and the last unit", () => {
  test("closed while unsolved, even if solved later; solved before the closure is not", () => {
    const { table, m } = recorded();
    table.done(20, m, A, false);
    table.closed(21, m);
    table.done(40, m, A, true);
    expect([has(table, m, Flag.closedUnsolved), has(table, m, Flag.outcome), table.resolvedAt[m]]).toEqual([
      true,
      true,
      40,
    ]);
    const good = recorded();
    good.table.done(20, good.m, A, true);
    good.table.closed(20, good.m);
    expect(has(good.table, good.m, Flag.outcome)).toBe(false);
  });

  test("once truly solved it stays so, whatever is reported or reopened later", () => {
    const { table, m } = recorded();
    table.done(20, m, A, true);
    table.closed(21, m);
    table.reopened(30, m);
    table.done(40, m, A, false);
    table.settled(50, m);
    expect(table.resolvedAt[m]).toBe(20);
    expect(has(table, m, Flag.settled)).toBe(false);
  });

  test("a failed check is rework once a new dispatch follows", () => {
    const { table, m } = recorded();
    table.dispatched(10, m, A);
    table.accepted(11, m, A);
    table.done(20, m, A, true);
    table.checked(21, m, false);
    expect([has(table, m, Flag.outcome), has(table, m, Flag.reworked)]).toEqual([true, false]);
    table.dispatched(25, m, A);
    expect([table.reworks[m], has(table, m, Flag.reworked)]).toEqual([1, true]);
    table.accepted(26, m, A);
    table.enter(30, m, State.work);
    table.done(40, m, A, true);
    table.checked(42, m, true);
    table.closed(43, m);
    expect(hoursIn(table, m, State.rework)).toBe(4 + 14);
    expect(hoursIn(table, m, State.work)).toBe(0);
    expect(hoursIn(table, m, State.verification)).toBe(1 + 3);
  });

  test("the last unit is who worked last before the last closure within the follow-up", () => {
    const { table, m } = recorded();
    table.accepted(10, m, A);
    expect(table.lastUnit[m]).toBe(A);
    table.done(12, m, A, false);
    table.accepted(13, m, B);
    table.closed(14, m);
    expect(table.lastUnit[m]).toBe(A);
    table.reopened(20, m);
    table.accepted(21, m, C);
    table.done(22, m, C, true);
    expect(table.lastUnit[m]).toBe(A);
    table.closed(23, m);
    expect(table.lastUnit[m]).toBe(C);
    table.done(9 + FOLLOW_UP + 1, m, B, true);
    table.closed(9 + FOLLOW_UP + 2, m);
    expect(table.lastUnit[m]).toBe(C);
  });

  test("without work reported it is the last to accept; without acceptance nobody", () => {
    const { table, m } = recorded();
    table.closed(10, m);
    expect(table.lastUnit[m]).toBe(-1);
    const other = recorded();
    other.table.accepted(10, other.m, COMMUNITY);
    other.table.closed(11, other.m);
    expect(other.table.lastUnit[other.m]).toBe(COMMUNITY);
  });

  test("self-handled: first closed by the grid line, never dispatched by then", () => {
    const handle = (steps: (table: CaseTable, m: number) => void) => {
      const { table, m } = recorded([GRID]);
      steps(table, m);
      table.closed(30, m);
      table.dispatched(40, m, A);
      return has(table, m, Flag.selfHandled);
    };
    const byGrid = (table: CaseTable, m: number) => {
      table.accepted(10, m, GRID);
      table.done(20, m, GRID, true);
    };
    expect(handle(byGrid)).toBe(true);
    const dispatchedToGrid = (table: CaseTable, m: number) => {
      table.dispatched(9.5, m, GRID);
      byGrid(table, m);
    };
    expect(handle(dispatchedToGrid)).toBe(false);
    expect(handle((table, m) => table.done(20, m, COMMUNITY, true))).toBe(false);
    expect(handle(() => undefined)).toBe(false);
  });
});

describe("states", () => {
  test("a new dispatch after a send-back still has no owner until it is accepted", () => {
    const { table, m } = recorded();
    table.dispatched(10, m, B);
    table.sentBack(12, m, B);
    table.enter(13, m, State.triage);
    table.dispatched(14, m, A);
    table.cooperation(15, m, Request.asked);
    table.accepted(20, m, A);
    expect([hoursIn(table, m, State.awaiting), hoursIn(table, m, State.noOwner)]).toEqual([2, 8]);
  });

  test("while a lead holds the matter, a partner's send-back leaves it with its owner", () => {
    const { table, m } = recorded([A, B]);
    table.accepted(10, m, A);
    table.sentBack(12, m, B);
    table.done(20, m, A, true);
    expect(has(table, m, Flag.refused)).toBe(true);
    expect([hoursIn(table, m, State.queue), hoursIn(table, m, State.noOwner)]).toEqual([10, 0]);
  });

  test("nothing is counted before the record, after the first closure or after the follow-up", () => {
    const table = emptyTable();
    const m = arises(table);
    table.enter(2, m, State.work);
    table.recorded(9, m, OFFICE, false);
    table.accepted(10, m, A);
    table.finish(12);
    table.closed(20, m);
    table.enter(21, m, State.work);
    table.accepted(22, m, B);
    table.finish(5000);
    expect([...table.stateHours.subarray(0, 10)]).toEqual([1, 0, 0, 10, 0, 0, 0, 0, 0, 0]);
    const open = arises(table);
    table.recorded(9, open, OFFICE, false);
    table.finish(9 + 2 * FOLLOW_UP);
    expect(hoursIn(table, open, State.triage)).toBe(FOLLOW_UP);
  });

  test("ten states have ten names, in order", () => {
    expect(STATES).toHaveLength(10);
    STATES.forEach((name, s) => {
      expect(State[name]).toBe(s + 1);
    });
    expect(BROKEN).toBe(0b110111);
  });
});

describe("the official clock", () => {
  const stopped = () => {
    const { table, m } = recorded();
    table.deadline(m, 50);
    table.dispatched(10, m, B);
    table.sentBack(20, m, B);
    return { table, m };
  };

  test("stands still from a send-back to the next acceptance, and not for the resident", () => {
    const { table, m } = stopped();
    table.sentBack(22, m, C);
    table.accepted(30, m, A);
    expect([table.officialDeadlineAt[m], table.deadlineAt[m]]).toEqual([60, 50]);
  });

  test("runs on at a closure; an extension replaces the deadline", () => {
    const { table, m } = stopped();
    table.extended(m, 100);
    table.closed(24, m);
    expect([table.officialDeadlineAt[m], table.deadlineAt[m], has(table, m, Flag.extended)]).toEqual([104, 50, true]);
  });

  test("once run out it cannot be stopped", () => {
    const { table, m } = recorded();
    table.deadline(m, 50);
    table.accepted(10, m, A);
    table.sentBack(51, m, A);
    table.accepted(60, m, A);
    expect(table.officialDeadlineAt[m]).toBe(50);
  });
});

describe("ratings", () => {
  test("the first one counts, within the follow-up", () => {
    const { table, m } = recorded();
    table.closed(20, m);
    table.asked(m);
    table.rated(21, m, false);
    table.rated(40, m, true);
    expect([has(table, m, Flag.asked), has(table, m, Flag.rated), has(table, m, Flag.dissatisfied)]).toEqual([
      true,
      true,
      true,
    ]);
    const late = recorded();
    late.table.closed(9 + FOLLOW_UP + 1, late.m);
    late.table.asked(late.m);
    late.table.rated(9 + FOLLOW_UP + 2, late.m, true);
    expect(late.table.flags[late.m] & (Flag.asked | Flag.rated)).toBe(0);
  });
});

describe("the table", () => {
  test("grows, and keeps what it knows", () => {
    const table = emptyTable();
    for (let k = 0; k < 1000; k++) {
      const m = arises(table, { at: k, owners: [A, B], community: k % 7, group: k % 2 });
      table.recorded(k + 1, m, OFFICE, false);
      table.accepted(k + 2, m, A);
      table.accepted(k + 3, m, B);
      table.done(k + 4, m, B, true);
      table.closed(k + 5, m);
    }
    expect(table.size).toBe(1000);
    for (let m = 0; m < 1000; m++) {
      const { bornAt, recAt, closed1At, community, group, handovers, lastUnit, flags } = table;
      const row = [bornAt, recAt, closed1At, community, group, handovers, lastUnit, flags].map((column) => column[m]);
      if (row.join() !== [m, m + 1, m + 5, m % 7, m % 2, 1, B, 0].join()) expect.fail(`Row ${m} reads ${row}`);
    }
  });

  test("refuses more units than a set holds, and a follow-up of no length", () => {
    const options = { followUp: 1, worked: () => 0, handling: 0, gridLine: 0, capacity: 1 };
    expect(() => new CaseTable({ ...options, units: Array(32).fill("unit") })).toThrow(RangeError);
    expect(() => new CaseTable({ ...options, units: UNITS, followUp: 0 })).toThrow(RangeError);
    expect(new CaseTable({ ...options, units: Array(31).fill("unit") }).size).toBe(0);
  });

  test("the last of 31 units is a unit like any other", () => {
    const table = new CaseTable({
      followUp: 100,
      worked: () => 0,
      units: Array.from({ length: 31 }, (_, k) => `unit ${k}`),
      handling: 0x7fffffff,
      gridLine: 0,
      capacity: 1,
    });
    const m = arises(table, { owners: [30, 29] });
    table.recorded(0, m, 0, false);
    table.accepted(1, m, 30);
    table.accepted(2, m, 29);
    table.accepted(3, m, 0);
    expect([table.handovers[m], table.excess(m), table.distinctUnits[m]]).toEqual([2, 1, 3]);
  });

  test("shows every call to its trace", () => {
    const seen: unknown[] = [];
    const table = emptyTable({ called: (call, ...rest) => seen.push([CALLS[call], ...rest]) });
    const m = arises(table);
    table.recorded(9, m, OFFICE, true);
    table.deadline(m, 50);
    table.dispatched(10, m, A);
    table.accepted(11, m, A);
    table.enter(12, m, State.work);
    table.cooperation(13, m, Request.failed);
    table.waited(m, 3, 14);
    table.passed(15, m, B);
    table.sentBack(16, m, B);
    table.done(17, m, A, true);
    table.checked(18, m, false);
    table.closed(19, m);
    table.asked(m);
    table.rated(20, m, true);
    table.reopened(21, m);
    table.settled(22, m);
    table.lapsed(23, m);
    table.extended(m, 60);
    table.shelved(m);
    table.emptyReport(24, 25, 26);
    expect(seen).toEqual([
      ["born", 0, m, 0, 1],
      ["owners", NaN, m, 1 << A, A],
      ["recorded", 9, m, OFFICE, 1],
      ["deadline", NaN, m, 50, 0],
      ["dispatched", 10, m, A, 0],
      ["accepted", 11, m, A, 0],
      ["entered", 12, m, State.work, 0],
      ["cooperation", 13, m, Request.failed, 0],
      ["waited", 14, m, 3, 0],
      ["passed", 15, m, B, 0],
      ["sentBack", 16, m, B, 0],
      ["done", 17, m, A, 1],
      ["checked", 18, m, 0, 0],
      ["closed", 19, m, 0, 0],
      ["asked", NaN, m, 0, 0],
      ["rated", 20, m, 1, 0],
      ["reopened", 21, m, 0, 0],
      ["settled", 22, m, 0, 0],
      ["lapsed", 23, m, 0, 0],
      ["extended", NaN, m, 60, 0],
      ["shelved", NaN, m, 0, 0],
      ["emptyReport", 24, -1, 25, 26],
    ]);
    CALLS.forEach((name, k) => {
      expect(Call[name]).toBe(k);
    });
  });
});
