/** HTML as text: everything that comes from data is escaped on its way in. */
import { VERDICTS, type VerdictName } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";

/** Text that is already HTML. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | null | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function piece(value: Piece): string {
  if (value === null) return "";
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(piece).join("");
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** A template whose values are escaped unless they are HTML themselves; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(strings.reduce((text, part, i) => text + piece(values[i - 1]) + part));
}

export const NOTHING = new Html("");

/** @returns the verdict as a coloured mark with its word */
export function badge(verdict: VerdictName, words: Words): Html {
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${VERDICTS[verdict].glyph}</span> ${words.verdict[verdict]}</span>`;
}

/** @returns the verdict's mark alone, its word for those who hear the page */
export function mark(verdict: VerdictName, words: Words): Html {
  return html`<span class="mark ${verdict}" aria-hidden="true">${VERDICTS[verdict].glyph}</span><span class="aside"> ${words.verdict[verdict]}</span>`;
}

export interface Column {
  readonly title: string | Html;
  readonly isNumber: boolean;
}

export interface Row {
  /** The head of the row. */
  readonly head: string | Html;
  readonly cells: readonly (string | Html)[];
}

export interface RowGroup {
  /** A head over the rows, or null for rows without one. */
  readonly title: string | Html | null;
  readonly rows: readonly Row[];
}

/**
 * A table that scrolls sideways on its own where the page is too narrow.
 * @param caption said above the table
 * @param columns the first is that of the row heads
 * @param groups rows under their heads
 * @param words for the name of the scrolling region
 */
export function table(caption: string, columns: readonly Column[], groups: readonly RowGroup[], words: Words): Html {
  const number = (at: number): string => (columns[at].isNumber ? "number" : "word");
  const body = groups.map(
    (group) =>
      html`<tbody>${
        group.title === null
          ? NOTHING
          : html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}"><span class="held">${group.title}</span></th></tr>`
      }${group.rows.map(
        (row) =>
          html`<tr><th scope="row">${row.head}</th>${row.cells.map((cell, i) => html`<td class="${number(i + 1)}">${cell}</td>`)}</tr>
`,
      )}</tbody>`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${words.page.scroll}${words.colon}${caption}"><table>
<caption><span class="held">${caption}</span></caption>
<thead><tr>${columns.map((column, i) => html`<th scope="col" class="${number(i)}">${column.title}</th>`)}</tr></thead>
${body}</table></div>`;
}

/** @returns what a reader may open */
export function expandable(title: string, content: Html): Html {
  return html`<details><summary>${title}</summary>${content}</details>`;
}

/** @returns a section with its heading */
export function section(id: string, title: string, ...content: readonly Html[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>
`;
}
