/** The day's accounts and what a new day brings: visits that fall due, minimum patrol, counter service, meetings. */
import { exp, pow } from "../../kernel/math/elementary.ts";
import { poisson } from "../../kernel/random/distributions.ts";
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
const OFFICE_DAYS = 5;
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
    assess(w, day);
    if (office.hoursOfDay(day) <= 0) return;
    beginDay(w, day);
    w.meetingsDue += w.policy.coordinationMeetings / WORKDAYS_A_MONTH;
    if (w.meetingsDue >= 1 && w.hasGridLine) {
      w.meetingsDue--;
      meet(w);
    }
  });
  w.tasks.on(
    Task.meeting,
    () => w.p.meetingHours,
    (_, member) => {
      if (member >= 0) gain(w, member, w.p.alignmentMeeting);
    },
  );
  w.tasks.on(
    Task.training,
    (_, member) => Math.min(TRAINING * OFFICE_DAY, w.members.dutyHours[member]),
    (_, member) => {
      w.members.trainedDays[member] += TRAINING;
      w.tallies.trainingDays += TRAINING;
    },
  );
  w.sim.schedule(w.exogenous.start, Event.day, w.exogenous.start / 24);
}

function endDay(w: World, day: number, staffing: Staffing): void {
  w.crew.flush();
  lendHours(w);
  organise(w, staffHoursOf(w, day));
  w.communities.turnDay();
  const { members, tallies, p } = w;
  for (const list of members.inForce) {
    for (const k of list) {
      if (members.coveredBy[k] >= 0 || members.dutyHours[k] === 0) continue;
      // A person tires by her whole day: a part-timer's as community staff is part of it.
      const window = members.isFullTime[k] === 1 ? members.dutyHours[k] : OFFICE_DAY;
      const waiting = Math.min(members.dutyHours[k], backlogHours(w, k));
      const load = (members.obligatory[k] + waiting / 2) / window + p.roleStrain * members.conflicts[k];
      const office = w.departments.squadOf(members.community[k]);
      w.leaders.loads[office] += load;
      w.leaders.members[office]++;
      members.conflicts[k] = 0;
      members.obligatory[k] = 0;
      const target = 1 / (1 + exp(-(load - p.fatigueMiddle) / FATIGUE_WIDTH));
      members.fatigue[k] += (target - members.fatigue[k]) / p.fatigueDays;
      tallies.fatigueDays++;
      tallies.fatigueSum += members.fatigue[k];
      tallies.exhaustedDays += members.fatigue[k] > EXHAUSTED ? 1 : 0;
      tallies.alignmentSum += alignment(w, k);
      tallies.knowledgeSum += localKnowledge(w, k);
      const pay = members.isFullTime[k] === 1 ? pow(w.policy.fullTimePay, -p.payElasticity) : 1;
      const hazard = (pay * p.quitBase * exp(p.quitByFatigue * (members.fatigue[k] - QUIT_AT))) / WORKDAYS;
      // By block and day, so that the same luck meets the same beat under every policy.
      if (w.staffDraw(members.firstBlock[k] + members.net[k] * NET_OFFSET, day) < hazard) staffing.quit(k);
    }
  }
  w.leaders.turnDay(p.leaderDays);
}

/** Micro-grid heads organise residents with the hours that they give, and residents themselves with theirs. */
function lendHours(w: World): void {
  const perGrid = (w.policy.microGridHeads * w.p.headHours + w.policy.residentHours) / OFFICE_DAYS;
  const { communityGrids } = w.exogenous.places;
  for (let c = 0; c < communityGrids.length; c++) w.communities.lentToday[c] += perGrid * communityGrids[c];
}

function beginDay(w: World, day: number): void {
  const { members, policy, p } = w;
  const { population, places } = w.exogenous;
  const householdsPerBlock = population.households / places.blocks;
  const pushed = p.gridDuties * (1 - policy.gridDutiesReturned);
  const alarms = (policy.sensors / 1000) * p.falseAlarms * (w.hasGridLine ? 1 / w.nets : 0);
  for (let c = 0; c < members.inForce.length; c++) {
    for (const k of members.inForce[c]) {
      if (members.dutyHours[k] === 0) continue;
      const households = members.ownBlocks[k] * householdsPerBlock;
      // The nets of one place share its households out.
      const standard = (policy.visitStandard * (members.isFullTime[k] === 1 ? 1 : p.partTimeVisits)) / w.nets;
      // What is owed lapses beyond a quarter of the year's round: it shows in coverage, not in an endless queue.
      members.visitDebt[k] = Math.min(
        (standard * households) / 4,
        members.visitDebt[k] + (standard * households) / WORKDAYS,
      );
      if (alarms > 0) raiseAlarms(w, k, day, (alarms * households) / WORKDAYS);
      train(w, k);
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
/** False alarms of sensors, each of which the member on duty goes and looks at. */
function raiseAlarms(w: World, k: number, day: number, mean: number): void {
  const n = poisson(w.staffDraw(w.members.firstBlock[k], ALARM_OFFSET + day), mean);
  const on = w.onDuty(k);
  for (let i = 0; i < n; i++) w.submit(w.members.pool[on], MemberClass.verification, Task.alarm, on);
  w.tallies.alarms += n;
}

/** Training comes by half days. */
const TRAINING = 0.5;

function train(w: World, k: number): void {
  const { members } = w;
  members.trainingDue[k] += w.policy.trainingDays / WORKDAYS;
  if (members.trainingDue[k] < TRAINING || members.coveredBy[k] >= 0) return;
  members.trainingDue[k] -= TRAINING;
  w.submit(members.pool[k], MemberClass.pressing, Task.training, k);
}

const ALARM_OFFSET = 200_000;
/** Keeps the luck of members of different nets apart. */
const NET_OFFSET = 1_000_000;
/** Keeps the draws of pushed duties apart from those of resignations. */
const PUSHED_OFFSET = 100_000;

/** A coordination meeting: every member and some of the community's staff; its hours are theirs. */
function meet(w: World): void {
  for (let c = 0; c < w.members.inForce.length; c++) {
    for (const k of w.members.inForce[c]) {
      if (w.members.coveredBy[k] < 0) w.submit(w.members.pool[k], MemberClass.pressing, Task.meeting, k);
    }
    const staff = Math.ceil(w.members.inForce[c].length / MEMBERS_PER_STAFF);
    for (let i = 0; i < staff; i++) w.submit(w.communities.pool[c], CommunityClass.request, Task.meeting, -1);
  }
}
