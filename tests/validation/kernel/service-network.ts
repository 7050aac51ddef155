import { CompensatedSum } from "../../../engine/kernel/math/sum.ts";
import { TimeWeighted } from "../../../engine/kernel/observe/time-weighted.ts";
import { Crew } from "../../../engine/kernel/queueing/crew.ts";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { Streams } from "../../../engine/kernel/random/streams.ts";
import { Calendar } from "../../../engine/kernel/time/calendar.ts";
import { Simulation } from "../../../engine/kernel/time/simulation.ts";

const Kind = { end: 0, wake: 1, arrival: 2 } as const;

export interface Station {
  readonly servers: number;
  /** Service in hours from one uniform. */
  readonly service: (u: number, cls: number) => number;
  /** Customers in the station, in service included, beyond which a further one is lost. */
  readonly capacity?: number;
  /** Whether a better class interrupts the service of a worse one. */
  readonly preemptive?: boolean;
}

/** How a crew makes a pool whose better classes interrupt the worse. */
export interface PreemptivePools {
  addPool(classes: number, options?: { readonly preemptive: boolean }): number;
}

export interface Source {
  readonly station: number;
  readonly cls?: number;
  /** Arrivals an hour of working time: a Poisson process ... */
  readonly rate?: number;
  /** ... or, instead, the hour of the next arrival after one, from any number of uniforms. */
  readonly next?: (after: number, uniform: () => number) => number;
}

/** Customers in each station, and those among them whose service has not begun. */
export interface State {
  readonly present: readonly number[];
  readonly queued: readonly number[];
}

export interface Network {
  readonly stations: readonly Station[];
  readonly sources: readonly Source[];
  /** Customers who stand in station 0 at the start. */
  readonly population?: number;
  /** The next station after one, from one uniform; -1 leaves. Without it everybody leaves. */
  readonly route?: (station: number, u: number) => number;
  readonly classes?: number;
  /** Without it everybody works day and night. */
  readonly week?: readonly (readonly (readonly [number, number])[])[];
  /** Quantities whose time averages are wanted, by name: functions of the state. */
  readonly averages?: Readonly<Record<string, (state: State) => number>>;
}

/** What was seen between two moments; times are in hours of the calendar. */
export interface Batch {
  readonly hours: number;
  /** Time averages of the quantities wanted. */
  readonly averages: Readonly<Record<string, number>>;
  /** Waits of those whose service began, by class and by station. */
  readonly waits: readonly (readonly number[])[];
  readonly waitsAt: readonly (readonly number[])[];
  /** Stays in a station of those whose service there ended. */
  readonly staysAt: readonly (readonly number[])[];
  /** Sojourns in the network of those who left it, by class. */
  readonly sojourns: readonly (readonly number[])[];
  /** When customers left the network. */
  readonly departures: readonly number[];
  readonly arrivals: number;
  /** Share of arrivals that was lost. */
  readonly lost: number;
}

/** Two accounts of one thing, kept apart, that have to agree: exactly, or in all but rounding. */
export interface Law {
  readonly name: string;
  readonly one: number;
  readonly other: number;
  readonly exact: boolean;
}

const ALWAYS = Array.from({ length: 7 }, () => [[0, 24] as const]);

/** Customers who arrive, are served by crews, and move on: the theorists' network on our kernel. */
export class ServiceNetwork {
  readonly sim: Simulation;
  private readonly network: Network;
  private readonly calendar: Calendar;
  private readonly crew: Crew;
  private readonly streams: Streams;
  private readonly arrivalUniforms: (() => number)[];
  private readonly state: { present: number[]; queued: number[] };
  /** Integrals over time of what is present and queued in each station, of everybody, and of what is wanted. */
  private readonly present: TimeWeighted[];
  private readonly queued: TimeWeighted[];
  private readonly total: TimeWeighted;
  private readonly wanted: { name: string; of: (state: State) => number; curve: TimeWeighted }[];
  /** Customers by number; numbers are used again. */
  private readonly free: number[];
  private readonly stationOf: number[];
  private readonly classOf: number[];
  private readonly bornAt: number[];
  private readonly readyAt: number[];
  private readonly inQueue: boolean[];
  /** The same integrals again, added up customer by customer. */
  private readonly stayed: CompensatedSum[];
  private readonly waited: CompensatedSum[];
  private readonly lived: CompensatedSum;
  private readonly told: CompensatedSum;
  private readonly workTold: CompensatedSum;
  /** Counts since the start. */
  private readonly entered: number[];
  private readonly begun: number[];
  private readonly served: number[];
  private born: number;
  private lostEver: number;
  private left: number;
  private batch: {
    waits: number[][];
    waitsAt: number[][];
    staysAt: number[][];
    sojourns: number[][];
    departures: number[];
    arrivals: number;
    lost: number;
  };

