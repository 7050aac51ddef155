/** Records, triage and dispatch: grid office, hotline, district centre (docs/odd.md, "Intake and linking", "Dispatch"). */

import { DEPARTMENTS } from "../../engine/district/units.ts";
import { exponential } from "../../engine/kernel/random/distributions.ts";
import { RANK } from "./agenda.ts";
import { atDeadline } from "./closing.ts";
import { acceptAtGrid, assign } from "./grid-day.ts";
import { isCoOwned, isCross, isListed, limit, rule, settleOwners } from "./ownership.ts";
import type { Task } from "./pool.ts";
import { hasten, isUrgent, remind } from "./residents.ts";
import { GRID, type Matter, type Town, type Unit } from "./town.ts";
import { backlog, begin, speed, summon } from "./units.ts";

const RULING_HOURS = 0.5;
const CENTRE_HOURS = 0.1;
const REMINDER_HOURS = 0.05;
const REPEATED_WORK = 0.25;
const ERROR_AFTER_SEND_BACK = 0.6;

const nothing = (): void => {};
const fixed = (kind: string, hours: number, ends: () => void = nothing): Task => ({ kind, hours: () => hours, ends });

export function beginEnquiries(t: Town): void {
  const { x, p } = t;
  const calls = x.randomness.purpose("enquiries");
  const demand = t.communities.reduce(
    (sum, c) => sum + x.places.demand[c.number] * x.places.communityGrids[c.number],
    0,
  );
  const rate = p.enquiriesPerGridDay * demand;
  let operational = 0;
  for (let n = 0; rate > 0; n++) {
    operational += exponential(calls.uniform(n, 0), 1 / rate);
    if (operational >= x.demand.end) return;
    t.agenda.add(x.demand.at(operational), RANK.world, () => t.hotline.submit(0, fixed("enquiry", p.intakeHours)));
  }
}

// ----------------------------------------------------------------------------------------------- records

/** First records before what comes again. */
const again = (m: Matter): 0 | 1 => (m.generation > 0 ? 1 : 0);

export function toMember(t: Town, m: Matter): void {
  if (!record(t, m, "platform", "grid")) return;
  if (m.lead === GRID) acceptAtGrid(t, m);
  assign(t, m);
}

export function toHotline(t: Town, m: Matter, system = "hotline"): void {
  if (!record(t, m, system, "hotline")) return;
  t.hotline.submit(again(m), {
    kind: "intake",
    hours: () => 2 * t.p.intakeHours * t.draw(m, "call time"),
    ends: () => afterIntake(t, m),
  });
}

/** A sensor tells the grid office. */
export function toPlatform(t: Town, m: Matter): void {
  if (record(t, m, "platform", "office")) toOffice(t, m);
}

export function toCounter(t: Town, m: Matter): void {
  if (record(t, m, "platform", "community")) toOffice(t, m);
}

export function toProperty(t: Town, m: Matter): void {
  if (!record(t, m, "property", "property")) return;
  if (!m.owners.includes("property")) {
    toOffice(t, m);
    return;
  }
  t.accept(m, "property");
  begin(t, m, "property", false);
}

/** @returns whether it is to be handled from here, and not a further record of what is open */
function record(t: Town, m: Matter, system: string, channel: string): boolean {
  if (m.standing === "open") {
    further(t, m, system, channel);
    return false;
  }
  if (m.standing === "gone") return false;
  m.standing = "open";
  if (Number.isNaN(m.recordedAt)) firstRecord(t, m, system, channel);
  else {
    t.tell(m, "recorded", `${channel} unlinked`);
    t.tell(m, "reopened");
  }
  m.version++;
  if (m.isAtWork) return false;
  m.unit = null;
  m.dispatches = 0;
  m.sendBacks = 0;
  m.passes = 0;
  m.finished = [];
  m.helper = null;
  m.isWhistled = false;
  m.task = null;
  return true;
}

