/** Tables as they should be: those that stand in a run directory if they are whole and cover it, else made anew. */
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effects } from "../effects.ts";
import { Journals } from "./journals.ts";
import { holderIn, lock } from "./lock.ts";
import type { Manifest } from "./manifest.ts";
import { Points } from "./points.ts";
import { FILE, manifestIn } from "./run-directory.ts";
import { TABLES, type TableSeal, writeTables } from "./tables.ts";

const CHUNK = 1 << 20;

function sha256Of(path: string): string {
  const hash = createHash("sha256");
  const bytes = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, "r");
  try {
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) hash.update(bytes.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}

/** @returns whether the file is to the byte what the manifest says of it */
export function isSealed(directory: string, name: string, { sha256 }: TableSeal): boolean {
  const path = join(directory, `${name}.parquet`);
  return existsSync(path) && sha256Of(path) === sha256;
}

function isCurrent(directory: string, { tables }: Manifest): boolean {
  return tables !== null && TABLES.every((name) => isSealed(directory, name, tables[name]));
}

/**
 * @param use - told the folder of the tables, which is another one while a process runs in the directory
 * @throws InputError if the directory holds no run
 */
export async function withTables<T>(
  { files, installation, terminal }: Effects,
  directory: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  if (isCurrent(directory, manifestIn(files, directory))) return await use(directory);
  const holder = holderIn(directory);
  const elsewhere = holder === null ? null : mkdtempSync(join(tmpdir(), "gridgov-tables-"));
  if (holder !== null) terminal.note(`${directory} is being run by ${holder}: this is what is stored so far.`);
  const release = elsewhere === null ? lock(directory) : () => {};
  const journals = new Journals(join(directory, FILE.journals));
  try {
    const manifest = manifestIn(files, directory);
    const { list } = new Points(files, directory);
    const options = { csv: false, created: `gridgov ${installation.version}` };
    const folder = elsewhere ?? directory;
    const tables = writeTables(files, folder, journals, list, manifest, options);
    if (elsewhere === null) {
      files.write(join(directory, FILE.manifest), [JSON.stringify({ ...manifest, tables }, null, 2), "\n"]);
    }
    return await use(folder);
  } finally {
    journals.close();
    release();
    if (elsewhere !== null) rmSync(elsewhere, { recursive: true, force: true });
  }
}
