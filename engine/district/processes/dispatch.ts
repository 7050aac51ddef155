/**
 * Triage and dispatch by grid office, hotline and district centre: queueing, wrong first dispatch, redispatch after a
 * send-back, and a ruling when a matter has been sent back too often.
 */
import { State } from "../../cases/case-table.ts";
import { between, exponential } from "../../kernel/random/distributions.ts";
import { OPEN } from "../agents/matter.ts";
import { CATEGORIES } from "../categories.ts";
import {
  CommunityClass,
  DEPARTMENT_LINE,
  DepartmentClass,
  Event,
  MEMBER_LINE,
  MemberClass,
  OFFICE_LINE,
  OfficeClass,
  Priority,
  Task,
} from "../events.ts";
import { decision } from "../randomness.ts";
import { COMMUNITY, DEPARTMENTS, FIRST_DEPARTMENT, GRID, isDepartment, PROPERTY } from "../units.ts";
import type { World } from "../world.ts";
import { acceptAtGrid, assign } from "./beats.ts";
import { check } from "./closing.ts";
import { accept, beginPart, receive, speed } from "./handling.ts";
import { isCoOwned, isCrossBoundary, rule } from "./ownership.ts";

const TRIAGE = decision("triage time");
const RIGHT = decision("right unit");
const WRONG = decision("wrong unit");
const CALL = decision("call time");
const WHISTLES = decision("whistled for");

/** A ruling of the district centre takes this long to prepare, and its dispatch a part of that (assumption). */
const RULING_HOURS = 0.5;
const CENTRE_HOURS = 0.1;
const REMINDER_HOURS = 0.05;

export function registerDispatch(w: World): void {
  w.tasks.on(
    Task.triage,
    (_, m) => triageHours(w, m, 0),
    (_, m) => choose(w, m),
  );
  w.tasks.on(
    Task.redispatch,
    (_, m) => triageHours(w, m, 1 + w.matters.sendBacks[m]),
    (_, m) => redispatch(w, m),
  );
  w.tasks.on(
    Task.adjudicate,
    () => RULING_HOURS,
    (_, m) => {
      rule(w, m);
      send(w, m, w.matters.lead[m]);
    },
  );
  w.tasks.on(
    Task.reminder,
    () => REMINDER_HOURS,
    () => {},
  );
  w.tasks.on(
    Task.duplicate,
    (server) => duplicateHours(w, server),
    (server, m) => duplicateEnds(w, server, m),
  );
  w.tasks.on(
    Task.check,
    (_, m, task) => {
      if (w.matters.version[m] === w.tasks.extra[task]) w.matters.task[m] = task;
      return w.p.triageHours / w.policy.dispatchSpeed;
    },
    (_, m, task) => {
      if (w.matters.version[m] !== w.tasks.extra[task]) return;
      w.matters.task[m] = -1;
      check(w, m, w.p.remoteFinds);
    },
  );
  w.tasks.on(
    Task.summon,
    (server) => speed(w, server, w.p.whistleHours),
    (_, m, task) => accept(w, m, w.tasks.extra[task]),
  );
  w.tasks.on(
    Task.attend,
    (server) => speed(w, server, w.p.whistleHours),
    () => {},
  );
  w.tasks.on(
    Task.intake,
    (_, m) => 2 * w.p.intakeHours * w.draw(m, CALL),
    (_, m) => afterIntake(w, m),
  );
  w.tasks.on(
    Task.centre,
    () => CENTRE_HOURS,
    (_, m) => afterCentre(w, m),
  );
  w.tasks.on(
    Task.enquiry,
    () => w.p.intakeHours,
    () => {},
  );
  const calls = w.exogenous.randomness.purpose("enquiries");
  const demand = w.exogenous.places.demand.reduce((sum, d, c) => sum + d * w.exogenous.places.communityGrids[c], 0);
  const next = (n: number): void => {
    w.enquiriesUntil += exponential(calls.uniform(n, 0), 1 / (w.p.enquiriesPerGridDay * demand));
    if (w.enquiriesUntil < w.exogenous.demand.end)
      w.sim.schedule(w.exogenous.demand.at(w.enquiriesUntil), Event.enquiry, n);
  };
  w.sim.on(Event.enquiry, "enquiry", Priority.world, (n) => {
    w.tallies.enquiries++;
    w.submit(w.hotlinePool, OfficeClass.first, Task.enquiry, -1);
    next(n + 1);
  });
  if (demand > 0 && w.p.enquiriesPerGridDay > 0) next(0);
}

/** The grid office takes a record in. */
export function toOffice(w: World, m: number): void {
  w.submit(w.officeOf(m), w.matters.generation[m] > 0 ? OfficeClass.again : OfficeClass.first, Task.triage, m);
}

const triageHours = (w: World, m: number, attempt: number): number =>
  (w.p.triageHours / w.policy.dispatchSpeed) * (0.4 + exponential(w.draw(m, TRIAGE, attempt), 0.6));

/** The hotline sends what is a city unit's straight there, the rest to the district centre. */
function afterIntake(w: World, m: number): void {
  const lead = w.matters.lead[m];
  if (isDepartment(lead) && DEPARTMENTS[lead - FIRST_DEPARTMENT].level === "city") choose(w, m);
  else w.submit(w.centrePool, 0, Task.centre, m);
}

