/** Who hands matters over to whom: a matrix of units, grouped by line. */
import { type ChartOptions, Frame } from "./frame.ts";
import { drawMatrix } from "./matrix.ts";
import { shade } from "./shades.ts";

export interface HandoverColumns {
  readonly units: readonly string[];
  /** volumes[from][to], per 100 matters. */
  readonly volumes: readonly (readonly number[])[];
  /** Indices of the units with which another line begins. */
  readonly lines: readonly number[];
}

export interface HandoverOptions extends ChartOptions {
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly format: (value: number) => string;
}

/**
 * @param columns handovers from each unit to each other
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function handoverNetwork(columns: HandoverColumns, options: HandoverOptions, document: Document): string {
  const frame = new Frame(document, options);
  const { units, volumes, lines } = columns;
  const most = Math.max(0, ...volumes.flat().filter((value) => Number.isFinite(value)));
  const cells = volumes.map((row, from) =>
    row.map((value, to) =>
      from === to || options.format(value) === ""
        ? { text: "", shade: shade(0, most, "amount") }
        : { text: options.format(value), shade: shade(value, most, "amount") },
    ),
  );
  const matrix = {
    rows: units.map((unit, i) => `${i + 1} ${unit}`),
    columns: units.map((_, i) => String(i + 1)),
    cells,
    rowTitle: options.fromLabel,
    columnTitle: options.toLabel,
    groups: lines,
  };
  return frame.finish(drawMatrix(frame, matrix, 0, 0, options.width) + 4);
}
