/** Upright bars, one a label in their own order: hours of a day, months. */
import * as Plot from "@observablehq/plot";
import { type ChartOptions, Frame, PLOT_STYLE } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";
import { INK, policyColour } from "./palette.ts";

export interface Bars {
  readonly labels: readonly string[];
  /** NaN where nothing is told: the place stays empty. */
  readonly values: readonly number[];
}

export interface ColumnOptions extends ChartOptions {
  readonly yAxis: string;
  readonly format: (value: number) => string;
}

export function columns({ labels, values }: Bars, options: ColumnOptions, document: Document): string {
  const frame = new Frame(document, options);
  const height = options.width >= 560 ? 240 : 200;
  const axis = wrap(options.yAxis, 11, options.width);
  axis.forEach((line, i) => {
    frame.letter(line, 0, 12 + i * 15, { size: 11, fill: INK.muted });
  });
  const top = 20 + (axis.length - 1) * 15;
  const rows = labels.map((label, at) => ({ at, label, value: values[at] }));
  const most = Math.max(0, ...values.filter(Number.isFinite));
  const marginLeft = Math.max(26, textWidth(options.format(most), 11)) + 12;
  const room = (options.width - marginLeft) / labels.length;
  const step = Math.max(1, Math.ceil((Math.max(...labels.map((label) => textWidth(label, 11))) + 6) / room));
  const plot = Plot.plot({
    document,
    width: options.width,
    height,
    marginLeft,
    marginRight: 4,
    marginTop: 8,
    marginBottom: 24,
    style: PLOT_STYLE,
    x: { domain: rows.map(({ at }) => at), axis: null, padding: 0.2 },
    y: { domain: [0, most * 1.05 || 1], label: null },
    marks: [
      Plot.gridY({ ticks: 4, stroke: INK.grid, strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: options.format, label: null }),
      Plot.barY(
        rows.filter(({ value }) => Number.isFinite(value)),
        { x: "at", y: "value", fill: policyColour(1) },
      ),
      Plot.text(
        rows.filter(({ at }) => at % step === 0),
        { x: "at", text: "label", frameAnchor: "bottom", dy: 16 },
      ),
    ],
  });
  frame.place(plot, 0, top);
  return frame.finish(top + height + 4);
}
