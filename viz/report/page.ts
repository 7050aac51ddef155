/** The report: one HTML page that needs nothing else and asks nothing of a network. */
import { type Registry, SHIPPED } from "../../scenarios/registry.ts";
import { words } from "../words/catalogue.ts";
import type { Lang } from "../words/words.ts";
import { answerSection, policiesSection } from "./answer.ts";
import type { ReportData } from "./data.ts";
import { districtsSection } from "./districts.ts";
import type { DrawnReport } from "./drawn.ts";
import { decompositionFigure, forestFigure, hoursFigure, isCharted } from "./figures.ts";
import { networkFigure, processFigure } from "./flow-figure.ts";
import { fragmentationFigure } from "./fragmentation-figure.ts";
import type { Html } from "./html.ts";
import { assumptionsSection, differencesSection, putInSection } from "./inputs.ts";
import { auditSection, methodSection, reproduceSection } from "./method.ts";
import { moreFigure } from "./more-figure.ts";
import { pairsFigure } from "./pairs-figure.ts";
import { paretoChart } from "./pareto-figure.ts";
import { placeFigure } from "./place-figure.ts";
import { backlogFigure, distributionFigure } from "./series-figures.ts";
import { Sheet } from "./sheet.ts";
import { inShell } from "./shell.ts";
import { costSection, secondarySection } from "./tables.ts";
import { View } from "./view.ts";
import { warmUpFigure } from "./warm-up-figure.ts";
import { waterfallFigure } from "./waterfall-figure.ts";
import { winnersFigure } from "./winners-figure.ts";

export interface ReportOptions {
  readonly lang: Lang;
  /** Where charts are drawn: a browser's, or linkedom's in Node. */
  readonly document: Document;
  /** The lists that labels and groups come from; those shipped, unless a test has its own. */
  readonly registry?: Registry;
}

/** The parts of a report in reading order: the first page, then the comparison, then what stands behind it. */
function sectionsOf(view: View, sheet: Sheet): Html[] {
  return [
    answerSection(view, sheet),
    policiesSection(view),
    forestFigure(view, sheet),
    moreFigure(view, sheet),
    distributionFigure(view, sheet),
    decompositionFigure(view, sheet),
    waterfallFigure(view, sheet),
    fragmentationFigure(view, sheet),
    processFigure(view, sheet),
    networkFigure(view, sheet),
    hoursFigure(view, sheet),
    backlogFigure(view, sheet),
    districtsSection(view),
    placeFigure(view, sheet),
    winnersFigure(view, sheet),
    pairsFigure(view, sheet),
    costSection(view, paretoChart(view, sheet)),
    differencesSection(view),
    secondarySection(view, isCharted),
    putInSection(view),
    assumptionsSection(view),
    auditSection(view),
    warmUpFigure(view, sheet),
    methodSection(view),
    reproduceSection(view),
  ];
}

/**
 * @param data what a run directory holds
 * @param options language and document
 * @returns a self-contained HTML page
 */
export function renderReport(data: ReportData, options: ReportOptions): string {
  return drawReport(data, options).html;
}

/** @returns the page of `renderReport`, and every chart on it by name */
export function drawReport(data: ReportData, options: ReportOptions): DrawnReport {
  const view = new View(data, words(options.lang), options.registry ?? SHIPPED);
  const sheet = new Sheet(options.document);
  return inShell(data.study, sectionsOf(view, sheet), sheet, data.manifest.gridgov, view.words);
}
