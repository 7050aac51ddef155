import type { Kind } from "./documents.ts";

/** Why a file is not read. */
export interface Refusal {
  /** Completes "the file ...". */
  readonly message: string;
  readonly remedy: string;
}

/** How the readers reach files: they know no file system themselves. */
export interface Source {
  /**
   * @param root the folder that the file may not lie outside of, by whatever link ("" is the working folder); `null`
   *   for a document that the user or the program itself names
   * @returns the text at `path`, `null` if nothing is there, or why it is not read
   */
  read(path: string, root: string | null): string | Refusal | null;
  /** @returns the path of a shipped document, or `null` if none has that name */
  resolveName(kind: Kind, name: string): string | null;
  /** The names of the shipped documents, for suggestions. */
  names?(kind: Kind): readonly string[];
}
