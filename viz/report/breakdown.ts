/** One measure by community, category or group, ready to be drawn: names, levels and differences in the unit told. */
import { CATEGORIES } from "../../engine/district/categories.ts";
import { breakdownName, GROUPS } from "../../engine/district/series/breakdowns.ts";
import { decimalsOf, numeral, type Scale, signed } from "../words/quantity.ts";
import { differenceScale, meanScale } from "../words/sentence.ts";
import type { ResponseComparison, SeriesSummary } from "./data.ts";
import { type Html, html, table } from "./html.ts";
import type { ShownPolicy, View } from "./view.ts";

export type BreakdownKey = "community" | "category" | "group";

/** By cell; NaN where it is not shown. */
export interface CellValues {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Breakdown {
  readonly response: ResponseComparison;
  readonly names: readonly string[];
  readonly levelScale: Scale;
  readonly differenceScale: Scale;
  /** In the order of the policies; the baseline has no differences. */
  readonly policies: readonly {
    readonly policy: ShownPolicy;
    readonly levels: CellValues;
    readonly differences: CellValues | null;
  }[];
}

function namesOf(view: View, key: BreakdownKey): string[] {
  if (key === "community") return view.data.study.district.communities.map(({ name }) => name);
  return (key === "category" ? CATEGORIES : GROUPS).map((entry) => view.words.heading(view.words.text(entry)));
}

/** A cell is shown if every replication has it: those that have it now and then are not all alike. */
function shown(series: SeriesSummary, values: CellValues, factor: number): CellValues {
  const pick = (column: readonly number[]): number[] =>
    column.map((value, i) =>
      series.n[i] === series.replications && Number.isFinite(value) ? value * factor : Number.NaN,
    );
  return { mean: pick(values.mean), low: pick(values.low), high: pick(values.high) };
}

/** @returns null if the run has no such series, or every cell of it is too small to be shown */
export function breakdownOf(view: View, name: string, key: BreakdownKey): Breakdown | null {
  const response = view.response(name);
  if (response === undefined) return null;
  const levelScale = meanScale(view.subject(response), view.words);
  const own = differenceScale(view.subject(response), view.words);
  const policies = view.policies.flatMap((policy) => {
    const series = view.series(breakdownName(name, key), policy.name);
    if (series === undefined) return [];
    return {
      policy,
      levels: shown(series, series, levelScale.factor),
      differences: series.difference === null ? null : shown(series, series.difference, own.factor),
    };
  });
  const isEmpty = policies.every(({ levels }) => levels.mean.every((value) => !Number.isFinite(value)));
  if (policies.length !== view.policies.length || isEmpty) return null;
  return { response, names: namesOf(view, key), levelScale, differenceScale: own, policies };
}

/** The digits that the least precise of these means supports. */
export function digitsOf({ mean, low, high }: CellValues): number {
  const errors = mean.map((_, i) => (high[i] - low[i]) / 4).filter((se) => se > 0);
  const size = Math.max(0, ...mean.filter(Number.isFinite).map(Math.abs));
  return Math.min(1, decimalsOf(errors.length === 0 ? null : Math.max(...errors), size));
}

/** @returns a level and, policy by policy, differences with their intervals */
export function breakdownTable(view: View, breakdown: Breakdown, caption: string, keyTitle: string): Html {
  const { words } = view;
  const [base, ...others] = breakdown.policies;
  const columns = [
    { title: keyTitle, isNumber: false },
    {
      title: `${words.heading(base.policy.label)}${words.bracketed(breakdown.levelScale.words.axis)}`,
      isNumber: true,
    },
    ...others.map(({ policy }) => ({ title: words.heading(policy.label), isNumber: true })),
  ];
  const cell = (values: CellValues, i: number, write: (value: number, decimals: number) => string): Html | string => {
    if (!Number.isFinite(values.mean[i])) return "–";
    const decimals = digitsOf(values);
    const interval = Number.isFinite(values.low[i])
      ? words.bracketed(words.interval(write(values.low[i], decimals), write(values.high[i], decimals)))
      : "";
    return html`${write(values.mean[i], decimals)}<span class="quiet">${interval}</span>`;
  };
  const rows = breakdown.names.map((name, i) => ({
    head: name,
    cells: [
      cell(base.levels, i, numeral),
      ...others.map(({ differences }) => (differences === null ? "–" : cell(differences, i, signed))),
    ],
  }));
  const unit = words.page.differencesIn(breakdown.differenceScale.words.axis);
  return table(`${caption}${words.bracketed(unit)}`, columns, [{ title: null, rows }], words);
}
