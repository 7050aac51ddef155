/**
 * With memoryless times and no behaviour the district is a Jackson network. What is switched off by factors: everything
 * that depends on load, knowledge, trust or time of day. What factors cannot switch off is put in here, at the border of
 * the crew: work around the clock, one exponential law of service a station, and one class a queue. What is left is the
 * district's own: needs told to members or to the hotline, triage, wrong dispatches and send-backs, parts of several
 * owners one after another, checks. Routes depend on category and ownership, services do not: product form all the same.
 * @source Kelly (1979), Reversibility and Stochastic Networks, section 3.1
 */
import { describe, test } from "vitest";
import { build } from "../../../engine/district/build.ts";
import { CATEGORIES, type Category } from "../../../engine/district/categories.ts";
import { Exogenous } from "../../../engine/district/exogenous.ts";
import type { FactorValues } from "../../../engine/district/registry.ts";
import { DEPARTMENTS, FIRST_DEPARTMENT } from "../../../engine/district/units.ts";
import type { World } from "../../../engine/district/world.ts";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { Calendar } from "../../../engine/kernel/time/calendar.ts";
import { planOf, policy } from "../../fixtures/district.ts";
import { agree, reportChecks } from "../check.ts";
import { mmc } from "../kernel/theory.ts";

reportChecks("Jackson limit of the district");

const NEVER = 1e9;
/** A day, in a single grid: residents differ, so grids of their own would differ in load. */
const NEEDS = 120;
const TOLD = 0.6;
const ACCURACY = 0.7;
/** How busy a station is at most, and its mean service at most: one that is slow forgets its past slowly. */
const BUSY = 0.7;
const LONGEST = 3;
const REVIEW_DAYS = 0.2;
const SEND_BACK_DAYS = 0.3;
const TRANSIT_DAYS = 0.25;
const CO_OWNED = 0.3;
const SELF = 0.4;

/** No behaviour: nobody is silent, helped, tired, hurried, checked on the spot, reminded or dissatisfied into calling. */
const NO_BEHAVIOUR: FactorValues = {
  familyHouseholds: 60,
  collectiveHouseholds: 0,
  needsPerGridDay: NEEDS,
  publicPerGridDay: 0,
  enquiriesPerGridDay: 0,
  residentSpread: 0,
  dayVariation: 0,
  monthVariation: 0,
  weekendDemand: 1,
  festivalDemand: 1,
  churn: 0,
  aidBase: 0,
  aidByCapital: 0,
  voiceBase: 100,
  tellMember: TOLD,
  tellKnownMember: 0,
  tellProperty: 0,
  tellCounter: 0,
  tellApp: 0,
  complaintDays: NEVER,
  selfNeed: SELF,
  knowledgeWeight: 0,
  skillSpread: 0,
  trainingGain: 0,
  misjudged: 0,
  needsCooperation: 0,
  valveHours: NEVER,
  checkTimeout: NEVER,
  crossBoundary: 0,
  coOwned: CO_OWNED,
  passBack: 0,
  reviewDays: REVIEW_DAYS,
  sendBackDays: SEND_BACK_DAYS,
  transitDays: TRANSIT_DAYS,
  leadProbability: 0,
  propertyDays: 0,
  truthSelf: 1,
  truthDepartment: 1,
  propertyFails: 0,
  fatigueErrors: 0,
  assessedFocus: 0,
  repeatDissatisfied: 0,
  propensityToGame: 0,
  effort: 0,
  quitBase: 0,
  affairHours: 0,
  counterDuty: 0,
  patrolMinimum: 0,
  squadCommunities: 1,
};
const LEVERS = {
  fullTimeShare: 1,
  visitStandard: 0,
  dispatchAccuracy: ACCURACY,
  adjudicationAfter: NEVER,
  checkedBy: "office",
  checkedShare: 0,
};
const REPLICATIONS = 8;
const horizon = { burnIn: 14, intake: 56, followUp: 14 };

// -------------------------------------------------------------------------------------------------- theory

interface Visits {
  /** By station: `member`, `hotline`, `centre`, `office`, `property`, `community`, departments by name. */
  readonly at: Record<string, number>;
  /** Hours spent where nobody has to be waited for: looks, returns, transit. */
  delay: number;
}

const departmentOf = (unit: number): string => DEPARTMENTS[unit - FIRST_DEPARTMENT].name;

/** Who may own a need of a category, and how likely. */
function ownerships(c: Category): { readonly owners: readonly (number | string)[]; readonly p: number }[] {
  const own = Math.min(0.98, SELF * c.settled);
  const rest = (1 - own) * (1 - c.compound) * (1 - c.community);
  const shared = CO_OWNED * c.ambiguity;
  return [
    { owners: ["member"], p: own },
    { owners: ["property"], p: (1 - own) * c.compound },
    { owners: ["community"], p: (1 - own) * (1 - c.compound) * c.community },
    { owners: [c.lead], p: rest * (1 - shared) },
    { owners: [c.lead, c.second], p: rest * shared },
  ];
}

