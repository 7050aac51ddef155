/** The worked example of docs/measures.md, section 9: every figure printed there. */
import { describe, expect, test } from "vitest";
import { born, every, registered } from "../../../engine/cases/cohort.ts";
import * as backlog from "../../../engine/cases/measures/backlog.ts";
import * as closing from "../../../engine/cases/measures/closing.ts";
import * as concentration from "../../../engine/cases/measures/concentration.ts";
import { decomposition } from "../../../engine/cases/measures/decomposition.ts";
import * as fragmentation from "../../../engine/cases/measures/fragmentation.ts";
import * as handling from "../../../engine/cases/measures/handling.ts";
import * as logParts from "../../../engine/cases/measures/log-parts.ts";
import { handoverNetwork } from "../../../engine/cases/measures/network.ts";
import * as official from "../../../engine/cases/measures/official.ts";
import * as path from "../../../engine/cases/measures/path.ts";
import * as rating from "../../../engine/cases/measures/rating.ts";
import { score } from "../../../engine/cases/measures/score.ts";
import * as solving from "../../../engine/cases/measures/solving.ts";
import { Flag, STATES } from "../../../engine/cases/state.ts";
import { A, B, G, toyTable, UNITS } from "./toy.ts";

const table = toyTable();
const window = { start: 0, length: 168 };
const R = registered(table, window);
const Born = born(table, window);
const L = 336;
const flagged = (flag: number) => [0, 1, 2, 3, 4].filter((m) => (table.flags[m] & flag) !== 0).map((m) => `m${m + 1}`);

