/** The label over a mark with its note at the end of the line: on one line if it fits, else on as many as it needs. */
import type { Frame, Letters } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";

const SIZE = 12;
const NOTE = 11;
const LEADING = 15;

/** @returns whether label and note stand on one line */
export function fitsOneLine(label: string, note: string, width: number): boolean {
  return textWidth(label, SIZE) + textWidth(note, NOTE) + 10 <= width;
}

/** @returns how many lines label and note take */
export function labelLines(label: string, note: string, width: number): number {
  if (fitsOneLine(label, note, width)) return 1;
  return wrap(label, SIZE, width).length + (note === "" ? 0 : 1);
}

/** Writes label and note; `y` is the top of the row. */
export function letterLabel(
  frame: Frame,
  label: string,
  note: string,
  x: number,
  y: number,
  width: number,
  style: Letters,
): void {
  const lines = fitsOneLine(label, note, width) ? [label] : wrap(label, SIZE, width);
  lines.forEach((line, i) => {
    frame.letter(line, x, y + 13 + i * LEADING, { size: SIZE });
  });
  const last = labelLines(label, note, width) - 1;
  frame.letter(note, x + width, y + 13 + last * LEADING, { ...style, size: NOTE, anchor: "end" });
}
