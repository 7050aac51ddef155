/** The charts of a study, by its method. */
import type { Html } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { calibrationFigures } from "./calibration-figures.ts";
import { optimisationFigures } from "./optimisation-figures.ts";
import { patternFigures } from "./pattern-figures.ts";
import { robustnessFigures } from "./robustness-figures.ts";
import { sensitivityFigures } from "./sensitivity-figures.ts";
import { sweepFigures } from "./sweep-figures.ts";
import { switchingFigures } from "./switching-figures.ts";
import type { Teller } from "./teller.ts";
import type { Explored } from "./text.ts";

/** @returns one section a chart; none where there is nothing to draw */
export function methodFigures(answer: Explored, teller: Teller, sheet: Sheet): Html[] {
  switch (answer.method) {
    case "sweep":
      return sweepFigures(answer.verdict, teller, sheet);
    case "sensitivity":
      return sensitivityFigures(answer.verdict, teller, sheet);
    case "switch":
      return switchingFigures(answer.verdict, teller, sheet);
    case "robust":
      return robustnessFigures(answer.verdict, teller, sheet);
    case "optimise":
      return optimisationFigures(answer.verdict, teller, sheet);
    case "calibrate":
      return calibrationFigures(answer.verdict, teller, sheet);
    case "patterns":
      return patternFigures(answer.verdict, teller.words, sheet);
    // Its sentences say it all.
    case "select":
    case "hypotheses":
      return [];
  }
}
