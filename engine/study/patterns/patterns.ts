/**
 * Patterns: what is known of real places beside what the model gives, and beside what null models give, from which one
 * mechanism was taken out. A prediction that every null meets too supports nothing.
 */
import type { Text } from "../../district/registry.ts";
import { type Frame, faultsOf, refuse, responseNames } from "../frame.ts";
import { type DesignPoint, type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
import { defined, type Interval, orNull, type Sample, sampleOf, tInterval } from "../sample.ts";
import { CLOSURE, type ClosureVerdict, Curve, ON_TIME, type PairVerdict, type Version } from "./closure-curve.ts";
import { CLOSURE_PATTERN, FIRST_LOADS, FREED, HIT, PUBLISHED_PAIRS, ROUNDS } from "./closure-pairs.ts";
import { ECHOES } from "./echoes.ts";
import { NULLS } from "./nulls.ts";
import type { ColumnOf, Kind, Pattern, Range } from "./pattern.ts";
import { PREDICTIONS } from "./predictions.ts";
import { TARGETS } from "./targets.ts";

/** Of two policies: the first without relief of the members, under which the burn-in runs; the second with it. */
export interface PatternsPlan extends Frame {
  /** Replications at each load that is tried for V1. */
  readonly closureReplications: number;
}

export interface NullOutcome {
  readonly name: string;
  readonly simulated: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pass: boolean;
}

export interface PatternVerdict {
  readonly name: string;
  readonly label: Text;
  readonly published: Range;
  /** The same in words and figures. */
  readonly figures: Text;
  readonly source: string;
  readonly unit: string;
  readonly inputs: readonly string[];
  /** Mean of the replications and its interval, 1 - alpha. */
  readonly simulated: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pass: boolean;
  readonly nulls: readonly NullOutcome[];
  /** The best guess why it fails, where it does. */
  readonly why: Text | null;
  /** Of a prediction: it passes, and at least one null in which it is defined does not. */
  readonly supports: boolean;
}

export interface PatternsVerdict {
  readonly study: string;
  readonly policies: readonly string[];
  readonly replications: number;
  readonly closureReplications: number;
  readonly alpha: number;
  readonly nulls: readonly string[];
  readonly targets: readonly PatternVerdict[];
  /** V1 first. */
  readonly predictions: readonly PatternVerdict[];
  readonly echoes: readonly PatternVerdict[];
  readonly closures: readonly ClosureVerdict[];
}

export const WORLD = "world";
export const WITHOUT_GAMING = "no-gaming";

const AS_IT_IS: Version = { name: WORLD, factors: {}, levers: {} };
const WORLDS: readonly Version[] = [AS_IT_IS, ...NULLS];
/** V1 is also looked for without gaming, which the nulls do not take out alone. */
const CLOSURE_WORLDS: readonly Version[] = [
  AS_IT_IS,
  { name: WITHOUT_GAMING, factors: { propensityToGame: 0 }, levers: {} },
  ...NULLS,
];
const LISTS: readonly (readonly [Kind, readonly Pattern[]])[] = [
  ["target", TARGETS],
  ["prediction", PREDICTIONS],
  ["echo", ECHOES],
];

function faults(plan: PatternsPlan): string[] {
  const names = responseNames(plan);
  const needed = LISTS.flatMap(([, patterns]) => patterns.flatMap(({ responses }) => responses));
  const found = faultsOf(plan);
  if (plan.policies.length !== 2) {
    found.push(`policies: exactly two, without and with relief of the members (got ${plan.policies.length})`);
  }
  for (const name of new Set([...needed, CLOSURE, ON_TIME])) {
    if (!names.includes(name)) found.push(`no response "${name}"`);
  }
  return found;
}

/** @throws RangeError that lists every fault of the plan */
export function patterns(plan: PatternsPlan): StagedStudy<PatternsVerdict> {
  refuse(plan.study, faults(plan));
  const loads = FIRST_LOADS.length + ROUNDS * PUBLISHED_PAIRS.length;
  const most = WORLDS.length * plan.replications + CLOSURE_WORLDS.length * loads * plan.closureReplications;
  return new StagedStudy(responseNames(plan), most, function* (ledger): Stages<PatternsVerdict> {
    const curves = CLOSURE_WORLDS.map((version) => new Curve(plan, version, ledger));
    yield [
      ...runsOf(
        WORLDS.map((version) => worldPoint(plan, version)),
        0,
        plan.replications,
      ),
      ...curves.flatMap((curve) => curve.at(FIRST_LOADS)),
    ];
    for (let round = 0; round < ROUNDS; round++) yield curves.flatMap((curve) => curve.at(curve.wanted()));
    return verdictOf(
      plan,
      ledger,
      curves.map((curve) => curve.verdict()),
    );
  });
}

function worldPoint({ policies }: PatternsPlan, { name, factors, levers }: Version): DesignPoint {
  return { name, factors, policies: policies.map((policy) => ({ name: policy, from: policy, levers })) };
}

/** Whether a mean with its interval lies where it was published: between two ends, or clearly beyond the only one. */
export function passes({ low, high }: Range, { mean }: Pick<Sample, "mean">, interval: Interval): boolean {
  if (Number.isNaN(mean)) return false;
  if (low !== null && high !== null) return mean >= low && mean <= high;
  if (low !== null) return interval.low !== null && interval.low > low;
  return high !== null && interval.high !== null && interval.high < high;
}

function verdictOf(plan: PatternsPlan, ledger: Ledger, closures: readonly ClosureVerdict[]): PatternsVerdict {
  const [targets, predictions, echoes] = LISTS.map(([kind, patterns]) =>
    patterns.map((pattern) => patternVerdict(plan, ledger, kind, pattern)),
  );
  return {
    study: plan.study,
    policies: plan.policies,
    replications: plan.replications,
    closureReplications: plan.closureReplications,
    alpha: plan.alpha,
    nulls: NULLS.map(({ name }) => name),
    targets,
    predictions: [closureVerdict(closures), ...predictions],
    echoes,
    closures,
  };
}

function patternVerdict(plan: PatternsPlan, ledger: Ledger, kind: Kind, pattern: Pattern): PatternVerdict {
  const outcome = (world: string): NullOutcome => {
    const column: ColumnOf = (response, when = "after") =>
      ledger.column(world, plan.policies[when === "before" ? 0 : 1], response);
    const sample = sampleOf(defined(pattern.of(column)));
    const interval = tInterval(sample, plan.alpha);
    const pass = passes(pattern.range, sample, interval);
    return { name: world, simulated: orNull(sample.mean), ...interval, pass };
  };
  const { name: _, ...own } = outcome(WORLD);
  const nulls = NULLS.map(({ name }) => outcome(name));
  const { name, label, range, published, source, unit, inputs, why } = pattern;
  const supports = kind === "prediction" && own.pass && nulls.some(isFailed);
  const said = { name, label, published: range, figures: published, source, unit, inputs };
  return { ...said, ...own, nulls, supports, why: own.pass ? null : why };
}

/** A null in which the number is not defined has not failed: it says nothing. */
export const isFailed = ({ simulated, pass }: NullOutcome): boolean => !pass && simulated !== null;

/** V1 as one number: how many pairs are hit; its ends count those whose whole interval, or any of it, lies within. */
function closureVerdict(closures: readonly ClosureVerdict[]): PatternVerdict {
  const all = PUBLISHED_PAIRS.length;
  const outcome = ({ world, hits, pairs }: ClosureVerdict): NullOutcome => {
    const within = (end: number | null, { onTime }: PairVerdict): boolean =>
      end !== null && Math.abs(end - onTime) <= HIT;
    const met = pairs.filter(({ isClosureMet }) => isClosureMet);
    const surely = met.filter((pair) => within(pair.low, pair) && within(pair.high, pair)).length;
    const perhaps = met.filter(
      ({ low, high, onTime }) => low !== null && high !== null && low <= onTime + HIT && high >= onTime - HIT,
    ).length;
    return { name: world, simulated: hits, low: surely, high: Math.max(hits, perhaps), pass: hits === all };
  };
  const outcomes = closures.map(outcome);
  const { name: _, ...own } = outcomes.find(({ name }) => name === WORLD)!;
  const nulls = NULLS.map(({ name }) => outcomes.find((one) => one.name === name)!);
  const { label, published, source, why } = CLOSURE_PATTERN;
  return {
    name: "V1",
    label,
    published: { low: all, high: all },
    figures: published,
    source,
    unit: "pairs",
    inputs: [FREED],
    ...own,
    nulls,
    supports: own.pass && nulls.some(isFailed),
    why: own.pass ? null : why,
  };
}
