/** Sources for the tests of the readers: files in memory, and the documents that ship. */
import { readdirSync, readFileSync } from "node:fs";
import type { Kind } from "../../../scenarios/documents.ts";
import type { Source } from "../../../scenarios/source.ts";

const FOLDERS: Record<Kind, string> = {
  district: "districts",
  policy: "policies",
  study: "studies",
  scenario: "studies",
  worlds: "calibration",
};

/** Files by path; one at `<folder of its kind>/<name>.yaml` or `.json` counts as shipped under that name. */
export function filesInMemory(files: Readonly<Record<string, string>>): Source {
  const read = (path: string): string | null => (Object.hasOwn(files, path) ? files[path] : null);
  return {
    read,
    resolveName: (kind, name) =>
      [".yaml", ".json"]
        .map((ending) => `shipped/${FOLDERS[kind]}/${name}${ending}`)
        .find((path) => Object.hasOwn(files, path)) ?? null,
    names: (kind) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`shipped/${FOLDERS[kind]}/`))
        .map((path) => path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf("."))),
  };
}

const root = new URL("../../../scenarios/", import.meta.url);

/** Every shipped document by its path, as `filesInMemory` takes them. */
export function shippedFiles(): Record<string, string> {
  const folders = [...new Set(Object.values(FOLDERS))];
  return Object.fromEntries(
    folders.flatMap((folder) =>
      readdirSync(new URL(folder, root))
        .sort()
        .map((file) => [`shipped/${folder}/${file}`, readFileSync(new URL(`${folder}/${file}`, root), "utf8")]),
    ),
  );
}
