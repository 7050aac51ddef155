/** What the model gives beside what is known: targets it was fitted to, predictions it was not, and null models beside. */
import * as Plot from "@observablehq/plot";
import { type ChartOptions, Frame, PLOT_STYLE } from "./frame.ts";
import { wrap } from "./lettering.ts";
import { INK, VERDICTS, type VerdictName, verdictColour } from "./palette.ts";
import { ticksThatFit } from "./ticks.ts";

export type TargetOutcome = "met" | "missed" | "uninformative";

export interface TargetRow {
  readonly label: string;
  readonly axis: string;
  /** What is known: a range, whose ends may be equal. */
  readonly known: readonly [number, number];
  readonly model: { readonly mean: number; readonly low: number; readonly high: number };
  /** One entry a null model, in the order of `nulls`; NaN where it says nothing. */
  readonly nulls: readonly number[];
  /** Met by the model alone, missed, or met by every null too, which supports nothing. */
  readonly outcome: TargetOutcome;
  /** The outcome in words. */
  readonly note: string;
  readonly format: (value: number) => string;
}

export interface TargetGroup {
  /** Targets, or predictions. */
  readonly title: string;
  readonly rows: readonly TargetRow[];
}

export interface TargetsOptions extends ChartOptions {
  readonly nulls: readonly string[];
  readonly knownLabel: string;
  readonly modelLabel: string;
  readonly nullLabel: string;
}

const LOOKS: Readonly<Record<TargetOutcome, VerdictName>> = {
  met: "better",
  missed: "worse",
  uninformative: "undecided",
};

/**
 * @param groups targets and predictions apart
 * @param options words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function targets(groups: readonly TargetGroup[], options: TargetsOptions, document: Document): string {
  const frame = new Frame(document, options);
  let y = frame.key([{ label: options.knownLabel, fill: INK.band }], 0, 0, options.width);
  y += frame.paragraph(options.modelLabel, 0, y, options.width, { size: 12, fill: INK.muted });
  const named = options.nulls.map((name, i) => `${i + 1} ${name}`).join(" · ");
  y += frame.paragraph(`${options.nullLabel} ${named}`, 0, y, options.width, { size: 12, fill: INK.muted }) + 12;
  for (const group of groups) {
    y += frame.paragraph(group.title, 0, y, options.width, { size: 14, weight: 600 }) + 6;
    for (const row of group.rows) y += drawRow(frame, row, y, options.width) + 10;
    y += 8;
  }
  return frame.finish(y - 8);
}

const MARGIN = 10;
const AXIS = 20;
/** Where the model stands, and under it the nulls: those that would touch stand in lanes below one another. */
const MODEL = 12;
const FIRST_LANE = 22;
const LANE = 18;
const RADIUS = 7;

/** @param places px @returns for each the first lane in which it touches none before it */
function lanesOf(places: readonly number[]): number[] {
  const lanes: number[] = [];
  places.forEach((place, i) => {
    let lane = 0;
    while (lanes.some((other, j) => j < i && other === lane && Math.abs(places[j] - place) < 2 * RADIUS + 3)) lane++;
    lanes.push(lane);
  });
  return lanes;
}

/** Every row has a scale of its own: what is known differs in unit. */
function drawRow(frame: Frame, row: TargetRow, y: number, width: number): number {
  const look = LOOKS[row.outcome];
  let top = y;
  for (const line of wrap(row.label, 12, width)) {
    frame.letter(line, 0, top + 12);
    top += 16;
  }
  frame.letter(`${VERDICTS[look].glyph} ${row.note}`, 0, top + 11, {
    size: 11,
    weight: 600,
    fill: verdictColour(look),
  });
  top += 16;
  const ends = [...row.known, row.model.mean, row.model.low, row.model.high, ...row.nulls].filter(Number.isFinite);
  const pad = (Math.max(...ends) - Math.min(...ends) || Math.abs(ends[0]) || 1) * 0.08;
  const domain: [number, number] = [Math.min(...ends) - pad, Math.max(...ends) + pad];
  const ticks = ticksThatFit(domain, row.format, width - 2 * MARGIN);
  const nulls = row.nulls.flatMap((value, i) => (Number.isFinite(value) ? [{ value, label: String(i + 1) }] : []));
  const inside = width - 2 * MARGIN;
  const at = (value: number): number => ((value - domain[0]) / (domain[1] - domain[0])) * inside;
  const lanes = lanesOf(nulls.map(({ value }) => at(value)));
  const bottom = FIRST_LANE + LANE * Math.max(1, ...lanes.map((lane) => lane + 1));
  const plot = Plot.plot({
    document: frame.document,
    width,
    height: bottom + AXIS,
    marginLeft: MARGIN,
    marginRight: MARGIN,
    marginTop: 0,
    marginBottom: AXIS,
    style: PLOT_STYLE,
    x: { domain, label: null },
    y: { domain: [bottom, 0], axis: null },
    color: { type: "identity" },
    marks: [
      Plot.rect([row], {
        x1: (d) => d.known[0],
        x2: (d) => (d.known[1] > d.known[0] ? d.known[1] : d.known[0] + (domain[1] - domain[0]) * 0.004),
        y1: 0,
        y2: bottom,
        fill: INK.band,
      }),
      Plot.gridX(ticks, { stroke: INK.grid, strokeOpacity: 1 }),
      Plot.axisX(ticks, { tickSize: 0, tickFormat: row.format, label: null }),
      Plot.ruleY([row], {
        y: MODEL,
        x1: (d) => d.model.low,
        x2: (d) => d.model.high,
        stroke: verdictColour(look),
        strokeWidth: 2.2,
      }),
      Plot.dot([row], { x: (d) => d.model.mean, y: MODEL, r: 4.4, fill: verdictColour(look) }),
      Plot.dot(nulls, {
        x: "value",
        y: (_, i) => FIRST_LANE + LANE * lanes[i] + RADIUS,
        r: RADIUS,
        fill: INK.paper,
        stroke: INK.muted,
      }),
      Plot.text(nulls, { x: "value", y: (_, i) => FIRST_LANE + LANE * lanes[i] + RADIUS, text: "label", fontSize: 9 }),
    ],
  });
  frame.place(plot, 0, top);
  frame.letter(row.axis, width, top + bottom + AXIS + 12, { size: 11, anchor: "end", fill: INK.muted });
  return top + bottom + AXIS + 16 - y;
}