  /** @param hours how long it will run at most */
  constructor(network: Network, seed: string, hours: number) {
    const { stations, sources } = network;
    this.network = network;
    this.sim = new Simulation(0);
    this.calendar = new Calendar({
      week: network.week ?? ALWAYS,
      holidays: [],
      firstDay: 0,
      lastDay: Math.ceil(hours / 24) + 60,
    });
    this.told = new CompensatedSum();
    this.workTold = new CompensatedSum();
    this.crew = new Crew(this.sim, Kind, Kind, {
      start: (_, task) => this.start(task),
      end: (_, task) => this.end(task),
      worked: (_, __, spell) => {
        this.told.add(spell);
        this.workTold.add(spell);
      },
      free: (_, spell) => this.told.add(spell),
      freeStart: () => {},
      freeEnd: () => {},
    });
    const calendar = this.crew.addCalendar(this.calendar);
    const pools: PreemptivePools = this.crew;
    for (const { servers, preemptive = false } of stations) {
      const pool = pools.addPool(network.classes ?? 1, { preemptive });
      for (let i = 0; i < servers; i++) this.crew.addServer(pool, calendar);
    }
    this.streams = new Streams(sources.length + 2 * stations.length);
    for (let i = 0; i < this.streams.count; i++) this.streams.seed(i, `${seed}/${i}`);
    this.arrivalUniforms = sources.map((_, source) => () => this.streams.uniform(source));
    const curves = () => stations.map(() => new TimeWeighted(0, 0));
    const sums = () => stations.map(() => new CompensatedSum());
    const zeros = () => stations.map(() => 0);
    this.state = { present: zeros(), queued: zeros() };
    this.present = curves();
    this.queued = curves();
    this.total = new TimeWeighted(0, 0);
    this.wanted = Object.entries(network.averages ?? {}).map(([name, of]) => ({
      name,
      of,
      curve: new TimeWeighted(0, of(this.state)),
    }));
    this.free = [];
    this.stationOf = [];
    this.classOf = [];
    this.bornAt = [];
    this.readyAt = [];
    this.inQueue = [];
    this.stayed = sums();
    this.waited = sums();
    this.lived = new CompensatedSum();
    this.entered = zeros();
    this.begun = zeros();
    this.served = zeros();
    this.born = 0;
    this.lostEver = 0;
    this.left = 0;
    this.batch = this.emptyBatch();
    this.sim.on(Kind.arrival, "arrival", Kind.arrival, (source) => this.arrive(source));
    for (let i = 0; i < (network.population ?? 0); i++) this.enterNetwork(0, 0);
    for (let source = 0; source < sources.length; source++) this.scheduleArrival(source);
  }

  /** Customers in each station, and those among them whose service has not begun, now. */
  get standing(): State {
    return this.state;
  }

  /** Runs on for some hours by the clock. */
  run(hours: number): Batch {
    const from = this.clock();
    const areas = this.wanted.map(({ curve }) => curve.integral(from));
    this.batch = this.emptyBatch();
    this.sim.run(this.sim.now + hours);
    const to = this.clock();
    const averages: Record<string, number> = {};
    this.wanted.forEach(({ name, curve }, i) => {
      averages[name] = (curve.integral(to) - areas[i]) / (to - from);
    });
    const { arrivals, lost } = this.batch;
    return { ...this.batch, hours: to - from, averages, lost: lost / arrivals };
  }

  /**
   * Little's law (customers' time as an integral of their number, and summed over them, those still there included),
   * conservation of customers, and of the servers' hours: what must hold in every run at every moment.
   */
  laws(): Law[] {
    const now = this.clock();
    const laws: Law[] = [];
    const stations = this.network.stations.map((_, station) => station);
    const here = (station: number, queued: boolean) => this.openHours(now, station, queued);
    const same = (name: string, one: number, other: number) => laws.push({ name, one, other, exact: false });
    const equal = (name: string, one: number, other: number) => laws.push({ name, one, other, exact: true });
    for (const s of stations) {
      same(`Little's law, station ${s}`, this.present[s].integral(now), this.stayed[s].value + here(s, false));
      same(`Little's law, queue ${s}`, this.queued[s].integral(now), this.waited[s].value + here(s, true));
      equal(`customers of station ${s}`, this.entered[s], this.served[s] + this.state.present[s]);
      equal(`customers begun at station ${s}`, this.entered[s], this.begun[s] + this.state.queued[s]);
    }
    const open = this.bornAt.reduce((sum, at) => sum + (at >= 0 ? now - at : 0), 0);
    same("Little's law, network", this.total.integral(now), this.lived.value + open);
    const present = this.state.present.reduce((sum, n) => sum + n, 0);
    equal("customers", this.born, this.lostEver + this.left + present);
    this.crew.flush();
    const servers = stations.reduce((sum, s) => sum + this.crew.servers(s), 0);
    same("hours of the servers", this.told.value, servers * now);
    // Who was interrupted is neither served nor new in the queue: there the hours have no second account.
    if (this.network.stations.every(({ preemptive = false }) => !preemptive)) {
      const busy = stations.reduce((sum, s) => sum + this.present[s].integral(now) - this.queued[s].integral(now), 0);
      same("hours of work", this.workTold.value, busy);
    }
    return laws;
  }

