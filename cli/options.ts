/** The options that `compare` and `run` share. */
import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Lang } from "../viz/words/words.ts";

export interface RunOptions {
  readonly policies?: string[];
  readonly replications?: number;
  readonly seed?: string;
  readonly workers: number;
  readonly set: [name: string, value: string][];
  readonly out?: string;
  readonly json?: boolean;
  readonly lang: Lang;
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError("It must be a whole number of at least 1.");
  }
  return value;
}

/** @returns a port, 0 for any */
export function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535) {
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  }
  return value;
}

function names(text: string): string[] {
  const list = text.split(",").map((name) => name.trim());
  if (list.includes("")) throw new InvalidArgumentError("It must be names with commas between them.");
  return list;
}

function assignment(text: string, before: [string, string][]): [string, string][] {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError("It must be name=value.");
  return [...before, [text.slice(0, at), text.slice(at + 1)]];
}

export function langOption(): Option {
  return new Option("--lang <lang>", "language of the text and the report").choices(["en", "zh"]).default("en");
}

export function addRunOptions(command: Command): Command {
  return command
    .option(
      "--policies <names>",
      "only these policies, with commas between them; the baseline is the study's, or else the first",
      names,
    )
    .option("--replications <n>", "number of replications instead of the study's", positiveInteger)
    .option("--seed <text>", "seed instead of the study's")
    .option("--workers <n>", "threads that run replications", positiveInteger, availableParallelism())
    .option(
      "--set <name=value>",
      "a factor of the district, a lever of every policy, or policy.lever; may be repeated",
      assignment,
      [],
    )
    .option("--out <dir>", "directory for results and report; an unfinished run in it is resumed")
    .option("--json", "print the comparison as JSON")
    .addOption(langOption());
}
