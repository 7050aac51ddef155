import type { Measured } from "../measured.ts";
import type { District, Horizon } from "../plan.ts";
import type { Text } from "../registry.ts";

/** What stands along the axis of a series: hours or weeks, or the index of a community, category, group or arc. */
export type AxisUnit = "h" | "week" | "community" | "category" | "group" | "arc";

/** A row of values a replication and policy, over a fixed axis. */
export interface Series {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly axis: { readonly label: Text; readonly unit: AxisUnit };
  /** @returns the axis values, the same in every replication of a plan */
  points(horizon: Horizon, district: District): Float64Array;
  reduce(measured: Measured): Float64Array;
}

/** @returns 0 .. count - 1, the axis of a list */
export function indices(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => i);
}
