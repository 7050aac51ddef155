/**
 * What queueing theory says, in closed form. Times are in one unit throughout, `rate` counts arrivals in it, `load` is the
 * offered load a = rate * mean service (erlang), and rho = load / servers.
 *
 * @source Gross, Shortle, Thompson & Harris (2008), Fundamentals of Queueing Theory, 4th ed., unless said otherwise
 */

/** A station with a queue of any length. */
export interface Delay {
  /** Probability of n customers in the station. */
  readonly occupancy: (n: number) => number;
  /** Probability that an arrival waits. */
  readonly waits: number;
  /** Mean time in the queue, and its p-quantile. */
  readonly wait: number;
  readonly waitQuantile: (p: number) => number;
  /** Probability of a wait above t, and of a stay above t. */
  readonly waitTail: (t: number) => number;
  readonly stayTail: (t: number) => number;
  /** Mean numbers in the queue and in the station. */
  readonly queued: number;
  readonly present: number;
}

/** A station that turns customers away, or one whose customers are few. */
export interface Finite {
  /** Probability of n customers in the station. */
  readonly occupancy: readonly number[];
  readonly queued: number;
  readonly present: number;
  /** Customers served a unit of time. */
  readonly throughput: number;
  /** Mean wait of those who are served. */
  readonly wait: number;
}

/**
 * Probability that all servers are busy where nobody waits.
 * @source Erlang (1917); section 2.6
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let c = 1; c <= servers; c++) blocked = (load * blocked) / (c + load * blocked);
  return blocked;
}

/**
 * Probability of waiting where everybody waits.
 * @source Erlang (1917); section 2.3
 */
export function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load);
  const rho = load / servers;
  return blocked / (1 - rho * (1 - blocked));
}

/** M/M/c. @source section 2.3; the tails in 2.2.4 and 2.3 */
export function mmc(rate: number, mean: number, servers: number): Delay {
  const load = rate * mean;
  const waits = erlangC(servers, load);
  const spare = servers / mean - rate;
  const wait = waits / spare;
  const empty = (waits * (1 - load / servers) * factorial(servers)) / load ** servers;
  return {
    occupancy: (n) =>
      n <= servers
        ? (empty * load ** n) / factorial(n)
        : (empty * load ** n) / (factorial(servers) * servers ** (n - servers)),
    waits,
    wait,
    waitQuantile: (p) => Math.max(0, Math.log(waits / (1 - p)) / spare),
    waitTail: (t) => waits * Math.exp(-spare * t),
    // The wait's exponential part and the service, added; they differ in rate unless servers - load = 1.
    stayTail: (t) => {
      const service = Math.exp(-t / mean);
      const excess = servers - load - 1;
      if (excess === 0) return service * (1 + (waits * t) / mean);
      return service * (1 + (waits * (1 - Math.exp((-excess * t) / mean))) / excess);
    },
    queued: rate * wait,
    present: rate * (wait + mean),
  };
}

/** M/M/c/K: those who find `capacity` in the station are lost. @source section 2.5 */
export function mmck(rate: number, mean: number, servers: number, capacity: number): Finite {
  return birthDeath(
    capacity,
    servers,
    mean,
    () => rate,
    (n) => n < capacity,
  );
}

/** Machine repair: each of `machines` runs for a mean time, then needs one of the servers. @source section 2.8 */
export function machineRepair(machines: number, running: number, repair: number, servers: number): Finite {
  return birthDeath(
    machines,
    servers,
    repair,
    (n) => (machines - n) / running,
    () => true,
  );
}

function birthDeath(
  most: number,
  servers: number,
  mean: number,
  birth: (n: number) => number,
  enters: (n: number) => boolean,
): Finite {
  const weights = [1];
  for (let n = 1; n <= most; n++) weights.push((weights[n - 1] * birth(n - 1) * mean) / Math.min(n, servers));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const occupancy = weights.map((weight) => weight / total);
  const average = (of: (n: number) => number) => occupancy.reduce((sum, p, n) => sum + p * of(n), 0);
  const queued = average((n) => Math.max(0, n - servers));
  const throughput = average((n) => (enters(n) ? birth(n) : 0));
  return { occupancy, queued, present: average((n) => n), throughput, wait: queued / throughput };
}

/**
 * M/G/1: mean wait, and the mean of its square.
 * @param moments E S, E S^2, E S^3 of the service
 * @source Pollaczek (1930), Khinchine (1932), section 5.1; the second moment: Takacs (1962), Introduction to the Theory of Queues
 */
export function mg1(rate: number, moments: readonly [number, number, number]): { wait: number; waitSquared: number } {
  const spare = 1 - rate * moments[0];
  const wait = (rate * moments[1]) / (2 * spare);
  return { wait, waitSquared: 2 * wait * wait + (rate * moments[2]) / (3 * spare) };
}

/**
 * M/D/1: probability of a wait above t.
 * @source Erlang (1909), The theory of probabilities and telephone conversations
 */
