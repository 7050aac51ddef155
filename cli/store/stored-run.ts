/** A finished run as a reader of its directory needs it: report and viewer. */
import { join } from "node:path";
import type { Comparison } from "../../engine/study/comparison.ts";
import type { ReportData } from "../../viz/report/data.ts";
import { summariseSeries } from "../../viz/report/summarise.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { withTables } from "./current.ts";
import { Journals } from "./journals.ts";
import type { Manifest } from "./manifest.ts";
import { FILE, manifestIn } from "./run-directory.ts";

export interface FinishedRun extends ReportData {
  readonly manifest: Manifest;
}

/** @throws InputError if the directory holds no complete run */
export async function readRun(effects: Effects, directory: string): Promise<FinishedRun> {
  const path = (name: string): string => join(directory, name);
  const manifest = manifestIn(effects.files, directory);
  const text = effects.files.read(path(FILE.comparison));
  if (manifest.resultHash === null || text === null) {
    const resume = effects.command("resume", directory);
    throw new InputError(`${directory}: the run is not complete; to resume it:\n  ${resume}`);
  }
  const { study } = manifest;
  const comparison = JSON.parse(text) as Comparison;
  await withTables(effects, directory, async () => {});
  const journals = new Journals(path(FILE.journals));
  try {
    const series = summariseSeries(study, () => journals.runs(), study.replications);
    return { manifest, comparison, study, series };
  } finally {
    journals.close();
  }
}
