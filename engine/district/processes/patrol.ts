/**
 * Patrol: a latent public matter is found when the patrol clock of its beat reaches a threshold drawn at its birth.
 * Exact for any interruption, and monotone in the hours walked. Oracle: with constant patrol, reporting and vanishing
 * the share found by patrol is (1/mean patrol) / (1/mean patrol + reports + vanishing).
 */
import { exponential } from "../../kernel/random/distributions.ts";
import { CLOSED, LATENT } from "../agents/matter.ts";
import { Event, Priority } from "../events.ts";
import { decision } from "../randomness.ts";
import type { World } from "../world.ts";
import { gridEquivalent } from "./beats.ts";
import { foundByPatrol } from "./intake.ts";

const THRESHOLD = decision("patrol threshold");

export function registerPatrol(w: World): void {
  w.staff.patrolStarts = (member) => begin(w, member);
  w.staff.patrolEnds = (member) => {
    advance(w, member);
    w.members.patrolFrom[member] = Number.NaN;
    w.members.patrolVersion[member]++;
  };
  w.sim.on(Event.patrolFinds, "patrol finds", Priority.timer, (member, version) => {
    if (w.members.patrolVersion[member] !== version) return;
    advance(w, member);
    discover(w, member);
    if (w.members.patrolVersion[member] === version) awaitNext(w, member);
  });
  w.sim.on(Event.reemerge, "re-emerges", Priority.timer, (m) => {
    // Closed on paper, it may have been solved after all.
    if (w.matters.standing[m] !== CLOSED || w.matters.trulyDone[m] === 1) return;
    w.matters.generation[m]++;
    hide(w, m);
  });
}

/** A public matter becomes visible on its beat. */
export function hide(w: World, m: number): void {
  const member = w.memberOf(m);
  advance(w, member);
  unlist(w, member, m);
  w.matters.standing[m] = LATENT;
  w.matters.threshold[m] = w.members.patrolClock[member] + exponential(w.draw(m, THRESHOLD), w.p.patrolHours);
  insert(w, member, m);
  reconsider(w, member);
}

/** Visits and checks count as some patrol of the beat. */
export function expose(w: World, member: number, hours: number): void {
  advance(w, member);
  w.members.patrolClock[member] += hours * w.p.visitExposure * gridEquivalent(w, member);
  discover(w, member);
  reconsider(w, member);
}

/** The minimum patrol, done as a task, counts in full. */
export function walked(w: World, member: number, hours: number): void {
  advance(w, member);
  w.members.patrolClock[member] += hours * gridEquivalent(w, member);
  discover(w, member);
  reconsider(w, member);
}

/** Takes the beat's latent matters off it, in order of threshold; thresholds become what is left of them. */
export function release(w: World, member: number): number[] {
  advance(w, member);
  const clock = w.members.patrolClock[member];
  const { standing, threshold } = w.matters;
  const latent = w.latent.release(w.members.firstLatent[member]).filter((m) => standing[m] === LATENT);
  for (const m of latent) threshold[m] = Math.max(0, threshold[m] - clock);
  w.members.firstLatent[member] = -1;
  return latent;
}

/** Puts a latent matter with what is left of its threshold on the beat of whoever is on duty for its block now. */
export function transfer(w: World, m: number): void {
  const member = w.memberOf(m);
  advance(w, member);
  w.matters.threshold[m] += w.members.patrolClock[member];
  insert(w, member, m);
  reconsider(w, member);
}

/** A member takes over blocks of a vacant post, or gives them back: she walks all her beat at an even pace. */
export function widenBeat(w: World, member: number, blocks: number): void {
  advance(w, member);
  w.members.beatBlocks[member] += blocks;
  reconsider(w, member);
}

/** Changes when a member is on duty: what she walked so far counts by the hours she had. */
export function changeDuty(w: World, member: number, calendar: number): void {
  advance(w, member);
  w.crew.setCalendar(w.members.server[member], calendar);
  reconsider(w, member);
}

function begin(w: World, member: number): void {
  w.members.patrolFrom[member] = w.now;
  awaitNext(w, member);
}

/** Brings the patrol clock up to now. */
function advance(w: World, member: number): void {
  const from = w.members.patrolFrom[member];
  if (Number.isNaN(from) || from === w.now) return;
  const hours = w.crew.calendarOf(w.members.server[member]).between(from, w.now);
  w.members.patrolClock[member] += hours * gridEquivalent(w, member);
  w.members.patrolFrom[member] = w.now;
}

/** A patrol under way looks anew for what it will find next. */
function reconsider(w: World, member: number): void {
  if (Number.isNaN(w.members.patrolFrom[member])) return;
  w.members.patrolVersion[member]++;
  awaitNext(w, member);
}

function awaitNext(w: World, member: number): void {
  const m = head(w, member);
  if (m < 0) return;
  const hours = Math.max(0, w.matters.threshold[m] - w.members.patrolClock[member]) / gridEquivalent(w, member);
  const at = w.crew.calendarOf(w.members.server[member]).add(w.now, hours);
  if (at < Number.POSITIVE_INFINITY) {
    w.sim.schedule(at, Event.patrolFinds, member, w.members.patrolVersion[member]);
  }
}

/** Rounding of hours may leave a threshold a hair beyond the clock. */
const HAIR = 1e-9;

function discover(w: World, member: number): void {
  for (let m = head(w, member); m >= 0; m = head(w, member)) {
    if (w.matters.threshold[m] > w.members.patrolClock[member] + HAIR) return;
    w.members.firstLatent[member] = w.latent.removeTop(m);
    foundByPatrol(w, m);
  }
}

/** @returns the next latent matter of the beat; those that left by another way are dropped */
function head(w: World, member: number): number {
  let m = w.members.firstLatent[member];
  while (m >= 0 && w.matters.standing[m] !== LATENT) m = w.latent.removeTop(m);
  w.members.firstLatent[member] = m;
  return m;
}

function insert(w: World, member: number, m: number): void {
  w.members.firstLatent[member] = w.latent.insert(w.members.firstLatent[member], m);
}

/** Takes out a matter that left by another way and was not dropped yet: it must not stand there twice. */
function unlist(w: World, member: number, m: number): void {
  if (!w.latent.isListed(m)) return;
  w.members.firstLatent[member] = w.latent.remove(w.members.firstLatent[member], m);
}
