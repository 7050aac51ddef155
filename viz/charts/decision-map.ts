/** Which policy is best over the plane of two unknowns: a letter and a colour a policy, pale where they cannot be told apart. */
import { type ChartOptions, Frame, round } from "./frame.ts";
import { textWidth } from "./lettering.ts";
import { INK, policyColour } from "./palette.ts";

export interface DecisionColumns {
  readonly policies: readonly string[];
  /** Values of the two unknowns, ascending. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** best[y][x]: index of the policy with the best mean there; -1 where no run says. */
  readonly best: readonly (readonly number[])[];
  /** isSettled[y][x]: whether it is told apart from the next best. */
  readonly isSettled: readonly (readonly boolean[])[];
}

export interface DecisionOptions extends ChartOptions {
  readonly xAxis: string;
  readonly yAxis: string;
  /** What a pale cell is. */
  readonly openLabel: string;
  readonly xFormat: (value: number) => string;
  readonly yFormat: (value: number) => string;
  /** Where the study's own values lie, or null. */
  readonly here: { readonly x: number; readonly y: number; readonly label: string } | null;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * @param columns best policies by cell
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function decisionMap(columns: DecisionColumns, options: DecisionOptions, document: Document): string {
  const frame = new Frame(document, options);
  const used = columns.policies.map((_, policy) => columns.best.some((row) => row.includes(policy)));
  const key = columns.policies.flatMap((label, policy) =>
    used[policy] ? [{ label: `${LETTERS[policy % 26]}: ${label}`, fill: policyColour(policy) }] : [],
  );
  let y = frame.key(key, 0, 0, options.width);
  y += frame.paragraph(options.openLabel, 0, y, options.width, { size: 12, fill: INK.muted });
  if (options.here !== null) {
    y += frame.key([{ label: options.here.label, fill: "currentColor", dash: "4 2" }], 0, y, options.width);
  }
  y += 10;
  y += frame.paragraph(options.yAxis, 0, y, options.width, { size: 11, fill: INK.muted }) + 6;
  const left = Math.max(...columns.y.map((value) => textWidth(options.yFormat(value), 11))) + 8;
  const cellWidth = Math.min(72, (options.width - left) / columns.x.length);
  const cellHeight = Math.min(40, Math.max(24, cellWidth * 0.7));
  const top = y;
  // The largest y stands on top, as on any plane.
  const rowTop = (row: number): number => top + (columns.y.length - 1 - row) * cellHeight;
  columns.y.forEach((value, row) => {
    frame.letter(options.yFormat(value), left - 6, rowTop(row) + cellHeight / 2 + 4, { size: 11, anchor: "end" });
    columns.x.forEach((_, column) => {
      drawCell(frame, columns.best[row][column], columns.isSettled[row][column], {
        x: left + column * cellWidth,
        y: rowTop(row),
        width: cellWidth,
        height: cellHeight,
      });
    });
  });
  const bottom = top + columns.y.length * cellHeight;
  let free = -Infinity;
  columns.x.forEach((value, column) => {
    const middle = left + (column + 0.5) * cellWidth;
    const half = textWidth(options.xFormat(value), 11) / 2 + 3;
    if (middle - half < free) return;
    free = middle + half;
    frame.letter(options.xFormat(value), middle, bottom + 15, { size: 11, anchor: "middle" });
  });
  const under = frame.paragraph(options.xAxis, left, bottom + 20, options.width - left, { size: 11, fill: INK.muted });
  if (options.here !== null) drawHere(frame, columns, options.here, { left, rowTop, cellWidth, cellHeight });
  return frame.finish(bottom + 26 + under);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(frame: Frame, policy: number, isSettled: boolean, { x, y, width, height }: Box): void {
  const colour = policy < 0 ? INK.grid : policyColour(policy);
  frame.add("rect", {
    x: round(x + 0.5),
    y: round(y + 0.5),
    width: round(width - 1),
    height: round(height - 1),
    fill: colour,
    "fill-opacity": isSettled ? 1 : 0.22,
    stroke: INK.paper,
  });
  if (policy < 0) return;
  frame.letter(LETTERS[policy % 26], x + width / 2, y + height / 2 + 4, {
    anchor: "middle",
    weight: isSettled ? 600 : 400,
    fill: isSettled ? INK.paper : "currentColor",
  });
}

function drawHere(
  frame: Frame,
  columns: DecisionColumns,
  here: { readonly x: number; readonly y: number; readonly label: string },
  at: { left: number; rowTop: (row: number) => number; cellWidth: number; cellHeight: number },
): void {
  const column = nearest(columns.x, here.x);
  const row = nearest(columns.y, here.y);
  frame.add("rect", {
    x: round(at.left + column * at.cellWidth + 1.5),
    y: round(at.rowTop(row) + 1.5),
    width: round(at.cellWidth - 3),
    height: round(at.cellHeight - 3),
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2.5,
    "stroke-dasharray": "4 2",
  });
}

function nearest(values: readonly number[], wanted: number): number {
  return values.reduce((best, value, i) => (Math.abs(value - wanted) < Math.abs(values[best] - wanted) ? i : best), 0);
}
