/** The report: one HTML page that needs nothing else and asks nothing of a network. */
import { type Registry, SHIPPED } from "../../scenarios/registry.ts";
import { words } from "../words/catalogue.ts";
import type { Lang } from "../words/words.ts";
import { answerSection } from "./answer.ts";
import type { ReportData } from "./data.ts";
import { decompositionFigure, forestFigure, hoursFigure, isCharted } from "./figures.ts";
import { fragmentationFigure } from "./fragmentation-figure.ts";
import { Html, html, NOTHING } from "./html.ts";
import { assumptionsSection, differencesSection, putInSection } from "./inputs.ts";
import { auditSection, methodSection, reproduceSection } from "./method.ts";
import { backlogFigure, distributionFigure } from "./series-figures.ts";
import { STYLE } from "./style.ts";
import { costSection, mainTable, secondarySection } from "./tables.ts";
import { View } from "./view.ts";

export interface ReportOptions {
  readonly lang: Lang;
  /** Where charts are drawn: a browser's, or linkedom's in Node. */
  readonly document: Document;
  /** The lists that labels and groups come from; those shipped, unless a test has its own. */
  readonly registry?: Registry;
}

/** No request leaves the page, whatever a label may contain. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * @param data what a run directory holds
 * @param options language and document
 * @returns a self-contained HTML page
 */
export function renderReport(data: ReportData, options: ReportOptions): string {
  const view = new View(data, words(options.lang), options.registry ?? SHIPPED);
  const { document } = options;
  const w = view.words;
  const { study } = data;
  const sections = [
    answerSection(view),
    forestFigure(view, document),
    mainTable(view),
    distributionFigure(view, document),
    decompositionFigure(view, document),
    fragmentationFigure(view, document),
    hoursFigure(view, document),
    backlogFigure(view, document),
    costSection(view),
    differencesSection(view),
    secondarySection(view, isCharted),
    putInSection(view),
    assumptionsSection(view),
    auditSection(view),
    methodSection(view),
    reproduceSection(view),
  ];
  const body = sections.map((part) => part.text).join("\n");
  const title = w.text(study.title);
  const contents = [...body.matchAll(/<h2 id="([\w-]+)-title">([^<]*)<\/h2>/g)].map(
    ([, id, text]) => html`<li><a href="#${id}">${new Html(text)}</a></li>`,
  );
  return html`<!doctype html>
<html lang="${w.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – gridgov</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#answer">${w.page.skip}</a>
<header class="top">
<p class="banner"><strong>${w.page.banner}</strong> ${w.text(study.district.note)}</p>
<p class="kicker">${w.page.kicker}${w.colon}${w.text(study.district.label)}</p>
<h1>${title}</h1>
${study.question === null ? NOTHING : html`<p class="question"><span class="aside">${w.page.question}${w.colon}</span>${w.text(study.question)}</p>`}
</header>
<div class="columns">
<nav aria-label="${w.page.contents}"><p class="nav-title" aria-hidden="true">${w.page.contents}</p><ol>${contents}</ol></nav>
<main>
${new Html(body)}
</main>
</div>
<footer class="bottom"><p>gridgov ${data.manifest.gridgov}. ${w.page.banner}</p></footer>
</body>
</html>
`.text;
}
