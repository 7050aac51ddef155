/** Intake: records of matters, first ones, further ones of an open matter, and those that open a closed one again. */
import { FULL_WEIGHT } from "../agents/assessed.ts";
import { CLOSED, GONE, HOTLINE_SYSTEM, LATENT, OPEN, PLATFORM, PROPERTY_SYSTEM } from "../agents/matter.ts";
import { Event, OfficeClass, Task } from "../events.ts";
import { decision } from "../randomness.ts";
import { COMMUNITY, GRID, HOTLINE, OFFICE, PROPERTY } from "../units.ts";
import type { World } from "../world.ts";
import { acceptAtGrid, assign, remind } from "./beats.ts";
import { toOffice } from "./dispatch.ts";
import { beginPart } from "./handling.ts";
import { isUrgent, limit, settleOwners } from "./ownership.ts";

const LINKED = decision("linked");
export const GAMED = decision("gamed");
const OTHER_NET = decision("told to another net");

/** A member on patrol comes upon a latent matter. */
export function foundByPatrol(w: World, m: number): void {
  const member = w.memberOf(m);
  w.members.reports[member]++;
  toMember(w, m);
}

/** The grid member is told, or finds it: she records it and it is hers to settle or to pass on. */
export function toMember(w: World, m: number): void {
  if (!w.hasGridLine) {
    toCounter(w, m);
    return;
  }
  if (!record(w, m, PLATFORM, GRID)) return;
  if (w.matters.lead[m] === GRID) acceptAtGrid(w, m);
  assign(w, m);
}

/** A resident tells a member; where there are several nets it may be another net's, who passes it to the office. */
export function tellMember(w: World, m: number): void {
  const isWrong = w.nets > 1 && w.chanceOnce(m, OTHER_NET, w.p.wrongNet * (1 - 1 / w.nets));
  if (!isWrong) toMember(w, m);
  else if (record(w, m, PLATFORM, GRID)) toOffice(w, m);
}

/** A sensor tells the grid office. */
export function toPlatform(w: World, m: number): void {
  if (record(w, m, PLATFORM, OFFICE)) toOffice(w, m);
}

/** The hotline or the app takes it in; further calls about an open matter wait in a class of their own. */
export function toHotline(w: World, m: number, system = HOTLINE_SYSTEM): void {
  if (!record(w, m, system, HOTLINE)) return;
  w.submit(w.hotlinePool, w.matters.generation[m] > 0 ? OfficeClass.again : OfficeClass.first, Task.intake, m);
}

/** The community counter takes it in and passes it to the grid office. */
export function toCounter(w: World, m: number): void {
  if (!record(w, m, PLATFORM, COMMUNITY)) return;
  toOffice(w, m);
}

/** The property manager takes it in, in a book of his own. */
export function toProperty(w: World, m: number): void {
  if (!record(w, m, PROPERTY_SYSTEM, PROPERTY)) return;
  if ((w.matters.owners[m] & (1 << PROPERTY)) === 0) {
    toOffice(w, m);
    return;
  }
  w.matters.unit[m] = PROPERTY;
  w.cases.accepted(w.now, m, PROPERTY);
  beginPart(w, m, PROPERTY, false);
}

/** @returns whether the matter is to be handled from here: false for a further record of one that is open */
function record(w: World, m: number, system: number, channel: number): boolean {
  const { matters, cases } = w;
  if (matters.standing[m] === OPEN) {
    further(w, m, system, channel);
    return false;
  }
  if (matters.standing[m] === GONE) return false;
  const isFirst = Number.isNaN(cases.recAt[m]);
  matters.standing[m] = OPEN;
  if (isFirst) {
    settleOwners(w, m);
    matters.system[m] = system;
    cases.recorded(w.now, m, channel, false, system !== PROPERTY_SYSTEM);
    const hours = limit(w, m);
    const deadline = w.after(hours);
    cases.deadline(m, deadline);
    // Only the luck of those whose unit may game at all is looked at when the deadline comes.
    if (w.chanceOnce(m, GAMED, w.p.propensityToGame * FULL_WEIGHT)) w.sim.schedule(deadline, Event.deadline, m);
    if (w.policy.overdueReminders > 0) {
      w.sim.schedule(w.after(Math.max(0, hours - 8 * w.policy.overdueReminders)), Event.reminder, m);
    }
    w.open.set(w.now, w.open.value + 1);
    if (isUrgent(w, m)) matters.reminded[m] = 1;
  } else {
    cases.recorded(w.now, m, channel, false);
    cases.reopened(w.now, m);
  }
  matters.version[m]++;
  // Closed on paper while its unit is still at work: open again, but nobody starts anew.
  if (matters.unfinished[m] === 1) return false;
  matters.unit[m] = -1;
  matters.dispatches[m] = 0;
  matters.sendBacks[m] = 0;
  matters.finished[m] = 0;
  matters.passes[m] = 0;
  matters.helper[m] = -1;
  matters.whistled[m] = 0;
  matters.task[m] = -1;
  return true;
}

/**
 * One more record of an open matter. Linked, it is a reminder. Not linked, it travels the chain as a case of its own
 * and is recognised only at the unit that has the matter, its work partly done twice.
 */
function further(w: World, m: number, system: number, channel: number): void {
  const n = ++w.matters.complaints[m];
  const isShared = w.policy.sharedRegistry === "yes";
  const p = isShared || system === w.matters.system[m] ? w.p.linkSame : w.p.linkAcross;
  const isLinked = w.chance(m, LINKED, p, n);
  w.cases.recorded(w.now, m, channel, isLinked);
  if (isLinked) {
    remind(w, m);
    w.submit(w.officeOf(m), OfficeClass.again, Task.reminder, m);
  } else {
    w.tallies.duplicates++;
    w.submit(w.officeOf(m), OfficeClass.again, Task.duplicate, m);
  }
}

/** A resident tells of a closed matter: opened again if it is still there, else only answered. */
export function complainAgain(w: World, m: number): void {
  if (w.matters.standing[m] === OPEN) {
    further(w, m, HOTLINE_SYSTEM, HOTLINE);
    return;
  }
  if (w.matters.standing[m] !== CLOSED && w.matters.standing[m] !== LATENT) return;
  w.matters.complaints[m]++;
  if (w.matters.trulyDone[m] === 1) {
    w.cases.recorded(w.now, m, HOTLINE, false);
    w.submit(w.hotlinePool, OfficeClass.again, Task.enquiry, m);
    return;
  }
  w.matters.generation[m]++;
  toHotline(w, m);
}
