/** Beats: whose a matter is on the ground, what a member knows of it, and how tasks reach her. */
import { State } from "../../cases/case-table.ts";
import { exp } from "../../kernel/math/elementary.ts";
import { CommunityClass, DepartmentClass, Event, MemberClass, Task } from "../events.ts";
import { COMMUNITY, GRID } from "../units.ts";
import type { World } from "../world.ts";

/** @returns local knowledge of a member now, 0 to 1: learned over working days in the post */
export function localKnowledge(w: World, member: number): number {
  const days = w.exogenous.calendars.office.between(w.members.postedAt[member], w.now) / 8;
  return 1 - (1 - w.members.knowledge[member]) * exp(-days / w.p.knowledgeDays);
}

/**
 * Hours a member has worked for the other line so far: affairs inside her grid duty, and for a part-timer her hours as
 * community staff. Differences of this clock say how long a task was put aside for the other line (F5b).
 */
export function otherLineClock(w: World, member: number): number {
  const community = w.members.communityServer[member];
  const asStaff = community < 0 ? 0 : w.crew.calendarOf(community).worked(w.now);
  return w.members.otherLine[member] + asStaff;
}

/** @returns how much slower the member works for her fatigue */
export const slowing = (w: World, member: number): number => 1 + w.p.fatigueSlowing * w.members.fatigue[member];

/** @returns grids' worth of patrol that one hour on the beat is, vacant posts that she covers included */
export const gridEquivalent = (w: World, member: number): number =>
  w.exogenous.places.blocksPerGrid / w.members.beatBlocks[member];

/** @returns what a member is able to, relative to the mean: her own, and what training has added so far */
export const skill = (w: World, member: number): number =>
  w.members.skill[member] + w.p.trainingGain * (1 - exp(-w.members.trainedDays[member] / TRAINING_SPAN));

/** Days of training a year of which the gain is told. */
const TRAINING_SPAN = 10;

/** @returns who settles a matter of the grid line: the member of its beat, or the colleague to whom it was given */
export function handlerOf(w: World, m: number): number {
  const helper = w.matters.helper[m];
  return helper >= 0 && w.members.isActive[helper] === 1 ? w.onDuty(helper) : w.memberOf(m);
}

/** Beyond its member: the colleague of her community and net who knows most is to settle it, or she herself if alone. */
export function callHelp(w: World, m: number): void {
  const { members, matters } = w;
  const member = w.memberOf(m);
  matters.helper[m] = member;
  let known = Number.NEGATIVE_INFINITY;
  for (const k of members.inForce[members.community[member]]) {
    if (k === member || members.coveredBy[k] >= 0 || members.net[k] !== members.net[member]) continue;
    const knowledge = localKnowledge(w, k);
    if (knowledge <= known) continue;
    matters.helper[m] = k;
    known = knowledge;
  }
}

/** Gives a matter to the member who settles it. If nobody touches it for a while, the valve opens (grid-day). */
export function assign(w: World, m: number): void {
  if (!w.hasGridLine) {
    takeOver(w, m);
    return;
  }
  const member = handlerOf(w, m);
  const isUrgent = w.matters.reminded[m] === 1;
  const task = readyFor(w, member, Task.matter, m, 0);
  w.matters.task[m] = task;
  w.sim.schedule(w.after(w.p.valveHours), Event.valve, m, ++w.matters.assignments[m]);
  w.crew.submit(w.members.pool[member], isUrgent ? MemberClass.urgent : MemberClass.matter, task);
}

/** @returns a new task of a matter for a member, which remembers how long she has worked for the other line by now */
export function readyFor(w: World, member: number, kind: number, m: number, extra: number): number {
  const task = w.tasks.make(kind, m, extra, w.now);
  w.tasks.otherLine[task] = otherLineClock(w, member);
  return task;
}

/** A task that was ready for a member starts or is withdrawn: what she meanwhile worked for the other line counts. */
export function countPutAside(w: World, member: number, m: number, task: number): void {
  const hours = otherLineClock(w, member) - w.tasks.otherLine[task];
  if (hours > 0) w.cases.waited(m, hours, w.now);
}

/** Community staff take over what is the grid line's, at a price. */
export function takeOver(w: World, m: number): void {
  w.tallies.takeovers++;
  w.matters.unit[m] = COMMUNITY;
  w.cases.passed(w.now, m, COMMUNITY);
  w.cases.accepted(w.now, m, COMMUNITY);
  w.cases.enter(w.now, m, State.queue);
  w.submit(w.communities.pool[w.communityOf(m)], CommunityClass.matter, Task.takeover, m);
}

/** Moves a matter that still waits for its member before all others. */
export function remind(w: World, m: number): void {
  w.matters.reminded[m] = 1;
  const task = w.matters.task[m];
  if (task < 0 || w.tasks.kind[task] !== Task.matter || !w.crew.withdraw(task)) return;
  w.crew.submit(w.members.pool[handlerOf(w, m)], MemberClass.urgent, task);
}

/** Moves a matter before others wherever it waits, at its member or in a department. */
export function hasten(w: World, m: number): void {
  remind(w, m);
  const task = w.matters.task[m];
  if (task < 0 || w.tasks.kind[task] !== Task.work || !w.crew.withdraw(task)) return;
  w.crew.submit(w.departments.poolOf(w.tasks.extra[task], w.communityOf(m)), DepartmentClass.urgent, task);
}

/** The grid line accepts a matter of its own. */
export function acceptAtGrid(w: World, m: number): void {
  w.matters.unit[m] = GRID;
  w.cases.accepted(w.now, m, GRID);
  w.cases.enter(w.now, m, State.queue);
}
