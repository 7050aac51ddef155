/**
 * Assessment and gaming: the gap to a target makes pressure, pressure times a propensity yields empty reports, closures
 * on paper, extensions and shelving. With propensity 0 official and true indicators agree apart from honest error.
 */

import { relativeWeight } from "../agents/assessed.ts";
import { OPEN } from "../agents/matter.ts";
import { Event, MemberClass, Priority, Task } from "../events.ts";
import { decision } from "../randomness.ts";
import { FIRST_DEPARTMENT, isDepartment } from "../units.ts";
import type { World } from "../world.ts";
import { close } from "./closing.ts";
import { GAMED } from "./intake.ts";

const ON_PAPER = decision("closes on paper");
/** The time an empty report takes (assumption). */
const EMPTY_HOURS = 0.1;

export function registerAssessment(w: World): void {
  // Scheduled at the first record for those matters only whose unit may game the deadline, under pressure.
  w.sim.on(Event.deadline, "deadline", Priority.timer, (m) => {
    const { matters, cases } = w;
    if (matters.standing[m] !== OPEN || !isDepartment(matters.unit[m]) || matters.unfinished[m] === 0) return;
    const weight = relativeWeight(w.policy, "weightOnTime");
    const pressure = w.assessed.onTime[matters.unit[m] - FIRST_DEPARTMENT] * weight;
    if (!w.chanceOnce(m, GAMED, w.p.propensityToGame * pressure)) return;
    const u = w.draw(m, ON_PAPER);
    if (u < EXTENDED) {
      cases.extended(m, w.after(EXTENSION_HOURS));
      return;
    }
    if (u < EXTENDED + SHELVED) {
      cases.shelved(m);
      return;
    }
    w.tallies.premature++;
    matters.trulyDone[m] = 0;
    cases.done(w.now, m, matters.unit[m], false);
    close(w, m);
  });
  w.tasks.on(
    Task.emptyReport,
    () => EMPTY_HOURS,
    () => w.cases.emptyReport(w.now, w.now, w.after(8)),
  );
  w.tasks.on(
    Task.petition,
    () => w.p.petitionHours,
    () => {},
  );
}
/** Days over which a quota of reports is counted. */
const MONTH = 30;
/** How the ways out of a missed deadline divide (assumption): extended, shelved, and the rest closed on paper. */
const EXTENDED = 0.4;
const SHELVED = 0.2;
/** An extension gives as much again as a general matter has: five working days. */
const EXTENSION_HOURS = 40;

/**
 * At a month's end all are assessed: pressure is told anew, and a member short of her quota fills part of the gap with
 * reports that nothing stands behind.
 */
export function assess(w: World, day: number): void {
  const { members, policy, p } = w;
  if (((day % MONTH) + MONTH) % MONTH !== 0) return;
  w.assessed.count(p);
  w.assessed.weigh(p, policy);
  const weight = relativeWeight(policy, "weightReports");
  const isWhole = w.now - w.quotaSince >= 24 * MONTH;
  for (const list of members.inForce) {
    for (const k of list) {
      const grids = members.ownBlocks[k] / w.exogenous.places.blocksPerGrid;
      const gap = isWhole ? policy.reportQuota * grids - members.reports[k] : 0;
      members.reports[k] = 0;
      if (members.dutyHours[k] === 0) continue;
      const empty = Math.floor(Math.max(0, gap) * Math.min(1, p.propensityToGame * weight));
      for (let i = 0; i < empty; i++) w.submit(members.pool[k], MemberClass.affair, Task.emptyReport, k);
    }
  }
}
