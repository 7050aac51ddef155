import { type Column, grown } from "../../kernel/column.ts";

/** Names met so far, each with its index; -1 stands for none. */
export class Names {
  readonly list: string[] = [];
  private readonly ids = new Map<string, number>();

  get size(): number {
    return this.list.length;
  }

  find(name: string): number {
    return this.ids.get(name) ?? -1;
  }

  /** @returns the index of the name, a new one if it is new */
  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    // A name cut out of a long text would keep the whole text in memory.
    const own = name.split("").join("");
    this.ids.set(own, this.list.length);
    return this.list.push(own) - 1;
  }
}

export const NONE = -1;

/** What is known of a case beside its events; NaN and -1 where it is not. Times are hours since 1970 UTC. */
export interface CaseRow {
  readonly openedAt: number;
  readonly closedAt: number;
  readonly deadlineAt: number;
  /** Minutes by which the wall clock of the opening is ahead of UTC. */
  readonly offset: number;
  readonly category: number;
  readonly area: number;
  readonly channel: number;
}

/** One event, or one task with the time it started. */
export interface EventRow {
  readonly caseId: number;
  readonly at: number;
  /** NaN if unknown. */
  readonly startedAt: number;
  readonly offset: number;
  readonly activity: number;
  readonly resource: number;
  readonly group: number;
}

/**
 * A log of real or simulated cases in columns, as a city's system or a process-mining tool has it: any number of units,
 * activities in its own words, and nothing that only a simulation knows. Times are hours since 1970 UTC, so that a
 * simulated time survives the way out and back to the bit.
 */
export class EventLog {
  readonly activities = new Names();
  readonly resources = new Names();
  readonly groups = new Names();
  readonly categories = new Names();
  readonly areas = new Names();
  readonly channels = new Names();
  /** By activity: one of `Role`. */
  readonly roles: number[] = [];
  /** Whether a row was a case: then only opening and closing are known, and a case without a closing is open. */
  isByCase = false;
  /** Whether the log could mark a case as a duplicate, or as reopened; if not, no mark means nothing. */
  marksDuplicates = false;
  marksReopened = false;
  /** Rows from which the events were read: a task of two rows (start and complete) is one event here. */
  rows = 0;

  cases = 0;
  openedAt = new Float64Array(1024);
  closedAt = new Float64Array(1024);
  deadlineAt = new Float64Array(1024);
  caseOffset = new Int32Array(1024);
  category = new Int32Array(1024);
  area = new Int32Array(1024);
  channel = new Int32Array(1024);
  /** The log's own mark: 1 on time, 0 late, -1 none; likewise 1 satisfied, 0 dissatisfied. */
  onTime = new Int8Array(1024);
  satisfied = new Int8Array(1024);
  /** 1 if the log marks the case as a duplicate of another; and 1 if it marks it as reopened. */
  duplicate = new Uint8Array(1024);
  reopened = new Uint8Array(1024);

  size = 0;
  caseOf = new Int32Array(4096);
  at = new Float64Array(4096);
  startedAt = new Float64Array(4096);
  offset = new Int32Array(4096);
  activity = new Int32Array(4096);
  resource = new Int32Array(4096);
  group = new Int32Array(4096);

  /** @returns the case's index */
  addCase(row: CaseRow): number {
    if (this.cases === this.openedAt.length) this.growCases();
    const c = this.cases++;
    this.openedAt[c] = row.openedAt;
    this.closedAt[c] = row.closedAt;
    this.deadlineAt[c] = row.deadlineAt;
    this.caseOffset[c] = row.offset;
    this.category[c] = row.category;
    this.area[c] = row.area;
    this.channel[c] = row.channel;
    this.onTime[c] = NONE;
    this.satisfied[c] = NONE;
    return c;
  }

  addEvent(row: EventRow): void {
    if (this.size === this.at.length) this.growEvents();
    const e = this.size++;
    this.caseOf[e] = row.caseId;
    this.at[e] = row.at;
    this.startedAt[e] = row.startedAt;
    this.offset[e] = row.offset;
    this.activity[e] = row.activity;
    this.resource[e] = row.resource;
    this.group[e] = row.group;
  }

  roleOf(event: number): number {
    return this.roles[this.activity[event]] ?? 0;
  }

  private growCases(): void {
    const longer = <C extends Column>(column: C): C => grown(column, 2 * column.length);
    this.openedAt = longer(this.openedAt);
    this.closedAt = longer(this.closedAt);
    this.deadlineAt = longer(this.deadlineAt);
    this.caseOffset = longer(this.caseOffset);
    this.category = longer(this.category);
    this.area = longer(this.area);
    this.channel = longer(this.channel);
    this.onTime = longer(this.onTime);
    this.satisfied = longer(this.satisfied);
    this.duplicate = longer(this.duplicate);
    this.reopened = longer(this.reopened);
  }

  private growEvents(): void {
    const longer = <C extends Column>(column: C): C => grown(column, 2 * column.length);
    this.caseOf = longer(this.caseOf);
    this.at = longer(this.at);
    this.startedAt = longer(this.startedAt);
    this.offset = longer(this.offset);
    this.activity = longer(this.activity);
    this.resource = longer(this.resource);
    this.group = longer(this.group);
  }
}
