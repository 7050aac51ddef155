/**
 * Verification, closing, rating, and what residents learn. True resolution is kept apart from official closure: a
 * closure that solved nothing is found by a check, by its resident, or never.
 */
import { State } from "../../cases/case-table.ts";
import { exp, log } from "../../kernel/math/elementary.ts";
import { exponential } from "../../kernel/random/distributions.ts";
import { relativeWeight } from "../agents/assessed.ts";
import { CLOSED, LATENT, OPEN, PUBLIC } from "../agents/matter.ts";
import { CommunityClass, DepartmentClass, Event, MemberClass, OfficeClass, Task } from "../events.ts";
import { decision } from "../randomness.ts";
import { COMMUNITY, FIRST_DEPARTMENT, GRID, isDepartment, PROPERTY, VOLUNTEERS } from "../units.ts";
import type { World } from "../world.ts";
import { handlerOf, hasten, readyFor } from "./beats.ts";
import { isOnTheSpot } from "./ownership.ts";

const TRUTH = decision("truly solved");
const SAMPLED = decision("checked by the office");
const PUSHED = decision("check pushed onto the community");
const FINDS = decision("check finds");
const RATES = decision("rates");
const FELT = decision("satisfied");
const STEERED = decision("rating steered");
const SILENCED = decision("petition silenced");
const INSPECTED_AFTER = decision("inspected after");
const REPEATS = decision("complains again");
const REPEAT_AFTER = decision("complains again after");
const REEMERGES = decision("re-emerges");
const REEMERGES_AFTER = decision("re-emerges after");
const PETITIONS = 2;

/** The last part is done: checked or not, and closed. */
export function finish(w: World, m: number, unit: number): void {
  const attempt = w.matters.completions[m]++;
  const isTrue = w.chance(m, TRUTH, truth(w, m, unit), attempt);
  w.matters.trulyDone[m] = isTrue ? 1 : 0;
  w.matters.unit[m] = unit;
  w.cases.done(w.now, m, unit, isTrue);
  w.matters.version[m]++;
  w.matters.task[m] = -1;
  if (w.matters.standing[m] !== OPEN) {
    // Closed on paper before it was done: what is solved now need not be found again.
    if (isTrue && w.matters.standing[m] === LATENT) w.matters.standing[m] = CLOSED;
    return;
  }
  // The grid line's own matters need no check by the grid line, whoever of the community stood in for it.
  if (isOnTheSpot(w, m) && !isDepartment(unit)) {
    if (w.chance(m, SAMPLED, w.policy.checkedShare, attempt)) verify(w, m, attempt, false);
    else close(w, m);
  } else verify(w, m, attempt, w.policy.checkedBy === "gridLine" && w.hasGridLine);
}

/** Somebody looks whether it is solved: the grid line on the spot, the office from its desk, or a third party. */
function verify(w: World, m: number, attempt: number, isByGridLine: boolean): void {
  const version = w.matters.version[m];
  if (w.policy.checkedBy === "thirdParty") {
    w.tallies.inspections++;
    const delay = 8 * exponential(w.draw(m, INSPECTED_AFTER, attempt), w.p.inspectionDays);
    w.sim.schedule(w.after(delay), Event.inspection, m, version);
    return;
  }
  if (!isByGridLine) {
    w.matters.task[m] = w.submit(w.officeOf(m), OfficeClass.check, Task.check, m, version);
    w.sim.schedule(w.after(w.p.checkTimeout), Event.verifyTimeout, m, version);
    return;
  }
  const pushed = w.p.gridDuties * (1 - w.policy.gridDutiesReturned);
  if (w.chance(m, PUSHED, pushed, attempt)) {
    const pool = w.communities.pool[w.communityOf(m)];
    w.matters.task[m] = w.submit(pool, CommunityClass.duty, Task.verify, m, version);
  } else {
    const member = w.memberOf(m);
    const task = readyFor(w, member, Task.verify, m, version);
    w.matters.task[m] = task;
    w.crew.submit(w.members.pool[member], MemberClass.verification, task);
  }
  w.sim.schedule(w.after(w.p.checkTimeout), Event.verifyTimeout, m, version);
}

