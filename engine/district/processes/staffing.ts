/**
 * Staffing: posts, beats, hours and pools as the policy sets them. At the start it builds all; when a policy is enacted
 * it changes only what the policy changes. Part-time members are community staff: under a full-time regime their grid
 * hours go back to the community.
 */

import { between } from "../../kernel/random/distributions.ts";
import {
  CENTRE_LINE,
  COMMUNITY_CLASSES,
  COMMUNITY_LINE,
  COUNTER_LINE,
  CommunityClass,
  DEPARTMENT_CLASSES,
  DEPARTMENT_LINE,
  Event,
  HOTLINE_LINE,
  MEMBER_CLASSES,
  MEMBER_LINE,
  OFFICE_CLASSES,
  OFFICE_LINE,
  ORGANISATION_LINE,
  PROPERTY_LINE,
  Priority,
  Task,
  VOLUNTEER_LINE,
} from "../events.ts";
import { GRID } from "../units.ts";
import type { World } from "../world.ts";
import { memberFor, shareToMember } from "./affairs.ts";
import { countPutAside, handlerOf, localKnowledge, otherLineClock, takeOver } from "./beats.ts";
import { alignment } from "./cooperation.ts";
import { toOffice } from "./dispatch.ts";
import { changeDuty, release, transfer, widenBeat } from "./patrol.ts";
import { type Post, Posts } from "./posts.ts";
import { SetOfCalendars } from "./set-of-calendars.ts";

/** Tasks of a post itself, which its successor has of his own. */
const STANDING: readonly number[] = [
  Task.visit,
  Task.patrol,
  Task.meeting,
  Task.emptyReport,
  Task.training,
  Task.alarm,
];
/** Keeps the ability of members of different nets apart. */
const NET_SUBJECTS = 1_000_000;

/** A volunteer lends a Saturday morning of four hours (assumption). */
const VOLUNTEER_HOURS = 4;
const PROPERTY_STAFF = 2;
/** Hours and working days of a week. */
const WEEKLY = 40;
const WORKDAYS = 5;
/** Hours a grid-day that dispatches of the district centre take in the baseline, with room for peaks (assumption). */
const CENTRE_LOAD = 0.2;

export class Staffing {
  private readonly w: World;
  private readonly calendars: SetOfCalendars;
  /** Servers of each community's staff who are not part-timers, and of its counter and volunteers. */
  private readonly staff: number[][] = [];
  private readonly counter: number[][] = [];
  private readonly volunteers: number[][] = [];
  private readonly organisations: number[][] = [];
  private readonly organisationHours: number[] = [];
  /** Their posts, told apart by beat and hours. */
  private postsKey = "";

  constructor(w: World) {
    this.w = w;
    this.calendars = new SetOfCalendars(w);
    const { crew, communities, exogenous } = w;
    const { places } = exogenous;
    w.hotlinePool = crew.addPool(OFFICE_CLASSES);
    w.centrePool = crew.addPool(1);
    for (let c = 0; c < places.communities; c++) {
      communities.pool[c] = crew.addPool(COMMUNITY_CLASSES);
      communities.counterPool[c] = crew.addPool(2);
      communities.propertyPool[c] = crew.addPool(1);
      communities.volunteerPool[c] = crew.addPool(1);
      this.staff.push([]);
      this.counter.push([]);
      this.volunteers.push([]);
      this.organisations.push([]);
      this.organisationHours.push(0);
      w.members.inForce.push([]);
      if (places.hasProperty[c] === 1) {
        for (let i = 0; i < PROPERTY_STAFF; i++) {
          w.staff.add(w.crew, communities.propertyPool[c], this.calendars.daily, PROPERTY_LINE, c);
        }
      }
    }
    this.addOffices();
    this.addDepartments();
    w.sim.on(Event.hired, "a post is filled", Priority.day, (member) => this.fill(member));
  }

  /** Brings staff to what the policy says now. */
  apply(): void {
    const posts = new Posts(this.w);
    if (posts.key !== this.postsKey) {
      this.postsKey = posts.key;
      this.rebuildMembers(posts);
    }
    this.adjustCommunities();
    this.w.assessed.weigh(this.w.p, this.w.policy);
  }

  // ------------------------------------------------------------------------------------- offices, departments

