/** The charts of a report: each with its reading in one sentence and its figures in a table underneath. */
import { decomposition } from "../charts/decomposition.ts";
import { forest } from "../charts/forest.ts";
import { hours } from "../charts/hours.ts";
import { numeral } from "../words/quantity.ts";
import { differenceScale } from "../words/sentence.ts";
import type { ResponseComparison } from "./data.ts";
import { described, figure, plainNumber, signedNumber } from "./figure.ts";
import { isFragmentation } from "./fragmentation-figure.ts";
import { expandable, type Html, html, NOTHING } from "./html.ts";
import { activityNames, activityParts, isActivity, isStage, lineNames, stageParts } from "./parts.ts";
import type { Sheet } from "./sheet.ts";
import { COSTS, mainTable, responseTable } from "./tables.ts";
import type { View } from "./view.ts";

/** @returns whether the table of a chart, or that of the costs, already holds the response */
export function isCharted(name: string): boolean {
  return isStage(name) || isActivity(name) || isFragmentation(name) || COSTS.includes(name);
}

/** Paired differences of some responses, a panel each. */
function forestOf(
  view: View,
  responses: readonly ResponseComparison[],
  label: string,
  sheet: Sheet,
): { readonly count: number; readonly draw: (width: number) => string } {
  const { words } = view;
  const scales = responses.map((response) => differenceScale(view.subject(response), words));
  const rows = responses.flatMap((response, panel) =>
    view.others.flatMap((policy) => {
      const difference = view.outcome(response, policy.name)?.difference ?? null;
      if (difference === null) return [];
      const by = (value: number | null): number => (value === null ? Number.NaN : value * scales[panel].factor);
      return [{ panel, policy: words.heading(policy.label), difference, by }];
    }),
  );
  const columns = {
    panel: rows.map((row) => row.panel),
    policy: rows.map((row) => row.policy),
    mean: rows.map((row) => row.by(row.difference.mean)),
    low: rows.map((row) => row.by(row.difference.low)),
    high: rows.map((row) => row.by(row.difference.high)),
    verdict: rows.map((row) => row.difference.verdict),
    word: rows.map(({ difference }) =>
      difference.mean === null ? words.undefinedValue : words.verdict[difference.verdict],
    ),
  };
  const panels = responses.map((response, i) => ({
    title: view.responseLabel(response),
    subtitle: words.directionMark[response.better],
    axis: scales[i].words.axis,
    margin: response.margin === null ? null : response.margin * scales[i].factor,
    format: signedNumber,
  }));
  const { forestBand } = words.chart;
  const draw = (width: number): string =>
    forest(columns, { width, label: described(words, label), panels, bandLabel: forestBand }, sheet.document);
  return { count: rows.length, draw };
}

/** @returns the one chart of the first page: the first primary measure under every policy */
export function headlineChart(view: View, response: ResponseComparison, sheet: Sheet): (width: number) => string {
  const label = view.words.chart.headlineLabel(view.words.text(response.label), view.baseline.label);
  return forestOf(view, [response], label, sheet).draw;
}

/** @returns the forest plot of paired differences, with the table of primary measures */
export function forestFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  if (view.others.length === 0 || view.primary.length === 0) return NOTHING;
  const { count, draw } = forestOf(view, view.primary, words.chart.forestLabel(view.baseline.label), sheet);
  const reading = words.chart.forestReading(view.tally(null), count, view.baseline.label);
  return figure(
    sheet,
    "differences-chart",
    words.page.forest,
    reading,
    draw,
    expandable(words.page.showTable, mainTable(view)),
  );
}

const meanOf = (view: View, response: ResponseComparison, policy: string): number =>
  view.outcome(response, policy)?.mean ?? Number.NaN;

const total = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0);

/** @returns mean hours of a registered matter by stage */
export function decompositionFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const responses = view.data.comparison.responses.filter((response) => isStage(response.name));
  if (responses.length === 0) return html`<p class="quiet">${words.page.notShown(words.page.decomposition)}</p>`;
  const stages = stageParts(responses, words);
  const values = view.policies.map((policy) => responses.map((response) => meanOf(view, response, policy.name)));
  const totals = values.map(total);
  const hoursText = (value: number): string => words.chart.hoursUnit(numeral(value, value < 10 ? 1 : 0));
  const most = values[0].reduce((best, value, i) => (value > (values[0][best] ?? 0) ? i : best), 0);
  const least = totals.reduce((best, value, i) => (value < totals[best] ? i : best), 0);
  const reading = words.chart.decompositionReading({
    baseline: view.baseline.label,
    total: hoursText(totals[0]),
    stage: stages[most].label,
    stageShare: numeral((100 * values[0][most]) / totals[0], 0),
    least: view.policies[least].label,
    leastTotal: hoursText(totals[least]),
  });
  const columns = {
    labels: view.policies.map((policy) => words.heading(policy.label)),
    notes: totals.map(hoursText),
    values,
  };
  const draw = (width: number): string =>
    decomposition(
      columns,
      {
        width,
        label: described(words, words.chart.decompositionLabel),
        stages,
        axis: words.chart.decompositionAxis,
        format: plainNumber,
      },
      sheet.document,
    );
  const data = expandable(words.page.showTable, responseTable(view, words.chart.decompositionLabel, responses));
  return figure(sheet, "decomposition", words.page.decomposition, reading, draw, data);
}

/** @returns hours a week by line and activity */
export function hoursFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const responses = view.data.comparison.responses.filter((response) => isActivity(response.name));
  if (responses.length === 0) return html`<p class="quiet">${words.page.notShown(words.page.hours)}</p>`;
  const names = activityNames(responses);
  const activities = activityParts(names, words);
  const lines = lineNames(responses).map((line) => {
    const values = view.policies.map((policy) =>
      names.map((activity) => {
        const response = responses.find((one) => one.name === `hours:${line}:${activity}`);
        return response === undefined ? Number.NaN : meanOf(view, response, policy.name);
      }),
    );
    return {
      line,
      title: words.line(line),
      labels: view.policies.map((policy) => words.heading(policy.label)),
      notes: values.map((row) => words.chart.hoursUnit(numeral(total(row), 0))),
      values,
    };
  });
  const sums = lines[0].values.map(total);
  // Beside the baseline, the policy under which this line's hours differ most from it.
  const other = sums.reduce((most, sum, i) => (Math.abs(sum - sums[0]) > Math.abs(sums[most] - sums[0]) ? i : most), 0);
  const reading = words.chart.hoursReading({
    line: lines[0].title,
    rows: [...new Set([0, other])].map((policy) => {
      const row = lines[0].values[policy];
      const most = row.reduce((best, value, i) => (value > (Number.isFinite(row[best]) ? row[best] : 0) ? i : best), 0);
      return {
        policy: view.policies[policy].label,
        activity: activities[most].label,
        share: numeral((100 * row[most]) / sums[policy], 0),
      };
    }),
  });
  const draw = (width: number): string =>
    hours(
      lines.filter((line) => line.values.some((row) => total(row) > 0)),
      {
        width,
        label: described(words, words.chart.hoursLabel),
        activities,
        axis: words.chart.hoursAxis,
        format: plainNumber,
      },
      sheet.document,
    );
  const data = expandable(
    words.page.showTable,
    html`${lines.map(({ line, title }) =>
      responseTable(
        view,
        words.chart.partOf(words.page.hours, title),
        responses.filter((response) => response.name.split(":")[1] === line),
      ),
    )}`,
  );
  return figure(sheet, "hours", words.page.hours, reading, draw, data);
}
