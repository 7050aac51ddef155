/** What is asked of a broker that may be away for a while. Redis's driver waits by itself, PostgreSQL's does not. */
import { setTimeout as sleep } from "node:timers/promises";

/** ms between two attempts. */
const PAUSE = 500;

/** PostgreSQL's classes of errors for a lost connection and for a server that starts or stops. */
const AWAY = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08|57P0)/;

/** @returns whether the broker, and not what was asked of it, is at fault */
export function isAway(error: unknown): boolean {
  const { code = "", message = "" } = error as Partial<NodeJS.ErrnoException>;
  return (
    AWAY.test(code) || /connection (?:terminated|is closed)|timeout exceeded when trying to connect/i.test(message)
  );
}

/**
 * Asks again until the broker is there.
 *
 * @param away - told of each attempt that fails
 * @param isOver - whether nobody wants an answer any more
 * @throws the error that is not the connection's, or the last one once it is over
 */
export async function persistently<T>(act: () => Promise<T>, away: () => void, isOver: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isAway(error) || isOver()) throw error;
      away();
      await sleep(PAUSE);
    }
  }
}
