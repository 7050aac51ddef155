/** How far one response moves as each unknown goes from one end of its range to the other, the widest first. */
import { type ChartOptions, Frame, round } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";
import { INK } from "./palette.ts";
import { tint } from "./shades.ts";
import { ticksThatFit } from "./ticks.ts";

/** One entry an unknown, in the order shown; in the unit of the axis. */
export interface TornadoColumns {
  readonly label: readonly string[];
  /** The response at the low and at the high end of the unknown's range. */
  readonly atLow: readonly number[];
  readonly atHigh: readonly number[];
  /** These ends in words, with the unit of the unknown. */
  readonly lowEnd: readonly string[];
  readonly highEnd: readonly string[];
}

export interface TornadoOptions extends ChartOptions {
  /** The response where every unknown has its default. */
  readonly base: number;
  readonly baseLabel: string;
  readonly lowLabel: string;
  readonly highLabel: string;
  readonly axis: string;
  readonly format: (value: number) => string;
}

const LOW = tint("less", 2);
const HIGH = tint("more", 3);

/**
 * @param columns the response at the ends of every unknown
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function tornado(columns: TornadoColumns, options: TornadoOptions, document: Document): string {
  const frame = new Frame(document, options);
  const key = [
    { label: options.lowLabel, fill: LOW },
    { label: options.highLabel, fill: HIGH },
  ];
  let y = frame.key(key, 0, 0, options.width) + 8;
  const ends = [...columns.atLow, ...columns.atHigh, options.base].filter(Number.isFinite);
  const pad = (Math.max(...ends) - Math.min(...ends) || 1) * 0.05;
  const domain = [Math.min(...ends) - pad, Math.max(...ends) + pad] as const;
  const side = Math.max(...[domain[0], domain[1]].map((end) => textWidth(options.format(end), 11))) / 2 + 2;
  const scale = (value: number): number =>
    side + ((value - domain[0]) / (domain[1] - domain[0])) * (options.width - 2 * side);
  const base = round(scale(options.base));
  const bars: (() => void)[] = [];
  columns.label.forEach((label, i) => {
    const note = `${columns.lowEnd[i]} … ${columns.highEnd[i]}`;
    for (const line of wrap(label, 12, options.width)) {
      frame.letter(line, 0, y + 13);
      y += 16;
    }
    const shortLabel = textWidth(wrap(label, 12, options.width).at(-1) ?? "", 12);
    if (shortLabel + textWidth(note, 11) + 12 <= options.width) {
      frame.letter(note, options.width, y - 3, { size: 11, anchor: "end", fill: INK.muted });
    } else {
      frame.letter(note, 0, y + 11, { size: 11, fill: INK.muted });
      y += 15;
    }
    const at = y + 3;
    bars.push(() => {
      // Beside the bars alone: a line through all of it would cross the notes.
      const upright = { y1: at - 3, y2: at + 15, stroke: "currentColor", "stroke-opacity": 0.65 };
      for (const [end, fill] of [
        [columns.atLow[i], LOW],
        [columns.atHigh[i], HIGH],
      ] as const) {
        if (!Number.isFinite(end)) continue;
        const [x1, x2] = [scale(options.base), scale(end)].sort((a, b) => a - b);
        frame.add("rect", { x: round(x1), y: at, width: round(Math.max(0.6, x2 - x1)), height: 12, fill });
      }
      frame.add("line", { x1: base, x2: base, ...upright });
    });
    y += 24;
  });
  for (const tick of ticksThatFit(domain, options.format, options.width - 2 * side)) {
    frame.letter(options.format(tick), scale(tick), y + 12, { size: 11, anchor: "middle" });
  }
  for (const draw of bars) draw();
  y += 20 + frame.paragraph(options.axis, 0, y + 18, options.width, { size: 11, fill: INK.muted });
  y += frame.paragraph(options.baseLabel, 0, y, options.width, { size: 11, fill: INK.muted });
  return frame.finish(y + 4);
}
