/** Who wins and who loses: the difference from the baseline for every group, category or place, a panel a policy. */
import { type ChartOptions, Frame } from "./frame.ts";
import { drawPanels, type IntervalPanel, type IntervalRow } from "./intervals.ts";
import { INK, symbolPath, VERDICT_SYMBOLS, VERDICTS, type VerdictName, verdictColour } from "./palette.ts";
import type { Better } from "./shades.ts";

export interface WinnersPanel {
  readonly title: string;
  readonly subtitle: string;
  /** Columns with one entry a group, in the order shown; NaN where the group is too small to be shown. */
  readonly groups: readonly string[];
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** The difference in words. */
  readonly note: readonly string[];
}

export interface WinnersOptions extends ChartOptions {
  readonly axis: string;
  readonly better: Better;
  readonly lineLabel: string;
  /** Names for those who gain, lose, change (where neither direction is better), and of whom nothing can be said. */
  readonly words: Readonly<Record<"better" | "worse" | "different" | "undecided", string>>;
  readonly format: (value: number) => string;
}

/**
 * @param panels one a policy; all share one axis
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function winners(panels: readonly WinnersPanel[], options: WinnersOptions, document: Document): string {
  const frame = new Frame(document, options);
  const looks = (["better", "worse", "different", "undecided"] as const).filter((look) =>
    panels.some((panel) => panel.mean.some((_, i) => lookOf(panel, i, options.better) === look)),
  );
  const key = looks.map((look) => ({
    label: options.words[look],
    fill: verdictColour(look),
    path: symbolPath(VERDICT_SYMBOLS[look], 62),
    isHollow: VERDICTS[look].hollow,
  }));
  let y = frame.key(key, 0, 0, options.width);
  y += frame.paragraph(options.lineLabel, 0, y, options.width, { size: 11, fill: INK.muted }) + 12;
  const domain = sharedDomain(panels);
  const drawn = panels.map(
    (panel): IntervalPanel => ({
      title: panel.title,
      subtitle: panel.subtitle,
      axis: options.axis,
      margin: null,
      showsZero: true,
      isLarge: false,
      domain,
      format: options.format,
      rows: panel.groups.flatMap((_, i) => (Number.isFinite(panel.mean[i]) ? [rowOf(panel, i, options.better)] : [])),
    }),
  );
  const columns = options.width >= 800 ? 3 : options.width >= 560 ? 2 : 1;
  return frame.finish(y + drawPanels(frame, drawn, Math.min(columns, panels.length), y));
}

/** One by one, without correction: these are exploratory. */
function lookOf(panel: WinnersPanel, i: number, better: Better): Exclude<VerdictName, "equivalent"> {
  if (!(panel.low[i] > 0 || panel.high[i] < 0)) return "undecided";
  if (better === "neither") return "different";
  return panel.mean[i] > 0 === (better === "higher") ? "better" : "worse";
}

function rowOf(panel: WinnersPanel, i: number, better: Better): IntervalRow {
  const look = lookOf(panel, i, better);
  return {
    label: panel.groups[i],
    note: `${VERDICTS[look].glyph} ${panel.note[i]}`,
    mean: panel.mean[i],
    low: panel.low[i],
    high: panel.high[i],
    range: null,
    colour: verdictColour(look),
    noteColour: verdictColour(look),
    symbol: VERDICT_SYMBOLS[look],
    isHollow: VERDICTS[look].hollow,
  };
}

function sharedDomain(panels: readonly WinnersPanel[]): [number, number] {
  const ends = panels.flatMap((panel) => [...panel.low, ...panel.high, ...panel.mean]).filter(Number.isFinite);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const pad = (high - low || 1) * 0.06;
  return [low - pad, high + pad];
}
