/** A study for a terminal: what it asked, what it found in sentences, and what the sentences rest on. */
import type { Answer } from "../../scenarios/method.ts";
import { type Registry, SHIPPED } from "../../scenarios/registry.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import { words } from "../words/catalogue.ts";
import type { Lang } from "../words/words.ts";
import { calibrationSentences } from "./calibration.ts";
import { hypothesesSentences } from "./hypotheses.ts";
import { optimisationSentences } from "./optimisation.ts";
import { patternsSentences } from "./patterns.ts";
import { robustnessSentences } from "./robustness.ts";
import { selectionSentences } from "./selection.ts";
import { sensitivitySentences } from "./sensitivity.ts";
import { sweepSentences } from "./sweep.ts";
import { switchingSentences } from "./switching.ts";
import { Teller } from "./teller.ts";

/** The answer of any method but the comparison, which has a report of its own. */
export type Explored = Exclude<Answer, { readonly method: "compare" }>;

/** How much was run. */
export interface Effort {
  readonly runs: number;
  readonly failed: number;
}

/**
 * @param registry - the lists that labels and units come from; those shipped, unless a test has its own
 * @returns plain text, ending with a line break
 */
export function studyText(
  answer: Explored,
  study: ResolvedStudy,
  { runs, failed }: Effort,
  lang: Lang,
  registry: Registry = SHIPPED,
): string {
  const w = words(lang);
  const lines = [
    w.text(study.title),
    `${w.page.banner} ${w.text(study.district.note)}`,
    ...(study.question === null ? [] : [w.text(study.question)]),
    "",
    ...sentencesOf(answer, new Teller(study, w, registry)),
    "",
    w.study.runs(runs),
    ...(failed > 0 ? [w.study.failed(failed)] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** @returns one a line; an indented one belongs to the line before it that is not */
export function sentencesOf(answer: Explored, teller: Teller): string[] {
  switch (answer.method) {
    case "sweep":
      return sweepSentences(answer.verdict, teller);
    case "sensitivity":
      return sensitivitySentences(answer.verdict, teller);
    case "select":
      return selectionSentences(answer.verdict, teller);
    case "switch":
      return switchingSentences(answer.verdict, teller);
    case "robust":
      return robustnessSentences(answer.verdict, teller);
    case "optimise":
      return optimisationSentences(answer.verdict, teller);
    case "hypotheses":
      return hypothesesSentences(answer.verdict, teller);
    case "calibrate":
      return calibrationSentences(answer.verdict, teller);
    case "patterns":
      return patternsSentences(answer.verdict, teller.words);
  }
}
