/** How far a batch is: a bar where a person watches, else a plain line every few seconds if there is news. */
import { SingleBar } from "cli-progress";
import type { Effects } from "./effects.ts";

export interface Progress {
  /** One replication more is done. */
  advance(): void;
  stop(): void;
}

/** Seconds between two plain lines. */
const PAUSE = 5;

/**
 * @param seconds - estimated, s
 * @returns the duration in words, to one unit
 */
export function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/**
 * @param total - replications planned
 * @param before - of them, already stored
 */
export function startProgress({ terminal, now }: Effects, total: number, before: number): Progress {
  const start = now().getTime();
  let done = before;
  const left = (): string => {
    if (done === before) return "time left unknown";
    const each = (now().getTime() - start) / 1000 / (done - before);
    return `about ${inWords(each * (total - done))} left`;
  };

  if (terminal.screen !== null) {
    const bar = new SingleBar({
      stream: terminal.screen,
      format: "{bar} {value} of {total} replications, {left}",
      barCompleteChar: "█",
      barIncompleteChar: "░",
      hideCursor: true,
      clearOnComplete: true,
    });
    bar.start(total, before, { left: left() });
    return {
      advance: () => bar.update(++done, { left: left() }),
      stop: () => bar.stop(),
    };
  }

  let said = -1;
  const timer = setInterval(() => {
    if (done > said && done < total) terminal.note(`${done} of ${total} replications, ${left()}`);
    said = done;
  }, PAUSE * 1000);
  timer.unref();
  return {
    advance: () => void done++,
    stop: () => clearInterval(timer),
  };
}
