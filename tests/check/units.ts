/** Departments, property managers, community and volunteers at work on their parts (docs/odd.md, "Departments"). */
import { exp } from "../../engine/kernel/math/elementary.ts";
import { exponential, lognormal } from "../../engine/kernel/random/distributions.ts";
import { RANK } from "./agenda.ts";
import { finish } from "./closing.ts";
import { settle } from "./grid-day.ts";
import { isCoOwned } from "./ownership.ts";
import type { Pool, Task } from "./pool.ts";
import type { Community, Matter, Town, Unit } from "./town.ts";

const MOST_PASSES = 4;
const REWORK = 0.5;

// ------------------------------------------------------------------------------------------------ officers

/** What waits in a squad over four days of its capacity, at most 1. */
export function backlog(t: Town, unit: number, community: Community): number {
  return backlogIn(t, t.squadOf(unit, community), unit);
}

const backlogIn = (t: Town, squad: Pool, unit: number): number =>
  Math.min(1, (squad.waiting * t.p.officerHours) / (4 * t.departments.capacity[unit - 4]));

/** Hours by the clock for so many hours of work: only part of an officer's day is for matters. */
export function speed(t: Town, unit: number, hours: number, overtime = 0): number {
  const available = t.departments.availability[unit - 4] * t.policy.departmentStaff;
  return hours / (available * t.assessed[unit - 4].effort * (1 + t.p.surge * overtime));
}

/** Median of a lognormal whose mean is given. */
const medianOf = (mean: number, sigma: number): number => mean * exp((-sigma * sigma) / 2);

const officersWork = (t: Town, m: Matter, attempt: number): number =>
  t.lognormal(
    m,
    "officer's work",
    medianOf(t.p.officerHours * m.category.work, t.p.officerSigma),
    t.p.officerSigma,
    attempt,
  );

/** Matters of communities outside the sample. */
export function beginBackground(t: Town): void {
  const draws = t.x.randomness.purpose("background matters");
  t.squads.forEach((squad, i) => {
    const unit = 4 + Math.floor(i / t.departments.squads);
    const rate = t.departments.backgroundRate[unit - 4];
    const next = (n: number): void => {
      const at = t.office.after(t.now, exponential(draws.uniform(i, 2 * n), 1 / rate));
      t.agenda.add(at, RANK.world, () => {
        const median = medianOf(t.departments.meanWork[unit - 4], t.p.officerSigma);
        squad.submit(2, {
          kind: "background",
          hours: () =>
            speed(t, unit, lognormal(draws.uniform(i, 2 * n + 1), median, t.p.officerSigma), backlogIn(t, squad, unit)),
          ends: () => {},
        });
        next(n + 1);
      });
    };
    if (rate > 0) next(0);
  });
}

// --------------------------------------------------------------------------------------------------- parts

/** Owners that have not done their part; volunteers owe none of their own. */
const owing = (m: Matter): Unit[] =>
  m.owners.filter((unit) => unit !== "volunteers" && !m.finished.includes(unit)).sort(byRank);
const byRank = (a: Unit, b: Unit): number => rank(a) - rank(b);
const rank = (unit: Unit): number => (typeof unit === "number" ? unit : ORDER.indexOf(unit));
const ORDER = ["grid", "community", "property", "volunteers"];

/** The unit that has accepted begins; or, under a lead, all who owe a part begin at once. */
export function begin(t: Town, m: Matter, unit: Unit, mayJoin: boolean): void {
  m.isAtWork = true;
  m.joint = null;
  if (mayJoin && isCoOwned(m) && (m.isWhistled || t.draw(m, "under a lead") < t.policy.leadDepartment)) {
    const parts = owing(m);
    m.joint = parts.length;
    for (const part of parts) beginPart(t, m, part);
  } else beginPart(t, m, unit);
}

function beginPart(t: Town, m: Matter, unit: Unit): void {
  const { community } = m;
  if (typeof unit === "number") {
    const task: Task = {
      kind: "work",
      hours: () => {
        m.task = null;
        return speed(t, unit, officersWork(t, m, unit) * overhead(t, m), backlog(t, unit, community));
      },
      ends: () => departmentWorked(t, m, unit),
    };
    const squad = t.squadOf(unit, community);
    if (!isJoint(m)) m.task = { pool: squad, task };
    squad.submit(m.isUrgentNow || m.isWhistled ? 1 : 2, task);
  } else if (unit === "property") {
    community.property.submit(0, {
      kind: "property",
      hours: () => t.exponential(m, "property manager's work", t.p.propertyHours),
      ends: () => {
        const days = t.lognormal(m, "property manager's delay", t.p.propertyDays, 1);
        t.agenda.add(t.now + 24 * days, RANK.timer, () => partDone(t, m, "property"));
      },
    });
  } else {
    const { volunteers, lentWeekly, staff } = community;
    const hasRoom = (volunteers.waiting + 1) * t.p.communityHours <= lentWeekly;
    const own = (by: Unit): Task => ({
      kind: "own matter",
      hours: () => t.exponential(m, "community's work", t.p.communityHours) * overhead(t, m),
      ends: () => partDone(t, m, by),
    });
    if (m.owners.includes("volunteers") && hasRoom) {
      t.accept(m, "volunteers");
      volunteers.submit(0, own("volunteers"));
    } else staff.submit(3, own("community"));
  }
}

