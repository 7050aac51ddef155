/** What a script lets gridgov do: read and write files, run threads, and say nothing unless somebody listens. */
import { type Effects, systemEffects } from "../effects.ts";

export interface Listening {
  /** Stops what runs: nothing more is started, and what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Told how far it is, and what a person should know. */
  readonly note?: (text: string) => void;
}

export function quietly({ signal, note = () => {} }: Listening = {}): Effects {
  return {
    ...systemEffects(),
    terminal: { result: () => {}, note, screen: null },
    onInterrupt(listener) {
      if (signal?.aborted === true) listener();
      signal?.addEventListener("abort", listener);
      return () => signal?.removeEventListener("abort", listener);
    },
    command: (...words) => ["gridgov", ...words].join(" "),
  };
}
