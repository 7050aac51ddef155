/** Where the time of a registered matter goes: mean hours in each state, one stacked bar a policy. */
import { type ChartOptions, Frame, type KeyEntry } from "./frame.ts";
import { drawStacked, type Part, type StackedRows, stackedEnd } from "./stacked.ts";

export interface DecompositionOptions extends ChartOptions {
  readonly stages: readonly Part[];
  readonly axis: string;
  readonly format: (value: number) => string;
}

/**
 * @param columns mean hours a registered matter by policy and stage
 * @param options stages in the order of the chain, words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function decomposition(columns: StackedRows, options: DecompositionOptions, document: Document): string {
  const frame = new Frame(document, options);
  const key: KeyEntry[] = options.stages.map((stage) => ({ label: stage.label, fill: stage.colour }));
  const top = frame.key(key, 0, 0, options.width) + 14;
  const height = drawStacked(frame, columns, options.stages, {
    x: 0,
    y: top,
    width: options.width,
    end: stackedEnd(columns.values),
    axis: options.axis,
    format: options.format,
  });
  return frame.finish(top + height);
}