/** Expected visits of a need of a category and ownership, told to the member or to the hotline. */
function visitsOf(c: Category, owners: readonly (number | string)[], isTold: boolean): Visits {
  const visits: Visits = { at: {}, delay: 0 };
  const add = (station: string, n: number): void => {
    visits.at[station] = (visits.at[station] ?? 0) + n;
  };
  const lead = owners[0];
  if (isTold) {
    add("member", 1);
    if (lead === "member") return visits;
  } else {
    add("hotline", 1);
    const isCity = typeof lead === "number" && DEPARTMENTS[lead - FIRST_DEPARTMENT].level === "city";
    if (!isCity) add("centre", 1);
  }
  // A member's report is triaged by the office, and so is what the centre hands down; the rest is dispatched where it is.
  if (isTold || typeof lead !== "number") add("office", 1);
  dispatchVisits(c, owners, visits, add);
  for (const unit of owners) add(typeof unit === "number" ? departmentOf(unit) : unit, 1);
  visits.delay += (owners.length - 1) * 8 * TRANSIT_DAYS;
  // What is not the grid line's own is checked from the desk.
  if (lead !== "member") add("office", 1);
  return visits;
}

/** Tries until a unit accepts: at the first with the first error, then with what is left of it. */
function dispatchVisits(
  c: Category,
  owners: readonly (number | string)[],
  visits: Visits,
  add: (station: string, n: number) => void,
): void {
  const second = owners.includes(c.second) ? c.lead : c.second;
  const wrong = (unit: number): number => (unit === second ? 0.5 : 0) + 0.5 / DEPARTMENTS.length;
  const units = DEPARTMENTS.map((_, d) => FIRST_DEPARTMENT + d);
  const fails = units.reduce((sum, unit) => sum + (owners.includes(unit) ? 0 : wrong(unit)), 0);
  const errors = [(1 - ACCURACY) * c.ambiguity, (1 - ACCURACY) * 0.6];
  const tries = [1, (errors[0] * fails) / (1 - errors[1] * fails)];
  for (const [i, error] of errors.entries()) {
    for (const unit of units) {
      const looks = tries[i] * ((owners[0] === unit ? 1 - error : 0) + error * wrong(unit));
      add(departmentOf(unit), looks);
      visits.delay += looks * 8 * REVIEW_DAYS;
    }
    const back = tries[i] * error * fails;
    add("office", back);
    visits.delay += back * 8 * SEND_BACK_DAYS;
  }
}

/** Mean visits of a need at every station. */
function meanVisits(): Visits {
  const mean: Visits = { at: {}, delay: 0 };
  const all = CATEGORIES.reduce((sum, c) => sum + c.needs, 0);
  for (const c of CATEGORIES) {
    for (const { owners, p } of ownerships(c)) {
      for (const isTold of [true, false]) {
        const { at, delay } = visitsOf(c, owners, isTold);
        const weight = (c.needs / all) * p * (isTold ? TOLD : 1 - TOLD);
        for (const [station, n] of Object.entries(at)) mean.at[station] = (mean.at[station] ?? 0) + weight * n;
        mean.delay += weight * delay;
      }
    }
  }
  return mean;
}

// ----------------------------------------------------------------------------------------------- the district

/** Everybody works around the clock, and needs arise evenly over the day. */
function aroundTheClock(exogenous: Exogenous): void {
  const { calendars, happenings, demand, start, population } = exogenous;
  const always = new Calendar({
    week: Array.from({ length: 7 }, () => [[0, 24] as const]),
    holidays: [],
    firstDay: start / 24,
    lastDay: exogenous.end / 24 + 400,
  });
  Object.assign(calendars, { office: always, daily: always, duty: () => always, besideDuty: () => always });
  let rate = 0;
  for (let r = 0; r < population.size; r++) rate += population.needRate(r);
  // Under no variation a day is a day of operational time: the share of it that had passed becomes that of the hours. And
  // as the people of a replication need more or less than is expected, time runs the faster or slower.
  for (let m = 0; m < happenings.size; m++) {
    const day = Math.floor(happenings.at[m] / 24);
    const at = 24 * (day + shareOfDay(demand, happenings.at[m], day));
    happenings.at[m] = start + ((at - start) * rate) / NEEDS;
  }
}

/** The inverse of the profile of the day, by bisection: the only way in from outside. */
function shareOfDay(demand: Exogenous["demand"], at: number, day: number): number {
  const from = demand.operationalAt(day);
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (demand.at(from + middle) <= at) low = middle;
    else high = middle;
  }
  return low;
}

interface Law {
  readonly name: string;
  readonly servers: number;
  /** Of a service, hours. */
  readonly mean: number;
}

interface Station extends Law {
  present: number;
  busy: number;
  since: number;
  /** Integrals of both since the last beginning. */
  area: number;
  work: number;
}

/** Watches the pools of a world that are stations, and gives each one law of service and one queue. */
class Stations {
  private readonly byPool: Map<number, Station>;
  private readonly world: World;

