/** `gridgov report`: renders the report of a finished run anew, from what is stored. */
import { join } from "node:path";
import type { Comparison } from "../../engine/study/comparison.ts";
import type { Answer } from "../../scenarios/method.ts";
import type { Lang } from "../../viz/words/words.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { renderAnswer, renderHtml } from "../rendering.ts";
import { withTables } from "../store/current.ts";
import { Journals } from "../store/journals.ts";
import { FILE, manifestIn } from "../store/run-directory.ts";
import { summariseSeries } from "../summary.ts";

/**
 * A study by another method than a comparison is told in sentences; it has no page.
 *
 * @throws InputError if the directory holds no complete run
 */
export async function report(effects: Effects, directory: string, lang: Lang): Promise<void> {
  const path = (name: string): string => join(directory, name);
  const manifest = manifestIn(effects.files, directory);
  const isComparison = manifest.study.method === "compare";
  const text = effects.files.read(path(isComparison ? FILE.comparison : FILE.verdict));
  if (manifest.resultHash === null || text === null) {
    const resume = effects.command("resume", directory);
    throw new InputError(`${directory}: the run is not complete; to resume it:\n  ${resume}`);
  }
  const { study } = manifest;
  if (!isComparison) {
    const answer = { method: study.method, verdict: JSON.parse(text) } as Answer;
    effects.terminal.result(renderAnswer(answer, study, manifest, lang));
    return;
  }
  const comparison = JSON.parse(text) as Comparison;
  await withTables(effects, directory, async () => {});
  const journals = new Journals(path(FILE.journals));
  try {
    const series = summariseSeries(manifest, () => journals.runs(), study.replications);
    effects.files.write(path(FILE.report), [await renderHtml({ manifest, comparison, study, series }, lang)]);
  } finally {
    journals.close();
  }
  effects.terminal.result(path(FILE.report));
}
