/** Optimisation: which settings of levers no other one beats in all objectives, within a budget. */
import { type Dimension, type Setting, settingsAt } from "../designs/dimension.ts";
import { latinHypercube } from "../designs/latin-hypercube.ts";
import { Draws } from "../draws.ts";
import { directionOf, type Frame, faultsOf, refuse, responseNames } from "../frame.ts";
import { StagedStudy, type Stages } from "../method.ts";
import { type Ratio, ratioOfMeans } from "../ratio.ts";
import { defined, type Interval, orNull, sampleOf, tInterval } from "../sample.ts";
import { type Candidate, Candidates, TOGETHER } from "./candidates.ts";
import { crowding, frontsOf, hypervolume, kneeOf } from "./pareto.ts";
import { child } from "./variation.ts";

/** The objectives are the primary responses. The last policy is the one whose levers hold where a candidate says nothing. */
export interface OptimisationPlan extends Frame {
  /** Levers. */
  readonly dimensions: readonly Dimension[];
  readonly budget: { readonly response: string; readonly most: number } | null;
  /** What a yuan is counted in; null: what each yuan buys is not said. */
  readonly cost: string | null;
  readonly population: number;
  readonly generations: number;
  /**
   * Replications by which the last front is chosen; a new candidate has `replications`, and one more a generation survived.
   * As many fresh ones are what is told of its members: those by which they were chosen would flatter them.
   */
  readonly most: number;
}

export interface Estimate extends Interval {
  readonly response: string;
  readonly mean: number | null;
  /** Minus the baseline. */
  readonly difference: Interval & { readonly mean: number | null };
}

/** All figures are from replications that had no part in its being chosen. */
export interface FrontMember {
  readonly name: string;
  /** In the order of the dimensions. */
  readonly settings: readonly Setting[];
  readonly n: number;
  readonly objectives: readonly Estimate[];
  readonly budget: Estimate | null;
  readonly cost: Estimate | null;
  /** Members that these replications do not exclude to be at least as good in every objective. */
  readonly contestedBy: readonly string[];
  /** Change of each objective over change of cost, against the baseline: what a unit buys, where it costs more. */
  readonly buys: readonly (Ratio & { readonly response: string })[];
}

export interface OptimisationVerdict {
  readonly study: string;
  readonly baseline: string;
  readonly from: string;
  readonly alpha: number;
  readonly dimensions: readonly Dimension[];
  readonly objectives: readonly string[];
  readonly budget: OptimisationPlan["budget"];
  readonly cost: string | null;
  readonly candidates: number;
  /** Undefined or failed in some replication; they count as beaten by all. */
  readonly failed: number;
  /** In ascending order of the first objective; empty if no candidate keeps the budget. */
  readonly front: readonly FrontMember[];
  readonly knee: string | null;
  /** By generation, the hypervolume of the best so far over that of the end: whether more generations would have helped. */
  readonly progress: readonly number[];
}

function faults(plan: OptimisationPlan): string[] {
  const found = faultsOf(plan);
  const names = responseNames(plan);
  if (plan.policies.length > 2) found.push("policies: the baseline, and the policy that candidates start from");
  if (plan.dimensions.length === 0) found.push("vary: no lever is varied");
  for (const { name, sets } of plan.dimensions) if (sets !== "lever") found.push(`vary: "${name}" is no lever`);
  if (plan.primary.length < 1 || plan.primary.length > 4) found.push("primary: one to four objectives");
  for (const name of plan.primary) {
    if (directionOf(plan, name) === "neither")
      found.push(`primary: neither direction of "${name}" is better: no objective`);
  }
  for (const name of [plan.budget?.response, plan.cost]) {
    if (typeof name === "string" && !names.includes(name)) found.push(`budget: no response "${name}"`);
  }
  if (plan.population < 4) found.push(`population: at least 4 (got ${plan.population})`);
  if (plan.generations < 1) found.push("generations: at least 1");
  if (plan.most < plan.replications)
    found.push(`most: at least the ${plan.replications} replications of a new candidate`);
  return found;
}

/** @throws RangeError that lists every fault of the plan */
export function optimisation(plan: OptimisationPlan): StagedStudy<OptimisationVerdict> {
  refuse(plan.study, faults(plan));
  const { population, generations, most } = plan;
  const together = Math.ceil(population / TOGETHER);
  // New candidates run together; survivors by how many replications they have had; those of the last front one by one.
  const news = (generations + 1) * together * plan.replications;
  const again = generations * (together + most - plan.replications);
  const runs = news + again + population * (most - plan.replications) + together * most;
  return new StagedStudy(responseNames(plan), runs, function* (ledger): Stages<OptimisationVerdict> {
    return yield* evolved(plan, new Candidates(plan, ledger));
  });
}

/**
 * NSGA-II whose survivors are run again: one lucky replication does not keep a candidate for ever.
 *
 * @source Deb, Pratap, Agarwal & Meyarivan 2002
 */
function* evolved(plan: OptimisationPlan, candidates: Candidates): Stages<OptimisationVerdict> {
  const { population, generations, replications, most, dimensions, seed } = plan;
  const start = latinHypercube(population, dimensions.length, new Draws(seed, "first generation"));
  let parents = start.map((u) => candidates.add(u));
  yield candidates.evaluate(parents, replications);
  const history = [parents];
  for (let generation = 1; generation <= generations; generation++) {
    const children = offspring(plan, candidates, parents, generation);
    yield candidates.evaluate(children, replications);
    parents = survivors(candidates, [...new Set([...parents, ...children])], population);
    yield candidates.oneMore(parents, most);
    history.push(parents);
  }
  // The last front is run to the full, which may show that some do not belong to it.
  let front = frontOf(candidates, parents);
  for (;;) {
    yield candidates.evaluate(front, most);
    const next = frontOf(candidates, parents);
    if (next.every((candidate) => front.includes(candidate))) {
      front = next;
      break;
    }
    front = [...new Set([...front, ...next])];
  }
  yield candidates.evaluate(front, 2 * most);
  return verdictOf(plan, candidates, front, history);
}

