/** The charts of series: how long until a matter is closed, and how many are open. */
import { occasionsOf } from "../../engine/district/occasions.ts";
import { backlog } from "../charts/backlog.ts";
import type { Curve, Occasion } from "../charts/curves.ts";
import { distribution } from "../charts/distribution.ts";
import { decimalsOf, numeral } from "../words/quantity.ts";
import { described, figure, plainNumber } from "./figure.ts";
import { expandable, type Html, html, table } from "./html.ts";
import type { Sheet } from "./sheet.ts";
import type { View } from "./view.ts";

/** A point of a curve: its place on the axis, its mean, and the interval of that. */
type Spot = readonly [x: number, mean: number, low: number, high: number];

/** The points of a series that have a place on the axis. */
function spotsOf(view: View, name: string, policy: string, factor: number): Spot[] {
  const series = view.series(name, policy);
  if (series === undefined) return [];
  const { x, mean, low, high } = series;
  // Null once it went through JSON, and null is finite to nobody but `*`.
  const scaled = (value: number): number => (Number.isFinite(value) ? value * factor : Number.NaN);
  return x.flatMap((at, i): Spot[] =>
    Number.isFinite(at) && Number.isFinite(mean[i]) ? [[at, scaled(mean[i]), scaled(low[i]), scaled(high[i])]] : [],
  );
}

/** One curve a policy, of one series or of several that follow one another. */
function curvesOf(view: View, names: readonly string[], factor: number): Curve[] {
  return view.policies.flatMap((policy) => {
    const spots = names.flatMap((name) => spotsOf(view, name, policy.name, factor));
    if (spots.length < 2) return [];
    const column = (of: 0 | 1 | 2 | 3): number[] => spots.map((spot) => spot[of]);
    return {
      label: view.words.heading(policy.label),
      policy: policy.index,
      x: column(0),
      mean: column(1),
      low: column(2),
      high: column(3),
    };
  });
}

/** The value of every curve at the last point, or at the one nearest to `at`, and who has the most and the least. */
function extremes(view: View, curves: readonly Curve[], at: number | null) {
  const rows = curves.map((curve) => {
    const usable = curve.x.map((_, i) => i).filter((i) => Number.isFinite(curve.mean[i]));
    const last = usable.at(-1) ?? 0;
    const index =
      at === null
        ? last
        : usable.reduce((best, i) => (Math.abs(curve.x[i] - at) < Math.abs(curve.x[best] - at) ? i : best), last);
    const se = (curve.high[index] - curve.low[index]) / 4;
    return {
      name: view.policies[curve.policy].label,
      value: curve.mean[index],
      text: numeral(curve.mean[index], Math.min(1, decimalsOf(se, curve.mean[index]))),
    };
  });
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  return { baseline: rows[0], low: sorted[0], high: sorted[sorted.length - 1] };
}

type Extreme = ReturnType<typeof extremes>["baseline"];

/** The policy of an extreme with its value; null if it is the baseline, which has been named. */
function named(extreme: Extreme, baseline: Extreme): { policy: string; value: string } | null {
  return extreme.text === baseline.text ? null : { policy: extreme.name, value: extreme.text };
}

function seriesTable(
  view: View,
  caption: string,
  curves: readonly Curve[],
  axis: string,
  indices: readonly number[],
): Html {
  const { words } = view;
  const columns = [
    { title: axis, isNumber: false },
    ...curves.map((curve) => ({ title: curve.label, isNumber: true })),
  ];
  const rows = indices.map((i) => ({
    head: plainNumber(Math.round(curves[0].x[i] * 10) / 10),
    cells: curves.map((curve) => {
      if (!Number.isFinite(curve.mean[i])) return words.undefinedValue;
      const se = (curve.high[i] - curve.low[i]) / 4;
      const decimals = Math.min(2, decimalsOf(Number.isFinite(se) ? se : null, curve.mean[i]));
      const interval = Number.isFinite(curve.low[i])
        ? words.bracketed(words.interval(numeral(curve.low[i], decimals), numeral(curve.high[i], decimals)))
        : "";
      return html`${numeral(curve.mean[i], decimals)}<span class="quiet">${interval}</span>`;
    }),
  }));
  return expandable(words.page.showTable, table(caption, columns, [{ title: null, rows }], words));
}

/** At most `count` indices of a curve, first and last among them. */
export function sampled(series: readonly number[], count: number): number[] {
  const step = Math.max(1, Math.ceil((series.length - 1) / Math.max(1, count - 1)));
  const indices = series.map((_, i) => i).filter((i) => i % step === 0);
  return indices.at(-1) === series.length - 1 ? indices : [...indices, series.length - 1];
}

/** @returns cumulative curves of the time to close */
export function distributionFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const curves = curvesOf(view, ["closedWithin"], 100);
  if (curves.length === 0) return html`<p class="quiet">${words.page.notShown(words.page.distribution)}</p>`;
  const week = 168;
  const { baseline, low, high } = extremes(view, curves, week);
  const reading = words.chart.distributionReading({
    time: words.duration.oneWeek,
    baseline: view.baseline.label,
    baselineValue: baseline.text,
    most: named(high, baseline),
    least: named(low, baseline),
  });
  const draw = (width: number): string =>
    distribution(
      curves,
      {
        width,
        label: described(words, words.chart.distributionLabel),
        times: words.duration,
        xAxis: words.chart.distributionX,
        yAxis: words.chart.distributionY,
        format: plainNumber,
        bandLabel: words.chart.bandLabel,
      },
      sheet.document,
    );
  const caption = words.chart.distributionY;
  const data = seriesTable(
    view,
    caption,
    curves,
    words.unit("hours", { of: "", counter: "" }, "h").axis,
    sampled(curves[0].x, 16),
  );
  return figure(sheet, "distribution", words.page.distribution, reading, draw, data);
}

/** What is dated on the axis of weeks: the moment of the reform, festivals and shocks. */
function datesOf(view: View, curve: Curve): Occasion[] {
  const { words, data } = view;
  const days = [curve.x[0] - 1, curve.x[curve.x.length - 1]].map((week) => week * 7);
  const dated = occasionsOf(data.study.factors, days[0], days[1]).map(({ kind, from, to }) => ({
    from: from / 7,
    to: to / 7,
    label: words.chart.occasion[kind],
  }));
  return [{ from: 0, to: 0, label: words.chart.enacted }, ...dated].sort((a, b) => a.from - b.from);
}

/** @returns open matters by week, before and after the policies are enacted */
export function backlogFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const curves = curvesOf(view, ["burnInBacklog", "weeklyBacklog"], 1);
  if (curves.length === 0) return html`<p class="quiet">${words.page.notShown(words.page.backlog)}</p>`;
  const { baseline, low, high } = extremes(view, curves, null);
  const reading = words.chart.backlogReading({
    baseline: view.baseline.label,
    baselineValue: baseline.text,
    most: named(high, baseline),
    least: named(low, baseline),
  });
  const draw = (width: number): string =>
    backlog(
      curves,
      {
        width,
        label: described(words, words.chart.backlogLabel),
        xAxis: words.chart.backlogX,
        yAxis: words.chart.backlogY,
        format: plainNumber,
        bandLabel: words.chart.bandLabel,
        occasions: datesOf(view, curves[0]),
      },
      sheet.document,
    );
  const data = seriesTable(view, words.chart.backlogLabel, curves, words.chart.backlogX, sampled(curves[0].x, 20));
  return figure(sheet, "backlog", words.page.backlog, reading, draw, data);
}
