/** BullMQ, over Redis or PostgreSQL: loaded only where a queue is asked for. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Job, JobType, Queue, QueueEvents, Worker } from "bullmq";
import { InputError } from "../../errors.ts";
import type { Build } from "../../installation.ts";
import type { Address } from "./address.ts";
import type { Broker, BrokerListener, FoundJob } from "./broker.ts";
import type { ShardJob } from "./job.ts";
import { persistently } from "./persist.ts";

/** Characters of the model's hash in the name of its queue: a worker meets shards of its own model only. */
const SHORT = 16;
const BOARD = "gridgov-models";
const queueName = (modelHash: string): string => `gridgov-${modelHash.slice(0, SHORT)}`;
/** s between two attempts to reach a broker that was there before. */
const LONGEST_PAUSE = 2;
/** ms that closing may take where the broker is away. */
const PATIENCE = 2000;
/** Names of events that are kept: they are looked at at once, and each is asked for again if it was missed. */
const EVENTS = 1000;
const NEEDED: Readonly<Record<Address["broker"], readonly string[]>> = {
  redis: ["bullmq", "ioredis"],
  postgres: ["bullmq", "pg"],
};

type Bull = typeof import("bullmq");

async function loaded({ broker }: Address): Promise<Bull> {
  try {
    for (const name of NEEDED[broker].slice(1)) await import(name);
    const name: string = "bullmq";
    return (await import(name)) as Bull;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new InputError(
      `A queue needs optional packages that are not installed here: npm install ${NEEDED[broker].join(" ")}`,
    );
  }
}

/** The classes of BullMQ for a broker, which do not wait for one that is not there from the start. */
export class BullMQ {
  readonly address: Address;
  readonly #bull: Bull;
  #isGivenUp = false;

  private constructor(address: Address, bull: Bull) {
    this.address = address;
    this.#bull = bull;
  }

  /** @throws InputError if a package is missing or the broker cannot be reached; it names no credentials */
  static async reach(address: Address): Promise<BullMQ> {
    const bullmq = new BullMQ(address, await loaded(address));
    try {
      if (address.broker === "redis") await pingRedis(address.url);
      else await bullmq.#prepare();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new InputError(
        `The queue at ${address.shown} cannot be reached: ${(message || code || "no answer").replaceAll(address.url, address.shown)}. Start the broker, or mend the address.`,
      );
    }
    return bullmq;
  }

  /** Tries no longer to reach a broker that is away: whatever waits for it ends. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  queue(build: Build): Queue<ShardJob> {
    return this.#made(({ Queue }) => new Queue(queueName(build.modelHash), this.#options()));
  }

  /** The models that work was offered for, each a job that nobody takes. */
  board(): Queue<Build> {
    return this.#made(({ Queue }) => new Queue(BOARD, this.#options()));
  }

  events(build: Build): QueueEvents {
    return this.#made(({ QueueEvents }) => new QueueEvents(queueName(build.modelHash), this.#options()));
  }

  /** @param lease - ms of silence after which its shards are another's */
  worker(
    build: Build,
    process: (job: Job<ShardJob>) => Promise<void>,
    concurrency: number,
    lease: number,
  ): Worker<ShardJob, void> {
    const options = {
      concurrency,
      lockDuration: lease,
      stalledInterval: lease,
      // Who wants the shard decides what becomes of one that was lost.
      maxStalledCount: 0,
      runRetryDelay: 1000,
      autorun: false,
    };
    return this.#made(
      ({ Worker }) => new Worker(queueName(build.modelHash), process, { ...this.#options(), ...options }),
    );
  }

  #made<T>(make: (classes: Pick<Bull, "Queue" | "QueueEvents" | "Worker">) => T): T {
    if (this.address.broker === "redis") return make(this.#bull);
    return make(this.#bull.withBackend(this.#bull.createPostgresBackend) as unknown as Bull);
  }

  #options() {
    const { url, broker } = this.address;
    const streams = { events: { maxLen: EVENTS } };
    if (broker === "postgres") return { connection: { connectionString: url } as object, streams };
    const retryStrategy = (times: number): number | null =>
      this.#isGivenUp ? null : Math.min(times * 100, LONGEST_PAUSE * 1000);
    return { connection: { url, maxRetriesPerRequest: null, retryStrategy }, streams };
  }

  /** Makes the tables, where PostgreSQL lacks them. */
  async #prepare(): Promise<void> {
    const { Queue } = this.#bull.withBackend(this.#bull.createPostgresBackend);
    const queue = new Queue(BOARD, { connection: { connectionString: this.address.url, migrate: true } });
    queue.on("error", () => {});
    try {
      await queue.waitUntilReady();
    } finally {
      await queue.close().catch(() => {});
    }
  }
}

async function pingRedis(url: string): Promise<void> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  let last: Error | null = null;
  redis.on("error", (error) => {
    last = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    // What the connection met says more than that it is closed.
    throw last ?? error;
  } finally {
    redis.disconnect();
  }
}

const STATES: Readonly<Record<string, FoundJob["state"]>> = { completed: "done", failed: "failed", active: "running" };
const ALL: readonly JobType[] = ["completed", "failed", "active", "waiting", "delayed"];

/** @returns the queue of this program's model, as the side that wants shards run needs it */
export async function brokerAt(address: Address, build: Build, listener: BrokerListener): Promise<Broker> {
  const bullmq = await BullMQ.reach(address);
  const [queue, board, events] = [bullmq.queue(build), bullmq.board(), bullmq.events(build)];
  const unreachable = (): void => listener.reachable(false);
  queue.on("error", unreachable);
  board.on("error", unreachable);
  events.on("error", unreachable);
  events.on("completed", ({ jobId }) => listener.ended(jobId));
  events.on("failed", ({ jobId }) => listener.ended(jobId));
  await Promise.all([queue.waitUntilReady(), board.waitUntilReady(), events.waitUntilReady()]);
  const found = async (job: Job<ShardJob>): Promise<FoundJob> => {
    const state = STATES[await job.getState()] ?? "waiting";
    return { id: job.id!, state, job: job.data, reason: job.failedReason ?? "" };
  };
  let isClosed = false;
  const asked = async <T>(act: () => Promise<T>): Promise<T> => {
    const answer = await persistently(act, unreachable, () => isClosed);
    listener.reachable(true);
    return answer;
  };
  const { version, modelHash } = build;
  return {
    offer: (id, job) =>
      asked(async () => {
        await board.add("model", { version, modelHash }, { jobId: modelHash });
        await queue.add("shard", job, { jobId: id, attempts: 1 });
      }),
    find: (id) =>
      asked(async () => {
        const job = await queue.getJob(id);
        return job === undefined ? null : await found(job as Job<ShardJob>);
      }),
    all: () =>
      asked(async () => await Promise.all((await queue.getJobs([...ALL])).map((job) => found(job as Job<ShardJob>)))),
    remove: (id) => asked(async () => void (await queue.remove(id))),
    // PostgreSQL does not tell who is connected, but what runs is told everywhere.
    workers: () => asked(async () => Math.max(await queue.getWorkersCount(), await queue.getActiveCount())),
    async close(force) {
      isClosed = true;
      if (force) bullmq.giveUp();
      else await board.remove(modelHash);
      const closing = Promise.allSettled([events, queue, board].map((part) => part.close()));
      await (force ? Promise.race([closing, sleep(PATIENCE)]) : closing);
    },
  };
}
