/** `gridgov report`: renders the report of a finished run anew, from what is stored. */
import { join } from "node:path";
import type { Comparison } from "../../engine/study/comparison.ts";
import { summarise } from "../../viz/report/summarise.ts";
import type { Lang } from "../../viz/words/words.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { renderHtml } from "../rendering.ts";
import { readManifest } from "../store/manifest.ts";
import { FILE } from "../store/run-directory.ts";
import { readSeries } from "../store/tables.ts";

/** @throws InputError if the directory holds no complete run */
export async function report(effects: Effects, directory: string, lang: Lang): Promise<void> {
  const path = (name: string): string => join(directory, name);
  const read = (name: string, lack: string): string => {
    const text = effects.files.read(path(name));
    if (text === null) throw new InputError(`${directory}: ${lack}.`);
    return text;
  };
  const unfinished = "the run is not complete; start it again with the same --out to resume it";
  const manifest = readManifest(read(FILE.manifest, "no run is stored here"), path(FILE.manifest));
  if (manifest.resultHash === null) throw new InputError(`${directory}: ${unfinished}.`);
  const comparison = JSON.parse(read(FILE.comparison, unfinished)) as Comparison;
  const series = readSeries(read(FILE.series, unfinished), path(FILE.series)).map(summarise);
  const html = await renderHtml({ manifest, comparison, study: manifest.study, series }, lang);
  effects.files.write(path(FILE.report), [html]);
  effects.terminal.result(path(FILE.report));
}
