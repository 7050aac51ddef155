/** From rows, whatever the format they come in, to a log in columns. */
import { EventLog, NONE } from "../../engine/cases/log/event-log.ts";
import { Role } from "../../engine/cases/log/role.ts";
import type { Mapping } from "./mapping.ts";
import { Problems } from "./problems.ts";
import { TimeColumn } from "./time-column.ts";
import {
  isArtificial,
  isClosedStatus,
  isDuplicateClosure,
  isNull,
  normalised,
  roleOfActivity,
  yesOrNo,
} from "./vocabulary.ts";

/** What a row says of a case; absent where the log has no such field. */
export interface CaseFields {
  readonly opened?: string;
  readonly closed?: string;
  readonly deadline?: string;
  readonly status?: string;
  readonly onTime?: string;
  readonly category?: string;
  readonly area?: string;
  readonly channel?: string;
  readonly satisfaction?: string;
  readonly closure?: string;
  readonly duplicate?: string;
  readonly reopened?: string;
  /** Of a log with one row a case. */
  readonly resource?: string;
  readonly group?: string;
}

export interface EventFields {
  readonly activity: string;
  readonly time: string;
  readonly start?: string | undefined;
  readonly lifecycle?: string | undefined;
  readonly instance?: string | undefined;
  readonly resource?: string | undefined;
  readonly group?: string | undefined;
  /** Exact hours since 1970, of gridgov's own exports. */
  readonly hours?: string | undefined;
}

/** States of a task in which nothing is done yet or any more; they are rows, but no events. @source IEEE 1849, lifecycle */
const PASSIVE = new Set(["schedule", "assign", "reassign", "suspend", "resume", "withdraw", "manualskip", "autoskip"]);

/** Ten years, hours: a deadline beyond is a placeholder. */
const FAR = 87_660;

interface Pending {
  readonly starts: { at: number; line: number }[];
  /** Tasks whose end came before their start in the file. */
  readonly ends: number[];
}

export class Assembler {
  readonly log = new EventLog();
  readonly problems = new Problems();
  private readonly roles: Mapping["roles"];
  private readonly caseIds = new Map<string, number>();
  private readonly times: Readonly<Record<"time" | "start" | "opened" | "closed" | "deadline", TimeColumn>>;
  private readonly tasks = new Map<string, Pending>();
  /** The line on which each case was first met, to name those in which something is wrong in the end. */
  private readonly lines: number[] = [];
  private hasStarts = false;
  private opened = NONE;
  private closed = NONE;

  constructor(mapping: Mapping) {
    this.roles = mapping.roles;
    const column = (): TimeColumn => new TimeColumn(mapping.dates);
    this.times = { time: column(), start: column(), opened: column(), closed: column(), deadline: column() };
  }

  /** One row of a log with one row a case. */
  wholeCase(key: string, fields: CaseFields, line: number): void {
    const { log, problems } = this;
    log.rows++;
    log.isByCase = true;
    if (key.trim() === "") {
      problems.add("noCase", line);
      return;
    }
    if (this.caseIds.has(key)) {
      problems.add("repeatedCase", line);
      return;
    }
    if (isNull(fields.opened ?? "")) {
      problems.add("noTime", line);
      return;
    }
    if (!this.times.opened.read(fields.opened ?? "")) {
      problems.add("unreadableTime", line);
      return;
    }
    const c = this.newCase(key, fields, line);
    const resource = this.idOf(log.resources, fields.resource);
    const group = this.idOf(log.groups, fields.group);
    const offset = log.caseOffset[c];
    if (this.opened === NONE) {
      this.opened = this.activityOf("opened");
      this.closed = this.activityOf("closed");
    }
    const event = { caseId: c, startedAt: Number.NaN, offset, resource, group };
    log.addEvent({ ...event, at: log.openedAt[c], activity: this.opened });
    if (!Number.isNaN(log.closedAt[c])) log.addEvent({ ...event, at: log.closedAt[c], activity: this.closed });
    else if (fields.status !== undefined && isClosedStatus(fields.status)) problems.add("closedWithoutTime", line);
  }

