/**
 * Administrative affairs: who carries each. Without a list a share reaches grid members; separation turns some away and
 * says where they go; nothing vanishes unless it is cancelled, and relief grows back. Affairs that are late come back
 * as reminders with priority.
 */
import { exp, pow } from "../../kernel/math/elementary.ts";
import { uniformAt } from "../../kernel/random/counter.ts";
import { BY_COMMUNITY, BY_COUNTER, BY_DEPARTMENT, BY_MEMBER, CANCELLED, DROPPED, PENDING } from "../agents/affair.ts";
import {
  COMMUNITY_LINE,
  COUNTER_LINE,
  CommunityClass,
  DEPARTMENT_LINE,
  DepartmentClass,
  Event,
  MEMBER_LINE,
  MemberClass,
  Priority,
  Task,
} from "../events.ts";
import { decision } from "../randomness.ts";
import { FIRST_DEPARTMENT } from "../units.ts";
import type { World } from "../world.ts";
import { slowing } from "./beats.ts";
import { gain, lose } from "./cooperation.ts";
import { meetNext } from "./grid-day.ts";
import { speed } from "./handling.ts";

const REACHES = decision("affair reaches member");
const TURNED = decision("affair turned away");
const CONTACT = decision("affair brings member to a household");
const RING = decision("affair meets ring-fenced hours");
const REMINDED = decision("affair is reminded");
const WHERE = decision("affair destination");
const OFFICERS = decision("affair falls on officers");
const PRESSING = decision("affair presses");
const TOGETHER = decision("affair done together");
const NET = decision("affair net");
const COMMANDED = decision("affair outranks by command");
const OWN_CHOICE = decision("affair put first by herself");
const FORM = decision("affair is a form");
const ONCE = decision("form is filled once");

/** Full-time duty against which the visible hours of a line are told. */
const FULL_DUTY = 6.5;
const YEAR = 365 * 24;

/** Of what is turned away under `mixed`: back to departments, joint with the community, once-only forms, counter. */
const MIXED = { department: 0.36, community: 0.65, cancelled: 0.85 } as const;

export function registerAffairs(w: World): void {
  const { affairs } = w.exogenous;
  w.sim.on(Event.affairIssued, "affair issued", Priority.world, (i) => {
    issue(w, i);
    if (i + 1 < affairs.size) w.sim.schedule(affairs.at[i + 1], Event.affairIssued, i + 1);
  });
  w.sim.on(Event.affairDue, "affair due", Priority.timer, (i, stage) => overdue(w, i, stage));
  w.tasks.on(
    Task.affair,
    (server, i) => startAffair(w, server, i),
    (server, i) => endAffair(w, server, i),
  );
  w.tasks.on(
    Task.counter,
    () => w.p.counterDuty / (w.policy.counterStaff * COUNTER_CHUNKS),
    () => {},
  );
  if (affairs.size > 0) w.sim.schedule(affairs.at[0], Event.affairIssued, 0);
}

const draw = (w: World, i: number, which: number): number =>
  uniformAt(w.exogenous.affairs.key0[i], w.exogenous.affairs.key1[i], which, 0);

/** Pieces in which a day of counter service is done, so that affairs of the counter fit between. */
export const COUNTER_CHUNKS = 4;

function issue(w: World, i: number): void {
  const { policy } = w;
  const { places } = w.exogenous;
  const grid = w.exogenous.affairs.grid[i];
  const member = memberFor(w, i);
  const community = places.gridCommunity[grid];
  w.sim.schedule(w.exogenous.affairs.dueAt[i], Event.affairDue, i, 0);
  if (draw(w, i, REACHES) >= w.members.affairShare[member]) {
    toCommunity(w, i, community);
  } else if (policy.affairsTurnedAway > 0 && draw(w, i, TURNED) < turnedAway(w)) {
    turnAway(w, i, community, policy.affairsDestination);
  } else if (isRingFenced(w, member) && draw(w, i, RING) < policy.ringFencedHours) {
    toCommunity(w, i, community);
  } else {
    toMemberOf(w, i, member);
  }
}

/** @returns the member on duty for an affair's grid, of the net that it falls to */
export function memberFor(w: World, i: number): number {
  const { affairs, places } = w.exogenous;
  const net = w.nets === 1 ? 0 : Math.floor(draw(w, i, NET) * w.nets);
  return w.memberAt(net, affairs.grid[i] * places.blocksPerGrid);
}

const isRingFenced = (w: World, member: number): boolean =>
  w.policy.ringFencedHours > 0 && w.members.isFullTime[member] === 0;

/**
 * Affairs follow the visible hours of a line: the share that reaches a member grows with her grid hours per grid, at an
 * elasticity. What would take a part-timer's ring-fenced hours goes to her colleagues of the community instead.
 * @returns share of the affairs of her grids that reach a member, the same as long as she has the post
 */
export function shareToMember(w: World, member: number): number {
  const { members, p } = w;
  const grids = (w.nets > 1 ? 1 / w.nets : 1) * (members.ownBlocks[member] / w.exogenous.places.blocksPerGrid);
  if (members.dutyHours[member] === 0) return 0;
  const visible = Math.min(1, members.dutyHours[member] / FULL_DUTY / Math.max(1, grids));
  const elastic = pow(visible, p.affairsFollowCapacity);
  return p.affairsToMembers * elastic;
}

/** @returns share of what reaches members that separation turns away now; the relief grows back by a share a year */
function turnedAway(w: World): number {
  const years = (w.now - w.turnedAwaySince) / YEAR;
  return w.policy.affairsTurnedAway * exp(-w.p.rebound * years);
}

