import type { Kind } from "./documents.ts";

/** How the readers reach files: they know no file system themselves. */
export interface Source {
  /** @returns the text at `path`, or `null` if nothing is there */
  read(path: string): string | null;
  /** @returns the path of a shipped document, or `null` if none has that name */
  resolveName(kind: Kind, name: string): string | null;
  /** The names of the shipped documents, for suggestions. */
  names?(kind: Kind): readonly string[];
}
