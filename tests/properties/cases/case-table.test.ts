import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CaseTable, Flag, Request, State } from "../../../engine/cases/case-table.ts";
import { every, registered, same } from "../../../engine/cases/cohort.ts";
import { backlogAt, openHours, weeklyBacklog } from "../../../engine/cases/measures/backlog.ts";
import { timeToClose } from "../../../engine/cases/measures/closing.ts";
import { decomposition } from "../../../engine/cases/measures/decomposition.ts";
import { parts, unbrokenChain } from "../../../engine/cases/measures/fragmentation.ts";
import { handoverNetwork } from "../../../engine/cases/measures/network.ts";
import { TimeWeighted } from "../../../engine/kernel/observe/time-weighted.ts";
import { officeHours } from "../../unit/cases/office-hours.ts";
import { facts, type Happening, KINDS, type Matter } from "./oracle.ts";

const UNITS = ["grid", "community", "team A", "team B", "office"];
const HANDLING = [0, 1, 2, 3];
const RULES = { followUp: 200, handling: new Set(HANDLING), gridLine: 0, end: 700 };

/** Steps that often fall on one hour, now and then cross days or the follow-up; and arbitrary doubles. */
const steps = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, 0, 1, 2.5) },
  { weight: 4, arbitrary: fc.double({ min: 0, max: 8, noNaN: true }) },
  { weight: 3, arbitrary: fc.constantFrom(8, 16, 24) },
  { weight: 1, arbitrary: fc.constantFrom(48, 60, 100, 200) },
);

const LATE = 100_000;

/** Three matters, all but sometimes one recorded at the outset, then anything in any order. */
const drafts = fc.tuple(
  fc.nat({ max: 5 }),
  fc.array(
    fc.record({
      step: steps,
      matter: fc.nat({ max: 2 }),
      kind: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom("dispatched", "accepted", "accepted", "sentBack", "passed", "done") },
        { weight: 2, arbitrary: fc.constantFrom(...KINDS.filter((kind) => kind !== "closed")) },
        { weight: 1, arbitrary: fc.constantFrom("closed", "sentBack", "accepted") },
      ) as fc.Arbitrary<Happening["kind"]>,
      unit: fc.nat({ max: 4 }),
      yes: fc.boolean(),
      hours: fc.constantFrom(1, 3, 8, 9),
      state: fc.integer({ min: 1, max: 10 }),
    }),
    { minLength: 8, maxLength: 90, size: "max" },
  ),
);

/** @param round what becomes of a time */
const happeningsAt = (round: (at: number) => number) =>
  drafts.map(([unrecorded, list]) => {
    let at = 3;
    const first = [0, 1, 2]
      .filter((matter) => matter !== unrecorded)
      .map((matter): Happening => ({ at, matter, kind: "recorded", unit: 4, yes: false, hours: 0, state: 1 }));
    const rest = list.map(({ step, ...event }): Happening => {
      at = round(at + step);
      return { at, ...event };
    });
    return [...first, ...rest];
  });

/** At the resolution of the table, so that both sides see the same times. */
const happenings = happeningsAt((at) => Math.round(at * 2 ** 32) / 2 ** 32);
const happeningsAnyTime = happeningsAt((at) => at);

const matters = fc.tuple(
  ...[0, 1, 2].map(() =>
    fc.record({
      owners: fc.uniqueArray(fc.constantFrom(...HANDLING), { minLength: 1, maxLength: 2 }),
      deadline: fc.constantFrom(20, 60, 150, 400),
    }),
  ),
);

type Setup = readonly { owners: readonly number[]; deadline: number }[];

function tableOf(setup: Setup, events: readonly Happening[], end = RULES.end): CaseTable {
  const handling = HANDLING.reduce((mask, unit) => mask | (1 << unit), 0);
  const { followUp, gridLine } = RULES;
  const table = new CaseTable({ followUp, worked: officeHours, units: UNITS, handling, gridLine, capacity: 1 });
  for (const { owners, deadline } of setup) {
    const m = table.born(0, { community: 0, category: 0, origin: 0, place: 0, resident: -1, group: -1 });
    table.owners(
      m,
      owners.reduce((mask, unit) => mask | (1 << unit), 0),
      owners[0],
    );
    table.deadline(m, deadline);
  }
  for (const event of events) report(table, event);
  table.finish(end);
  return table;
}

