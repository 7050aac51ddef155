/** Two worker threads against one, through the command line as it is shipped. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./rounds.ts";
import { rootPath } from "./yardsticks.ts";

export interface WorkerFigures {
  readonly replications: number;
  readonly cores: number;
  /** By the wall clock. */
  readonly oneSeconds: number;
  readonly twoSeconds: number;
  readonly speedup: number;
  /** Cores that were busy, with whatever, while one worker ran: well above 1, and the machine had no second core to give. */
  readonly busyWithOne: number;
}

/** The least that a comparison takes. */
const POLICIES = "part-time,full-time-separated";

/** Not pinned, and by the wall clock: whatever else the machine does at the time shows. */
export function benchWorkers(replications: number, rounds: number, say: (text: string) => void): WorkerFigures {
  const one: number[] = [];
  const two: number[] = [];
  const busy: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const [workers, seconds] of [
      [1, one],
      [2, two],
    ] as const) {
      const busyBefore = busySeconds();
      seconds.push(wallSeconds(workers, replications));
      if (workers === 1) busy.push((busySeconds() - busyBefore) / seconds.at(-1)!);
      say(
        `round ${round}/${rounds}  ${replications} replications, workers ${workers}: ${seconds.at(-1)!.toFixed(1)} s`,
      );
    }
  }
  return {
    replications,
    cores: availableParallelism(),
    oneSeconds: median(one),
    twoSeconds: median(two),
    speedup: median(one.map((seconds, i) => seconds / two[i])),
    busyWithOne: median(busy),
  };
}

/** @returns seconds that the machine's cores have spent on anything since it started */
function busySeconds(): number {
  return cpus().reduce((sum, { times: t }) => sum + (t.user + t.nice + t.sys + t.irq) / 1000, 0);
}

function wallSeconds(workers: number, replications: number): number {
  const out = mkdtempSync(join(tmpdir(), "gridgov-bench-"));
  const args = ["compare", "main", "--policies", POLICIES, "--replications", `${replications}`];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    process.execPath,
    [rootPath("dist/cli/main.js"), ...args, "--workers", `${workers}`, "--json", "--out", join(out, "results")],
    { encoding: "utf8" },
  );
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  rmSync(out, { recursive: true });
  if (status !== 0) throw new Error(`gridgov ${args.join(" ")} failed with status ${status}:\n${stderr}`);
  return seconds;
}
