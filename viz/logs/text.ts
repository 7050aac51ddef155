/** A description for the terminal. */
import { columnsOf } from "../report/text.ts";
import { logWords } from "../words/log-catalogue.ts";
import type { LogWords } from "../words/logs.ts";
import type { Lang } from "../words/words.ts";
import type { BreakdownSummary, LogSummary } from "./summary.ts";
import { allTold, count, duration, estimated, type Told } from "./tell.ts";

/** @returns rows with their columns under one another; all but the first are numbers */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at]))));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = " ".repeat(widths[at] - columnsOf(cell));
        return at === 0 ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** @returns a heading, its notes, and names and values in two columns */
export function block({ title, notes, rows }: Told): string[] {
  const width = Math.max(0, ...rows.map(([name]) => columnsOf(name)));
  return [
    title,
    ...notes.map((note) => `  ${note}`),
    ...rows.map(([name, value]) => `  ${name}${" ".repeat(width - columnsOf(name))}  ${value}`.trimEnd()),
    "",
  ];
}

/** A terminal shows the largest; the page and the JSON have the others. */
const MOST_ROWS = 12;

function breakdownLines(title: string, breakdown: BreakdownSummary, w: LogWords): string[] {
  const { cells, more, suppressed } = breakdown;
  if (cells.length === 0) return [];
  const parts = Object.keys(cells[0].parts) as (keyof LogWords["part"])[];
  const head = ["", w.cases, w.closed, w.median, ...parts.map((part) => part.toUpperCase())];
  const rows = cells
    .slice(0, MOST_ROWS)
    .map((cell) => [
      cell.name,
      count(cell.cases),
      count(cell.closed),
      duration(cell.medianDaysToClose, w),
      ...parts.map((part) => estimated(cell.parts[part] ?? { n: 0, value: null, low: null, high: null }, null, w)),
    ]);
  const unshown = more + Math.max(0, cells.length - MOST_ROWS);
  const rest = [
    ...(unshown === 0 ? [] : [`  ${w.more(unshown)}`]),
    ...(suppressed.cells === 0 ? [] : [`  ${w.suppressed(suppressed.cells, suppressed.cases)}`]),
  ];
  return [title, ...aligned([head, ...rows]).map((line) => `  ${line}`), ...rest, ""];
}

function problemLines({ problems }: LogSummary, w: LogWords): string[] {
  if (problems.length === 0) return [`${w.problems}${w.colon}${w.noProblems}`, ""];
  const rows = problems.map(({ kind, rows: n, leftOut, lines }) => [
    w.problem[kind],
    count(n),
    leftOut ? w.leftOut : w.kept,
    lines.map(String).join(", "),
  ]);
  return [w.problems, ...aligned([w.problemHead, ...rows]).map((line) => `  ${line}`), ""];
}

/** @returns plain text, ending with a line break */
export function logText(summary: LogSummary, lang: Lang): string {
  const w = logWords(lang);
  const [size, reading, ...rest] = allTold(summary, w);
  const lines = [
    `${w.title}${w.colon}${summary.source.name}`,
    w.banner,
    ...(summary.cases < 10 ? [w.fewCases] : []),
    "",
    ...block(size),
    ...block(reading),
    ...problemLines(summary, w),
    ...rest.flatMap(block),
    ...breakdownLines(w.byCategory, summary.byCategory, w),
    ...breakdownLines(w.byUnit, summary.byUnit, w),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
