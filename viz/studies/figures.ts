/** The charts of a study's method: Sobol indices, differences over worlds, the curve or map of a switch, the front. */
import type { OptimisationVerdict } from "../../engine/study/optimisation/optimisation.ts";
import type { RobustnessVerdict } from "../../engine/study/robustness/robustness.ts";
import type { SensitivityVerdict } from "../../engine/study/sensitivity/sensitivity.ts";
import type { SwitchingVerdict } from "../../engine/study/switching/switching.ts";
import { drawCurves } from "../charts/curves.ts";
import { decisionMap } from "../charts/decision-map.ts";
import { indices } from "../charts/indices.ts";
import { more } from "../charts/more.ts";
import { pareto } from "../charts/pareto.ts";
import { niceTicks } from "../charts/ticks.ts";
import { described, plainNumber, signedNumber } from "../report/figure.ts";
import { type Html, html, section, table } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { patternFigures } from "./pattern-figures.ts";
import type { Teller } from "./teller.ts";
import type { Explored } from "./text.ts";

/** @returns one section a chart; none for a method whose sentences say it all */
export function methodFigures(answer: Explored, teller: Teller, sheet: Sheet): Html[] {
  switch (answer.method) {
    case "sensitivity":
      return sensitivityFigures(answer.verdict, teller, sheet);
    case "robust":
      return robustnessFigures(answer.verdict, teller, sheet);
    case "switch":
      return switchingFigures(answer.verdict, teller, sheet);
    case "optimise":
      return optimisationFigures(answer.verdict, teller, sheet);
    case "patterns":
      return patternFigures(answer.verdict, teller.words, sheet);
    default:
      return [];
  }
}

const known = (value: number | null): number => value ?? Number.NaN;

function drawn(id: string, title: string, draw: (width: number) => string, sheet: Sheet): Html {
  return section(id, title, html`${sheet.chart(id, draw)}`);
}

