/**
 * The grid member's day: urgent matters, pressing affairs, matters, checks, the minimum patrol, affairs, visits, and
 * patrol with what is left. Non-preemptive, in this order; patrol gives way to any arrival.
 */
import { State } from "../../cases/case-table.ts";
import { lognormal } from "../../kernel/random/distributions.ts";
import { OPEN, SILENT } from "../agents/matter.ts";
import { CommunityClass, Event, MEMBER_LINE, MemberClass, Priority, Task } from "../events.ts";
import { decision } from "../randomness.ts";
import { GRID } from "../units.ts";
import type { World } from "../world.ts";
import { callHelp, countPutAside, handlerOf, localKnowledge, skill, slowing, takeOver } from "./beats.ts";
import { moveOut } from "./churn.ts";
import { check, close } from "./closing.ts";
import { afterVisit, gain } from "./cooperation.ts";
import { toOffice } from "./dispatch.ts";
import { toMember } from "./intake.ts";
import { isAble } from "./ownership.ts";
import { expose, walked } from "./patrol.ts";
import { waitPatiently } from "./reporting.ts";

const ON_SITE = decision("work on the spot");
const MISJUDGED = decision("misjudged");

/** What a member does with a matter when she is there; kept on the task from its start to its end. */
const PASSES_ON = 0;
const SETTLES = 1;
const TRIES_IN_VAIN = 2;

/** Households visited in one go, and personal items written down at each (assumption). */
const ROUND = 2;
const ITEMS = 5;

export function registerGridDay(w: World): void {
  w.tasks.on(
    Task.matter,
    (server, m, task) => startMatter(w, server, m, task),
    (_, m, task) => endMatter(w, m, w.tasks.extra[task]),
  );
  w.tasks.on(
    Task.verify,
    (server, m, task) => startCheck(w, server, m, task),
    (server, m, task) => endCheck(w, server, m, w.tasks.extra[task]),
  );
  w.tasks.on(
    Task.visit,
    (server, member) => visitHours(w, server, member),
    (server, member) => endVisit(w, server, member),
  );
  w.tasks.on(
    Task.patrol,
    (_, member) => w.p.patrolMinimum * w.members.dutyHours[member],
    (_, member) => {
      w.members.patrolPending[member] = 0;
      walked(w, member, w.p.patrolMinimum * w.members.dutyHours[member]);
    },
  );
  w.sim.on(Event.valve, "valve", Priority.timer, (m, assignment) => openValve(w, m, assignment));
  w.sim.on(Event.verifyTimeout, "verification times out", Priority.timer, (m, version) => {
    if (w.matters.version[m] !== version || w.matters.standing[m] !== OPEN) return;
    const task = w.matters.task[m];
    if (task >= 0 && !w.crew.withdraw(task)) return; // the check is under way
    const isUnseen = task >= 0 && w.tasks.kind[task] === Task.check;
    if (task >= 0) {
      countPutAside(w, w.memberOf(m), m, task);
      w.tasks.drop(task);
    }
    w.matters.task[m] = -1;
    // What nobody has looked at is closed unseen.
    if (isUnseen) close(w, m);
    else check(w, m, w.p.remoteFinds);
  });
  w.sim.on(Event.inspection, "third party checks", Priority.timer, (m, version) => {
    if (w.matters.version[m] === version) check(w, m, w.p.independentFinds);
  });
  w.tasks.on(
    Task.accompany,
    () => ROUND * w.p.visit,
    () => {},
  );
  w.tasks.on(
    Task.alarm,
    (server) => (w.p.travel + w.p.assess) * slowing(w, w.staff.whose[server]),
    () => {},
  );
}

// ------------------------------------------------------------------------------------------------- matters

function startMatter(w: World, server: number, m: number, task: number): number {
  const { matters, cases, p } = w;
  const member = w.staff.whose[server];
  matters.task[m] = -1;
  countPutAside(w, member, m, task);
  const isOwn = (matters.owners[m] & (1 << GRID)) !== 0;
  const isHelper = matters.helper[m] >= 0;
  let plan = PASSES_ON;
  if (isOwn && (isHelper || isAble(w, m, localKnowledge(w, member), skill(w, member)))) plan = SETTLES;
  else if (!isOwn && matters.unit[m] < 0 && w.chance(m, MISJUDGED, p.misjudged)) plan = TRIES_IN_VAIN;
  w.tasks.extra[task] = plan;
  if (plan === PASSES_ON) return (p.travel + p.assess) * slowing(w, member);
  if (plan === TRIES_IN_VAIN) {
    matters.unit[m] = GRID;
    cases.accepted(w.now, m, GRID);
  }
  cases.enter(w.now, m, State.work);
  const more = isHelper ? p.takeoverWork : 1;
  return (p.travel + more * lognormal(w.draw(m, ON_SITE), p.onSite, p.onSiteSigma)) * slowing(w, member);
}

