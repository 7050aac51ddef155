/** What a complete run directory says. */
import type { DrawnReport } from "../../viz/report/drawn.ts";
import type { Lang } from "../../viz/words/lang.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { drawn, drawnStudy } from "../rendering.ts";
import { type Found, readAnswer, readRun } from "../store/stored-run.ts";
import { quietly } from "./quietly.ts";

export type { Found } from "../store/stored-run.ts";

/** @throws InputError if the directory holds no complete run */
export function verdict(directory: string, effects: Effects = quietly()): Found {
  return readAnswer(effects, directory);
}

/**
 * The report of a complete run, whatever the method of its study: a page that needs nothing else, and its charts.
 *
 * @throws InputError if the directory holds no complete run, or one of another version that this one cannot draw
 */
export async function report(
  directory: string,
  lang: Lang = "en",
  effects: Effects = quietly(),
): Promise<DrawnReport & Found> {
  const found = verdict(directory, effects);
  const { answer, manifest } = found;
  try {
    const page =
      answer.method === "compare"
        ? await drawn(await readRun(effects, directory), lang)
        : await drawnStudy(answer, manifest.study, manifest, lang);
    return { ...page, ...found };
  } catch (error) {
    // What another version found may lack what this one draws.
    const { version, modelHash } = effects.installation;
    if (error instanceof InputError || manifest.modelHash === modelHash) throw error;
    throw new InputError(
      `${directory} was run by gridgov ${manifest.gridgov}, model ${manifest.modelHash.slice(0, 12)}, and cannot be drawn by this one (${version}, model ${modelHash.slice(0, 12)}): run the study again, or draw it with the version that ran it.`,
    );
  }
}
