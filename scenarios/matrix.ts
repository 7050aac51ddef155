/** A design as a CSV file: a head with the names of what is varied, then one row a point. */
import type { Dimension, Setting } from "../engine/study/designs/dimension.ts";
import { diagnose, type Place, quote, show, suggest } from "./diagnostic.ts";
import type { Document, DocumentReader } from "./reader.ts";
import { referrer } from "./reader.ts";
import type { Registry } from "./registry.ts";
import { isAllowed } from "./vary.ts";

/**
 * @param pointer - to the reference in the study
 * @returns rows in the order of the dimensions; what is wrong is reported to the reader, all of it
 */
export function readMatrix(
  document: Document,
  pointer: string,
  reference: string,
  dimensions: readonly Dimension[],
  registry: Registry,
  reader: DocumentReader,
): Setting[][] {
  const file = reader.readBeside(reference, referrer(document, pointer));
  if (file === null) return [];
  const lines = file.text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const report = (
    line: number,
    column: number,
    name: string,
    value: string,
    message: string,
    remedy: string | null,
  ): void => {
    const at: Place = { path: file.path, line, column };
    reader.report(diagnose(at, { name, value: show(value), message, remedy }));
  };
  const head = lines[0].split(",").map((cell) => cell.trim());
  const names = dimensions.map(({ name }) => name);
  head.forEach((name, c) => {
    if (!names.includes(name))
      report(1, columnOf(lines[0], c), name, name, "is not varied by this study", suggest(name, names));
  });
  for (const name of names) {
    if (!head.includes(name))
      report(1, 1, name, lines[0], `has no column ${quote(name)}`, "name every entry of `vary`");
  }
  const order = names.map((name) => head.indexOf(name));
  if (order.includes(-1)) return [];
  return lines.flatMap((text, index) => {
    if (index === 0 || text.trim() === "") return [];
    const cells = text.split(",").map((cell) => cell.trim());
    if (cells.length !== head.length) {
      report(index + 1, 1, "row", text, `must have ${head.length} values`, null);
      return [];
    }
    return [
      dimensions.map((dimension, d): Setting => {
        const cell = cells[order[d]];
        const value = cell !== "" && Number.isFinite(Number(cell)) ? Number(cell) : cell;
        const entry = entryOf(dimension, registry);
        if (!isAllowed(entry, value)) {
          const remedy = entry.kind === "number" ? `allowed: ${entry.min} to ${entry.max} ${entry.unit}` : null;
          report(index + 1, columnOf(text, order[d]), dimension.name, cell, "is not allowed", remedy);
        }
        return value;
      }),
    ];
  });
}

function entryOf({ sets, entry }: Dimension, { factors, levers }: Registry) {
  return (sets === "factor" ? factors : levers).find(({ name }) => name === entry)!;
}

/** Where a cell begins, from 1. */
function columnOf(line: string, cell: number): number {
  let at = 0;
  for (let c = 0; c < cell; c++) at = line.indexOf(",", at) + 1;
  return at + 1;
}
