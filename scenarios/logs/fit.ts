/** A scenario fitted to a log: factors that the log can tell, each with its interval; all others stay as they are. */

import { type EventLog, NONE } from "../../engine/cases/log/event-log.ts";
import { type Facts, factsOf } from "../../engine/cases/log/facts.ts";
import { type Estimate, rootOfSquares } from "../../engine/cases/log/fit/estimate.ts";
import {
  type Choice,
  chooseLifetime,
  part,
  SHORTEST,
  total,
  weightedClosings,
} from "../../engine/cases/log/fit/lifetime.ts";
import {
  daysOf,
  type Routing,
  routingOf,
  type Surge,
  surgesOf,
  type WorkingHours,
  workingHoursOf,
} from "../../engine/cases/log/fit/profile.ts";
import { type SurvivalPoint, survival } from "../../engine/cases/log/survival.ts";
import { CATEGORIES } from "../../engine/district/categories.ts";
import type { FactorValues, NumberFactor } from "../../engine/district/registry.ts";
import type { Registry } from "../registry.ts";
import { type CategoryMap, FITTED, type Figures, type FittedName, figuresOf, type Law, lawOf } from "./fit-figures.ts";

/** A figure of the log, and the factor under which simulated logs have the same. */
export interface FittedFactor {
  readonly name: FittedName;
  /** The figure as the log has it; null where it cannot tell. */
  readonly estimate: Estimate | null;
  /** The figure of the last simulated log; NaN where that has none. */
  readonly simulated: number;
  /** The factor's value with its interval; null where the log or the simulation cannot tell. */
  readonly value: Pick<Estimate, "value" | "low" | "high"> | null;
  /** Whether the interval reaches the factor's range; if not, the scenario keeps what it had. */
  readonly isInRange: boolean;
  readonly range: readonly [number, number];
}

/** How long cases take at a unit, or in all. */
export interface FittedDuration {
  /** Null for all cases. */
  readonly unit: string | null;
  readonly cases: number;
  readonly closed: number;
  /** Shares of the cases closed within the minute, and later; the rest was open to the end. The law is of the later. */
  readonly atOnce: number;
  readonly later: number;
  readonly choice: Choice;
  readonly curve: readonly SurvivalPoint[];
}

export interface Fit {
  readonly cases: number;
  /** Hours since 1970 of the first and the last opening used. */
  readonly from: number;
  readonly to: number;
  readonly factors: readonly FittedFactor[];
  /** Factors that a log cannot tell and that stay uncertain. */
  readonly untold: number;
  readonly mix: readonly { readonly category: string; readonly share: number }[];
  readonly surges: readonly Surge[];
  readonly workingHours: WorkingHours | null;
  readonly routing: Routing;
  readonly units: readonly string[];
  readonly durations: readonly FittedDuration[];
}

const FEWEST = 10;
/** Fewer closed cases carry no law. */
const FEWEST_CLOSED = 50;
const MOST_UNITS = 8;
const MOST_POINTS = 300;
/** A law needs no more observations than this to be told from another. */
const MOST_OBSERVATIONS = 20_000;

/** Simulated logs from which the factors are learnt: each moves them by what the last one lacked. */
export const SIMULATIONS = 4;

/** The place that the log is taken to be of. */
export interface Place {
  readonly factors: FactorValues;
  readonly grids: number;
  readonly categoryOf: CategoryMap;
}

/**
 * @param isUsed whether a case opened then (hours since 1970) may be used; the others are kept for a check
 * @param place what the scenario has so far
 * @param simulate the log of the scenario under other factors, of the same form
 * @source Gourieroux, Monfort & Renault 1993, Indirect inference, Journal of Applied Econometrics 8: S85-S118
 */
export function fitLog(
  log: EventLog,
  registry: Registry,
  isUsed: (openedAt: number) => boolean,
  place: Place,
  simulate: (factors: FactorValues) => EventLog,
): Fit {
  const facts = factsOf(log);
  const used = Uint8Array.from(facts.openedAt, (at) => (isUsed(at) ? 1 : 0));
  const openings = facts.openedAt.filter((_, c) => used[c] === 1);
  return {
    cases: openings.length,
    from: openings.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    to: openings.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    factors: matched(facts, used, registry, place, simulate),
    untold: registry.factors.length - FITTED.length,
    mix: mixOf(facts, used),
    surges: surgesOf(daysOf(facts, used)),
    workingHours: log.isByCase ? null : workingHoursOf(facts, used),
    routing: routingOf(facts, used),
    units: log.groups.list,
    durations: durationsOf(facts, used),
  };
}

