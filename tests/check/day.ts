/** Posts, and the day's accounts: duties that fall due, fatigue, social capital, assessment (docs/odd.md, 3 and 7). */
import { poisson } from "../../engine/kernel/random/distributions.ts";
import { RANK } from "./agenda.ts";
import { backlogOf, dueVisit, gain, slowed } from "./grid-day.ts";
import { expose, patrolEnds, patrolStarts } from "./patrol.ts";
import { Pool, type Server, type Task } from "./pool.ts";
import { logistic, relativeWeight } from "./residents.ts";
import type { Community, Member, Town } from "./town.ts";

const WORKDAYS = 250;
const PUSHED = 100_000;
const ALARMS = 200_000;
const EMPTY_HOURS = 0.1;

const nothing = (): void => {};

// ---------------------------------------------------------------------------------------------------- posts

/** Beats are equal runs of blocks; full-timers have a community's first grids. */
export function fillPosts(t: Town): void {
  const { policy, x } = t;
  let [fullSum, partSum, number] = [0, 0, 0];
  for (const community of t.communities) {
    const [from, to] = community.blocks;
    const grids = (to - from) / x.places.blocksPerGrid;
    const middle = from + Math.round(policy.fullTimeShare * grids) * x.places.blocksPerGrid;
    const before = [Math.round(fullSum), Math.round(partSum)];
    fullSum += ((middle - from) / x.places.blocksPerGrid) * policy.fullTimeMembersPerGrid;
    partSum += ((to - middle) / x.places.blocksPerGrid) * policy.partTimeMembersPerGrid;
    for (const [first, last] of beats(from, middle, Math.round(fullSum) - before[0])) {
      community.members.push(post(t, community, number++, first, last, true));
    }
    for (const [first, last] of beats(middle, to, Math.round(partSum) - before[1])) {
      community.members.push(post(t, community, number++, first, last, false));
    }
  }
  for (const community of t.communities) hireStaff(t, community);
}

function beats(from: number, to: number, posts: number): [number, number][] {
  const n = to === from ? 0 : Math.max(1, Math.min(to - from, posts));
  const end = (i: number): number => from + Math.round((i * (to - from)) / n);
  return Array.from({ length: n }, (_, i) => [end(i), end(i + 1)]);
}

function post(t: Town, community: Community, number: number, first: number, last: number, isFullTime: boolean): Member {
  const { p, policy } = t;
  const duty = isFullTime ? policy.fullTimeHours : policy.partTimeHours;
  const pool = new Pool(t.agenda, 7);
  const member: Member = {
    number,
    community,
    first,
    last,
    isFullTime,
    duty,
    pool,
    grid: undefined as unknown as Server,
    talent: 1 + p.skillSpread * (2 * t.careers.uniform(first, -2) - 1),
    trained: 0,
    trainingOwed: 0,
    fatigue: 0.3,
    alignment: p.alignmentRest,
    alignedAt: t.now,
    clock: 0,
    patrolsSince: null,
    latent: [],
    finding: null,
    owed: 0,
    visitIsDue: false,
    patrolIsDue: false,
    household: 0,
    householdInNeed: 0,
    inNeedOwed: 0,
    obligatory: 0,
    conflicts: 0,
    reports: 0,
  };
  const worked = (task: Task | null, hours: number): void => {
    if (task !== null && task.kind !== "minimum patrol") member.obligatory += hours;
  };
  const grid = pool.hire(
    t.hours("weekdays", [
      [9, 9 + duty / 2],
      [13, 13 + duty / 2],
    ]),
    { worked, rests: () => patrolStarts(t, member), rises: () => patrolEnds(t, member) },
  );
  Object.assign(member, { grid });
  if (!isFullTime) {
    const beside = t.hours("weekdays", [
      [9 + duty / 2, 13],
      [13 + duty / 2, 17],
    ]);
    community.staff.hire(beside, {
      worked: (task, hours) => {
        if (task === null) community.free += hours;
        else member.obligatory += hours;
      },
    });
  }
  return member;
}

/** Part-timers are among the community's staff, as is the counter's. */
function hireStaff(t: Town, community: Community): void {
  const { communityStaff, counterStaff, organisationHours } = t.policy;
  const counter = Math.min(counterStaff, communityStaff - 1);
  const partTimers = community.members.filter(({ isFullTime }) => !isFullTime).length;
  const free = (task: Task | null, hours: number): void => {
    if (task === null) community.free += hours;
  };
  const lent = (task: Task | null, hours: number): void => {
    if (task === null) community.lent += hours;
  };
  for (let i = 0; i < Math.round(communityStaff - counter - partTimers); i++) {
    community.staff.hire(t.office, { worked: free });
  }
  for (let i = 0; i < Math.round(counter); i++) community.counter.hire(t.office);
  const persons = Math.ceil(organisationHours / 40);
  const half = organisationHours / persons / 5 / 2;
  for (let i = 0; i < persons; i++) {
    const hours = t.hours("weekdays", [
      [9, 9 + half],
      [13, 13 + half],
    ]);
    community.volunteers.hire(hours, { worked: lent });
  }
  for (let i = 0; i < Math.round(t.policy.volunteerHours / 4); i++) {
    community.volunteers.hire(t.hours("saturday", [[9, 13]]), { worked: lent });
  }
}

// ---------------------------------------------------------------------------------------------------- days

export function beginDays(t: Town): void {
  let meetings = 0;
  const midnight = (day: number): void => {
    if (day * 24 + 24 < t.x.end) t.agenda.add(24 * (day + 1), RANK.day, () => midnight(day + 1));
    if (24 * day > t.x.start && t.office.ofDay(day - 1) > 0) endDay(t, day - 1);
    if (day % 30 === 0) assess(t);
    if (t.office.ofDay(day) === 0) return;
    beginDay(t, day);
    meetings += t.policy.coordinationMeetings / 21;
    if (meetings < 1) return;
    meetings--;
    meet(t);
  };
  t.agenda.add(t.x.start, RANK.day, () => midnight(t.x.start / 24));
}

