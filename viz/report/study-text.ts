import type { Answer } from "../../scenarios/method.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import type { Lang } from "../words/words.ts";

export function studyText(answer: Answer, _study: ResolvedStudy, _lang: Lang): string {
  return JSON.stringify(answer.verdict, null, 2);
}
