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

const ENDINGS = [".yaml", ".json"];

export interface Shipped extends Source {
  names(kind: Kind): readonly string[];
}

/** @returns the source that reads files, and finds shipped documents wherever the program is started from */
export function documentsOf({ files, installation }: Effects): Shipped {
  const folderOf = (kind: Kind): string => join(installation.scenarios, FOLDERS[kind]);
  const listed = (kind: Kind): string[] =>
    (files.list(folderOf(kind)) ?? []).filter((file) => ENDINGS.some((ending) => file.endsWith(ending)));
  return {
    read: (path) => files.read(path),
    resolveName: (kind, name) => {
      const file = listed(kind).find((shipped) => nameOf(shipped) === name);
      return file === undefined ? null : join(folderOf(kind), file);
    },
    names: (kind) => listed(kind).map(nameOf),
  };
}

/** A shipped document bears the name of its file. */
function nameOf(file: string): string {
  return file.slice(0, file.lastIndexOf("."));
}