function endDay(t: Town, day: number): void {
  const { p } = t;
  for (const community of t.communities) {
    for (const pool of [community.staff, community.volunteers, ...community.members.map((k) => k.pool)]) pool.account();
    community.lent +=
      ((t.policy.microGridHeads * p.headHours + t.policy.residentHours) / 5) *
      t.x.places.communityGrids[community.number];
    const hours = community.staff.servers.reduce((sum, server) => sum + server.hours.ofDay(day), 0);
    const organised = Math.min(1, (community.free + community.lent) / hours);
    const s = community.capital;
    community.capital += (p.capitalGain * organised * (1 - s) - p.capitalDecay * s) / 90;
    community.days.push({ free: community.free, asked: community.asked });
    if (community.days.length > 5) community.days.shift();
    Object.assign(community, { free: 0, lent: 0, asked: 0 });
    for (const member of community.members) tire(t, member);
  }
}

function tire(t: Town, member: Member): void {
  const { p } = t;
  const window = member.isFullTime ? member.duty : 8;
  const waiting = Math.min(member.duty, backlogOf(t, member));
  const load = (member.obligatory + waiting / 2) / window + p.roleStrain * member.conflicts;
  const target = logistic((load - p.fatigueMiddle) / 0.18);
  member.fatigue += (target - member.fatigue) / p.fatigueDays;
  member.obligatory = 0;
  member.conflicts = 0;
}

function beginDay(t: Town, day: number): void {
  const { p, policy, x } = t;
  const perBlock = x.population.households / x.places.blocks;
  const pushed = p.gridDuties * (1 - policy.gridDutiesReturned);
  for (const { members, counter } of t.communities) {
    for (const member of members) {
      const households = (member.last - member.first) * perBlock;
      const round = policy.visitStandard * (member.isFullTime ? 1 : p.partTimeVisits) * households;
      member.owed = Math.min(round / 4, member.owed + round / WORKDAYS);
      const alarms = ((policy.sensors / 1000) * p.falseAlarms * households) / WORKDAYS;
      for (let n = poisson(t.careers.uniform(member.first, ALARMS + day), alarms); n > 0; n--) {
        const hours = (): number => slowed(t, member, p.travel + p.assess);
        member.pool.submit(3, { kind: "alarm", hours, ends: nothing });
      }
      train(t, member);
      dueVisit(t, member, t.careers.uniform(member.first, PUSHED + day) < pushed);
      walkTheMinimum(t, member);
    }
    const portions = 4 * Math.round(policy.counterStaff);
    while (counter.queues[0].length < portions) {
      counter.submit(0, { kind: "counter", hours: () => p.counterDuty / (4 * policy.counterStaff), ends: nothing });
    }
  }
}

/** By half days. */
function train(t: Town, member: Member): void {
  member.trainingOwed += t.policy.trainingDays / WORKDAYS;
  if (member.trainingOwed < 0.5) return;
  member.trainingOwed -= 0.5;
  const ends = (): void => {
    member.trained += 0.5;
  };
  member.pool.submit(1, { kind: "training", hours: () => Math.min(4, member.duty), ends });
}

function walkTheMinimum(t: Town, member: Member): void {
  if (t.p.patrolMinimum === 0 || member.patrolIsDue) return;
  const hours = t.p.patrolMinimum * member.duty;
  member.patrolIsDue = true;
  member.pool.submit(4, {
    kind: "minimum patrol",
    hours: () => hours,
    ends: () => {
      member.patrolIsDue = false;
      expose(t, member, hours);
    },
  });
}

/** Every member, and of the community's staff one for four of them. */
function meet(t: Town): void {
  const hours = (): number => t.p.meetingHours;
  for (const { members, staff } of t.communities) {
    for (const member of members) {
      const ends = (): void => gain(t, member, t.p.alignmentMeeting);
      member.pool.submit(1, { kind: "meeting", hours, ends });
    }
    for (let i = 0; i < Math.ceil(members.length / 4); i++) staff.submit(2, { kind: "meeting", hours, ends: nothing });
  }
}

/** Every thirtieth day: pressure by the gap to the targets; members short of a quota report what is not there. */
function assess(t: Town): void {
  const { p, policy } = t;
  const pressure = (target: number, good: number, all: number): number =>
    all === 0 ? 0 : Math.min(1, Math.max(0, target - good / all) / p.pressureGap);
  const weight = relativeWeight(t, "weightOnTime");
  for (const one of t.assessed) {
    one.pressure = pressure(p.onTimeTarget, one.closed - one.late, one.closed);
    one.effort = 1 + p.effort * Math.min(1, one.pressure * weight);
    Object.assign(one, { closed: 0, late: 0 });
  }
  const { ratings } = t;
  ratings.pressure = pressure(p.satisfactionTarget, ratings.all - ratings.bad, ratings.all);
  Object.assign(ratings, { all: 0, bad: 0 });
  const isWhole = t.now - t.x.start >= 24 * 30;
  for (const member of t.communities.flatMap(({ members }) => members)) {
    const grids = (member.last - member.first) / t.x.places.blocksPerGrid;
    const gap = isWhole ? Math.max(0, policy.reportQuota * grids - member.reports) : 0;
    member.reports = 0;
    const share = Math.min(1, p.propensityToGame * relativeWeight(t, "weightReports"));
    for (let i = 0; i < Math.floor(gap * share); i++) {
      member.pool.submit(5, { kind: "empty report", hours: () => EMPTY_HOURS, ends: nothing });
    }
  }
}