function firstRecord(t: Town, m: Matter, system: string, channel: string): void {
  m.recordedAt = t.now;
  settleOwners(t, m);
  m.system = system;
  t.tell(m, "recorded", `${channel} unlinked`);
  const hours = limit(t, m);
  const deadline = t.office.after(t.now, hours);
  m.officialDeadline = deadline;
  t.agenda.add(deadline, RANK.timer, () => atDeadline(t, m));
  const { overdueReminders } = t.policy;
  if (overdueReminders > 0) {
    t.agenda.add(t.office.after(t.now, Math.max(0, hours - 8 * overdueReminders)), RANK.timer, () => {
      if (m.standing === "open") hasten(t, m);
    });
  }
  if (isUrgent(t, m)) m.isUrgentNow = true;
}

/** Linked it is a reminder; not linked it is triaged on its own and recognised at the unit. */
function further(t: Town, m: Matter, system: string, channel: string): void {
  m.complaints++;
  const isOne = t.policy.sharedRegistry === "yes" || system === m.system;
  const isLinked = t.draw(m, "linked", m.complaints) < (isOne ? t.p.linkSame : t.p.linkAcross);
  t.tell(m, "recorded", `${channel} ${isLinked ? "linked" : "unlinked"}`);
  if (isLinked) {
    remind(t, m);
    t.officeOf(m).submit(1, fixed("reminder", REMINDER_HOURS));
  } else {
    t.officeOf(m).submit(
      1,
      fixed("duplicate", t.p.triageHours, () => recogniseAtUnit(t, m)),
    );
  }
}

function recogniseAtUnit(t: Town, m: Matter): void {
  const { p } = t;
  const { staff, property } = m.community;
  if (typeof m.lead === "number") {
    const hours = p.reviewHours + REPEATED_WORK * p.officerHours;
    const unit = m.lead;
    t.squadOf(unit, m.community).submit(2, { ...fixed("duplicate", 0), hours: () => speed(t, unit, hours) });
  } else if (m.lead === "property") property.submit(0, fixed("duplicate", p.assess));
  else if (m.lead === "community") staff.submit(5, fixed("duplicate", p.assess));
  else t.memberOf(m).pool.submit(3, fixed("duplicate", p.travel + p.assess));
}

/** A call about a matter that was recorded before. */
export function complain(t: Town, m: Matter): void {
  if (m.standing === "open") {
    further(t, m, "hotline", "hotline");
    return;
  }
  if (m.standing !== "closed" && m.standing !== "latent") return;
  m.complaints++;
  if (m.isSolved) {
    t.tell(m, "recorded", "hotline unlinked");
    t.hotline.submit(1, fixed("enquiry", t.p.intakeHours));
    return;
  }
  m.generation++;
  toHotline(t, m);
}

// --------------------------------------------------------------------------------------- triage, dispatch

const triageHours = (t: Town, m: Matter, attempt: number): number =>
  (t.p.triageHours / t.policy.dispatchSpeed) * (0.4 + t.exponential(m, "triage time", 0.6, attempt));

export function toOffice(t: Town, m: Matter): void {
  t.officeOf(m).submit(again(m), {
    kind: "triage",
    hours: () => triageHours(t, m, 0),
    ends: () => choose(t, m),
  });
}

/** What a city unit leads goes straight there; what a department leads by way of the centre; what is local to the office. */
function afterIntake(t: Town, m: Matter): void {
  if (typeof m.lead === "number" && DEPARTMENTS[m.lead - 4].level === "city") choose(t, m);
  else {
    const next = () => (typeof m.lead === "number" ? choose(t, m) : toOffice(t, m));
    t.centre.submit(0, fixed("centre", CENTRE_HOURS, next));
  }
}

export function sendBack(t: Town, m: Matter, unit: number): void {
  m.sendBacks++;
  t.tell(m, "sentBack", unit);
  if (Number.isNaN(m.closedAt) && Number.isNaN(m.stoppedAt) && t.now <= m.officialDeadline) m.stoppedAt = t.now;
  t.officeOf(m).submit(1, {
    kind: "redispatch",
    hours: () => triageHours(t, m, 1 + m.sendBacks),
    ends: () => redispatch(t, m),
  });
}

