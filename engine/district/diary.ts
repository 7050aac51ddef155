/** A diary: what a run did with chosen matters, or what a grid member did on chosen days, step by step. */
import { DEPARTMENT_LINE, MEMBER_LINE, TASK_CONCERNS_MATTER } from "./events.ts";
import { FIRST_DEPARTMENT } from "./units.ts";
import type { Watcher } from "./watcher.ts";
import type { World } from "./world.ts";

const NONE = -1;

/** What a step tells, and what its four values are. */
export const Step = {
  /** A call of the case table: its index in CALLS, value, extra. */
  call: 0,
  /** A draw: decision, attempt, u, threshold (NaN for none). */
  draw: 1,
  /** A server begins with a task: kind, line, whose (member, community, or a department's unit), hours that it waited. */
  starts: 2,
  /** A server ends a task: kind, line, whose, working hours that it took. */
  ends: 3,
  /** The member that the diary follows has had no task: 0, line, whose, working hours of it. */
  free: 4,
} as const;

/** Numbers of a step: what it tells, when, since when, which matter (-1: none), and four values. */
const WIDTH = 8;

export interface StepRow {
  readonly what: number;
  /** Hours; of a spell that ends, its end. */
  readonly at: number;
  /** When the spell began that ends; else as `at`. */
  readonly since: number;
  readonly matter: number;
  readonly values: readonly [number, number, number, number];
}

/** Whom a diary follows. */
export interface Followed {
  readonly matters?: readonly number[];
  /** A grid member, or whoever answers for a block, between two times. */
  readonly member?: number;
  readonly block?: number;
  readonly from?: number;
  readonly until?: number;
}

export class Diary implements Watcher {
  /** Steps in columns of one list, so that a copy of the world takes them over. */
  private readonly steps: number[];
  private readonly matters: ReadonlySet<number>;
  private readonly member: number;
  private readonly block: number;
  private readonly from: number;
  private readonly until: number;
  /** When each server last began with a task, or ended one. */
  private readonly turned: number[];
  /** Draws of decisions that processes look at again and again are told once. A map, which a copy of the world takes over. */
  private readonly told: Map<string, number>;
  #world: World | null;

  constructor({ matters = [], member = NONE, block = NONE, from = -Infinity, until = Infinity }: Followed) {
    this.steps = [];
    this.matters = new Set(matters);
    this.member = member;
    this.block = block;
    this.from = from;
    this.until = until;
    this.turned = [];
    this.told = new Map();
    this.#world = null;
  }

  watches(world: World): void {
    this.#world = world;
  }

  called(call: number, _at: number, matter: number, value: number, extra: number): void {
    if (this.matters.has(matter)) this.write(Step.call, this.now, matter, call, value, extra, 0);
  }

  drawn(matter: number, decision: number, attempt: number, u: number, threshold: number): void {
    if (!this.matters.has(matter)) return;
    const key = `${matter} ${decision} ${u} ${threshold}`;
    if (this.told.has(key)) return;
    this.told.set(key, this.now);
    this.write(Step.draw, this.now, matter, decision, attempt, u, threshold);
  }

  starting(server: number, task: number): void {
    const { now, world } = this;
    const { staff, tasks } = world;
    const since = this.turned[server] ?? world.exogenous.start;
    const line = staff.line[server];
    if (this.isFollowed(server, since)) {
      const hours = world.crew.calendarOf(server).between(since, now);
      if (hours > 0) this.write(Step.free, since, NONE, 0, line, staff.whose[server], hours);
    }
    this.turned[server] = now;
    const matter = this.matterOf(task);
    if (this.matters.has(matter)) {
      this.write(Step.starts, now, matter, tasks.kind[task], line, this.whose(server), now - tasks.readyAt[task]);
    }
  }

  ending(server: number, task: number): void {
    const { now, world } = this;
    const since = this.turned[server];
    const matter = this.matterOf(task);
    if (this.matters.has(matter) || this.isFollowed(server, since)) {
      const hours = world.crew.calendarOf(server).between(since, now);
      this.write(Step.ends, since, matter, world.tasks.kind[task], world.staff.line[server], this.whose(server), hours);
    }
    this.turned[server] = now;
  }

  /** @returns every step so far, in order */
  *rows(): Generator<StepRow> {
    const { steps } = this;
    for (let i = 0; i < steps.length; i += WIDTH) {
      yield {
        what: steps[i],
        at: steps[i + 1],
        since: steps[i + 2],
        matter: steps[i + 3],
        values: [steps[i + 4], steps[i + 5], steps[i + 6], steps[i + 7]],
      };
    }
  }

  private get world(): World {
    if (this.#world === null) throw new RangeError("a diary of no world");
    return this.#world;
  }

  private get now(): number {
    return this.world.now;
  }

  /** Whether a spell from `since` until now is of the member followed, and in part of the time. */
  private isFollowed(server: number, since: number): boolean {
    const { line, whose } = this.world.staff;
    if (line[server] !== MEMBER_LINE || this.now < this.from || since >= this.until) return false;
    return whose[server] === (this.block >= 0 ? this.world.memberAt(0, this.block) : this.member);
  }

  private matterOf(task: number): number {
    const { kind, subject } = this.world.tasks;
    return TASK_CONCERNS_MATTER[kind[task]] === 1 ? subject[task] : NONE;
  }

  private whose(server: number): number {
    const { line, whose } = this.world.staff;
    return line[server] === DEPARTMENT_LINE ? this.departmentOf(server) : whose[server];
  }

  private departmentOf(server: number): number {
    const { crew, departments } = this.world;
    return FIRST_DEPARTMENT + Math.floor(departments.pool.indexOf(crew.poolOf(server)) / departments.squads);
  }

  private write(what: number, since: number, matter: number, a: number, b: number, c: number, d: number): void {
    this.steps.push(what, this.now, since, matter, a, b, c, d);
  }
}
