/**
 * What the numbers of a journal are, in their order: in the manifest of each run, so that its tables and its report can be
 * made by a program whose model has other responses by then.
 */
import { WEEKLY } from "../../engine/cases/measures/weekly.ts";
import type { District } from "../../engine/district/plan.ts";
import { RESPONSES } from "../../engine/district/responses/index.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import { type SeriesAxis, seriesAxes } from "../../viz/report/summarise.ts";

export interface StoredColumns {
  /** Names of the values of a run. */
  readonly responses: readonly string[];
  /** Its curves, and the axis of each. */
  readonly series: readonly SeriesAxis[];
  /** Names of the values of a week and community, the last of them no whole number. */
  readonly weeks: readonly string[];
}

const sizeOf = ({ communities }: District): number => communities.length;

/** @returns what a run of this program stores; of a city, the axes of its largest district, with which those of all begin */
export function columnsOf({
  horizon,
  district,
  districts,
}: Pick<ResolvedStudy, "horizon" | "district" | "districts">): StoredColumns {
  const largest = (districts ?? [district]).reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most));
  return {
    responses: RESPONSES.map(({ name }) => name),
    series: seriesAxes({ horizon, district: largest }),
    weeks: WEEKLY.map(({ name }) => name),
  };
}
