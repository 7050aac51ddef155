/** A finished run as a reader of its directory needs it: report and viewer. */
import { join } from "node:path";
import type { Comparison } from "../../engine/study/comparison.ts";
import type { Answer } from "../../scenarios/method.ts";
import type { ReportData } from "../../viz/report/data.ts";
import { summariseSeries, warmUpOf } from "../../viz/report/summarise.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { inWords } from "../execute/share.ts";
import { withTables } from "./current.ts";
import { Journals } from "./journals.ts";
import type { Manifest } from "./manifest.ts";
import { FILE, manifestIn } from "./run-directory.ts";

export interface FinishedRun extends ReportData {
  readonly manifest: Manifest;
}

/** What a finished run found, by whatever method. */
export interface Found {
  readonly manifest: Manifest;
  readonly answer: Answer;
}

/**
 * The curves of a comparison over its first n replications. A city has none: those of its districts, which differ in size,
 * stand in the table of series.
 */
export function curvesOf(
  { study, columns }: Pick<Manifest, "study" | "columns">,
  journals: Journals,
  n: number,
): Pick<ReportData, "series" | "warmUp"> {
  if (study.districts !== undefined) return { series: [], warmUp: null };
  const axes = columns.series;
  return {
    series: summariseSeries(study.policies, axes, () => journals.runs(), n),
    warmUp: warmUpOf(axes, journals.runs(), n),
  };
}

/** @throws InputError if the directory holds no complete run */
export function readAnswer(effects: Effects, directory: string): Found {
  const manifest = manifestIn(effects.files, directory);
  const { method } = manifest.study;
  const text = effects.files.read(join(directory, method === "compare" ? FILE.comparison : FILE.verdict));
  if (manifest.shard !== undefined) {
    const merge = effects.command("merge");
    throw new InputError(
      `${directory} is ${inWords(manifest.shard)} of a run; first put all together with
  ${merge} <directories of all shards> --out <dir>`,
    );
  }
  if (manifest.resultHash === null || text === null) {
    const resume = effects.command("resume", directory);
    throw new InputError(`${directory}: the run is not complete; to resume it:\n  ${resume}`);
  }
  return { manifest, answer: { method, verdict: JSON.parse(text) } as Answer };
}

/** @throws InputError if the directory holds no complete run of a comparison */
export async function readRun(effects: Effects, directory: string): Promise<FinishedRun> {
  const path = (name: string): string => join(directory, name);
  const { manifest, answer } = readAnswer(effects, directory);
  const { study } = manifest;
  if (answer.method !== "compare") {
    throw new InputError(
      `${directory}: a study by the method ${study.method} is no comparison; gridgov report draws it`,
    );
  }
  const comparison: Comparison = answer.verdict;
  await withTables(effects, directory, async () => {});
  const journals = new Journals(path(FILE.journals));
  try {
    return { manifest, comparison, study, ...curvesOf(manifest, journals, comparison.replications.done) };
  } finally {
    journals.close();
  }
}
