/** A panel of dots with intervals, one row a policy: the label stands above its line, so that none is ever cut off. */
import * as Plot from "@observablehq/plot";
import { type Frame, PLOT_STYLE } from "./frame.ts";
import { wrap } from "./lettering.ts";
import { INK } from "./palette.ts";
import { fitsOneLine, labelLines, letterLabel } from "./row-label.ts";
import { ticksThatFit } from "./ticks.ts";

export interface IntervalRow {
  readonly label: string;
  /** Written at the end of the label's line. */
  readonly note: string;
  /** NaN leaves the row without a mark. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** A thin line behind the interval (the range over all weights of a score), or null. */
  readonly range: readonly [number, number] | null;
  /** A light bar behind the interval, and how well its ends are known; absent where there is none. */
  readonly spread?: Spread;
  readonly colour: string;
  readonly noteColour: string;
  readonly symbol: Plot.SymbolImplementation;
  readonly isHollow: boolean;
}

/** Where most single runs fall, with the interval of either end; NaN where a side of it is unknown. */
export interface Spread {
  readonly from: number;
  readonly to: number;
  readonly fromLow: number;
  readonly fromHigh: number;
  readonly toLow: number;
  readonly toHigh: number;
}

export interface IntervalPanel {
  readonly title: string;
  /** Second line: what is measured in which unit, and which way is better. */
  readonly subtitle: string;
  /** What stands under the axis. */
  readonly axis: string;
  readonly rows: readonly IntervalRow[];
  /** Half-width of the band of differences that do not matter, or null. */
  readonly margin: number | null;
  readonly showsZero: boolean;
  /** The one panel that a chart is about. */
  readonly isLarge: boolean;
  /** Fixed ends of the axis, or null to fit the rows. */
  readonly domain: readonly [number, number] | null;
  readonly format: (value: number) => string;
}

/** Height of the strip of a mark under the lines of its label. */
const STRIP = 19;
const TITLE = 13;
const LARGE = 19;
const SUB = 11;
const SIDE = 6;

function head(panel: IntervalPanel, width: number) {
  const size = panel.isLarge ? LARGE : TITLE;
  const leading = size + 5;
  const title = wrap(panel.title, size * 1.04, width);
  const sub = wrap(panel.subtitle, SUB, width);
  return { title, sub, size, leading, height: title.length * leading + sub.length * 15 + 8 };
}

function spreadEnds({ spread }: IntervalRow): number[] {
  return spread === undefined ? [] : Object.values(spread);
}

/** The bars of what single runs do, with a line along either end for what is unknown of that end. */
function spreadMarks(rows: readonly (IntervalRow & { readonly y: number })[]): Plot.Markish[] {
  const bars = rows.flatMap((row) => (row.spread === undefined ? [] : [{ ...row, spread: row.spread }]));
  const ends = bars.flatMap(({ y, colour, spread: { from, to, fromLow, fromHigh, toLow, toHigh } }) => [
    { y: y - 6, colour, x1: orElse(fromLow, from), x2: orElse(fromHigh, from), open: openSide(fromLow, fromHigh) },
    { y: y + 6, colour, x1: orElse(toLow, to), x2: orElse(toHigh, to), open: openSide(toLow, toHigh) },
  ]);
  return [
    Plot.rect(bars, {
      x1: (row) => row.spread.from,
      x2: (row) => row.spread.to,
      y1: (row) => row.y - 5.5,
      y2: (row) => row.y + 5.5,
      fill: (row) => row.colour,
      fillOpacity: 0.22,
    }),
    Plot.ruleY(ends, { x1: "x1", x2: "x2", y: "y", stroke: "colour", strokeWidth: 1.2 }),
    ...([-1, 1] as const).map((side) =>
      Plot.dot(
        ends.filter(({ open }) => open === side),
        { x: side < 0 ? "x1" : "x2", y: "y", symbol: arrowhead(side), r: 3, fill: "colour" },
      ),
    ),
  ];
}

/** A small triangle that points away from what is known. */
function arrowhead(side: -1 | 1): Plot.SymbolImplementation {
  return {
    draw(context, size) {
      const r = Math.sqrt(size / Math.PI);
      context.moveTo(2 * r * side, 0);
      context.lineTo(0, -r);
      context.lineTo(0, r);
      context.closePath();
    },
  };
}

const orElse = (value: number, other: number): number => (Number.isFinite(value) ? value : other);

/** The side on which so few runs leave an end without a bound: -1 low, 1 high, 0 neither. */
function openSide(low: number, high: number): -1 | 0 | 1 {
  if (!Number.isFinite(low)) return -1;
  return Number.isFinite(high) ? 0 : 1;
}

function domainOf(panel: IntervalPanel): [number, number] {
  if (panel.domain !== null) return [panel.domain[0], panel.domain[1]];
  const ends = panel.rows
    .flatMap((row) => [row.mean, row.low, row.high, ...(row.range ?? []), ...spreadEnds(row)])
    .filter((value) => Number.isFinite(value));
  if (panel.showsZero) ends.push(0);
  if (panel.margin !== null) ends.push(-panel.margin, panel.margin);
  if (ends.length === 0) return [-1, 1];
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const pad = (high - low || Math.abs(high) || 1) * 0.07;
  return [low - pad, high + pad];
}

