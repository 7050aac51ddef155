/** Ctrl-C: the first stops the batch and lets what runs finish for a while, the second does not wait. */
import type { Effects } from "../effects.ts";
import type { Stops } from "./driver.ts";

/** Seconds that replications under way have to finish. */
const GRACE = 10;

export interface Interrupts extends Stops {
  /** Listens no more. */
  end(): void;
}

export function listenForInterrupts({ terminal, onInterrupt }: Effects): Interrupts {
  const stop = new AbortController();
  const drop = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  const unlisten = onInterrupt(() => {
    if (stop.signal.aborted) {
      drop.abort();
      return;
    }
    terminal.note(`Stopping: what runs has ${GRACE} s to finish; interrupt again not to wait.`);
    grace = setTimeout(() => drop.abort(), GRACE * 1000);
    stop.abort();
  });
  return {
    stop: stop.signal,
    drop: drop.signal,
    end() {
      unlisten();
      clearTimeout(grace);
    },
  };
}
