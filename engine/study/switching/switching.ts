/** Switching: the value of a factor or lever at which the better of two policies changes; over two of them, a map. */
import type { Better } from "../../district/registry.ts";
import { type Dimension, pointAt } from "../designs/dimension.ts";
import { directionOf, type Frame, faultsOf, outputAt, outputsOf, refuse, responseNames } from "../frame.ts";
import { holm } from "../holm.ts";
import { type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
import { pOfZeroMean } from "../paired.ts";
import { defined, type Interval, orNull, type Sample, sampleOf, tInterval } from "../sample.ts";
import { type Verdict, verdictOf } from "../verdict.ts";
import { type CurvePoint, curvePoint, type Root, rootsOf } from "./curve.ts";

/** Two policies and one primary response. */
export interface SwitchingPlan extends Frame {
  /** One range, whose value at the switch is sought; with a second one, a map of both. */
  readonly dimensions: readonly Dimension[];
  /** Values of each dimension to begin with, both ends among them; at least 2. */
  readonly grid: number;
  /** A switching value is narrowed down to this share of the range. */
  readonly tolerance: number;
  /** So many times at most. */
  readonly refinements: number;
}

/** null: the interval reaches the end of the range. */
export interface Switch extends Interval {
  readonly value: number;
  /** What the policy is, against the baseline, below the value and above it. */
  readonly below: Verdict;
  readonly above: Verdict;
}

export interface MapCell extends Interval {
  readonly x: number;
  readonly y: number;
  readonly n: number;
  readonly mean: number | null;
  /** By Holm over all cells. */
  readonly verdict: Verdict;
}

export interface SwitchingVerdict {
  readonly study: string;
  readonly baseline: string;
  readonly policy: string;
  readonly response: string;
  readonly better: Better;
  readonly alpha: number;
  readonly replications: number;
  readonly dimensions: readonly Dimension[];
  /** The difference to the baseline along the dimension, ascending; empty for a map. */
  readonly curve: readonly CurvePoint[];
  readonly switches: readonly Switch[];
  /** What the policy is over the whole range, if its sign is settled at every value tried (by Holm); else undecided. */
  readonly throughout: Verdict;
  readonly map: readonly MapCell[] | null;
  /** Values at which too few replications were whole. */
  readonly left: number;
}

/** A switch has three crossings, a curve seldom more than two switches: so many values at most are added at a time. */
const MOST_ADDED = 6;

const rangeOf = ({ span }: Dimension): { low: number; high: number } =>
  span.kind === "range" ? span : { low: Number.NaN, high: Number.NaN };

function faults(plan: SwitchingPlan): string[] {
  const found = faultsOf(plan);
  const { policies, primary, dimensions, grid, tolerance, replications } = plan;
  if (policies.length !== 2) found.push(`policies: a switch is between two (got ${policies.length})`);
  if (primary.length !== 1) found.push(`primary: a switch is in one response (got ${primary.length})`);
  if (dimensions.length < 1 || dimensions.length > 2)
    found.push(`vary: one dimension, or two (got ${dimensions.length})`);
  for (const { name, span } of dimensions) if (span.kind !== "range") found.push(`vary: "${name}" needs a range`);
  if (!(Number.isInteger(grid) && grid >= 2)) found.push(`grid: must be a whole number from 2 (got ${grid})`);
  if (!(tolerance > 0 && tolerance < 1)) found.push(`tolerance: must lie between 0 and 1 (got ${tolerance})`);
  if (replications < 2) found.push(`replications: at least 2 (got ${replications})`);
  return found;
}

/** @throws RangeError that lists every fault of the plan */
export function switching(plan: SwitchingPlan): StagedStudy<SwitchingVerdict> {
  refuse(plan.study, faults(plan));
  const { dimensions, grid, refinements, replications } = plan;
  const most = (dimensions.length === 2 ? grid * grid : grid + MOST_ADDED * refinements) * replications;
  return new StagedStudy(responseNames(plan), most, (ledger) =>
    dimensions.length === 2 ? mapped(plan, ledger) : narrowed(plan, ledger),
  );
}

function described(plan: SwitchingPlan) {
  const { study, policies, primary, alpha, replications, dimensions } = plan;
  const [baseline, policy] = policies;
  const better = directionOf(plan, primary[0]);
  return { study, baseline, policy, response: primary[0], better, alpha, replications, dimensions };
}

/** Evenly spaced, both ends included. */
function gridOf(dimension: Dimension, n: number): number[] {
  const { low, high } = rangeOf(dimension);
  return Array.from({ length: n }, (_, i) => (i === n - 1 ? high : low + ((high - low) * i) / (n - 1)));
}

function* narrowed(plan: SwitchingPlan, ledger: Ledger): Stages<SwitchingVerdict> {
  const { dimensions, policies, alpha, refinements, tolerance } = plan;
  const [dimension] = dimensions;
  const [output] = outputsOf(plan);
  const width = tolerance * (rangeOf(dimension).high - rangeOf(dimension).low);
  const sampleAt = (x: number): Sample => sampleOf(defined(outputAt(ledger, nameOf(dimension, x), output)));
  const tried: number[] = [];
  let wanted = gridOf(dimension, plan.grid);
  let curve: CurvePoint[] = [];
  for (let step = 0; wanted.length > 0; step++) {
    tried.push(...wanted);
    yield runsOf(
      wanted.map((x) => pointAt(nameOf(dimension, x), dimensions, [x], policies)),
      0,
      plan.replications,
    );
    curve = tried.flatMap((x) => curvePoint(x, sampleAt(x), alpha) ?? []).sort((a, b) => a.x - b.x);
    wanted = step < refinements ? refined(rootsOf(curve), width, tried) : [];
  }
  const { better } = described(plan);
  const verdictAt = (sign: number): Verdict =>
    better === "neither" ? "different" : sign < 0 === (better === "lower") ? "better" : "worse";
  return {
    ...described(plan),
    curve,
    switches: rootsOf(curve).map(({ crossing, sign, low, high }) => ({
      value: crossing.at,
      low: low?.at ?? null,
      high: high?.at ?? null,
      below: verdictAt(-sign),
      above: verdictAt(sign),
    })),
    throughout: throughoutOf(tried.map(sampleAt), alpha, verdictAt),
    map: null,
    left: tried.length - curve.length,
  };
}

const nameOf = ({ name }: Dimension, x: number): string => `${name} = ${x}`;

/** The middles of the cells that are still too wide, of every crossing once. */
function refined(roots: readonly Root[], width: number, tried: readonly number[]): number[] {
  const cells = roots.flatMap(({ crossing, low, high }) => [crossing, low, high].filter((cell) => cell !== null));
  const middles = cells.filter(({ left, right }) => right - left > width).map(({ left, right }) => (left + right) / 2);
  return [...new Set(middles)].filter((x) => !tried.includes(x)).slice(0, MOST_ADDED);
}

/** Holm over the values tried: all of them must be settled, and of one sign. */
function throughoutOf(samples: readonly Sample[], alpha: number, verdictAt: (sign: number) => Verdict): Verdict {
  const adjusted = holm(samples.map(pOfZeroMean));
  const signs = samples.map(({ mean }, i) => (adjusted[i] <= alpha ? Math.sign(mean) : 0));
  const isSettled = signs[0] !== 0 && signs.every((sign) => sign === signs[0]);
  return isSettled ? verdictAt(signs[0]) : "undecided";
}

function* mapped(plan: SwitchingPlan, ledger: Ledger): Stages<SwitchingVerdict> {
  const { dimensions, policies, alpha, grid } = plan;
  const [output] = outputsOf(plan);
  const [xs, ys] = dimensions.map((dimension) => gridOf(dimension, grid));
  const cells = xs.flatMap((x) =>
    ys.map((y) => ({ x, y, name: `${nameOf(dimensions[0], x)}, ${nameOf(dimensions[1], y)}` })),
  );
  yield runsOf(
    cells.map(({ x, y, name }) => pointAt(name, dimensions, [x, y], policies)),
    0,
    plan.replications,
  );
  const samples = cells.map(({ name }) => sampleOf(defined(outputAt(ledger, name, output))));
  const adjusted = holm(samples.map(pOfZeroMean));
  const { better } = described(plan);
  return {
    ...described(plan),
    curve: [],
    switches: [],
    throughout: "undecided",
    map: cells.map(({ x, y }, i) => {
      const { n, mean } = samples[i];
      const interval = tInterval(samples[i], alpha);
      return {
        x,
        y,
        n,
        mean: orNull(mean),
        ...interval,
        verdict: verdictOf(interval, mean, adjusted[i], alpha, null, better),
      };
    }),
    left: samples.filter(({ n }) => n < 2).length,
  };
}