  /** One event, and what its row says of the case if this is the first of it. */
  event(key: string, event: EventFields, fields: () => CaseFields, line: number): void {
    const { log, problems, times } = this;
    log.rows++;
    if (key.trim() === "") {
      problems.add("noCase", line);
      return;
    }
    if (isArtificial(event.activity, event.resource ?? "")) {
      problems.add("artificial", line);
      return;
    }
    const exact = event.hours === undefined || event.hours === "" ? Number.NaN : Number(event.hours);
    const lifecycle = event.lifecycle === undefined ? "" : normalised(event.lifecycle);
    if (PASSIVE.has(lifecycle)) return;
    if (isNull(event.time) && Number.isNaN(exact)) {
      problems.add("noTime", line);
      return;
    }
    const isStart = lifecycle === "start";
    if (!times.time.read(event.time)) {
      problems.add("unreadableTime", line);
      return;
    }
    const at = Number.isNaN(exact) ? times.time.hours : exact;
    const { offset } = times.time;
    const c = this.caseIds.get(key) ?? this.newCase(key, fields(), line);
    // A log in which nothing ever starts has no tasks to join, however often it says that one is complete.
    this.hasStarts ||= isStart;
    if (lifecycle !== "" && this.hasStarts) {
      this.join(`${c} ${event.instance ?? ""} ${event.activity}`, isStart, c, at, offset, event, line);
      return;
    }
    let startedAt = Number.NaN;
    if (event.start !== undefined && !isNull(event.start)) {
      if (times.start.read(event.start)) startedAt = times.start.hours;
      else problems.add("unreadableTime", line);
    }
    this.add(c, at, startedAt, offset, event);
  }

  /** By case, as the log has them. */
  get ids(): string[] {
    return [...this.caseIds.keys()];
  }

  /** Ends the log: nothing may be added any more. */
  end(): EventLog {
    const { log, problems } = this;
    this.settleDates();
    this.settleOpenings();
    this.settleStarts();
    for (const { starts } of this.tasks.values()) {
      for (const { line } of starts) problems.add("unfinishedTask", line);
    }
    for (let c = 0; c < log.cases; c++) {
      if (log.isByCase && log.closedAt[c] < log.openedAt[c]) problems.add("closedBeforeOpened", this.lines[c]);
      if (log.deadlineAt[c] - log.openedAt[c] > FAR) problems.add("farDeadline", this.lines[c]);
    }
    return log;
  }

  private add(c: number, at: number, startedAt: number, offset: number, event: EventFields): void {
    const { log } = this;
    log.addEvent({
      caseId: c,
      at,
      startedAt,
      offset,
      activity: this.activityOf(event.activity),
      resource: this.idOf(log.resources, event.resource),
      group: this.idOf(log.groups, event.group),
    });
  }

  /** Start and end of a task, in whatever order they stand in the file, are one event. */
  private join(
    key: string,
    isStart: boolean,
    c: number,
    at: number,
    offset: number,
    event: EventFields,
    line: number,
  ): void {
    const task = this.tasks.get(key) ?? { starts: [], ends: [] };
    const [end, start] = isStart ? [task.ends.shift(), undefined] : [undefined, task.starts.shift()];
    if (isStart && end === undefined) task.starts.push({ at, line });
    else if (end !== undefined) this.log.startedAt[end] = at;
    else {
      if (start === undefined) task.ends.push(this.log.size);
      this.add(c, at, start?.at ?? Number.NaN, offset, event);
    }
    if (task.starts.length + task.ends.length > 0) this.tasks.set(key, task);
    else this.tasks.delete(key);
  }

