/**
 * The world of one run: one policy in one exogenous world. Agents are columns by id; the processes are modules of
 * functions over the world, each of which registers the events and tasks that it answers for.
 */
import { CaseTable } from "../cases/case-table.ts";
import { TimeWeighted } from "../kernel/observe/time-weighted.ts";
import { Crew } from "../kernel/queueing/crew.ts";
import { uniformAt } from "../kernel/random/counter.ts";
import { Simulation } from "../kernel/time/simulation.ts";
import { Affairs } from "./agents/affair.ts";
import { Assessed } from "./agents/assessed.ts";
import { Communities } from "./agents/community.ts";
import { Departments } from "./agents/department.ts";
import { LatentMatters } from "./agents/latent.ts";
import { Leaders } from "./agents/leaders.ts";
import { Matters, NEED } from "./agents/matter.ts";
import { Members } from "./agents/member.ts";
import { Residents } from "./agents/resident.ts";
import { Staff } from "./agents/staff.ts";
import { Tasks } from "./agents/task.ts";
import { CATEGORIES } from "./categories.ts";
import { Event, Priority } from "./events.ts";
import type { Exogenous } from "./exogenous.ts";
import type { Parameters } from "./factors/index.ts";
import type { Policy } from "./policy.ts";
import type { Purpose } from "./randomness.ts";
import { Tallies } from "./tallies.ts";
import { GRID, HANDLING, UNITS } from "./units.ts";
import type { Watcher } from "./watcher.ts";

/** Nets for which there is room. */
const MOST_NETS = 15;

export class World {
  readonly exogenous: Exogenous;
  readonly p: Parameters;
  readonly policy: Policy;
  readonly sim: Simulation;
  readonly crew: Crew;
  readonly tasks: Tasks;
  readonly staff: Staff;
  readonly cases: CaseTable;
  readonly matters: Matters;
  readonly latent: LatentMatters;
  readonly residents: Residents;
  readonly members: Members;
  readonly communities: Communities;
  readonly departments: Departments;
  readonly affairs: Affairs;
  readonly assessed: Assessed;
  readonly leaders: Leaders;
  readonly tallies: Tallies;
  /** Matters recorded and not yet first closed: the time integral beside the case table's own sums (Little's law). */
  readonly open: TimeWeighted;
  /** Member who answers for each block in each net, by net * blocks + block. */
  readonly memberOfBlock: Int32Array;
  /** Net of each category, and how many there are. */
  readonly netOfCategory: Uint8Array;
  nets = 1;
  /** When each household's items were written down last, and by which line: a net's, or the community's. */
  readonly collectedAt: Float32Array;
  readonly collectedBy: Int8Array;
  /** First of the silent needs of each household, or -1. */
  readonly firstSilent: Int32Array;
  private readonly background: Purpose;
  private readonly churn: Purpose;
  private readonly careers: Purpose;
  /** Pool of each subdistrict's grid office. */
  readonly officePools: Int32Array;
  hotlinePool = -1;
  centrePool = -1;
  /** Part of a coordination meeting that has fallen due. */
  meetingsDue = 0;
  /** Operational time of demand up to which enquiries have been drawn. */
  enquiriesUntil = 0;
  /** Since when affairs are turned away, and reports asked for, as they are now: relief grows back from then. */
  turnedAwaySince: number;
  quotaSince: number;

  /** No part of the state. */
  readonly #watcher: Watcher | undefined;

  constructor(exogenous: Exogenous, policy: Policy, watcher?: Watcher) {
    const { places, population, happenings, calendars, parameters: p } = exogenous;
    this.exogenous = exogenous;
    this.p = p;
    this.policy = policy;
    this.sim = new Simulation(exogenous.start);
    this.turnedAwaySince = exogenous.start;
    this.quotaSince = exogenous.start;
    this.tasks = new Tasks();
    this.tallies = new Tallies();
    this.cases = new CaseTable(
      {
        followUp: exogenous.followUp,
        worked: (at) => calendars.office.worked(at),
        units: UNITS,
        handling: HANDLING,
        gridLine: GRID,
        capacity: happenings.size,
      },
      watcher,
    );
    this.#watcher = watcher;
    this.matters = new Matters(happenings.size);
    this.latent = new LatentMatters(this.matters, happenings.size);
    this.residents = new Residents(population, p, exogenous.start);
    this.members = new Members();
    this.communities = new Communities(places.communities, p.capitalStart, p.initialTrust);
    this.departments = new Departments(places, p);
    this.officePools = new Int32Array(this.departments.squads).fill(-1);
    this.staff = new Staff(this.tasks, this.members, this.communities, this.tallies);
    this.affairs = new Affairs(exogenous.affairs.size);
    this.open = new TimeWeighted(exogenous.start, 0);
    this.assessed = new Assessed();
    this.leaders = new Leaders(this.departments.squads);
    this.memberOfBlock = new Int32Array(places.blocks * MOST_NETS).fill(-1);
    this.netOfCategory = new Uint8Array(CATEGORIES.length);
    this.collectedAt = new Float32Array(population.households).fill(-Infinity);
    this.collectedBy = new Int8Array(population.households).fill(-1);
    this.firstSilent = new Int32Array(population.households).fill(-1);
    this.churn = exogenous.randomness.purpose("churn");
    this.careers = exogenous.randomness.purpose("careers");
    this.background = exogenous.randomness.purpose("background matters");
    this.crew = new Crew(
      this.sim,
      { end: Event.taskEnds, wake: Event.serverWakes },
      { end: Priority.end, wake: Priority.wake },
      {
        start: (server, task) => {
          this.#watcher?.starting?.(server, task);
          return this.tasks.start(server, task);
        },
        end: (server, task) => {
          this.#watcher?.ending?.(server, task);
          this.tasks.end(server, task);
        },
        worked: (server, task, hours) => this.staff.worked(server, task, hours),
        free: (server, hours) => this.staff.free(server, hours),
        freeStart: (server) => this.staff.freeStart(server),
        freeEnd: (server) => this.staff.freeEnd(server),
      },
    );
    watcher?.watches?.(this);
  }

