/** How the program ends, and what it says when it ends badly. */

export const EXIT = { done: 0, bug: 1, input: 2, failures: 3, more: 4, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What the caller can put right: a document, an option, a directory. Every problem at once, one a line. */
export class InputError extends Error {
  constructor(problems: string | readonly string[]) {
    super(typeof problems === "string" ? problems : problems.join("\n"));
    this.name = "InputError";
  }
}

/** What the file system's commonest refusals ask for; a limit on a file's size is met like a full disk. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: make room, and give the same command again.",
  EDQUOT: "The quota of disk space is used up: make room, and give the same command again.",
  EFBIG: "A file may not grow further: raise the limit, and give the same command again.",
  EROFS: "The file system is read-only: choose another directory.",
  EACCES: "Permission is lacking: choose another directory, or change its permissions.",
  EPERM: "Permission is lacking: choose another directory, or change its permissions.",
};

/** The file system's refusals (no space, no permission, not a folder) are nobody's bug. */
function isSystemError(error: Error): error is NodeJS.ErrnoException {
  return "syscall" in error && "code" in error;
}

/**
 * @param error - whatever was thrown
 * @returns the exit code, and the text for stderr: a stack only where the program itself is at fault
 */
export function describeError(error: unknown): { exit: ExitCode; text: string } {
  if (error instanceof InputError) return { exit: EXIT.input, text: error.message };
  if (error instanceof Error && isSystemError(error)) {
    const remedy = REMEDIES[error.code ?? ""];
    return { exit: EXIT.input, text: remedy === undefined ? error.message : `${error.message}\n${remedy}` };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exit: EXIT.bug, text: `This is a bug in gridgov; please report it with these lines.\n${stack}` };
}
