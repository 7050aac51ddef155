/** Runs contestants in turn, round by round, so that a busy moment of the machine falls on all of them. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Line } from "./answers.ts";

export interface Contestant {
  readonly name: string;
  /** Matters of W1, towns of W2. */
  readonly size: number;
  /** @returns the program and its arguments */
  command(size: number, seed: number): readonly string[];
}

/** Events in a second of processor time: the median of the rounds, and their range. */
export interface Speed {
  readonly eventsPerSecond: number;
  readonly low: number;
  readonly high: number;
  readonly seconds: number;
  readonly peakMB: number;
}

/** The last core that this process may use: the first ones get more of the system's own work. */
const CORE = lastCore();

/**
 * @param rounds number of rounds
 * @param firstSeed of the first round; each has its own
 * @param say where progress goes
 * @returns the lines of each contestant, in the order of the rounds
 */
export function inRounds(
  contestants: readonly Contestant[],
  rounds: number,
  firstSeed: number,
  say: (text: string) => void,
): ReadonlyMap<string, Line[]> {
  const lines = new Map<string, Line[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const { name, size, command } of contestants) {
      const line = runPinned(command(size, firstSeed + round - 1));
      lines.get(name)!.push(line);
      say(`round ${round}/${rounds}  ${name}: ${(line.events / line.seconds / 1e6).toFixed(3)} M/s`);
    }
  }
  return lines;
}

/**
 * Runs a program on one core, if there is taskset.
 * @returns the line of JSON that it prints
 * @throws if the program fails
 */
export function runPinned(command: readonly string[]): Line {
  const [program, ...args] = CORE === null ? command : ["taskset", "-c", `${CORE}`, ...command];
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command.join(" ")} failed with status ${status}:\n${stderr}`);
  return JSON.parse(stdout) as Line;
}

/** @returns the speed over the rounds, the medians of its parts */
export function speedOf(lines: readonly Line[]): Speed {
  const rates = lines.map(({ events, seconds }) => events / seconds);
  return {
    eventsPerSecond: median(rates),
    low: Math.min(...rates),
    high: Math.max(...rates),
    seconds: median(lines.map((line) => line.seconds)),
    peakMB: Math.max(...lines.map((line) => line.peakMB)),
  };
}

/** @returns the median over the rounds of how many times faster the one was than the other in the same round */
export function ratioOf(lines: readonly Line[], others: readonly Line[]): number {
  return median(lines.map(({ events, seconds }, i) => events / seconds / (others[i].events / others[i].seconds)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @returns whether a program can be started */
export function canRun(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

function lastCore(): number | null {
  if (!canRun("taskset", "--version")) return null;
  const allowed = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync("/proc/self/status", "utf8"));
  const last = allowed?.[1].split(/[,-]/).at(-1);
  return last === undefined ? null : Number(last);
}
