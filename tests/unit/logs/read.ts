/** Reads and describes logs in the tests. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readLogFile } from "../../../cli/logs/log-file.ts";
import { diskFiles } from "../../../cli/store/files.ts";
import { type DescribeOptions, type Description, describe } from "../../../engine/cases/log/describe.ts";
import { type Mapping, NO_MAPPING } from "../../../scenarios/logs/mapping.ts";
import type { Problem } from "../../../scenarios/logs/problems.ts";
import { LogReader, type Reading } from "../../../scenarios/logs/reader.ts";
import { type LogSummary, summarise } from "../../../viz/logs/summary.ts";

export interface Read {
  readonly description: Description;
  readonly reading: Reading;
  readonly summary: LogSummary;
}

function readOf(description: Description, reading: Reading): Read {
  const source = {
    name: "log",
    format: reading.format,
    encoding: "utf-8",
    packed: false,
    delimiter: reading.delimiter,
  };
  return { description, reading, summary: summarise(description, source, reading) };
}

/** @param pieces the text, or the pieces in which it arrives */
export function readText(
  pieces: string | readonly string[],
  mapping: Mapping = NO_MAPPING,
  options: DescribeOptions = {},
): Read {
  const reader = new LogReader(mapping);
  for (const piece of typeof pieces === "string" ? [pieces] : pieces) reader.push(piece);
  const { log, reading } = reader.end();
  return readOf(describe(log, options), reading);
}

export async function readFile(
  path: string,
  mapping: Mapping = NO_MAPPING,
  options: DescribeOptions = {},
): Promise<Read> {
  const { log, file } = await readLogFile(diskFiles, path, mapping);
  return readOf(describe(log, options), file);
}

export function problem({ reading }: Read, kind: Problem["kind"]): number {
  return reading.problems.find((one) => one.kind === kind)?.rows ?? 0;
}

/** Public logs, beside the project where they are: no part of it. */
const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
export const publicLog = (name: string): string => `${data}${name}`;

/** @returns whether the public logs are there; if not, says what is not tested */
export function hasPublicLogs(): boolean {
  const isThere = existsSync(data);
  if (!isThere) console.warn("The public logs are not beside the project: their known figures are not tested.");
  return isThere;
}
