/** Where replications run: in this process's threads, or on machines that take them from a queue. The driver knows only this. */
import type { Assignment, Finished } from "./task.ts";

/** A run that came back, or why it never will: the last error of those that tried it. */
export type Outcome = Finished | { readonly lost: Error };

export interface Executor {
  /** Runs worth having under way at once. */
  readonly lanes: number;
  /**
   * @returns what came of a run; a model that fails is a result, and only what could not be run at all is lost
   * @throws InputError for what the caller can put right: another model, a lack of memory, a queue that is not there
   * @throws UnwrittenError if what was run cannot be stored
   */
  run(run: Assignment): Promise<Outcome>;
  /** Ends at once what it has under way here; what has come back is kept. */
  close(): Promise<void>;
}

/** Made when the first run is wanted. */
export type StartExecutor = () => Executor;

/** What was finished cannot be written. */
export class UnwrittenError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "UnwrittenError";
  }
}