function sensitivityFigures(verdict: SensitivityVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { chart } = teller.words.study;
  return verdict.sobol.map(({ response, policy, against, dimensions }, at) => {
    const title = teller.words.study.about(
      teller.response(response),
      teller.policy(policy),
      against === null ? null : teller.policy(against),
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
            label: ranked.map(({ name }) => teller.dimensionNamed(name)),
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

function robustnessFigures(verdict: RobustnessVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { chart } = teller.words.study;
  const names =
    verdict.responses[0]?.policies.flatMap(({ policy, against }) => (against === null ? [] : [policy])) ?? [];
  if (names.length === 0) return [];
  const measures = verdict.responses.map(({ response, better, policies }) => {
    const against = names.map((name) => policies.find(({ policy }) => policy === name)?.against?.difference ?? null);
    const { factor, axis } = teller.unitOf(response, Math.max(0, ...against.map((d) => Math.abs(d?.mean ?? 0))));
    const by = (value: number | null | undefined): number => known(value ?? null) * factor;
    return {
      title: teller.words.heading(teller.response(response)),
      subtitle: teller.words.directionMark[better],
      axis,
      mean: against.map((d) => by(d?.mean)),
      low: against.map((d) => by(d?.low)),
      high: against.map((d) => by(d?.high)),
      // How well the percentiles are known is not stated: their lines have no length.
      spread: against.map((d) => {
        const [from, to] = [by(d?.p05), by(d?.p95)];
        return { from, to, fromLow: from, fromHigh: from, toLow: to, toHigh: to };
      }),
      note: against.map((d) =>
        d === null ? teller.words.undefinedValue : signedNumber(Number(by(d.mean).toPrecision(3))),
      ),
      format: signedNumber,
    };
  });
  const title = chart.overWorlds(teller.policy(verdict.baseline));
  const draw = (width: number): string =>
    more(
      measures,
      {
        width,
        label: described(teller.words, title),
        policies: names.map((name) => teller.words.heading(teller.policy(name))),
        places: names.map((name) => teller.study.policies.findIndex((policy) => policy.name === name)),
        riskLabel: chart.worldsBar,
        errorLabel: chart.worldsLine,
        endsLabel: "",
      },
      sheet.document,
    );
  return [drawn("worlds", title, draw, sheet)];
}

function switchingFigures(verdict: SwitchingVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { policy, baseline, response, dimensions, curve, map } = verdict;
  const { chart, about } = teller.words.study;
  const title = about(teller.response(response), teller.policy(policy), teller.policy(baseline));
  if (map !== null) return [drawn("decision-map", title, mapDrawing(verdict, title, teller, sheet), sheet)];
  if (curve.length < 2) return [];
  const { factor, axis } = teller.unitOf(response, Math.max(...curve.map(({ mean }) => Math.abs(mean))));
  const ends = curve.flatMap(({ low, high }) => [low * factor, high * factor]);
  const pad = (Math.max(0, ...ends) - Math.min(0, ...ends)) * 0.06;
  const share = teller.shareFactor(dimensions[0]);
  const xs = curve.map(({ x }) => x * share);
  const none = xs.map(() => 0);
  const draw = (width: number): string =>
    drawCurves(
      [
        {
          label: teller.words.heading(teller.policy(policy)),
          policy: 1,
          x: xs,
          mean: curve.map(({ mean }) => mean * factor),
          low: curve.map(({ low }) => low * factor),
          high: curve.map(({ high }) => high * factor),
        },
        // The baseline itself: no difference, whatever the value.
        { label: teller.words.heading(teller.policy(baseline)), policy: 0, x: xs, mean: none, low: none, high: none },
      ],
      {
        width,
        label: described(teller.words, title),
        isLog: false,
        xTicks: niceTicks(xs[0], xs[xs.length - 1], width >= 560 ? 8 : 4).map((at) => ({ at, label: plainNumber(at) })),
        xAxis: teller.dimension(dimensions[0]),
        yAxis: teller.words.chart.forestAxis(axis, teller.policy(baseline)),
        yDomain: [Math.min(0, ...ends) - pad, Math.max(0, ...ends) + pad],
        format: signedNumber,
        bandLabel: chart.curveBand,
      },
      sheet.document,
    );
  return [drawn("switch", title, draw, sheet)];
}

function mapDrawing(
  { policy, baseline, dimensions, map }: SwitchingVerdict,
  title: string,
  teller: Teller,
  sheet: Sheet,
): (width: number) => string {
  const cells = map ?? [];
  const values = (of: "x" | "y"): number[] => [...new Set(cells.map((cell) => cell[of]))].sort((a, b) => a - b);
  const [x, y] = [values("x"), values("y")];
  const at = (row: number, column: number) => cells.find((cell) => cell.x === x[column] && cell.y === y[row]);
  const winner = (row: number, column: number): number => {
    const cell = at(row, column);
    if (cell === undefined || cell.mean === null) return -1;
    if (cell.verdict === "better" || cell.verdict === "worse") return cell.verdict === "better" ? 1 : 0;
    return -1;
  };
  const grid = <T>(of: (row: number, column: number) => T): T[][] =>
    y.map((_, row) => x.map((_, column) => of(row, column)));
  return (width) =>
    decisionMap(
      {
        policies: [baseline, policy].map((name) => teller.words.heading(teller.policy(name))),
        x: x.map((value) => value * teller.shareFactor(dimensions[0])),
        y: y.map((value) => value * teller.shareFactor(dimensions[1])),
        best: grid(winner),
        isSettled: grid((row, column) => winner(row, column) >= 0),
      },
      {
        width,
        label: described(teller.words, title),
        xAxis: teller.dimension(dimensions[0]),
        yAxis: teller.dimension(dimensions[1]),
        openLabel: teller.words.study.chart.mapOpen,
        xFormat: plainNumber,
        yFormat: plainNumber,
        here: null,
      },
      sheet.document,
    );
}

function optimisationFigures(verdict: OptimisationVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { front, objectives } = verdict;
  const { chart } = teller.words.study;
  if (objectives.length < 2 || front.length < 2) return [];
  const title = chart.front;
  const axis = (of: 0 | 1) => {
    const most = Math.max(...front.map(({ objectives: own }) => Math.abs(own[of].mean ?? 0)));
    return { ...teller.unitOf(objectives[of], most), better: teller.better(objectives[of]) };
  };
  const [x, y] = [axis(0), axis(1)];
  const column = (of: 0 | 1, end: "mean" | "low" | "high"): number[] =>
    front.map(({ objectives: own }) => known(own[of][end]) * [x, y][of].factor);
  const draw = (width: number): string =>
    pareto(
      {
        label: front.map((_, i) => String(i + 1)),
        x: column(0, "mean"),
        xLow: column(0, "low"),
        xHigh: column(0, "high"),
        y: column(1, "mean"),
        yLow: column(1, "low"),
        yHigh: column(1, "high"),
        isEfficient: front.map(() => true),
      },
      {
        width,
        label: described(teller.words, title),
        xAxis: `→ ${teller.words.heading(teller.response(objectives[0]))}${teller.words.bracketed(x.axis)}`,
        yAxis: `↑ ${teller.words.heading(teller.response(objectives[1]))}${teller.words.bracketed(y.axis)}`,
        frontLabel: chart.frontLine,
        xBetter: x.better === "lower" ? "lower" : "higher",
        yBetter: y.better === "lower" ? "lower" : "higher",
        xFormat: plainNumber,
        yFormat: plainNumber,
      },
      sheet.document,
    );
  // Settings are too long for a key: the chart numbers them, the table says what they are.
  const settings = table(
    title,
    [
      { title: chart.setting, isNumber: false },
      ...[0, 1].map((of) => ({ title: teller.words.heading(teller.response(objectives[of])), isNumber: true })),
    ],
    [
      {
        title: null,
        rows: front.map((member, i) => ({
          head: `${i + 1}${teller.words.colon}${teller.settings(member.settings).join(teller.words.semicolon)}`,
          cells: [0, 1].map((of) => teller.amount(objectives[of], member.objectives[of])),
        })),
      },
    ],
    teller.words,
  );
  return [section("front", title, html`${sheet.chart("front", draw)}${settings}`)];
}
