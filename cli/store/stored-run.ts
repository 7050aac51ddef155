/** A finished run as a reader of its directory needs it: report and viewer. */
import { join } from "node:path";
import type { Comparison } from "../../engine/study/comparison.ts";
import type { ReportData } from "../../viz/report/data.ts";
import { summarise } from "../../viz/report/summarise.ts";
import { InputError } from "../errors.ts";
import type { Files } from "./files.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { FILE } from "./run-directory.ts";
import { readSeries } from "./tables.ts";

export interface StoredRun extends ReportData {
  readonly manifest: Manifest;
}

/** @throws InputError if the directory holds no complete run */
export function readRun(files: Files, directory: string): StoredRun {
  const path = (name: string): string => join(directory, name);
  const read = (name: string, lack: string): string => {
    const text = files.read(path(name));
    if (text === null) throw new InputError(`${directory}: ${lack}.`);
    return text;
  };
  const unfinished = "the run is not complete; start it again with the same --out to resume it";
  const manifest = readManifest(read(FILE.manifest, "no run is stored here"), path(FILE.manifest));
  if (manifest.resultHash === null) throw new InputError(`${directory}: ${unfinished}.`);
  const comparison = JSON.parse(read(FILE.comparison, unfinished)) as Comparison;
  const series = readSeries(read(FILE.series, unfinished), path(FILE.series)).map(summarise);
  return { manifest, comparison, study: manifest.study, series };
}
