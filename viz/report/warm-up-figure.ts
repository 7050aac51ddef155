/** Whether the run has forgotten how it starts before anything is compared: Welch's plot with the cut of MSER-5. */
import { LEAST_OBSERVATIONS, welch as smooth, type WarmUpVerdict } from "../../engine/study/warm-up.ts";
import { welch } from "../charts/welch.ts";
import { numeral } from "../words/quantity.ts";
import { described, figure, plainNumber } from "./figure.ts";
import { expandable, type Html, html, NOTHING, table } from "./html.ts";
import { sampled } from "./series-figures.ts";
import type { Sheet } from "./sheet.ts";
import type { View } from "./view.ts";

/** Half-width of the moving average, weeks. */
const WINDOW = 4;

/** Replications by where their own cut lies. */
export function cutsByBurnIn({ cuts, tooShort }: WarmUpVerdict, burnIn: number) {
  const within = cuts.filter(({ cut }) => cut <= burnIn);
  const count = (of: typeof cuts): number => of.reduce((sum, { replications }) => sum + replications, 0);
  return { within: count(within), beyond: count(cuts) - count(within), tooShort };
}

/** @returns where the start is forgotten, in a sentence or two */
export function warmUpSentences(view: View): string[] {
  const { words, data } = view;
  const { warmUp, study } = data;
  if (warmUp === null) return [];
  const burnIn = study.horizon.burnIn / 7;
  const { length, replications, ofMeans } = warmUp;
  if (ofMeans === null) return [words.page.warmUpUntested({ weeks: length, least: LEAST_OBSERVATIONS })];
  const counts = cutsByBurnIn(warmUp, burnIn);
  return [
    words.page.warmUpCut({
      weeks: length,
      burnIn,
      cut: ofMeans.isTooShort ? null : ofMeans.cut,
      replications,
      baseline: view.baseline.label,
    }),
    ...(replications > 1 ? [words.page.warmUpCuts(counts)] : []),
  ];
}

/** @returns nothing for a run that has no such series */
export function warmUpFigure(view: View, sheet: Sheet): Html {
  const { words, data } = view;
  const { warmUp, study } = data;
  if (warmUp === null || warmUp.length <= 2 * WINDOW) return NOTHING;
  const burnIn = study.horizon.burnIn / 7;
  const { means, ofMeans } = warmUp;
  const smoothed = smooth(means, WINDOW);
  // A week stands at its end, 0 being the moment at which the policies are enacted.
  const columns = {
    x: means.map((_, i) => i + 1 - burnIn),
    mean: means,
    smoothed: means.map((_, i) => smoothed[i] ?? Number.NaN),
  };
  const marks = [
    ...(ofMeans === null || ofMeans.isTooShort ? [] : [{ at: ofMeans.cut - burnIn, label: words.chart.warmUpCut }]),
    { at: 0, label: words.chart.enactedOthers },
  ];
  const draw = (width: number): string =>
    welch(
      columns,
      {
        width,
        label: described(words, words.chart.warmUpLabel(view.baseline.label)),
        xAxis: words.chart.backlogX,
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
      { title: words.chart.backlogX, isNumber: false },
      { title: words.chart.warmUpRaw(warmUp.replications), isNumber: true },
      { title: words.chart.warmUpSmooth(2 * WINDOW + 1), isNumber: true },
    ],
    [
      {
        title: null,
        rows: sampled(columns.x, 20).map((i) => ({
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
