/** The documents that readers may ask for: files by path, shipped ones by name. */
import { isAbsolute, join, relative, sep } from "node:path";
import type { Kind } from "../scenarios/documents.ts";
import { LARGEST } from "../scenarios/parse.ts";
import type { Refusal, Source } from "../scenarios/source.ts";
import type { Effects } from "./effects.ts";
import type { Files } from "./store/files.ts";

/** The folder of each kind of document under scenarios/. */
const FOLDERS: Readonly<Record<Kind, string>> = {
  district: "districts",
  policy: "policies",
  study: "studies",
  scenario: "studies",
  worlds: "calibration",
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
    read: (path, root) => readText(files, path, root),
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

const REFUSALS = {
  notOrdinary: { message: "is no ordinary file", remedy: "give a file" },
  tooLarge: { message: `is larger than ${LARGEST} bytes`, remedy: "a scenario document takes a few thousand" },
  elsewhere: { message: "is a link out of the folder of the document", remedy: "copy what it needs into the folder" },
  notUtf8: { message: "is not UTF-8 text", remedy: "save it as UTF-8" },
} satisfies Record<string, Refusal>;

/** A document's text: sizes are bounded before anything is read, and a link may not lead where a path may not. */
export function readText(files: Files, path: string, root: string | null): string | Refusal | null {
  const file = files.find(path);
  if (file === null) return null;
  if (root !== null && leaves(file.realPath, files.find(root === "" ? "." : root)?.realPath ?? "")) {
    return REFUSALS.elsewhere;
  }
  if (!file.isOrdinary) return REFUSALS.notOrdinary;
  if (file.size > LARGEST) return REFUSALS.tooLarge;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(files.readBytes(path));
  } catch (error) {
    if (error instanceof TypeError) return REFUSALS.notUtf8;
    throw error;
  }
}

function leaves(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
}
