/**
 * MORE plot (measure of risk and error): how far single runs fall apart, which more replications do not change, and how
 * well mean and percentiles are known, which they do.
 * @source Nelson 2008, The MORE plot: displaying measures of risk and error from simulation output, WSC 2008
 */
import { type ChartOptions, Frame } from "./frame.ts";
import { drawPanels, type IntervalPanel, type Spread } from "./intervals.ts";
import { INK, POLICY_SYMBOLS, policyColour } from "./palette.ts";

/** One response under every policy, in the order of the study; in the unit of its axis, NaN where undefined. */
export interface MoreMeasure {
  readonly title: string;
  readonly subtitle: string;
  readonly axis: string;
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** 5th to 95th percentile of the replications, with their intervals. */
  readonly spread: readonly Spread[];
  /** The mean in words. */
  readonly note: readonly string[];
  readonly format: (value: number) => string;
}

export interface MoreOptions extends ChartOptions {
  readonly policies: readonly string[];
  /** Places of these policies in the study, which give colour and shape; absent: as listed. */
  readonly places?: readonly number[];
  /** What the light bar is (the risk). */
  readonly riskLabel: string;
  /** What the heavy line through the mark is (the error of the mean). */
  readonly errorLabel: string;
  /** What the thin lines along the ends of the bar are (the error of the percentiles). */
  readonly endsLabel: string;
}

/**
 * @param measures one panel each
 * @param options policies, words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function more(measures: readonly MoreMeasure[], options: MoreOptions, document: Document): string {
  const frame = new Frame(document, options);
  let y = 0;
  y += frame.key([{ label: options.riskLabel, fill: "var(--grid, #ebe9e3)" }], 0, y, options.width);
  y += frame.paragraph(options.errorLabel, 0, y, options.width, { size: 12, fill: INK.muted });
  y += frame.paragraph(options.endsLabel, 0, y, options.width, { size: 12, fill: INK.muted }) + 14;
  const panels = measures.map(
    (measure): IntervalPanel => ({
      title: measure.title,
      subtitle: measure.subtitle,
      axis: measure.axis,
      margin: null,
      showsZero: false,
      isLarge: false,
      domain: null,
      format: measure.format,
      rows: options.policies.map((label, i) => ({
        label,
        note: measure.note[i],
        mean: measure.mean[i],
        low: measure.low[i],
        high: measure.high[i],
        range: null,
        spread: measure.spread[i],
        colour: policyColour(options.places?.[i] ?? i),
        noteColour: "currentColor",
        symbol: POLICY_SYMBOLS[(options.places?.[i] ?? i) % POLICY_SYMBOLS.length],
        isHollow: false,
      })),
    }),
  );
  const columns = options.width >= 800 ? 3 : options.width >= 560 ? 2 : 1;
  return frame.finish(y + drawPanels(frame, panels, Math.min(columns, panels.length), y));
}
