/** Patrol: latent matters are found when the beat's clock reaches their thresholds (docs/odd.md, "Beats and patrol"). */
import { RANK } from "./agenda.ts";
import { toMember } from "./records.ts";
import type { Matter, Member, Town } from "./town.ts";

const HAIR = 1e-9;

/** Hours on the beat as hours of one grid. */
const ofGrid = (t: Town, { first, last }: Member, hours: number): number =>
  (hours * t.x.places.blocksPerGrid) / (last - first);

export function patrolStarts(t: Town, member: Member): void {
  member.patrolsSince = t.now;
  lookAhead(t, member);
}

export function patrolEnds(t: Town, member: Member): void {
  walk(t, member);
  member.patrolsSince = null;
  lookAhead(t, member);
}

/** A public matter may be found on its beat from now on. */
export function hide(t: Town, m: Matter): void {
  const member = t.memberOf(m);
  walk(t, member);
  member.latent = member.latent.filter((other) => other !== m);
  m.standing = "latent";
  m.threshold = member.clock + t.exponential(m, "patrol threshold", t.p.patrolHours);
  member.latent.push(m);
  member.latent.sort((a, b) => a.threshold - b.threshold);
  lookAhead(t, member);
}

/** Other work on the beat counts as so many hours of patrol. */
export function expose(t: Town, member: Member, hours: number): void {
  walk(t, member);
  member.clock += ofGrid(t, member, hours);
  find(t, member);
  lookAhead(t, member);
}

function walk(t: Town, member: Member): void {
  if (member.patrolsSince === null) return;
  member.clock += ofGrid(t, member, member.grid.hours.between(member.patrolsSince, t.now));
  member.patrolsSince = t.now;
}

function find(t: Town, member: Member): void {
  for (;;) {
    member.latent = member.latent.filter((m) => m.standing === "latent");
    const m = member.latent[0];
    if (m === undefined || m.threshold > member.clock + HAIR) return;
    member.latent.shift();
    member.reports++;
    toMember(t, m);
  }
}

/** When she will find the next if nothing calls her away. */
function lookAhead(t: Town, member: Member): void {
  t.agenda.drop(member.finding);
  member.finding = null;
  member.latent = member.latent.filter((m) => m.standing === "latent");
  const m = member.latent[0];
  if (member.patrolsSince === null || m === undefined) return;
  const left = Math.max(0, m.threshold - member.clock) / ofGrid(t, member, 1);
  member.finding = t.agenda.add(member.grid.hours.after(t.now, left), RANK.timer, () => {
    member.finding = null;
    walk(t, member);
    find(t, member);
    if (member.finding === null) lookAhead(t, member);
  });
}
