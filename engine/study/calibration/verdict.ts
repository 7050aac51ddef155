/** What simulated worlds say of the targets: which are kept, how the default world stands, what was learnt and is predicted. */
import { nearestRank } from "../../kernel/observe/quantile.ts";
import type { Dimension, Setting } from "../designs/dimension.ts";
import { defined, orNull, sampleOf } from "../sample.ts";
import { type CalibrationPlan, fitted, isWhole, type Target, type Wave, type World } from "./plan.ts";

export interface AcceptedWorld {
  readonly name: string;
  /** In the order of the dimensions. */
  readonly settings: readonly Setting[];
  /** Standard deviations from the target that it misses most, or (ABC) root mean square over targets. */
  readonly distance: number;
}

/** One world against one target. */
export interface Miss extends Target {
  readonly simulated: number | null;
  /** Standard deviations between the two; null where the world does not give it. */
  readonly distance: number | null;
}

/** How the default world stands to the targets. */
export interface Standing {
  /** As that of the accepted worlds; null where a target is undefined. */
  readonly distance: number | null;
  readonly isAccepted: boolean;
  readonly misses: readonly Miss[];
}

export interface Learnt {
  readonly name: string;
  readonly low: Setting;
  readonly high: Setting;
  /** Of the accepted worlds, 5th, 50th and 95th percentile; null for a choice or without a world. */
  readonly p05: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  /** p95 - p05 over that of the range: 1 is nothing learnt. */
  readonly width: number | null;
  /** Of a choice: how many accepted worlds have each value. */
  readonly counts: readonly { readonly value: Setting; readonly worlds: number }[];
}

export interface Predicted extends Target {
  /** Of the accepted worlds, each the mean of its replications. */
  readonly mean: number | null;
  readonly p05: number | null;
  readonly p95: number | null;
  /** The share of accepted worlds below what was observed. */
  readonly below: number | null;
  /** What was observed, give or take 2 sd, meets the range from p05 to p95. */
  readonly isMet: boolean | null;
  /**
   * Mean over the worlds of the first wave, drawn over the whole ranges before anything was ruled out: where it meets what was
   * observed too, meeting it says nothing for the fit.
   */
  readonly unfitted: number | null;
}

export interface CalibrationVerdict {
  readonly study: string;
  readonly policy: string;
  readonly replications: number;
  readonly dimensions: readonly Dimension[];
  readonly procedure: CalibrationPlan["procedure"];
  readonly simulated: number;
  /** Failed or undefined in a target. */
  readonly failed: number;
  readonly waves: readonly Wave[];
  readonly standing: Standing;
  /** The default world first, if it is one of them. */
  readonly accepted: readonly AcceptedWorld[];
  readonly learnt: readonly Learnt[];
  readonly predicted: readonly Predicted[];
}

/** Of the default world among the others. */
export const DEFAULT_WORLD = "default";

/** Standard deviations by which a world misses a target; its own noise counts. */
function missOf({ targets }: CalibrationPlan, { outcomes }: World, t: number): number {
  const { value, sd } = targets[t];
  const { mean, se } = outcomes[t];
  const noise = Number.isNaN(se) ? 0 : se;
  return Math.abs(mean - value) / Math.sqrt(sd * sd + noise * noise);
}

/** Of the target that it misses most; or (ABC) the root mean square over targets, in their own standard deviations. */
function distanceOf(plan: CalibrationPlan, world: World): number {
  const targets = fitted(plan);
  if (!isWhole(plan, world)) return Infinity;
  if (plan.procedure.kind === "history-matching") return Math.max(...targets.map((t) => missOf(plan, world, t)));
  const squares = targets.map((t) => {
    const miss = (world.outcomes[t].mean - plan.targets[t].value) / plan.targets[t].sd;
    return miss * miss;
  });
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / targets.length);
}

/**
 * Of history matching, all worlds within the cutoff; of ABC the closest share, all dimensions uniform over their ranges
 * beforehand.
 *
 * @source Beaumont, Zhang & Balding 2002, Genetics 162:2025-2035
 */
