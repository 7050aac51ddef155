/** Runs a command line in the test's own process, with everything it says kept. */
import { fileURLToPath } from "node:url";
import type { Effects } from "../../../cli/effects.ts";
import type { Build } from "../../../cli/installation.ts";
import { gridgov } from "../../../cli/program.ts";
import { diskFiles } from "../../../cli/store/files.ts";

const scenarios = fileURLToPath(new URL("../../../scenarios/", import.meta.url));

/** Who wants to hear of Ctrl-C. */
export const listeners = new Set<() => void>();

/** A program that can do everything but run. */
export const unbuilt: Build & { worker: string } = { version: "1.2.3", modelHash: "model", worker: "/nowhere.js" };

export async function command(installation: Build & { worker: string }, ...words: string[]) {
  const [results, notes]: [string[], string[]] = [[], []];
  const effects: Effects = {
    terminal: { result: (text) => void results.push(text), note: (text) => void notes.push(text), screen: null },
    files: diskFiles,
    installation: {
      ...installation,
      scenarios,
      main: fileURLToPath(new URL("../../../dist/cli/main.js", import.meta.url)),
      viewer: fileURLToPath(new URL("../../../dist/viewer/index.html", import.meta.url)),
    },
    now: () => new Date(),
    onInterrupt(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    variable: () => undefined,
    command: (...words) => ["gridgov", ...words].join(" "),
  };
  const exit = await gridgov(words, effects);
  return { exit, stdout: results.join("\n"), stderr: notes.join("\n") };
}
