/** The chart of an optimisation: its front, with the settings of each member in a table. */
import type { OptimisationVerdict } from "../../engine/study/optimisation/optimisation.ts";
import { pareto } from "../charts/pareto.ts";
import { described, plainNumber } from "../report/figure.ts";
import { type Html, html, section, table } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { known } from "./drawn.ts";
import type { Teller } from "./teller.ts";

/** @returns none for a single objective, or a front of one */
export function optimisationFigures(verdict: OptimisationVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { front, objectives } = verdict;
  const { chart } = teller.words.study;
  if (objectives.length < 2 || front.length < 2) return [];
  const title = chart.front;
  const axis = (of: 0 | 1) => {
    const most = Math.max(...front.map(({ objectives: own }) => Math.abs(own[of].mean ?? 0)));
    return { ...teller.unitOf(objectives[of], most), better: teller.better(objectives[of]) };
  };
  const [x, y] = [axis(0), axis(1)];
  const column = (of: 0 | 1, end: "mean" | "low" | "high"): number[] =>
    front.map(({ objectives: own }) => known(own[of][end]) * [x, y][of].factor);
  const draw = (width: number): string =>
    pareto(
      {
        label: front.map((_, i) => String(i + 1)),
        x: column(0, "mean"),
        xLow: column(0, "low"),
        xHigh: column(0, "high"),
        y: column(1, "mean"),
        yLow: column(1, "low"),
        yHigh: column(1, "high"),
        isEfficient: front.map(() => true),
      },
      {
        width,
        label: described(teller.words, title),
        xAxis: `→ ${teller.words.heading(teller.response(objectives[0]))}${teller.words.bracketed(x.axis)}`,
        yAxis: `↑ ${teller.words.heading(teller.response(objectives[1]))}${teller.words.bracketed(y.axis)}`,
        frontLabel: chart.frontLine,
        xBetter: x.better === "lower" ? "lower" : "higher",
        yBetter: y.better === "lower" ? "lower" : "higher",
        xFormat: plainNumber,
        yFormat: plainNumber,
      },
      sheet.document,
    );
  // Settings are too long for a key: the chart numbers them, the table says what they are.
  const settings = table(
    title,
    [
      { title: chart.setting, isNumber: false },
      ...[0, 1].map((of) => ({ title: teller.words.heading(teller.response(objectives[of])), isNumber: true })),
    ],
    [
      {
        title: null,
        rows: front.map((member, i) => ({
          head: `${i + 1}${teller.words.colon}${teller.settings(member.settings).join(teller.words.semicolon)}`,
          cells: [0, 1].map((of) => teller.amount(objectives[of], member.objectives[of])),
        })),
      },
    ],
    teller.words,
  );
  return [section("front", title, html`${sheet.chart("front", draw)}${settings}`)];
}
