/**
 * Parts: each owner of a matter does its part. A co-owned matter goes from unit to unit, or to all at once under a lead;
 * staff work occupies somebody, lead time nobody.
 */
import { State } from "../../cases/case-table.ts";
import { exp } from "../../kernel/math/elementary.ts";
import { between, exponential, lognormal } from "../../kernel/random/distributions.ts";
import { medianWork } from "../agents/department.ts";
import { OPEN } from "../agents/matter.ts";
import { CATEGORIES } from "../categories.ts";
import {
  CommunityClass,
  DEPARTMENT_LINE,
  DepartmentClass,
  Event,
  OfficeClass,
  PROPERTY_LINE,
  Priority,
  Task,
} from "../events.ts";
import { decision } from "../randomness.ts";
import { COMMUNITY, FIRST_DEPARTMENT, GRID, isDepartment, PROPERTY, VOLUNTEERS } from "../units.ts";
import type { World } from "../world.ts";
import { countPutAside, slowing } from "./beats.ts";
import { finish } from "./closing.ts";
import { isCoOwned, isCrossBoundary, isListed } from "./ownership.ts";

const REVIEW = decision("review delay");
const SEND_BACK = decision("send-back delay");
const REFUSES = decision("refuses");
const JOINT = decision("under a lead");
const WORK = decision("officer's work");
const LEAD = decision("has lead time");
const LEAD_TIME = decision("lead time");
const TRANSIT = decision("transit");
const PASSES_BACK = decision("passes back");
const OWN_WORK = decision("community's work");
const PROPERTY_WORK = decision("property manager's work");
const PROPERTY_DELAY = decision("property manager's delay");

export function registerHandling(w: World): void {
  w.sim.on(Event.review, "reviewed", Priority.timer, (m, unit) => {
    w.submit(w.departments.poolOf(unit, w.communityOf(m)), DepartmentClass.review, Task.review, m, unit);
  });
  w.sim.on(Event.sendBack, "sent back", Priority.timer, (m, unit) => {
    w.matters.sendBacks[m]++;
    w.cases.sentBack(w.now, m, unit);
    w.leaders.unmet[w.departments.squadOf(w.communityOf(m))]++;
    w.submit(w.officeOf(m), OfficeClass.again, Task.redispatch, m);
  });
  w.sim.on(Event.leadEnds, "lead time ends", Priority.timer, (m, unit) => {
    if (isJoint(w, m)) w.matters.jointLead[m]--;
    partDone(w, m, unit);
  });
  w.sim.on(Event.transitEnds, "transit ends", Priority.timer, (m, unit) => arriveAt(w, m, unit));
  w.sim.on(Event.propertyDelay, "property manager's delay ends", Priority.timer, (m) => partDone(w, m, PROPERTY));
  w.sim.on(Event.background, "background matter", Priority.world, (squad, n) => backgroundArrives(w, squad, n));

  w.tasks.on(
    Task.review,
    (server) => speed(w, server, w.p.reviewHours),
    (_, m, task) => decide(w, m, w.tasks.extra[task]),
  );
  w.tasks.on(
    Task.work,
    (server, m, task) => startWork(w, server, m, w.tasks.extra[task]),
    (_, m, task) => endWork(w, m, w.tasks.extra[task]),
  );
  w.tasks.on(
    Task.rework,
    (server, m, task) => rework(w, server, m, task),
    (_, m, task) => finish(w, m, w.tasks.extra[task]),
  );
  w.tasks.on(
    Task.communityMatter,
    (_, m) => ownWork(w, m) * partStarts(w, m),
    (_, m, task) => {
      partEnds(w, m);
      partDone(w, m, w.tasks.extra[task]);
    },
  );
  w.tasks.on(
    Task.takeover,
    (_, m) => {
      w.cases.enter(w.now, m, State.work);
      return w.p.takeoverWork * lognormal(w.draw(m, OWN_WORK), w.p.onSite, w.p.onSiteSigma);
    },
    (_, m) => finish(w, m, COMMUNITY),
  );
  w.tasks.on(
    Task.property,
    (_, m) => {
      w.cases.enter(w.now, m, State.work);
      return exponential(w.draw(m, PROPERTY_WORK), w.p.propertyHours);
    },
    (_, m) => {
      w.cases.enter(w.now, m, State.lead);
      w.sim.schedule(w.now + 24 * lognormal(w.draw(m, PROPERTY_DELAY), w.p.propertyDays, 1), Event.propertyDelay, m);
    },
  );
  w.tasks.on(
    Task.background,
    (server, squad, task) => backgroundWork(w, server, squad, w.tasks.extra[task]),
    () => {},
  );
  for (let squad = 0; squad < w.departments.pool.length; squad++) scheduleBackground(w, squad, 0);
}

