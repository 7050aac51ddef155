/** The documents that ship, as the page carries them. */
import type { Kind } from "../../../scenarios/documents.ts";
import type { Source } from "../../../scenarios/source.ts";

const FILES = import.meta.glob("../../../scenarios/{districts,policies,studies,calibration}/*.{yaml,json}", {
  query: "?raw",
  import: "default",
  eager: true,
}) as Record<string, string>;

const FOLDERS: Readonly<Record<Kind, string>> = {
  district: "districts",
  policy: "policies",
  study: "studies",
  scenario: "studies",
  worlds: "calibration",
};

/** `studies/main` and the like, as paths that no file of a user can have. */
const TEXTS = new Map(
  Object.entries(FILES).map(([path, text]) => [path.replace(/^.*\/scenarios\//, "gridgov:"), text] as const),
);

const pathOf = (kind: Kind, name: string): string | null =>
  [...TEXTS.keys()].find((path) => path.replace(/\.\w+$/, "") === `gridgov:${FOLDERS[kind]}/${name}`) ?? null;

export const SHIPPED_DOCUMENTS: Source = {
  read: (path) => TEXTS.get(path) ?? null,
  resolveName: pathOf,
  names: (kind) =>
    [...TEXTS.keys()]
      .filter((path) => path.startsWith(`gridgov:${FOLDERS[kind]}/`))
      .map((path) => path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "")),
};