function turnAway(w: World, i: number, community: number, destination: string): void {
  let where = destination;
  if (where === "mixed") {
    const u = draw(w, i, WHERE);
    if (u < MIXED.department) where = "department";
    else if (u < MIXED.community) where = "community";
    else where = u < MIXED.cancelled ? "cancelled" : "counter";
  }
  if (where === "cancelled") {
    w.affairs.carrier[i] = CANCELLED;
    w.affairs.doneAt[i] = w.now;
  } else if (where === "department" && draw(w, i, OFFICERS) >= w.p.affairsOnOfficers) {
    // The department's own clerks, whom the model does not have, do it in time.
    w.affairs.carrier[i] = BY_DEPARTMENT;
    w.affairs.doneAt[i] = w.exogenous.affairs.dueAt[i];
  } else if (where === "department") {
    const unit = FIRST_DEPARTMENT + w.exogenous.affairs.department[i];
    give(w, i, w.departments.poolOf(unit, community), DepartmentClass.work);
  } else if (where === "counter") {
    give(w, i, w.communities.counterPool[community], PRESSING_CLASS);
  } else {
    toCommunity(w, i, community);
  }
}

function toCommunity(w: World, i: number, community: number): void {
  give(w, i, w.communities.pool[community], CommunityClass.affair);
}

/** The task remembers its pool: a reminder puts it before the others there. */
function give(w: World, i: number, pool: number, cls: number, isMembers = 0): void {
  w.affairs.isMembers[i] = isMembers;
  w.affairs.task[i] = w.submit(pool, cls, Task.affair, i, pool);
}

/**
 * Under the command of the grid office no affair outranks a matter, under the community's a pressing one does, under
 * both by the community's weight; and there a pressing affair that meets a matter is an order conflict. A member who is
 * assessed on affairs puts some of them first by herself.
 */
function toMemberOf(w: World, i: number, member: number): void {
  const { members, policy, p } = w;
  let isFirst = draw(w, i, OWN_CHOICE) < p.ownPriority * policy.affairsAssessed;
  if (policy.command !== "gridOffice" && draw(w, i, PRESSING) < p.pressing) {
    const isShared = policy.command === "shared";
    if (!isShared || draw(w, i, COMMANDED) < policy.communityWeight) isFirst = true;
    if (isShared && isClaimed(w, member)) {
      w.tallies.orderConflicts++;
      members.conflicts[member]++;
      lose(w, member, p.alignmentLoss / 2);
    }
  }
  give(w, i, members.pool[member], isFirst ? MemberClass.pressing : MemberClass.affair, 1);
}

/** @returns whether the grid line's own orders claim a member's next hour: a matter under way or waiting */
function isClaimed(w: World, member: number): boolean {
  const current = w.crew.current(w.members.server[member]);
  if (current >= 0 && w.tasks.kind[current] === Task.matter) return true;
  const pool = w.members.pool[member];
  return w.crew.length(pool, MemberClass.urgent) + w.crew.length(pool, MemberClass.matter) > 0;
}

function startAffair(w: World, server: number, i: number): number {
  const line = w.staff.line[server];
  const hours = w.exogenous.affairs.hours[i] * (isFilledOnce(w, i) ? 1 - w.p.formSaving : 1);
  if (line === MEMBER_LINE) return hours * slowing(w, w.staff.whose[server]);
  return line === DEPARTMENT_LINE ? speed(w, server, hours) : hours;
}

/** @returns whether it is a form that is filled from data at hand */
const isFilledOnce = (w: World, i: number): boolean =>
  w.policy.onceOnlyForms > 0 && draw(w, i, FORM) < w.p.affairForms && draw(w, i, ONCE) < w.policy.onceOnlyForms;

function endAffair(w: World, server: number, i: number): void {
  const line = w.staff.line[server];
  w.affairs.task[i] = -1;
  w.affairs.doneAt[i] = w.now;
  if (line === MEMBER_LINE) {
    w.affairs.carrier[i] = BY_MEMBER;
    const member = w.staff.whose[server];
    if (draw(w, i, TOGETHER) < w.p.jointAffairs) gain(w, member, w.p.alignmentGain / 4);
    if (draw(w, i, CONTACT) < w.p.affairContact) meetNext(w, member, true);
  } else if (line === COMMUNITY_LINE) w.affairs.carrier[i] = BY_COMMUNITY;
  else w.affairs.carrier[i] = line === COUNTER_LINE ? BY_COUNTER : BY_DEPARTMENT;
}

/** Past its due time an affair may come back with priority; long past it, it is dropped. */
function overdue(w: World, i: number, stage: number): void {
  const { affairs, crew, tasks } = w;
  const task = affairs.task[i];
  if (affairs.carrier[i] !== PENDING || task < 0) return;
  if (stage === 0 && draw(w, i, REMINDED) >= w.p.affairsReminded) {
    w.sim.schedule(w.after(8 * w.p.affairDropped), Event.affairDue, i, 1);
    return;
  }
  if (!crew.withdraw(task)) return;
  if (stage === 1) {
    tasks.drop(task);
    affairs.task[i] = -1;
    affairs.carrier[i] = DROPPED;
    return;
  }
  w.sim.schedule(w.after(8 * w.p.affairDropped), Event.affairDue, i, 1);
  // One command of the grid office lets no affair outrank a matter, late or not.
  if (affairs.isMembers[i] === 1 && w.policy.command === "gridOffice")
    crew.submit(tasks.extra[task], MemberClass.affair, task, true);
  else crew.submit(tasks.extra[task], PRESSING_CLASS, task);
}

/** Class of pressing affairs in every pool that carries affairs. */
const PRESSING_CLASS = 1;
