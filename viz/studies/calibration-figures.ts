/** The chart of a calibration: targets and predictions beside what was observed, and beside worlds that were not fitted. */
import type { CalibrationVerdict, Predicted } from "../../engine/study/calibration/verdict.ts";
import { type TargetOutcome, type TargetRow, targets } from "../charts/targets.ts";
import { described, plainNumber } from "../report/figure.ts";
import type { Html } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { drawn, known } from "./drawn.ts";
import type { Teller } from "./teller.ts";

/** What was observed, give or take so many standard deviations, is what the model may give. */
const GIVE = 2;

/** @returns none where no world was kept */
export function calibrationFigures({ predicted }: CalibrationVerdict, teller: Teller, sheet: Sheet): Html[] {
  const told = predicted.filter(({ isMet }) => isMet !== null);
  if (told.length === 0) return [];
  const { words } = teller;
  const { chart } = words.study;
  const groups = [false, true].flatMap((isHeldOut) => {
    const rows = told.filter((row) => row.isHeldOut === isHeldOut).map((row) => rowOf(row, teller));
    return rows.length === 0 ? [] : [{ title: isHeldOut ? chart.predictions : chart.targets, rows }];
  });
  const draw = (width: number): string =>
    targets(
      groups,
      {
        width,
        label: described(words, chart.targetsLabel),
        nulls: [chart.unfitted],
        knownLabel: chart.observed,
        modelLabel: chart.keptWorlds,
        nullLabel: chart.nullModel,
      },
      sheet.document,
    );
  return [drawn("targets", chart.targetsTitle, draw, sheet, { lead: chart.targetsReading })];
}

function rowOf({ response, value, sd, mean, p05, p95, isMet, unfitted }: Predicted, teller: Teller): TargetRow {
  const { words } = teller;
  const { factor, axis } = teller.unitOf(response, Math.max(Math.abs(value), Math.abs(known(mean))));
  const [low, high] = [value - GIVE * sd, value + GIVE * sd];
  const isEasy = unfitted !== null && unfitted >= low && unfitted <= high;
  const outcome: TargetOutcome = isMet !== true ? "missed" : isEasy ? "uninformative" : "met";
  return {
    label: words.heading(teller.response(response)),
    axis,
    known: [low * factor, high * factor],
    model: { mean: known(mean) * factor, low: known(p05) * factor, high: known(p95) * factor },
    nulls: [known(unfitted) * factor],
    outcome,
    note: words.study.chart.outcome[outcome],
    format: plainNumber,
  };
}
