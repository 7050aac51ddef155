/** Logs of a million events, written as `gridgov export` writes them and read as `gridgov describe` reads them. */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLogFile } from "../../cli/logs/log-file.ts";
import { diskFiles } from "../../cli/store/files.ts";
import { describe } from "../../engine/cases/log/describe.ts";
import { NO_MAPPING } from "../../scenarios/logs/mapping.ts";
import { type SimulatedCase, TIME_ZERO } from "../../scenarios/logs/simulated.ts";
import { written } from "../../scenarios/logs/write.ts";
import { type Line, WrongAnswer } from "./answers.ts";
import { cpuSeconds, peakMB } from "./measure.ts";
import { median, runPinned } from "./rounds.ts";
import { rootPath } from "./yardsticks.ts";

export interface LogLine {
  readonly events: number;
  readonly cases: number;
  /** Group handovers and repeated activities, which depend on every event. */
  readonly handovers: number;
  readonly rework: number;
  /** Of the processor. */
  readonly seconds: number;
  readonly peakMB: number;
}

export interface LogFigures {
  readonly events: number;
  readonly seconds: number;
  readonly peakMB: number;
  /** Of the file. */
  readonly megabytes: number;
}

const FORMATS = ["csv", "xes"] as const;
const STEPS = [
  ["recorded", ""],
  ["dispatched", "cityManagement"],
  ["accepted", "cityManagement"],
  ["sentBack", "cityManagement"],
  ["dispatched", "housing"],
  ["accepted", "housing"],
  ["done", "housing"],
  ["checkPassed", ""],
  ["closed", ""],
  ["satisfied", ""],
] as const;

/** @param events read in each format */
export function benchLogs(events: number, rounds: number, say: (text: string) => void): Record<string, LogFigures> {
  const cases = events / STEPS.length;
  const folder = mkdtempSync(join(tmpdir(), "gridgov-bench-"));
  const figures: Record<string, LogFigures> = {};
  try {
    for (const format of FORMATS) {
      const path = join(folder, `log.${format}`);
      write(path, format, cases);
      const lines: Line[] = [];
      for (let round = 1; round <= rounds; round++) {
        const program = rootPath("dist/tests/bench/program.js");
        lines.push(runPinned([process.execPath, program, "log", `${events}`, "0", path]));
        check(format, cases, lines[lines.length - 1] as unknown as LogLine);
        say(`round ${round}/${rounds}  ${format}: ${lines[lines.length - 1].seconds.toFixed(1)} s`);
      }
      figures[format] = {
        events,
        seconds: median(lines.map(({ seconds }) => seconds)),
        peakMB: Math.max(...lines.map((line) => line.peakMB)),
        megabytes: statSync(path).size / 1e6,
      };
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return figures;
}

/** A file read and described, without what the command prints. */
export async function describeLog(path: string): Promise<LogLine> {
  const { log } = await readLogFile(diskFiles, path, NO_MAPPING);
  const { events, cases, rates } = describe(log);
  const handovers = rates.groupHandovers?.value ?? Number.NaN;
  const rework = rates.rework?.value ?? Number.NaN;
  return { events, cases, handovers, rework, seconds: cpuSeconds(), peakMB: peakMB() };
}

/** Every case has ten events, hands over once from unit to unit, and is dispatched and accepted twice. */
function check(format: string, cases: number, line: LogLine): void {
  const expected = { cases, events: cases * STEPS.length, handovers: 1, rework: 1 };
  for (const [figure, value] of Object.entries(expected)) {
    const found = line[figure as keyof typeof expected];
    if (found !== value) throw new WrongAnswer(`${format}: ${figure} is ${found}, expected ${value}`);
  }
}

function write(path: string, format: (typeof FORMATS)[number], cases: number): void {
  const file = openSync(path, "w");
  let pending = "";
  for (const piece of written(format, simulated(cases), { title: "bench", followUpDays: 60, facts: [] })) {
    pending += piece;
    if (pending.length < 1 << 20) continue;
    writeSync(file, pending);
    pending = "";
  }
  writeSync(file, pending);
  closeSync(file);
}

function* simulated(cases: number): Generator<SimulatedCase> {
  for (let c = 0; c < cases; c++) {
    const openedAt = TIME_ZERO + ((c * 0.0876) % 8760) + (c % 97) / 7;
    yield {
      id: `M${c}`,
      category: ["cityscape", "publicWorks", "hazards"][c % 3],
      community: `S0${c % 4}`,
      grid: "G1",
      resident: "",
      channel: "hotline",
      deadline: openedAt + 100,
      events: STEPS.map(([activity, unit], step) => ({
        at: openedAt + 3.123456 * step + (c % 13) / 10,
        activity,
        unit,
      })),
    };
  }
}
