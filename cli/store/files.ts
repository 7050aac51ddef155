/** The file system as the program uses it: whole texts read, whole files replaced at once, one file appended to. */
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

export interface Appender {
  /** Appends one line and has it on the disk before it returns. */
  append(line: string): void;
  close(): void;
}

export interface Files {
  /** @returns the text, or null if there is no such file */
  read(path: string): string | null;
  /** @returns the names in a folder in alphabetical order, or null if there is no such folder */
  list(folder: string): string[] | null;
  makeFolder(folder: string): void;
  /** Replaces a file at once: a reader, or a crash, finds the old text or the new one, never a part. */
  write(path: string, pieces: Iterable<string | Uint8Array>): void;
  /** Opens a file for appending after its first `bytes`; what follows them (a torn line) is cut off. */
  appendAfter(path: string, bytes: number): Appender;
  remove(path: string): void;
}

const CHUNK = 1 << 16;

/** What an interrupted `write` may leave behind. */
export function isTemporary(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".tmp");
}

function writeWhole(file: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === "string" ? Buffer.from(piece, "utf8") : piece;
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function withFile(path: string, flags: string, use: (file: number) => void): void {
  const file = openSync(path, flags);
  try {
    use(file);
  } finally {
    closeSync(file);
  }
}

function orNullIfAbsent<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export const diskFiles: Files = {
  read: (path) => orNullIfAbsent(() => readFileSync(path, "utf8")),
  list: (folder) => orNullIfAbsent(() => readdirSync(folder).sort()),
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true }),
  write(path, pieces) {
    const folder = dirname(path);
    const temporary = join(folder, `.${basename(path)}.tmp`);
    withFile(temporary, "w", (file) => {
      let pending = "";
      for (const piece of pieces) {
        if (typeof piece === "string") pending += piece;
        if (typeof piece === "string" && pending.length < CHUNK) continue;
        writeWhole(file, pending);
        pending = "";
        if (typeof piece !== "string") writeWhole(file, piece);
      }
      writeWhole(file, pending);
      fsyncSync(file);
    });
    renameSync(temporary, path);
    // The new name is durable only once the folder that holds it is.
    withFile(folder, "r", fsyncSync);
  },
  appendAfter(path, bytes) {
    const file = openSync(path, "a");
    ftruncateSync(file, bytes);
    return {
      append(line) {
        writeWhole(file, `${line}\n`);
        fsyncSync(file);
      },
      close: () => closeSync(file),
    };
  },
  remove: (path) => rmSync(path, { force: true }),
};
