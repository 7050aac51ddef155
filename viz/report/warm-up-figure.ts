/** Whether the run has forgotten how it starts before anything is compared: Welch's plot with the cut of MSER. */
import { LEAST_BATCHES, welch as smooth } from "../../engine/study/warm-up.ts";
import { welch } from "../charts/welch.ts";
import { numeral } from "../words/quantity.ts";
import { described, figure, plainNumber } from "./figure.ts";
import { expandable, type Html, html, NOTHING, table } from "./html.ts";
import { sampled } from "./series-figures.ts";
import type { Sheet } from "./sheet.ts";
import type { View } from "./view.ts";

/** Half-width of the moving average, weeks. */
const WINDOW = 2;

/** @returns where the start is forgotten, in a sentence or two */
export function warmUpSentences(view: View): string[] {
  const { words, data } = view;
  if (data.warmUp === null) return [];
  const { length, replications, ofMeans, cuts, tooShort } = data.warmUp;
  if (ofMeans === null) return [words.page.warmUpUntested({ weeks: length, least: LEAST_BATCHES })];
  const cut = ofMeans.isTooShort ? null : ofMeans.cut;
  const range = cuts.length === 0 ? null : { from: cuts[0].cut, to: cuts[cuts.length - 1].cut };
  return [
    words.page.warmUpCut({ weeks: length, cut, replications, baseline: view.baseline.label }),
    ...(replications > 1 ? [words.page.warmUpCuts({ range, tooShort, replications })] : []),
  ];
}

/** @returns nothing for a run that has no such series */
export function warmUpFigure(view: View, sheet: Sheet): Html {
  const { words, data } = view;
  const { warmUp } = data;
  if (warmUp === null || warmUp.length <= 2 * WINDOW) return NOTHING;
  const { length, means, ofMeans } = warmUp;
  const smoothed = smooth(means, WINDOW);
  // A week stands at its end, counted from the start of the run.
  const columns = {
    x: means.map((_, i) => i + 1),
    mean: means,
    smoothed: means.map((_, i) => smoothed[i] ?? Number.NaN),
  };
  const marks =
    ofMeans === null || ofMeans.isTooShort ? [] : [{ at: ofMeans.cut, label: words.chart.warmUpCut(ofMeans.cut) }];
  const draw = (width: number): string =>
    welch(
      columns,
      {
        width,
        label: described(words, words.chart.warmUpLabel(view.baseline.label)),
        xAxis: words.chart.warmUpX(length),
        yAxis: words.chart.warmUpY(view.baseline.label),
        rawLabel: words.chart.warmUpRaw(warmUp.replications),
        smoothLabel: words.chart.warmUpSmooth(2 * WINDOW + 1),
        marks,
        format: plainNumber,
      },
      sheet.document,
    );
  const [head, ...rest] = warmUpSentences(view);
  const weeks = table(
    words.chart.warmUpLabel(view.baseline.label),
    [
      { title: words.chart.warmUpX(length), isNumber: false },
      { title: words.chart.warmUpRaw(warmUp.replications), isNumber: true },
      { title: words.chart.warmUpSmooth(2 * WINDOW + 1), isNumber: true },
    ],
    [
      {
        title: null,
        rows: sampled(columns.x, 26).map((i) => ({
          head: plainNumber(columns.x[i]),
          cells: [columns.mean[i], columns.smoothed[i]].map((value) =>
            Number.isFinite(value) ? numeral(value, 0) : "–",
          ),
        })),
      },
    ],
    words,
  );
  const below = html`${rest.map((text) => html`<p>${text}</p>`)}${expandable(words.page.showTable, weeks)}`;
  return figure(sheet, "warm-up", words.page.warmUp, head, draw, below);
}
