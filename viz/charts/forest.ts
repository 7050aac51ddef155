/** Paired differences against the baseline: a panel a response, each with its own scale, verdict by colour, shape and word. */
import { type ChartOptions, Frame } from "./frame.ts";
import { drawPanels, type IntervalPanel } from "./intervals.ts";
import { VERDICT_SYMBOLS, VERDICTS, type VerdictName, verdictColour } from "./palette.ts";

/** Columns with one entry a (response, policy), policies of a response together. */
export interface ForestColumns {
  /** Index into `panels`. */
  readonly panel: readonly number[];
  readonly policy: readonly string[];
  /** In the unit of the panel's axis; NaN where undefined. */
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly verdict: readonly VerdictName[];
  /** The verdict in words. */
  readonly word: readonly string[];
}

export interface ForestPanel {
  readonly title: string;
  /** Which way is better, with its arrow, and the unit. */
  readonly subtitle: string;
  readonly axis: string;
  readonly margin: number | null;
  readonly format: (value: number) => string;
}

export interface ForestOptions extends ChartOptions {
  readonly panels: readonly ForestPanel[];
  /** What the shaded band means; shown if any panel has a margin. */
  readonly bandLabel: string;
}

/**
 * @param columns differences and their simultaneous intervals
 * @param options panels, words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function forest(columns: ForestColumns, options: ForestOptions, document: Document): string {
  const frame = new Frame(document, options);
  const panels = options.panels.map((panel, at): IntervalPanel => {
    const rows = columns.policy.map((_, i) => i).filter((i) => columns.panel[i] === at);
    return {
      ...panel,
      showsZero: true,
      isLarge: false,
      domain: null,
      rows: rows.map((i) => ({
        label: columns.policy[i],
        note: `${VERDICTS[columns.verdict[i]].glyph} ${columns.word[i]}`,
        mean: columns.mean[i],
        low: columns.low[i],
        high: columns.high[i],
        range: null,
        colour: verdictColour(columns.verdict[i]),
        noteColour: verdictColour(columns.verdict[i]),
        symbol: VERDICT_SYMBOLS[columns.verdict[i]],
        isHollow: VERDICTS[columns.verdict[i]].hollow,
      })),
    };
  });
  let top = 0;
  if (options.panels.some((panel) => panel.margin !== null)) {
    top = frame.key([{ label: options.bandLabel, fill: "var(--band, #e9e4d4)" }], 0, 0, options.width) + 12;
  }
  const columnCount = options.width >= 800 ? 3 : options.width >= 560 ? 2 : 1;
  return frame.finish(top + drawPanels(frame, panels, Math.min(columnCount, panels.length), top));
}