function redispatch(t: Town, m: Matter): void {
  if (m.standing !== "open") return;
  if (m.sendBacks < t.policy.adjudicationAfter) choose(t, m);
  else {
    const ruled = (): void => {
      rule(t, m);
      dispatch(t, m, m.lead as Unit);
    };
    t.centre.submit(0, fixed("adjudicate", RULING_HOURS, ruled));
  }
}

function choose(t: Town, m: Matter): void {
  if (m.standing !== "open") return;
  if (m.helper !== null && m.lead === GRID) {
    dispatch(t, m, GRID);
    return;
  }
  const { ambiguity, lead, second } = m.category;
  const attempt = m.dispatches;
  const error = (1 - t.policy.dispatchAccuracy) * (attempt === 0 ? ambiguity : ERROR_AFTER_SEND_BACK);
  if (t.draw(m, "right unit", attempt) < 1 - error) {
    dispatch(t, m, m.lead as Unit);
    return;
  }
  const u = t.draw(m, "wrong unit", attempt);
  // Half the second department, or the first where the second owns it; half any of the eight.
  if (u < 0.5) dispatch(t, m, m.owners.includes(second) ? lead : second);
  else dispatch(t, m, 4 + Math.floor((u - 0.5) * 16));
}

function dispatch(t: Town, m: Matter, unit: Unit): void {
  if (m.standing !== "open") return;
  m.dispatches++;
  const isDispute = isCoOwned(m) || isCross(t, m);
  const whistle = t.policy.whistle * (isDispute ? 1 : t.p.whistleOveruse);
  const mayWhistle = m.owners.length > 0 && typeof unit === "number" && typeof m.lead === "number" && !m.isWhistled;
  if (mayWhistle && t.once(m, "whistled for") < whistle) {
    m.isWhistled = true;
    t.tell(m, "dispatched", m.lead as Unit);
    summon(t, m, m.lead as number);
    return;
  }
  t.tell(m, "dispatched", unit);
  if (typeof unit === "number") receive(t, m, unit);
  else if (unit === GRID) {
    acceptAtGrid(t, m);
    assign(t, m);
  } else {
    t.accept(m, unit);
    begin(t, m, unit, true);
  }
}

/** A department looks at it after a while. */
function receive(t: Town, m: Matter, unit: number): void {
  const days = t.p.reviewDays * 2 * t.draw(m, "review delay", m.dispatches);
  t.agenda.add(t.office.after(t.now, 8 * days), RANK.timer, () =>
    t.squadOf(unit, m.community).submit(0, {
      kind: "review",
      hours: () => speed(t, unit, t.p.reviewHours),
      ends: () => decide(t, m, unit),
    }),
  );
}

function decide(t: Town, m: Matter, unit: number): void {
  if (m.standing !== "open") return;
  const isRuled = m.sendBacks >= t.policy.adjudicationAfter;
  if (isRuled || (m.owners.includes(unit) && !refuses(t, m, unit))) {
    t.accept(m, unit);
    begin(t, m, unit, true);
    return;
  }
  const days =
    t.exponential(m, "send-back delay", t.p.sendBackDays, m.dispatches) * (isListed(t, m) ? t.p.listedAnswer : 1);
  t.agenda.add(t.office.after(t.now, 8 * days), RANK.timer, () => sendBack(t, m, unit));
}

/** Where powers overlap, a rightful unit may, the more so the more waits for it. */
function refuses(t: Town, m: Matter, unit: number): boolean {
  if (!isCross(t, m) || isListed(t, m)) return false;
  const inclination = t.p.refusal * (1 + backlog(t, unit, m.community) / 2);
  return t.draw(m, "refuses", m.dispatches) < inclination;
}
