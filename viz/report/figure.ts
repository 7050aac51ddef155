/** How every chart stands on the page. */
import { exact, numeral } from "../words/quantity.ts";
import type { Words } from "../words/words.ts";
import { type Html, html, section } from "./html.ts";
import type { Sheet } from "./sheet.ts";

/** @returns a tick's number, with the digits it has */
export function plainNumber(value: number): string {
  return exact(value);
}

/** @returns the same with a sign, for an axis of differences */
export function signedNumber(value: number): string {
  return value > 0 ? `+${plainNumber(value)}` : plainNumber(value);
}

/** @returns a number of matters in 100, with one decimal below ten */
export function inHundred(value: number): string {
  return numeral(value, Math.abs(value) < 9.95 ? 1 : 0);
}

/** What a reader who cannot see a chart is told. */
export function described(words: Words, label: string): string {
  return `${label}${words.fullStop}${words.chart.seeTable}`;
}

/**
 * A section with its reading, its chart, and what stands underneath.
 * @param id of the section, and the name of the chart
 * @param draw the chart at a width, px
 */
export function figure(
  sheet: Sheet,
  id: string,
  title: string,
  reading: string,
  draw: (width: number) => string,
  data: Html,
): Html {
  return section(
    id,
    title,
    html`<p class="reading">${reading}</p>
${sheet.chart(id, draw)}
${data}`,
  );
}