test("cohorts: five registered, seven born", () => {
  expect([...R]).toEqual([1, 1, 1, 1, 1, 0, 0]);
  expect([...Born]).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

describe("time to close", () => {
  test("mean 116.3 with the open case censored; p50 78; p90 is beyond the follow-up; closed only 61.375", () => {
    expect([...closing.timesToClose(table, R)]).toEqual([0.5, 42, 78, 125, 336]);
    expect(closing.timeToClose(table, R)).toBeCloseTo(116.3, 12);
    expect(closing.timeToCloseQuantile(table, R, 0.5)).toBe(78);
    expect(closing.timeToCloseQuantile(table, R, 0.9)).toBe(L);
    expect(closing.timeToCloseOfClosed(table, R)).toBe(61.375);
  });

  test("the empirical distribution never counts the censored as ended", () => {
    expect([...closing.timeToCloseDistribution(table, R, [0.25, 0.5, 78, 200, 336, 500])]).toEqual(
      [0, 1, 3, 4, 4, 4].map((n) => n / 5),
    );
  });

  test("closed, on time, kept, closed unsolved", () => {
    expect(closing.closureShare(table, R)).toBe(4 / 5);
    expect(closing.onTimeResident(table, R)).toBe(3 / 5);
    expect(closing.promiseKept(table, R)).toBe(2 / 5);
    expect(closing.closedUnsolved(table, R)).toBe(1 / 5);
  });
});

describe("fragmentation", () => {
  test("paths: handovers, necessary ones, excess", () => {
    expect([...table.handovers.subarray(0, 5)]).toEqual([0, 0, 0, 3, 0]);
    expect([0, 1, 2, 3, 4].map((m) => table.excess(m))).toEqual([0, 0, 0, 2, 0]);
    expect(path.handovers(table, R)).toBe(0.6);
    expect(path.excessHandovers(table, R)).toBe(0.4);
  });

  test("flags matter by matter", () => {
    expect(flagged(Flag.procedural)).toEqual(["m4"]);
    expect(flagged(Flag.ownership)).toEqual(["m3", "m5"]);
    expect(flagged(Flag.refused)).toEqual(["m5"]);
    expect(flagged(Flag.informational)).toEqual(["m3"]);
    expect(flagged(Flag.gridCommunity)).toEqual(["m4"]);
    expect(flagged(Flag.outcome)).toEqual(["m5"]);
  });

  test("who handled it, and who should have", () => {
    expect([0, 1, 2, 3, 4].map((m) => concentration.handlerOf(table, m))).toEqual([G, A, A, A, B]);
    expect([...table.lead.subarray(0, 5)]).toEqual([G, A, A, A, A]);
    expect([...table.lastUnit.subarray(0, 5)]).toEqual([G, A, A, B, B]);
  });

  test("six parts, F5 by its two halves, 推诿", () => {
    expect([...fragmentation.parts(table, R)]).toEqual([1 / 5, 2 / 5, 1 / 5, 1 / 2, 1 / 5, 1 / 5]);
    expect(fragmentation.requestFailed(table, R)).toBe(1 / 5);
    expect(fragmentation.putAside(table, R)).toBe(0);
    expect(fragmentation.refused(table, R)).toBe(1 / 5);
  });

  test("score 17/60 with equal weights, 29/105 with weights 1 to 6; U = 2/5 and the law", () => {
    const parts = fragmentation.parts(table, R);
    expect(score(parts)).toBeCloseTo(17 / 60, 15);
    expect(score(parts, [1, 2, 3, 4, 5, 6])).toBeCloseTo(29 / 105, 15);
    const unbroken = fragmentation.unbrokenChain(table, R);
    expect(unbroken).toBe(2 / 5);
    expect(1 - unbroken).toBeGreaterThanOrEqual(0.4);
    expect(1 - unbroken).toBeLessThanOrEqual(1);
  });

  test("log versions", () => {
    expect(logParts.proceduralLog(table, R)).toBe(1 / 5);
    expect(logParts.outcomeLog(table, R)).toBe(1 / 5);
    expect(logParts.ownershipLog(table, R)).toBe(2 / 5);
    expect(logParts.informationalLog(table, R)).toBe(1 / 5);
    expect(concentration.organisationalLog(table, R)).toBeCloseTo(0.8, 15);
  });

  test("descriptive figures", () => {
    expect(path.pingPong(table, R)).toBe(1 / 5);
    expect(path.distinctUnits(table, R)).toBe(1.4);
    expect(path.sequentialContinuity(table, R)).toBe(0);
    expect(table.acceptances.subarray(0, 5).reduce((pairs, n) => pairs + n - 1, 0)).toBe(4);
    expect(concentration.handlerConcentration(table, R)).toBeCloseTo(0.44, 15);
    expect(concentration.organisationalRaw(table, R)).toBeCloseTo(0.7, 15);
    expect(path.hoursWithoutOwner(table, R)).toBe(15 / 5);
    const network = handoverNetwork(table, R);
    expect(network[A * UNITS.length + B]).toBe(2);
    expect(network[B * UNITS.length + A]).toBe(1);
    expect(network.reduce((sum, n) => sum + n, 0)).toBe(3);
  });
});

describe("handling", () => {
  test("by the grid line alone; right at the first dispatch, officially and truly", () => {
    expect(handling.selfHandled(table, R)).toBe(1 / 5);
    expect(handling.dispatchedShare(table, R)).toBe(4 / 5);
    expect(handling.accurateDispatchOfficial(table, R)).toBe(1 / 4);
    expect(handling.accurateDispatchTrue(table, R)).toBe(3 / 4);
    expect(handling.reworkRate(table, R)).toBe(0);
    expect(handling.reminders(table, R)).toBe(1 / 5);
    expect(handling.repeatComplaints(table, R)).toBe(1 / 5);
    expect([handling.extension(table, R), handling.shelved(table, R), handling.reopened(table, R)]).toEqual([0, 0, 0]);
  });

  test("ratings: all three", () => {
    expect(rating.satisfiedOfRated(table, R)).toBe(1 / 2);
    expect(rating.notDissatisfiedOfClosed(table, R)).toBe(3 / 4);
    expect(rating.ratingResponse(table, R)).toBe(1);
  });

  test("official rates by period and pooled; the clock stops of m3 and m5 change deadlines, not rates", () => {
    const counts = official.officialRates(table, [
      { start: 0, end: 150 },
      { start: 150, end: 300 },
    ]);
    expect(counts).toEqual([
      { due: 4, closed: 3, onTime: 2 },
      { due: 2, closed: 1, onTime: 1 },
    ]);
    expect(official.officialClosureRate(counts.slice(0, 1))).toBe(3 / 4);
    expect(official.officialOnTimeRate(counts.slice(0, 1))).toBe(2 / 4);
    expect(official.officialClosureRate(counts)).toBe(4 / 6);
    expect(official.officialOnTimeRate(counts)).toBe(3 / 6);
    expect(table.officialDeadlineAt[2]).toBe(98);
    expect(table.officialDeadlineAt[4]).toBe(133);
    expect(table.deadlineAt[2]).toBe(94);
  });

  test("decomposition: 581.5 hours", () => {
    const hours = Object.fromEntries(STATES.map((name, s) => [name, 5 * decomposition(table, R)[s]]));
    expect(hours.triage).toBeCloseTo(7, 12);
    expect(hours.awaiting).toBeCloseTo(34, 12);
    expect(hours.noOwner).toBeCloseTo(15, 12);
    expect(hours.transit).toBeCloseTo(2, 12);
    expect(hours.queue + hours.work + hours.lead).toBeCloseTo(492.5, 12);
    expect(hours.cooperation).toBeCloseTo(20, 12);
    expect(hours.verification).toBeCloseTo(11, 12);
    expect(hours.rework).toBe(0);
    expect(table.stateHours.reduce((sum, h) => sum + h, 0)).toBe(581.5);
  });

  test("backlog: the time integral of the open matters", () => {
    const everyone = every(table);
    expect(backlog.openHours(table, everyone, { start: 0, length: 358 })).toBe(581.5);
    expect(backlog.backlogAt(table, everyone, 60)).toBe(4);
    expect(backlog.backlogAt(table, everyone, 358)).toBe(1);
  });
});

describe("born", () => {
  test("time to solve 148.929, p50 130, p90 beyond the follow-up, 5/7 within a week", () => {
    expect([...solving.timesToSolve(table, Born)]).toEqual([6, 8.5, 76, 130, 150, L, L]);
    expect(solving.timeToSolve(table, Born)).toBeCloseTo(1042.5 / 7, 12);
    expect(solving.timeToSolveQuantile(table, Born, 0.5)).toBe(130);
    expect(solving.timeToSolveQuantile(table, Born, 0.9)).toBe(L);
    expect(solving.solvedWithin(table, Born, 7)).toBe(5 / 7);
    expect(solving.solvedWithin(table, Born, 1)).toBe(2 / 7);
    expect([...solving.timeToSolveDistribution(table, Born, [24, 168, 336])]).toEqual([2 / 7, 5 / 7, 5 / 7]);
  });

  test("settled, found, silent", () => {
    expect(solving.settledAmongNeighbours(table, Born)).toBe(1 / 4);
    expect(solving.neverFound(table, Born)).toBeCloseTo(1 / 3, 15);
    expect(solving.discoveryDelay(table, Born)).toBe((8 + 10 + L) / 3);
    expect(solving.silentShare(table, Born)).toBe(0);
  });
});
