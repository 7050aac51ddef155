/** Verification, closing, rating, and deadlines that are served on paper (docs/odd.md, "Verification, closing, rating"). */
import { log } from "../../engine/kernel/math/elementary.ts";
import { RANK } from "./agenda.ts";
import { checkOnTheSpot } from "./grid-day.ts";
import { hide } from "./patrol.ts";
import type { Task } from "./pool.ts";
import { complain } from "./records.ts";
import { learn, logistic, petition, relativeWeight } from "./residents.ts";
import { GRID, type Matter, nameOf, type Town, type Unit } from "./town.ts";
import { rework } from "./units.ts";

const EXPECTED_SELF = 1;
const EXPECTED_OTHERS = 4;
const UNSOLVED = 3;
const PER_COMPLAINT = 0.4;

/** The work is done, truly or not. */
export function finish(t: Town, m: Matter, unit: Unit): void {
  const { p, policy } = t;
  const attempt = m.completions++;
  m.isSolved = t.draw(m, "truly solved", attempt) < truth(t, m, unit);
  if (m.isSolved && Number.isNaN(m.solvedAt)) m.solvedAt = t.now;
  m.unit = unit;
  m.version++;
  m.task = null;
  t.tell(m, "done", `${nameOf(unit)} ${m.isSolved}`);
  if (m.standing !== "open") {
    if (m.isSolved && m.standing === "latent") m.standing = "closed";
    return;
  }
  const isOwn = m.lead === GRID && typeof unit !== "number";
  if (isOwn && t.draw(m, "checked by the office", attempt) >= policy.checkedShare) {
    close(t, m);
    return;
  }
  const { version } = m;
  if (policy.checkedBy === "thirdParty") {
    const hours = 8 * t.exponential(m, "inspected after", p.inspectionDays, attempt);
    t.agenda.add(t.office.after(t.now, hours), RANK.timer, () => {
      if (m.version === version) check(t, m, p.independentFinds);
    });
    return;
  }
  if (isOwn || policy.checkedBy === "office") checkFromDesk(t, m);
  else checkOnTheSpot(t, m, attempt);
  t.agenda.add(t.office.after(t.now, p.checkTimeout), RANK.timer, () => timeOut(t, m, version));
}

function truth(t: Town, m: Matter, unit: Unit): number {
  const { p, policy } = t;
  if (typeof unit === "number") return p.truthDepartment;
  if (unit === "property") return 1 - p.propertyFails;
  if (unit !== GRID) return p.truthSelf;
  const { fatigue } = m.helper ?? t.memberOf(m);
  return p.truthSelf - p.fatigueErrors * fatigue - p.assessedFocus * policy.affairsAssessed;
}

function checkFromDesk(t: Town, m: Matter): void {
  const { version } = m;
  const task: Task = {
    kind: "check from the desk",
    hours: () => t.p.triageHours / t.policy.dispatchSpeed,
    ends: () => {
      if (m.version !== version) return;
      m.task = null;
      check(t, m, t.p.remoteFinds);
    },
  };
  const pool = t.officeOf(m);
  m.task = { pool, task };
  pool.submit(2, task);
}

/** Nobody has looked in time: the office closes unseen what was its own, the rest it judges from the desk. */
function timeOut(t: Town, m: Matter, version: number): void {
  if (m.version !== version || m.standing !== "open") return;
  const { task } = m;
  if (task !== null && !task.pool.withdraw(task.task)) return;
  m.task = null;
  if (task?.task.kind === "check from the desk") close(t, m);
  else check(t, m, t.p.remoteFinds);
}

export function check(t: Town, m: Matter, finds: number): void {
  if (m.standing !== "open") return;
  m.version++;
  const isFound = !m.isSolved && t.draw(m, "check finds", m.completions) < finds;
  t.tell(m, "checked", !isFound);
  if (isFound) rework(t, m);
  else close(t, m);
}

function close(t: Town, m: Matter): void {
  const { p } = t;
  t.tell(m, "closed");
  if (Number.isNaN(m.closedAt)) {
    m.closedAt = t.now;
    count(t, m);
  }
  m.standing = "closed";
  m.version++;
  const { generation } = m;
  if (m.voice >= 0) {
    const isSatisfied = t.draw(m, "satisfied") < logistic(satisfaction(t, m));
    if (t.draw(m, "rates") < p.rated) rate(t, m, isSatisfied);
    learn(t, m.voice, isSatisfied);
    const again = m.isSolved ? (isSatisfied ? 0 : p.repeatDissatisfied) : p.repeatUnsolved;
    if (t.draw(m, "complains again") < again) {
      const after = 24 + t.exponential(m, "complains again after", 24 * p.repeatDays);
      t.agenda.add(t.now + after, RANK.timer, () => {
        if (m.generation !== generation) return;
        complain(t, m);
        petition(t, m);
      });
      return;
    }
  }
  if (m.isSolved || m.isNeed || t.draw(m, "re-emerges") >= p.reemerges) return;
  t.agenda.add(t.now + t.exponential(m, "re-emerges after", 24 * p.repeatDays), RANK.timer, () => {
    if (m.standing !== "closed" || m.isSolved) return;
    m.generation++;
    hide(t, m);
  });
}

/** A first closure enters what its department is assessed on. */
function count(t: Town, m: Matter): void {
  if (!Number.isNaN(m.stoppedAt)) m.officialDeadline += t.now - m.stoppedAt;
  m.stoppedAt = NaN;
  if (typeof m.unit !== "number") return;
  t.assessed[m.unit - 4].closed++;
  if (t.now > m.officialDeadline) t.assessed[m.unit - 4].late++;
}

function satisfaction(t: Town, m: Matter): number {
  const { p } = t;
  const days = t.office.between(m.recordedAt, t.now) / 8;
  const expected = m.lead === GRID ? EXPECTED_SELF : EXPECTED_OTHERS;
  return (
    p.satisfaction -
    p.satisfactionByTime * log((days + 0.2) / expected) -
    p.satisfactionByHandover * excess(m) -
    (m.isSolved ? 0 : UNSOLVED) -
    PER_COMPLAINT * m.complaints
  );
}

/** Handovers that its owners did not make necessary. */
function excess({ path, owners }: Matter): number {
  const handovers = Math.max(0, path.length - 1);
  const owned = owners.filter((unit) => path.includes(unit)).length;
  return handovers - Math.max(0, owned - 1);
}

/** Under pressure a bad rating may be talked into a good one. */
function rate(t: Town, m: Matter, isSatisfied: boolean): void {
  const steered = t.p.propensityToGame * t.ratings.pressure * relativeWeight(t, "weightSatisfaction");
  const isGood = isSatisfied || t.draw(m, "rating steered") < steered;
  t.ratings.all++;
  if (!isGood) t.ratings.bad++;
  t.tell(m, "rated", isGood);
}

/** A department that still works on a matter may, under pressure, extend, shelve or close it on paper. */
export function atDeadline(t: Town, m: Matter): void {
  if (m.standing !== "open" || typeof m.unit !== "number" || !m.isAtWork) return;
  const pressure = t.assessed[m.unit - 4].pressure * relativeWeight(t, "weightOnTime");
  if (t.once(m, "gamed") >= t.p.propensityToGame * pressure) return;
  const u = t.draw(m, "closes on paper");
  if (u < 0.4) m.officialDeadline = t.office.after(t.now, 40);
  else if (u >= 0.6) {
    m.isSolved = false;
    t.tell(m, "done", `${nameOf(m.unit)} false`);
    close(t, m);
  }
}
