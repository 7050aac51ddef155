/** A run killed at random moments and resumed: the same hash and the same bytes as if nothing had happened. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Streams } from "../../engine/kernel/random/streams.ts";
import type { Section } from "./section.ts";

const KILLS = 100;
const STUDY = "tests/fixtures/studies/small.yaml";
const REPLICATIONS = 12;
const TABLES = ["replications.parquet", "series.parquet", "weeks.parquet"];

interface Started {
  /** @returns the exit code, null if the process was killed */
  readonly ended: Promise<number | null>;
  kill(): void;
}

function start(root: string, ...words: string[]): Started {
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...words], { cwd: root, stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => void child.on("close", resolve));
  return { ended, kill: () => void child.kill("SIGKILL") };
}

/** What a complete run left. */
interface Left {
  readonly resultHash: string;
  readonly tables: readonly Buffer[];
}

function left(out: string): Left {
  const { resultHash } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as { resultHash: string };
  return { resultHash, tables: TABLES.map((name) => readFileSync(join(out, name))) };
}

const isSame = (a: Left, b: Left): boolean =>
  a.resultHash === b.resultHash && a.tables.every((bytes, i) => bytes.equals(b.tables[i]));

/** How far a killed run was. */
type Stage = "before its manifest" | "while it ran" | "while it wrote tables and report" | "after it had ended";

function stageOf(out: string, isOver: boolean): Stage {
  if (isOver) return "after it had ended";
  if (!existsSync(join(out, "manifest.json"))) return "before its manifest";
  return existsSync(join(out, ".replications.parquet.tmp")) || existsSync(join(out, TABLES[0]))
    ? "while it wrote tables and report"
    : "while it ran";
}

/** Kills runs until KILLS of them were killed; every other one is killed once more while it is resumed. */
export async function killAtRandom(root: string, say: (line: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "gridgov-kills-"));
  const random = new Streams(1);
  random.seed(0, "kills");
  const begin = (out: string): Started =>
    start(root, "compare", STUDY, "--replications", `${REPLICATIONS}`, "--workers", "2", "--out", out);
  try {
    const whole = join(folder, "whole");
    const from = performance.now();
    await begin(whole).ended;
    const duration = performance.now() - from;
    const expected = left(whole);
    const stages = new Map<Stage, number>();
    const failures: string[] = [];
    let kills = 0;
    for (let run = 0; kills < KILLS; run++) {
      const out = join(folder, `${run}`);
      for (let attempt = 0; attempt <= run % 2; attempt++) {
        const started = existsSync(join(out, "manifest.json")) ? start(root, "resume", out) : begin(out);
        let isOver = false;
        void started.ended.then(() => {
          isOver = true;
        });
        await sleep(random.uniform(0) * duration);
        const stage = stageOf(out, isOver);
        started.kill();
        await started.ended;
        stages.set(stage, (stages.get(stage) ?? 0) + 1);
        if (stage !== "after it had ended") kills++;
      }
      const exit = await (existsSync(join(out, "manifest.json")) ? start(root, "resume", out) : begin(out)).ended;
      if (exit !== 0) failures.push(`run ${run} was resumed with exit ${exit}`);
      else if (!isSame(left(out), expected)) failures.push(`run ${run} left other results`);
      rmSync(out, { recursive: true, force: true });
      if (run % 10 === 9) say(`${kills} kills`);
    }
    const counts = [...stages].map(([stage, count]) => `${count} ${stage}`).join(", ");
    return {
      failures,
      lines: [
        `A run of ${REPLICATIONS} replications on two workers, killed (SIGKILL) ${kills} times at moments uniform over its duration`,
        `and resumed, every other one killed again while it was resumed: ${counts}. Afterwards \`resultHash\` and the bytes`,
        `of every table were those of a run that nobody killed${failures.length === 0 ? "" : `, but for ${failures.length}`}.`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
