/** `gridgov worker`: runs what studies put into a queue, until it is told to stop. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job, Worker } from "bullmq";
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode } from "../errors.ts";
import { type Interrupts, listenForInterrupts } from "../execute/interrupts.ts";
import { type Address, addressAsked } from "../execute/queue/address.ts";
import { BullMQ } from "../execute/queue/bullmq.ts";
import type { ShardJob } from "../execute/queue/job.ts";
import { serveShard } from "../execute/queue/serve.ts";
import { threadsOf } from "../execute/threads.ts";
import type { WorkerOptions } from "../options.ts";

export interface ServeOptions extends WorkerOptions {
  readonly queue?: string | true;
  /** Seconds of silence after which what a worker ran is given to others. */
  readonly lease: number;
}

/** ms between two looks at the models that work is offered for. */
const PAUSE = 10_000;
/** ms that a broker which does not answer is given at the end. */
const PATIENCE = 2000;

/** Says once of every other model that work is offered for it, and that it is refused here. */
function refuseOthers({ terminal, installation }: Effects, bullmq: BullMQ): { end(): Promise<void> } {
  const board = bullmq.board();
  board.on("error", () => {});
  const said = new Set([installation.modelHash]);
  const look = async (): Promise<void> => {
    for (const { data } of await board.getWaiting(0, 100)) {
      if (said.has(data.modelHash)) continue;
      said.add(data.modelHash);
      terminal.note(
        `Refused: work for model ${data.modelHash.slice(0, 12)} (gridgov ${data.version}). This worker carries ${installation.modelHash.slice(0, 12)}, and results of two models do not mix: start a worker of that version.`,
      );
    }
  };
  const quietly = (): void => void look().catch(() => {});
  quietly();
  const timer = setInterval(quietly, PAUSE);
  return {
    async end() {
      clearInterval(timer);
      await board.close().catch(() => {});
    },
  };
}

/** Says when the broker does not answer, and when it does again. */
function watch({ terminal }: Effects, server: Worker<ShardJob, void>, { shown }: Address): void {
  let isThere = true;
  const say = (is: boolean): void => {
    if (is !== isThere) terminal.note(is ? `${shown} answers again.` : `${shown} does not answer: waiting for it.`);
    isThere = is;
  };
  server.on("error", () => say(false));
  server.on("ready", () => say(true));
  server.on("active", () => say(true));
}

/** Lets what runs finish, unless nobody wants to wait. */
async function closed(server: Worker<ShardJob, void>, bullmq: BullMQ, { drop }: Interrupts): Promise<void> {
  const dropped = new Promise<void>((resolve) => {
    if (drop.aborted) resolve();
    drop.addEventListener("abort", () => resolve());
  });
  const close = server.close().catch(() => {});
  await Promise.race([close, dropped]);
  if (!drop.aborted) return;
  bullmq.giveUp();
  await Promise.race([server.close(true).catch(() => {}), sleep(PATIENCE)]);
}

/**
 * @returns done when it was told to stop
 * @throws InputError if the queue cannot be reached, or if the program was rebuilt meanwhile
 */
export async function worker(effects: Effects, options: ServeOptions): Promise<ExitCode> {
  const { terminal, installation, now } = effects;
  const address = addressAsked(effects, options.queue);
  const bullmq = await BullMQ.reach(address);
  const threads = threadsOf(installation, { store: null, records: true }, options.workers, options);
  const interrupts = listenForInterrupts(effects);
  let ran = 0;
  let hindrance: unknown = null;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  interrupts.stop.addEventListener("abort", end);
  const runner = {
    threads,
    build: installation,
    worker: randomUUID(),
    stop: interrupts.stop,
    clock: () => now().getTime() / 1000,
    ran: () => void ran++,
  };
  const serve = async (job: Job<ShardJob>): Promise<void> => {
    const met = await serveShard(runner, job);
    if (met === null) return;
    hindrance ??= met;
    end();
  };
  const server = bullmq.worker(installation, serve, options.workers, options.lease * 1000);
  watch(effects, server, address);
  const others = refuseOthers(effects, bullmq);
  terminal.note(
    `gridgov ${installation.version}, model ${installation.modelHash.slice(0, 12)}: ${options.workers} threads take shards from ${address.shown}.`,
  );
  void server.run().catch(() => {});
  try {
    await ended;
    await closed(server, bullmq, interrupts);
  } finally {
    interrupts.end();
    await Promise.all([Promise.race([others.end(), sleep(PATIENCE)]), threads.close()]);
  }
  if (hindrance !== null) throw hindrance;
  terminal.note(`${ran} replications were run.`);
  return EXIT.done;
}