/** @returns hours of the community's part, and of any unit's that settles what a member would settle on the spot */
function ownWork(w: World, m: number): number {
  const { p } = w;
  if (w.matters.small[m] === 0) return exponential(w.draw(m, OWN_WORK), p.communityHours);
  return p.travel + lognormal(w.draw(m, OWN_WORK), p.onSite, p.onSiteSigma);
}

/** A department looks at what was dispatched to it, after a while. */
export function receive(w: World, m: number, unit: number): void {
  w.leaders.asked[w.departments.squadOf(w.communityOf(m))]++;
  const delay = 8 * w.p.reviewDays * between(w.draw(m, REVIEW, w.matters.dispatches[m]), 0, 2);
  w.sim.schedule(w.after(delay), Event.review, m, unit);
}

function decide(w: World, m: number, unit: number): void {
  const { matters, p } = w;
  if (matters.standing[m] !== OPEN) return;
  const attempt = matters.dispatches[m];
  const isOwner = (matters.owners[m] & (1 << unit)) !== 0;
  const isRuled = matters.sendBacks[m] >= w.policy.adjudicationAfter;
  if (!isRuled && (!isOwner || refuses(w, m, unit, attempt))) {
    const listed = isListed(w, m) ? p.listedAnswer : 1;
    const delay = 8 * listed * exponential(w.draw(m, SEND_BACK, attempt), p.sendBackDays);
    w.sim.schedule(w.after(delay), Event.sendBack, m, unit);
    return;
  }
  accept(w, m, unit);
}

/** A unit to which a matter was dispatched takes it. */
export function accept(w: World, m: number, unit: number): void {
  if (w.matters.standing[m] !== OPEN) return;
  w.matters.unit[m] = unit;
  w.cases.accepted(w.now, m, unit);
  beginPart(w, m, unit, true);
}

/** A rightful unit may pass the buck where powers overlap, the more so the longer its queue. */
function refuses(w: World, m: number, unit: number, attempt: number): boolean {
  if (!isCrossBoundary(w, m) || isListed(w, m)) return false;
  const pressure = 1 + 0.5 * backlog(w, unit, w.communityOf(m));
  return w.chance(m, REFUSES, w.p.refusal * pressure, attempt);
}

/** @returns queue over four days of capacity, at most 1 */
function backlog(w: World, unit: number, community: number): number {
  const d = unit - FIRST_DEPARTMENT;
  const waiting = w.crew.total(w.departments.poolOf(unit, community)) * w.p.officerHours;
  return Math.min(1, waiting / (4 * w.departments.capacity[d]));
}

/** @returns clock hours in which an officer does so many hours of work: others' business takes a share, overtime helps */
export function speed(w: World, server: number, hours: number, surge = 0): number {
  const d = (w.staff.whose[server] / w.departments.squads) | 0;
  const effort = w.assessed.effort[d] * (1 + w.p.surge * surge);
  const speed = w.departments.availability[d] * w.policy.departmentStaff * effort;
  return hours / speed;
}

/**
 * The unit that has accepted a matter begins its part: in its queue, or in all owners' queues under a lead.
 * @param mayJoin whether owners start together where the policy has a lead department
 */
export function beginPart(w: World, m: number, unit: number, mayJoin: boolean): void {
  const { matters } = w;
  w.cases.enter(w.now, m, State.queue);
  matters.unfinished[m] = 1;
  matters.jointQueue[m] = 0;
  matters.jointWork[m] = 0;
  matters.jointLead[m] = 0;
  if (mayJoin && isCoOwned(w, m) && (matters.whistled[m] === 1 || w.chance(m, JOINT, w.policy.leadDepartment))) {
    const open = owing(w, m);
    for (let u = 0; u <= 30; u++) {
      if ((open & (1 << u)) === 0) continue;
      matters.jointQueue[m]++;
    }
    for (let u = 0; u <= 30; u++) {
      if ((open & (1 << u)) !== 0) submitPart(w, m, u);
    }
    return;
  }
  submitPart(w, m, unit);
}