function truth(w: World, m: number, unit: number): number {
  if (unit === GRID) {
    const loss = w.p.fatigueErrors * w.members.fatigue[handlerOf(w, m)];
    return w.p.truthSelf - loss - w.p.assessedFocus * w.policy.affairsAssessed;
  }
  if (unit === PROPERTY) return 1 - w.p.propertyFails;
  return unit === COMMUNITY || unit === VOLUNTEERS ? w.p.truthSelf : w.p.truthDepartment;
}

/**
 * A check ends: what it finds unsolved goes back to the unit that did it.
 * @param finds probability that it sees that a matter is not solved
 */
export function check(w: World, m: number, finds: number): void {
  if (w.matters.standing[m] !== OPEN) return;
  w.matters.version[m]++;
  const isFound = w.matters.trulyDone[m] === 0 && w.chance(m, FINDS, finds, w.matters.completions[m]);
  w.cases.checked(w.now, m, !isFound);
  if (isFound) sendToRework(w, m);
  else close(w, m);
}

function sendToRework(w: World, m: number): void {
  const unit = w.matters.unit[m];
  const c = w.communityOf(m);
  if (unit !== GRID) {
    w.cases.dispatched(w.now, m, unit);
    w.cases.accepted(w.now, m, unit);
  }
  if (isDepartment(unit)) {
    w.submit(w.departments.poolOf(unit, c), DepartmentClass.urgent, Task.rework, m, unit);
  } else if (unit === GRID && w.hasGridLine) {
    const member = handlerOf(w, m);
    w.crew.submit(w.members.pool[member], MemberClass.urgent, readyFor(w, member, Task.rework, m, unit));
  } else if (unit === PROPERTY) {
    w.submit(w.communities.propertyPool[c], 0, Task.rework, m, unit);
  } else {
    w.submit(w.communities.pool[c], CommunityClass.urgent, Task.rework, m, unit);
  }
  w.cases.enter(w.now, m, State.rework);
}

/** Closes a matter: rated by who knows of it, who complains again if it is still there. */
export function close(w: World, m: number): void {
  const { matters, cases, p } = w;
  const isFirst = Number.isNaN(cases.closed1At[m]);
  cases.closed(w.now, m);
  if (isFirst) {
    w.open.set(w.now, w.open.value - 1);
    countClosed(w, m);
  }
  matters.standing[m] = CLOSED;
  matters.version[m]++;
  const r = matters.voice[m];
  const isTrue = matters.trulyDone[m] === 1;
  if (r >= 0) {
    const isSatisfied = w.chance(m, FELT, satisfaction(w, m, isTrue));
    cases.asked(m);
    if (w.chance(m, RATES, p.rated)) rate(w, m, isSatisfied);
    learn(w, r, isSatisfied);
    const again = isTrue ? (isSatisfied ? 0 : p.repeatDissatisfied) : p.repeatUnsolved;
    if (w.chance(m, REPEATS, again)) {
      w.sim.schedule(
        w.now + 24 + exponential(w.draw(m, REPEAT_AFTER), p.repeatDays * 24),
        Event.repeat,
        m,
        matters.generation[m],
      );
      return;
    }
  }
  if (!isTrue && w.exogenous.happenings.origin[m] === PUBLIC && w.chance(m, REEMERGES, p.reemerges)) {
    w.sim.schedule(w.now + exponential(w.draw(m, REEMERGES_AFTER), p.repeatDays * 24), Event.reemerge, m);
  }
}

/** A first closure enters what its department is assessed on. */
function countClosed(w: World, m: number): void {
  const unit = w.matters.unit[m];
  if (!isDepartment(unit)) return;
  w.assessed.closed[unit - FIRST_DEPARTMENT]++;
  if (w.cases.closed1At[m] > w.cases.officialDeadlineAt[m]) w.assessed.late[unit - FIRST_DEPARTMENT]++;
}