/** The district centre sends on what is a department's; what is local goes down to the grid office. */
function afterCentre(w: World, m: number): void {
  if (isDepartment(w.matters.lead[m])) choose(w, m);
  else toOffice(w, m);
}

function redispatch(w: World, m: number): void {
  if (w.matters.standing[m] !== OPEN) return;
  if (w.matters.sendBacks[m] >= w.policy.adjudicationAfter) w.submit(w.centrePool, 0, Task.adjudicate, m);
  else choose(w, m);
}

/** After a send-back the dispatcher knows better: the error left is this part of the first one (tried in a prototype). */
const ERROR_AFTER_SEND_BACK = 0.6;

function choose(w: World, m: number): void {
  const { matters } = w;
  if (matters.standing[m] !== OPEN) return;
  if (matters.helper[m] >= 0 && matters.lead[m] === GRID) {
    send(w, m, GRID);
    return;
  }
  const category = CATEGORIES[w.exogenous.happenings.category[m]];
  const attempt = matters.dispatches[m];
  const error = (1 - w.policy.dispatchAccuracy) * (attempt === 0 ? category.ambiguity : ERROR_AFTER_SEND_BACK);
  if (w.chance(m, RIGHT, 1 - error, attempt)) {
    send(w, m, matters.lead[m]);
    return;
  }
  // Half of the errors name the department most often named beside it, the others any.
  const u = w.draw(m, WRONG, attempt);
  const second = (matters.owners[m] & (1 << category.second)) === 0 ? category.second : category.lead;
  const any = FIRST_DEPARTMENT + Math.floor(between(u, 0, 2 * DEPARTMENTS.length) % DEPARTMENTS.length);
  send(w, m, u < 0.5 ? second : any);
}

function send(w: World, m: number, unit: number): void {
  const { matters, cases } = w;
  if (matters.standing[m] !== OPEN) return;
  matters.dispatches[m]++;
  if (isDepartment(unit) && isDepartment(matters.lead[m]) && isWhistled(w, m)) {
    summon(w, m);
    return;
  }
  cases.dispatched(w.now, m, unit);
  if (isDepartment(unit)) {
    receive(w, m, unit);
  } else if (unit === GRID) {
    acceptAtGrid(w, m);
    assign(w, m);
  } else {
    matters.unit[m] = unit;
    cases.accepted(w.now, m, unit);
    cases.enter(w.now, m, State.queue);
    beginPart(w, m, unit, true);
  }
}

/** The subdistrict whistles once for a matter: for those with several owners or disputed, and for some that are neither. */
function isWhistled(w: World, m: number): boolean {
  const { policy, p } = w;
  if (policy.whistle === 0 || w.matters.whistled[m] === 1 || w.matters.owners[m] === 0) return false;
  const isWarranted = isCoOwned(w, m) || isCrossBoundary(w, m);
  return w.chanceOnce(m, WHISTLES, policy.whistle * (isWarranted ? 1 : p.whistleOveruse));
}

/** All departments that own it come, at a cost of their time: no review, no refusal, and all begin at once. */
function summon(w: World, m: number): void {
  const { matters } = w;
  const lead = matters.lead[m];
  const c = w.communityOf(m);
  w.tallies.whistles++;
  matters.whistled[m] = 1;
  w.cases.dispatched(w.now, m, lead);
  for (let unit = FIRST_DEPARTMENT; isDepartment(unit); unit++) {
    if ((matters.owners[m] & (1 << unit)) === 0) continue;
    w.submit(w.departments.poolOf(unit, c), DepartmentClass.review, unit === lead ? Task.summon : Task.attend, m, lead);
  }
}

/** Part of its work that a unit does again before it recognises a record as one that it has (assumption). */
const REPEATED_WORK = 0.25;

function duplicateHours(w: World, server: number): number {
  const line = w.staff.line[server];
  if (line === OFFICE_LINE) return w.p.triageHours;
  if (line === DEPARTMENT_LINE) return speed(w, server, w.p.reviewHours + REPEATED_WORK * w.p.officerHours);
  return line === MEMBER_LINE ? w.p.travel + w.p.assess : w.p.assess;
}

/** A record that escaped linking goes from the office to the unit that has the matter, and is recognised there. */
function duplicateEnds(w: World, server: number, m: number): void {
  if (w.staff.line[server] !== OFFICE_LINE) return;
  const unit = w.matters.lead[m];
  const c = w.communityOf(m);
  if (isDepartment(unit)) w.submit(w.departments.poolOf(unit, c), DepartmentClass.work, Task.duplicate, m);
  else if (unit === GRID && !w.hasGridLine) w.submit(w.communities.pool[c], CommunityClass.duty, Task.duplicate, m);
  else if (unit === PROPERTY) w.submit(w.communities.propertyPool[c], 0, Task.duplicate, m);
  else if (unit === COMMUNITY) w.submit(w.communities.pool[c], CommunityClass.duty, Task.duplicate, m);
  else w.submit(w.members.pool[w.memberOf(m)], MemberClass.verification, Task.duplicate, m);
}
