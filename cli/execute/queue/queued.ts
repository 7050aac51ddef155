/**
 * Runs that machines take from a queue. The broker carries them, and is trusted with nothing: what comes back is on the disk
 * before its shard leaves the broker, and what the broker has lost is offered again. A shard that was lost with its worker
 * is halved, until the replication that ends workers stands alone and is set aside.
 */
import { scenarioKeys } from "../../../scenarios/study.ts";
import type { JournalWriter } from "../../store/journal.ts";
import type { Executor, Outcome } from "../executor.ts";
import type { Assignment } from "../task.ts";
import type { Broker, BrokerListener, FoundJob } from "./broker.ts";
import { Deliveries, keyOf, type Wanted } from "./deliveries.ts";
import { contentOf, type Entry, jobIdOf, type ShardJob } from "./job.ts";
import { Sizing } from "./sizing.ts";

/** Replications under way at once: enough for shards of some thousand threads. */
const LANES = 16_384;
/** Shards offered at once: what a broker holds of a study. */
const OFFERED = 1024;
/** While nothing is known of what a run costs, so that what is learned serves the rest. */
const OFFERED_AT_FIRST = 16;
/** Times that a replication alone in its shard may be lost with its worker. */
const LOSSES = 3;
/** s without a worker before it is said. */
const PATIENCE = 10;

export interface QueuedOptions {
  readonly connect: (listener: BrokerListener) => Promise<Broker>;
  readonly modelHash: string;
  /** Of the study: see `scenarioHash`. */
  readonly study: string;
  /** Begins the journal of what comes back. */
  readonly journal: () => JournalWriter;
  /** s since anything. */
  readonly clock: () => number;
  readonly note: (text: string) => void;
  /** Said if nobody takes what is offered. */
  readonly noWorker: string;
  /** ms between two looks at what has not come back. */
  readonly patrol: number;
}

export class Queued implements Executor {
  readonly lanes = LANES;
  readonly #options: QueuedOptions;
  readonly #broker: Promise<Broker>;
  readonly #deliveries: Deliveries;
  /** Wanted, and in no shard yet; in order. */
  #pending: Wanted[] = [];
  /** By name of the shard. */
  readonly #offered = new Map<string, ShardJob>();
  /** What an earlier process has left in the broker: by key, and the shards that hold it. */
  readonly #left = new Map<string, Entry>();
  readonly #leftShards: string[] = [];
  /** By point and policies. */
  readonly #contents = new Map<string, string>();
  readonly #settling = new Set<string>();
  readonly #sizing = new Sizing();
  readonly #patrol: NodeJS.Timeout;
  #isFilling = false;
  #isLooking = false;
  #isReachable = true;
  #isClosed = false;
  #idleSince: number;

  constructor(options: QueuedOptions) {
    this.#options = options;
    this.#deliveries = new Deliveries(options.journal);
    this.#idleSince = options.clock();
    this.#broker = this.#connected();
    this.#broker.catch(() => {});
    this.#patrol = setInterval(() => void this.#guarded(() => this.#look()), options.patrol);
  }