function endMatter(w: World, m: number, plan: number): void {
  if (w.matters.standing[m] !== OPEN) return;
  if (plan === PASSES_ON && w.matters.unit[m] === GRID) {
    // Beyond her: registered and reported; the office gives it to a colleague of the same line.
    callHelp(w, m);
    w.cases.enter(w.now, m, State.triage);
    toOffice(w, m);
  } else {
    if (plan === TRIES_IN_VAIN) w.cases.enter(w.now, m, State.triage);
    afterVisit(w, m);
  }
}

/** A matter that nobody has touched is reminded; if its member has more than a day's work waiting, it is taken over. */
function openValve(w: World, m: number, assignment: number): void {
  const task = w.matters.task[m];
  if (w.matters.assignments[m] !== assignment || task < 0 || w.tasks.kind[task] !== Task.matter) return;
  const member = handlerOf(w, m);
  const isOwn = w.matters.unit[m] === GRID;
  if (isOwn && backlogHours(w, member) > w.members.dutyHours[member] && w.crew.withdraw(task)) {
    w.tasks.drop(task);
    w.matters.task[m] = -1;
    takeOver(w, m);
    return;
  }
  if (w.matters.reminded[m] === 1 || !w.crew.withdraw(task)) return;
  w.matters.reminded[m] = 1;
  w.crew.submit(w.members.pool[member], MemberClass.urgent, task);
}

/** @returns hours of work that wait for a member, roughly: what is due by class at its mean */
export function backlogHours(w: World, member: number): number {
  const pool = w.members.pool[member];
  const { p } = w;
  const matters = w.crew.length(pool, MemberClass.urgent) + w.crew.length(pool, MemberClass.matter);
  const affairs = w.crew.length(pool, MemberClass.pressing) + w.crew.length(pool, MemberClass.affair);
  const checks = w.crew.length(pool, MemberClass.verification);
  return matters * (p.travel + 1.3 * p.onSite) + affairs * p.affairMean + checks * (p.travel + p.verify);
}

// -------------------------------------------------------------------------------------------------- checks

function startCheck(w: World, server: number, m: number, task: number): number {
  if (w.matters.version[m] === w.tasks.extra[task]) w.matters.task[m] = task;
  const hours = w.p.travel + w.p.verify;
  if (w.staff.line[server] !== MEMBER_LINE) return hours;
  const member = w.staff.whose[server];
  countPutAside(w, member, m, task);
  return hours * slowing(w, member);
}

function endCheck(w: World, server: number, m: number, version: number): void {
  if (w.staff.line[server] === MEMBER_LINE) expose(w, w.staff.whose[server], w.p.verify);
  if (w.matters.version[m] !== version) return;
  w.matters.task[m] = -1;
  check(w, m, w.p.checkFinds);
}

// -------------------------------------------------------------------------------------------------- visits

function visitHours(w: World, server: number, member: number): number {
  const { visit, collection, formSaving } = w.p;
  const hours = ROUND * (visit - Math.min(visit, collection) * formSaving * w.policy.onceOnlyForms);
  return w.staff.line[server] === MEMBER_LINE ? hours * slowing(w, member) : hours;
}

/** The round ends: the next households of the beat have been seen, and what they had kept to themselves is told. */
function endVisit(w: World, server: number, member: number): void {
  const { members } = w;
  members.visitPending[member] = 0;
  if (members.isActive[member] === 0) return;
  const isMember = w.staff.line[server] === MEMBER_LINE;
  members.visitDebt[member] = Math.max(0, members.visitDebt[member] - ROUND);
  for (let i = 0; i < ROUND; i++) {
    w.tallies.visits++;
    members.inNeedOwed[member] += w.policy.targetedVisits;
    const isTargeted = members.inNeedOwed[member] >= 1;
    if (isTargeted) members.inNeedOwed[member]--;
    if (!meetNext(w, member, isMember, isTargeted)) w.tallies.idleVisits++;
  }
  if (
    isMember &&
    w.staffDraw(members.firstBlock[member], JOINT_OFFSET + members.nextHousehold[member]) < w.p.jointVisits
  ) {
    gain(w, member, w.p.alignmentGain / 4);
    w.submit(w.communities.pool[members.community[member]], CommunityClass.duty, Task.accompany, member);
  }
  if (isMember) expose(w, member, ROUND * w.p.visit);
  dueVisit(w, member, w.staff.line[server] !== MEMBER_LINE);
}

