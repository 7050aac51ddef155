import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../../cli/execute/executor.ts";
import { addressAsked, addressOf } from "../../../../cli/execute/queue/address.ts";
import { jobIdOf, pack, type ShardJob, type ShardResult, unpack } from "../../../../cli/execute/queue/job.ts";
import { persistently } from "../../../../cli/execute/queue/persist.ts";
import { serveShard } from "../../../../cli/execute/queue/serve.ts";
import { Sizing } from "../../../../cli/execute/queue/sizing.ts";
import type { Assignment } from "../../../../cli/execute/task.ts";

describe("the address of a queue", () => {
  it("is shown without credentials, and refused without being repeated", () => {
    const address = addressOf("rediss://me:secret@cluster.example:6380/2");
    expect(address).toMatchObject({ broker: "redis", shown: "rediss://cluster.example:6380/2" });
    expect(addressOf("postgres://me:secret@db/studies")).toMatchObject({
      broker: "postgres",
      shown: "postgres://db/studies",
    });
    for (const text of ["secret", "http://me:secret@host", "redis:secret"]) {
      expect(() => addressOf(text)).toThrow(/^The queue must be the address of a broker/);
    }
  });

  it("is the option's, or else the environment's", () => {
    const variable = (): string => "redis://there";
    expect(addressAsked({ variable }, "redis://here").shown).toBe("redis://here");
    expect(addressAsked({ variable }, true).shown).toBe("redis://there");
    expect(() => addressAsked({ variable: () => undefined }, undefined)).toThrow("GRIDGOV_QUEUE");
  });
});

describe("a shard", () => {
  it("has a name that is its content's, and nothing else's", () => {
    const shard = { study: "s", content: "c", replications: [1, 2] };
    expect(jobIdOf({ ...shard })).toBe(jobIdOf(shard));
    for (const other of [{ study: "t" }, { content: "d" }, { replications: [1] }, { replications: [12] }]) {
      expect(jobIdOf({ ...shard, ...other })).not.toBe(jobIdOf(shard));
    }
  });

  it("carries bytes as they are", () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, i) => (i * i) % 251);
    expect(new Uint8Array(unpack(pack(bytes)))).toEqual(bytes);
  });

  it("takes a second to half a minute, and leaves everybody a turn", () => {
    const sizing = new Sizing();
    expect(sizing.next(1000, 0)).toBe(1);
    sizing.saw(0.1, 1000);
    sizing.heard("a", 2, 0);
    expect(sizing.next(100_000, 1)).toBe(300);
    expect(sizing.next(120, 1)).toBe(20);
    expect(sizing.next(5, 1)).toBe(10);
    expect(sizing.next(120, 1000)).toBe(40);
    const slow = new Sizing();
    slow.saw(200, 1000);
    expect(slow.next(1000, 0)).toBe(1);
    const large = new Sizing();
    large.saw(0.001, 400_000);
    expect(large.next(1_000_000, 0)).toBe(10);
  });
});

describe("a worker", () => {
  const job = (modelHash = "m") => {
    const policies = [{ name: "a", levers: {} }];
    const data = { modelHash, study: "s", content: "c", plan: { policies }, seed: "x", replications: [4, 5, 6] };
    const updates: ShardJob[] = [];
    return {
      data: data as unknown as ShardJob,
      updates,
      updateData: async (data: ShardJob) => void updates.push(data),
    };
  };
  const runner = (run: (replication: number) => Outcome | Error, stop = new AbortController()) => {
    const threads = {
      lanes: 2,
      close: async () => {},
      run: async ({ replication }: Assignment): Promise<Outcome> => {
        const outcome = run(replication);
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
    };
    const build = { version: "1", modelHash: "m" };
    return { threads, build, worker: "w", stop: stop.signal, clock: () => 0, ran: () => {} };
  };
  const back: Outcome = { results: [], journal: null, record: Uint8Array.of(1) };
  const replications = ({ done }: ShardJob): number[] => (done as ShardResult).entries.map((one) => one.replication);

  it("writes what a shard gave before it acknowledges it, losses among it", async () => {
    const shard = job();
    const lost = new Error("out of memory");
    const met = await serveShard(
      runner((replication) => (replication === 5 ? { lost } : back)),
      shard,
    );
    expect(met).toBeNull();
    expect(replications(shard.updates[0])).toEqual([4, 5, 6]);
    expect(shard.updates[0].done?.entries[1].record).toEqual({ lost: { message: "out of memory", stack: lost.stack } });
  });

  it("that is stopped finishes the replication under way and leaves the rest to others", async () => {
    const shard = job();
    const stop = new AbortController();
    await serveShard(
      runner(() => {
        stop.abort();
        return back;
      }, stop),
      shard,
    );
    expect(replications(shard.updates[0])).toEqual([4]);
  });

  it("that cannot run anything any more gives back what it has, and why", async () => {
    const shard = job();
    const hindrance = new Error("rebuilt meanwhile");
    expect(
      await serveShard(
        runner((replication) => (replication === 4 ? back : hindrance)),
        shard,
      ),
    ).toBe(hindrance);
    expect(replications(shard.updates[0])).toEqual([4]);
  });

  it("refuses a shard of another model", async () => {
    const shard = job("other");
    await expect(
      serveShard(
        runner(() => back),
        shard,
      ),
    ).rejects.toThrow(/of model other, this worker carries m/);
    expect(shard.updates).toEqual([]);
  });
});

describe("a broker that is away", () => {
  it("is asked again until it is there; what it refuses is not", async () => {
    const errors = [
      Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
      Object.assign(new Error("the database system is starting up"), { code: "57P03" }),
      new Error("Connection terminated unexpectedly"),
    ];
    let missed = 0;
    const act = async (): Promise<string> => {
      const error = errors.shift();
      if (error !== undefined) throw error;
      return "here";
    };
    expect(
      await persistently(
        act,
        () => void missed++,
        () => false,
      ),
    ).toBe("here");
    expect(missed).toBe(3);
    const refusal = Object.assign(new Error("no such table"), { code: "42P01" });
    await expect(
      persistently(
        () => Promise.reject(refusal),
        () => {},
        () => false,
      ),
    ).rejects.toBe(refusal);
    const away = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    await expect(
      persistently(
        () => Promise.reject(away),
        () => {},
        () => true,
      ),
    ).rejects.toBe(away);
  });
});