/** A rating is recorded; under pressure a bad one may be talked into a good one. */
function rate(w: World, m: number, isSatisfied: boolean): void {
  const { assessed, p, policy, tallies } = w;
  const steered = p.propensityToGame * assessed.satisfaction * relativeWeight(policy, "weightSatisfaction");
  const isSteered = !isSatisfied && w.chance(m, STEERED, steered);
  if (isSteered) tallies.ratingsSteered++;
  const isGood = isSatisfied || isSteered;
  assessed.rated++;
  if (!isGood) assessed.dissatisfied++;
  w.cases.rated(w.now, m, isGood);
}

/** Working days that residents expect: one for what the grid line settles, four for the rest (tried in a prototype). */
const EXPECTED_SELF = 1;
const EXPECTED_OTHERS = 4;
/** Log-odds lost by a matter left unsolved, and per complaint (tried in a prototype). */
const UNSOLVED = 3;
const PER_COMPLAINT = 0.4;

function satisfaction(w: World, m: number, isTrue: boolean): number {
  const days = w.exogenous.calendars.office.between(w.cases.recAt[m], w.now) / 8;
  const expected = isOnTheSpot(w, m) ? EXPECTED_SELF : EXPECTED_OTHERS;
  const odds =
    w.p.satisfaction -
    w.p.satisfactionByTime * log((days + 0.2) / expected) -
    w.p.satisfactionByHandover * w.cases.excess(m) -
    (isTrue ? 0 : UNSOLVED) -
    PER_COMPLAINT * w.matters.complaints[m];
  return 1 / (1 + exp(-odds));
}

/** Shares of the way that trust and satisfaction go with one outcome (assumption). */
const TRUST_STEP = 0.15;

/** A resident learns from an outcome of his own; his household takes over some, the community's reputation a little. */
export function learn(w: World, r: number, isGood: boolean): void {
  const { residents, p } = w;
  const { population, places } = w.exogenous;
  const target = isGood ? 1 : 0;
  residents.memory[r] = memory(w, r) + (isGood ? p.memorySuccess : p.memoryFailure);
  residents.memory[r] = Math.max(-1.5, Math.min(1.5, residents.memory[r]));
  residents.rememberedAt[r] = w.now;
  residents.satisfaction[r] += 0.5 * (target - residents.satisfaction[r]);
  residents.trust[r] += TRUST_STEP * (target - residents.trust[r]);
  const household = population.household[r];
  if (household >= 0) {
    const first = population.householdFirstResident[household];
    const end = population.householdFirstResident[household + 1];
    for (let other = first; other < end; other++) {
      if (other !== r) residents.trust[other] += p.wordOfMouth * TRUST_STEP * (target - residents.trust[other]);
    }
  }
  const c = places.communityOf(population.block(r));
  w.communities.reputation[c] += p.reputationWeight * (target - w.communities.reputation[c]);
}

/** @returns log-odds that past outcomes leave now */
export function memory(w: World, r: number): number {
  const value = w.residents.memory[r];
  if (value === 0) return 0;
  const halfLives = (w.now - w.residents.rememberedAt[r]) / (24 * w.p.memoryHalfLife);
  return value * exp(-halfLives * Math.LN2);
}

/**
 * A resident whose matter is unsolved when its term is over and who has complained twice petitions, once, if his
 * patience is short. Under assessment of petitions he may be talked out of the record; else the matter is hastened.
 */
export function maybePetition(w: World, m: number): void {
  const { matters, tallies, p } = w;
  const r = matters.voice[m];
  if (r < 0 || matters.complaints[m] < PETITIONS || matters.petitioned[m] === 1) return;
  if (w.now - w.cases.recAt[m] < 24 * p.petitionDays || !Number.isNaN(w.cases.resolvedAt[m])) return;
  if (w.exogenous.population.patience(r) >= p.petition * matters.complaints[m]) return;
  matters.petitioned[m] = 1;
  tallies.petitions++;
  if (w.chanceOnce(m, SILENCED, p.propensityToGame * relativeWeight(w.policy, "weightPetitions"))) {
    tallies.petitionsSilenced++;
    learn(w, r, false);
    return;
  }
  w.submit(w.communities.pool[w.communityOf(m)], CommunityClass.urgent, Task.petition, m);
  hasten(w, m);
}
