/**
 * What the numbers of a journal are, in their order: in the manifest of each run, so that its tables and its report can be
 * made by a program whose model has other responses by then.
 */
import { WEEKLY } from "../../engine/cases/measures/weekly.ts";
import type { Horizon } from "../../engine/district/plan.ts";
import { RESPONSES } from "../../engine/district/responses/index.ts";
import { SERIES } from "../../engine/district/series/index.ts";

export interface StoredColumns {
  /** Names of the values of a run. */
  readonly responses: readonly string[];
  /** Its curves, and the axis of each. */
  readonly series: readonly { readonly name: string; readonly x: readonly number[] }[];
  /** Names of the values of a week and community, the last of them no whole number. */
  readonly weeks: readonly string[];
}

/** @returns what a run of this program stores */
export function columnsOf(horizon: Horizon): StoredColumns {
  return {
    responses: RESPONSES.map(({ name }) => name),
    series: SERIES.map(({ name, points }) => ({ name, x: [...points(horizon)] })),
    weeks: WEEKLY.map(({ name }) => name),
  };
}