export function md1WaitTail(rate: number, service: number, t: number): number {
  let sum = 0;
  for (let k = 0; k * service <= t; k++) {
    const x = rate * (k * service - t);
    sum += (x ** k / factorial(k)) * Math.exp(-x);
  }
  return 1 - (1 - rate * service) * sum;
}

/** One class of customers, class 0 served first. */
export interface PriorityClass {
  readonly rate: number;
  /** Mean of the service, and mean of its square. */
  readonly mean: number;
  readonly square: number;
}

/** Share of the server's time that classes 0..i take, for i = -1, 0, 1, ... */
function shares(classes: readonly PriorityClass[]): (i: number) => number {
  return (i) => classes.slice(0, i + 1).reduce((sum, { rate, mean }) => sum + rate * mean, 0);
}

/** Non-preemptive priorities, one server: mean waits. @source Cobham (1954), Operations Research 2(1); section 3.4 */
export function cobham(classes: readonly PriorityClass[]): number[] {
  const sigma = shares(classes);
  const residual = classes.reduce((sum, { rate, square }) => sum + (rate * square) / 2, 0);
  return classes.map((_, i) => residual / ((1 - sigma(i - 1)) * (1 - sigma(i))));
}

/** Non-preemptive priorities, c servers, one exponential law of service: mean waits. @source Cobham (1954); section 3.4 */
export function cobhamServers(rates: readonly number[], mean: number, servers: number): number[] {
  const load = rates.reduce((sum, rate) => sum + rate * mean, 0);
  const sigma = shares(rates.map((rate) => ({ rate, mean: mean / servers, square: NaN })));
  const residual = (erlangC(servers, load) * mean) / servers;
  return rates.map((_, i) => residual / ((1 - sigma(i - 1)) * (1 - sigma(i))));
}

/**
 * Preemptive-resume priorities, one server: mean stays.
 * @source White & Christie (1958), Operations Research 6(1); section 3.4
 */
export function preemptiveResume(classes: readonly PriorityClass[]): number[] {
  const sigma = shares(classes);
  return classes.map(({ mean }, i) => {
    const residual = classes.slice(0, i + 1).reduce((sum, { rate, square }) => sum + (rate * square) / 2, 0);
    return mean / (1 - sigma(i - 1)) + residual / ((1 - sigma(i - 1)) * (1 - sigma(i)));
  });
}

/** Open network of M/M/c stations in product form. @source Jackson (1957), Operations Research 5(4); section 4.2 */
export function jackson(
  external: readonly number[],
  routing: readonly (readonly number[])[],
  stations: readonly { readonly mean: number; readonly servers: number }[],
): { readonly rates: readonly number[]; readonly stations: readonly Delay[]; readonly sojourn: number } {
  let rates: readonly number[] = external;
  // The traffic equations: every round adds the visits of one more pass, until none are left.
  for (let change = Infinity; change > 1e-15; ) {
    const next = external.map((rate, j) => rate + rates.reduce((sum, from, i) => sum + from * routing[i][j], 0));
    change = Math.max(...next.map((rate, i) => Math.abs(rate - rates[i])));
    rates = next;
  }
  const each = stations.map(({ mean, servers }, i) => mmc(rates[i], mean, servers));
  const arrivals = external.reduce((sum, rate) => sum + rate, 0);
  return { rates, stations: each, sojourn: each.reduce((sum, { present }) => sum + present, 0) / arrivals };
}

/**
 * M(t)/M/infinity, arrivals at the rate base + swing sin(frequency t), long after the start: the mean number in service,
 * which is Poisson.
 * @source Eick, Massey & Whitt (1993), Mt/G/infinity queues with sinusoidal arrival rates, Management Science 39(2)
 */
export function sinusoidalOccupancy(base: number, swing: number, frequency: number, mean: number, t: number): number {
  const g = frequency * mean;
  return mean * (base + (swing / (1 + g * g)) * (Math.sin(frequency * t) - g * Math.cos(frequency * t)));
}

/**
 * Variance of the average number in an M/M/1 station over a long time T, times T.
 * @source Whitt (1989), Planning queueing simulations, Management Science 35(11)
 */
export function mm1AsymptoticVariance(rate: number, mean: number): number {
  const rho = rate * mean;
  return (2 * mean * rho * (1 + rho)) / (1 - rho) ** 4;
}

/**
 * Time in which a station forgets its past: the inverse of the spectral gap of M/M/1 with the speed of all servers, in
 * heavy traffic stretched by the variability of arrivals and services.
 * @param demand mean service of one customer, over all visits
 * @param squaredVariation of the service
 * @source Morse (1955), Stochastic properties of waiting lines; Whitt (1989)
 */
export function relaxationTime(rate: number, demand: number, servers: number, squaredVariation = 1): number {
  const gap = (servers / demand) * (1 - Math.sqrt((rate * demand) / servers)) ** 2;
  return Math.max(1, (1 + squaredVariation) / 2) / gap;
}

function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}