function drawPanel(
  frame: Frame,
  panel: IntervalPanel,
  x: number,
  y: number,
  width: number,
  headHeight: number,
): number {
  const { title, sub, size, leading } = head(panel, width);
  title.forEach((line, i) => {
    frame.letter(line, x, y + size + 1 + i * leading, { size, weight: 600 });
  });
  sub.forEach((line, i) => {
    frame.letter(line, x, y + title.length * leading + SUB + 1 + i * 15, { size: SUB, fill: INK.muted });
  });
  const count = panel.rows.length;
  const bodyTop = y + headHeight;
  const lines = Math.max(1, ...panel.rows.map((row) => labelLines(row.label, row.note, width)));
  const row = STRIP + 15 * lines;
  const plotHeight = count * row + 24;
  const domain = domainOf(panel);
  const rows = panel.rows.map((one, i) => ({ ...one, y: (i + 1) * row - 9 }));
  // Lines and bands keep to the strip of the marks, so that no label is struck through.
  const top = (one: { y: number }): number => one.y - 8;
  const bottom = (one: { y: number }): number => one.y + 8;
  const drawn = rows.filter((row) => Number.isFinite(row.mean));
  const spanned = drawn.filter((row) => Number.isFinite(row.low) && Number.isFinite(row.high));
  const ranged = drawn.filter((row) => row.range !== null);
  // An interval may reach past what is possible (a share below zero): it is drawn up to the end of the axis.
  const within = (value: number): number => Math.max(domain[0], Math.min(domain[1], value));
  const marks: Plot.Markish[] = [];
  if (panel.margin !== null) {
    const { margin } = panel;
    marks.push(Plot.rect(rows, { x1: () => -margin, x2: () => margin, y1: top, y2: bottom, fill: INK.band }));
  }
  const axis = ticksThatFit(domain, panel.format, width - 2 * SIDE);
  marks.push(
    Plot.ruleX(
      rows.flatMap((row) => axis.map((tick) => ({ ...row, tick }))),
      { x: "tick", y1: top, y2: bottom, stroke: INK.grid },
    ),
    Plot.axisX(axis, { tickFormat: panel.format, tickSize: 0, label: null }),
  );
  if (panel.showsZero)
    marks.push(Plot.ruleX(rows, { x: () => 0, y1: top, y2: bottom, stroke: "currentColor", strokeOpacity: 0.65 }));
  marks.push(
    ...spreadMarks(drawn),
    Plot.ruleY(ranged, {
      x1: (row) => row.range[0],
      x2: (row) => row.range[1],
      y: "y",
      stroke: INK.muted,
      strokeDasharray: "1 3",
    }),
    Plot.ruleY(spanned, {
      x1: (row) => within(row.low),
      x2: (row) => within(row.high),
      y: "y",
      stroke: (row) => row.colour,
      strokeWidth: 2.2,
    }),
    ...drawn.map((row) =>
      Plot.dot([row], {
        x: "mean",
        y: "y",
        r: 4.2,
        symbol: row.symbol,
        fill: row.isHollow ? INK.paper : row.colour,
        stroke: row.colour,
        strokeWidth: row.isHollow ? 2 : 0.5,
      }),
    ),
  );
  const plot = Plot.plot({
    document: frame.document,
    width,
    height: plotHeight,
    marginLeft: SIDE,
    marginRight: SIDE,
    marginTop: 0,
    marginBottom: 24,
    style: PLOT_STYLE,
    x: { domain, label: null },
    y: { domain: [count * row, 0], axis: null },
    color: { type: "identity" },
    symbol: { legend: false },
    marks,
  });
  frame.place(plot, x, bodyTop);
  rows.forEach((one, i) => {
    letterLabel(frame, one.label, one.note, x, bodyTop + i * row, width, { fill: one.noteColour, weight: 600 });
  });
  const under = wrap(panel.axis, SUB, width);
  under.forEach((line, i) => {
    frame.letter(line, x + width / 2, bodyTop + plotHeight + 10 + i * 14, {
      size: SUB,
      anchor: "middle",
      fill: INK.muted,
    });
  });
  return headHeight + plotHeight + under.length * 14 + 6;
}

/**
 * Lays panels out in rows of equal columns.
 * @param frame the sheet
 * @param panels in reading order
 * @param most panels side by side; fewer where the labels of the rows need the room
 * @param top where to begin, px
 * @returns the height used, px
 */
export function drawPanels(frame: Frame, panels: readonly IntervalPanel[], most: number, top: number): number {
  const gutter = 34;
  const widthOf = (columns: number): number => (frame.width - gutter * (columns - 1)) / columns;
  const fits = (columns: number): boolean =>
    panels.every((panel) => panel.rows.every((row) => fitsOneLine(row.label, row.note, widthOf(columns))));
  let columns = most;
  while (columns > 1 && !fits(columns)) columns -= 1;
  const width = widthOf(columns);
  let y = top;
  for (let first = 0; first < panels.length; first += columns) {
    const row = panels.slice(first, first + columns);
    const headHeight = Math.max(...row.map((panel) => head(panel, width).height));
    const heights = row.map((panel, i) => drawPanel(frame, panel, i * (width + gutter), y, width, headHeight));
    y += Math.max(...heights) + 20;
  }
  return y - top - 20;
}
