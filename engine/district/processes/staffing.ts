/**
 * Staffing: posts, beats, hours and pools as the policy sets them. At the start it builds all; when a policy is enacted
 * it changes only what the policy changes. Part-time members are community staff: under a full-time regime their grid
 * hours go back to the community.
 */

import {
  CENTRE_LINE,
  COMMUNITY_CLASSES,
  COMMUNITY_LINE,
  COUNTER_LINE,
  DEPARTMENT_CLASSES,
  DEPARTMENT_LINE,
  Event,
  HOTLINE_LINE,
  MEMBER_CLASSES,
  MEMBER_LINE,
  OFFICE_CLASSES,
  OFFICE_LINE,
  PROPERTY_LINE,
  Priority,
  Task,
  VOLUNTEER_LINE,
} from "../events.ts";
import type { World } from "../world.ts";
import { shareToMember } from "./affairs.ts";
import { countPutAside, localKnowledge, otherLineClock } from "./beats.ts";
import { alignment } from "./cooperation.ts";
import { changeDuty, release, transfer } from "./patrol.ts";
import { SetOfCalendars } from "./set-of-calendars.ts";

/** A volunteer lends a Saturday morning of four hours (assumption). */
const VOLUNTEER_HOURS = 4;
const PROPERTY_STAFF = 2;
/** Hours a grid-day that dispatches of the district centre take in the baseline, with room for peaks (assumption). */
const CENTRE_LOAD = 0.2;

export class Staffing {
  private readonly w: World;
  private readonly calendars: SetOfCalendars;
  /** Servers of each community's staff who are not part-timers, and of its counter and volunteers. */
  private readonly staff: number[][] = [];
  private readonly counter: number[][] = [];
  private readonly volunteers: number[][] = [];
  /** Members in force, by community. */
  private members: number[][] = [];
  /** Their posts, told apart by beat and hours. */
  private postsKey = "";

