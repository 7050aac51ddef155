/**
 * Sensitivity: Morris screening over everything that is uncertain, then Sobol indices of the few that matter; and, for who
 * wants to see it, one input at a time at the ends of its range.
 */
import { type Dimension, levelsOf, pointAt, pointsAt, type Setting, settingsAt } from "../designs/dimension.ts";
import { MOST_SOBOL_DIMENSIONS } from "../designs/sobol-sequence.ts";
import { Draws } from "../draws.ts";
import { type Frame, faultsOf, type Output, outputAt, outputsOf, refuse, responseNames } from "../frame.ts";
import { type DesignPoint, type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
import { type Noise, noiseOf } from "../noise.ts";
import { defined, orNull, sampleOf } from "../sample.ts";
import { type Screening, screen, trajectories } from "./morris.ts";
import { type Indices, saltelliDesign, sobolIndices } from "./sobol-indices.ts";

export interface SensitivityPlan extends Frame {
  readonly dimensions: readonly Dimension[];
  /** 0: no screening, Sobol indices of all dimensions. */
  readonly trajectories: number;
  /** So many dimensions, the most important ones, are carried into the second stage. */
  readonly keep: number;
  /** Of the Sobol design; a power of 2; 0: screening only. */
  readonly rows: number;
  readonly resamples: number;
  /** Every dimension at the ends of its range, all others at the study's own values: 1 + 2 points a dimension. */
  readonly ends: boolean;
}

/** An output where one dimension has this value, all others the study's own; mean over replications. */
export interface End {
  readonly setting: Setting;
  readonly mean: number | null;
}

/** Of a range, its ends; of a list of values, the one that gives least and the one that gives most. */
export interface Swing {
  readonly name: string;
  readonly low: End;
  readonly high: End;
}

export interface SensitivityVerdict {
  readonly study: string;
  readonly baseline: string;
  readonly alpha: number;
  readonly replications: number;
  readonly dimensions: readonly Dimension[];
  readonly screening: readonly (Output & { readonly dimensions: readonly (Screening & { readonly name: string })[] })[];
  /** Names, the most important first. */
  readonly kept: readonly string[];
  readonly sobol: readonly (Output & {
    readonly n: number;
    readonly variance: number | null;
    readonly dimensions: readonly (Indices & { readonly name: string })[];
    readonly noise: Noise;
  })[];
  /** Widest swing first; `base`: where every dimension has the study's own value. Empty unless asked for. */
  readonly swings: readonly (Output & { readonly base: number | null; readonly dimensions: readonly Swing[] })[];
}

const MOST_KEPT = MOST_SOBOL_DIMENSIONS / 2;

function keptOf({ dimensions, trajectories: count, keep }: SensitivityPlan): number {
  return count === 0 ? dimensions.length : Math.min(keep, dimensions.length);
}

function faults(plan: SensitivityPlan): string[] {
  const found = faultsOf(plan);
  const kept = keptOf(plan);
  if (plan.dimensions.length === 0) found.push("vary: nothing is varied");
  if (plan.trajectories === 0 && plan.rows === 0 && !plan.ends) {
    found.push("sensitivity: neither trajectories nor rows nor ends");
  }
  if (plan.trajectories === 1) found.push("trajectories: at least 2");
  if (plan.rows > 0 && !(kept >= 1 && kept <= MOST_KEPT)) {
    found.push(`sensitivity: Sobol indices of 1 to ${MOST_KEPT} dimensions (got ${kept}); screen first, or keep fewer`);
  }
  if (plan.rows > 0 && (plan.rows & (plan.rows - 1)) !== 0) found.push(`rows: must be a power of 2 (got ${plan.rows})`);
  return found;
}

/** The mean over replications of an output at each point. */
function meansAt(ledger: Ledger, points: readonly DesignPoint[], output: Output): Float64Array {
  return Float64Array.from(points, ({ name }) => sampleOf(defined(outputAt(ledger, name, output))).mean);
}

/** @throws RangeError that lists every fault of the plan */
export function sensitivity(plan: SensitivityPlan): StagedStudy<SensitivityVerdict> {
  refuse(plan.study, faults(plan));
  const { dimensions, replications } = plan;
  const morris = plan.trajectories * (dimensions.length + 1);
  const most = (morris + plan.rows * (keptOf(plan) + 2) + endPoints(plan).length) * replications;
  return new StagedStudy(responseNames(plan), most, function* (ledger): Stages<SensitivityVerdict> {
    const screening = yield* screened(plan, ledger);
    const kept = plan.trajectories === 0 ? dimensions : mostImportant(plan, screening);
    return {
      study: plan.study,
      baseline: plan.policies[0],
      alpha: plan.alpha,
      replications,
      dimensions,
      screening,
      kept: kept.map(({ name }) => name),
      sobol: plan.rows === 0 ? [] : yield* decomposed(plan, kept, ledger),
      swings: plan.ends ? yield* swung(plan, ledger) : [],
    };
  });
}

function* screened(plan: SensitivityPlan, ledger: Ledger): Stages<SensitivityVerdict["screening"]> {
  const { dimensions, policies, seed, alpha, resamples } = plan;
  if (plan.trajectories === 0) return [];
  const paths = trajectories(plan.trajectories, dimensions.length, new Draws(seed, "morris"));
  const points = paths.map(({ rows }, t) =>
    pointsAt(
      `path ${t} step`,
      dimensions,
      rows.map((row) => settingsAt(dimensions, row)),
      policies,
    ),
  );
  yield runsOf(points.flat(), 0, plan.replications);
  return outputsOf(plan).map((output) => {
    const outputs = points.map((path) => meansAt(ledger, path, output));
    const found = screen(paths, outputs, alpha, resamples, new Draws(seed, "morris bootstrap"));
    return { ...output, dimensions: found.map((row, d) => ({ name: dimensions[d].name, ...row })) };
  });
}

/** By the largest share of an output's largest effect that a dimension has, over all outputs. */
function mostImportant(plan: SensitivityPlan, screening: SensitivityVerdict["screening"]): Dimension[] {
  const importance = plan.dimensions.map((_, d) =>
    Math.max(
      ...screening.map(({ dimensions }) => {
        const largest = Math.max(...dimensions.map(({ muStar }) => muStar ?? 0));
        return largest > 0 ? (dimensions[d].muStar ?? 0) / largest : 0;
      }),
    ),
  );
  const order = plan.dimensions.map((_, d) => d).sort((i, j) => importance[j] - importance[i] || i - j);
  return order.slice(0, keptOf(plan)).map((d) => plan.dimensions[d]);
}

function* decomposed(
  plan: SensitivityPlan,
  kept: readonly Dimension[],
  ledger: Ledger,
): Stages<SensitivityVerdict["sobol"]> {
  const { policies, seed, alpha, resamples } = plan;
  const design = saltelliDesign(plan.rows, kept.length, new Draws(seed, "saltelli"));
  const points = (prefix: string, rows: readonly Float64Array[]): DesignPoint[] =>
    pointsAt(
      prefix,
      kept,
      rows.map((row) => settingsAt(kept, row)),
      policies,
    );
  const a = points("row a", design.a);
  const b = points("row b", design.b);
  const mixed = design.mixed.map((rows, d) => points(`row ${kept[d].name}`, rows));
  yield runsOf([a, b, ...mixed].flat(), 0, plan.replications);
  return outputsOf(plan).map((output) => {
    const outputs = {
      a: meansAt(ledger, a, output),
      b: meansAt(ledger, b, output),
      mixed: mixed.map((rows) => meansAt(ledger, rows, output)),
    };
    const { n, variance, indices } = sobolIndices(outputs, alpha, resamples, new Draws(seed, "sobol bootstrap"));
    const noise = noiseOf([...a, ...b].map(({ name }) => outputAt(ledger, name, output)));
    return { ...output, n, variance, dimensions: indices.map((row, d) => ({ name: kept[d].name, ...row })), noise };
  });
}

/** A design point for the study's own values, and one for every end; none unless asked for. */
function endPoints({ ends, dimensions, policies }: SensitivityPlan): DesignPoint[] {
  if (!ends) return [];
  return [
    pointAt("base", [], [], policies),
    ...dimensions.flatMap((dimension) =>
      levelsOf(dimension).map((setting, i) => pointAt(`end ${dimension.name} ${i}`, [dimension], [setting], policies)),
    ),
  ];
}

function* swung(plan: SensitivityPlan, ledger: Ledger): Stages<SensitivityVerdict["swings"]> {
  const points = endPoints(plan);
  yield runsOf(points, 0, plan.replications);
  return outputsOf(plan).map((output) => {
    const means = meansAt(ledger, points, output);
    let at = 1;
    const dimensions = plan.dimensions.map((dimension): Swing => {
      const ends = levelsOf(dimension).map((setting): End => ({ setting, mean: orNull(means[at++]) }));
      if (dimension.span.kind === "values") ends.sort((a, b) => (a.mean ?? 0) - (b.mean ?? 0));
      return { name: dimension.name, low: ends[0], high: ends[ends.length - 1] };
    });
    const width = ({ low, high }: Swing): number => Math.abs((high.mean ?? Number.NaN) - (low.mean ?? Number.NaN)) || 0;
    return { ...output, base: orNull(means[0]), dimensions: dimensions.sort((a, b) => width(b) - width(a)) };
  });
}
