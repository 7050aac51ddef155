/** Where the charts of a report are drawn: on the page at two widths, and kept by name for whoever wants the files. */
import type { NamedChart } from "./drawn.ts";
import { Html, html } from "./html.ts";

/** Widths at which every chart is drawn; the style sheet shows the one that fits. */
export const WIDTHS = { wide: 860, narrow: 344 } as const;

/** A chart of a report, ready to be drawn at any width. */
export class Sheet {
  readonly document: Document;
  readonly #charts: NamedChart[];

  constructor(document: Document) {
    this.document = document;
    this.#charts = [];
  }

  /** The charts so far, in the order in which they were drawn. */
  get charts(): readonly NamedChart[] {
    return this.#charts;
  }

  /** @returns the chart at both widths */
  chart(name: string, draw: (width: number) => string): Html {
    this.#charts.push({ name, draw });
    // An SVG needs no escaping: the document that serialised it has done so.
    return html`<div class="chart wide" data-chart="${name}">${new Html(draw(WIDTHS.wide))}</div><div class="chart narrow">${new Html(draw(WIDTHS.narrow))}</div>
`;
  }
}
