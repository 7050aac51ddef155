/** The charts of switching values: the curve of the difference over one unknown, or the map over two. */
import type { SwitchingVerdict } from "../../engine/study/switching/switching.ts";
import { drawCurves } from "../charts/curves.ts";
import { decisionMap } from "../charts/decision-map.ts";
import { niceTicks } from "../charts/ticks.ts";
import { described, plainNumber, signedNumber } from "../report/figure.ts";
import type { Html } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { drawn } from "./drawn.ts";
import type { Teller } from "./teller.ts";

/** @returns none where fewer than two values were looked at */
export function switchingFigures(verdict: SwitchingVerdict, teller: Teller, sheet: Sheet): Html[] {
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
