/** `gridgov report`: renders the report of a finished run anew, from what is stored. */
import { join } from "node:path";
import type { Lang } from "../../viz/words/words.ts";
import type { Effects } from "../effects.ts";
import { renderHtml } from "../rendering.ts";
import { FILE } from "../store/run-directory.ts";
import { readRun } from "../store/stored-run.ts";

/** @throws InputError if the directory holds no complete run */
export async function report(effects: Effects, directory: string, lang: Lang): Promise<void> {
  const path = join(directory, FILE.report);
  const html = await renderHtml(readRun(effects.files, directory), lang);
  effects.files.write(path, [html]);
  effects.terminal.result(path);
}
