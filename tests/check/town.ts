/**
 * The second hand: the district once more, event by event, after docs/odd.md and without the engine's processes. Naive on
 * purpose: plain objects, sorted arrays, hours of work counted day by day. What it shares with the engine are its inputs:
 * what happens in the world (`Exogenous`), the keyed draws and the names of decisions, the tables of categories and units,
 * and the rule for departments' capacity. What it leaves out stands in docs/trace.md; `refuse` names it.
 */
import { Departments } from "../../engine/district/agents/department.ts";
import { CATEGORIES, type Category } from "../../engine/district/categories.ts";
import { Exogenous } from "../../engine/district/exogenous.ts";
import type { Parameters } from "../../engine/district/factors/index.ts";
import type { Plan } from "../../engine/district/plan.ts";
import type { Policy } from "../../engine/district/policy.ts";
import { decision, type Purpose } from "../../engine/district/randomness.ts";
import { DEPARTMENTS, UNITS } from "../../engine/district/units.ts";
import { uniformAt } from "../../engine/kernel/random/counter.ts";
import { between, exponential, lognormal } from "../../engine/kernel/random/distributions.ts";
import { Agenda } from "./agenda.ts";
import { Hours } from "./hours.ts";
import { Pool, type Server, type Task } from "./pool.ts";

export type Unit = "grid" | "community" | "property" | "volunteers" | number;
export const GRID = "grid";

export const nameOf = (unit: Unit): string => (typeof unit === "number" ? UNITS[unit] : unit);

export interface Line {
  readonly at: number;
  readonly word: string;
  readonly who: string | boolean;
}

export interface Matter {
  readonly id: number;
  readonly isNeed: boolean;
  readonly category: Category;
  readonly block: number;
  readonly resident: number;
  readonly community: Community;
  readonly key: readonly [number, number];
  /** What has been told of it. */
  readonly story: Line[];
  standing: "unborn" | "latent" | "telling" | "silent" | "open" | "closed" | "gone";
  generation: number;
  version: number;
  owners: Unit[];
  lead: Unit | null;
  /** Who has it, and where a task of it waits or is done. */
  unit: Unit | null;
  task: { readonly pool: Pool; readonly task: Task } | null;
  system: string;
  voice: number;
  threshold: number;
  recordedAt: number;
  closedAt: number;
  solvedAt: number;
  officialDeadline: number;
  stoppedAt: number;
  dispatches: number;
  sendBacks: number;
  passes: number;
  requests: number;
  complaints: number;
  completions: number;
  finished: Unit[];
  /** Parts under joint handling that are not done, or null. */
  joint: number | null;
  path: Unit[];
  helper: Member | null;
  isUrgentNow: boolean;
  isSolved: boolean;
  isAtWork: boolean;
  hasAskedCommunity: boolean;
  isWhistled: boolean;
  hasPetitioned: boolean;
}

export interface Member {
  readonly number: number;
  readonly community: Community;
  readonly first: number;
  readonly last: number;
  readonly isFullTime: boolean;
  readonly duty: number;
  readonly pool: Pool;
  readonly grid: Server;
  readonly talent: number;
  trained: number;
  trainingOwed: number;
  fatigue: number;
  alignment: number;
  alignedAt: number;
  clock: number;
  patrolsSince: number | null;
  latent: Matter[];
  finding: ReturnType<Agenda["add"]> | null;
  owed: number;
  visitIsDue: boolean;
  patrolIsDue: boolean;
  household: number;
  householdInNeed: number;
  inNeedOwed: number;
  obligatory: number;
  conflicts: number;
  reports: number;
}

export interface Community {
  readonly number: number;
  readonly blocks: readonly [number, number];
  readonly hasProperty: boolean;
  readonly members: Member[];
  readonly staff: Pool;
  readonly counter: Pool;
  readonly property: Pool;
  readonly volunteers: Pool;
  readonly lentWeekly: number;
  capital: number;
  reputation: number;
  /** Of the working days before, the latest last: free hours, hours asked. */
  readonly days: { readonly free: number; readonly asked: number }[];
  free: number;
  lent: number;
  asked: number;
}

export interface Resident {
  trust: number;
  knows: number;
  memory: number;
  rememberedAt: number;
  movesAt: number;
  moves: number;
}