  private newCase(key: string, fields: CaseFields, line: number): number {
    const { log, times, problems } = this;
    const c = log.cases;
    const hours = (text: string | undefined, column: TimeColumn): number => {
      if (text === undefined || isNull(text)) return Number.NaN;
      if (column.read(text)) return column.hours;
      problems.add("unreadableDeadline", line);
      return Number.NaN;
    };
    log.addCase({
      openedAt: log.isByCase ? times.opened.hours : Number.NaN,
      closedAt: hours(fields.closed, times.closed),
      deadlineAt: hours(fields.deadline, times.deadline),
      offset: times.opened.offset,
      category: this.idOf(log.categories, fields.category),
      area: this.idOf(log.areas, fields.area),
      channel: this.idOf(log.channels, fields.channel),
    });
    if (fields.onTime !== undefined) log.onTime[c] = yesOrNo(fields.onTime);
    if (fields.satisfaction !== undefined) log.satisfied[c] = yesOrNo(fields.satisfaction);
    if (fields.closure !== undefined || fields.duplicate !== undefined) {
      log.marksDuplicates = true;
      const marked = fields.duplicate !== undefined && !isNull(fields.duplicate) && yesOrNo(fields.duplicate) !== 0;
      log.duplicate[c] = marked || isDuplicateClosure(fields.closure ?? "") ? 1 : 0;
    }
    if (fields.reopened !== undefined) {
      log.marksReopened = true;
      log.reopened[c] = !isNull(fields.reopened) && yesOrNo(fields.reopened) !== 0 ? 1 : 0;
    }
    this.caseIds.set(key.split("").join(""), c);
    this.lines.push(line);
    return c;
  }

  private activityOf(name: string): number {
    const { log } = this;
    const activity = log.activities.idOf(name === "" ? "(none)" : name);
    if (activity === log.roles.length) log.roles.push(Role[this.roles.get(name) ?? roleOfActivity(name)]);
    return activity;
  }

  private idOf(names: EventLog["groups"], name: string | undefined): number {
    if (name === undefined) return NONE;
    const known = names.find(name);
    return known !== NONE ? known : isNull(name) ? NONE : names.idOf(name);
  }

  /** Dates whose day and month could be exchanged are read as most dates of their column, or of the log, demand. */
  private settleDates(): void {
    const { log, times, problems } = this;
    const all = Object.values(times);
    const sum = (count: (column: TimeColumn) => number): number => all.reduce((n, column) => n + count(column), 0);
    const pooled = sum(({ dmy }) => dmy) > sum(({ mdy }) => mdy);
    const settle = (column: TimeColumn, values: Float64Array, offsets: Int32Array): void => {
      const isDmy = column.decide(pooled);
      if (column.contradicting > 0) problems.add("otherDateOrder", 0, column.contradicting);
      if (isDmy) column.exchange(values, offsets);
    };
    settle(times.time, log.at, log.offset);
    // Starts that stand in rows of their own are of the same column as ends.
    settle(this.hasStarts ? times.time : times.start, log.startedAt, log.offset);
    settle(times.opened, log.openedAt, log.caseOffset);
    settle(times.closed, log.closedAt, log.caseOffset);
    settle(times.deadline, log.deadlineAt, log.caseOffset);
  }

  /** A start after its end is none; only now are both final. */
  private settleStarts(): void {
    const { log, problems } = this;
    for (let e = 0; e < log.size; e++) {
      if (!(log.startedAt[e] > log.at[e])) continue;
      log.startedAt[e] = Number.NaN;
      problems.add("startAfterEnd", this.lines[log.caseOf[e]]);
    }
  }

  /** Dates are final now: events of whole cases follow them, and cases of events begin with their first. */
  private settleOpenings(): void {
    const { log } = this;
    if (!log.isByCase) log.openedAt.fill(Number.NaN);
    for (let e = 0; e < log.size; e++) {
      const c = log.caseOf[e];
      if (log.isByCase) log.at[e] = log.activity[e] === this.opened ? log.openedAt[c] : log.closedAt[c];
      else if (!(log.openedAt[c] <= log.at[e])) log.openedAt[c] = log.at[e];
    }
  }

  /** How dates were read, for a reader to judge: null if every date had its year first. */
  get dateOrder(): { readonly order: "dmy" | "mdy"; readonly evidence: number; readonly ambiguous: number } | null {
    const all = Object.values(this.times).filter(({ isYearFirst }) => isYearFirst === false);
    if (all.length === 0) return null;
    const dmy = all.reduce((n, column) => n + column.dmy, 0);
    const mdy = all.reduce((n, column) => n + column.mdy, 0);
    const order = all[0].decided;
    return { order, evidence: order === "dmy" ? dmy : mdy, ambiguous: all.reduce((n, one) => n + one.ambiguous, 0) };
  }
}
