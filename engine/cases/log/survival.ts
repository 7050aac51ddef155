import { CompensatedSum } from "../../kernel/math/sum.ts";

/** A point of the curve: from this time on, the share still open is at most this. */
export interface SurvivalPoint {
  /** Hours. */
  readonly at: number;
  readonly open: number;
  /** Greenwood's standard error. */
  readonly se: number;
}

/**
 * The share of cases still open by time since the opening, where open cases are known to have lasted so far and no more
 * (right-censored).
 * @param hours time to the closing, or to the end of observation
 * @param isClosed 1 if closed at that time
 * @returns one point for each time at which cases were closed, in ascending order
 * @source Kaplan & Meier 1958, JASA 53: 457-481; Greenwood 1926 for the error
 */
export function survival(hours: Float64Array, isClosed: Uint8Array): SurvivalPoint[] {
  const order = Uint32Array.from(hours, (_, i) => i).sort((a, b) => hours[a] - hours[b]);
  const points: SurvivalPoint[] = [];
  let open = 1;
  let greenwood = 0;
  for (let i = 0; i < order.length; ) {
    const at = hours[order[i]];
    const atRisk = order.length - i;
    let closed = 0;
    for (; i < order.length && hours[order[i]] === at; i++) closed += isClosed[order[i]];
    if (closed === 0) continue;
    open *= 1 - closed / atRisk;
    greenwood += atRisk === closed ? 0 : closed / (atRisk * (atRisk - closed));
    points.push({ at, open, se: open * Math.sqrt(greenwood) });
  }
  return points;
}

/** @returns the time by which a share p is closed; NaN if the curve does not come down that far */
export function survivalQuantile(points: readonly SurvivalPoint[], p: number): number {
  return points.find(({ open }) => open <= 1 - p + 1e-12)?.at ?? Number.NaN;
}

/** @returns the area under the curve up to a time: the mean of min(time to close, limit), hours */
export function restrictedMeanOf(points: readonly SurvivalPoint[], limit: number): number {
  const area = new CompensatedSum();
  let since = 0;
  let open = 1;
  for (const point of points) {
    if (point.at >= limit) break;
    area.add(open * (point.at - since));
    since = point.at;
    open = point.open;
  }
  area.add(open * (limit - since));
  return area.value;
}
