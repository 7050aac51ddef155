/** The workers of the page. */
import { type Port, Remote } from "../remote.ts";
import type { StageErrands } from "../stage.ts";
import StageWorker from "./worker.ts?worker&inline";

export interface Hired {
  readonly remote: Remote<StageErrands>;
  dismiss(): void;
}

export function hire(): Hired {
  const worker = new StageWorker();
  const remote = new Remote<StageErrands>(worker as unknown as Port);
  // Mostly memory: whoever waits for an answer is told, since none will come.
  worker.addEventListener("error", (event) => remote.close(event.message || "the worker was lost"));
  return {
    remote,
    dismiss() {
      worker.terminate();
      remote.close("dismissed");
    },
  };
}

/** How many replications run at once: one core stays with the page. */
export const AT_ONCE = Math.max(1, Math.min(8, (navigator.hardwareConcurrency ?? 2) - 1));
