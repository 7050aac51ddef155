import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Outcome } from "../../../../cli/execute/executor.ts";
import { type Entry, pack } from "../../../../cli/execute/queue/job.ts";
import { Queued } from "../../../../cli/execute/queue/queued.ts";
import type { Assignment } from "../../../../cli/execute/task.ts";
import { JournalWriter } from "../../../../cli/store/journal.ts";
import { Journals } from "../../../../cli/store/journals.ts";
import { encodeRecord } from "../../../../cli/store/record.ts";
import { resultOf } from "../store/records.ts";
import { scratchFolder } from "../store/scratch.ts";
import { MemoryBroker } from "./memory-broker.ts";

const folder = scratchFolder();
const open: Queued[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((queued) => queued.close()));
});

const plan = {
  district: { communities: [] },
  factors: {},
  horizon: {},
  policies: [{ name: "a", levers: {} }],
} as unknown as Assignment["plan"];

const assignment = (replication: number): Assignment => ({
  plan,
  seed: "s",
  replication,
  point: { name: "p", index: 3 },
  policies: [0],
});

/** What a worker makes of a replication. */
const entry = (replication: number, value = replication, seconds = 0.5): Entry => ({
  replication,
  seconds,
  record: pack(encodeRecord({ point: 0, replication, results: [resultOf(0, value)] })),
});

function queue(broker = new MemoryBroker(), journal = "0001-queue.journal") {
  const notes: string[] = [];
  let now = 0;
  const queued = new Queued({
    connect: async (listener) => {
      broker.listener = listener;
      return broker;
    },
    modelHash: "model",
    study: "study",
    journal: () => new JournalWriter(join(folder(), journal)),
    clock: () => (now += 6),
    note: (text) => void notes.push(text),
    noWorker: "nobody is there",
    patrol: 10,
  });
  open.push(queued);
  return { broker, queued, notes };
}

function told(outcome: Outcome): number | string {
  return "lost" in outcome ? outcome.lost.message : (outcome.results[0].values?.[0] ?? "failed");
}

/** Lets a first run come back, so that the next shards are of several: 0.5 s each, up to a third of what is left. */
async function informed({ broker, queued }: ReturnType<typeof queue>): Promise<void> {
  const first = queued.run(assignment(100));
  broker.end(await broker.taken(), [entry(100)]);
  await first;
}

describe("runs on a queue", () => {
  it("are on the disk, under the indices of their directory, before their shard leaves the broker", async () => {
    const { broker, queued } = queue();
    const run = queued.run(assignment(7));
    const shard = await broker.taken();
    expect(shard.job).toMatchObject({ modelHash: "model", study: "study", seed: "s", replications: [7] });
    let stored = -1;
    const remove = broker.remove.bind(broker);
    broker.remove = async (id) => {
      const journals = new Journals(folder());
      stored = journals.run(3, 7).results[0].values![0];
      journals.close();
      await remove(id);
    };
    broker.end(shard, [entry(7)]);
    expect(told(await run)).toBe(7);
    while (broker.jobs.size > 0) await sleep(1);
    expect(stored).toBe(7);
  });

  it("come in shards of what was measured, and go back if a worker leaves before it is through", async () => {
    const all = queue();
    const { broker, queued } = all;
    await informed(all);
    const runs = [0, 1, 2, 3, 4, 5].map((replication) => queued.run(assignment(replication)));
    const shard = await broker.taken();
    expect(shard.job.replications.length).toBeGreaterThan(1);
    broker.end(shard, [entry(0)]);
    for (let back = 1; back < 6; ) {
      const next = await broker.taken();
      broker.end(
        next,
        next.job.replications.map((replication) => entry(replication)),
      );
      back += next.job.replications.length;
    }
    expect((await Promise.all(runs)).map(told)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("that end their workers are found by halving, tried three times alone, and set aside", async () => {
    const all = queue();
    const { broker, queued } = all;
    await informed(all);
    // All in one shard: they cost next to nothing.
    const cheap = queued.run(assignment(101));
    broker.end(await broker.taken(), [entry(101, 101, -0.499)]);
    await cheap;
    const outcomes = Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((replication) => queued.run(assignment(replication))));
    const shards: number[][] = [];
    let isOver = false;
    void outcomes.then(() => {
      isOver = true;
    });
    while (!isOver) {
      const shard = await Promise.race([broker.taken(), outcomes.then(() => null)]);
      if (shard === null) break;
      const { replications } = shard.job;
      shards.push([...replications]);
      if (replications.includes(5)) broker.lose(shard);
      else
        broker.end(
          shard,
          replications.map((replication) => entry(replication)),
        );
    }
    const lost = "3 workers were lost while they ran it alone (stalled)";
    expect((await outcomes).map(told)).toEqual([0, 1, 2, 3, 4, lost, 6, 7]);
    expect(shards.filter((shard) => shard.includes(5))).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [4, 5, 6, 7],
      [4, 5],
      [5],
      [5],
      [5],
    ]);
  });

  it("that the broker has forgotten are offered again, and an end that nobody heard of is seen", async () => {
    const { broker, queued } = queue();
    const run = queued.run(assignment(1));
    await broker.taken();
    broker.jobs.clear();
    const again = await broker.taken();
    broker.end(again, [entry(1)], false);
    expect(told(await run)).toBe(1);
  });

  it("that an earlier process left behind are taken over: what is done, and not what was not begun", async () => {
    const { broker, queued: earlier } = queue();
    void earlier.run(assignment(1)).catch(() => {});
    void earlier.run(assignment(2)).catch(() => {});
    const done = await broker.taken();
    broker.end(done, [entry(1)], false);
    const before = [...broker.jobs];
    await earlier.close();
    for (const [id, job] of before) broker.jobs.set(id, job);
    const { queued } = queue(broker, "0002-queue.journal");
    expect(told(await queued.run(assignment(1)))).toBe(1);
    const second = queued.run(assignment(2));
    broker.end(await broker.taken(), [entry(2)]);
    expect(told(await second)).toBe(2);
  });

  it("that come twice must be the same to the bit, or everything ends", async () => {
    const { broker, queued } = queue();
    const [run, other] = [queued.run(assignment(1)), queued.run(assignment(2))];
    const shard = await broker.taken();
    broker.end(shard, [entry(1)]);
    await run;
    broker.end(shard, [entry(1)]);
    await sleep(20);
    broker.end(shard, [entry(1, 1 + 2 ** -52)]);
    await expect(other).rejects.toThrow(/Replication 1 was run twice.*results differ/);
  });

  it("that nobody takes are told of, once", async () => {
    const { broker, queued, notes } = queue();
    broker.present = 0;
    void queued.run(assignment(1)).catch(() => {});
    while (notes.length === 0) await sleep(5);
    await sleep(50);
    expect(notes).toEqual(["nobody is there"]);
  });
});
