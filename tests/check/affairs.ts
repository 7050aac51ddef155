/** Administrative affairs: who carries each (docs/odd.md, "Affairs"). */

import { decision } from "../../engine/district/randomness.ts";
import { exp, pow } from "../../engine/kernel/math/elementary.ts";
import { uniformAt } from "../../engine/kernel/random/counter.ts";
import { RANK } from "./agenda.ts";
import { gain, lose, meetNext, slowed } from "./grid-day.ts";
import type { Pool, Task } from "./pool.ts";
import type { Community, Member, Town } from "./town.ts";
import { speed } from "./units.ts";

const FULL_DUTY = 6.5;
const YEAR = 365 * 24;

export interface Affair {
  readonly number: number;
  carrier: string;
  doneAt: number;
  at: { readonly pool: Pool; readonly task: Task } | null;
  isMembers: boolean;
}

export function beginAffairs(t: Town): Affair[] {
  const flow = t.x.affairs;
  return Array.from({ length: flow.size }, (_, number) => {
    const affair: Affair = { number, carrier: "pending", doneAt: NaN, at: null, isMembers: false };
    t.agenda.add(flow.at[number], RANK.world, () => issue(t, affair));
    return affair;
  });
}

const draw = (t: Town, { number }: Affair, name: string): number =>
  uniformAt(t.x.affairs.key0[number], t.x.affairs.key1[number], decision(name), 0);

function issue(t: Town, affair: Affair): void {
  const { policy, x } = t;
  const grid = x.affairs.grid[affair.number];
  const community = t.communities[x.places.gridCommunity[grid]];
  const member = t.memberAt(community, grid * x.places.blocksPerGrid);
  t.agenda.add(x.affairs.dueAt[affair.number], RANK.timer, () => fallDue(t, affair));
  const relief = policy.affairsTurnedAway * exp((-t.p.rebound * (t.now - x.start)) / YEAR);
  if (draw(t, affair, "affair reaches member") >= shareOf(t, member)) toStaff(t, affair, community);
  else if (draw(t, affair, "affair turned away") < relief) turnAway(t, affair, community);
  else if (!member.isFullTime && draw(t, affair, "affair meets ring-fenced hours") < policy.ringFencedHours) {
    toStaff(t, affair, community);
  } else toMember(t, affair, member);
}

/** The share of the affairs of her grids that is bound for a member. */
function shareOf(t: Town, { duty, first, last }: Member): number {
  const grids = (last - first) / t.x.places.blocksPerGrid;
  const visible = Math.min(1, duty / FULL_DUTY / Math.max(1, grids));
  return t.p.affairsToMembers * pow(visible, t.p.affairsFollowCapacity);
}

function turnAway(t: Town, affair: Affair, community: Community): void {
  const destination = destinationOf(t, affair);
  if (destination === "cancelled") carried(t, affair, "cancelled");
  else if (destination === "counter") give(t, affair, community.counter, 1, "counter", (hours) => hours);
  else if (destination === "community") toStaff(t, affair, community);
  else if (draw(t, affair, "affair falls on officers") >= t.p.affairsOnOfficers) {
    affair.carrier = "department";
    affair.doneAt = t.x.affairs.dueAt[affair.number];
  } else {
    const unit = 4 + t.x.affairs.department[affair.number];
    give(t, affair, t.squadOf(unit, community), 2, "department", (hours) => speed(t, unit, hours));
  }
}

function destinationOf(t: Town, affair: Affair): string {
  const { affairsDestination } = t.policy;
  if (affairsDestination !== "mixed") return affairsDestination;
  const u = draw(t, affair, "affair destination");
  if (u < 0.36) return "department";
  if (u < 0.65) return "community";
  return u < 0.85 ? "cancelled" : "counter";
}

const toStaff = (t: Town, affair: Affair, { staff }: Community): void =>
  give(t, affair, staff, 4, "community", (hours) => hours);

function toMember(t: Town, affair: Affair, member: Member): void {
  const { p, policy } = t;
  let isFirst = draw(t, affair, "affair put first by herself") < p.ownPriority * policy.affairsAssessed;
  if (policy.command !== "gridOffice" && draw(t, affair, "affair presses") < p.pressing) {
    if (policy.command === "community") isFirst = true;
    else {
      if (draw(t, affair, "affair outranks by command") < policy.communityWeight) isFirst = true;
      if (isClaimed(member)) {
        member.conflicts++;
        lose(t, member, p.alignmentLoss / 2);
      }
    }
  }
  affair.isMembers = true;
  const after = (): void => {
    if (draw(t, affair, "affair done together") < p.jointAffairs) gain(t, member, p.alignmentGain / 4);
    if (draw(t, affair, "affair brings member to a household") < p.affairContact) meetNext(t, member, true);
  };
  give(t, affair, member.pool, isFirst ? 1 : 5, "member", (hours) => slowed(t, member, hours), after);
}

/** A matter is under way or waits. */
const isClaimed = ({ grid, pool }: Member): boolean =>
  grid.task?.kind === "matter" || pool.queues[0].length + pool.queues[2].length > 0;

function give(
  t: Town,
  affair: Affair,
  pool: Pool,
  cls: number,
  carrier: string,
  take: (hours: number) => number,
  after = (): void => {},
): void {
  const task: Task = {
    kind: "affair",
    hours: () => take(t.x.affairs.hours[affair.number] * (isFilledOnce(t, affair) ? 1 - t.p.formSaving : 1)),
    ends: () => {
      carried(t, affair, carrier);
      after();
    },
  };
  affair.at = { pool, task };
  pool.submit(cls, task);
}

const isFilledOnce = (t: Town, affair: Affair): boolean =>
  draw(t, affair, "affair is a form") < t.p.affairForms &&
  draw(t, affair, "form is filled once") < t.policy.onceOnlyForms;

function carried(t: Town, affair: Affair, carrier: string): void {
  affair.carrier = carrier;
  affair.doneAt = t.now;
  affair.at = null;
}

/** Late, it may come back with priority; long after, it is dropped. */
function fallDue(t: Town, affair: Affair): void {
  const { at } = affair;
  if (at === null) return;
  const end = (): void => {
    t.agenda.add(t.office.after(t.now, 8 * t.p.affairDropped), RANK.timer, () => {
      if (affair.at === null || !affair.at.pool.withdraw(affair.at.task)) return;
      affair.at = null;
      affair.carrier = "dropped";
    });
  };
  if (draw(t, affair, "affair is reminded") >= t.p.affairsReminded) {
    end();
    return;
  }
  if (!at.pool.withdraw(at.task)) return;
  end();
  if (affair.isMembers && t.policy.command === "gridOffice") at.pool.submit(5, at.task, true);
  else at.pool.submit(1, at.task);
}
