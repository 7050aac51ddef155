/** Fragmentation: the unbroken chain first and large, its six parts beside each other, the score small and last. */
import { type ChartOptions, Frame } from "./frame.ts";
import { drawPanels, type IntervalPanel } from "./intervals.ts";
import { INK, POLICY_SYMBOLS, policyColour } from "./palette.ts";

/** One measure under every policy, in the order of the study; percent points of registered matters. */
export interface FragmentationMeasure {
  readonly title: string;
  readonly subtitle: string;
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** The value in words. */
  readonly note: readonly string[];
}

export interface FragmentationColumns {
  readonly policies: readonly string[];
  readonly unbroken: FragmentationMeasure;
  readonly parts: readonly FragmentationMeasure[];
  /** With its range over all weights, one pair a policy; null where it is undefined. */
  readonly score: (FragmentationMeasure & { readonly range: readonly (readonly [number, number] | null)[] }) | null;
}

export interface FragmentationOptions extends ChartOptions {
  readonly axis: string;
  readonly scoreAxis: string;
  /** What the line through a dot is. */
  readonly lineLabel: string;
  /** What stands over the parts and over the score. */
  readonly partsTitle: string;
  readonly scoreTitle: string;
  readonly format: (value: number) => string;
}

/**
 * @param columns measures by policy
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function fragmentation(
  columns: FragmentationColumns,
  options: FragmentationOptions,
  document: Document,
): string {
  const frame = new Frame(document, options);
  const panel = (
    measure: FragmentationMeasure,
    axis: string,
    domain: readonly [number, number] | null,
    range?: readonly (readonly [number, number] | null)[],
  ): IntervalPanel => ({
    title: measure.title,
    subtitle: measure.subtitle,
    axis,
    margin: null,
    showsZero: false,
    isLarge: measure === columns.unbroken,
    domain,
    format: options.format,
    rows: columns.policies.map((label, i) => ({
      label,
      note: measure.note[i],
      mean: measure.mean[i],
      low: measure.low[i],
      high: measure.high[i],
      range: range?.[i] ?? null,
      colour: policyColour(i),
      noteColour: "currentColor",
      symbol: POLICY_SYMBOLS[i % POLICY_SYMBOLS.length],
      isHollow: false,
    })),
  });
  const ends = columns.parts.flatMap((part) => part.high).filter((value) => Number.isFinite(value));
  const shared: [number, number] = [0, Math.max(1, ...ends) * 1.06];
  let y = 5;
  y += drawPanels(frame, [panel(columns.unbroken, options.axis, null)], 1, y) + 6;
  y += frame.paragraph(options.lineLabel, 0, y, options.width, { size: 11, fill: INK.muted }) + 16;
  const rule = (text: string, size: number): void => {
    frame.add("line", { x1: 0, x2: options.width, y1: y, y2: y, stroke: INK.line });
    y += 10 + frame.paragraph(text, 0, y + 8, options.width, { size, fill: INK.muted }) + 12;
  };
  rule(options.partsTitle, 12);
  const parts = columns.parts.map((part) => panel(part, options.axis, shared));
  const columnCount = options.width >= 800 ? 3 : options.width >= 560 ? 2 : 1;
  if (parts.length > 0) y += drawPanels(frame, parts, columnCount, y) + 24;
  if (columns.score !== null) {
    rule(options.scoreTitle, 11);
    const half = Math.max(2, columnCount);
    const score = panel(columns.score, options.scoreAxis, null, columns.score.range);
    y += drawPanels(frame, [score], columnCount === 1 ? 1 : half, y);
  }
  return frame.finish(y);
}