/** A factor, and the figure that a simulated log had under it. */
interface Tried {
  readonly factor: number;
  readonly figure: Estimate | null;
}

/**
 * A figure of a log is no factor: a review begins when somebody is free, and a need is told hours after it arises. But
 * it follows its factor. So each factor is moved a quarter of its range towards the log's figure, which shows how
 * steeply the figure follows; then along that line. What follows in proportion needs no such try. All simulated logs
 * have the same random worlds.
 */
function matched(
  facts: Facts,
  used: Uint8Array,
  registry: Registry,
  { factors: start, grids, categoryOf }: Place,
  simulate: (factors: FactorValues) => EventLog,
): FittedFactor[] {
  const figures = figuresOf(facts, used, grids, categoryOf);
  const tried = new Map<FittedName, Tried[]>(FITTED.map((name) => [name, []]));
  let fitted = FITTED.map((name) => found(name, figures[name], [], registry));
  let factors = start;
  const isAnyTold = FITTED.some((name) => figures[name] !== null);
  for (let step = 0; step < (isAnyTold ? SIMULATIONS : 0); step++) {
    const simulated = factsOf(simulate(factors));
    const all = new Uint8Array(simulated.log.cases).fill(1);
    const theirs: Figures = figuresOf(simulated, all, grids, asNamed);
    for (const name of FITTED) tried.get(name)?.push({ factor: Number(factors[name]), figure: theirs[name] });
    fitted = FITTED.map((name) => found(name, figures[name], tried.get(name) as Tried[], registry));
    const next = fitted.map((factor) => [factor.name, nextOf(factor, tried.get(factor.name) as Tried[])] as const);
    factors = { ...start, ...Object.fromEntries(next) };
  }
  return fitted;
}

/** Where a factor is tried next. */
function nextOf(
  { name, estimate, simulated, value, isInRange, range: [min, max] }: FittedFactor,
  tried: readonly Tried[],
): number {
  const { factor } = tried[tried.length - 1];
  const law = lawOf(name);
  if (estimate === null || Number.isNaN(simulated)) return tried[0].factor;
  if (law === "level" && tried.length === 1) return Math.min(max, Math.max(min, value?.value ?? factor));
  if (tried.length > 1 || law === "scale" || law === "share") {
    return isInRange && value !== null ? value.value : tried[0].factor;
  }
  const isUp = estimate.value < simulated === (law === "falling");
  const step = (isUp ? 1 : -1) * ((max - min) / 4);
  const there = factor + step;
  return there >= min && there <= max ? there : Math.min(max, Math.max(min, factor - step));
}

