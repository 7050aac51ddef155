/** Share of registered matters closed within a time, by policy: cumulative curves over a logarithmic axis of time. */
import { type Curve, type CurveOptions, drawCurves } from "./curves.ts";

export type DistributionOptions = Omit<CurveOptions, "isLog" | "yDomain" | "xTicks"> & {
  /** Names of one hour, one day, one week, one month. */
  readonly times: { readonly hour: string; readonly day: string; readonly week: string; readonly month: string };
};

/**
 * @param curves percent closed within x hours
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function distribution(curves: readonly Curve[], options: DistributionOptions, document: Document): string {
  const { times, ...rest } = options;
  const xTicks = [
    { at: 1, label: times.hour },
    { at: 24, label: times.day },
    { at: 168, label: times.week },
    { at: 720, label: times.month },
  ];
  return drawCurves(curves, { ...rest, xTicks, isLog: true, yDomain: [0, 100] }, document);
}
