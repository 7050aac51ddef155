/** The charts of a report: each with its reading in one sentence and its figures in a table underneath. */
import { backlog } from "../charts/backlog.ts";
import type { Curve } from "../charts/curves.ts";
import { decomposition } from "../charts/decomposition.ts";
import { distribution } from "../charts/distribution.ts";
import { forest } from "../charts/forest.ts";
import { type FragmentationMeasure, fragmentation } from "../charts/fragmentation.ts";
import { hours } from "../charts/hours.ts";
import { decimalsOf, differencePhrase, numeral, signed, tell } from "../words/quantity.ts";
import { differenceDecimals, differenceScale, meanNumeral } from "../words/sentence.ts";
import type { Words } from "../words/words.ts";
import type { ResponseComparison } from "./data.ts";
import { expandable, Html, html, NOTHING, section, table } from "./html.ts";
import { activityNames, activityParts, isActivity, isStage, lineNames, stageParts } from "./parts.ts";
import { responseTable } from "./tables.ts";
import type { View } from "./view.ts";

/** Widths at which every chart is drawn; the style sheet shows the one that fits. */
export const WIDTHS = { wide: 860, narrow: 344 } as const;

const PARTS = ["f1Procedural", "f2Ownership", "f3Informational", "f4Organisational", "f5GridCommunity", "f6Outcome"];

/** @returns whether a chart's own table already holds the response */
export function isCharted(name: string): boolean {
  return isStage(name) || isActivity(name);
}

function plainNumber(value: number): string {
  return numeral(value, Number.isInteger(value) ? 0 : Math.min(3, decimalsOf(null, value)));
}

/** What a reader who cannot see a chart is told. */
function described(words: Words, label: string): string {
  return `${label}${words.fullStop}${words.chart.seeTable}`;
}

function figure(id: string, title: string, reading: string, draw: (width: number) => string, data: Html): Html {
  // An SVG needs no escaping: the document that serialised it has done so.
  return section(
    id,
    title,
    html`<p class="reading">${reading}</p>
<div class="chart wide">${new Html(draw(WIDTHS.wide))}</div><div class="chart narrow">${new Html(draw(WIDTHS.narrow))}</div>
${data}`,
  );
}

/** @returns the forest plot of paired differences */
export function forestFigure(view: View, document: Document): Html {
  const { words } = view;
  if (view.others.length === 0 || view.primary.length === 0) return NOTHING;
  const scales = view.primary.map((response) => differenceScale(view.subject(response), words));
  const rows = view.primary.flatMap((response, panel) =>
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
  const panels = view.primary.map((response, i) => ({
    title: view.responseLabel(response),
    subtitle: words.directionMark[response.better],
    axis: scales[i].words.axis,
    margin: response.margin === null ? null : response.margin * scales[i].factor,
    format: (value: number) => (value > 0 ? `+${plainNumber(value)}` : plainNumber(value)),
  }));
  const draw = (width: number): string =>
    forest(
      columns,
      {
        width,
        label: described(words, words.chart.forestLabel(view.baseline.label)),
        panels,
        bandLabel: words.chart.forestBand,
      },
      document,
    );
  const reading = words.chart.forestReading(view.tally(null), rows.length, view.baseline.label);
  return figure("differences-chart", words.page.forest, reading, draw, NOTHING);
}

/** One curve a policy, without the points that have no place on the axis. */
function curvesOf(view: View, name: string, factor: number): Curve[] {
  return view.policies.flatMap((policy) => {
    const series = view.data.series.find((one) => one.name === name && one.policy === policy.name);
    const at = series?.x.flatMap((x, i) => (Number.isFinite(x) && Number.isFinite(series.mean[i]) ? [i] : [])) ?? [];
    if (series === undefined || at.length < 2) return [];
    const scaled = (values: readonly number[]): number[] =>
      at.map((i) => (Number.isFinite(values[i]) ? values[i] * factor : Number.NaN));
    return {
      label: view.words.heading(policy.label),
      policy: policy.index,
      x: at.map((i) => series.x[i]),
      mean: scaled(series.mean),
      low: scaled(series.low),
      high: scaled(series.high),
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
function sampled(series: readonly number[], count: number): number[] {
  const step = Math.max(1, Math.ceil((series.length - 1) / Math.max(1, count - 1)));
  const indices = series.map((_, i) => i).filter((i) => i % step === 0);
  return indices.at(-1) === series.length - 1 ? indices : [...indices, series.length - 1];
}

/** @returns cumulative curves of the time to close */
export function distributionFigure(view: View, document: Document): Html {
  const { words } = view;
  const curves = curvesOf(view, "closedWithin", 100);
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
      document,
    );
  const caption = words.chart.distributionY;
  const data = seriesTable(
    view,
    caption,
    curves,
    words.unit("hours", { of: "", counter: "" }, "h").axis,
    sampled(curves[0].x, 16),
  );
  return figure("distribution", words.page.distribution, reading, draw, data);
}

/** @returns open matters by week */
export function backlogFigure(view: View, document: Document): Html {
  const { words } = view;
  const curves = curvesOf(view, "weeklyBacklog", 1);
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
      },
      document,
    );
  const data = seriesTable(view, words.chart.backlogLabel, curves, words.chart.backlogX, sampled(curves[0].x, 14));
  return figure("backlog", words.page.backlog, reading, draw, data);
}

const meanOf = (view: View, response: ResponseComparison, policy: string): number =>
  view.outcome(response, policy)?.mean ?? Number.NaN;

const total = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0);

/** @returns mean hours of a registered matter by stage */
export function decompositionFigure(view: View, document: Document): Html {
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
      document,
    );
  const data = expandable(words.page.showTable, responseTable(view, words.chart.decompositionLabel, responses));
  return figure("decomposition", words.page.decomposition, reading, draw, data);
}

