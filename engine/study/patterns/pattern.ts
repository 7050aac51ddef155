/** What is known of real places, and the number of a run that is held beside it. */
import type { Text } from "../../district/registry.ts";

/**
 * - target: used to set the model, and so no evidence for it
 * - prediction: never used; may fail
 * - echo: an input that comes out again
 */
export type Kind = "target" | "prediction" | "echo";

/** Where the mean of the replications must lie. An end that is null is open; then the interval too must keep off the other. */
export interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

/** A response by replication, of a policy: `before` the relief of members, or after it. */
export type ColumnOf = (response: string, when?: "before" | "after") => Float64Array;

/** One number a replication. */
export interface Measure {
  readonly responses: readonly string[];
  readonly of: (column: ColumnOf) => Float64Array;
}

export interface Pattern extends Measure {
  readonly name: string;
  readonly label: Text;
  /** Of the measure, as responses have them. */
  readonly unit: string;
  /** What was published, in words and figures. */
  readonly published: Text;
  readonly range: Range;
  readonly source: string;
  /** Factors and levers that set it in part: it is then the weaker evidence. */
  readonly inputs: readonly string[];
  /** The best guess why it fails, where it does; null where it did not fail when last looked at. */
  readonly why: Text | null;
}

/** A response as it is. */
export const one = (response: string): Measure => ({ responses: [response], of: (column) => column(response) });

/** One response less another, replication by replication. */
export const difference = (a: string, b: string): Measure => ({
  responses: [a, b],
  of: (column) => {
    const other = column(b);
    return column(a).map((x, j) => x - other[j]);
  },
});

/** A response after the relief less the same before it. */
export const change = (response: string): Measure => ({
  responses: [response],
  of: (column) => {
    const before = column(response, "before");
    return column(response, "after").map((x, j) => x - before[j]);
  },
});

/** The part of a response that the relief takes away: 1 - after / before. */
const relieved = (column: ColumnOf, response: string): Float64Array => {
  const before = column(response, "before");
  return column(response, "after").map((x, j) => (before[j] === 0 ? Number.NaN : 1 - x / before[j]));
};

/** How much more of one response the relief takes away than of another. */
export const relievedMore = (a: string, b: string): Measure => ({
  responses: [a, b],
  of: (column) => {
    const other = relieved(column, b);
    return relieved(column, a).map((x, j) => x - other[j]);
  },
});