  private addOffices(): void {
    const { w, calendars } = this;
    const { places, parameters: p } = w.exogenous;
    const grids = new Int32Array(w.departments.squads);
    for (let c = 0; c < places.communities; c++) grids[w.departments.squadOf(c)] += places.communityGrids[c];
    for (let office = 0; office < grids.length; office++) {
      w.officePools[office] = w.crew.addPool(OFFICE_CLASSES);
      const dispatchers = Math.max(1, Math.round(p.dispatchersPerGrid * grids[office] + 0.3));
      for (let i = 0; i < dispatchers; i++)
        w.staff.add(w.crew, w.officePools[office], calendars.office, OFFICE_LINE, office);
    }
    // Operators of the city's hotline who answer this district, by the load of the baseline.
    const calls = places.demand.reduce((sum, d, c) => sum + d * places.communityGrids[c], 0);
    const hours = calls * (p.enquiriesPerGridDay + 0.5 * p.needsPerGridDay + 0.3 * p.publicPerGridDay) * p.intakeHours;
    const operators = Math.max(1, Math.ceil(hours / 12 / p.hotlineUtilisation));
    for (let i = 0; i < operators; i++) w.staff.add(w.crew, w.hotlinePool, calendars.daily, HOTLINE_LINE, -1);
    // The district centre keeps the hotline's hours and has staff for the same load.
    const centre = Math.max(1, Math.ceil((0.8 * places.grids * CENTRE_LOAD) / 12 / p.hotlineUtilisation));
    for (let i = 0; i < centre; i++) w.staff.add(w.crew, w.centrePool, calendars.daily, CENTRE_LINE, -1);
  }

  private addDepartments(): void {
    const { w, calendars } = this;
    const { departments, crew } = w;
    for (let i = 0; i < departments.pool.length; i++) {
      departments.pool[i] = crew.addPool(DEPARTMENT_CLASSES);
      const d = Math.floor(i / departments.squads);
      for (let o = 0; o < departments.officers[d]; o++) {
        const officer = w.staff.add(w.crew, departments.pool[i], calendars.office, DEPARTMENT_LINE, i);
        w.staff.worth[officer] = departments.availability[d];
      }
    }
  }

  // ----------------------------------------------------------------------------------------------- communities

  /** Community staff less those who are part-time members (counted with them), counter staff, volunteers. */
  private adjustCommunities(): void {
    const { w, calendars } = this;
    const { policy, communities } = w;
    for (let c = 0; c < this.staff.length; c++) {
      const partTimers = w.members.inForce[c].filter((k) => w.members.isFullTime[k] === 0).length;
      // The counter never takes the last of the staff: who else would answer the grid line?
      const counter = Math.min(policy.counterStaff, policy.communityStaff - 1);
      const rest = Math.max(0, Math.round(policy.communityStaff - counter - partTimers));
      resize(
        this.staff[c],
        rest,
        () => w.staff.add(w.crew, communities.pool[c], calendars.office, COMMUNITY_LINE, c),
        w,
      );
      resize(
        this.counter[c],
        Math.round(counter),
        () => w.staff.add(w.crew, communities.counterPool[c], calendars.office, COUNTER_LINE, c),
        w,
      );
      this.adjustOrganisations(c);
      communities.lentWeekly[c] = policy.volunteerHours + policy.organisationHours;
      const volunteers = Math.round(policy.volunteerHours / VOLUNTEER_HOURS);
      resize(
        this.volunteers[c],
        volunteers,
        () => w.staff.add(w.crew, communities.volunteerPool[c], calendars.saturday, VOLUNTEER_LINE, c),
        w,
      );
    }
  }

  /** Social organisations come on working days, as few persons as can give the hours. */
  private adjustOrganisations(c: number): void {
    const { w, calendars } = this;
    const { organisationHours: hours } = w.policy;
    if (this.organisationHours[c] === hours) return;
    this.organisationHours[c] = hours;
    const persons = Math.ceil(hours / WEEKLY);
    const pool = w.communities.volunteerPool[c];
    resize(this.organisations[c], 0, () => 0, w);
    resize(
      this.organisations[c],
      persons,
      () => w.staff.add(w.crew, pool, calendars.duty(hours / persons / WORKDAYS), ORGANISATION_LINE, c),
      w,
    );
  }

  // --------------------------------------------------------------------------------------------------- members

  /** New posts and beats; what was under way, known and latent on the old ones goes over. */
  private rebuildMembers(posts: Posts): void {
    const { w } = this;
    const { places } = w.exogenous;
    const old = w.members.inForce;
    const latent = old.flat().flatMap((k) => release(w, k));
    const isFirst = old.every((list) => list.length === 0);
    w.divide(posts.nets);
    w.members.inForce = Array.from({ length: places.communities }, (_, c) => {
      const before = old[c];
      const now = posts.of(c).map((post) => this.post(c, post));
      for (const k of now) this.settle(k, before, isFirst);
      return now;
    });
    for (let c = 0; c < places.communities; c++) {
      posts.of(c).forEach((post, i) => {
        this.giveBeat(w.members.inForce[c][i], post, posts.nets);
      });
    }
    for (const list of old) for (const k of list) this.dismiss(k);
    for (const m of latent) transfer(w, m);
  }

