/** A plan of a million replications: how soon the first is stored, and what memory the program takes all along. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { JournalWriter } from "../../cli/store/journal.ts";
import { Journals, journalName } from "../../cli/store/journals.ts";
import { encodeRecord } from "../../cli/store/record.ts";
import type { Section } from "./section.ts";

const SCENARIO = "tests/fixtures/studies/tiny-scenario.yaml";
const PLANNED = 1_000_000;
/** Seconds of the plan that are really run. */
const REAL = 60;
/** Replications that are left to run when the plan has been filled up. */
const LEFT = 100;
const LIMITS = { firstResult: 5, memory: 300 };

interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
}

function start(root: string, ...words: string[]): Program {
  const program = [join(root, "dist/cli/main.js"), ...words, "--workers", "1"];
  const child = spawn(process.execPath, program, { cwd: root, stdio: "ignore" });
  return { child, ended: new Promise((resolve) => void child.on("close", resolve)) };
}

/** Memory of a process with all its threads, MB; `field` is VmRSS for now, VmHWM for the peak. NaN if it has ended. */
function memoryOf({ child }: Program, field: "VmRSS" | "VmHWM"): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}

interface Point {
  readonly seconds: number;
  readonly memory: number;
}

/** Looks at a program's memory until it ends. */
async function watch(
  program: Program,
  pause: number,
  stop: (seconds: number) => boolean,
): Promise<{ curve: Point[]; peak: number }> {
  const curve: Point[] = [];
  let peak = 0;
  let isOver = false;
  void program.ended.then(() => {
    isOver = true;
  });
  const from = performance.now();
  while (!isOver) {
    await sleep(pause * 1000);
    const seconds = (performance.now() - from) / 1000;
    const memory = memoryOf(program, "VmRSS");
    if (!Number.isNaN(memory)) curve.push({ seconds, memory });
    peak = Math.max(peak, memoryOf(program, "VmHWM") || 0);
    if (stop(seconds)) program.child.kill("SIGINT");
  }
  return { curve, peak };
}

function storedIn(out: string): number {
  const journals = new Journals(join(out, "journal"));
  const stored = [...journals.keys()].length;
  journals.close();
  return stored;
}

/** Fills the plan up to its last replications with copies of what was run, under other numbers: for the memory alone. */
function fillUp(out: string): void {
  const journals = new Journals(join(out, "journal"));
  const runs = [...journals.runs()].slice(0, 500);
  const writer = new JournalWriter(join(journals.folder, journalName(journals.session, "copies")));
  for (let replication = 0; replication < PLANNED - LEFT; replication++) {
    if (journals.has(0, 0, replication)) continue;
    writer.append(encodeRecord({ ...runs[replication % runs.length], replication }));
  }
  writer.close();
  journals.close();
}

/** @returns a dozen points of a curve, in a line */
function asLine(curve: readonly Point[]): string {
  const step = Math.max(1, Math.ceil(curve.length / 12));
  return curve
    .filter((_, i) => i % step === 0 || i === curve.length - 1)
    .map(({ seconds, memory }) => `${Math.round(seconds)} s ${Math.round(memory)}`)
    .join(", ");
}

export async function planMillion(root: string, say: (line: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "gridgov-million-"));
  const out = join(folder, "run");
  try {
    const from = performance.now();
    const real = start(root, "run", SCENARIO, "--out", out);
    const watched = watch(real, 1, (seconds) => seconds > REAL);
    while (storedIn(out) === 0 && performance.now() - from < 60_000) await sleep(20);
    const first = (performance.now() - from) / 1000;
    const { curve, peak } = await watched;
    const run = storedIn(out);
    say(`${run} replications were run; the plan is filled up with copies`);
    fillUp(out);
    const resumed = start(root, "resume", out);
    const full = await watch(resumed, 5, () => false);
    const exit = await resumed.ended;
    const stored = storedIn(out);
    const most = Math.max(peak, full.peak);
    return {
      failures: [
        ...(first > LIMITS.firstResult ? [`the first result took ${first.toFixed(1)} s`] : []),
        ...(most > LIMITS.memory ? [`the program took ${Math.round(most)} MB`] : []),
        ...(exit !== 0 || stored !== PLANNED ? [`the plan ended with ${exit} and ${stored} replications`] : []),
      ],
      lines: [
        `One grid, one policy, a week; ${PLANNED} replications planned, one worker; memory is that of the whole process, worker`,
        `included. The first result was stored after ${first.toFixed(1)} s. In ${REAL} s ${run} replications were run; MB: ${asLine(curve)};`,
        `peak ${Math.round(peak)} MB.`,
        "",
        `Then the plan was filled up to its last ${LEFT} replications with copies of results under other numbers (two days of`,
        `running otherwise), and resumed to its end: journals read, a million results told, verdict, hash, tables, report; MB:`,
        `${asLine(full.curve)}; peak ${Math.round(full.peak)} MB.`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