  run(assignment: Assignment): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const wanted = { assignment, content: this.#contentOf(assignment), losses: 0, resolve, reject };
      this.#deliveries.expect(wanted);
      this.#pending.push(wanted);
      void this.#guarded(() => this.#fill());
    });
  }

  /** Shards that nobody has begun are taken back; those that run end, and wait for whoever goes on with the study. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#patrol);
    this.#deliveries.close();
    const broker = await this.#broker.catch(() => null);
    if (broker === null) return;
    if (this.#isReachable) {
      await Promise.all([...this.#offered.keys(), ...this.#leftShards].map((id) => broker.remove(id).catch(() => {})));
    }
    await broker.close(!this.#isReachable);
  }

  async #connected(): Promise<Broker> {
    const broker = await this.#options.connect({
      ended: (id) => void this.#guarded(() => this.#settle(id)),
      reachable: (is) => this.#sayReachable(is),
    });
    for (const { id, state, job } of await broker.all()) {
      if (job.study !== this.#options.study || state === "running") continue;
      // What was not begun is parted anew, with what is left of its study.
      if (job.done === undefined) await broker.remove(id);
      else this.#leftShards.push(id);
      for (const entry of job.done?.entries ?? []) this.#left.set(keyOf(job.content, entry.replication), entry);
    }
    return broker;
  }

  /** What happens without a caller ends all runs if it fails. */
  async #guarded(act: () => Promise<void>): Promise<void> {
    try {
      if (!this.#isClosed) await act();
    } catch (error) {
      if (this.#isClosed) return;
      this.#pending = [];
      this.#deliveries.failAll(error);
    }
  }

  #sayReachable(is: boolean): void {
    if (is === this.#isReachable || this.#isClosed) return;
    this.#isReachable = is;
    this.#options.note(is ? "The queue answers again." : "The queue does not answer: waiting for it.");
  }

  #contentOf({ plan, seed, point, policies }: Assignment): string {
    const key = `${point.index} ${policies.join()}`;
    const known = this.#contents.get(key) ?? contentOf(this.#options.modelHash, scenarioKeys(plan, seed));
    this.#contents.set(key, known);
    return known;
  }

  /** Offers shards of what is pending while the broker has room. */
  async #fill(): Promise<void> {
    if (this.#isFilling) return;
    this.#isFilling = true;
    try {
      const broker = await this.#broker;
      await this.#takeLeft(broker);
      const room = this.#sizing.isInformed ? OFFERED : OFFERED_AT_FIRST;
      while (this.#pending.length > 0 && this.#offered.size < room && !this.#isClosed) {
        await this.#offer(broker, this.#nextShard());
      }
    } finally {
      this.#isFilling = false;
    }
  }

  /** Gives those who wait what an earlier process has left. */
  async #takeLeft(broker: Broker): Promise<void> {
    if (this.#left.size === 0) return;
    const rest: Wanted[] = [];
    for (const wanted of this.#pending) {
      const key = keyOf(wanted.content, wanted.assignment.replication);
      const entry = this.#left.get(key);
      this.#left.delete(key);
      if (entry === undefined) rest.push(wanted);
      else this.#deliveries.take(wanted.content, [entry]);
    }
    this.#pending = rest;
    if (this.#left.size === 0) for (const id of this.#leftShards.splice(0)) await broker.remove(id);
  }

  #nextShard(): Wanted[] {
    this.#pending = this.#pending.filter((wanted) => this.#deliveries.isWanted(wanted));
    const size = this.#sizing.next(this.#pending.length, this.#options.clock());
    const end = this.#pending.findIndex(({ content }) => content !== this.#pending[0].content);
    return this.#pending.splice(0, Math.min(size, end < 0 ? this.#pending.length : end));
  }

  async #offer(broker: Broker, shard: readonly Wanted[]): Promise<void> {
    if (shard.length === 0) return;
    const [{ content, assignment }] = shard;
    const { modelHash, study } = this.#options;
    const replications = shard.map((wanted) => wanted.assignment.replication);
    const job: ShardJob = { modelHash, study, content, plan: assignment.plan, seed: assignment.seed, replications };
    const id = jobIdOf(job);
    this.#offered.set(id, job);
    await broker.offer(id, job);
  }

  /** Looks after shards whose end was not heard of, or that the broker has lost. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const broker = await this.#broker;
      for (const [id, job] of [...this.#offered]) {
        const found = await broker.find(id);
        if (!this.#offered.has(id) || this.#settling.has(id)) continue;
        if (found === null) await broker.offer(id, job);
        else if (found.state === "done" || found.state === "failed") await this.#settle(id);
      }
      await this.#fill();
      await this.#sayIdle(broker);
    } finally {
      this.#isLooking = false;
    }
  }

  async #sayIdle(broker: Broker): Promise<void> {
    const now = this.#options.clock();
    if (this.#offered.size === 0 || (await broker.workers()) > 0) this.#idleSince = now;
    else if (now - this.#idleSince >= PATIENCE) {
      this.#idleSince = Infinity;
      this.#options.note(this.#options.noWorker);
    }
  }

  /** Takes what a shard that has ended gave, stores it, and only then lets the broker forget it. */
  async #settle(id: string): Promise<void> {
    if (this.#settling.has(id)) return;
    this.#settling.add(id);
    try {
      const broker = await this.#broker;
      const found = await broker.find(id);
      if (found === null || found.job.study !== this.#options.study) return;
      if (found.state !== "done" && found.state !== "failed") return;
      this.#take(found);
      await broker.remove(id);
      if (this.#offered.delete(id)) await this.#offerRest(broker, found);
    } finally {
      this.#settling.delete(id);
    }
    await this.#fill();
  }

  #take({ job: { content, done } }: FoundJob): void {
    if (done === undefined) return;
    this.#sizing.heard(done.worker, done.threads, this.#options.clock());
    for (const { seconds, record } of done.entries)
      this.#sizing.saw(seconds, typeof record === "string" ? record.length : 0);
    this.#deliveries.take(content, done.entries);
  }

  /** What a worker left because it ended in order is pending again; what was lost with a worker is narrowed down. */
  async #offerRest(broker: Broker, { state, job, reason }: FoundJob): Promise<void> {
    const rest = this.#deliveries.still(job.content, job.replications);
    if (state === "done") {
      this.#pending.unshift(...rest);
      return;
    }
    if (rest.length === 1 && ++rest[0].losses >= LOSSES) {
      const times = `${LOSSES} workers were lost while they ran it alone`;
      this.#deliveries.lose(rest[0], new Error(`${times} (${reason})`));
      return;
    }
    const half = Math.ceil(rest.length / 2);
    await this.#offer(broker, rest.slice(0, half));
    await this.#offer(broker, rest.slice(half));
  }
}
