/** The comparison for a terminal: sentences first, then a table whose columns line up whatever the script. */
import { type Registry, SHIPPED } from "../../scenarios/registry.ts";
import { isWide } from "../charts/lettering.ts";
import { VERDICTS } from "../charts/palette.ts";
import { words } from "../words/catalogue.ts";
import type { Lang } from "../words/words.ts";
import { attributionSentences, findings } from "./answer.ts";
import { cellsOf, unitNote } from "./cells.ts";
import type { ReportData } from "./data.ts";
import { districtSentences } from "./districts.ts";
import { matchedSentences } from "./inputs.ts";
import { bestSentences, ratioSentences } from "./standing.ts";
import { View } from "./view.ts";

/** @returns columns of a terminal that a text takes */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += isWide(character) ? 2 : 1;
  return columns;
}

function aligned(rows: readonly (readonly string[])[], isNumber: readonly boolean[]): string[] {
  const widths = isNumber.map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at]))));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = " ".repeat(widths[at] - columnsOf(cell));
        return isNumber[at] ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd(),
  );
}

function primaryTable(view: View): string[] {
  const { words: w } = view;
  const head = [w.page.policy, w.page.mean, w.page.difference, w.page.simultaneous, w.page.verdict];
  const isNumber = [false, true, true, true, false];
  const blocks = view.primary.map((response) => {
    const subject = view.subject(response);
    const rows = response.policies.map((outcome) => {
      const cells = cellsOf(subject, outcome, w);
      const verdict = outcome.difference?.verdict;
      return [
        `  ${view.label(outcome.name)}${verdict === undefined ? w.bracketed(w.page.baseline) : ""}`,
        cells.mean,
        cells.difference,
        cells.differenceInterval,
        verdict === undefined ? "–" : `${VERDICTS[verdict].glyph} ${w.verdict[verdict]}`,
      ];
    });
    return {
      title: `${view.responseLabel(response)} [${unitNote(subject, w)}; ${w.direction[response.better]}]`,
      rows,
    };
  });
  const lines = aligned([head, ...blocks.flatMap((block) => block.rows)], isNumber);
  let next = 1;
  return [lines[0], ...blocks.flatMap((block) => [block.title, ...block.rows.map(() => lines[next++])])];
}

/** A run without a comparison: every measure that is no part of a composite, with its mean and interval. */
function descriptiveTable(view: View): string[] {
  const { words: w } = view;
  const rows = view.data.comparison.responses.map((response) => {
    const cells = cellsOf(view.subject(response), response.policies[0], w);
    return [view.responseLabel(response), cells.mean, cells.interval, unitNote(view.subject(response), w)];
  });
  return aligned([[w.page.measure, w.page.mean, w.page.interval, w.page.unit], ...rows], [false, true, true, false]);
}

/**
 * @param data what a run directory holds
 * @param lang the language
 * @param registry the lists that labels and groups come from; those shipped, unless a test has its own
 * @returns plain text, ending with a line break
 */
export function comparisonText(data: ReportData, lang: Lang, registry: Registry = SHIPPED): string {
  const view = new View(data, words(lang), registry);
  const w = view.words;
  const { study, comparison } = data;
  const lines = [w.text(study.title), `${w.page.banner} ${w.text(study.district.note)}`, ""];
  const solved = matchedSentences(view);
  if (solved.length > 0) lines.push(...solved, "");
  const { failed } = comparison.replications;
  if (failed.length > 0) {
    lines.push(w.page.failedLead(failed.length));
    lines.push(...failed.map((run) => `  ${w.page.failed(view.label(run.policy), run.replication, run.message)}`), "");
  }
  if (view.others.length === 0 || view.primary.length === 0) {
    lines.push(w.page.nothingToCompare, "", ...descriptiveTable(view));
    return `${lines.join("\n")}\n`;
  }
  for (const policy of view.others) {
    lines.push(w.summary(policy.label, view.baseline.label, view.tally(policy.name), view.primary.length));
    for (const finding of findings(view, policy.name)) {
      lines.push(`  ${VERDICTS[finding.verdict].glyph} ${finding.text}`);
      if (finding.caution !== null) lines.push(`    ${finding.caution}`);
      if (finding.beside !== null) lines.push(`    ${finding.beside}`);
    }
    lines.push("");
  }
  for (const split of attributionSentences(view)) {
    if (split.sentences.length > 0)
      lines.push(w.page.attributionTitle, ...split.sentences.map((text) => `  ${text}`), "");
  }
  const beside = [...bestSentences(view), ...ratioSentences(view), ...districtSentences(view)];
  if (beside.length > 0) lines.push(...beside, "");
  lines.push(...primaryTable(view));
  return `${lines.join("\n")}\n`;
}
