/** Drives a study method: runs what it asks for, until it asks for nothing more. */

/** The part of a study method that names the runs it wants. */
export interface Asking<Run> {
  /** @returns the runs not yet asked for, in order; empty if none can be named before more is told */
  ask(): readonly Run[];
}

export interface Stops {
  /** Aborted: start nothing more, let what runs finish. */
  readonly stop: AbortSignal;
  /** Aborted: do not wait for what runs either. */
  readonly drop: AbortSignal;
}

/**
 * @param method - names the runs
 * @param lanes - how many run at once
 * @param run - runs one and tells the method, in whatever order; its rejection ends the whole
 * @returns whether the method asks for nothing more; not so if it was stopped before
 * @throws the first rejection of `run`
 */
export async function drive<Run>(
  method: Asking<Run>,
  lanes: number,
  run: (run: Run) => Promise<void>,
  { stop, drop }: Stops,
): Promise<boolean> {
  const failures: unknown[] = [];
  let running = 0;
  let wake = (): void => {};
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const lane = async (wanted: Run): Promise<void> => {
    running++;
    try {
      await run(wanted);
    } catch (error) {
      failures.push(error);
    }
    running--;
    wake();
  };
  const onAbort = (): void => wake();
  for (const signal of [stop, drop]) signal.addEventListener("abort", onAbort);

  let asked: readonly Run[] = [];
  let next = 0;
  while (!stop.aborted && failures.length === 0) {
    if (next === asked.length) [asked, next] = [method.ask(), 0];
    while (running < lanes && next < asked.length) void lane(asked[next++]!);
    if (running === 0 && next === asked.length) break;
    await change();
  }
  while (running > 0 && !drop.aborted && failures.length === 0) await change();
  for (const signal of [stop, drop]) signal.removeEventListener("abort", onAbort);
  if (failures.length > 0) throw failures[0];
  return running === 0 && next === asked.length && method.ask().length === 0;
}
