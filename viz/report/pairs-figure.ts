/** What official figures show and what they hide: every indicator that may not stand alone, against its counterpart. */
import { type PairPanel, pairs } from "../charts/pairs.ts";
import { meanScale } from "../words/sentence.ts";
import type { ResponseComparison } from "./data.ts";
import { described, figure, plainNumber } from "./figure.ts";
import { expandable, type Html, NOTHING } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import { responseTable } from "./tables.ts";
import type { View } from "./view.ts";

/** Indicators that never appear alone, with what stands beside them: docs/measures.md, section 8. */
const PAIRS: readonly (readonly [indicator: string, beside: string])[] = [
  ["officialOnTime", "closedUnsolved"],
  ["registered", "born"],
  ["selfHandled", "reopened"],
  ["petitions", "silentShare"],
  ["intrusionVisits", "intrusionIdle"],
  ["satisfiedOfRated", "ratingResponse"],
  ["solvedWithin7", "affairsUndone"],
];

function axisOf(view: View, response: ResponseComparison, arrow: string): string {
  const subject = view.subject(response);
  return `${arrow} ${view.responseLabel(response)}${view.words.bracketed(
    `${meanScale(subject, view.words).words.axis}${view.words.semicolon}${view.words.direction[response.better]}`,
  )}`;
}

function panelOf(view: View, across: ResponseComparison, upwards: ResponseComparison): PairPanel {
  const value = (response: ResponseComparison, policy: string, end: "mean" | "low" | "high"): number => {
    const { factor } = meanScale(view.subject(response), view.words);
    const number = view.outcome(response, policy)?.[end] ?? null;
    return number === null ? Number.NaN : number * factor;
  };
  return {
    title: view.words.page.pairOf(view.words.text(across.label), view.words.text(upwards.label)),
    xAxis: axisOf(view, across, "→"),
    yAxis: axisOf(view, upwards, "↑"),
    points: view.policies.map(({ name, index }) => ({
      policy: index,
      x: value(across, name, "mean"),
      xLow: value(across, name, "low"),
      xHigh: value(across, name, "high"),
      y: value(upwards, name, "mean"),
      yLow: value(upwards, name, "low"),
      yHigh: value(upwards, name, "high"),
    })),
    xFormat: plainNumber,
    yFormat: plainNumber,
  };
}

/** @returns nothing if the run has no indicator with its counterpart */
export function pairsFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const found = PAIRS.flatMap(([indicator, beside]) => {
    const across = view.response(indicator);
    const upwards = view.response(beside);
    return across === undefined || upwards === undefined ? [] : [[across, upwards] as const];
  });
  if (found.length === 0) return NOTHING;
  const draw = (width: number): string =>
    pairs(
      found.map(([across, upwards]) => panelOf(view, across, upwards)),
      {
        width,
        label: described(words, words.chart.pairsLabel),
        policies: view.policies.map((policy) => words.heading(policy.label)),
      },
      sheet.document,
    );
  const data = expandable(
    words.page.showTable,
    responseTable(view, words.chart.pairsLabel, [...new Set(found.flat())]),
  );
  return figure(sheet, "pairs", words.page.pairs, words.chart.pairsReading, draw, data);
}
