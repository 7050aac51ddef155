/** Every official indicator against the one that it can hide: a plane a pair, with a point a policy. */
import { type ChartOptions, Frame } from "./frame.ts";
import { POLICY_SYMBOLS, policyColour, symbolPath } from "./palette.ts";
import { drawScatter, type ScatterPanel } from "./scatter.ts";

export type PairPanel = Omit<ScatterPanel, "line" | "isRadial">;

export interface PairsOptions extends ChartOptions {
  readonly policies: readonly string[];
}

/**
 * @param panels the official indicator across, its counterpart upwards
 * @param options policies, words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function pairs(panels: readonly PairPanel[], options: PairsOptions, document: Document): string {
  const frame = new Frame(document, options);
  const key = options.policies.map((label, i) => ({
    label,
    fill: policyColour(i),
    path: symbolPath(POLICY_SYMBOLS[i % POLICY_SYMBOLS.length], 62),
  }));
  let y = frame.key(key, 0, 0, options.width) + 12;
  const across = options.width >= 800 ? 3 : options.width >= 560 ? 2 : 1;
  const gutter = 36;
  const width = (options.width - gutter * (across - 1)) / across;
  for (let first = 0; first < panels.length; first += across) {
    const heights = panels.slice(first, first + across).map((panel, i) =>
      drawScatter(
        frame,
        { ...panel, line: [], isRadial: true },
        {
          x: i * (width + gutter),
          y,
          width,
          height: Math.min(230, width * 0.72),
        },
      ),
    );
    y += Math.max(...heights) + 22;
  }
  return frame.finish(y - 22);
}
