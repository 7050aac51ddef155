/** What a design varies: a factor of the district, or a lever of some policies, over a range or a list of values. */
import type { DesignPoint, PointPolicy } from "../method.ts";

export type Setting = number | string;

export type Span =
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "values"; readonly values: readonly Setting[] };

export interface Dimension {
  /** Unique in the design: the factor, the lever, or policy.lever. */
  readonly name: string;
  readonly sets: "factor" | "lever";
  /** The factor or lever. */
  readonly entry: string;
  /** For a lever: the policies in which it is set. */
  readonly policies: readonly string[];
  readonly span: Span;
}

/**
 * @param u - from 0 to 1, both included
 * @returns the value at that share of the span; of a list, each value has the same share
 */
export function valueAt({ span }: Dimension, u: number): Setting {
  if (span.kind === "range") return u === 1 ? span.high : span.low + (span.high - span.low) * u;
  return span.values[Math.min(span.values.length - 1, Math.floor(u * span.values.length))];
}

/** The values of a dimension that a factorial design takes: all of a list, both ends of a range. */
export function levelsOf({ span }: Dimension): readonly Setting[] {
  return span.kind === "range" ? [span.low, span.high] : span.values;
}

/** @returns values in the order of the dimensions */
export function settingsAt(dimensions: readonly Dimension[], row: ArrayLike<number>): Setting[] {
  return dimensions.map((dimension, d) => valueAt(dimension, row[d]));
}

/**
 * The design point at which the dimensions have these values.
 *
 * @param settings - in the order of the dimensions
 * @param policies - those of the study, the baseline first
 */
export function pointAt(
  name: string,
  dimensions: readonly Dimension[],
  settings: readonly Setting[],
  policies: readonly string[],
): DesignPoint {
  const factors: Record<string, Setting> = {};
  const levers = new Map(policies.map((policy): [string, Record<string, Setting>] => [policy, {}]));
  dimensions.forEach((dimension, d) => {
    if (dimension.sets === "factor") factors[dimension.entry] = settings[d];
    else for (const policy of dimension.policies) levers.get(policy)![dimension.entry] = settings[d];
  });
  return {
    name,
    factors,
    policies: policies.map((policy): PointPolicy => ({ name: policy, from: policy, levers: levers.get(policy)! })),
  };
}

/** The points of a design, numbered from 0. */
export function pointsAt(
  prefix: string,
  dimensions: readonly Dimension[],
  rows: readonly (readonly Setting[])[],
  policies: readonly string[],
): DesignPoint[] {
  return rows.map((settings, i) => pointAt(`${prefix} ${i}`, dimensions, settings, policies));
}
