/** The grid member's day and cooperation with the community (docs/odd.md, "The member's day", "Cooperation"). */
import { exp } from "../../engine/kernel/math/elementary.ts";
import { RANK } from "./agenda.ts";
import { check, finish } from "./closing.ts";
import { isAble, needsOtherLine } from "./ownership.ts";
import { expose } from "./patrol.ts";
import type { Task } from "./pool.ts";
import { toOffice } from "./records.ts";
import { breakSilence, moved } from "./residents.ts";
import { GRID, type Matter, type Member, type Town } from "./town.ts";

const ROUND = 2;
const ACQUAINTANCE = 0.3;
const IN_NEED = 1.5;
const LAST_TRY = 5;
const JOINT_VISITS = 1_000_000;

const nothing = (): void => {};

export const slowed = (t: Town, member: Member, hours: number): number =>
  hours * (1 + t.p.fatigueSlowing * member.fatigue);

/** Travel and work on the spot, in hours. */
export const settle = (t: Town, member: Member, work: number): number => slowed(t, member, t.p.travel + work);

/** All were settled in at the start of the burn-in. */
function knowledge(t: Town): number {
  const days = t.office.between(t.x.start, t.now) / 8;
  return 1 - (1 - 0.6) * exp(-days / t.p.knowledgeDays);
}

/** Her own, and what training has added. */
const skill = (t: Town, { talent, trained }: Member): number => talent + t.p.trainingGain * (1 - exp(-trained / 10));

// ------------------------------------------------------------------------------------------------- matters

export function acceptAtGrid(t: Town, m: Matter): void {
  t.accept(m, GRID);
}

/** Hers to go and see. Untouched for a while, the valve opens. */
export function assign(t: Town, m: Matter): void {
  const member = m.helper ?? t.memberOf(m);
  let plan: () => void = nothing;
  const task: Task = {
    kind: "matter",
    hours: () => {
      m.task = null;
      const [hours, then] = onTheSpot(t, m, member);
      plan = then;
      return slowed(t, member, hours);
    },
    ends: () => {
      if (m.standing === "open") plan();
    },
  };
  m.task = { pool: member.pool, task };
  t.agenda.add(t.office.after(t.now, t.p.valveHours), RANK.timer, () => openValve(t, m, member, task));
  member.pool.submit(m.isUrgentNow ? 0 : 2, task);
}

/** @returns how long she takes, and what follows */
function onTheSpot(t: Town, m: Matter, member: Member): [number, () => void] {
  const { p } = t;
  const work = (): number => t.lognormal(m, "work on the spot", p.onSite, p.onSiteSigma);
  if (m.owners.includes(GRID)) {
    if (m.helper !== null) return [p.travel + p.takeoverWork * work(), () => afterVisit(t, m)];
    if (isAble(t, m, knowledge(t), skill(t, member))) return [p.travel + work(), () => afterVisit(t, m)];
    return [p.travel + p.assess, () => (m.unit === GRID ? callHelp(t, m, member) : afterVisit(t, m))];
  }
  if (m.unit === null && t.draw(m, "misjudged") < p.misjudged) {
    t.accept(m, GRID);
    return [p.travel + work(), () => afterVisit(t, m)];
  }
  return [p.travel + p.assess, () => (m.unit === GRID ? callHelp(t, m, member) : afterVisit(t, m))];
}

/** Beyond her: to the colleague who knows most, by way of the office. Where all know the same it is the first of them. */
function callHelp(t: Town, m: Matter, member: Member): void {
  m.helper = member.community.members.find((other) => other !== t.memberOf(m)) ?? t.memberOf(m);
  toOffice(t, m);
}

function openValve(t: Town, m: Matter, member: Member, task: Task): void {
  if (m.task?.task !== task) return;
  const isOwn = m.unit === GRID;
  if (isOwn && backlogOf(t, member) > member.duty && member.pool.withdraw(task)) {
    m.task = null;
    t.tell(m, "passed", "community");
    t.accept(m, "community");
    m.community.staff.submit(3, {
      kind: "takeover",
      hours: () => t.p.takeoverWork * t.lognormal(m, "community's work", t.p.onSite, t.p.onSiteSigma),
      ends: () => finish(t, m, "community"),
    });
    return;
  }
  if (m.isUrgentNow || !member.pool.withdraw(task)) return;
  m.isUrgentNow = true;
  member.pool.submit(0, task);
}

/** Hours that wait for a member, each class at its mean. */
export function backlogOf(t: Town, { pool }: Member): number {
  const { p } = t;
  const [urgent, pressing, matters, checks, , affairs] = pool.queues.map((queue) => queue.length);
  return (
    (urgent + matters) * (p.travel + 1.3 * p.onSite) +
    (pressing + affairs) * p.affairMean +
    checks * (p.travel + p.verify)
  );
}

// --------------------------------------------------------------------------------------------- cooperation

function afterVisit(t: Town, m: Matter): void {
  if (m.hasAskedCommunity || !needsOtherLine(t, m)) {
    proceed(t, m);
    return;
  }
  m.hasAskedCommunity = true;
  t.tell(m, "cooperation", "asked");
  const member = m.helper ?? t.memberOf(m);
  if (member.isFullTime) ask(t, m, member);
  else helped(t, m);
}

/** The community's part is in its queue. */
function helped(t: Town, m: Matter): void {
  m.community.staff.submit(2, {
    kind: "request",
    hours: () => t.p.cooperationHours,
    ends: () => {
      t.tell(m, "cooperation", "met");
      proceed(t, m);
    },
  });
}

