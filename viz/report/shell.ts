/** What stands around the sections of a report, whatever the method of its study. */
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { Words } from "../words/words.ts";
import type { DrawnReport, NamedChart } from "./drawn.ts";
import { Html, html, NOTHING } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import { STYLE } from "./style.ts";

/** No request leaves the page, whatever a label may contain. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** @returns a whole page that needs nothing else and asks nothing of a network */
export function wholePage(tag: string, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${tag}">
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
${body}
</body>
</html>
`;
}

/**
 * @param sections in reading order, the answer first
 * @param sheet where their charts were drawn
 * @param version of gridgov
 */
export function inShell(
  study: ResolvedStudy,
  sections: readonly Html[],
  sheet: Sheet,
  version: string,
  w: Words,
): DrawnReport {
  const body = sections.map((part) => part.text).join("\n");
  const title = w.text(study.title);
  const contents = [...body.matchAll(/<h2 id="([\w-]+)-title">([^<]*)<\/h2>/g)].map(
    ([, id, text]) => html`<li><a href="#${id}">${new Html(text)}</a></li>`,
  );
  const page = wholePage(
    w.tag,
    title,
    html`<a class="skip" href="#answer">${w.page.skip}</a>
<header class="top">
<p class="banner"><strong>${w.page.banner}</strong> ${w.text(study.district.note)}</p>
<p class="kicker">${study.method === "compare" ? w.page.kicker : w.study.kicker}${w.colon}${w.text(study.district.label)}</p>
<h1>${title}</h1>
${study.question === null ? NOTHING : html`<p class="question"><span class="aside">${w.page.question}${w.colon}</span>${w.text(study.question)}</p>`}
</header>
<div class="columns">
<nav aria-label="${w.page.contents}"><p class="nav-title" aria-hidden="true">${w.page.contents}</p><ol>${contents}</ol></nav>
<main>
${new Html(body)}
</main>
</div>
<footer class="bottom"><p>gridgov ${version}. ${w.page.banner}</p><p class="on-paper">${w.page.onPaper}</p></footer>`,
  ).text;
  const place = ({ name }: NamedChart): number => page.indexOf(`data-chart="${name}"`);
  return { html: page, charts: [...sheet.charts].sort((a, b) => place(a) - place(b)) };
}
