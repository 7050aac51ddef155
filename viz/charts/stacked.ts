/** Stacked bars, one a row: the label and the total stand above the bar, parts are named inside it where they fit. */
import * as Plot from "@observablehq/plot";
import { type Frame, PLOT_STYLE } from "./frame.ts";
import { textWidth } from "./lettering.ts";
import { INK, inkOn } from "./palette.ts";
import { labelLines, letterLabel } from "./row-label.ts";
import { ticksThatFit } from "./ticks.ts";

export interface Part {
  readonly label: string;
  /** A hex colour, the same on light and dark paper. */
  readonly colour: string;
}

export interface StackedRows {
  readonly labels: readonly string[];
  readonly notes: readonly string[];
  /** values[row][part], in the unit of the axis; NaN counts as nothing. */
  readonly values: readonly (readonly number[])[];
}

/** Height of the bar with its margins, under the lines of its label. */
const STRIP = 25;
const SIDE = 2;

/**
 * Draws a group of bars over a common axis.
 * @returns the height used, px
 */
export function drawStacked(
  frame: Frame,
  rows: StackedRows,
  parts: readonly Part[],
  place: { x: number; y: number; width: number; end: number; axis: string; format: (value: number) => string },
): number {
  const { x, y, width, end } = place;
  const count = rows.labels.length;
  const inner = width - 2 * SIDE - 10;
  const segments = rows.values.flatMap((values, row) => {
    let from = 0;
    return values.flatMap((value, part) => {
      if (!(value > 0)) return [];
      const segment = { row, part, x1: from, x2: from + value, fill: parts[part].colour };
      from += value;
      return [segment];
    });
  });
  const ticks = ticksThatFit([0, end], place.format, inner);
  const row = STRIP + 15 * Math.max(1, ...rows.labels.map((label, i) => labelLines(label, rows.notes[i], width)));
  const plotHeight = count * row + 24;
  const bottom = (at: number): number => (at + 1) * row - 1;
  const plot = Plot.plot({
    document: frame.document,
    width,
    height: plotHeight,
    marginLeft: SIDE,
    marginRight: SIDE + 10,
    marginTop: 0,
    marginBottom: 24,
    style: PLOT_STYLE,
    x: { domain: [0, end], label: null },
    y: { domain: [count * row, 0], axis: null },
    color: { type: "identity" },
    marks: [
      Plot.ruleX(
        rows.labels.flatMap((_, row) => ticks.map((tick) => ({ row, tick }))),
        { x: "tick", y1: (d) => bottom(d.row) - 23, y2: (d) => bottom(d.row), stroke: INK.grid },
      ),
      Plot.axisX(ticks, {
        tickFormat: place.format,
        tickSize: 0,
        label: null,
        textAnchor: "middle",
      }),
      Plot.rect(segments, {
        x1: "x1",
        x2: "x2",
        y1: (d) => bottom(d.row) - 21,
        y2: (d) => bottom(d.row) - 2,
        fill: "fill",
        stroke: INK.paper,
        strokeWidth: 0.8,
      }),
      Plot.ruleX(rows.labels, {
        x: () => 0,
        y1: (_, at: number) => bottom(at) - 23,
        y2: (_, at: number) => bottom(at),
        stroke: "currentColor",
        strokeOpacity: 0.5,
      }),
    ],
  });
  frame.place(plot, x, y);
  for (const segment of segments) {
    const from = SIDE + (segment.x1 / end) * inner;
    const to = SIDE + (segment.x2 / end) * inner;
    const { label } = parts[segment.part];
    if (textWidth(label, 10.5) + 8 <= to - from) {
      frame.letter(label, x + (from + to) / 2, y + bottom(segment.row) - 8, {
        size: 10.5,
        anchor: "middle",
        fill: inkOn(segment.fill),
      });
    }
  }
  rows.labels.forEach((label, i) => {
    letterLabel(frame, label, rows.notes[i], x, y + i * row, width, { fill: INK.muted });
  });
  frame.letter(place.axis, x + width / 2, y + plotHeight + 10, { size: 11, anchor: "middle", fill: INK.muted });
  return plotHeight + 16;
}

/** @returns the end of an axis that holds every row's sum */
export function stackedEnd(values: readonly (readonly number[])[]): number {
  const sums = values.map((row) => row.filter((value) => value > 0).reduce((sum, value) => sum + value, 0));
  return Math.max(1e-9, ...sums) * 1.03;
}