function acceptedOf(plan: CalibrationPlan, worlds: readonly World[]): { accepted: AcceptedWorld[]; most: number } {
  const { procedure } = plan;
  const all = worlds.map((world) => ({ world, distance: distanceOf(plan, world) }));
  const kept =
    procedure.kind === "history-matching"
      ? all.filter(({ distance }) => distance <= procedure.cutoff)
      : all
          .filter(({ distance }) => distance < Infinity)
          .sort((a, b) => a.distance - b.distance)
          .slice(0, Math.ceil(procedure.accept * worlds.length));
  return {
    accepted: kept.map(({ world: { name, settings }, distance }) => ({ name, settings, distance })),
    most: procedure.kind === "history-matching" ? procedure.cutoff : (kept.at(-1)?.distance ?? -1),
  };
}

function standingOf(plan: CalibrationPlan, world: World, most: number): Standing {
  const distance = distanceOf(plan, world);
  return {
    distance: distance === Infinity ? null : distance,
    isAccepted: distance <= most,
    misses: plan.targets.map((target, t) => ({
      ...target,
      simulated: orNull(world.outcomes[t].mean),
      distance: orNull(missOf(plan, world, t)),
    })),
  };
}

export function verdictOf(
  plan: CalibrationPlan,
  standard: World,
  worlds: readonly World[],
  waves: readonly Wave[],
): CalibrationVerdict {
  const { study, policies, replications, dimensions, procedure, targets } = plan;
  const { accepted, most } = acceptedOf(plan, worlds);
  const standing = standingOf(plan, standard, most);
  const kept = accepted.map(({ name }) => worlds.find((world) => world.name === name)!);
  const { distance } = standing;
  const own =
    standing.isAccepted && distance !== null ? [{ name: DEFAULT_WORLD, settings: plan.defaults, distance }] : [];
  return {
    study,
    policy: policies[0],
    replications,
    dimensions,
    procedure,
    simulated: worlds.length,
    failed: worlds.filter((world) => !isWhole(plan, world)).length,
    waves,
    standing,
    accepted: [...own, ...accepted],
    learnt: dimensions.map((dimension, d) =>
      learntOf(
        dimension,
        kept.map(({ settings }) => settings[d]),
      ),
    ),
    predicted: targets.map((target, t) =>
      predictedOf(target, meansOf(kept, t), meansOf(worlds.slice(0, waves[0].points), t)),
    ),
  };
}

function learntOf({ name, span }: Dimension, settings: readonly Setting[]): Learnt {
  if (span.kind === "values") {
    const counts = span.values.map((value) => ({ value, worlds: settings.filter((x) => x === value).length }));
    return {
      name,
      low: span.values[0],
      high: span.values.at(-1)!,
      p05: null,
      p50: null,
      p95: null,
      width: null,
      counts,
    };
  }
  const sorted = Float64Array.from(settings, Number).sort();
  const [p05, p50, p95] = [0.05, 0.5, 0.95].map((p) => orNull(nearestRank(sorted, p)));
  const width = p05 === null || p95 === null ? null : (p95 - p05) / (0.9 * (span.high - span.low));
  return { name, low: span.low, high: span.high, p05, p50, p95, width, counts: [] };
}

const meansOf = (worlds: readonly World[], t: number): Float64Array =>
  defined(Float64Array.from(worlds, ({ outcomes }) => outcomes[t].mean));

function predictedOf(target: Target, values: Float64Array, unfitted: Float64Array): Predicted {
  const { value, sd } = target;
  const sorted = values.slice().sort();
  const [p05, p95] = [0.05, 0.95].map((p) => orNull(nearestRank(sorted, p)));
  const isMet = p05 === null || p95 === null ? null : value + 2 * sd >= p05 && value - 2 * sd <= p95;
  const below = orNull(values.filter((x) => x < value).length / values.length);
  const [mean, before] = [values, unfitted].map((sample) => orNull(sampleOf(sample).mean));
  return { ...target, mean, p05, p95, below, isMet, unfitted: before };
}
