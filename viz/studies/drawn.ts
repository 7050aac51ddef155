/** How the charts of a study stand on its page. */
import { type Html, html, section } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";

/** @returns what is undefined as NaN, which charts leave out */
export const known = (value: number | null): number => value ?? Number.NaN;

/** A section with one chart, and what stands over and under it. */
export function drawn(
  id: string,
  title: string,
  draw: (width: number) => string,
  sheet: Sheet,
  around: { readonly lead?: string; readonly below?: Html } = {},
): Html {
  const { lead, below } = around;
  return section(
    id,
    title,
    html`${lead === undefined ? null : html`<p class="reading">${lead}</p>`}
${sheet.chart(id, draw)}
${below ?? null}`,
  );
}
