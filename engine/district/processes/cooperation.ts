/**
 * Cooperation of the two lines. A step that needs the community is a request where two persons are involved; a
 * part-timer, who is community staff, does it herself and waits in that queue instead. Alignment belongs to a pair of
 * member and community and changes by their joint tasks; it starts equal in every regime.
 */
import { exp } from "../../kernel/math/elementary.ts";
import { OPEN } from "../agents/matter.ts";
import { CommunityClass, Event, Priority, Task } from "../events.ts";
import { decision } from "../randomness.ts";
import { GRID } from "../units.ts";
import type { World } from "../world.ts";
import { handlerOf } from "./beats.ts";
import { finish } from "./closing.ts";
import { toOffice } from "./dispatch.ts";
import { needsOtherLine } from "./ownership.ts";

const REQUEST = decision("request succeeds");
/** A request is met whatever the alignment at this try. */
const LAST_TRY = 5;
const ASKED = 0;
const FAILED = 1;
const SUCCEEDED = 2;

export function registerCooperation(w: World): void {
  w.sim.on(Event.requestAgain, "asks again", Priority.timer, (m) => ask(w, m));
  w.tasks.on(
    Task.cooperate,
    () => w.p.cooperationHours,
    (_, m) => {
      w.cases.cooperation(w.now, m, SUCCEEDED);
      proceed(w, m);
    },
  );
}

/** What follows when a member has been on the spot: the other line's part if it takes one, then done or passed on. */
export function afterVisit(w: World, m: number): void {
  if (w.matters.cooperated[m] === 1 || !needsOtherLine(w, m)) {
    proceed(w, m);
    return;
  }
  w.matters.cooperated[m] = 1;
  if (w.members.isFullTime[handlerOf(w, m)] === 1) {
    w.cases.cooperation(w.now, m, ASKED);
    ask(w, m);
  } else {
    w.cases.cooperation(w.now, m, ASKED);
    w.submit(w.communities.pool[w.communityOf(m)], CommunityClass.request, Task.cooperate, m);
  }
}

function proceed(w: World, m: number): void {
  if (w.matters.standing[m] !== OPEN) return;
  const isOwn = w.matters.unit[m] === GRID && (w.matters.owners[m] & (1 << GRID)) !== 0;
  if (isOwn) finish(w, m, GRID);
  else toOffice(w, m);
}

function ask(w: World, m: number): void {
  if (w.matters.standing[m] !== OPEN) return;
  const member = handlerOf(w, m);
  const c = w.communityOf(m);
  const office = w.departments.squadOf(c);
  const attempt = ++w.matters.requests[m];
  w.tallies.requests++;
  w.leaders.asked[office]++;
  w.communities.askedToday[c] += w.p.cooperationHours;
  const isForced = attempt % LAST_TRY === 0;
  const slack = w.communities.slack(c);
  if (isForced || w.chance(m, REQUEST, slack * willingness(w, member), attempt)) {
    if (!isForced) gain(w, member, w.p.alignmentGain);
    w.submit(w.communities.pool[c], CommunityClass.request, Task.cooperate, m);
    return;
  }
  w.leaders.unmet[office]++;
  lose(w, member, w.p.alignmentLoss);
  w.cases.cooperation(w.now, m, FAILED);
  w.sim.schedule(w.after(w.p.retryHours), Event.requestAgain, m);
}

/** @returns how likely the community helps if it has the time, under the theory that rules the world */
function willingness(w: World, member: number): number {
  const { firstTryLow, firstTryHigh, cooperationTheory, ownWeight } = w.p;
  if (cooperationTheory === "workload") return firstTryHigh;
  const a = cooperationTheory === "accountability" ? ownWeight : alignment(w, member);
  return firstTryLow + (firstTryHigh - firstTryLow) * a;
}

/** @returns alignment of the member with her community now: drifts towards its rest */
export function alignment(w: World, member: number): number {
  const { alignment: a, alignedAt } = w.members;
  const days = (w.now - alignedAt[member]) / 24;
  return w.p.alignmentRest + (a[member] - w.p.alignmentRest) * exp(-days / w.p.alignmentDays);
}

export function gain(w: World, member: number, share: number): void {
  const a = alignment(w, member);
  w.members.alignment[member] = a + share * (1 - a);
  w.members.alignedAt[member] = w.now;
}

export function lose(w: World, member: number, share: number): void {
  const a = alignment(w, member);
  w.members.alignment[member] = a - share * a;
  w.members.alignedAt[member] = w.now;
}
