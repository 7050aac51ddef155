/** Welch plot: the mean over replications of a series, raw and smoothed, with the end of the warm-up. */
import * as Plot from "@observablehq/plot";
import { type ChartOptions, Frame, PLOT_STYLE } from "./frame.ts";
import { textWidth } from "./lettering.ts";
import { INK, policyColour } from "./palette.ts";
import { niceTicks } from "./ticks.ts";

export interface WelchColumns {
  readonly x: readonly number[];
  /** Mean over replications. */
  readonly mean: readonly number[];
  /** The same as a moving average of the window of the method; NaN at the ends. */
  readonly smoothed: readonly number[];
}

export interface WelchOptions extends ChartOptions {
  readonly xAxis: string;
  readonly yAxis: string;
  readonly rawLabel: string;
  readonly smoothLabel: string;
  /** Upright lines, with what they mean: where the warm-up ends, where the policies begin. At most as many as `MARKS`. */
  readonly marks: readonly { readonly at: number; readonly label: string }[];
  readonly format: (value: number) => string;
}

/** Looks of the upright lines, in their order. */
const MARKS = [
  { fill: policyColour(2), dash: "5 3" },
  { fill: policyColour(0), dash: "" },
] as const;

/**
 * @param columns one series
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 * @source Welch 1983, The statistical analysis of simulation results, section 6.2
 */
export function welch(columns: WelchColumns, options: WelchOptions, document: Document): string {
  const frame = new Frame(document, options);
  const { format, width } = options;
  const marks = options.marks.map((mark, i) => ({ ...mark, ...MARKS[i % MARKS.length] }));
  let y = frame.key(
    [
      { label: options.rawLabel, fill: INK.muted, dash: "" },
      { label: options.smoothLabel, fill: policyColour(1), dash: "" },
    ],
    0,
    0,
    width,
  );
  if (marks.length > 0) y += frame.key(marks, 0, y, width);
  y += frame.paragraph(options.yAxis, 0, y + 4, width, { size: 11, fill: INK.muted }) + 8;
  const rows = columns.x.map((x, i) => ({ x, mean: columns.mean[i], smoothed: columns.smoothed[i] }));
  const values = rows.flatMap((row) => [row.mean, row.smoothed]).filter(Number.isFinite);
  const pad = (Math.max(...values) - Math.min(...values) || 1) * 0.06;
  const domain: [number, number] = [Math.min(...values) - pad, Math.max(...values) + pad];
  const xDomain: [number, number] = [Math.min(...columns.x), Math.max(...columns.x)];
  const yTicks = niceTicks(domain[0], domain[1], 5);
  const height = width >= 560 ? 300 : 240;
  const plot = Plot.plot({
    document,
    width,
    height,
    marginLeft: Math.max(...yTicks.map((tick) => textWidth(format(tick), 11))) + 8,
    marginRight: 12,
    marginTop: 6,
    marginBottom: 22,
    style: PLOT_STYLE,
    x: { domain: xDomain, label: null },
    y: { domain, label: null },
    marks: [
      Plot.gridY(yTicks, { stroke: INK.grid, strokeOpacity: 1 }),
      Plot.axisY(yTicks, { tickSize: 0, tickFormat: format, label: null }),
      Plot.axisX(niceTicks(xDomain[0], xDomain[1], width >= 560 ? 10 : 5), {
        tickSize: 0,
        tickFormat: format,
        label: null,
      }),
      ...marks.map(({ at, fill, dash }) =>
        Plot.ruleX([at], { stroke: fill, strokeWidth: 1.8, ...(dash === "" ? {} : { strokeDasharray: dash }) }),
      ),
      Plot.lineY(
        rows.filter((row) => Number.isFinite(row.mean)),
        { x: "x", y: "mean", stroke: INK.muted, strokeWidth: 1 },
      ),
      Plot.lineY(
        rows.filter((row) => Number.isFinite(row.smoothed)),
        {
          x: "x",
          y: "smoothed",
          stroke: policyColour(1),
          strokeWidth: 2.4,
        },
      ),
    ],
  });
  frame.place(plot, 0, y);
  frame.letter(options.xAxis, width / 2, y + height + 12, { size: 11, anchor: "middle", fill: INK.muted });
  return frame.finish(y + height + 18);
}
