/** A description of a log as one HTML page that needs nothing else and asks nothing of a network. */
import { columns } from "../charts/columns.ts";
import { drawCurves } from "../charts/curves.ts";
import { described, figure, plainNumber } from "../report/figure.ts";
import { expandable, Html, html, NOTHING, section, table } from "../report/html.ts";
import { Sheet } from "../report/sheet.ts";
import { wholePage } from "../report/shell.ts";
import { words } from "../words/catalogue.ts";
import { logWords } from "../words/log-catalogue.ts";
import type { LogWords } from "../words/logs.ts";
import type { Lang, Words } from "../words/words.ts";
import { type BreakdownSummary, FEWEST, type LogSummary } from "./summary.ts";
import {
  allTold,
  arrivalsTold,
  closedByOf,
  count,
  duration,
  durationsOf,
  estimated,
  onTimeTold,
  partsTold,
  percent,
  ratesTold,
  readingOf,
  satisfactionTold,
  sizeOf,
  type Told,
} from "./tell.ts";

export interface LogPageOptions {
  readonly lang: Lang;
  readonly document: Document;
}

/** What every section is made with. */
export interface Room {
  readonly s: LogSummary;
  readonly w: LogWords;
  readonly words: Words;
  readonly sheet: Sheet;
}

/** @returns a self-contained HTML page */
export function renderLog(summary: LogSummary, { lang, document }: LogPageOptions): string {
  const room: Room = { s: summary, w: logWords(lang), words: words(lang), sheet: new Sheet(document) };
  const { w } = room;
  const told = allTold(summary, w);
  const sections = [
    toldSection("size", told[0], room),
    toldSection("reading", readingOf(summary, w), room),
    problemSection(room),
    closingFigure(room),
    toldSection("durations", durationsOf(summary, w), room),
    toldSection("on-time", onTimeTold(summary, w), room),
    toldSection("satisfaction", satisfactionTold(summary, w), room),
    arrivalFigures(room),
    toldSection("rates", ratesTold(summary, w), room),
    toldSection("fragmentation", partsTold(summary, w), room),
    breakdownSection("by-category", w.byCategory, summary.byCategory, room),
    breakdownSection("by-unit", w.byUnit, summary.byUnit, room),
  ];
  const body = sections.map(({ text }) => text).join("\n");
  const [counts, span] = sizeOf(summary, w).notes;
  return pageOf({
    title: w.title,
    subject: summary.source.name,
    lead: `${counts}. ${span}${summary.cases < FEWEST ? ` ${w.fewCases}` : ""}`,
    body,
    w,
  });
}

/** What stands around the sections of a page about a log. */
export function pageOf(page: {
  readonly title: string;
  readonly subject: string;
  readonly lead: string;
  readonly body: string;
  readonly w: LogWords;
}): string {
  const { title, subject, lead, body, w } = page;
  return wholePage(
    w.tag,
    title,
    html`<header class="top">
<p class="banner"><strong>${w.banner}</strong></p>
<p class="kicker">${subject}</p>
<h1>${title}</h1>
<p class="question">${lead}</p>
</header>
<div class="columns">
<main>
${new Html(body)}
</main>
</div>
<footer class="bottom"><p>gridgov. ${w.banner}</p></footer>`,
  ).text;
}

function rowsOf({ title, rows }: Told, { w, words: all }: Omit<Room, "s">): Html {
  if (rows.length === 0) return NOTHING;
  return table(
    title,
    [
      { title: w.measure, isNumber: false },
      { title: w.value, isNumber: false },
    ],
    [{ title: null, rows: rows.map(([head, value]) => ({ head, cells: [value] })) }],
    all,
  );
}

export function toldSection(id: string, told: Told | null, room: Omit<Room, "s">): Html {
  if (told === null || (told.rows.length === 0 && told.notes.length === 0)) return NOTHING;
  return section(id, told.title, html`${told.notes.map((note) => html`<p>${note}</p>`)}`, rowsOf(told, room));
}

function problemSection({ s, w, words: all }: Room): Html {
  if (s.problems.length === 0) return section("problems", w.problems, html`<p>${w.noProblems}</p>`);
  const [kind, rows, what, lines] = w.problemHead;
  return section(
    "problems",
    w.problems,
    table(
      w.problems,
      [
        { title: kind, isNumber: false },
        { title: rows, isNumber: true },
        { title: what, isNumber: false },
        { title: lines, isNumber: true },
      ],
      [
        {
          title: null,
          rows: s.problems.map((problem) => ({
            head: w.problem[problem.kind],
            cells: [count(problem.rows), problem.leftOut ? w.leftOut : w.kept, problem.lines.join(", ")],
          })),
        },
      ],
      all,
    ),
  );
}

