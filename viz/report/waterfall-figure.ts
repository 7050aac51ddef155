/** Why a registered matter takes more or less time than under the baseline, stage by stage. */
import { type WaterfallPanel, waterfall } from "../charts/waterfall.ts";
import { decimalsOf, numeral, signed } from "../words/quantity.ts";
import { described, figure, plainNumber } from "./figure.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { isStage } from "./parts.ts";
import type { Sheet } from "./sheet.ts";
import type { View } from "./view.ts";

/** @returns nothing without stages or without a second policy */
export function waterfallFigure(view: View, sheet: Sheet): Html {
  const { words } = view;
  const stages = view.data.comparison.responses.filter((response) => isStage(response.name));
  if (stages.length === 0 || view.others.length === 0) return NOTHING;
  const hours = (value: number): string => words.chart.hoursUnit(numeral(value, value < 10 ? 1 : 0));
  const total = (policy: string): number =>
    stages.reduce((sum, stage) => sum + (view.outcome(stage, policy)?.mean ?? 0), 0);
  const base = total(view.baseline.name);
  const panels = view.others.map((policy): WaterfallPanel => {
    const steps = stages.flatMap((stage) => {
      const difference = view.outcome(stage, policy.name)?.difference;
      const baseline = view.outcome(stage, view.baseline.name)?.mean;
      const own = view.outcome(stage, policy.name)?.mean;
      if (difference?.mean == null || baseline == null || own == null) return [];
      const { low, high } = difference;
      // The difference of the means shown, so that the steps add up to the totals also where a run is missing.
      const step = own - baseline;
      return {
        label: words.stage(stage.name.slice("stage:".length)),
        difference: step,
        isSettled: low !== null && high !== null && (low > 0 || high < 0),
        note: signed(step, Math.min(1, decimalsOf(difference.se, step))),
      };
    });
    return {
      title: words.heading(policy.label),
      from: { label: words.page.baseline, value: base, note: hours(base) },
      to: { label: words.page.thisPolicy, value: total(policy.name), note: hours(total(policy.name)) },
      steps,
    };
  });
  const moved = panels.reduce((best, panel) =>
    Math.abs(panel.to.value - base) > Math.abs(best.to.value - base) ? panel : best,
  );
  const step = moved.steps.reduce((best, one) => (Math.abs(one.difference) > Math.abs(best.difference) ? one : best));
  const reading = words.chart.waterfallReading({
    policy: view.others[panels.indexOf(moved)].label,
    baseline: view.baseline.label,
    difference: hours(Math.abs(moved.to.value - base)),
    isLess: moved.to.value < base,
    stage: step.label,
    step: step.note,
  });
  const draw = (width: number): string =>
    waterfall(
      panels,
      {
        width,
        label: described(words, words.chart.waterfallLabel(view.baseline.label)),
        axis: words.chart.waterfallAxis,
        format: plainNumber,
        lessLabel: words.chart.waterfallLess,
        moreLabel: words.chart.waterfallMore,
        hollowLabel: words.chart.waterfallHollow,
      },
      sheet.document,
    );
  const data = html`<p class="quiet">${words.page.waterfallTable}</p>`;
  return figure(sheet, "waterfall", words.page.waterfall, reading, draw, data);
}
