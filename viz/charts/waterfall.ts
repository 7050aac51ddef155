/** Why a total differs from the baseline's: stage by stage from one total to the other, a panel a policy. */
import { type ChartOptions, Frame, round } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";
import { INK, verdictColour } from "./palette.ts";
import { ticksThatFit } from "./ticks.ts";

export interface WaterfallStep {
  readonly label: string;
  /** Policy minus baseline, in the unit of the axis. */
  readonly difference: number;
  /** Whether its interval leaves out zero; else the step is drawn hollow. */
  readonly isSettled: boolean;
  /** The difference in words. */
  readonly note: string;
}

export interface WaterfallPanel {
  readonly title: string;
  readonly from: { readonly label: string; readonly value: number; readonly note: string };
  readonly to: { readonly label: string; readonly value: number; readonly note: string };
  /** They add up from `from` to `to`. */
  readonly steps: readonly WaterfallStep[];
}

export interface WaterfallOptions extends ChartOptions {
  readonly axis: string;
  readonly format: (value: number) => string;
  readonly lessLabel: string;
  readonly moreLabel: string;
  readonly hollowLabel: string;
}

const ROW = 20;
const LABEL = 11.5;
const GUTTER = 44;

/**
 * @param panels one a policy; all share one axis
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function waterfall(panels: readonly WaterfallPanel[], options: WaterfallOptions, document: Document): string {
  const frame = new Frame(document, options);
  const key = [
    { label: options.lessLabel, fill: verdictColour("better") },
    { label: options.moreLabel, fill: verdictColour("worse") },
    { label: options.hollowLabel, fill: INK.paper },
  ];
  let y = frame.key(key, 0, 0, options.width) + 14;
  const across = options.width >= 700 ? 2 : 1;
  const width = (options.width - GUTTER * (across - 1)) / across;
  const domain = domainOf(panels);
  for (let first = 0; first < panels.length; first += across) {
    const heights = panels
      .slice(first, first + across)
      .map((panel, i) => drawPanel(frame, panel, i * (width + GUTTER), y, width, domain, options));
    y += Math.max(...heights) + 24;
  }
  return frame.finish(y - 24);
}

/** The axis begins near the smallest running total: totals are marks, not bars, so that it need not begin at zero. */
function domainOf(panels: readonly WaterfallPanel[]): [number, number] {
  const ends = panels.flatMap((panel) => {
    let running = panel.from.value;
    return [running, panel.to.value, ...panel.steps.map((step) => (running += step.difference))];
  });
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const pad = (high - low || 1) * 0.08;
  return [Math.max(0, low - pad), high + pad];
}

function drawPanel(
  frame: Frame,
  panel: WaterfallPanel,
  x: number,
  y: number,
  width: number,
  domain: readonly [number, number],
  options: WaterfallOptions,
): number {
  let top = y + frame.paragraph(panel.title, x, y, width, { size: 13, weight: 600 }) + 6;
  const labels = [panel.from.label, ...panel.steps.map((step) => step.label), panel.to.label];
  const notes = [panel.from.note, ...panel.steps.map((step) => step.note), panel.to.note];
  const labelWidth = Math.min(width * 0.45, Math.max(...labels.map((label) => textWidth(label, LABEL))) + 8);
  const noteWidth = Math.max(...notes.map((note) => textWidth(note, 11))) + 6;
  const left = x + labelWidth;
  const inner = width - labelWidth - noteWidth;
  const scale = (value: number): number => left + ((value - domain[0]) / (domain[1] - domain[0])) * inner;
  const bottom = top + (panel.steps.length + 2) * ROW;
  const ticks = ticksThatFit(domain, options.format, inner);
  for (const tick of ticks) {
    frame.add("line", { x1: round(scale(tick)), x2: round(scale(tick)), y1: top, y2: bottom, stroke: INK.grid });
    frame.letter(options.format(tick), scale(tick), bottom + 14, { size: 11, anchor: "middle" });
  }
  const write = (label: string, note: string, weight: number): void => {
    const line = wrap(label, LABEL, labelWidth - 4)[0] ?? "";
    frame.letter(line === label ? label : `${line}…`, x, top + 14, { size: LABEL, weight });
    frame.letter(note, x + width, top + 14, { size: 11, anchor: "end", weight });
  };
  const total = (end: { label: string; value: number; note: string }): void => {
    write(end.label, end.note, 600);
    const at = round(scale(end.value));
    frame.add("line", { x1: at, x2: at, y1: top + 2, y2: top + ROW - 2, stroke: "currentColor", "stroke-width": 3 });
    top += ROW;
  };
  total(panel.from);
  let running = panel.from.value;
  for (const step of panel.steps) {
    write(step.label, step.note, 400);
    drawStep(frame, scale(running), scale(running + step.difference), top, step);
    running += step.difference;
    top += ROW;
  }
  total(panel.to);
  const under = frame.paragraph(options.axis, x, bottom + 20, width, { size: 11, fill: INK.muted });
  return bottom + 20 + under - y;
}

function drawStep(frame: Frame, from: number, to: number, top: number, step: WaterfallStep): void {
  const colour = verdictColour(step.difference > 0 ? "worse" : "better");
  frame.add("line", { x1: round(from), x2: round(from), y1: top - 4, y2: top + 4, stroke: INK.muted });
  frame.add("rect", {
    x: round(Math.min(from, to)),
    y: top + 4,
    width: round(Math.max(0.8, Math.abs(to - from))),
    height: ROW - 8,
    fill: step.isSettled ? colour : INK.paper,
    stroke: colour,
  });
  frame.add("line", { x1: round(to), x2: round(to), y1: top + ROW - 4, y2: top + ROW + 4, stroke: INK.muted });
}
