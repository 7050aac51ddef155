/**
 * docs/measures.md computed the slow way, matter by matter, from a kept list of events: the reference that the incremental
 * case table must agree with. It goes back to the whole list for every figure.
 */
import { officeHours } from "../../unit/cases/office-hours.ts";

export const KINDS = [
  "recorded",
  "contact",
  "dispatched",
  "accepted",
  "sentBack",
  "passed",
  "entered",
  "asked for help",
  "help failed",
  "helped",
  "waited",
  "done",
  "checked",
  "closed",
  "reopened",
] as const;

export interface Happening {
  readonly at: number;
  readonly matter: number;
  readonly kind: (typeof KINDS)[number];
  readonly unit: number;
  readonly yes: boolean;
  readonly hours: number;
  readonly state: number;
}

export interface Facts {
  rec: number;
  closed1: number;
  resolved: number;
  handovers: number;
  excess: number;
  lastUnit: number;
  acceptances: number;
  sameUnitPairs: number;
  distinctUnits: number;
  repeats: number;
  reminders: number;
  reopenings: number;
  dispatches: number;
  firstDispatched: number;
  officialDeadline: number;
  stateHours: number[];
  flags: Record<string, boolean>;
}

export interface Matter {
  readonly owners: ReadonlySet<number>;
  readonly deadline: number;
}

export interface Rules {
  readonly followUp: number;
  readonly handling: ReadonlySet<number>;
  readonly gridLine: number;
  /** End of the run. */
  readonly end: number;
}

const [NONE, TRIAGE, AWAITING, NO_OWNER, QUEUE, WORK, LEAD, COOPERATION, TRANSIT, VERIFICATION, REWORK] =
  Array(11).keys();

/** @param all the events of one matter, in order */
export function facts(all: readonly Happening[], matter: Matter, rules: Rules): Facts {
  const first = all.findIndex((e) => e.kind === "recorded" || e.kind === "contact");
  const resolved = all.find((e) => e.kind === "done" && e.yes)?.at ?? Number.NaN;
  // What goes before the first record counts for nothing but the true solution.
  const life = first < 0 ? [] : all.slice(first);
  const rec = life[0]?.at ?? Number.NaN;
  const followed = life.filter((e) => e.at - rec <= rules.followUp);
  const closing = life.findIndex((e) => e.kind === "closed");
  const closed1 = life[closing]?.at ?? Number.NaN;
  const closesInTime = closed1 - rec <= rules.followUp;
  const open = closing < 0 ? followed : followed.slice(0, closing);
  const after = closing < 0 ? [] : followed.slice(closing + 1);
  const handles = (e: Happening) => rules.handling.has(e.unit);
  const accepted = followed.filter((e) => e.kind === "accepted" && handles(e)).map((e) => e.unit);
  const dispatched = followed.filter((e) => e.kind === "dispatched" && handles(e));

  const path = pathOf(open, rules.handling);
  const handovers = Math.max(0, path.length - 1);
  const owners = new Set(path.filter((unit) => matter.owners.has(unit)));
  const excess = handovers - Math.max(0, owners.size - 1);

  const failures = followed.filter((e) => e.kind === "checked" && !e.yes);
  const sendBacks = followed.filter((e) => e.kind === "sentBack");
  const recordsWhileOpen = open.slice(1).filter((e) => e.kind === "recorded");
  const lastUnit = lastUnitOf(followed, open, rules.handling);
  const closedUnsolved = closesInTime && !life.slice(0, closing).concat(all.slice(0, first)).some(isTrulyDone);
  const waited = followed.filter((e) => e.kind === "waited").reduce((sum, e) => sum + e.hours, 0);
  return {
    rec,
    closed1,
    resolved,
    handovers,
    excess,
    lastUnit,
    acceptances: accepted.length,
    sameUnitPairs: accepted.filter((unit, k) => k > 0 && accepted[k - 1] === unit).length,
    distinctUnits: new Set(accepted).size,
    repeats: after.filter((e) => e.kind === "recorded" || e.kind === "contact").length,
    reminders: open.slice(1).filter((e) => e.kind === "contact").length,
    reopenings: after.filter((e) => e.kind === "reopened").length,
    dispatches: dispatched.length,
    firstDispatched: dispatched[0]?.unit ?? -1,
    officialDeadline: officialDeadlineOf(closing < 0 ? life : life.slice(0, closing + 1), matter, rules),
    stateHours: stateHoursOf(closing < 0 ? life : life.slice(0, closing + 1), rules),
    flags: {
      procedural: excess >= 1,
      ownership: sendBacks.length > 0 || dispatched.some((e) => isUnanswered(e, life, rec, rules)),
      refused: sendBacks.some((e) => matter.owners.has(e.unit)),
      informational: recordsWhileOpen.length > 0,
      requestFailed: failsAtFirstTry(followed),
      putAside: waited > 8,
      gridCommunity: failsAtFirstTry(followed) || waited > 8,
      failedCheck: failures.length > 0,
      closedUnsolved,
      outcome: failures.length > 0 || closedUnsolved,
      reworked: failures.length > 0 && dispatched.some((e) => followed.indexOf(e) > followed.indexOf(failures[0])),
      pingPong: accepted.some((unit, k) => k > 1 && accepted[k - 2] === unit && accepted[k - 1] !== unit),
      selfHandled:
        closesInTime &&
        !open.some((e) => e.kind === "dispatched" && handles(e)) &&
        lastUnitOf(followed.slice(0, closing + 1), open, rules.handling) === rules.gridLine,
    },
  };
}