function submitPart(w: World, m: number, unit: number): void {
  const c = w.communityOf(m);
  if (isDepartment(unit)) {
    const isUrgent = w.matters.reminded[m] === 1 || w.matters.whistled[m] === 1;
    const cls = isUrgent ? DepartmentClass.urgent : DepartmentClass.work;
    const task = w.tasks.make(Task.work, m, unit, w.now);
    // Of several under a lead none is the one to be hastened.
    if (!isJoint(w, m)) w.matters.task[m] = task;
    w.crew.submit(w.departments.poolOf(unit, c), cls, task);
  } else if (unit === PROPERTY) {
    w.submit(w.communities.propertyPool[c], 0, Task.property, m, unit);
  } else {
    const pool = w.communities.volunteerPool[c];
    if ((w.matters.owners[m] & (1 << VOLUNTEERS)) !== 0 && hasRoom(w, c)) {
      w.matters.unit[m] = VOLUNTEERS;
      w.cases.accepted(w.now, m, VOLUNTEERS);
      w.submit(pool, 0, Task.communityMatter, m, VOLUNTEERS);
    } else w.submit(w.communities.pool[c], CommunityClass.matter, Task.communityMatter, m, COMMUNITY);
  }
}

/** @returns whether volunteers and social organisations can do one matter more within a week */
const hasRoom = (w: World, c: number): boolean =>
  (w.crew.total(w.communities.volunteerPool[c]) + 1) * w.p.communityHours <= w.communities.lentWeekly[c];

/** Owners that have not done their part; volunteers may do the community's, they owe none of their own. */
function owing(w: World, m: number): number {
  return w.matters.owners[m] & ~w.matters.finished[m] & ~(1 << VOLUNTEERS);
}

const isJoint = (w: World, m: number): boolean =>
  w.matters.jointQueue[m] + w.matters.jointWork[m] + w.matters.jointLead[m] > 0;

/** Under joint handling: work if any works, else lead time if all wait for outsiders, else queue. */
function jointState(w: World, m: number): number {
  if (w.matters.jointWork[m] > 0) return State.work;
  return w.matters.jointQueue[m] > 0 ? State.queue : State.lead;
}

/** Work on a part starts, on its own or beside the others'. @returns how much longer it takes for being done jointly */
function partStarts(w: World, m: number): number {
  const { matters } = w;
  const joint = isJoint(w, m);
  if (joint) {
    matters.jointQueue[m]--;
    matters.jointWork[m]++;
  }
  w.cases.enter(w.now, m, State.work);
  return joint ? 1 + w.p.jointOverhead : 1;
}

/** @returns whether the part was done jointly */
function partEnds(w: World, m: number): boolean {
  const joint = isJoint(w, m);
  if (joint) w.matters.jointWork[m]--;
  return joint;
}

function startWork(w: World, server: number, m: number, unit: number): number {
  const { p } = w;
  w.matters.task[m] = -1;
  const category = w.exogenous.happenings.category[m];
  const isSmall = w.matters.small[m] === 1;
  const work = isSmall ? ownWork(w, m) : lognormal(w.draw(m, WORK, unit), medianWork(p, category), p.officerSigma);
  return speed(w, server, work * partStarts(w, m), backlog(w, unit, w.communityOf(m)));
}

function endWork(w: World, m: number, unit: number): void {
  const { matters, p } = w;
  const wasJoint = partEnds(w, m);
  const category = CATEGORIES[w.exogenous.happenings.category[m]];
  const waits = Math.min(0.95, p.leadProbability * category.leadTime);
  if (matters.small[m] === 0 && w.chance(m, LEAD, waits, unit)) {
    if (wasJoint) matters.jointLead[m]++;
    w.cases.enter(w.now, m, wasJoint ? jointState(w, m) : State.lead);
    w.sim.schedule(
      w.after(8 * lognormal(w.draw(m, LEAD_TIME, unit), p.leadDays, p.leadSigma)),
      Event.leadEnds,
      m,
      unit,
    );
    return;
  }
  partDone(w, m, unit);
}

