/** Policies or designs by two objectives, and those that no other beats on both. */
import { type ChartOptions, Frame } from "./frame.ts";
import { INK, POLICY_SYMBOLS, policyColour, symbolPath } from "./palette.ts";
import { drawScatter, type ScatterPoint } from "./scatter.ts";
import type { Better } from "./shades.ts";

/** One entry a policy or design; intervals are NaN where unknown. */
export interface ParetoColumns {
  readonly label: readonly string[];
  readonly x: readonly number[];
  readonly xLow: readonly number[];
  readonly xHigh: readonly number[];
  readonly y: readonly number[];
  readonly yLow: readonly number[];
  readonly yHigh: readonly number[];
  /** Whether no other is at least as good on both; the method that knows the noise says so. */
  readonly isEfficient: readonly boolean[];
}

export interface ParetoOptions extends ChartOptions {
  readonly xAxis: string;
  readonly yAxis: string;
  /** What the dashed line joins. */
  readonly frontLabel: string;
  readonly xBetter: Exclude<Better, "neither">;
  readonly yBetter: Exclude<Better, "neither">;
  readonly xFormat: (value: number) => string;
  readonly yFormat: (value: number) => string;
}

/**
 * @param columns objectives with their intervals
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function pareto(columns: ParetoColumns, options: ParetoOptions, document: Document): string {
  const frame = new Frame(document, options);
  const key = columns.label.map((label, i) => ({
    label,
    fill: policyColour(i),
    path: symbolPath(POLICY_SYMBOLS[i % POLICY_SYMBOLS.length], 62),
  }));
  let y = frame.key(key, 0, 0, options.width);
  const line = frontOf(columns, options.xBetter === "lower" ? 1 : -1);
  if (line.length > 1)
    y += frame.key([{ label: options.frontLabel, fill: INK.muted, dash: "4 3" }], 0, y, options.width);
  y += 10;
  const points = columns.label.map(
    (_, policy): ScatterPoint => ({
      policy,
      x: columns.x[policy],
      y: columns.y[policy],
      xLow: columns.xLow[policy],
      xHigh: columns.xHigh[policy],
      yLow: columns.yLow[policy],
      yHigh: columns.yHigh[policy],
    }),
  );
  const { xAxis, yAxis, xFormat, yFormat } = options;
  const panel = { title: "", xAxis, yAxis, points, line, isRadial: false, xFormat, yFormat };
  const height = options.width >= 560 ? 360 : 280;
  return frame.finish(y + drawScatter(frame, panel, { x: 0, y, width: options.width, height }));
}

/** The efficient ones in the direction in which x gets worse: between two of them the first is the best to be had. */
function frontOf({ x, y, isEfficient }: ParetoColumns, direction: number): { x: number; y: number }[] {
  return x
    .map((value, i) => ({ x: value, y: y[i], isEfficient: isEfficient[i] }))
    .filter((point) => point.isEfficient && Number.isFinite(point.x) && Number.isFinite(point.y))
    .sort((a, b) => direction * (a.x - b.x) || a.y - b.y)
    .map((point) => ({ x: point.x, y: point.y }));
}
