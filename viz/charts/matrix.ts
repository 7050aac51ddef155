/** A matrix of cells: row heads on the left, column heads above (upright where they are wide), a number in each cell. */
import { type Frame, round } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";
import { INK } from "./palette.ts";
import type { Shade } from "./shades.ts";

export interface Cell {
  readonly text: string;
  readonly shade: Shade;
  /** A heavy border: the cell that its row or column is about. */
  readonly isMarked?: boolean;
}

export interface Matrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** cells[row][column]; null is no cell at all. */
  readonly cells: readonly (readonly (Cell | null)[])[];
  /** What the columns are; written over their heads. */
  readonly columnTitle: string;
  /** What the rows are. */
  readonly rowTitle: string;
  /** Rows and columns before which a group begins, where both list the same things. */
  readonly groups?: readonly number[];
}

const HEAD = 11;
const MOST_CELL = 84;
/** Between groups, px. */
const GAP = 4;

/** @returns the height used, px */
export function drawMatrix(frame: Frame, matrix: Matrix, x: number, y: number, width: number): number {
  const { rows, columns, cells } = matrix;
  const widest = Math.max(...rows.map((row) => textWidth(row, 12)), textWidth(matrix.rowTitle, HEAD));
  const headWidth = Math.min(widest + 10, width * 0.4);
  const gaps = GAP * (matrix.groups ?? []).length;
  const cellWidth = Math.min(MOST_CELL, (width - headWidth - gaps) / columns.length);
  const lines = rows.map((row) => wrap(row, 12, headWidth - 8));
  const cellHeight = Math.max(22, ...lines.map((own) => own.length * 14 + 8));
  const isUpright = columns.some((column) => textWidth(column, HEAD) + 6 > cellWidth);
  const headHeight = isUpright ? Math.min(150, Math.max(...columns.map((column) => textWidth(column, HEAD))) + 10) : 20;
  let top = y;
  wrap(matrix.columnTitle, HEAD, width - headWidth).forEach((line) => {
    frame.letter(line, x + headWidth, top + 12, { size: HEAD, fill: INK.muted });
    top += 15;
  });
  top += headHeight;
  frame.letter(matrix.rowTitle, x, top - 6, { size: HEAD, fill: INK.muted });
  const shift = (at: number): number => (matrix.groups ?? []).filter((group) => group > 0 && group <= at).length * GAP;
  columns.forEach((column, c) => {
    const middle = x + headWidth + (c + 0.5) * cellWidth + shift(c);
    if (isUpright) letterUpright(frame, column, middle + 4, top - 6);
    else frame.letter(column, middle, top - 6, { size: HEAD, anchor: "middle" });
  });
  rows.forEach((_, r) => {
    const rowTop = top + r * cellHeight + shift(r);
    lines[r].forEach((line, i) => {
      frame.letter(line, x, rowTop + cellHeight / 2 + 4 + (i - (lines[r].length - 1) / 2) * 14);
    });
    cells[r].forEach((cell, c) => {
      if (cell !== null) drawCell(frame, cell, x + headWidth + c * cellWidth + shift(c), rowTop, cellWidth, cellHeight);
    });
  });
  return top + rows.length * cellHeight + shift(rows.length) - y;
}

function drawCell(frame: Frame, cell: Cell, x: number, y: number, width: number, height: number): void {
  frame.add("rect", {
    x: round(x + 0.5),
    y: round(y + 0.5),
    width: round(width - 1),
    height: round(height - 1),
    fill: cell.shade.fill,
    stroke: cell.isMarked === true ? "currentColor" : INK.grid,
    "stroke-width": cell.isMarked === true ? 2 : 1,
  });
  const size = [11, 10, 9].find((candidate) => textWidth(cell.text, candidate) + 2 <= width);
  if (size === undefined || cell.text === "") return;
  frame.letter(cell.text, x + width / 2, y + height / 2 + size * 0.36, {
    size,
    anchor: "middle",
    fill: cell.shade.ink,
  });
}

function letterUpright(frame: Frame, text: string, x: number, y: number): void {
  const line = wrap(text, HEAD, 140)[0] ?? "";
  const element = frame.add("text", {
    transform: `translate(${round(x)},${round(y)})rotate(-90)`,
    "font-size": HEAD,
    "text-anchor": "start",
    fill: "currentColor",
  });
  element.textContent = line === text ? text : `${line}…`;
}