  /** Blocks become a member's; those of a special grid are taken from the general ones of every net. */
  private giveBeat(k: number, post: Post, nets: number): void {
    const { members, memberOfBlock, exogenous } = this.w;
    const { blocks } = exogenous.places;
    for (let net = 0; net < nets; net++) {
      if (net !== post.net && !post.isSpecial) continue;
      for (let at = net * blocks + post.first; at < net * blocks + post.last; at++) {
        if (post.isSpecial && memberOfBlock[at] >= 0) {
          members.beatBlocks[memberOfBlock[at]]--;
          members.ownBlocks[memberOfBlock[at]]--;
        }
        memberOfBlock[at] = k;
      }
    }
  }

  private post(c: number, { first, last, isFullTime, hours, net, isSpecial }: Post): number {
    const { w, calendars } = this;
    const { members, crew } = w;
    const k = members.add(c, first, last, isFullTime, hours);
    members.net[k] = net;
    members.affairShare[k] = isSpecial ? 0 : shareToMember(w, k);
    members.pool[k] = crew.addPool(MEMBER_CLASSES);
    members.server[k] = w.staff.add(w.crew, members.pool[k], calendars.duty(hours), MEMBER_LINE, k);
    if (!isFullTime) {
      members.communityServer[k] = w.staff.add(
        w.crew,
        w.communities.pool[c],
        calendars.besideDuty(hours),
        COMMUNITY_LINE,
        c,
      );
      w.staff.partTimer[members.communityServer[k]] = k;
    }
    return k;
  }

  /** What a new member knows: at the start all are settled; later insiders keep what the place's part-timers knew. */
  private settle(k: number, before: readonly number[], isFirst: boolean): void {
    const { members, p } = this.w;
    members.alignedAt[k] = this.w.now;
    members.postedAt[k] = this.w.now;
    const isBefore = (b: number) => members.firstBlock[k] < members.lastBlock[b] && members.net[b] === members.net[k];
    const predecessor = before.find(isBefore) ?? before[0];
    const isInsider =
      predecessor !== undefined &&
      (members.isFullTime[k] === members.isFullTime[predecessor] || this.w.staffDraw(k, -1) < p.insiderShare);
    members.knowledge[k] = isFirst ? 0.6 : isInsider ? localKnowledge(this.w, predecessor) : p.newcomerKnowledge;
    members.alignment[k] = isInsider ? alignment(this.w, predecessor) : p.alignmentRest;
    members.fatigue[k] = isInsider ? members.fatigue[predecessor] : STARTING_FATIGUE;
    members.nextHousehold[k] = predecessor === undefined ? 0 : members.nextHousehold[predecessor];
    if (isInsider) {
      members.skill[k] = members.skill[predecessor];
      members.trainedDays[k] = members.trainedDays[predecessor];
      members.persons[k] = members.persons[predecessor];
    } else this.newPerson(k);
  }

  /** Somebody of her own ability comes: by post and in turn, so that it is the same under every policy. */
  private newPerson(k: number): void {
    const { members, p } = this.w;
    const u = this.w.staffDraw(members.firstBlock[k] + members.net[k] * NET_SUBJECTS, -2 - members.persons[k]++);
    members.skill[k] = between(u, 1 - p.skillSpread, 1 + p.skillSpread);
    members.trainedDays[k] = 0;
  }

  /** A post ends: its tasks go to whoever has the beat now; a part-timer stays as full community staff elsewhere counted. */
  private dismiss(k: number): void {
    const { w } = this;
    const { members, crew } = w;
    members.isActive[k] = 0;
    this.handOver(k);
    crew.retire(members.server[k]);
    if (members.communityServer[k] >= 0) crew.retire(members.communityServer[k]);
  }

  /** Moves every waiting task of a member's pool to whoever is on duty for it now. */
  private handOver(k: number): void {
    const { w } = this;
    const { members, crew, tasks } = w;
    const moved: number[] = [];
    const classes: number[] = [];
    crew.drain(members.pool[k], (task, cls) => {
      moved.push(task);
      classes.push(cls);
    });
    for (let i = 0; i < moved.length; i++) {
      const task = moved[i];
      const kind = tasks.kind[task];
      const subject = tasks.subject[task];
      if (STANDING.includes(kind)) {
        // Standing duties of the post itself end with it; its successor has its own.
        members.visitPending[k] = 0;
        members.patrolPending[k] = 0;
        tasks.drop(task);
        continue;
      }
      if (!Number.isNaN(tasks.otherLine[task])) countPutAside(w, k, subject, task);
      if (!w.hasGridLine) {
        this.toOthers(kind, subject, task);
        continue;
      }
      const to = kind === Task.affair ? memberFor(w, subject) : handlerOf(w, subject);
      if (kind === Task.affair) tasks.extra[task] = members.pool[to];
      if (!Number.isNaN(tasks.otherLine[task])) tasks.otherLine[task] = otherLineClock(w, to);
      crew.submit(members.pool[to], classes[i], task);
    }
  }

