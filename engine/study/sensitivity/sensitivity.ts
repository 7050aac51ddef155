/** Sensitivity: Morris screening over everything that is uncertain, then Sobol indices of the few that matter. */
import { type Dimension, pointsAt, settingsAt } from "../designs/dimension.ts";
import { MOST_SOBOL_DIMENSIONS } from "../designs/sobol-sequence.ts";
import { Draws } from "../draws.ts";
import { type Frame, faultsOf, type Output, outputAt, outputsOf, refuse, responseNames } from "../frame.ts";
import { type DesignPoint, type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
import { type Noise, noiseOf } from "../noise.ts";
import { defined, sampleOf } from "../sample.ts";
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
}

const MOST_KEPT = MOST_SOBOL_DIMENSIONS / 2;

function keptOf({ dimensions, trajectories: count, keep }: SensitivityPlan): number {
  return count === 0 ? dimensions.length : Math.min(keep, dimensions.length);
}

function faults(plan: SensitivityPlan): string[] {
  const found = faultsOf(plan);
  const kept = keptOf(plan);
  if (plan.dimensions.length === 0) found.push("vary: nothing is varied");
  if (plan.trajectories === 0 && plan.rows === 0) found.push("sensitivity: neither trajectories nor rows");
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
  const most = (morris + plan.rows * (keptOf(plan) + 2)) * replications;
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
