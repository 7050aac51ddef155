/** What the program does to the world around it. Commands receive these; nothing else here touches the system. */
import { basename, relative } from "node:path";
import { findInstallation, type Installation } from "./installation.ts";
import { diskFiles, type Files } from "./store/files.ts";

export interface Terminal {
  /** Results: stdout, and nothing else goes there. */
  result(text: string): void;
  /** Progress, notes, errors: stderr. */
  note(text: string): void;
  /** Where a progress bar may be drawn, if a person watches. */
  readonly screen: NodeJS.WritableStream | null;
}

export interface Effects {
  readonly terminal: Terminal;
  readonly files: Files;
  readonly installation: Installation;
  now(): Date;
  /** @returns a function that stops listening */
  onInterrupt(listener: () => void): () => void;
  /** @returns a variable of the environment */
  variable(name: string): string | undefined;
  /** @returns a command of this program as one would type it, with words that a shell takes as they are */
  command(...words: string[]): string;
}

const INTERRUPTS = ["SIGINT", "SIGTERM"] as const;

/** @returns the word as a shell takes it */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** How the program was started, as one would type it. */
function programOf([, program = "gridgov"]: readonly string[]): string[] {
  return basename(program) === "gridgov" ? ["gridgov"] : ["node", relative(process.cwd(), program) || program];
}

/** @returns the effects on the real system */
export function systemEffects(): Effects {
  return {
    terminal: {
      result: (text) => void process.stdout.write(`${text}\n`),
      note: (text) => void process.stderr.write(`${text}\n`),
      screen: process.stderr.isTTY ? process.stderr : null,
    },
    files: diskFiles,
    installation: findInstallation(),
    now: () => new Date(),
    onInterrupt(listener) {
      for (const signal of INTERRUPTS) process.on(signal, listener);
      return () => {
        for (const signal of INTERRUPTS) process.off(signal, listener);
      };
    },
    variable: (name) => process.env[name],
    command: (...words) => [...programOf(process.argv), ...words].map(quoted).join(" "),
  };
}
