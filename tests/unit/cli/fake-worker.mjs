// A worker that does what its script says for each replication, and counts the attempts in shared memory.
import { setTimeout as sleep } from "node:timers/promises";
import { workerData } from "node:worker_threads";

const { script, attempts } = workerData;

export default async function replicate({ replication }) {
  const attempt = Atomics.add(attempts, replication, 1);
  const act = script[replication] ?? "answer";
  if (act === "throw") throw new RangeError(`replication ${replication} cannot be built`);
  if (act === "exit" || (act === "exit once" && attempt === 0)) process.exit(3);
  if (act === "hog") for (const hog = []; ; ) hog.push(new Array(100_000).fill(hog.length));
  if (act === "refuse") return { refused: "another model" };
  if (act === "full") return { unwritten: "ENOSPC: no space left on device, write" };
  if (act === "slow") await sleep(200);
  if (act === "hang") await sleep(60_000);
  if (act === "spin") for (;;);
  return {
    journal: null,
    results: [
      { policy: "a", values: Float64Array.of(replication, replication / 3), failure: null },
      {
        policy: "b",
        values: act === "fail" ? null : Float64Array.of(-replication, Number.NaN),
        failure: act === "fail" ? { stage: "run", message: "no officer", stack: "at officer" } : null,
      },
    ],
  };
}
