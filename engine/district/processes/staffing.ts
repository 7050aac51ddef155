/**
 * Staffing: posts, beats and hours of grid members as the policy sets them, and who leaves and comes. At the start it
 * builds all; when a policy is enacted it changes only what the policy changes. Part-time members are community staff:
 * under a full-time regime their grid hours go back to the community.
 */

import { between } from "../../kernel/random/distributions.ts";
import { COMMUNITY_LINE, CommunityClass, Event, MEMBER_CLASSES, MEMBER_LINE, Priority, Task } from "../events.ts";
import { GRID } from "../units.ts";
import type { World } from "../world.ts";
import { memberFor, shareToMember } from "./affairs.ts";
import { countPutAside, handlerOf, localKnowledge, otherLineClock, takeOver } from "./beats.ts";
import { alignment } from "./cooperation.ts";
import { toOffice } from "./dispatch.ts";
import { changeDuty, release, transfer, widenBeat } from "./patrol.ts";
import { Pools } from "./pools.ts";
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

export class Staffing {
  private readonly w: World;
  private readonly calendars: SetOfCalendars;
  private readonly pools: Pools;
  /** Their posts, told apart by beat and hours. */
  private postsKey = "";

  constructor(w: World) {
    this.w = w;
    this.calendars = new SetOfCalendars(w);
    this.pools = new Pools(w, this.calendars);
    w.members.inForce = Array.from({ length: w.exogenous.places.communities }, () => []);
    w.sim.on(Event.hired, "a post is filled", Priority.day, (member) => this.fill(member));
  }

  /** Brings staff to what the policy says now. */
  apply(): void {
    const posts = new Posts(this.w);
    if (posts.key !== this.postsKey) {
      this.postsKey = posts.key;
      this.rebuildMembers(posts);
    }
    this.pools.adjust();
    this.w.assessed.weigh(this.w.p, this.w.policy);
  }

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
