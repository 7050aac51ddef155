/** The documents that readers may ask for: files by path, shipped ones by name. */
import { join } from "node:path";
import type { Kind } from "../scenarios/documents.ts";
import type { Source } from "../scenarios/source.ts";
import type { Effects } from "./effects.ts";

/** The folder of each kind of document under scenarios/. */
const FOLDERS: Readonly<Record<Kind, string>> = {
  district: "districts",
  policy: "policies",
  study: "studies",
  scenario: "studies",
};

const ENDING = ".yaml";

export interface Shipped extends Source {
  names(kind: Kind): readonly string[];
}

/** @returns the source that reads files, and finds shipped documents wherever the program is started from */
export function documentsOf({ files, installation }: Effects): Shipped {
  const folderOf = (kind: Kind): string => join(installation.scenarios, FOLDERS[kind]);
  const names = (kind: Kind): string[] =>
    (files.list(folderOf(kind)) ?? [])
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length));
  return {
    read: (path) => files.read(path),
    resolveName: (kind, name) => (names(kind).includes(name) ? join(folderOf(kind), name + ENDING) : null),
    names,
  };
}
