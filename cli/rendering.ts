/** What a finished run looks like to a reader: the report as HTML, the comparison as text. */

import type { Fit } from "../scenarios/logs/fit.ts";
import type { Check } from "../scenarios/logs/fit-check.ts";
import type { Answer } from "../scenarios/method.ts";
import type { ResolvedStudy } from "../scenarios/study.ts";
import type { LogSummary } from "../viz/logs/summary.ts";
import type { ReportData, RunManifest } from "../viz/report/data.ts";
import type { DrawnReport } from "../viz/report/drawn.ts";
import { comparisonText } from "../viz/report/text.ts";
import { type Explored, studyText } from "../viz/studies/text.ts";
import { words } from "../viz/words/catalogue.ts";
import type { Lang } from "../viz/words/lang.ts";

/** @param report where the report is, if one was written */
export function renderAnswer(
  outcome: Answer,
  study: ResolvedStudy,
  manifest: RunManifest,
  lang: Lang,
  report?: string,
): string {
  const { done, failed } = manifest.replications;
  const text =
    outcome.method === "compare"
      ? comparisonText({ manifest, comparison: outcome.verdict, study, series: [], warmUp: null }, lang)
      : studyText(outcome, study, { runs: done, failed: failed.length }, lang);
  return report === undefined ? text.trimEnd() : `${text.trimEnd()}\n\n${words(lang).reportAt(report)}`;
}

/** @returns a self-contained HTML page */
export async function renderHtml(data: ReportData, lang: Lang): Promise<string> {
  return (await drawn(data, lang)).html;
}

/** @returns the page, and its charts by name */
export async function drawn(data: ReportData, lang: Lang): Promise<DrawnReport> {
  // A second of loading that only reports need.
  const [{ parseHTML }, { drawReport }] = await Promise.all([import("linkedom"), import("../viz/report/page.ts")]);
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  return drawReport(data, { lang, document });
}

/** @returns the page of a study by another method, and its charts by name */
export async function drawnStudy(
  answer: Explored,
  study: ResolvedStudy,
  manifest: RunManifest,
  lang: Lang,
): Promise<DrawnReport> {
  const [{ parseHTML }, { drawStudy }] = await Promise.all([import("linkedom"), import("../viz/studies/page.ts")]);
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  return drawStudy(answer, study, manifest, { lang, document });
}

/**
 * @param html the report as a page
 * @param chartFile where the chart of a name is
 * @returns the same as Markdown
 */
export async function asMarkdown(html: string, chartFile: (name: string) => string): Promise<string> {
  const [{ parseHTML }, { reportMarkdown }] = await Promise.all([
    import("linkedom"),
    import("../viz/report/markdown.ts"),
  ]);
  return reportMarkdown(parseHTML(html).document, chartFile);
}

/** @returns a self-contained HTML page of a fit with its charts */
export async function renderFitHtml(
  fit: Fit,
  check: Check | null | undefined,
  subject: string,
  lang: Lang,
): Promise<string> {
  const [{ parseHTML }, { renderFit }] = await Promise.all([import("linkedom"), import("../viz/logs/fit-page.ts")]);
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  return renderFit(fit, check, subject, { lang, document });
}

/** @returns a self-contained HTML page that describes a log */
export async function renderLogHtml(summary: LogSummary, lang: Lang): Promise<string> {
  const [{ parseHTML }, { renderLog }] = await Promise.all([import("linkedom"), import("../viz/logs/page.ts")]);
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  return renderLog(summary, { lang, document });
}
