/** Sobol indices: what share of a response's variance goes with each unknown alone, and with it and all it acts with. */
import { type ChartOptions, Frame, round } from "./frame.ts";
import { wrap } from "./lettering.ts";
import { INK } from "./palette.ts";
import { tint } from "./shades.ts";
import { ticksThatFit } from "./ticks.ts";

interface Index {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One entry an unknown, in the order shown; indices with their bootstrap intervals, as estimated (also below 0). */
export interface IndexColumns {
  readonly label: readonly string[];
  readonly first: readonly Index[];
  readonly total: readonly Index[];
}

export interface IndexOptions extends ChartOptions {
  readonly firstLabel: string;
  readonly totalLabel: string;
  /** Written beside an index whose interval covers 0: "not distinguishable from 0". */
  readonly noneLabel: string;
  readonly lineLabel: string;
  readonly axis: string;
  readonly format: (value: number) => string;
}

const FIRST = tint("more", 3);
const TOTAL = tint("more", 1);
const BAR = 12;

/**
 * @param columns indices by unknown
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function indices(columns: IndexColumns, options: IndexOptions, document: Document): string {
  const frame = new Frame(document, options);
  const key = [
    { label: options.firstLabel, fill: FIRST },
    { label: options.totalLabel, fill: TOTAL },
  ];
  let y = frame.key(key, 0, 0, options.width);
  y += frame.paragraph(options.lineLabel, 0, y, options.width, { size: 11, fill: INK.muted }) + 10;
  const ends = [...columns.first, ...columns.total].flatMap(({ value, low, high }) => [value, low, high]);
  const usable = ends.filter(Number.isFinite);
  const domain = [Math.min(0, ...usable), Math.max(0.1, ...usable) * 1.04] as const;
  const scale = (value: number): number => 10 + ((value - domain[0]) / (domain[1] - domain[0])) * (options.width - 24);
  const zero = round(scale(0));
  columns.label.forEach((label, i) => {
    const isNone = [columns.first[i], columns.total[i]].every(({ low }) => !(low > 0));
    const text = isNone ? `${label} (${options.noneLabel})` : label;
    for (const line of wrap(text, 12, options.width)) {
      frame.letter(line, 0, y + 13, { fill: isNone ? INK.muted : "currentColor" });
      y += 16;
    }
    y += 2;
    drawBar(frame, columns.first[i], scale, y, FIRST);
    drawBar(frame, columns.total[i], scale, y + BAR + 1, TOTAL);
    // Beside the bars alone: a line through all of it would cross the labels.
    const upright = { y1: y - 2, y2: y + 2 * BAR + 3, stroke: "currentColor", "stroke-opacity": 0.65 };
    frame.add("line", { x1: zero, x2: zero, ...upright });
    y += 2 * BAR + 9;
  });
  for (const tick of ticksThatFit(domain, options.format, options.width - 24)) {
    frame.letter(options.format(tick), scale(tick), y + 12, { size: 11, anchor: "middle" });
  }
  y += 20 + frame.paragraph(options.axis, 0, y + 18, options.width, { size: 11, fill: INK.muted });
  return frame.finish(y + 2);
}

function drawBar(frame: Frame, index: Index, scale: (value: number) => number, y: number, fill: string): void {
  if (!Number.isFinite(index.value)) return;
  const [x1, x2] = [scale(0), scale(index.value)].sort((a, b) => a - b);
  frame.add("rect", { x: round(x1), y, width: round(Math.max(0.6, x2 - x1)), height: BAR, fill });
  if (!Number.isFinite(index.low) || !Number.isFinite(index.high)) return;
  frame.add("line", {
    x1: round(scale(index.low)),
    x2: round(scale(index.high)),
    y1: y + BAR / 2,
    y2: y + BAR / 2,
    stroke: "currentColor",
    "stroke-width": 1.4,
  });
}
