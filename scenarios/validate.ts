import type { Diagnostic } from "./diagnostic.ts";
import { KINDS } from "./documents.ts";
import { argument, DocumentReader } from "./reader.ts";
import { type Registry, SHIPPED } from "./registry.ts";
import { resolveStudy } from "./resolve.ts";
import type { Source } from "./source.ts";
import { reportRows } from "./worlds.ts";

/**
 * Checks a document of any kind, with everything it extends or refers to.
 *
 * @param path of a file, or the name of a shipped document
 * @returns everything wrong with it; empty if it may be used
 */
export function validate(path: string, source: Source, registry: Registry = SHIPPED): Diagnostic[] {
  const reader = new DocumentReader(source, registry);
  const document = reader.open(path, KINDS, argument(path));
  if (document?.kind === "worlds" && document.isValid) reportRows(document, registry, reader);
  if (document?.kind === "study" || document?.kind === "scenario") resolveStudy(document, reader, {}, registry);
  return reader.diagnostics;
}
