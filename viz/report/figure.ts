/** How every chart stands on the page. */
import { decimalsOf, numeral } from "../words/quantity.ts";
import type { Words } from "../words/words.ts";
import { Html, html, section } from "./html.ts";

/** Widths at which every chart is drawn; the style sheet shows the one that fits. */
export const WIDTHS = { wide: 860, narrow: 344 } as const;

/** @returns a tick's number, with the digits it needs */
export function plainNumber(value: number): string {
  return numeral(value, Number.isInteger(value) ? 0 : Math.min(3, decimalsOf(null, value)));
}

/** What a reader who cannot see a chart is told. */
export function described(words: Words, label: string): string {
  return `${label}${words.fullStop}${words.chart.seeTable}`;
}

/**
 * A section with its reading, its chart at both widths, and what stands underneath.
 * @param draw the chart at a width, px
 */
export function figure(id: string, title: string, reading: string, draw: (width: number) => string, data: Html): Html {
  // An SVG needs no escaping: the document that serialised it has done so.
  return section(
    id,
    title,
    html`<p class="reading">${reading}</p>
<div class="chart wide">${new Html(draw(WIDTHS.wide))}</div><div class="chart narrow">${new Html(draw(WIDTHS.narrow))}</div>
${data}`,
  );
}