  get now(): number {
    return this.sim.now;
  }

  /** @returns the uniform of one decision in a matter's life; generations and attempts draw anew */
  draw(m: number, decision: number, attempt = 0): number {
    return this.uniformOf(m, decision, attempt + 64 * this.matters.generation[m], NaN);
  }

  /**
   * A decision in a matter's life; generations and attempts draw anew.
   * @param p its probability
   * @returns whether it is taken
   */
  chance(m: number, decision: number, p: number, attempt = 0): boolean {
    return this.uniformOf(m, decision, attempt + 64 * this.matters.generation[m], p) < p;
  }

  /** @returns a uniform of how long a floating resident stays */
  moveDraw(household: number, ordinal: number): number {
    return this.churn.uniform(household, ordinal);
  }

  /** @returns a uniform of what staff decide about themselves: subject and day */
  staffDraw(subject: number, ordinal: number): number {
    return this.careers.uniform(subject, ordinal);
  }

  /** @returns a uniform of the matters that a squad has from the communities outside the sample */
  backgroundDraw(squad: number, ordinal: number): number {
    return this.background.uniform(squad, ordinal);
  }

  /** @returns the uniform of a decision that a matter takes once, whatever its later lives */
  drawOnce(m: number, decision: number, ordinal = 0): number {
    return this.uniformOf(m, decision, ordinal, NaN);
  }

  /** A decision that a matter takes once, whatever its later lives. @param p its probability @returns whether it is taken */
  chanceOnce(m: number, decision: number, p: number, ordinal = 0): boolean {
    return this.uniformOf(m, decision, ordinal, p) < p;
  }

  private uniformOf(m: number, decision: number, ordinal: number, threshold: number): number {
    const h = this.exogenous.happenings;
    const u = uniformAt(h.key0[m], h.key1[m], decision, ordinal);
    this.#watcher?.drawn?.(m, decision, ordinal, u, threshold);
    return u;
  }

  /** @returns the time after so many working hours of the office calendar */
  after(workingHours: number): number {
    return this.exogenous.calendars.office.add(this.sim.now, workingHours);
  }

  communityOf(m: number): number {
    return this.exogenous.places.communityOf(this.exogenous.happenings.block[m]);
  }

  /** @returns pool of the grid office of the matter's subdistrict */
  officeOf(m: number): number {
    return this.officePools[this.departments.squadOf(this.communityOf(m))];
  }

  isNeed(m: number): boolean {
    return this.exogenous.happenings.origin[m] === NEED;
  }

  /** @returns the member of the matter's net on whose beat it lies, or who covers for the vacancy */
  memberOf(m: number): number {
    const { block, category } = this.exogenous.happenings;
    return this.memberAt(this.netOfCategory[category[m]], block[m]);
  }

  /** @returns the member of a net on duty for a block */
  memberAt(net: number, block: number): number {
    return this.onDuty(this.memberOfBlock[net * this.exogenous.places.blocks + block]);
  }

  /** Divides the grid work into so many nets: categories in turn; nets beyond their number have affairs and visits only. */
  divide(nets: number): void {
    this.nets = nets;
    for (let k = 0; k < CATEGORIES.length; k++) this.netOfCategory[k] = k % nets;
  }

  /** @returns whether there are grid members */
  get hasGridLine(): boolean {
    return this.policy.gridLine === "yes";
  }

  onDuty(member: number): number {
    const cover = this.members.coveredBy[member];
    return cover >= 0 ? cover : member;
  }

  /** Gives a new task of a kind to a pool. @returns the task */
  submit(pool: number, cls: number, kind: number, subject: number, extra = 0): number {
    const task = this.tasks.make(kind, subject, extra, this.sim.now);
    this.crew.submit(pool, cls, task);
    return task;
  }
}
