/** How sure, and how risky: the MORE plot of the primary measures, with the table of precision. */
import { type MoreMeasure, more } from "../charts/more.ts";
import { meanNumeral, meanScale } from "../words/sentence.ts";
import type { ResponseComparison } from "./data.ts";
import { described, figure, plainNumber } from "./figure.ts";
import { expandable, type Html, NOTHING } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import { precisionTable } from "./tables.ts";
import type { View } from "./view.ts";

function measureOf(view: View, response: ResponseComparison): MoreMeasure {
  const subject = view.subject(response);
  const scale = meanScale(subject, view.words);
  const told = (value: number | null | undefined): number => (value == null ? Number.NaN : value * scale.factor);
  const outcomes = view.policies.map((policy) => view.outcome(response, policy.name));
  return {
    title: view.responseLabel(response),
    subtitle: view.words.direction[response.better],
    axis: scale.words.axis,
    mean: outcomes.map((outcome) => told(outcome?.mean)),
    low: outcomes.map((outcome) => told(outcome?.low)),
    high: outcomes.map((outcome) => told(outcome?.high)),
    spread: outcomes.map((outcome) => ({
      from: told(outcome?.p05),
      to: told(outcome?.p95),
      fromLow: told(outcome?.p05Interval.low),
      fromHigh: told(outcome?.p05Interval.high),
      toLow: told(outcome?.p95Interval.low),
      toHigh: told(outcome?.p95Interval.high),
    })),
    note: outcomes.map((outcome) =>
      outcome === undefined ? view.words.undefinedValue : meanNumeral(subject, outcome, view.words),
    ),
    format: plainNumber,
  };
}

/** @returns nothing for a run without primary measures */
export function moreFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const { chart } = words;
  if (view.primary.length === 0) return NOTHING;
  const draw = (width: number): string =>
    more(
      view.primary.map((response) => measureOf(view, response)),
      {
        width,
        label: described(words, chart.moreLabel),
        policies: view.policies.map((policy) => words.heading(policy.label)),
        riskLabel: chart.moreRisk,
        errorLabel: chart.moreError(view.level),
        endsLabel: chart.moreEnds(view.level),
      },
      sheet.document,
    );
  const data = expandable(words.page.showTable, precisionTable(view));
  return figure(
    sheet,
    "precision",
    words.page.precision,
    chart.moreReading(String(view.data.comparison.replications.done)),
    draw,
    data,
  );
}