  constructor(world: World, laws: ReadonlyMap<number, Law>) {
    const { crew, tasks } = world;
    const fresh = { present: 0, busy: 0, since: world.now, area: 0, work: 0 };
    this.byPool = new Map([...laws].map(([pool, law]) => [pool, { ...law, ...fresh }]));
    this.world = world;
    const services = world.exogenous.randomness.purpose("memoryless services");
    const { submit } = crew;
    const { start, end } = tasks;
    let served = 0;
    crew.submit = (pool, cls, task) => {
      this.count(pool, 1, 0);
      submit.call(crew, pool, laws.has(pool) ? 0 : cls, task);
    };
    tasks.start = (server, task) => {
      const hours = start.call(tasks, server, task);
      const pool = crew.poolOf(server);
      this.count(pool, 0, 1);
      const law = laws.get(pool);
      return law === undefined ? hours : exponential(services.uniform(served++, 0), law.mean);
    };
    tasks.end = (server, task) => {
      this.count(crew.poolOf(server), -1, -1);
      end.call(tasks, server, task);
    };
  }

  private count(pool: number, present: number, busy: number): void {
    const station = this.byPool.get(pool);
    if (station === undefined) return;
    const hours = this.world.now - station.since;
    station.area += station.present * hours;
    station.work += station.busy * hours;
    station.since = this.world.now;
    station.present += present;
    station.busy += busy;
  }

  /** Measures from now on. */
  begin(): void {
    for (const pool of this.byPool.keys()) this.count(pool, 0, 0);
    for (const station of this.byPool.values()) Object.assign(station, { area: 0, work: 0 });
  }

  /** @returns by station the mean number present, and the share of the servers' time at work, over so many hours */
  means(hours: number): Record<string, number> {
    const seen: Record<string, number> = {};
    for (const [pool, station] of this.byPool) {
      this.count(pool, 0, 0);
      seen[`${station.name}: present`] = station.area / hours;
      seen[`${station.name}: utilisation`] = station.work / hours / station.servers;
    }
    return seen;
  }
}

/** The stations of a world by pool, each as busy as the others unless its services would be too long. */
function lawsOf(world: World, visits: Readonly<Record<string, number>>): Map<number, Law> {
  const { communities, departments, crew } = world;
  const pools: [number, string][] = [
    [world.members.pool[0], "member"],
    [world.hotlinePool, "hotline"],
    [world.centrePool, "centre"],
    [world.officePools[0], "office"],
    [communities.pool[0], "community"],
    [communities.propertyPool[0], "property"],
    ...DEPARTMENTS.map(({ name }, d): [number, string] => [departments.pool[d], name]),
  ];
  return new Map(
    pools.map(([pool, name]) => {
      const servers = crew.servers(pool);
      const mean = Math.min(LONGEST, (BUSY * servers) / (visits[name] * (NEEDS / 24)));
      return [pool, { name, servers, mean }];
    }),
  );
}

describe("the district without behaviour", () => {
  test("is a Jackson network: utilisations, numbers present, time to close", () => {
    const { at, delay } = meanVisits();
    const needs = NEEDS / 24;
    const plan = planOf({
      communities: [{ name: "S01", type: "mixed", grids: 1, demand: 1 }],
      horizon,
      factors: NO_BEHAVIOUR,
      policies: [policy("memoryless", LEVERS)],
    });
    const made = (seed: string, replication: number): World => {
      const exogenous = new Exogenous(plan, seed, replication);
      aroundTheClock(exogenous);
      return build(exogenous, plan.policies[0].levers).world;
    };
    const laws = lawsOf(made("layout", 0), at);
    const theory: Record<string, number> = {};
    let inside = 0;
    for (const { name, servers, mean } of laws.values()) {
      const { present } = mmc(needs * at[name], mean, servers);
      theory[`${name}: present`] = present;
      theory[`${name}: utilisation`] = (needs * at[name] * mean) / servers;
      inside += present;
    }
    theory["time to close"] = inside / needs + delay;
    agree("Jackson limit of the district", theory, (seed, length) => {
      const seen: Record<string, number[]> = {};
      for (let replication = 0; replication < REPLICATIONS * length; replication++) {
        const world = made(seed, replication);
        const stations = new Stations(world, laws);
        const { intakeEnd, end } = world.exogenous;
        world.sim.run(0);
        stations.begin();
        world.sim.run(intakeEnd);
        const means = stations.means(intakeEnd);
        world.sim.run(end);
        means["time to close"] = timeToClose(world.cases, intakeEnd);
        for (const [name, value] of Object.entries(means)) {
          seen[name] ??= [];
          seen[name].push(value);
        }
      }
      return seen;
    });
  });
});

/** From the record to the first closure, of what was recorded in the intake. */
function timeToClose({ recAt, closed1At, size }: World["cases"], intakeEnd: number): number {
  let hours = 0;
  let matters = 0;
  for (let m = 0; m < size; m++) {
    if (!(recAt[m] >= 0 && recAt[m] < intakeEnd)) continue;
    hours += closed1At[m] - recAt[m];
    matters++;
  }
  return hours / matters;
}