/** @returns hours a week by line and activity */
export function hoursFigure(view: View, document: Document): Html {
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
      document,
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
  return figure("hours", words.page.hours, reading, draw, data);
}

function measure(view: View, response: ResponseComparison): FragmentationMeasure {
  const { words } = view;
  const subject = view.subject(response);
  const outcomes = view.policies.map((policy) => view.outcome(response, policy.name));
  const percent = (value: number | null | undefined): number => (value == null ? Number.NaN : value * 100);
  return {
    title: view.responseLabel(response),
    subtitle: words.direction[response.better],
    mean: outcomes.map((outcome) => percent(outcome?.mean)),
    low: outcomes.map((outcome) => percent(outcome?.low)),
    high: outcomes.map((outcome) => percent(outcome?.high)),
    note: outcomes.map((outcome) =>
      outcome === undefined ? words.undefinedValue : meanNumeral(subject, outcome, words),
    ),
  };
}

/** The least and the most that the weighted mean of the parts can be under any weights, or null. */
function rangeOf(values: readonly (number | null | undefined)[]): [number, number] | null {
  const defined = values.filter((value) => value != null);
  return defined.length === values.length && values.length > 0 ? [Math.min(...defined), Math.max(...defined)] : null;
}

function scoreSentences(view: View, score: ResponseComparison, parts: readonly ResponseComparison[]): string[] {
  const { words } = view;
  const scale = differenceScale(view.subject(score), words);
  return view.others.flatMap((policy) => {
    const own = view.outcome(score, policy.name)?.difference;
    const differences = parts.map((part) => view.outcome(part, policy.name)?.difference);
    const range = rangeOf(differences.map((difference) => difference?.mean));
    if (own?.mean == null || range === null) return [];
    const told = tell(scale, own.mean, differenceDecimals(view.subject(score), scale), own.low, own.high);
    const hasOneSign = range[0] * range[1] > 0;
    const isSettled = differences.every((d) => d?.verdict === "better" || d?.verdict === "worse");
    return words.chart.scoreReading({
      policy: policy.label,
      baseline: view.baseline.label,
      difference: differencePhrase(told, words),
      from: signed(range[0] * scale.factor, told.decimals),
      to: signed(range[1] * scale.factor, told.decimals),
      sign: hasOneSign ? (isSettled ? "settled" : "open") : "mixed",
    });
  });
}

/** @returns the unbroken chain, the six parts and the score */
export function fragmentationFigure(view: View, document: Document): Html {
  const { words } = view;
  const unbroken = view.response("unbrokenChain");
  if (unbroken === undefined) return html`<p class="quiet">${words.page.notShown(words.page.fragmentation)}</p>`;
  const parts = PARTS.flatMap((name) => view.response(name) ?? []);
  const score = view.response("fragmentationScore");
  const measured = parts.map((part) => measure(view, part));
  const ranges = view.policies.map((policy) => {
    const range =
      parts.length === PARTS.length ? rangeOf(parts.map((part) => view.outcome(part, policy.name)?.mean)) : null;
    return range === null ? null : ([range[0] * 100, range[1] * 100] as const);
  });
  const columns = {
    policies: view.policies.map((policy) => words.heading(policy.label)),
    unbroken: measure(view, unbroken),
    parts: measured,
    score: score === undefined ? null : { ...measure(view, score), range: ranges },
  };
  const chains = columns.unbroken.mean;
  const most = chains.reduce(
    (best, value, i) => (value > (Number.isFinite(chains[best]) ? chains[best] : -1) ? i : best),
    0,
  );
  const commonest = parts
    .map((response, i) => ({ response, measure: measured[i] }))
    .filter((part) => Number.isFinite(part.measure.mean[0]))
    .sort((a, b) => b.measure.mean[0] - a.measure.mean[0])
    .at(0);
  const reading = words.chart.fragmentationReading({
    baseline: view.baseline.label,
    unbroken: columns.unbroken.note[0],
    most: view.policies[most].label,
    mostValue: columns.unbroken.note[most],
    part: commonest === undefined ? words.page.none : words.text(commonest.response.label),
    partValue: commonest?.measure.note[0] ?? words.undefinedValue,
  });
  const draw = (width: number): string =>
    fragmentation(
      columns,
      {
        width,
        label: described(words, words.chart.fragmentationLabel),
        axis: words.chart.fragmentationAxis,
        scoreAxis: words.chart.scoreAxis,
        lineLabel: words.chart.lineLabel(view.level),
        partsTitle: words.chart.partsTitle,
        scoreTitle: words.chart.scoreTitle,
        format: plainNumber,
      },
      document,
    );
  const shown = [unbroken, ...parts, ...(score === undefined ? [] : [score])];
  const data = expandable(
    words.page.showTable,
    html`${responseTable(view, words.chart.fragmentationLabel, shown)}
${score === undefined ? NOTHING : html`<ul class="plain">${scoreSentences(view, score, parts).map((text) => html`<li>${text}</li>`)}</ul>`}`,
  );
  return figure("fragmentation", words.page.fragmentation, reading, draw, data);
}
