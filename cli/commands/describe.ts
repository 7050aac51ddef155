/** `gridgov describe`: what a log of real or simulated cases says about itself. */
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { type Description, describe as describeLog } from "../../engine/cases/log/describe.ts";
import { formatDiagnostic } from "../../scenarios/diagnostic.ts";
import { deidentified } from "../../scenarios/logs/deidentified.ts";
import { type Mapping, NO_MAPPING, readMapping } from "../../scenarios/logs/mapping.ts";
import { type LogSummary, summarise } from "../../viz/logs/summary.ts";
import { logText } from "../../viz/logs/text.ts";
import type { Lang } from "../../viz/words/lang.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { type LogFile, readLogFile } from "../logs/log-file.ts";
import { pseudonymsBy } from "../logs/pseudonyms.ts";
import { readText } from "../source.ts";

export interface DescribeOptions {
  readonly map?: string;
  readonly json?: boolean;
  readonly out?: string;
  /** Days for which a case is followed. */
  readonly followUp?: number;
  /** Hours since 1970 up to which the log was kept. */
  readonly until?: number;
  /** File for the log with pseudonyms, and the file of their salt. */
  readonly pseudonyms?: string;
  readonly salt?: string;
  readonly lang: Lang;
}

const SALT = join(homedir(), ".config", "gridgov", "salt");

/** @throws InputError that lists everything wrong with the mapping file */
export function mappingOf(effects: Effects, path: string | undefined): Mapping {
  if (path === undefined) return NO_MAPPING;
  const text = readText(effects.files, path, null);
  if (typeof text !== "string")
    throw new InputError(`the file ${path} ${text === null ? "is not there" : text.message}`);
  const mapping = readMapping(text, path);
  if (!mapping.ok) throw new InputError(mapping.error.map(formatDiagnostic));
  return mapping.value;
}

function summaryOf(description: Description, path: string, file: LogFile): LogSummary {
  const { format, encoding, isPacked: packed, delimiter } = file;
  return summarise(description, { name: basename(path), format, encoding, packed, delimiter }, file);
}

/** @throws InputError for a file that is no log */
export async function describe(effects: Effects, path: string, options: DescribeOptions): Promise<void> {
  const { files, terminal } = effects;
  const { lang, out, followUp, until } = options;
  const { log, file, ids } = await readLogFile(files, path, mappingOf(effects, options.map));
  if (options.pseudonyms !== undefined) {
    const pseudonym = pseudonymsBy(files, options.salt ?? SALT);
    files.write(options.pseudonyms, deidentified(log, ids(), pseudonym));
    terminal.note(options.pseudonyms);
  }
  const description = describeLog(log, {
    ...(followUp === undefined ? {} : { followUp: followUp * 24 }),
    ...(until === undefined ? {} : { until }),
  });
  const summary = summaryOf(description, path, file);
  if (out !== undefined) {
    const { renderLogHtml } = await import("../rendering.ts");
    files.makeFolder(out);
    files.write(join(out, "description.json"), [JSON.stringify(summary, null, 2), "\n"]);
    files.write(join(out, "log.html"), [await renderLogHtml(summary, lang)]);
  }
  terminal.result(options.json === true ? JSON.stringify(summary, null, 2) : logText(summary, lang).trimEnd());
  if (out !== undefined) terminal.note(join(out, "log.html"));
}
