/** The charts of a sensitivity study: Sobol indices, and one unknown at a time at the ends of its range. */
import type { SensitivityVerdict } from "../../engine/study/sensitivity/sensitivity.ts";
import { indices } from "../charts/indices.ts";
import { tornado } from "../charts/tornado.ts";
import { described, plainNumber, signedNumber } from "../report/figure.ts";
import { expandable, type Html, html, table } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { drawn, known } from "./drawn.ts";
import type { Teller } from "./teller.ts";

/** So many bars are drawn; all stand in the table. */
const DRAWN = 12;

/** @returns Sobol indices, then tornadoes, one an output */
export function sensitivityFigures(verdict: SensitivityVerdict, teller: Teller, sheet: Sheet): Html[] {
  return [...indexFigures(verdict, teller, sheet), ...tornadoFigures(verdict, teller, sheet)];
}

function indexFigures(verdict: SensitivityVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { chart } = teller.words.study;
  return verdict.sobol.map(({ response, policy, against, dimensions }, at) => {
    const title = chart.variance(
      teller.words.study.about(
        teller.response(response),
        teller.policy(policy),
        against === null ? null : teller.policy(against),
      ),
    );
    const index = ({ value, low, high }: { value: number | null; low: number | null; high: number | null }) => ({
      value: known(value),
      low: known(low),
      high: known(high),
    });
    const ranked = [...dimensions].sort((a, b) => (b.total.value ?? 0) - (a.total.value ?? 0));
    return drawn(
      `indices-${at}`,
      title,
      (width) =>
        indices(
          {
            label: ranked.map(({ name }) => teller.words.heading(teller.dimensionNamed(name))),
            first: ranked.map(({ first }) => index(first)),
            total: ranked.map(({ total }) => index(total)),
          },
          {
            width,
            label: described(teller.words, title),
            firstLabel: chart.first,
            totalLabel: chart.total,
            noneLabel: chart.none,
            lineLabel: chart.line,
            axis: chart.shareOfVariance,
            format: plainNumber,
          },
          sheet.document,
        ),
      sheet,
    );
  });
}

function tornadoFigures({ swings }: SensitivityVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { words, study } = teller;
  const { chart } = words.study;
  return swings.flatMap(({ response, policy, against, base, dimensions }, at) => {
    const whole = dimensions.filter(({ low, high }) => low.mean !== null && high.mean !== null);
    if (base === null || whole.length === 0) return [];
    const about = words.study.about(
      teller.response(response),
      teller.policy(policy),
      against === null ? null : teller.policy(against),
    );
    const means = whole.flatMap(({ low, high }) => [known(low.mean), known(high.mean)]);
    const { factor, axis } = teller.unitOf(response, Math.max(...means.map(Math.abs)));
    const format = against === null ? plainNumber : signedNumber;
    const told = (value: number | null): string => format(Number((known(value) * factor).toPrecision(3)));
    const setting = (name: string, value: number | string): string => {
      const dimension = study.dimensions.find((one) => one.name === name);
      return dimension === undefined ? String(value) : teller.value(dimension, value);
    };
    const shown = whole.slice(0, DRAWN);
    const unit = against === null ? axis : words.chart.forestAxis(axis, teller.policy(against));
    const draw = (width: number): string =>
      tornado(
        {
          label: shown.map(({ name }) => words.heading(teller.dimensionNamed(name))),
          atLow: shown.map(({ low }) => known(low.mean) * factor),
          atHigh: shown.map(({ high }) => known(high.mean) * factor),
          lowEnd: shown.map(({ name, low }) => setting(name, low.setting)),
          highEnd: shown.map(({ name, high }) => setting(name, high.setting)),
        },
        {
          width,
          label: described(words, chart.swings(about)),
          base: base * factor,
          baseLabel: chart.swingBase(told(base)),
          lowLabel: chart.swingLow,
          highLabel: chart.swingHigh,
          axis: unit,
          format,
        },
        sheet.document,
      );
    const rows = whole.map(({ name, low, high }) => ({
      head: words.heading(teller.dimensionNamed(name)),
      cells: [low, high].flatMap((end) => [setting(name, end.setting), told(end.mean)]),
    }));
    const columns = [
      { title: chart.unknown, isNumber: false },
      { title: chart.swingLow, isNumber: true },
      { title: unit, isNumber: true },
      { title: chart.swingHigh, isNumber: true },
      { title: unit, isNumber: true },
    ];
    const figures = table(chart.swings(about), columns, [{ title: null, rows }], words);
    return drawn(`tornado-${at}`, chart.swings(about), draw, sheet, {
      lead: chart.swingsReading(shown.length, whole.length),
      below: expandable(words.page.showTable, html`${figures}`),
    });
  });
}