  constructor(w: World) {
    this.w = w;
    this.calendars = new SetOfCalendars(w);
    const { crew, communities, exogenous } = w;
    const { places } = exogenous;
    w.officePool = crew.addPool(OFFICE_CLASSES);
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
      this.members.push([]);
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

  /** Members in force, by community. */
  get inForce(): readonly (readonly number[])[] {
    return this.members;
  }

  /** Brings staff to what the policy says now. */
  apply(): void {
    const posts = new Posts(this.w);
    if (posts.key !== this.postsKey) {
      this.postsKey = posts.key;
      this.rebuildMembers(posts);
    }
    this.adjustCommunities();
  }

  // ------------------------------------------------------------------------------------- offices, departments

  private addOffices(): void {
    const { w, calendars } = this;
    const { places, parameters: p } = w.exogenous;
    const dispatchers = Math.max(1, Math.round(p.dispatchersPerGrid * places.grids + 0.3));
    for (let i = 0; i < dispatchers; i++) w.staff.add(w.crew, w.officePool, calendars.office, OFFICE_LINE, -1);
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
        w.staff.add(w.crew, departments.pool[i], calendars.office, DEPARTMENT_LINE, i);
      }
    }
  }

  // ----------------------------------------------------------------------------------------------- communities

  /** Community staff less those who are part-time members (counted with them), counter staff, volunteers. */
  private adjustCommunities(): void {
    const { w, calendars } = this;
    const { policy, communities } = w;
    for (let c = 0; c < this.staff.length; c++) {
      const partTimers = this.members[c].filter((k) => w.members.isFullTime[k] === 0).length;
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
      const volunteers = Math.round(policy.volunteerHours / VOLUNTEER_HOURS);
      resize(
        this.volunteers[c],
        volunteers,
        () => w.staff.add(w.crew, communities.volunteerPool[c], calendars.saturday, VOLUNTEER_LINE, c),
        w,
      );
    }
  }

  // --------------------------------------------------------------------------------------------------- members

  /** New posts and beats; what was under way, known and latent on the old ones goes over. */
  private rebuildMembers(posts: Posts): void {
    const { w } = this;
    const { places } = w.exogenous;
    const old = this.members;
    const latent = old.flat().flatMap((k) => release(w, k));
    const isFirst = old.every((list) => list.length === 0);
    this.members = Array.from({ length: places.communities }, (_, c) => {
      const before = old[c];
      const now = posts.of(c).map((post) => this.post(c, post));
      for (const k of now) this.settle(k, before, isFirst);
      return now;
    });
    for (let c = 0; c < places.communities; c++) {
      for (const k of this.members[c]) w.memberOfBlock.fill(k, w.members.firstBlock[k], w.members.lastBlock[k]);
    }
    for (const list of old) for (const k of list) this.dismiss(k);
    for (const m of latent) transfer(w, m);
  }

  private post(c: number, { first, last, isFullTime, hours }: Post): number {
    const { w, calendars } = this;
    const { members, crew } = w;
    const k = members.add(c, first, last, isFullTime, hours);
    members.affairShare[k] = shareToMember(w, k);
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
    const predecessor = before.find((b) => members.firstBlock[k] < members.lastBlock[b]) ?? before[0];
    const isInsider =
      predecessor !== undefined &&
      (members.isFullTime[k] === members.isFullTime[predecessor] || this.w.staffDraw(k, -1) < p.insiderShare);
    members.knowledge[k] = isFirst ? 0.6 : isInsider ? localKnowledge(this.w, predecessor) : p.newcomerKnowledge;
    members.alignment[k] = isInsider ? alignment(this.w, predecessor) : p.alignmentRest;
    members.fatigue[k] = isInsider ? members.fatigue[predecessor] : STARTING_FATIGUE;
    members.nextHousehold[k] = predecessor === undefined ? 0 : members.nextHousehold[predecessor];
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
    const { members, crew, tasks, memberOfBlock } = w;
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
      if (kind === Task.visit || kind === Task.patrol || kind === Task.meeting || kind === Task.emptyReport) {
        // Standing duties of the post itself end with it; its successor has its own.
        members.visitPending[k] = 0;
        members.patrolPending[k] = 0;
        tasks.drop(task);
        continue;
      }
      const to =
        kind === Task.affair
          ? w.onDuty(memberOfBlock[w.exogenous.affairs.grid[subject] * w.exogenous.places.blocksPerGrid])
          : w.memberOf(subject);
      if (kind === Task.affair) tasks.extra[task] = members.pool[to];
      if (!Number.isNaN(tasks.otherLine[task])) {
        countPutAside(w, k, subject, task);
        tasks.otherLine[task] = otherLineClock(w, to);
      }
      crew.submit(members.pool[to], classes[i], task);
    }
  }

  /** A member leaves: the nearest colleague covers until the post is filled. */
  quit(k: number): void {
    const { w } = this;
    const { members } = w;
    const colleagues = this.members[members.community[k]].filter((o) => o !== k && members.coveredBy[o] < 0);
    if (colleagues.length === 0) return;
    const distance = (o: number) => Math.abs(members.firstBlock[o] - members.firstBlock[k]);
    const cover = colleagues.reduce((best, o) => (distance(o) < distance(best) ? o : best));
    w.tallies.quits++;
    members.coveredBy[k] = cover;
    for (const o of this.members[members.community[k]]) if (members.coveredBy[o] === k) members.coveredBy[o] = cover;
    this.handOver(k);
    members.isLeaving[k] = 1;
    w.sim.schedule(w.now + 24 * w.p.vacancyDays, Event.hired, k);
  }

  /** Who has resigned goes when her task in hand is done. */
  letGo(): void {
    const { w } = this;
    const { members, crew } = w;
    for (const k of this.members.flat()) {
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
    members.coveredBy[k] = -1;
    members.isLeaving[k] = 0;
    members.knowledge[k] = p.newcomerKnowledge;
    members.postedAt[k] = w.now;
    members.alignment[k] = p.alignmentRest;
    members.alignedAt[k] = w.now;
    members.fatigue[k] = STARTING_FATIGUE;
    members.visitDebt[k] = 0;
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

interface Post {
  readonly first: number;
  readonly last: number;
  readonly isFullTime: boolean;
  /** Grid hours a working day. */
  readonly hours: number;
}

/** Posts of each community: full-timers for its first grids, part-timers for the rest, beats of equal numbers of blocks. */
class Posts {
  private readonly posts: Post[][];

  constructor(w: World) {
    const { places } = w.exogenous;
    const { policy } = w;
    let full = 0;
    let part = 0;
    this.posts = Array.from({ length: places.communities }, (_, c) => {
      const grids = places.communityGrids[c];
      const fullGrids = Math.round(policy.fullTimeShare * grids);
      const first = places.communityFirstGrid[c] * places.blocksPerGrid;
      const middle = first + fullGrids * places.blocksPerGrid;
      const last = first + grids * places.blocksPerGrid;
      // Whole posts, rounded over the running sum, so that the district has the number that the lever asks for.
      const fullBefore = Math.round(full);
      full += fullGrids * policy.fullTimeMembersPerGrid;
      const partBefore = Math.round(part);
      part += (grids - fullGrids) * policy.partTimeMembersPerGrid;
      return [
        ...split(first, middle, Math.round(full) - fullBefore, true, policy.fullTimeHours),
        ...split(middle, last, Math.round(part) - partBefore, false, policy.partTimeHours),
      ];
    });
  }

  /** Equal for equal posts, whatever levers ask for them. */
  get key(): string {
    return JSON.stringify(this.posts);
  }

  of(c: number): readonly Post[] {
    return this.posts[c];
  }
}

function split(first: number, last: number, posts: number, isFullTime: boolean, hours: number): Post[] {
  const blocks = last - first;
  if (blocks === 0) return [];
  const n = Math.max(1, Math.min(blocks, posts));
  return Array.from({ length: n }, (_, i) => ({
    first: first + Math.round((i * blocks) / n),
    last: first + Math.round(((i + 1) * blocks) / n),
    isFullTime,
    hours,
  }));
}
