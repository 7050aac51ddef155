/** Policies as points in the plane of two measures, each with the intervals of both; small multiples share nothing. */
import * as Plot from "@observablehq/plot";
import { type Frame, PLOT_STYLE } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";
import { INK, POLICY_SYMBOLS, policyColour } from "./palette.ts";
import { niceTicks, ticksThatFit } from "./ticks.ts";

export interface ScatterPoint {
  /** Index of the policy in the study, which gives colour and shape; 0 is the baseline. */
  readonly policy: number;
  readonly x: number;
  readonly y: number;
  readonly xLow: number;
  readonly xHigh: number;
  readonly yLow: number;
  readonly yHigh: number;
}

export interface ScatterPanel {
  readonly title: string;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly points: readonly ScatterPoint[];
  /** A stepped line through these places (a Pareto front), in the order drawn; empty for none. */
  readonly line: readonly { readonly x: number; readonly y: number }[];
  /** Whether a thin line joins every point to the first, the baseline. */
  readonly isRadial: boolean;
  readonly xFormat: (value: number) => string;
  readonly yFormat: (value: number) => string;
}

function domainOf(values: readonly number[]): [number, number] {
  const usable = values.filter((value) => Number.isFinite(value));
  if (usable.length === 0) return [0, 1];
  const low = Math.min(...usable);
  const high = Math.max(...usable);
  const pad = (high - low || Math.abs(high) || 1) * 0.1;
  // A share or an amount never falls below zero for the sake of air around it.
  return [low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad];
}

/** @returns the height used, px */
export function drawScatter(
  frame: Frame,
  panel: ScatterPanel,
  place: { x: number; y: number; width: number; height: number },
): number {
  const { x, width, height } = place;
  const points = panel.points.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
  let y = place.y;
  if (panel.title !== "") y += frame.paragraph(panel.title, x, y, width, { size: 13, weight: 600 }) + 3;
  y += frame.paragraph(panel.yAxis, x, y, width, { size: 11, fill: INK.muted }) + 8;
  const xDomain = domainOf(points.flatMap((point) => [point.x, point.xLow, point.xHigh]));
  const yDomain = domainOf(points.flatMap((point) => [point.y, point.yLow, point.yHigh]));
  const yTicks = niceTicks(yDomain[0], yDomain[1], 4);
  const left = Math.max(...yTicks.map((tick) => textWidth(panel.yFormat(tick), 11))) + 8;
  const xTicks = ticksThatFit(xDomain, panel.xFormat, width - left - 10);
  const crossed = points.filter((point) => Number.isFinite(point.xLow) && Number.isFinite(point.yLow));
  const plot = Plot.plot({
    document: frame.document,
    width,
    height,
    marginLeft: left,
    marginRight: 10,
    marginTop: 6,
    marginBottom: 22,
    style: PLOT_STYLE,
    x: { domain: xDomain, label: null },
    y: { domain: yDomain, label: null },
    color: { type: "identity" },
    marks: [
      Plot.gridX(xTicks, { stroke: INK.grid, strokeOpacity: 1 }),
      Plot.gridY(yTicks, { stroke: INK.grid, strokeOpacity: 1 }),
      Plot.axisX(xTicks, { tickSize: 0, tickFormat: panel.xFormat, label: null }),
      Plot.axisY(yTicks, { tickSize: 0, tickFormat: panel.yFormat, label: null }),
      Plot.line(panel.line, { x: "x", y: "y", stroke: INK.muted, strokeDasharray: "4 3", curve: "step-after" }),
      ...(panel.isRadial && points.length > 1
        ? [
            Plot.link(points.slice(1), {
              x1: () => points[0].x,
              y1: () => points[0].y,
              x2: "x",
              y2: "y",
              stroke: INK.line,
            }),
          ]
        : []),
      Plot.ruleY(crossed, { y: "y", x1: "xLow", x2: "xHigh", stroke: (d) => policyColour(d.policy), strokeWidth: 1.4 }),
      Plot.ruleX(crossed, { x: "x", y1: "yLow", y2: "yHigh", stroke: (d) => policyColour(d.policy), strokeWidth: 1.4 }),
      ...points.map((point) =>
        Plot.dot([point], {
          x: "x",
          y: "y",
          r: 4.6,
          symbol: POLICY_SYMBOLS[point.policy % POLICY_SYMBOLS.length],
          fill: policyColour(point.policy),
          stroke: INK.paper,
          strokeWidth: 0.8,
        }),
      ),
    ],
  });
  frame.place(plot, x, y);
  y += height + 2;
  for (const line of wrap(panel.xAxis, 11, width - left)) {
    frame.letter(line, x + width - 10, y + 8, { size: 11, anchor: "end", fill: INK.muted });
    y += 14;
  }
  return y - place.y;
}