function proceed(t: Town, m: Matter): void {
  if (m.standing !== "open") return;
  if (m.unit === GRID && m.owners.includes(GRID)) finish(t, m, GRID);
  else toOffice(t, m);
}

function ask(t: Town, m: Matter, member: Member): void {
  if (m.standing !== "open") return;
  const { p } = t;
  const { community } = m;
  m.requests++;
  community.asked += p.cooperationHours;
  const free = community.days.reduce((sum, day) => sum + day.free, 0);
  const asked = community.days.reduce((sum, day) => sum + day.asked, community.asked);
  const slack = asked > 0 ? Math.min(1, free / asked) : 1;
  const isLast = m.requests % LAST_TRY === 0;
  if (isLast || t.draw(m, "request succeeds", m.requests) < slack * willingness(t, member)) {
    if (!isLast) gain(t, member, p.alignmentGain);
    helped(t, m);
    return;
  }
  lose(t, member, p.alignmentLoss);
  t.tell(m, "cooperation", "failed");
  t.agenda.add(t.office.after(t.now, p.retryHours), RANK.timer, () => ask(t, m, m.helper ?? t.memberOf(m)));
}

function willingness(t: Town, member: Member): number {
  const { firstTryLow: low, firstTryHigh: high, cooperationTheory: theory, ownWeight } = t.p;
  if (theory === "workload") return high;
  return low + (high - low) * (theory === "accountability" ? ownWeight : alignment(t, member));
}

/** Drifts to its rest. */
function alignment(t: Town, { alignment: a, alignedAt }: Member): number {
  const days = (t.now - alignedAt) / 24;
  return t.p.alignmentRest + (a - t.p.alignmentRest) * exp(-days / t.p.alignmentDays);
}

function align(t: Town, member: Member, a: number): void {
  member.alignment = a;
  member.alignedAt = t.now;
}

export function gain(t: Town, member: Member, share: number): void {
  const a = alignment(t, member);
  align(t, member, a + share * (1 - a));
}

export function lose(t: Town, member: Member, share: number): void {
  const a = alignment(t, member);
  align(t, member, a - share * a);
}

// -------------------------------------------------------------------------------------------------- checks

/** On the spot, by the member or by community staff; what nobody has looked at in time is judged from the desk. */
export function checkOnTheSpot(t: Town, m: Matter, attempt: number): void {
  const { p, policy } = t;
  const version = m.version;
  const isPushed =
    t.draw(m, "check pushed onto the community", attempt) < p.gridDuties * (1 - policy.gridDutiesReturned);
  const member = t.memberOf(m);
  const pool = isPushed ? m.community.staff : member.pool;
  const hours = p.travel + p.verify;
  const task: Task = {
    kind: "check on the spot",
    hours: () => (isPushed ? hours : slowed(t, member, hours)),
    ends: () => {
      if (!isPushed) expose(t, member, p.verify * p.visitExposure);
      if (m.version !== version) return;
      m.task = null;
      check(t, m, p.checkFinds);
    },
  };
  m.task = { pool, task };
  pool.submit(isPushed ? 5 : 3, task);
}

// -------------------------------------------------------------------------------------------------- visits

/** The next round, if one is due, is hers or the community staff's. */
export function dueVisit(t: Town, member: Member, isPushed: boolean): void {
  if (member.visitIsDue || member.owed < ROUND) return;
  member.visitIsDue = true;
  const { p, policy } = t;
  const hours = ROUND * (p.visit - Math.min(p.visit, p.collection) * p.formSaving * policy.onceOnlyForms);
  const task: Task = {
    kind: "visit",
    hours: () => (isPushed ? hours : slowed(t, member, hours)),
    ends: () => endVisit(t, member, isPushed),
  };
  if (isPushed) member.community.staff.submit(5, task);
  else member.pool.submit(6, task);
}

function endVisit(t: Town, member: Member, isPushed: boolean): void {
  const { p, policy } = t;
  member.visitIsDue = false;
  member.owed = Math.max(0, member.owed - ROUND);
  for (let i = 0; i < ROUND; i++) {
    member.inNeedOwed += policy.targetedVisits;
    const isTargeted = member.inNeedOwed >= 1;
    if (isTargeted) member.inNeedOwed--;
    meetNext(t, member, !isPushed, isTargeted);
  }
  if (!isPushed) {
    if (t.careers.uniform(member.first, JOINT_VISITS + member.household) < p.jointVisits) {
      gain(t, member, p.alignmentGain / 4);
      member.community.staff.submit(5, { kind: "accompanies", hours: () => ROUND * p.visit, ends: nothing });
    }
    expose(t, member, ROUND * p.visit * p.visitExposure);
  }
  dueVisit(t, member, isPushed);
}

/** The next household of the beat, in turn or among those in need of service; what it kept to itself is told. */
export function meetNext(t: Town, member: Member, isMember: boolean, isTargeted = false): void {
  const { population, places } = t.x;
  const first = population.gridFirstHousehold[places.gridOf(member.first)];
  const count = population.gridFirstHousehold[places.gridOf(member.last - 1) + 1] - first;
  for (let i = 0; i < count; i++) {
    const turn = isTargeted ? member.householdInNeed++ : member.household++;
    const household = first + (turn % count);
    const block = population.blockOf(household);
    if (block < member.first || block >= member.last) continue;
    if (isTargeted && population.serviceNeed(household) < IN_NEED) continue;
    const end = population.householdFirstResident[household + 1];
    for (let r = population.householdFirstResident[household]; isMember && r < end; r++) {
      const resident = moved(t, r);
      resident.knows += ACQUAINTANCE * (1 - resident.knows);
    }
    breakSilence(t, household);
    return;
  }
}
