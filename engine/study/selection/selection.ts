/** Selection: which policy is the best in one response, with a stated chance of being right, or within a budget. */
import { type BestRow, withTheBest } from "../best.ts";
import { directionOf, type Frame, faultsOf, refuse, responseNames } from "../frame.ts";
import { type DesignPoint, type Ledger, type Run, StagedStudy, type Stages } from "../method.ts";
import { defined, type Interval, orNull, sampleOf, tInterval } from "../sample.ts";
import { KimNelson } from "./kim-nelson.ts";
import { allocation, apparentChance, leaderOf } from "./ocba.ts";
import { rinottConstant, rinottReplications } from "./rinott.ts";

/** The first stage is `replications` of the frame; the response is the first primary one. */
export interface SelectionPlan extends Frame {
  readonly procedure: /** delta: the smallest difference worth detecting, in the response's unit. */
    | { readonly kind: "kn"; readonly delta: number; readonly most: number }
    /** budget: runs of single policies. */
    | { readonly kind: "ocba"; readonly budget: number };
}

export interface Contender extends Interval {
  readonly policy: string;
  readonly n: number;
  readonly mean: number | null;
  /** Replications after which it fell out; null for those that never did. */
  readonly outAfter: number | null;
}

export interface SelectionVerdict {
  readonly study: string;
  readonly baseline: string;
  readonly response: string;
  readonly procedure: SelectionPlan["procedure"];
  /** null where nothing could be selected: too few replications were whole, or KN reached its limit undecided. */
  readonly selected: string | null;
  /** KN: the chance of being right if the best leads every other by delta; where it does not, nothing is promised. */
  readonly guarantee: { readonly chance: number; readonly delta: number } | null;
  /** OCBA: what the figures suggest, without a guarantee. */
  readonly apparentChance: number | null;
  readonly contenders: readonly Contender[];
  /** Over the replications that all have in common. */
  readonly best: readonly BestRow[] | null;
  /** Replications of each policy that independent worlds would have needed for the same promise. */
  readonly independent: { readonly h: number; readonly replications: readonly number[] } | null;
  /** Replications left out since a contender failed or was undefined. */
  readonly left: number;
}

/** Asked for at a time: enough for a few workers, and the same whatever their number. */
const BLOCK = 8;

/** The point at which only some policies are run. The baseline is always there: the burn-in is its. */
function pointOf({ policies }: SelectionPlan, running: readonly string[]): DesignPoint {
  const names = policies.filter((name, i) => i === 0 || running.includes(name));
  return {
    name: names.length === policies.length ? "all" : names.join(" + "),
    factors: {},
    policies: names.map((name) => ({ name, from: name, levers: {} })),
  };
}

/** The response of each policy by replication, wherever it was run; more is better. */
class Values {
  readonly sign: number;
  private readonly plan: SelectionPlan;
  private readonly ledger: Ledger;
  private readonly points = new Map<string, DesignPoint>();

  constructor(plan: SelectionPlan, ledger: Ledger) {
    this.plan = plan;
    this.ledger = ledger;
    this.sign = directionOf(plan, plan.primary[0]) === "lower" ? -1 : 1;
  }

  runs(running: readonly string[], from: number, to: number): Run[] {
    const point = pointOf(this.plan, running);
    this.points.set(point.name, point);
    return Array.from({ length: Math.max(0, to - from) }, (_, j) => ({ point, replication: from + j }));
  }

  /** @returns NaN where it failed, is undefined or was not run */
  column(policy: string, n: number): Float64Array {
    const column = new Float64Array(n).fill(Number.NaN);
    for (const [name, { policies }] of this.points) {
      if (!policies.some((running) => running.name === policy)) continue;
      const part = this.ledger.column(name, policy, this.plan.primary[0]);
      for (let j = 0; j < Math.min(n, part.length); j++) if (!Number.isNaN(part[j])) column[j] = this.sign * part[j];
    }
    return column;
  }
}

function faults(plan: SelectionPlan): string[] {
  const found = faultsOf(plan);
  const { procedure, policies, replications, primary } = plan;
  if (policies.length < 2) found.push("policies: a selection needs two");
  if (primary.length !== 1) found.push(`primary: a selection is by one response (got ${primary.length})`);
  else if (directionOf(plan, primary[0]) === "neither")
    found.push(`primary: neither direction of "${primary[0]}" is better`);
  if (replications < 2) found.push("replications: the first stage needs at least 2");
  if (procedure.kind === "kn") {
    if (!(procedure.delta > 0)) found.push(`delta: must be above 0 (got ${procedure.delta})`);
    if (procedure.most < replications)
      found.push(`most: at least the first stage, ${replications} (got ${procedure.most})`);
  } else if (procedure.budget < replications * policies.length) {
    found.push(`budget: the first stage alone takes ${replications * policies.length} (got ${procedure.budget})`);
  }
  return found;
}

/** @throws RangeError that lists every fault of the plan */
export function selection(plan: SelectionPlan): StagedStudy<SelectionVerdict> {
  refuse(plan.study, faults(plan));
  const { procedure } = plan;
  const most = procedure.kind === "kn" ? procedure.most : procedure.budget;
  return new StagedStudy(responseNames(plan), most, (ledger) =>
    procedure.kind === "kn"
      ? byElimination(plan, procedure.delta, procedure.most, new Values(plan, ledger))
      : byBudget(plan, procedure.budget, new Values(plan, ledger)),
  );
}