function found(name: FittedName, estimate: Estimate | null, tried: readonly Tried[], registry: Registry): FittedFactor {
  const { min, max } = registry.factors.find((factor) => factor.name === name) as NumberFactor;
  const law = lawOf(name);
  // What goes with a figure that does not follow it is told by the district as it was.
  const { factor, figure } = tried[law === "scale" ? 0 : tried.length - 1] ?? { factor: Number.NaN, figure: null };
  const simulated = figure?.value ?? Number.NaN;
  const slope = slopeOf(law, tried);
  const at = (y: number): number => factor + (y - simulated) / slope;
  const line = estimate !== null && figure !== null && !Number.isNaN(slope) ? withBoth(estimate, figure, at) : null;
  const isInRange = line !== null && line.high >= min && line.low <= max;
  // Beyond a bound by no more than the error: the bound.
  const { value, low, high } = line ?? { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const inside = isInRange ? Math.min(max, Math.max(min, value)) : value;
  return { name, estimate, simulated, value: line && { value: inside, low, high }, isInRange, range: [min, max] };
}

/** The simulated figure is an estimate too: both errors count. */
function withBoth(
  log: Estimate,
  simulated: Estimate,
  at: (figure: number) => number,
): Pick<Estimate, "value" | "low" | "high"> {
  const below = rootOfSquares(log.value - log.low, simulated.high - simulated.value);
  const above = rootOfSquares(log.high - log.value, simulated.value - simulated.low);
  const ends = [at(log.value - below), at(log.value + above)];
  return { value: at(log.value), low: Math.min(...ends), high: Math.max(...ends) };
}

/** Growth of the figure with the factor, from the two tries that lie farthest apart; NaN where it does not follow. */
function slopeOf(law: Law, tried: readonly Tried[]): number {
  const sorted = tried.filter(({ figure }) => figure !== null).sort((a, b) => a.factor - b.factor);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const { factor, figure } = tried[law === "scale" ? 0 : tried.length - 1] ?? { factor: Number.NaN, figure: null };
  if (law === "scale" || law === "share" || (law === "level" && tried.length === 1))
    return (figure?.value ?? Number.NaN) / factor;
  if (sorted.length < 2 || !(most.factor > least.factor)) return Number.NaN;
  const slope = ((most.figure?.value ?? 0) - (least.figure?.value ?? 0)) / (most.factor - least.factor);
  return (law === "falling" ? -slope : slope) > 0 ? slope : Number.NaN;
}

/** Categories of the district's own, as simulated logs have them. */
const asNamed: CategoryMap = (name) => CATEGORIES.find((category) => category.name === name)?.name ?? null;

function mixOf({ log }: Facts, used: Uint8Array): Fit["mix"] {
  const counts = new Float64Array(log.categories.size);
  let all = 0;
  for (let c = 0; c < log.cases; c++) {
    if (used[c] === 0 || log.category[c] === NONE) continue;
    counts[log.category[c]]++;
    all++;
  }
  return log.categories.list
    .map((category, i) => ({ category, cases: counts[i], share: counts[i] / all }))
    .filter(({ cases }) => cases >= FEWEST)
    .sort((a, b) => b.share - a.share)
    .map(({ category, share }) => ({ category, share }));
}

function durationsOf(facts: Facts, used: Uint8Array): FittedDuration[] {
  const { log, lastUnit } = facts;
  const members = log.groups.list.map((): number[] => []);
  const all: number[] = [];
  for (let c = 0; c < log.cases; c++) {
    if (used[c] === 0) continue;
    all.push(c);
    if (lastUnit[c] !== NONE) members[lastUnit[c]].push(c);
  }
  const largest = members
    .map((cases, unit) => ({ cases, unit }))
    .sort((a, b) => b.cases.length - a.cases.length)
    .slice(0, MOST_UNITS);
  return [{ cases: all, unit: NONE }, ...largest].flatMap(({ cases, unit }) => {
    const fitted = durationOf(facts, cases);
    return fitted === null ? [] : [{ unit: unit === NONE ? null : log.groups.list[unit], ...fitted }];
  });
}

function durationOf(
  { openedAt, closedAt, lastAt }: Facts,
  members: readonly number[],
): Omit<FittedDuration, "unit"> | null {
  const end = lastAt.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const step = Math.max(1, Math.ceil(members.length / MOST_OBSERVATIONS));
  const possible = members.filter((c, i) => i % step === 0 && !(closedAt[c] < openedAt[c]));
  const isClosed = Uint8Array.from(possible, (c) => (Number.isNaN(closedAt[c]) ? 0 : 1));
  const hours = Float64Array.from(possible, (c, i) => (isClosed[i] === 1 ? closedAt[c] : end) - openedAt[c]);
  const closed = isClosed.reduce((sum, one) => sum + one, 0);
  const all = weightedClosings(hours, isClosed);
  const data = part(all, (i) => all.hours[i] > SHORTEST);
  if (closed < FEWEST_CLOSED || data.hours.length < FEWEST_CLOSED / 2 || new Set(data.hours).size < FEWEST) return null;
  const curve = survival(hours, isClosed);
  const thin = Math.max(1, Math.ceil(curve.length / MOST_POINTS));
  return {
    cases: members.length,
    closed,
    atOnce: total(all) - total(data),
    later: total(data),
    choice: chooseLifetime(data),
    curve: curve.filter((_, i) => i % thin === 0 || i === curve.length - 1),
  };
}
