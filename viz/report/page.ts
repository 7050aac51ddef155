/** The report: one HTML page that needs nothing else and asks nothing of a network. */
import { type Registry, SHIPPED } from "../../scenarios/registry.ts";
import { words } from "../words/catalogue.ts";
import type { Lang } from "../words/words.ts";
import { answerSection, policiesSection } from "./answer.ts";
import type { ReportData } from "./data.ts";
import { decompositionFigure, forestFigure, hoursFigure, isCharted } from "./figures.ts";
import { networkFigure, processFigure } from "./flow-figure.ts";
import { fragmentationFigure } from "./fragmentation-figure.ts";
import { Html, html, NOTHING } from "./html.ts";
import { assumptionsSection, differencesSection, putInSection } from "./inputs.ts";
import { auditSection, methodSection, reproduceSection } from "./method.ts";
import { moreFigure } from "./more-figure.ts";
import { pairsFigure } from "./pairs-figure.ts";
import { paretoChart } from "./pareto-figure.ts";
import { placeFigure } from "./place-figure.ts";
import { backlogFigure, distributionFigure } from "./series-figures.ts";
import { type NamedChart, Sheet } from "./sheet.ts";
import { STYLE } from "./style.ts";
import { costSection, secondarySection } from "./tables.ts";
import { View } from "./view.ts";
import { waterfallFigure } from "./waterfall-figure.ts";
import { winnersFigure } from "./winners-figure.ts";

export interface ReportOptions {
  readonly lang: Lang;
  /** Where charts are drawn: a browser's, or linkedom's in Node. */
  readonly document: Document;
  /** The lists that labels and groups come from; those shipped, unless a test has its own. */
  readonly registry?: Registry;
}

/** No request leaves the page, whatever a label may contain. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The parts of a report in reading order: the first page, then the comparison, then what stands behind it. */
function sectionsOf(view: View, sheet: Sheet): Html[] {
  return [
    answerSection(view, sheet),
    policiesSection(view),
    forestFigure(view, sheet),
    moreFigure(view, sheet),
    distributionFigure(view, sheet),
    decompositionFigure(view, sheet),
    waterfallFigure(view, sheet),
    fragmentationFigure(view, sheet),
    processFigure(view, sheet),
    networkFigure(view, sheet),
    hoursFigure(view, sheet),
    backlogFigure(view, sheet),
    placeFigure(view, sheet),
    winnersFigure(view, sheet),
    pairsFigure(view, sheet),
    costSection(view, paretoChart(view, sheet)),
    differencesSection(view),
    secondarySection(view, isCharted),
    putInSection(view),
    assumptionsSection(view),
    auditSection(view),
    methodSection(view),
    reproduceSection(view),
  ];
}

/**
 * @param data what a run directory holds
 * @param options language and document
 * @returns a self-contained HTML page
 */
export function renderReport(data: ReportData, options: ReportOptions): string {
  return drawReport(data, options).html;
}

/** A report with its charts, which can be drawn again at other widths. */
export interface DrawnReport {
  readonly html: string;
  /** In reading order. */
  readonly charts: readonly NamedChart[];
}

/** @returns the page of `renderReport`, and every chart on it by name */
export function drawReport(data: ReportData, options: ReportOptions): DrawnReport {
  const view = new View(data, words(options.lang), options.registry ?? SHIPPED);
  const { document } = options;
  const w = view.words;
  const { study } = data;
  const sheet = new Sheet(document);
  const sections = sectionsOf(view, sheet);
  const body = sections.map((part) => part.text).join("\n");
  const title = w.text(study.title);
  const contents = [...body.matchAll(/<h2 id="([\w-]+)-title">([^<]*)<\/h2>/g)].map(
    ([, id, text]) => html`<li><a href="#${id}">${new Html(text)}</a></li>`,
  );
  const page = html`<!doctype html>
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
  const place = ({ name }: NamedChart): number => page.indexOf(`data-chart="${name}"`);
  return { html: page, charts: [...sheet.charts].sort((a, b) => place(a) - place(b)) };
}
