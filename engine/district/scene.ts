/** Where everybody and everything is at one moment, in columns: what a map of the district in motion shows. It only looks. */
import { State } from "../cases/state.ts";
import { LATENT, OPEN, SILENT, TELLING } from "./agents/matter.ts";
import { ACTIVITIES, ACTIVITY_OF_TASK, PATROL } from "./events.ts";
import { COMMUNITY, DEPARTMENTS, FIRST_DEPARTMENT, HOTLINE, OFFICE } from "./units.ts";
import type { World } from "./world.ts";

/** What a matter that is not settled yet is doing. */
export const PHASES = ["unrecorded", "waiting", "working", "checking"] as const;
export const Phase = { unrecorded: 0, waiting: 1, working: 2, checking: 3 } as const;

const PHASE_OF_STATE = new Uint8Array(16).fill(Phase.waiting);
PHASE_OF_STATE[State.work] = Phase.working;
PHASE_OF_STATE[State.rework] = Phase.working;
PHASE_OF_STATE[State.verification] = Phase.checking;

/** What a member does now: the number of one of ACTIVITIES, or one of these. */
export const OFF_DUTY = ACTIVITIES.length;
/** A part-timer at work as community staff. */
export const AT_COMMUNITY = OFF_DUTY + 1;
/** Nobody fills the post; somebody covers for it. */
export const VACANT = OFF_DUTY + 2;

/** A group of servers at one place who take from one set of queues. */
export interface Desk {
  /** Unit by UNITS. */
  readonly unit: number;
  /** Community, or -1 for the whole district. */
  readonly community: number;
}

export interface Scene {
  /** Hours. */
  readonly at: number;
  /** Matters by grid * PHASES + phase. */
  readonly matters: Uint16Array;
  /** Of those recorded, how many are past their deadline, by grid. */
  readonly overdue: Uint16Array;
  /** By member in force: first grid of the beat, what she does now, whether she is full-time, fatigue. */
  readonly member: Int32Array;
  readonly memberGrid: Int32Array;
  readonly memberDoes: Uint8Array;
  readonly memberIsFullTime: Uint8Array;
  /** By desk: tasks that wait, servers at work, servers in all. */
  readonly waiting: Uint32Array;
  readonly atWork: Uint32Array;
  readonly servers: Uint32Array;
  /** Matters so far, since the run began: arisen, recorded, closed for the first time, and gone without a record. */
  readonly totals: { readonly arisen: number; readonly recorded: number; readonly closed: number };
}

/** Looks at one world again and again; what never changes is worked out once. */
export class Observer {
  readonly desks: readonly Desk[];
  private readonly world: World;
  private readonly pools: readonly (readonly number[])[];
  private readonly deskOfPool: Int32Array;

  constructor(world: World) {
    const { communities, departments } = world;
    this.world = world;
    const desks: { unit: number; community: number; pools: number[] }[] = [
      { unit: OFFICE, community: -1, pools: [...world.officePools] },
      { unit: HOTLINE, community: -1, pools: [world.hotlinePool] },
      { unit: HOTLINE + 1, community: -1, pools: [world.centrePool] },
    ];
    DEPARTMENTS.forEach((_, d) => {
      const pools = Array.from(
        { length: departments.squads },
        (_, squad) => departments.pool[d * departments.squads + squad],
      );
      desks.push({ unit: FIRST_DEPARTMENT + d, community: -1, pools });
    });
    communities.pool.forEach((pool, community) => {
      desks.push({ unit: COMMUNITY, community, pools: [pool] });
    });
    this.desks = desks.map(({ unit, community }) => ({ unit, community }));
    this.pools = desks.map(({ pools }) => pools);
    this.deskOfPool = new Int32Array(Math.max(...this.pools.flat()) + 1).fill(-1);
    this.pools.forEach((pools, desk) => {
      for (const pool of pools) this.deskOfPool[pool] = desk;
    });
  }

  look(): Scene {
    return { at: this.world.now, ...this.lookAtMatters(), ...this.lookAtMembers(), ...this.lookAtDesks() };
  }

  private lookAtMatters(): Pick<Scene, "matters" | "overdue" | "totals"> {
    const { matters: m, cases, exogenous, now } = this.world;
    const { places, happenings } = exogenous;
    const matters = new Uint16Array(places.grids * PHASES.length);
    const overdue = new Uint16Array(places.grids);
    const arisen = m.rows;
    let recorded = 0;
    let closed = 0;
    for (let id = 0; id < arisen; id++) {
      const standing = m.standing[id];
      if (!Number.isNaN(cases.recAt[id])) recorded++;
      if (!Number.isNaN(cases.closed1At[id])) closed++;
      if (standing !== OPEN && standing !== LATENT && standing !== TELLING && standing !== SILENT) continue;
      const grid = places.gridOf(happenings.block[id]);
      const phase = standing === OPEN ? PHASE_OF_STATE[cases.state[id]] : Phase.unrecorded;
      matters[grid * PHASES.length + phase]++;
      if (standing === OPEN && cases.deadlineAt[id] < now) overdue[grid]++;
    }
    return { matters, overdue, totals: { arisen, recorded, closed } };
  }

  private lookAtMembers(): Pick<Scene, "member" | "memberGrid" | "memberDoes" | "memberIsFullTime"> {
    const { members, exogenous } = this.world;
    const active: number[] = [];
    for (let k = 0; k < members.count; k++) if (members.isActive[k] === 1) active.push(k);
    return {
      member: Int32Array.from(active),
      memberGrid: Int32Array.from(active, (k) => exogenous.places.gridOf(members.firstBlock[k])),
      memberDoes: Uint8Array.from(active, (k) => this.doing(k)),
      memberIsFullTime: Uint8Array.from(active, (k) => members.isFullTime[k]),
    };
  }

  private doing(k: number): number {
    const { members, crew, tasks, now } = this.world;
    if (members.coveredBy[k] >= 0) return VACANT;
    const server = members.server[k];
    if (crew.calendarOf(server).isOpen(now)) {
      const task = crew.current(server);
      return task < 0 ? PATROL : ACTIVITY_OF_TASK[tasks.kind[task]];
    }
    const other = members.communityServer[k];
    return other >= 0 && crew.calendarOf(other).isOpen(now) ? AT_COMMUNITY : OFF_DUTY;
  }

  private lookAtDesks(): Pick<Scene, "waiting" | "atWork" | "servers"> {
    const { crew, staff, now } = this.world;
    const n = this.desks.length;
    const atWork = new Uint32Array(n);
    const servers = new Uint32Array(n);
    for (let server = 0; server < staff.line.length && staff.line[server] >= 0; server++) {
      const desk = this.deskOfPool[crew.poolOf(server)] ?? -1;
      if (desk < 0 || crew.isRetired(server)) continue;
      servers[desk]++;
      if (crew.current(server) >= 0 && crew.calendarOf(server).isOpen(now)) atWork[desk]++;
    }
    const waiting = Uint32Array.from(this.pools, (pools) => pools.reduce((sum, pool) => sum + crew.total(pool), 0));
    return { waiting, atWork, servers };
  }
}