  /** There is no grid line any more: what waited for a member goes to the community or the office. */
  private toOthers(kind: number, subject: number, task: number): void {
    const { w } = this;
    const { tasks, crew } = w;
    const isMatter = kind === Task.matter;
    if (kind === Task.affair) {
      const community = w.exogenous.places.gridCommunity[w.exogenous.affairs.grid[subject]];
      tasks.extra[task] = w.communities.pool[community];
      w.affairs.isMembers[subject] = 0;
      crew.submit(tasks.extra[task], CommunityClass.affair, task);
    } else if (isMatter || kind === Task.duplicate) {
      tasks.drop(task);
      if (!isMatter) return;
      w.matters.task[subject] = -1;
      if (w.matters.unit[subject] === GRID) takeOver(w, subject);
      else toOffice(w, subject);
    } else {
      tasks.otherLine[task] = Number.NaN;
      crew.submit(w.communities.pool[w.communityOf(subject)], CommunityClass.urgent, task);
    }
  }

  /** A member leaves: the nearest colleague covers until the post is filled. */
  quit(k: number): void {
    const { w } = this;
    const { members } = w;
    const team = members.inForce[members.community[k]];
    const isOfOneNet = (o: number) => members.net[o] === members.net[k];
    const colleagues = team.filter((o) => o !== k && members.coveredBy[o] < 0 && isOfOneNet(o));
    if (colleagues.length === 0) return;
    const distance = (o: number) => Math.abs(members.firstBlock[o] - members.firstBlock[k]);
    const cover = colleagues.reduce((best, o) => (distance(o) < distance(best) ? o : best));
    w.tallies.quits++;
    const latent = release(w, k);
    widenBeat(w, cover, members.beatBlocks[k]);
    members.beatBlocks[k] = members.ownBlocks[k];
    members.coveredBy[k] = cover;
    for (const o of team) if (members.coveredBy[o] === k) members.coveredBy[o] = cover;
    for (const m of latent) transfer(w, m);
    this.handOver(k);
    members.isLeaving[k] = 1;
    w.sim.schedule(w.now + 24 * w.p.vacancyDays, Event.hired, k);
  }

  /** Who has resigned goes when her task in hand is done. */
  letGo(): void {
    const { w } = this;
    const { members, crew } = w;
    for (const k of members.inForce.flat()) {
      if (members.isLeaving[k] === 0 || crew.current(members.server[k]) >= 0) continue;
      members.isLeaving[k] = 0;
      changeDuty(w, k, this.calendars.never);
    }
  }

  /** Residents' acquaintance with the member drops to this part when another person comes (tried in a prototype). */
  private fill(k: number): void {
    const { w } = this;
    const { members, p, residents } = w;
    if (members.isActive[k] === 0) return;
    const cover = members.coveredBy[k];
    const latent = release(w, cover);
    members.coveredBy[k] = -1;
    widenBeat(w, cover, -members.ownBlocks[k]);
    for (const m of latent) transfer(w, m);
    members.isLeaving[k] = 0;
    members.knowledge[k] = p.newcomerKnowledge;
    members.postedAt[k] = w.now;
    members.alignment[k] = p.alignmentRest;
    members.alignedAt[k] = w.now;
    members.fatigue[k] = STARTING_FATIGUE;
    members.visitDebt[k] = 0;
    this.newPerson(k);
    changeDuty(w, k, this.calendars.duty(members.dutyHours[k]));
    const { population, places } = w.exogenous;
    const first = population.gridFirstHousehold[places.gridOf(members.firstBlock[k])];
    const last = population.gridFirstHousehold[places.gridOf(members.lastBlock[k] - 1) + 1];
    const end = population.householdFirstResident[last];
    for (let r = population.householdFirstResident[first]; r < end; r++) residents.knowledge[r] *= KEPT_ACQUAINTANCE;
  }
}

const KEPT_ACQUAINTANCE = 0.4;
const STARTING_FATIGUE = 0.3;

function resize(servers: number[], size: number, add: () => number, w: World): void {
  while (servers.length < size) servers.push(add());
  while (servers.length > size) w.crew.retire(servers.pop() as number);
}