const isTrulyDone = (e: Happening) => e.kind === "done" && e.yes;

/** Who holds the matter after each event: from an acceptance until it is sent, passed, returned, done or closed. */
function holders(events: readonly Happening[], handling: ReadonlySet<number>): number[] {
  let holder = -1;
  return events.map((e) => {
    if (e.kind === "accepted" && handling.has(e.unit)) holder = e.unit;
    if (e.kind === "sentBack" && e.unit === holder) holder = -1;
    if (e.kind === "dispatched" || e.kind === "passed" || e.kind === "done" || e.kind === "closed") holder = -1;
    return holder;
  });
}

function pathOf(open: readonly Happening[], handling: ReadonlySet<number>): number[] {
  const held = holders(open, handling);
  const spells: number[] = [];
  open.forEach((e, k) => {
    if (e.kind !== "accepted" || !handling.has(e.unit)) return;
    let end = k + 1;
    while (end < open.length && held[end] === e.unit && !isAcceptance(open[end], handling)) end++;
    const returned = open[end]?.kind === "sentBack" && open[end].unit === e.unit;
    if (!returned) spells.push(e.unit);
  });
  return spells.filter((unit, k) => spells[k - 1] !== unit);
}

const isAcceptance = (e: Happening, handling: ReadonlySet<number>) => e.kind === "accepted" && handling.has(e.unit);

function lastUnitOf(followed: readonly Happening[], open: readonly Happening[], handling: ReadonlySet<number>): number {
  const lastClosure = followed.findLastIndex((e) => e.kind === "closed");
  if (lastClosure < 0) return open.findLast((e) => isAcceptance(e, handling))?.unit ?? -1;
  const before = followed.slice(0, lastClosure);
  const worker = before.findLast((e) => e.kind === "done" && handling.has(e.unit));
  return (worker ?? before.findLast((e) => isAcceptance(e, handling)))?.unit ?? -1;
}

function isUnanswered(dispatch: Happening, life: readonly Happening[], rec: number, rules: Rules): boolean {
  const ends = (e: Happening) =>
    isAcceptance(e, rules.handling) || ["sentBack", "closed", "dispatched", "passed"].includes(e.kind);
  const answer = life.slice(life.indexOf(dispatch) + 1).find(ends);
  const until = Math.min(answer?.at ?? rules.end, rec + rules.followUp);
  return officeHours(until) - officeHours(dispatch.at) > 16;
}

function failsAtFirstTry(followed: readonly Happening[]): boolean {
  const outcomes = followed.filter((e) => ["help failed", "helped", "closed"].includes(e.kind));
  return outcomes.some((e, k) => e.kind === "help failed" && outcomes[k - 1]?.kind !== "help failed");
}

function officialDeadlineOf(toClosure: readonly Happening[], matter: Matter, rules: Rules): number {
  const held = holders(toClosure, rules.handling);
  let deadline = matter.deadline;
  let resumed = 0;
  toClosure.forEach((e, k) => {
    const stops = e.kind === "sentBack" && held[k] === -1 && k >= resumed && e.at <= deadline;
    if (!stops) return;
    const next = toClosure.findIndex((f, j) => j > k && (isAcceptance(f, rules.handling) || f.kind === "closed"));
    resumed = next < 0 ? Number.POSITIVE_INFINITY : next;
    if (next >= 0) deadline += toClosure[next].at - e.at;
  });
  return deadline;
}

/** The state after every event, then the hours between them, cut at the end of the follow-up. */
function stateHoursOf(toClosure: readonly Happening[], rules: Rules): number[] {
  const hours = new Array<number>(10).fill(0);
  const held = holders(toClosure, rules.handling);
  const until = Math.min(rules.end, (toClosure[0]?.at ?? 0) + rules.followUp);
  let state = TRIAGE;
  let before = NONE;
  let redoing = false;
  toClosure.forEach((e, k) => {
    if (k > 0) {
      const spell = Math.min(e.at, until) - Math.min(toClosure[k - 1].at, until);
      hours[state - 1] += spell;
    }
    const go = (next: number) => {
      if (state === NO_OWNER && [TRIAGE, AWAITING, TRANSIT, COOPERATION].includes(next)) return;
      if (next === COOPERATION && state !== COOPERATION) before = state;
      state = redoing && [QUEUE, WORK, LEAD].includes(next) ? REWORK : next;
    };
    const followed = e.at - toClosure[0].at <= rules.followUp;
    if (e.kind === "dispatched") go(rules.handling.has(e.unit) ? AWAITING : TRIAGE);
    if (isAcceptance(e, rules.handling)) go(QUEUE);
    if (e.kind === "sentBack" && held[k] === -1) go(NO_OWNER);
    if (e.kind === "passed") go(TRANSIT);
    if (e.kind === "entered") go(e.state);
    if ((e.kind === "asked for help" || e.kind === "help failed") && followed) go(COOPERATION);
    if (e.kind === "helped" && followed && state === COOPERATION) state = before;
    if (e.kind === "done") {
      redoing = false;
      go(VERIFICATION);
    }
    if (e.kind === "checked") {
      if (!e.yes) redoing = true;
      go(e.yes ? VERIFICATION : REWORK);
    }
    if (e.kind === "closed") state = NONE;
  });
  const last = toClosure.at(-1);
  if (last && state !== NONE) hours[state - 1] += Math.max(0, until - last.at);
  return hours;
}
