import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { type Outcome, UnwrittenError } from "../../../cli/execute/executor.ts";
import type { Assignment, WorkerData } from "../../../cli/execute/task.ts";
import { Threads } from "../../../cli/execute/threads.ts";

const worker = fileURLToPath(new URL("./fake-worker.mjs", import.meta.url));
const open: Threads[] = [];

/** All that the fake worker looks at. */
const run = (replication: number) => ({ replication }) as Assignment;

function pool(script: Record<number, string>, { threads = 2, heap = 512, file = worker, timeLimit = 60 } = {}) {
  const attempts = new Int32Array(new SharedArrayBuffer(64));
  const data = { script, attempts } as unknown as WorkerData;
  const replications = new Threads({ worker: file, data, modelHash: "model", threads, heap, timeLimit });
  open.push(replications);
  return { run: (replication: number) => replications.run(run(replication)), attempts };
}

function lost(outcome: Outcome): string {
  return "lost" in outcome ? outcome.lost.message : "came back";
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((replications) => replications.close()));
});

describe("a pool of replications", () => {
  it("brings back columns to the bit, undefined values too", async () => {
    const outcome = await pool({}).run(7);
    if ("lost" in outcome) throw outcome.lost;
    expect(outcome.results.map(({ policy, values }) => [policy, Array.from(values ?? [])])).toEqual([
      ["a", [7, 7 / 3]],
      ["b", [-7, Number.NaN]],
    ]);
  });

  it("passes a policy's failure on as data, without a second attempt", async () => {
    const { run, attempts } = pool({ 1: "fail" });
    const outcome = await run(1);
    if ("lost" in outcome) throw outcome.lost;
    expect(outcome.results[1]).toMatchObject({ values: null, failure: { stage: "run", message: "no officer" } });
    expect(attempts[1]).toBe(1);
  });

  it("tries a replication once more, then counts it as lost, and goes on with the others", async () => {
    const { run, attempts } = pool({ 1: "throw", 2: "exit", 3: "exit once" });
    const outcomes = await Promise.all([0, 1, 2, 3, 4].map(run));
    expect(outcomes.map(lost)).toEqual([
      "came back",
      "replication 1 cannot be built",
      "worker exited with code: 3",
      "came back",
      "came back",
    ]);
    expect(Array.from(attempts.subarray(0, 5))).toEqual([1, 2, 2, 2, 1]);
  });

  it("survives a worker that runs out of memory", async () => {
    const { run } = pool({ 0: "hog" }, { heap: 32 });
    const [hog, other] = await Promise.all([run(0), run(1)]);
    expect(lost(hog)).toMatch(/ran out of memory of 32 MB: .*--memory.*--workers/);
    expect(lost(other)).toBe("came back");
  });

  it("gives up what does not end in time, after a second attempt, and goes on with the others", async () => {
    const { run, attempts } = pool({ 0: "spin", 1: "hang" }, { threads: 3, timeLimit: 1 });
    const outcomes = await Promise.all([0, 1, 2].map(run));
    const late = "it did not end within 1 s (--time-limit)";
    expect(outcomes.map(lost)).toEqual([late, late, "came back"]);
    expect(Array.from(attempts.subarray(0, 3))).toEqual([2, 2, 1]);
  });

  it("ends when a worker cannot write what it has finished", async () => {
    await expect(pool({ 0: "full" }).run(0)).rejects.toThrow(UnwrittenError);
  });

  it("ends when a worker carries another model", async () => {
    await expect(pool({ 0: "refuse" }).run(0)).rejects.toThrow(/another model.*model.*rebuilt/);
  });

  it("drops what runs when it is closed: neither an answer nor a loss", async () => {
    const { run, attempts } = pool({ 0: "hang" });
    const hung = expect(run(0)).rejects.toThrow("the pool was closed");
    while (Atomics.load(attempts, 0) === 0) await sleep(5);
    await Promise.all(open.map((replications) => replications.close()));
    await hung;
    expect(attempts[0]).toBe(1);
  });

  it("ends when no worker can start, whatever is still queued", async () => {
    const { run } = pool({}, { file: "/nowhere/worker.js" });
    await expect(Promise.all([0, 1, 2, 3].map(run))).rejects.toThrow(/nowhere/);
  });
});