function* byElimination(plan: SelectionPlan, delta: number, most: number, values: Values): Stages<SelectionVerdict> {
  const { policies, alpha, replications: n0 } = plan;
  const procedure = new KimNelson(policies.length, n0, alpha, delta);
  const outAfter = policies.map((): number | null => null);
  let [asked, n, whole, isOver] = [0, 0, 0, false];
  let survivors: readonly number[] = policies.map((_, i) => i);
  while (!isOver && asked < most) {
    const to = Math.min(most, asked === 0 ? n0 : asked + BLOCK);
    yield values.runs(
      survivors.map((i) => policies[i]),
      asked,
      to,
    );
    asked = to;
    const columns = policies.map((policy) => values.column(policy, to));
    // One by one, as if they had come so; what a block holds beyond the end is not used.
    for (; n < to && !isOver; n++) {
      if (survivors.some((i) => Number.isNaN(columns[i][n]))) continue;
      const standing = procedure.tell(columns.map((column) => column[n]));
      whole++;
      for (const i of survivors) if (!standing.survivors.includes(i)) outAfter[i] = n + 1;
      ({ survivors, isOver } = standing);
    }
  }
  return {
    ...described(
      plan,
      values,
      outAfter.map((out) => out ?? n),
      outAfter,
    ),
    selected: isOver ? policies[procedure.best()] : null,
    guarantee: isOver ? { chance: 1 - alpha, delta } : null,
    apparentChance: null,
    independent: independentOf(plan, values, delta),
    left: n - whole,
  };
}

function* byBudget(plan: SelectionPlan, budget: number, values: Values): Stages<SelectionVerdict> {
  const { policies, replications: n0 } = plan;
  const spent = policies.map(() => n0);
  const samples = () => policies.map((policy, i) => sampleOf(defined(values.column(policy, spent[i]))));
  yield values.runs(policies, 0, n0);
  for (;;) {
    const total = spent.reduce((all, n) => all + n, 0);
    const step = Math.min(BLOCK * 2, budget - total);
    const found = samples();
    if (step <= 0 || found.some(({ n }) => n < 2)) break;
    const wanted = shared(spent, allocation(found, total + step), step);
    yield runsFor(policies, spent, wanted, values);
    wanted.forEach((n, i) => {
      spent[i] = n;
    });
  }
  const found = samples();
  const isKnown = found.every(({ n }) => n >= 2);
  return {
    ...described(
      plan,
      values,
      spent,
      policies.map(() => null),
    ),
    selected: isKnown ? policies[leaderOf(found)] : null,
    guarantee: null,
    apparentChance: isKnown ? apparentChance(found) : null,
    independent: null,
    left: spent.reduce((all, n, i) => all + n - found[i].n, 0),
  };
}

/** Gives `step` more replications to those furthest below what they should have. */
function shared(spent: readonly number[], target: Float64Array, step: number): number[] {
  const next = [...spent];
  for (let given = 0; given < step; given++) {
    const neediest = next.reduce((best, n, i) => (target[i] - n > target[best] - next[best] ? i : best), 0);
    next[neediest]++;
  }
  return next;
}

/** Policies that take the same replication run together, in one world over one burn-in. */
function runsFor(
  policies: readonly string[],
  spent: readonly number[],
  wanted: readonly number[],
  values: Values,
): Run[] {
  const runs: Run[] = [];
  for (let j = Math.min(...spent); j < Math.max(...wanted); j++) {
    const running = policies.filter((_, i) => spent[i] <= j && j < wanted[i]);
    if (running.length > 0) runs.push(...values.runs(running, j, j + 1));
  }
  return runs;
}

function described(
  plan: SelectionPlan,
  values: Values,
  counts: readonly number[],
  outAfter: readonly (number | null)[],
) {
  const { study, policies, primary, procedure, alpha } = plan;
  const columns = policies.map((policy, i) => values.column(policy, counts[i]));
  const common = Math.min(...counts);
  return {
    study,
    baseline: policies[0],
    response: primary[0],
    procedure,
    contenders: policies.map((policy, i): Contender => {
      const sample = sampleOf(defined(columns[i]).map((x) => values.sign * x));
      return { policy, n: sample.n, mean: orNull(sample.mean), ...tInterval(sample, alpha), outAfter: outAfter[i] };
    }),
    best: withTheBest(
      policies,
      columns.map((column) => column.slice(0, common)),
      "higher",
      alpha,
    ),
  };
}

function independentOf(plan: SelectionPlan, values: Values, delta: number): SelectionVerdict["independent"] {
  const { policies, replications: n0, alpha } = plan;
  const sd = policies.map((policy) => sampleOf(defined(values.column(policy, n0))).sd);
  if (sd.some(Number.isNaN) || n0 < 3 || 1 - alpha <= 1 / policies.length) return null;
  const h = rinottConstant(policies.length, n0, 1 - alpha);
  return { h, replications: rinottReplications(sd, h, n0, delta) };
}
