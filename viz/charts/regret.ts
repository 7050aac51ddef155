/** Regret: how far each policy stays behind the best of each world, world by world, the worst of all at the end. */
import { type ChartOptions, Frame } from "./frame.ts";
import { drawMatrix } from "./matrix.ts";
import { INK } from "./palette.ts";
import { shade } from "./shades.ts";

export interface RegretColumns {
  readonly policies: readonly string[];
  /** Worlds in the order shown (by what makes them alike, say). */
  readonly worlds: readonly string[];
  /** regret[policy][world] >= 0, in the unit of the response; NaN where undefined. */
  readonly regret: readonly (readonly number[])[];
  /** The largest of each policy, which a cautious reader looks at; null leaves the column out. */
  readonly largest: readonly number[] | null;
}

export interface RegretOptions extends ChartOptions {
  readonly policyTitle: string;
  readonly worldTitle: string;
  readonly largestLabel: string;
  /** What dark and light mean, with the unit. */
  readonly keyLabel: string;
  readonly format: (value: number) => string;
}

/**
 * @param columns regret by policy and world
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function regret(columns: RegretColumns, options: RegretOptions, document: Document): string {
  const frame = new Frame(document, options);
  const { policies, worlds, largest } = columns;
  const most = Math.max(0, ...columns.regret.flat().filter((value) => Number.isFinite(value)));
  const top = 5 + frame.paragraph(options.keyLabel, 0, 5, options.width, { size: 12, fill: INK.muted }) + 12;
  const cell = (value: number, isMarked: boolean) => ({
    text: Number.isFinite(value) ? options.format(value) : "–",
    shade: shade(value, most, "worse"),
    isMarked,
  });
  const matrix = {
    rows: policies,
    columns: largest === null ? worlds : [...worlds, options.largestLabel],
    cells: columns.regret.map((row, policy) => [
      // The policy that is best in a world has no regret there: its cell is framed.
      ...row.map((value) => cell(value, value === 0)),
      ...(largest === null ? [] : [cell(largest[policy], false)]),
    ]),
    rowTitle: options.policyTitle,
    columnTitle: options.worldTitle,
  };
  return frame.finish(top + drawMatrix(frame, matrix, 0, top, options.width) + 4);
}