const isJoint = (m: Matter): boolean => m.joint !== null && m.joint > 0;

/** How much longer work takes for being done jointly. */
const overhead = (t: Town, m: Matter): number => (isJoint(m) ? 1 + t.p.jointOverhead : 1);

function departmentWorked(t: Town, m: Matter, unit: number): void {
  const waits = Math.min(0.95, t.p.leadProbability * m.category.leadTime);
  if (t.draw(m, "has lead time", unit) < waits) {
    const days = t.lognormal(m, "lead time", t.p.leadDays, t.p.leadSigma, unit);
    t.agenda.add(t.office.after(t.now, 8 * days), RANK.timer, () => partDone(t, m, unit));
  } else partDone(t, m, unit);
}

/** On to the next owner that owes a part, or done. */
function partDone(t: Town, m: Matter, unit: Unit): void {
  const part = unit === "volunteers" ? "community" : unit;
  if (m.joint !== null) m.joint--;
  m.finished.push(part);
  if (isJoint(m)) return;
  const rest = owing(m);
  // Who is no owner, ruled to handle it, does the whole.
  const isOwner = m.owners.includes(part);
  if (isOwner && rest.length > 0) pass(t, m, rest[0]);
  else {
    m.isAtWork = false;
    finish(t, m, isOwner && isCoOwned(m) ? (m.unit as Unit) : unit);
  }
}

/** To the next owner, who may pass it back without work, four times at most. */
function pass(t: Town, m: Matter, to: Unit): void {
  m.passes++;
  t.tell(m, "passed", to);
  const days = t.p.transitDays * 2 * t.draw(m, "transit", m.passes);
  t.agenda.add(t.office.after(t.now, 8 * days), RANK.timer, () => {
    const from = m.unit as Unit;
    t.accept(m, to);
    if (m.finished.includes(to)) pass(t, m, owing(m)[0]);
    else if (m.passes < MOST_PASSES && t.draw(m, "passes back", m.passes) < t.p.passBack) pass(t, m, from);
    else begin(t, m, to, false);
  });
}

/** All departments that own it come at once; the lead takes it. */
export function summon(t: Town, m: Matter, lead: number): void {
  for (const unit of owing(m)) {
    if (typeof unit !== "number") continue;
    t.squadOf(unit, m.community).submit(0, {
      kind: "summons",
      hours: () => speed(t, unit, t.p.whistleHours),
      ends: () => {
        if (unit !== lead || m.standing !== "open") return;
        t.accept(m, lead);
        begin(t, m, lead, true);
      },
    });
  }
}

// -------------------------------------------------------------------------------------------------- rework

/** Half the work again, by the unit that did it, before others. */
export function rework(t: Town, m: Matter): void {
  const unit = m.unit as Unit;
  const { property, staff } = m.community;
  const ends = (): void => finish(t, m, unit);
  const attempt = (): number => 40 + m.completions;
  const again = (mean: number): Task => ({
    kind: "rework",
    hours: () => REWORK * t.exponential(m, "officer's work", mean, attempt()),
    ends,
  });
  if (unit !== "grid") {
    t.tell(m, "dispatched", unit);
    t.accept(m, unit);
  }
  if (typeof unit === "number") {
    t.squadOf(unit, m.community).submit(1, {
      kind: "rework",
      hours: () => speed(t, unit, REWORK * officersWork(t, m, attempt())),
      ends,
    });
  } else if (unit === "grid") {
    const by = m.helper ?? t.memberOf(m);
    by.pool.submit(0, {
      kind: "rework",
      hours: () => settle(t, by, REWORK * t.lognormal(m, "officer's work", t.p.onSite, t.p.onSiteSigma, attempt())),
      ends,
    });
  } else if (unit === "property") property.submit(0, again(t.p.propertyHours));
  else staff.submit(0, again(t.p.communityHours));
}
