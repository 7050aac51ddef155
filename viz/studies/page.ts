/** A study by any method but the comparison as a page: its sentences, its charts, and the command that repeats it. */
import { type Registry, SHIPPED } from "../../scenarios/registry.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { RunManifest } from "../report/data.ts";
import type { DrawnReport } from "../report/drawn.ts";
import { type Html, html, section } from "../report/html.ts";
import { argument, provenanceSection } from "../report/provenance.ts";
import { Sheet } from "../report/sheet.ts";
import { inShell } from "../report/shell.ts";
import { words } from "../words/catalogue.ts";
import type { Lang, Words } from "../words/words.ts";
import { methodFigures } from "./figures.ts";
import { Teller } from "./teller.ts";
import { type Explored, sentencesOf } from "./text.ts";

export interface StudyPageOptions {
  readonly lang: Lang;
  readonly document: Document;
  /** The lists that labels and units come from; those shipped, unless a test has its own. */
  readonly registry?: Registry;
}

/**
 * @param answer what the study found
 * @param manifest of the run that it rests on
 * @returns a self-contained HTML page, and every chart on it by name
 */
export function drawStudy(
  answer: Explored,
  study: ResolvedStudy,
  manifest: RunManifest,
  { lang, document, registry = SHIPPED }: StudyPageOptions,
): DrawnReport {
  const w = words(lang);
  const teller = new Teller(study, w, registry);
  const sheet = new Sheet(document);
  const { done, failed } = manifest.replications;
  const sections = [
    section(
      "answer",
      w.page.answer,
      html`${paragraphs(sentencesOf(answer, teller))}
<p class="quiet">${w.study.runs(done)}${failed.length === 0 ? "" : ` ${w.study.failed(failed.length)}`}</p>`,
    ),
    ...methodFigures(answer, teller, sheet),
    limits(w),
    provenanceSection(`gridgov study ${argument(study.name)} --seed ${argument(manifest.seed)}`, manifest, w),
  ];
  return inShell(study, sections, sheet, manifest.gridgov, w);
}

/** Indented sentences are told under the one before them, further indented ones go on from it; what is said of one thing in several places stands together. */
function paragraphs(lines: readonly string[]): Html[] {
  const groups: { head: string; items: string[] }[] = [];
  for (const line of lines) {
    const items = groups.at(-1)?.items;
    if (line.startsWith("    ") && items !== undefined && items.length > 0) items.push(`${items.pop()} ${line.trim()}`);
    else if (line.startsWith("  ") && items !== undefined) items.push(line.trim());
    else if (groups.every(({ head }) => head !== line)) groups.push({ head: line, items: [] });
    else
      groups.push(
        ...groups.splice(
          groups.findIndex(({ head }) => head === line),
          1,
        ),
      );
  }
  return groups.map(({ head, items }) =>
    items.length === 0
      ? html`<p>${head}</p>`
      : html`<h3>${head}</h3><ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`,
  );
}

function limits(w: Words): Html {
  return section("limits", w.page.limits, html`<ul>${w.page.limitItems.map((item) => html`<li>${item}</li>`)}</ul>`);
}
