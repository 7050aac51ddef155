/** Runs in worker threads. A run whose thread dies, or does not end in time, is tried once more, then it is data. */
import { join } from "node:path";
import { Piscina } from "piscina";
import { InputError } from "../errors.ts";
import type { Installation } from "../installation.ts";
import type { WorkerOptions } from "../options.ts";
import type { Holdings } from "../store/holdings.ts";
import { MATTERS } from "../store/matters.ts";
import { type Executor, type Outcome, type StartExecutor, UnwrittenError } from "./executor.ts";
import type { Answer, Assignment, Finished, Task, WorkerData } from "./task.ts";

export interface ThreadsOptions {
  /** The built JavaScript file that a thread loads; its default export takes a Task and gives an Answer. */
  readonly worker: string;
  readonly data: WorkerData;
  readonly modelHash: string;
  readonly threads: number;
  /** Bound of a thread's heap, MB; Node's own if absent. */
  readonly heap?: number;
  /** Seconds after which a run is given up, its thread's start and its wait for a thread among them. */
  readonly timeLimit?: number;
}

function isOutOfMemory(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
}

const ATTEMPTS = 2;
/** What timers can count, s. */
const LONGEST = 2_147_483;

export class Threads implements Executor {
  readonly lanes: number;
  readonly #pool: Piscina<Task, Answer>;
  readonly #modelHash: string;
  readonly #heap: number | undefined;
  readonly #timeLimit: number;
  /** What runs, each to be given up by itself. */
  readonly #running = new Set<AbortController>();
  /** Why nothing runs any more. */
  #end: Error | null = null;

  constructor({ worker, data, modelHash, threads, heap, timeLimit = LONGEST }: ThreadsOptions) {
    this.lanes = threads;
    this.#modelHash = modelHash;
    this.#heap = heap;
    this.#timeLimit = Math.min(timeLimit, LONGEST);
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
      if (this.#pool.threads.length > 0) return;
      this.#endAll(isOutOfMemory(error) ? new InputError(`No worker can start: ${this.#memoryLack}.`) : error);
    });
  }

  /** @throws beside what any executor may, the loader's error if no thread can start, and an Error once it is closed */
  async run(run: Assignment): Promise<Outcome> {
    let lost = new Error("not attempted");
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return this.#checked(await this.#attempt(run));
      } catch (error) {
        if (this.#end !== null) throw this.#end;
        if (error instanceof InputError || error instanceof UnwrittenError) throw error;
        lost = this.#explained(error);
      }
    }
    return { lost };
  }

  /** Ends every thread at once; what they were running is dropped, not lost. */
  async close(): Promise<void> {
    this.#endAll(new Error("the pool was closed"));
    await this.#pool.destroy();
  }

  async #attempt(run: Assignment): Promise<Answer> {
    if (this.#end !== null) throw this.#end;
    const controller = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      controller.abort();
    }, this.#timeLimit * 1000);
    this.#running.add(controller);
    try {
      return await this.#pool.run({ ...run, modelHash: this.#modelHash }, { signal: controller.signal });
    } catch (error) {
      if (isLate) throw new Error(`it did not end within ${this.#timeLimit} s (--time-limit)`);
      throw error;
    } finally {
      clearTimeout(timer);
      this.#running.delete(controller);
    }
  }

  #checked(answer: Answer): Finished {
    if ("results" in answer) return answer;
    if ("unwritten" in answer) throw new UnwrittenError(answer.unwritten);
    throw new InputError(
      `The worker carries model ${answer.refused}, this run ${this.#modelHash}: the program was rebuilt meanwhile. Run again.`,
    );
  }

  #explained(error: unknown): Error {
    if (!(error instanceof Error)) return new Error(String(error));
    return isOutOfMemory(error) ? new Error(this.#memoryLack, { cause: error }) : error;
  }

  get #memoryLack(): string {
    const bound = this.#heap === undefined ? "" : ` of ${this.#heap} MB`;
    return `a worker ran out of memory${bound}: give workers more (--memory), or run fewer at once (--workers)`;
  }

  #endAll(reason: Error): void {
    this.#end ??= reason;
    for (const controller of this.#running) controller.abort();
  }
}

function dataOf(holdings: Holdings | null): WorkerData {
  if (holdings === null) return { store: null };
  const { path, journals } = holdings.directory;
  const matters = holdings.matters ? join(path, MATTERS) : null;
  return { store: { journals: journals.folder, session: journals.session, matters } };
}

export function threadsOf(
  { worker, modelHash }: Installation,
  data: WorkerData,
  threads: number,
  { timeLimit, memory }: Omit<WorkerOptions, "workers">,
): Threads {
  return new Threads({
    worker,
    modelHash,
    data,
    threads,
    timeLimit,
    ...(memory === undefined ? {} : { heap: memory }),
  });
}

/** @param holdings - where the threads keep what they finish; null if nothing is stored */
export function inThreads(
  installation: Installation,
  holdings: Holdings | null,
  threads: number,
  options: Omit<WorkerOptions, "workers">,
): StartExecutor {
  return () => threadsOf(installation, dataOf(holdings), threads, options);
}
