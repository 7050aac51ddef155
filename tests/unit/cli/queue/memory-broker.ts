/** A broker in memory, whose workers a test plays. */
import type { Broker, BrokerListener, FoundJob } from "../../../../cli/execute/queue/broker.ts";
import type { Entry, ShardJob } from "../../../../cli/execute/queue/job.ts";

export class MemoryBroker implements Broker {
  readonly jobs = new Map<string, FoundJob>();
  listener: BrokerListener | null = null;
  present = 1;

  async offer(id: string, job: ShardJob): Promise<void> {
    if (!this.jobs.has(id)) this.jobs.set(id, { id, state: "waiting", job, reason: "" });
  }

  async find(id: string): Promise<FoundJob | null> {
    return this.jobs.get(id) ?? null;
  }

  async all(): Promise<FoundJob[]> {
    return [...this.jobs.values()];
  }

  async remove(id: string): Promise<void> {
    this.jobs.delete(id);
  }

  async workers(): Promise<number> {
    return this.present;
  }

  async close(): Promise<void> {}

  /** Waits for a shard that nobody has begun, and begins it. */
  async taken(): Promise<FoundJob> {
    for (;;) {
      const next = [...this.jobs.values()].find(({ state }) => state === "waiting");
      if (next !== undefined) {
        this.jobs.set(next.id, { ...next, state: "running" });
        return next;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Ends a shard as a worker does that has run some of it. */
  end({ id, job }: FoundJob, entries: readonly Entry[], isHeard = true): void {
    const done = { worker: "w", threads: 1, entries };
    this.jobs.set(id, { id, state: "done", job: { ...job, done }, reason: "" });
    if (isHeard) this.listener?.ended(id);
  }

  /** Ends a shard as the loss of its worker does. */
  lose({ id, job }: FoundJob): void {
    this.jobs.set(id, { id, state: "failed", job, reason: "stalled" });
    this.listener?.ended(id);
  }
}