/** A unit has done its part: on to the next owner that owes one, or done. */
function partDone(w: World, m: number, unit: number): void {
  const { matters } = w;
  const part = unit === VOLUNTEERS ? COMMUNITY : unit;
  matters.finished[m] |= 1 << part;
  if (isJoint(w, m)) {
    w.cases.enter(w.now, m, jointState(w, m));
    return;
  }
  const next = owing(w, m);
  // A unit that is no owner (ruled to handle it, or a fallback) does the whole of it.
  const isOwner = (matters.owners[m] & (1 << part)) !== 0;
  if (isOwner && next !== 0) pass(w, m, lowest(next));
  else {
    matters.unfinished[m] = 0;
    finish(w, m, isOwner && isCoOwned(w, m) ? matters.unit[m] : unit);
  }
}

const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask);

function pass(w: World, m: number, to: number): void {
  const attempt = ++w.matters.passes[m];
  w.cases.passed(w.now, m, to);
  const delay = 8 * w.p.transitDays * between(w.draw(m, TRANSIT, attempt), 0, 2);
  w.sim.schedule(w.after(delay), Event.transitEnds, m, to);
}

/** How often a matter may go back and forth between two owners. */
const MOST_PASSES = 4;

function arriveAt(w: World, m: number, unit: number): void {
  const { matters } = w;
  const from = matters.unit[m];
  matters.unit[m] = unit;
  w.cases.accepted(w.now, m, unit);
  const attempt = matters.passes[m];
  const isDone = (matters.finished[m] & (1 << unit)) !== 0;
  if (isDone) pass(w, m, lowest(owing(w, m)));
  else if (attempt < MOST_PASSES && from >= 0 && w.chance(m, PASSES_BACK, w.p.passBack, attempt)) pass(w, m, from);
  else beginPart(w, m, unit, false);
}

/** Rework is half the work again, by the unit that did it, without new lead time. */
const REWORK = 0.5;

function rework(w: World, server: number, m: number, task: number): number {
  const { p } = w;
  const unit = w.tasks.extra[task];
  const category = w.exogenous.happenings.category[m];
  const attempt = 40 + w.matters.completions[m];
  if (w.staff.line[server] === DEPARTMENT_LINE) {
    return speed(w, server, REWORK * lognormal(w.draw(m, WORK, attempt), medianWork(p, category), p.officerSigma));
  }
  if (unit === GRID) {
    const member = w.staff.whose[server];
    countPutAside(w, member, m, task);
    return (p.travel + REWORK * lognormal(w.draw(m, WORK, attempt), p.onSite, p.onSiteSigma)) * slowing(w, member);
  }
  const mean = w.staff.line[server] === PROPERTY_LINE ? p.propertyHours : p.communityHours;
  return REWORK * exponential(w.draw(m, WORK, attempt), mean);
}

// ------------------------------------------------------------------------------------------- background work

function scheduleBackground(w: World, squad: number, n: number): void {
  const d = (squad / w.departments.squads) | 0;
  const rate = w.departments.backgroundRate[d];
  if (rate <= 0) return;
  const gap = exponential(w.backgroundDraw(squad, 2 * n), 1 / rate);
  w.sim.schedule(w.after(gap), Event.background, squad, n);
}

function backgroundArrives(w: World, squad: number, n: number): void {
  w.submit(w.departments.pool[squad], DepartmentClass.background, Task.background, squad, n);
  scheduleBackground(w, squad, n + 1);
}

function backgroundWork(w: World, server: number, squad: number, n: number): number {
  const { p, departments } = w;
  const d = (squad / departments.squads) | 0;
  const mean = departments.meanWork[d];
  const median = mean * exp((-p.officerSigma * p.officerSigma) / 2);
  const surge = Math.min(1, (w.crew.total(departments.pool[squad]) * p.officerHours) / (4 * departments.capacity[d]));
  return speed(w, server, lognormal(w.backgroundDraw(squad, 2 * n + 1), median, p.officerSigma), surge);
}