/** From two hours on: what lies to the left of that is one step. */
const FIRST_DAYS = 1 / 12;

function closingFigure(room: Room): Html {
  const { s, w, words: all, sheet } = room;
  const told = closedByOf(s, w);
  const shown = s.openShare.filter(({ days }) => days >= FIRST_DAYS);
  if (shown.length < 2) return toldSection("closing", told, room);
  const half = s.closedByDays.find(({ share }) => share === 0.5)?.days ?? null;
  const after = s.openShare.findLast(({ days }) => days <= 60)?.share ?? 1;
  const points = [...shown];
  const curve = {
    label: s.source.name,
    policy: 0,
    x: points.map(({ days }) => days),
    mean: points.map(({ share }) => 100 * share),
    low: points.map(({ share, se }) => 100 * Math.max(0, share - 1.96 * se)),
    high: points.map(({ share, se }) => 100 * Math.min(1, share + 1.96 * se)),
  };
  const ticks = [0.1, 1, 7, 30, 100, 365, 1000].map((at) => ({ at, label: plainNumber(at) }));
  const draw = (width: number): string =>
    drawCurves(
      [curve],
      {
        width,
        label: described(all, w.chart.closing),
        isLog: true,
        xTicks: ticks,
        xAxis: w.chart.closing,
        yAxis: `${w.chart.shareOpen}, %`,
        yDomain: [0, 100],
        format: plainNumber,
        bandLabel: `${w.chart.shareOpen} ± 1.96 s.e.`,
      },
      sheet.document,
    );
  const reading = w.chart.closingReading(duration(half, w), percent(after, w));
  const notes = html`${told.notes.map((note) => html`<p class="quiet">${note}</p>`)}`;
  return figure(
    sheet,
    "closing",
    w.closedBy,
    reading,
    draw,
    html`${notes}${expandable(w.showTable, rowsOf(told, room))}`,
  );
}

function arrivalFigures(room: Room): Html {
  const { s, w, words: all, sheet } = room;
  const told = arrivalsTold(s, w);
  const { byHour, byMonth } = s.arrivals;
  const bars = (
    name: string,
    title: string,
    labels: readonly string[],
    values: readonly (number | null)[],
    yAxis: string,
  ): Html => {
    const numbers = values.map((value) => value ?? Number.NaN);
    if (numbers.filter(Number.isFinite).length < 2) return NOTHING;
    const draw = (width: number): string =>
      columns(
        { labels, values: numbers },
        { width, label: described(all, title), yAxis, format: plainNumber },
        sheet.document,
      );
    return html`<p class="reading">${title}</p>${sheet.chart(name, draw)}`;
  };
  const hours = byHour.map((share) => (share === null ? null : 100 * share));
  const months = byMonth.map(({ cases, days }) => (cases === null ? null : cases / days));
  return section(
    "arrivals",
    told.title,
    html`${told.notes.map((note) => html`<p>${note}</p>`)}`,
    bars(
      "arrivals-by-hour",
      w.chart.hours,
      hours.map((_, hour) => String(hour)),
      hours,
      "%",
    ),
    bars(
      "arrivals-by-month",
      w.chart.months,
      byMonth.map(({ month }) => month),
      months,
      w.chart.perDay,
    ),
    expandable(w.showTable, rowsOf(told, room)),
  );
}

function breakdownSection(id: string, title: string, { cells, more, suppressed }: BreakdownSummary, room: Room): Html {
  const { w, words: all } = room;
  if (cells.length === 0) return NOTHING;
  const parts = Object.keys(cells[0].parts) as (keyof LogWords["part"])[];
  const numeric = (name: string): { title: string; isNumber: true } => ({ title: name, isNumber: true });
  const rows = cells.map((cell) => ({
    head: cell.name,
    cells: [
      count(cell.cases),
      count(cell.closed),
      duration(cell.medianDaysToClose, w),
      ...parts.map((part) => {
        const found = cell.parts[part];
        return found === undefined ? w.nothing : estimated(found, null, w);
      }),
    ],
  }));
  return section(
    id,
    title,
    table(
      title,
      [
        { title: "", isNumber: false },
        numeric(w.cases),
        numeric(w.closed),
        numeric(w.median),
        ...parts.map((part) => numeric(part.toUpperCase())),
      ],
      [{ title: null, rows }],
      all,
    ),
    more === 0 ? NOTHING : html`<p>${w.more(more)}</p>`,
    suppressed.cells === 0 ? NOTHING : html`<p>${w.suppressed(suppressed.cells, suppressed.cases)}</p>`,
  );
}