export class Town {
  readonly x: Exogenous;
  readonly p: Parameters;
  readonly policy: Policy;
  readonly agenda: Agenda;
  readonly office: Hours;
  readonly daily: Hours;
  readonly matters: Matter[];
  readonly communities: Community[];
  readonly departments: Departments;
  readonly squads: Pool[];
  readonly offices: Pool[];
  readonly hotline: Pool;
  readonly centre: Pool;
  readonly residents = new Map<number, Resident>();
  readonly silent = new Map<number, Matter[]>();
  readonly careers: Purpose;
  readonly churn: Purpose;
  readonly assessed = DEPARTMENTS.map(() => ({ closed: 0, late: 0, pressure: 0, effort: 1 }));
  readonly ratings = { all: 0, bad: 0, pressure: 0 };

  constructor(plan: Plan, seed: string, replication: number) {
    const x = new Exogenous(plan, seed, replication);
    this.x = x;
    this.p = x.parameters;
    this.policy = plan.policies[0].levers as unknown as Policy;
    refuse(this.policy, this.p);
    this.agenda = new Agenda(x.start);
    this.office = this.hours("weekdays", [[9, 17]]);
    this.daily = this.hours("daily", [[8, 20]]);
    this.careers = x.randomness.purpose("careers");
    this.churn = x.randomness.purpose("churn");
    this.departments = new Departments(x.places, x.parameters);
    this.hotline = new Pool(this.agenda, 3);
    this.centre = new Pool(this.agenda, 1);
    this.communities = Array.from({ length: x.places.communities }, (_, c) => this.community(c));
    this.offices = Array.from({ length: this.departments.squads }, () => new Pool(this.agenda, 3));
    this.squads = Array.from({ length: DEPARTMENTS.length * this.departments.squads }, () => new Pool(this.agenda, 3));
    this.staffOffices();
    const { happenings: h } = x;
    this.matters = Array.from({ length: h.size }, (_, id) => ({
      ...blank(),
      id,
      isNeed: h.resident[id] >= 0,
      category: CATEGORIES[h.category[id]],
      block: h.block[id],
      resident: h.resident[id],
      community: this.communities[x.places.communityOf(h.block[id])],
      key: [h.key0[id], h.key1[id]],
      story: [],
    }));
  }

  get now(): number {
    return this.agenda.now;
  }

  hours(week: "weekdays" | "daily" | "saturday", windows: readonly (readonly [number, number])[]): Hours {
    return new Hours(week, windows, Math.round(this.x.parameters.festivalDay));
  }

  // ---------------------------------------------------------------------------------------------- draws

  /** A decision that is taken anew in each life of a matter. */
  draw(m: Matter, name: string, attempt = 0): number {
    return this.once(m, name, attempt + 64 * m.generation);
  }

  /** A decision for life. */
  once(m: Matter, name: string, attempt = 0): number {
    return uniformAt(m.key[0], m.key[1], decision(name), attempt);
  }

  /** A delay or duration that is exponential. */
  exponential(m: Matter, name: string, mean: number, attempt = 0): number {
    return exponential(this.draw(m, name, attempt), mean);
  }

  lognormal(m: Matter, name: string, median: number, sigma: number, attempt = 0): number {
    return lognormal(this.draw(m, name, attempt), median, sigma);
  }

  // ----------------------------------------------------------------------------------------------- telling

  tell(m: Matter, word: string, who: Unit | boolean | string = ""): void {
    m.story.push({ at: this.now, word, who: typeof who === "number" ? nameOf(who) : who });
  }

  /** A unit takes a matter: told, and a step of its path until it is first closed. */
  accept(m: Matter, unit: Unit): void {
    m.unit = unit;
    this.tell(m, "accepted", unit);
    if (!Number.isNaN(m.stoppedAt)) {
      m.officialDeadline += this.now - m.stoppedAt;
      m.stoppedAt = NaN;
    }
    const isFollowed = Number.isNaN(m.closedAt) && this.now - m.recordedAt <= this.x.followUp;
    if (isFollowed && m.path.at(-1) !== unit) m.path.push(unit);
  }

  // -------------------------------------------------------------------------------------------------- people

  memberOf(m: Matter): Member {
    return this.memberAt(m.community, m.block);
  }

  memberAt(community: Community, block: number): Member {
    const member = community.members.find(({ first, last }) => first <= block && block < last);
    if (member === undefined) throw new Error(`nobody has block ${block}`);
    return member;
  }

  squadOf(unit: number, m: Community): Pool {
    return this.squads[(unit - 4) * this.departments.squads + this.departments.squadOf(m.number)];
  }

  officeOf(m: Matter): Pool {
    return this.offices[this.departments.squadOf(m.community.number)];
  }