function report(table: CaseTable, { at, matter: m, kind, unit, yes, hours, state }: Happening): void {
  if (kind === "recorded") table.recorded(at, m, unit, false);
  else if (kind === "contact") table.recorded(at, m, unit, true);
  else if (kind === "dispatched") table.dispatched(at, m, unit);
  else if (kind === "accepted") table.accepted(at, m, unit);
  else if (kind === "sentBack") table.sentBack(at, m, unit);
  else if (kind === "passed") table.passed(at, m, unit);
  else if (kind === "entered") table.enter(at, m, state);
  else if (kind === "asked for help") table.cooperation(at, m, Request.asked);
  else if (kind === "help failed") table.cooperation(at, m, Request.failed);
  else if (kind === "helped") table.cooperation(at, m, Request.succeeded);
  else if (kind === "waited") table.waited(m, hours, at);
  else if (kind === "done") table.done(at, m, unit, yes);
  else if (kind === "checked") table.checked(at, m, yes);
  else if (kind === "closed") table.closed(at, m);
  else table.reopened(at, m);
}

const inTime = (events: readonly Happening[]) => events.filter((e) => e.at < RULES.end);
const runs = { numRuns: 1000 };

describe("a case table", () => {
  test("agrees with a recomputation from the kept events, matter by matter", () => {
    fc.assert(
      fc.property(matters, happenings, (setup, list) => {
        const events = inTime(list);
        const table = tableOf(setup, events);
        setup.forEach(({ owners, deadline }, m) => {
          const matter: Matter = { owners: new Set(owners), deadline };
          const truth = facts(
            events.filter((e) => e.matter === m),
            matter,
            RULES,
          );
          const flags = Object.fromEntries(
            Object.keys(truth.flags).map((name) => [name, (table.flags[m] & Flag[name as keyof typeof Flag]) !== 0]),
          );
          expect({
            rec: table.recAt[m],
            closed1: table.closed1At[m],
            resolved: table.resolvedAt[m],
            handovers: table.handovers[m],
            excess: table.excess(m),
            lastUnit: table.lastUnit[m],
            acceptances: table.acceptances[m],
            sameUnitPairs: table.sameUnitPairs[m],
            distinctUnits: table.distinctUnits[m],
            repeats: table.repeats[m],
            reminders: table.reminders[m],
            reopenings: table.reopenings[m],
            dispatches: table.dispatches[m],
            firstDispatched: table.firstDispatched[m],
            officialDeadline: table.officialDeadlineAt[m],
            stateHours: [...table.stateHours.subarray(10 * m, 10 * m + 10)],
            flags,
          }).toEqual(truth);
        });
      }),
      runs,
    );
  });

  test("hours by state add up to the duration, to the last bit", () => {
    fc.assert(
      fc.property(matters, happeningsAnyTime, (setup, list) => {
        const table = tableOf(setup, list, LATE);
        for (let m = 0; m < table.size; m++) {
          if (Number.isNaN(table.recAt[m])) continue;
          const duration = table.closed1At[m] - table.recAt[m];
          const hours = table.stateHours.subarray(10 * m, 10 * m + 10).reduce((sum, h) => sum + h, 0);
          expect(hours).toBe(Number.isNaN(duration) ? RULES.followUp : Math.min(duration, RULES.followUp));
        }
        const cohort = registered(table, { start: 0, length: LATE });
        const mean = decomposition(table, cohort).reduce((sum, h) => sum + h, 0);
        if (cohort.includes(1)) expect(mean).toBeCloseTo(timeToClose(table, cohort), 9);
      }),
      runs,
    );
  });

  test("what happens after the follow-up changes no flag, count or hours by state", () => {
    fc.assert(
      fc.property(matters, happenings, (setup, list) => {
        const first = setup.map((_, m) => list.find((e) => e.matter === m && /recorded|contact/.test(e.kind))?.at);
        const early = list.filter((e) => !(e.at - (first[e.matter] ?? Number.NaN) > RULES.followUp));
        const whole = tableOf(setup, list, LATE);
        const cut = tableOf(setup, early, LATE);
        expect(decided(whole)).toEqual(decided(cut));
      }),
      runs,
    );
  });

  test("an excess is never negative, and U lies between the greatest part and their sum", () => {
    fc.assert(
      fc.property(matters, happenings, (setup, list) => {
        const table = tableOf(setup, list, LATE);
        for (let m = 0; m < table.size; m++) expect(table.excess(m)).toBeGreaterThanOrEqual(0);
        const cohort = registered(table, { start: 0, length: LATE });
        const five = parts(table, cohort).filter((_, k) => k !== 3);
        if (!cohort.includes(1)) {
          expect(five.every(Number.isNaN)).toBe(true);
          return;
        }
        const broken = 1 - unbrokenChain(table, cohort);
        expect(broken).toBeGreaterThanOrEqual(Math.max(...five) - 1e-12);
        expect(broken).toBeLessThanOrEqual(
          Math.min(
            1,
            five.reduce((sum, f) => sum + f, 0),
          ) + 1e-12,
        );
      }),
      runs,
    );
  });

  test("the handover network holds every handover of the paths, and no other", () => {
    fc.assert(
      fc.property(matters, happenings, (setup, list) => {
        const table = tableOf(setup, list);
        const all = every(table);
        const total = handoverNetwork(table, all).reduce((sum, n) => sum + n, 0);
        expect(total).toBe(table.handovers.reduce((sum, n) => sum + n, 0));
      }),
      runs,
    );
  });

  test("Little's law: hours open by the case records = time integral of the number open", () => {
    fc.assert(
      fc.property(matters, happenings, (setup, list) => {
        const events = inTime(list);
        const table = tableOf(setup, events);
        const open = new Set<number>();
        const closed = new Set<number>();
        const number = new TimeWeighted(0, 0);
        for (const { at, matter, kind } of events) {
          if ((kind === "recorded" || kind === "contact") && !closed.has(matter)) open.add(matter);
          if (kind === "closed" && open.delete(matter)) closed.add(matter);
          number.set(at, open.size);
        }
        const window = { start: 0, length: RULES.end };
        const all = every(table);
        const records = openHours(table, all, window);
        expect(Math.abs(records - number.integral(RULES.end))).toBeLessThanOrEqual(1e-12 * records);
        expect(backlogAt(table, all, RULES.end)).toBe(open.size);
        const weeks = weeklyBacklog(table, all, { start: 0, length: 672 });
        expect(weeks.length).toBe(4);
        expect(weeks.reduce((sum, b) => sum + 168 * b, 0)).toBeCloseTo(
          openHours(table, all, { start: 0, length: 672 }),
          8,
        );
      }),
      runs,
    );
  });

  test("a finish in mid-run changes nothing later", () => {
    fc.assert(
      fc.property(matters, happenings, fc.nat({ max: 60 }), (setup, list, cut) => {
        const paused = tableOf(setup, list.slice(0, cut), list[Math.min(cut, list.length) - 1]?.at ?? 0);
        for (const event of list.slice(cut)) report(paused, event);
        paused.finish(LATE);
        expect(decided(paused)).toEqual(decided(tableOf(setup, list, LATE)));
      }),
      runs,
    );
  });
});

/** All that is decided within the follow-up. */
function decided(table: CaseTable): unknown {
  const { size } = table;
  const columns = [
    table.flags,
    table.records,
    table.reminders,
    table.repeats,
    table.reopenings,
    table.dispatches,
    table.firstDispatched,
    table.sendBacks,
    table.reworks,
    table.lastUnit,
    table.handovers,
    table.pathUnits,
    table.acceptances,
    table.sameUnitPairs,
    table.distinctUnits,
    table.waitedHours,
  ];
  return [...columns.map((column) => [...column.subarray(0, size)]), [...table.stateHours.subarray(0, 10 * size)]];
}

test("the cohort of same matters is the intersection, and exists for equal births only", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 }))), (pairs) => {
      const a = Uint8Array.from(pairs, ([x]) => x);
      const b = Uint8Array.from(pairs, ([, y]) => y);
      expect([...same(a, b)]).toEqual(pairs.map(([x, y]) => (x === 1 && y === 1 ? 1 : 0)));
      expect(() => same(a, new Uint8Array(a.length + 1))).toThrow(RangeError);
    }),
  );
  expect(State.none).toBe(0);
});
