/** Replications in worker threads. A replication whose thread dies is tried once more, then it is data. */
import { setMaxListeners } from "node:events";
import { Piscina } from "piscina";
import type { PolicyResult } from "../../engine/district/plan.ts";
import { InputError } from "../errors.ts";
import type { Answer, Task, WorkerData } from "./task.ts";

export interface PoolOptions {
  /** The built JavaScript file that a thread loads; its default export takes a Task and gives an Answer. */
  readonly worker: string;
  readonly data: WorkerData;
  readonly modelHash: string;
  readonly threads: number;
  /** Bound of a thread's heap, MB; Node's own if absent. */
  readonly heap?: number;
}

/** A replication that came back, or the last error of the threads that were lost with it. */
export type Outcome = { readonly results: readonly PolicyResult[] } | { readonly lost: Error };

const ATTEMPTS = 2;

export class ReplicationPool {
  readonly #pool: Piscina<Task, Answer>;
  readonly #modelHash: string;
  readonly #broken = new AbortController();

  constructor({ worker, data, modelHash, threads, heap }: PoolOptions) {
    this.#modelHash = modelHash;
    setMaxListeners(0, this.#broken.signal);
    this.#pool = new Piscina({
      filename: worker,
      workerData: data,
      minThreads: threads,
      maxThreads: threads,
      // Piscina tries `require` first, and Node 20 aborts the whole process when a thread is ended inside a `require` of
      // a module. The process's own options stay out: threads refuse those of V8, which they share with it anyhow.
      execArgv: ["--no-experimental-require-module"],
      ...(heap === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heap } }),
    });
    // Threads that die between two tasks are replaced. Where none is left, none can start, and tasks would wait forever.
    this.#pool.on("error", (error: Error) => {
      if (this.#pool.threads.length === 0) this.#broken.abort(error);
    });
  }

  /**
   * @param replication - index of the replication
   * @throws InputError if the worker carries another model
   * @throws the loader's error if no worker can start, or an Error once the pool is closed
   */
  async run(replication: number): Promise<Outcome> {
    let lost = new Error("not attempted");
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        const answer = await this.#pool.run(
          { replication, modelHash: this.#modelHash },
          { signal: this.#broken.signal },
        );
        if ("results" in answer) return answer;
        throw new InputError(
          `The worker carries model ${answer.refused}, this run ${this.#modelHash}: the program was rebuilt meanwhile. Run again.`,
        );
      } catch (error) {
        if (this.#broken.signal.aborted) throw this.#broken.signal.reason;
        if (error instanceof InputError) throw error;
        lost = error instanceof Error ? error : new Error(String(error));
      }
    }
    return { lost };
  }

  /** Ends every thread at once; what they were running is dropped, not lost. */
  async close(): Promise<void> {
    this.#broken.abort(new Error("the pool was closed"));
    await this.#pool.destroy();
  }
}
