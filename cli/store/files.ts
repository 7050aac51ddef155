/** The file system as the program uses it: whole texts read, whole files replaced at once, one file appended to. */
import {
  closeSync,
  createReadStream,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

export interface Appender {
  /** Appends one line and has it on the disk before it returns. */
  append(line: string): void;
  close(): void;
}

/** What is known of a file before it is read. */
export interface Found {
  /** Free of links. */
  readonly realPath: string;
  /** Neither a folder nor a device nor a pipe. */
  readonly isOrdinary: boolean;
  /** Bytes. */
  readonly size: number;
}

export interface Files {
  /** @returns null if there is nothing of that name, or nothing where its link leads */
  find(path: string): Found | null;
  readBytes(path: string): Uint8Array;
  /** The bytes piece by piece, for files of any size. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** @returns the text, or null if there is no such file */
  read(path: string): string | null;
  /** @returns the names in a folder in alphabetical order, or null if there is no such folder */
  list(folder: string): string[] | null;
  makeFolder(folder: string): void;
  /** Replaces a file at once: a reader, or a crash, finds the old text or the new one, never a part. */
  write(path: string, pieces: Iterable<string>): void;
  /** Opens a file for appending after its first `bytes`; what follows them (a torn line) is cut off. */
  appendAfter(path: string, bytes: number): Appender;
  remove(path: string): void;
}

const CHUNK = 1 << 16;

/** What an interrupted `write` may leave behind. */
export function isTemporary(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".tmp");
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
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
  find: (path) =>
    orNullIfAbsent(() => {
      const stat = statSync(path);
      return { realPath: realpathSync(path), isOrdinary: stat.isFile(), size: stat.size };
    }),
  readBytes: (path) => readFileSync(path),
  stream: (path) => createReadStream(path, { highWaterMark: 1 << 18 }),
  read: (path) => orNullIfAbsent(() => readFileSync(path, "utf8")),
  list: (folder) => orNullIfAbsent(() => readdirSync(folder).sort()),
  makeFolder: (folder) => void mkdirSync(folder, { recursive: true }),
  write(path, pieces) {
    const folder = dirname(path);
    const temporary = join(folder, `.${basename(path)}.tmp`);
    withFile(temporary, "w", (file) => {
      let pending = "";
      for (const piece of pieces) {
        pending += piece;
        if (pending.length < CHUNK) continue;
        writeWhole(file, pending);
        pending = "";
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