  resident(r: number): Resident {
    let resident = this.residents.get(r);
    if (resident === undefined) {
      const isFloating = this.x.population.floating[r] === 1;
      resident = {
        trust: this.p.initialTrust,
        knows: this.p.knowsMember * (isFloating ? 0.5 : 1),
        memory: 0,
        rememberedAt: this.x.start,
        movesAt: isFloating && this.p.churn > 0 ? NaN : Infinity,
        moves: 0,
      };
      this.residents.set(r, resident);
    }
    return resident;
  }

  // ---------------------------------------------------------------------------------------------------- posts

  private community(number: number): Community {
    const { places } = this.x;
    const { p, policy, agenda } = this;
    const from = places.communityFirstGrid[number] * places.blocksPerGrid;
    const to = from + places.communityGrids[number] * places.blocksPerGrid;
    const volunteers = Math.round(policy.volunteerHours / 4);
    const community: Community = {
      number,
      blocks: [from, to],
      hasProperty: places.hasProperty[number] === 1,
      members: [],
      staff: new Pool(agenda, 6),
      counter: new Pool(agenda, 2),
      property: new Pool(agenda, 1),
      volunteers: new Pool(agenda, 1),
      lentWeekly: 4 * volunteers + policy.organisationHours,
      capital: p.capitalStart,
      reputation: p.initialTrust,
      days: [],
      free: 0,
      lent: 0,
      asked: 0,
    };
    return community;
  }

  /** Officers, dispatchers, operators and property managers, by rule and not by policy. */
  private staffOffices(): void {
    const { p, x, departments } = this;
    const { places } = x;
    for (const { hasProperty, property } of this.communities) {
      if (hasProperty) for (let i = 0; i < 2; i++) property.hire(this.daily);
    }
    this.offices.forEach((pool, office) => {
      const own = this.communities.filter(({ number }) => departments.squadOf(number) === office);
      const grids = own.reduce((sum, { number }) => sum + places.communityGrids[number], 0);
      const dispatchers = Math.max(1, Math.round(p.dispatchersPerGrid * grids + 0.3));
      for (let i = 0; i < dispatchers; i++) pool.hire(this.office);
    });
    const demand = this.communities.reduce(
      (sum, c) => sum + places.demand[c.number] * places.communityGrids[c.number],
      0,
    );
    const calls = demand * (p.enquiriesPerGridDay + 0.5 * p.needsPerGridDay + 0.3 * p.publicPerGridDay);
    const operators = Math.max(1, Math.ceil((calls * p.intakeHours) / 12 / p.hotlineUtilisation));
    for (let i = 0; i < operators; i++) this.hotline.hire(this.daily);
    const clerks = Math.max(1, Math.ceil((0.8 * places.grids * 0.2) / 12 / p.hotlineUtilisation));
    for (let i = 0; i < clerks; i++) this.centre.hire(this.daily);
    this.squads.forEach((pool, i) => {
      const officers = departments.officers[Math.floor(i / departments.squads)];
      for (let o = 0; o < officers; o++) pool.hire(this.office);
    });
  }
}

/** Fails where a world needs what the second hand does not know. */
function refuse(policy: Policy, p: Parameters): void {
  const unknown = {
    "a world without a grid line": policy.gridLine !== "yes",
    "several nets": policy.nets !== 1,
    "special grids": policy.specialGrids !== 0,
    "beats by workload": policy.redrawing !== "households",
    "members who resign": p.quitBase !== 0,
  };
  for (const [what, isThere] of Object.entries(unknown)) {
    if (isThere) throw new RangeError(`the second hand does not know ${what}`);
  }
}

function blank(): Omit<Matter, "id" | "isNeed" | "category" | "block" | "resident" | "community" | "key" | "story"> {
  return {
    standing: "unborn",
    generation: 0,
    version: 0,
    owners: [],
    lead: null,
    unit: null,
    task: null,
    system: "",
    voice: -1,
    threshold: 0,
    recordedAt: NaN,
    closedAt: NaN,
    solvedAt: NaN,
    officialDeadline: NaN,
    stoppedAt: NaN,
    dispatches: 0,
    sendBacks: 0,
    passes: 0,
    requests: 0,
    complaints: 0,
    completions: 0,
    finished: [],
    joint: null,
    path: [],
    helper: null,
    isUrgentNow: false,
    isSolved: false,
    isAtWork: false,
    hasAskedCommunity: false,
    isWhistled: false,
    hasPetitioned: false,
  };
}

/** A uniform between two bounds. */
export const uniform = between;