  /** Hours worked so far: with a calendar that never closes, the time itself. */
  private clock(): number {
    return this.calendar.worked(this.sim.now);
  }

  private openHours(now: number, station: number, queued: boolean): number {
    let hours = 0;
    for (let customer = 0; customer < this.bornAt.length; customer++) {
      const counts = this.bornAt[customer] >= 0 && this.stationOf[customer] === station;
      if (counts && (!queued || this.inQueue[customer])) hours += now - this.readyAt[customer];
    }
    return hours;
  }

  private emptyBatch(): ServiceNetwork["batch"] {
    const lists = (n: number) => Array.from({ length: n }, (): number[] => []);
    const { stations, classes = 1 } = this.network;
    return {
      waits: lists(classes),
      waitsAt: lists(stations.length),
      staysAt: lists(stations.length),
      sojourns: lists(classes),
      departures: [],
      arrivals: 0,
      lost: 0,
    };
  }

  private scheduleArrival(source: number): void {
    const { rate = 0, next } = this.network.sources[source];
    const uniform = this.arrivalUniforms[source];
    const at = next ? next(this.sim.now, uniform) : this.calendar.add(this.sim.now, exponential(uniform(), 1 / rate));
    this.sim.schedule(at, Kind.arrival, source);
  }

  private arrive(source: number): void {
    this.scheduleArrival(source);
    const { station, cls = 0 } = this.network.sources[source];
    this.batch.arrivals++;
    if (this.state.present[station] < (this.network.stations[station].capacity ?? Infinity)) {
      this.enterNetwork(station, cls);
      return;
    }
    this.born++;
    this.batch.lost++;
    this.lostEver++;
  }

  private enterNetwork(station: number, cls: number): void {
    const now = this.clock();
    const customer = this.free.pop() ?? this.bornAt.length;
    this.bornAt[customer] = now;
    this.classOf[customer] = cls;
    this.born++;
    this.total.set(now, this.total.value + 1);
    this.enter(customer, station);
  }

  private enter(customer: number, station: number): void {
    const now = this.clock();
    this.stationOf[customer] = station;
    this.readyAt[customer] = now;
    this.inQueue[customer] = true;
    this.entered[station]++;
    this.change(now, station, 1, 1);
    this.crew.submit(station, this.classOf[customer], customer);
  }

  private start(customer: number): number {
    const now = this.clock();
    const station = this.stationOf[customer];
    const cls = this.classOf[customer];
    const wait = now - this.readyAt[customer];
    this.begun[station]++;
    this.inQueue[customer] = false;
    this.change(now, station, 0, -1);
    this.waited[station].add(wait);
    this.batch.waits[cls].push(wait);
    this.batch.waitsAt[station].push(wait);
    const stream = this.network.sources.length + 2 * station;
    return this.network.stations[station].service(this.streams.uniform(stream), cls);
  }

  private end(customer: number): void {
    const now = this.clock();
    const station = this.stationOf[customer];
    const stay = now - this.readyAt[customer];
    this.served[station]++;
    this.change(now, station, -1, 0);
    this.stayed[station].add(stay);
    this.batch.staysAt[station].push(stay);
    const stream = this.network.sources.length + 2 * station + 1;
    const next = this.network.route?.(station, this.streams.uniform(stream)) ?? -1;
    if (next >= 0) this.enter(customer, next);
    else this.leave(customer, now);
  }

  private leave(customer: number, now: number): void {
    const sojourn = now - this.bornAt[customer];
    this.left++;
    this.lived.add(sojourn);
    this.batch.sojourns[this.classOf[customer]].push(sojourn);
    this.batch.departures.push(now);
    this.total.set(now, this.total.value - 1);
    this.bornAt[customer] = -1;
    this.free.push(customer);
  }

  private change(now: number, station: number, present: number, queued: number): void {
    const { state } = this;
    state.present[station] += present;
    state.queued[station] += queued;
    this.present[station].set(now, state.present[station]);
    this.queued[station].set(now, state.queued[station]);
    for (const { of, curve } of this.wanted) curve.set(now, of(state));
  }
}
