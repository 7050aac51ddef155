/** How one document names another: by the name of a shipped one, or by a path relative to its own folder. */

/** Where a document lies, for the references in it: they may not leave `root`. */
export interface Folder {
  readonly root: string;
  /** The folders from the root down to the document. */
  readonly below: readonly string[];
}

export function isPath(reference: string): boolean {
  return /[/\\]/.test(reference) || /\.(ya?ml|json)$/i.test(reference);
}

/** The folder in which reading starts, and which references may not leave. */
export function folderOf(path: string): Folder {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return { root: path.slice(0, end + 1), below: [] };
}

/**
 * The path that a relative reference means.
 *
 * @returns `null` if it would leave the root, or could (an absolute path, a drive, a backslash)
 */
export function follow(reference: string, from: Folder): { readonly path: string; readonly folder: Folder } | null {
  if (/^\/|^[a-z]:|[\\\0]/i.test(reference)) return null;
  const below = [...from.below];
  const segments = reference.split("/");
  const file = segments.pop();
  for (const segment of segments) {
    if (segment === ".." && below.pop() === undefined) return null;
    if (segment !== ".." && segment !== "." && segment !== "") below.push(segment);
  }
  if (file === undefined || file === "" || file === "." || file === "..") return null;
  return { path: from.root + [...below, file].join("/"), folder: { root: from.root, below } };
}
