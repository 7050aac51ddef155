/** Matters recorded and not yet closed, week by week, by policy. */
import { type Curve, type CurveOptions, drawCurves } from "./curves.ts";
import { niceTicks } from "./ticks.ts";

export type BacklogOptions = Omit<CurveOptions, "isLog" | "yDomain" | "xTicks">;

/**
 * @param curves open matters at the end of each week
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function backlog(curves: readonly Curve[], options: BacklogOptions, document: Document): string {
  const weeks = curves.flatMap((curve) => curve.x);
  const ticks = niceTicks(Math.min(...weeks), Math.max(...weeks), options.width >= 560 ? 10 : 5);
  const xTicks = ticks.map((at) => ({ at, label: options.format(at) }));
  return drawCurves(curves, { ...options, xTicks, isLog: false, yDomain: null }, document);
}
