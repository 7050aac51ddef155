/** Tables as CSV (RFC 4180, with bare line feeds): for who asks for it. */
import type { Replacement } from "./files.ts";
import type { Cell, Column, TableSink } from "./table.ts";

/** @returns the shortest decimal that reads back as the same bits; text in quotes where it must be; nothing if absent */
function field(cell: Cell): string {
  if (cell === null) return "";
  const words = Object.is(cell, -0) ? "-0" : String(cell);
  return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** @returns one line with its end */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(field).join(",")}\n`;
}

export function csvSink(file: Replacement, columns: readonly Column[]): TableSink {
  file.write(csvLine(columns.map(({ name }) => name)));
  return {
    write(values) {
      for (let row = 0; row < values[0].length; row++) file.write(csvLine(values.map((column) => column[row])));
    },
    end() {},
  };
}
