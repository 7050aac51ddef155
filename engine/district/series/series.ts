import type { Measured } from "../measured.ts";
import type { Horizon } from "../plan.ts";
import type { Text } from "../registry.ts";

/** A curve a replication and policy, over a fixed axis. */
export interface Series {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly axis: { readonly label: Text; readonly unit: string };
  /** @returns the axis values, the same in every replication of a plan */
  points(horizon: Horizon): Float64Array;
  reduce(measured: Measured): Float64Array;
}
