/** What the side that wants shards run needs of a queue. */
import type { ShardJob } from "./job.ts";

export interface FoundJob {
  readonly id: string;
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly job: ShardJob;
  /** Why it failed. */
  readonly reason: string;
}

export interface Broker {
  /** Offers a shard; one that is there under its name is left as it is. */
  offer(id: string, job: ShardJob): Promise<void>;
  /** @returns null if there is no such shard */
  find(id: string): Promise<FoundJob | null>;
  /** Everything that is there for this model. */
  all(): Promise<FoundJob[]>;
  /** A shard that runs stays. */
  remove(id: string): Promise<void>;
  /** How many workers wait for shards of this model, or run them. */
  workers(): Promise<number>;
  /** Gives up waiting for answers, if `force`. */
  close(force: boolean): Promise<void>;
}

export interface BrokerListener {
  /** A shard was done, or failed. */
  ended(id: string): void;
  /** The broker does not answer, or does again. */
  reachable(is: boolean): void;
}
