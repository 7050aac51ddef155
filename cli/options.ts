/** The options that `compare` and `run` share. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { TimestampReader } from "../scenarios/logs/timestamp.ts";
import type { Lang } from "../viz/words/lang.ts";
import type { Shard } from "./execute/share.ts";
import { DEFAULTS } from "./library/index.ts";

/** How workers run. */
export interface WorkerOptions {
  readonly workers: number;
  /** Seconds a replication may take. */
  readonly timeLimit: number;
  /** Bound of a worker's heap, MB. */
  readonly memory?: number;
}

/** What of a study is run, beside what its file says. */
export interface AskedOptions {
  readonly policies?: string[];
  /** Of a city. */
  readonly districts?: string[];
  readonly replications?: number;
  readonly seed?: string;
  readonly set: [name: string, value: string][];
}

/** How a study is conducted, and what it leaves. */
export interface ConductOptions extends WorkerOptions {
  readonly out?: string;
  readonly shard?: Shard;
  /** The broker whose workers run it; true if the environment names it. */
  readonly queue?: string | true;
  readonly store?: string;
  readonly matters?: boolean;
  readonly csv?: boolean;
  /** Of the report. */
  readonly lang: Lang;
}

export interface RunOptions extends ConductOptions, AskedOptions {
  readonly json?: boolean;
}

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError("It must be a whole number of at least 1.");
  }
  return value;
}

/** @returns hours since 1970 */
export function instant(text: string): number {
  const reader = new TimestampReader();
  if (!reader.read(text, "mdy") || reader.stamp.order !== "ymd") {
    throw new InvalidArgumentError("It must be a date or a time, such as 2024-03-01 or 2024-03-01T08:00+08:00.");
  }
  return reader.stamp.hours;
}

/** @returns a whole number from 0 */
export function index(text: string): number {
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw new InvalidArgumentError("It must be a whole number from 0.");
  }
  return Number(text);
}

export const indices = (text: string): number[] => text.split(",").map((part) => index(part.trim()));

/** More threads than any machine has cores only cost memory. */
const MOST_WORKERS = 1024;

function workers(text: string): number {
  const value = positiveInteger(text);
  if (value > MOST_WORKERS) throw new InvalidArgumentError(`It must be at most ${MOST_WORKERS}.`);
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

/** More than any scheduler's array has tasks. */
const MOST_SHARDS = 100_000;

export function shard(text: string): Shard {
  const [number, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (number === undefined || number < 1 || number > of || of > MOST_SHARDS) {
    throw new InvalidArgumentError(`It must be i/n, such as 2/8: i from 1 to n, n at most ${MOST_SHARDS}.`);
  }
  return { number, of };
}

function names(text: string): string[] {
  const list = text.split(",").map((name) => name.trim());
  if (list.includes("")) throw new InvalidArgumentError("It must be names with commas between them.");
  return list;
}

export function assignment(text: string, before: [string, string][]): [string, string][] {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError("It must be name=value.");
  return [...before, [text.slice(0, at), text.slice(at + 1)]];
}

export function langOption(): Option {
  return new Option("--lang <lang>", "language of the text and the report")
    .choices(["en", "zh"])
    .default(DEFAULTS.lang);
}

/** @returns a positive number, in decimals */
export function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(value > 0)) throw new InvalidArgumentError("It must be a number above 0.");
  return value;
}

export function percent(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value > 100) {
    throw new InvalidArgumentError("It must be a percentage from 0 to 100.");
  }
  return value;
}

export function addWorkerOptions(command: Command): Command {
  return command
    .option("--workers <n>", "threads that run replications", workers, DEFAULTS.workers)
    .option("--memory <MB>", "bound of each worker's heap, instead of Node's own", positiveInteger)
    .option("--time-limit <s>", "seconds after which a replication is given up", positiveInteger, DEFAULTS.timeLimit);
}

/** How to run, whatever is run. */
export function addExecutionOptions(command: Command): Command {
  return addWorkerOptions(command)
    .option(
      "--queue [url]",
      "let the workers of a queue run it (redis://..., postgres://..., or what GRIDGOV_QUEUE says); needs --out",
    )
    .option("--store <dir>", "a folder of run directories: what one of them holds is not run again")
    .option("--csv", "write the tables as CSV too")
    .option("--json", "print the comparison as JSON")
    .addOption(langOption());
}

export function addAskedOptions(command: Command): Command {
  return command
    .option(
      "--policies <names>",
      "only these policies, with commas between them; the baseline is the study's, or else the first",
      names,
    )
    .option("--districts <names>", "of a city, only these districts, with commas between them", names)
    .option("--replications <n>", "number of replications instead of the study's", positiveInteger)
    .option("--seed <text>", "seed instead of the study's")
    .option(
      "--set <name=value>",
      "a factor of the district, a lever of every policy, or policy.lever; may be repeated",
      assignment,
      [],
    );
}

export function addRunOptions(command: Command): Command {
  addAskedOptions(command)
    .option("--out <dir>", "directory for results and report; an unfinished run in it is resumed")
    .option("--shard <i/n>", "only every n-th run, from the i-th on; gridgov merge makes one run of all n", shard)
    .option("--matters", "store every matter too, a file a replication and policy (needs --out)");
  return addExecutionOptions(command);
}
