/** The day's accounts and what a new day brings: visits that fall due, minimum patrol, counter service, meetings. */
import { exp } from "../../kernel/math/elementary.ts";
import { CommunityClass, Event, MemberClass, Priority, Task } from "../events.ts";
import type { World } from "../world.ts";
import { COUNTER_CHUNKS } from "./affairs.ts";
import { assess } from "./assessment.ts";
import { organise, staffHoursOf } from "./autonomy.ts";
import { localKnowledge } from "./beats.ts";
import { alignment, gain } from "./cooperation.ts";
import { backlogHours, dueVisit } from "./grid-day.ts";
import type { Staffing } from "./staffing.ts";

const WORKDAYS = 250;
const WORKDAYS_A_MONTH = 21;
/** Width of the logistic of fatigue over obligations (tried in a prototype). */
const FATIGUE_WIDTH = 0.18;
const EXHAUSTED = 0.6;
const OFFICE_DAY = 8;
/** Fatigue at which the base rate of resignations holds. */
const QUIT_AT = 0.35;
/** One member of community staff attends a meeting for so many grid members (assumption). */
const MEMBERS_PER_STAFF = 4;

export function registerDay(w: World, staffing: Staffing): void {
  const { office } = w.exogenous.calendars;
  w.sim.on(Event.day, "day begins", Priority.day, (day) => {
    if (day * 24 + 24 < w.exogenous.end) w.sim.schedule((day + 1) * 24, Event.day, day + 1);
    if (office.hoursOfDay(day - 1) > 0) endDay(w, day - 1, staffing);
    staffing.letGo();
    assess(w, day, staffing);
    if (office.hoursOfDay(day) <= 0) return;
    beginDay(w, day, staffing);
    w.meetingsDue += w.policy.coordinationMeetings / WORKDAYS_A_MONTH;
    if (w.meetingsDue >= 1) {
      w.meetingsDue--;
      meet(w, staffing);
    }
  });
  w.tasks.on(
    Task.meeting,
    () => w.p.meetingHours,
    (_, member) => {
      if (member >= 0) gain(w, member, w.p.alignmentMeeting);
    },
  );
  w.sim.schedule(w.exogenous.start, Event.day, w.exogenous.start / 24);
}

function endDay(w: World, day: number, staffing: Staffing): void {
  w.crew.flush();
  organise(w, staffHoursOf(w, day));
  w.communities.turnDay();
  const { members, tallies, p } = w;
  for (const list of staffing.inForce) {
    for (const k of list) {
      if (members.coveredBy[k] >= 0) continue;
      // A person tires by her whole day: a part-timer's as community staff is part of it.
      const window = members.isFullTime[k] === 1 ? members.dutyHours[k] : OFFICE_DAY;
      const waiting = Math.min(members.dutyHours[k], backlogHours(w, k));
      const load = (members.obligatory[k] + waiting / 2) / window + p.roleStrain * members.conflicts[k];
      members.conflicts[k] = 0;
      members.obligatory[k] = 0;
      const target = 1 / (1 + exp(-(load - p.fatigueMiddle) / FATIGUE_WIDTH));
      members.fatigue[k] += (target - members.fatigue[k]) / p.fatigueDays;
      tallies.fatigueDays++;
      tallies.fatigueSum += members.fatigue[k];
      tallies.exhaustedDays += members.fatigue[k] > EXHAUSTED ? 1 : 0;
      tallies.alignmentSum += alignment(w, k);
      tallies.knowledgeSum += localKnowledge(w, k);
      const hazard = (p.quitBase * exp(p.quitByFatigue * (members.fatigue[k] - QUIT_AT))) / WORKDAYS;
      // By block and day, so that the same luck meets the same beat under every policy.
      if (w.staffDraw(members.firstBlock[k], day) < hazard) staffing.quit(k);
    }
  }
}

function beginDay(w: World, day: number, staffing: Staffing): void {
  const { members, policy, p } = w;
  const { population, places } = w.exogenous;
  const householdsPerBlock = population.households / places.blocks;
  const pushed = p.gridDuties * (1 - policy.gridDutiesReturned);
  for (let c = 0; c < staffing.inForce.length; c++) {
    for (const k of staffing.inForce[c]) {
      const households = (members.lastBlock[k] - members.firstBlock[k]) * householdsPerBlock;
      const standard = policy.visitStandard * (members.isFullTime[k] === 1 ? 1 : p.partTimeVisits);
      // What is owed lapses beyond a quarter of the year's round: it shows in coverage, not in an endless queue.
      members.visitDebt[k] = Math.min(
        (standard * households) / 4,
        members.visitDebt[k] + (standard * households) / WORKDAYS,
      );
      const isPushed = w.staffDraw(members.firstBlock[k], PUSHED_OFFSET + day) < pushed;
      dueVisit(w, k, isPushed || members.coveredBy[k] >= 0);
      if (p.patrolMinimum > 0 && members.patrolPending[k] === 0 && members.coveredBy[k] < 0) {
        members.patrolPending[k] = 1;
        w.submit(members.pool[k], MemberClass.patrol, Task.patrol, k);
      }
    }
    const chunks = Math.round(policy.counterStaff) * COUNTER_CHUNKS;
    for (let i = w.crew.length(w.communities.counterPool[c], 0); i < chunks; i++) {
      w.submit(w.communities.counterPool[c], 0, Task.counter, c);
    }
  }
}
/** Keeps the draws of pushed duties apart from those of resignations. */
const PUSHED_OFFSET = 100_000;

/** A coordination meeting: every member and some of the community's staff; its hours are theirs. */
function meet(w: World, staffing: Staffing): void {
  for (let c = 0; c < staffing.inForce.length; c++) {
    for (const k of staffing.inForce[c]) {
      if (w.members.coveredBy[k] < 0) w.submit(w.members.pool[k], MemberClass.pressing, Task.meeting, k);
    }
    const staff = Math.ceil(staffing.inForce[c].length / MEMBERS_PER_STAFF);
    for (let i = 0; i < staff; i++) w.submit(w.communities.pool[c], CommunityClass.request, Task.meeting, -1);
  }
}
