/** What the money buys: full cost against the first primary measure, and the policies that no other beats on both. */
import { type ParetoColumns, pareto } from "../charts/pareto.ts";
import { meanScale } from "../words/sentence.ts";
import type { ResponseComparison } from "./data.ts";
import { described, plainNumber } from "./figure.ts";
import { type Html, html, NOTHING } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import type { View } from "./view.ts";

const COST = "fullCost";

/** No other has a mean at least as good on both and better on one. */
function isEfficient(x: readonly number[], y: readonly number[], ySign: number, at: number): boolean {
  return !x.some(
    (cost, other) =>
      other !== at &&
      cost <= x[at] &&
      ySign * (y[other] - y[at]) >= 0 &&
      (cost < x[at] || ySign * (y[other] - y[at]) > 0),
  );
}

function columnsOf(view: View, cost: ResponseComparison, gain: ResponseComparison): ParetoColumns {
  const column = (response: ResponseComparison, end: "mean" | "low" | "high"): number[] => {
    const { factor } = meanScale(view.subject(response), view.words);
    return view.policies.map((policy) => {
      const value = view.outcome(response, policy.name)?.[end] ?? null;
      return value === null ? Number.NaN : value * factor;
    });
  };
  const x = column(cost, "mean");
  const y = column(gain, "mean");
  return {
    label: view.policies.map((policy) => view.words.heading(policy.label)),
    x,
    xLow: column(cost, "low"),
    xHigh: column(cost, "high"),
    y,
    yLow: column(gain, "low"),
    yHigh: column(gain, "high"),
    isEfficient: x.map((_, at) => isEfficient(x, y, gain.better === "lower" ? -1 : 1, at)),
  };
}

/** @returns nothing where cost or a primary measure with a better side is missing; else chart and reading */
export function paretoChart(view: View, sheet: Sheet): Html {
  const { words } = view;
  const cost = view.response(COST);
  const gain = view.primary.find((response) => response.better !== "neither");
  if (cost === undefined || gain === undefined || view.others.length === 0) return NOTHING;
  const { better } = gain;
  if (better === "neither") return NOTHING;
  const columns = columnsOf(view, cost, gain);
  const axis = (response: ResponseComparison): string =>
    `${view.responseLabel(response)}${words.bracketed(`${meanScale(view.subject(response), words).words.axis}${words.semicolon}${words.direction[response.better]}`)}`;
  const draw = (width: number): string =>
    pareto(
      columns,
      {
        width,
        label: described(words, words.chart.paretoLabel(words.text(gain.label))),
        xAxis: `→ ${axis(cost)}`,
        yAxis: `↑ ${axis(gain)}`,
        frontLabel: words.chart.paretoFront,
        xBetter: "lower",
        yBetter: better,
        xFormat: plainNumber,
        yFormat: plainNumber,
      },
      sheet.document,
    );
  const efficient = view.policies.filter((_, at) => columns.isEfficient[at]).map((policy) => policy.label);
  return html`<p class="reading">${words.chart.paretoReading(words.text(gain.label), efficient, view.policies.length)}</p>
${sheet.chart("pareto", draw)}`;
}
