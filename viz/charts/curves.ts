/** Curves over a common axis, each with the band of its mean and its name at the end, or in a key where room is short. */
import * as Plot from "@observablehq/plot";
import { type ChartOptions, Frame, PLOT_STYLE, round } from "./frame.ts";
import { spread, textWidth, wrap } from "./lettering.ts";
import { INK, policyColour, policyDash } from "./palette.ts";

/** One curve a policy, in the order of the study. */
export interface Curve {
  readonly label: string;
  /** Index of the policy in the study; 0 is the baseline. */
  readonly policy: number;
  readonly x: readonly number[];
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A date or a span on the axis: a reform, a shock. */
export interface Occasion {
  readonly from: number;
  /** The same as `from` for a date. */
  readonly to: number;
  readonly label: string;
}

export interface CurveOptions extends ChartOptions {
  readonly isLog: boolean;
  readonly xTicks: readonly Tick[];
  readonly xAxis: string;
  readonly yAxis: string;
  /** Ends of the y axis, or null to fit. */
  readonly yDomain: readonly [number, number] | null;
  readonly format: (value: number) => string;
  /** What the shaded band is. */
  readonly bandLabel: string;
  /** Marked on the axis and named over it, in the order of time; those of one label share a number. */
  readonly occasions?: readonly Occasion[];
}

/**
 * @param curves one a policy
 * @param options axes, words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function drawCurves(curves: readonly Curve[], options: CurveOptions, document: Document): string {
  const frame = new Frame(document, options);
  const longest = Math.max(...curves.map((curve) => textWidth(curve.label, 12)));
  // Names stand at the ends of the curves while they leave the curves two thirds of the width; else in a key.
  const isWide = options.width >= 560 && longest + 34 <= options.width / 3;
  const labelRoom = isWide ? longest + 34 : 12;
  const height = options.width >= 560 ? 380 : 280;
  let top = frame.key([{ label: options.bandLabel, fill: "var(--line, #d4d2cc)" }], 0, 0, options.width) + 4;
  if (!isWide) {
    const key = curves.map((c) => ({ label: c.label, fill: policyColour(c.policy), dash: policyDash(c.policy) }));
    top += frame.key(key, 0, top, options.width) + 4;
  }
  const yLines = wrap(options.yAxis, 11, options.width);
  yLines.forEach((line, i) => {
    frame.letter(line, 0, top + 18 + i * 15, { size: 11, fill: INK.muted });
  });
  top += 26 + (yLines.length - 1) * 15;
  const occasions = options.occasions ?? [];
  const kinds = [...new Set(occasions.map(({ label }) => label))];
  kinds.forEach((label, i) => {
    top += frame.paragraph(`${i + 1} ${label}`, 0, top - 4, options.width, { size: 11, fill: INK.muted });
  });
  if (occasions.length > 0) top += 4;

  const rows = curves.flatMap((curve) =>
    curve.x.flatMap((x, i) =>
      Number.isFinite(curve.mean[i]) && (!options.isLog || x > 0)
        ? [{ policy: curve.policy, x, mean: curve.mean[i], low: curve.low[i], high: curve.high[i] }]
        : [],
    ),
  );
  const xs = rows.map((row) => row.x);
  const from = Math.min(...xs);
  const to = Math.max(...xs);
  const yEnds = rows.flatMap((row) => [row.mean, row.low, row.high]).filter((value) => Number.isFinite(value));
  const yDomain = options.yDomain ?? [0, Math.max(1, ...yEnds) * 1.05];
  const formats = [yDomain[0], yDomain[1]].map((value) => textWidth(options.format(value), 11));
  const marginLeft = Math.max(26, ...formats) + 10;
  const ticks = options.xTicks.filter((tick) => tick.at >= from && tick.at <= to);
  const plot = Plot.plot({
    document,
    width: options.width,
    height,
    marginLeft,
    marginRight: labelRoom,
    marginTop: 8,
    marginBottom: 26,
    style: PLOT_STYLE,
    x: { type: options.isLog ? "log" : "linear", domain: [from, to], axis: null },
    y: { domain: [...yDomain], label: null },
    marks: [
      ...occasionMarks(occasions, kinds, from, to),
      Plot.gridY({ ticks: 5, stroke: INK.grid, strokeOpacity: 1 }),
      Plot.gridX(
        ticks.map((tick) => tick.at),
        { stroke: INK.grid, strokeOpacity: 1 },
      ),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: options.format, label: null }),
      // Not an axis: Plot leaves out labels of a logarithmic axis that are no powers of its base.
      Plot.text(ticks, { x: "at", text: "label", frameAnchor: "bottom", dy: 16 }),
      ...curves.map((curve) => {
        const own = rows.filter(
          (row) => row.policy === curve.policy && Number.isFinite(row.low) && Number.isFinite(row.high),
        );
        // Of few replications the interval may leave the axis, and the chart.
        const within = (value: number): number => Math.min(yDomain[1], Math.max(yDomain[0], value));
        return Plot.areaY(own, {
          x: "x",
          y1: (row) => within(row.low),
          y2: (row) => within(row.high),
          fill: policyColour(curve.policy),
          fillOpacity: 0.18,
        });
      }),
      ...[...curves].reverse().map((curve) =>
        Plot.lineY(
          rows.filter((row) => row.policy === curve.policy),
          {
            x: "x",
            y: "mean",
            stroke: policyColour(curve.policy),
            strokeWidth: curve.policy === 0 ? 2.4 : 1.9,
            strokeDasharray: policyDash(curve.policy),
          },
        ),
      ),
    ],
  });
  frame.place(plot, 0, top);
  if (isWide) drawLabels(frame, curves, plotEnds(curves, yDomain, height), options.width - labelRoom, top);
  frame.letter(options.xAxis, (marginLeft + options.width - labelRoom) / 2, top + height + 12, {
    size: 11,
    anchor: "middle",
    fill: INK.muted,
  });
  return frame.finish(top + height + 20);
}

/** A band or a line at each occasion inside the axis, with its number on top. */
function occasionMarks(
  occasions: readonly Occasion[],
  kinds: readonly string[],
  from: number,
  to: number,
): Plot.Markish[] {
  const shown = occasions.flatMap((occasion) =>
    occasion.to < from || occasion.from > to
      ? []
      : [
          {
            from: Math.max(from, occasion.from),
            to: Math.min(to, occasion.to),
            number: String(kinds.indexOf(occasion.label) + 1),
          },
        ],
  );
  if (shown.length === 0) return [];
  return [
    Plot.rectX(
      shown.filter((occasion) => occasion.to > occasion.from),
      { x1: "from", x2: "to", fill: INK.band, fillOpacity: 0.7 },
    ),
    Plot.ruleX(
      shown.filter((occasion) => occasion.to === occasion.from),
      { x: "from", stroke: INK.muted, strokeDasharray: "3 3" },
    ),
    Plot.text(shown, {
      x: "from",
      text: "number",
      frameAnchor: "top",
      textAnchor: "start",
      dx: 3,
      dy: 2,
      fontWeight: 600,
    }),
  ];
}

function plotEnds(curves: readonly Curve[], domain: readonly [number, number], height: number): number[] {
  const inner = height - 34;
  return curves.map((curve) => {
    const last = curve.mean.findLast((value) => Number.isFinite(value)) ?? domain[0];
    return 8 + inner * (1 - (last - domain[0]) / (domain[1] - domain[0]));
  });
}

function drawLabels(frame: Frame, curves: readonly Curve[], ends: readonly number[], x: number, top: number): void {
  const at = spread(ends, 17, 10, 340);
  curves.forEach((curve, i) => {
    frame.add("path", {
      d: `M${round(x + 3)},${round(top + ends[i])}L${round(x + 12)},${round(top + at[i])}H${round(x + 24)}`,
      fill: "none",
      stroke: policyColour(curve.policy),
      "stroke-width": 2,
      "stroke-dasharray": policyDash(curve.policy),
    });
    frame.letter(curve.label, x + 29, top + at[i] + 4, { weight: curve.policy === 0 ? 600 : 400 });
  });
}