/** Gives the member (or community staff, where duties are pushed onto them) the next round if one is due. */
export function dueVisit(w: World, member: number, isPushed: boolean): void {
  const { members } = w;
  if (members.visitPending[member] === 1 || members.visitDebt[member] < ROUND) return;
  members.visitPending[member] = 1;
  if (isPushed) w.submit(w.communities.pool[members.community[member]], CommunityClass.duty, Task.visit, member);
  else w.submit(members.pool[member], MemberClass.visit, Task.visit, member);
}

/** Keeps the draws of joint visits apart from others of a member. */
const JOINT_OFFSET = 1_000_000;
/** Needs of a household over a mean one's from which it is classified as in need of service (assumption). */
const IN_NEED = 1.5;
/** A quarter of a year, hours. */
const QUARTER = 91 * 24;

/** What a visit by the member herself adds to acquaintance (assumption). */
const ACQUAINTANCE = 0.3;

/**
 * The next household of the beat is met, on a visit or through an affair.
 * @param isMember whether by the member herself, whom it then knows better
 * @param isTargeted whether the next one in need of service, instead of the next in turn
 * @returns whether it had kept a need to itself, which it now tells
 */
export function meetNext(w: World, member: number, isMember: boolean, isTargeted = false): boolean {
  const { residents } = w;
  const { population } = w.exogenous;
  const household = nextHousehold(w, member, isTargeted);
  if (household < 0) return false;
  writeDown(w, household, isMember ? w.members.net[member] : COMMUNITYS);
  if (isMember) {
    const end = population.householdFirstResident[household + 1];
    for (let r = population.householdFirstResident[household]; r < end; r++) {
      moveOut(w, r);
      residents.knowledge[r] += ACQUAINTANCE * (1 - residents.knowledge[r]);
    }
  }
  return hearSilent(w, household);
}

/** @returns the next household of the beat, in turn or among those in need of service; -1 if there is none */
function nextHousehold(w: World, member: number, isTargeted: boolean): number {
  const { members, memberOfBlock } = w;
  const { population, places } = w.exogenous;
  const first = population.gridFirstHousehold[places.gridOf(members.firstBlock[member])];
  const count = population.gridFirstHousehold[places.gridOf(members.lastBlock[member] - 1) + 1] - first;
  const net = members.net[member] * places.blocks;
  const round = isTargeted ? members.nextInNeed : members.nextHousehold;
  for (let i = 0; i < count; i++) {
    const household = first + (round[member]++ % count);
    // The grids' other blocks may be another member's, or a special grid.
    if (memberOfBlock[net + population.blockOf(household)] !== member) continue;
    if (!isTargeted || population.serviceNeed(household) >= IN_NEED) return household;
  }
  return -1;
}

/** Stands for the community among the lines that write items down. */
const COMMUNITYS = 100;

/** Items of a household are asked for, but for those that a once-only form fills from data at hand. */
function writeDown(w: World, household: number, line: number): void {
  const { collectedAt, collectedBy, tallies } = w;
  const items = ITEMS * (1 - w.policy.onceOnlyForms * w.p.formSaving);
  tallies.items += items;
  if (collectedBy[household] !== line && w.now - collectedAt[household] < QUARTER) tallies.itemsAgain += items;
  collectedAt[household] = w.now;
  collectedBy[household] = line;
}

/** @returns whether the household had kept a need to itself, which it now tells */
function hearSilent(w: World, household: number): boolean {
  const { matters, firstSilent } = w;
  let isHeard = false;
  let m = firstSilent[household];
  firstSilent[household] = -1;
  while (m >= 0) {
    const after = matters.next[m];
    if (matters.standing[m] === SILENT) {
      isHeard = true;
      matters.voice[m] = w.exogenous.happenings.resident[m];
      toMember(w, m);
      waitPatiently(w, m, 0);
    }
    m = after;
  }
  return isHeard;
}
