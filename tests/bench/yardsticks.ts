/** The contestants in other languages: compiled and found when there is what they need. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { canRun, median, runPinned } from "./rounds.ts";

/** The sources stand here also when this file has been compiled into dist/tests/bench/. */
const ROOT = fileURLToPath(new URL(import.meta.url.includes("/dist/") ? "../../../" : "../../", import.meta.url));
const SOURCES = `${ROOT}tests/bench/`;
const BINARIES = `${ROOT}dist/bench/`;

const FLAGS = { portable: ["-O3"], native: ["-O3", "-march=native"] } as const;
type Flags = keyof typeof FLAGS;

/** Debian's Python first, for which python3-simpy3 is. */
const PYTHONS = ["/usr/bin/python3", "python3"];

const TRIALS = 3;

/** A program compiled with each set of flags. */
export class Compiled {
  private readonly source: string;
  private readonly built: readonly Flags[];

  /** @param source name of the file, without its ending */
  constructor(source: string) {
    this.source = source;
    mkdirSync(BINARIES, { recursive: true });
    this.built = (Object.keys(FLAGS) as Flags[]).filter((flags) => this.compile(flags));
  }

  /**
   * @param args of a short run
   * @returns the program that ran it faster, or null without a compiler; the flags may favour one list and slow another
   */
  fastest(args: readonly string[]): string | null {
    let best: string | null = null;
    let bestSeconds = Infinity;
    for (const flags of this.built) {
      const program = this.binary(flags);
      const seconds = median(Array.from({ length: TRIALS }, () => runPinned([program, ...args]).seconds));
      if (seconds < bestSeconds) [best, bestSeconds] = [program, seconds];
    }
    return best;
  }

  private binary(flags: Flags): string {
    return `${BINARIES}${this.source}-${flags}`;
  }

  private compile(flags: Flags): boolean {
    const args = [...FLAGS[flags], "-std=c++17", `${SOURCES}${this.source}.cpp`, "-o", this.binary(flags)];
    const { status, error, stderr } = spawnSync("g++", args, { encoding: "utf8" });
    if (error !== undefined) return false;
    if (status !== 0) throw new Error(`g++ ${args.join(" ")} failed:\n${stderr}`);
    return true;
  }
}

/** @returns the command of a Python with SimPy that runs W1, or null */
export function simpy(): readonly string[] | null {
  const python = PYTHONS.find((program) => canRun(program, "-c", "import simpy"));
  return python === undefined ? null : [python, `${SOURCES}w1.py`];
}

export const rootPath = (path: string): string => ROOT + path;
