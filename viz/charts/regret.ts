/** Regret: how far each policy stays behind the best of each world, world by world, the worst of all at the end. */
import { type ChartOptions, Frame, round } from "./frame.ts";
import { drawMatrix } from "./matrix.ts";
import { INK } from "./palette.ts";
import { labelLines, letterLabel } from "./row-label.ts";
import { STEPS, shade, tint } from "./shades.ts";

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

/** Narrower cells hold no number: the worlds of a policy then become a strip, without names. */
const LEAST_CELL = 26;
const STRIP = 22;

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
  if ((options.width * 0.6) / worlds.length < LEAST_CELL) return drawStrips(frame, columns, options, most, top);
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

function drawStrips(frame: Frame, columns: RegretColumns, options: RegretOptions, most: number, top: number): string {
  const { width, format } = options;
  let y = top - 8;
  if (most > 0) {
    const steps = Array.from({ length: STEPS }, (_, i) => ({
      label: `≤ ${format(Number((((i + 1) * most) / STEPS).toPrecision(2)))}`,
      fill: tint("worse", i),
    }));
    y += frame.key(steps, 0, y, width) + 8;
  }
  const cell = width / columns.worlds.length;
  columns.policies.forEach((policy, p) => {
    const note = columns.largest === null ? "" : `${options.largestLabel} ${format(columns.largest[p])}`;
    letterLabel(frame, policy, note, 0, y, width, { fill: INK.muted });
    y += 16 * labelLines(policy, note, width) + 2;
    for (const { fill, from, to } of runsOf(columns.regret[p].map((value) => shade(value, most, "worse").fill))) {
      frame.add("rect", { x: round(from * cell), y, width: round((to - from) * cell), height: STRIP, fill });
    }
    frame.add("rect", { x: 0.5, y: y + 0.5, width: width - 1, height: STRIP - 1, fill: "none", stroke: INK.line });
    y += STRIP + 12;
  });
  y += frame.paragraph(options.worldTitle, 0, y - 6, width, { size: 11, fill: INK.muted });
  return frame.finish(y);
}

/** Neighbours of one colour as one piece. */
function runsOf(fills: readonly string[]): { fill: string; from: number; to: number }[] {
  const runs: { fill: string; from: number; to: number }[] = [];
  fills.forEach((fill, i) => {
    const last = runs.at(-1);
    if (last?.fill === fill) last.to = i + 1;
    else runs.push({ fill, from: i, to: i + 1 });
  });
  return runs;
}
