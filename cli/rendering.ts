/** What a finished run looks like to a reader: the report as HTML, the comparison as text. */
import type { Answer } from "../scenarios/method.ts";
import type { ResolvedStudy } from "../scenarios/study.ts";
import type { ReportData, RunManifest } from "../viz/report/data.ts";
import { comparisonText } from "../viz/report/text.ts";
import { studyText } from "../viz/studies/text.ts";
import { words } from "../viz/words/catalogue.ts";
import type { Lang } from "../viz/words/words.ts";

/** @param report where the report is, if one was written */
export function renderText(data: ReportData, lang: Lang, report?: string): string {
  const text = comparisonText(data, lang).trimEnd();
  return report === undefined ? text : `${text}\n\n${words(lang).reportAt(report)}`;
}

/** @param report where the report is, if one was written */
export function renderAnswer(
  outcome: Answer,
  study: ResolvedStudy,
  manifest: RunManifest,
  lang: Lang,
  report?: string,
): string {
  const { done, failed } = manifest.replications;
  if (outcome.method !== "compare") {
    return studyText(outcome, study, { runs: done, failed: failed.length }, lang).trimEnd();
  }
  return renderText({ manifest, comparison: outcome.verdict, study, series: [] }, lang, report);
}

/** @returns a self-contained HTML page */
export async function renderHtml(data: ReportData, lang: Lang): Promise<string> {
  // A second of loading that only reports need.
  const [{ parseHTML }, { renderReport }] = await Promise.all([import("linkedom"), import("../viz/report/page.ts")]);
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  return renderReport(data, { lang, document });
}