function offspring(plan: OptimisationPlan, candidates: Candidates, parents: readonly Candidate[], generation: number) {
  const draws = new Draws(plan.seed, `generation ${generation}`);
  const ranks = rank(candidates, parents);
  // Of two drawn at random the better one becomes a parent.
  const pick = (c: number, slot: number): Candidate => {
    const [i, j] = [slot, slot + 1].map((s) => Math.floor(draws.at(c, s) * parents.length));
    return parents[ranks[i] <= ranks[j] ? i : j];
  };
  return Array.from({ length: plan.population }, (_, c) =>
    candidates.add(child(pick(c, 0).u, pick(c, 2).u, (slot) => draws.at(c, 4 + slot))),
  );
}

/** By front, within a front the lonelier first: the place of each. */
function rank(candidates: Candidates, pool: readonly Candidate[]): Int32Array {
  const scored = pool.map((candidate) => candidates.score(candidate));
  const places = new Int32Array(pool.length);
  let place = 0;
  for (const front of frontsOf(scored)) {
    const lonely = crowding(front.map((i) => scored[i]));
    const order = front.map((_, at) => at).sort((a, b) => compare(lonely[b], lonely[a]) || a - b);
    for (const at of order) places[front[at]] = place++;
  }
  return places;
}

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

function survivors(candidates: Candidates, pool: readonly Candidate[], count: number): Candidate[] {
  const places = rank(candidates, pool);
  const chosen = pool.map((_, i) => i).sort((i, j) => places[i] - places[j]);
  return chosen.slice(0, count).map((i) => pool[i]);
}

/** Those that no other dominates, of those that keep the budget. */
function frontOf(candidates: Candidates, pool: readonly Candidate[]): Candidate[] {
  const kept = pool.filter((candidate) => candidates.score(candidate).violation === 0);
  return frontsOf(kept.map((candidate) => candidates.score(candidate)))[0]?.map((i) => kept[i]) ?? [];
}

function verdictOf(
  plan: OptimisationPlan,
  candidates: Candidates,
  front: readonly Candidate[],
  history: readonly (readonly Candidate[])[],
): OptimisationVerdict {
  const { study, policies, alpha, dimensions, primary, budget, cost } = plan;
  const sorted = [...front].sort(
    (a, b) => compare(candidates.score(a).scores[0], candidates.score(b).scores[0]) || a.index - b.index,
  );
  const knee = kneeOf(sorted.map((candidate) => candidates.score(candidate).scores));
  return {
    study,
    baseline: policies[0],
    from: policies.at(-1)!,
    alpha,
    dimensions,
    objectives: primary,
    budget,
    cost,
    candidates: candidates.all.length,
    failed: candidates.all.filter((candidate) => candidates.score(candidate).violation === Infinity).length,
    front: sorted.map((candidate) => memberOf(plan, candidates, candidate, sorted)),
    knee: knee === null ? null : sorted[knee].name,
    progress: progressOf(candidates, history),
  };
}

function memberOf(
  plan: OptimisationPlan,
  candidates: Candidates,
  candidate: Candidate,
  front: readonly Candidate[],
): FrontMember {
  const { primary, budget, cost, alpha, dimensions, most } = plan;
  const others = front.filter((other) => other !== candidate);
  const estimate = (response: string): Estimate => {
    const own = sampleOf(defined(candidates.column(candidate, response, most)));
    const difference = sampleOf(candidates.differences(candidate, null, response, most));
    return {
      response,
      mean: orNull(own.mean),
      ...tInterval(own, alpha),
      difference: { mean: orNull(difference.mean), ...tInterval(difference, alpha) },
    };
  };
  const contests = (other: Candidate): boolean =>
    primary.every((response) => {
      const sign = directionOf(plan, response) === "lower" ? -1 : 1;
      const { low, high } = tInterval(sampleOf(candidates.differences(other, candidate, response, most)), alpha);
      return low === null || high === null || (sign > 0 ? high >= 0 : low <= 0);
    });
  const change = (response: string): Float64Array => candidates.differences(candidate, null, response, most);
  return {
    name: candidate.name,
    settings: settingsAt(dimensions, candidate.u),
    n: candidate.n - most,
    objectives: primary.map(estimate),
    budget: budget === null ? null : estimate(budget.response),
    cost: cost === null ? null : estimate(cost),
    contestedBy: others.filter(contests).map(({ name }) => name),
    buys:
      cost === null
        ? []
        : primary
            .filter((response) => response !== cost)
            .map((response) => ({ response, ...ratioOfMeans(change(response), change(cost), alpha) })),
  };
}

/** Above the worst that a first candidate had in each objective, as all are judged in the end. */
function progressOf(candidates: Candidates, history: readonly (readonly Candidate[])[]): number[] {
  const kept = history.map((pool) =>
    pool.map((candidate) => candidates.score(candidate)).filter(({ violation }) => violation === 0),
  );
  const first = kept.find((pool) => pool.length > 0);
  if (first === undefined) return [];
  const reference = Array.from(first[0].scores, (_, m) => Math.min(...first.map(({ scores }) => scores[m])));
  const volumes = kept.map((pool) =>
    hypervolume(
      pool.map(({ scores }) => scores),
      reference,
    ),
  );
  const end = volumes.at(-1)!;
  return end > 0 ? volumes.map((volume) => volume / end) : [];
}
