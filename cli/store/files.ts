/** The file system as the program uses it: whole texts read, and whole files replaced at once. */
import {
  closeSync,
  createReadStream,
  fsyncSync,
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

/** A file on its way to replace another, or to come into being. */
export interface Replacement {
  write(piece: string | Uint8Array): void;
  /** Puts the file in its place, durably. */
  commit(): void;
  /** Gives it up: nothing has changed. */
  discard(): void;
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
  /** Replaces a file at once: a reader, or a crash, finds the old one or the new one, never a part. */
  replace(path: string): Replacement;
  /** The same for what is there in pieces. */
  write(path: string, pieces: Iterable<string | Uint8Array>): void;
  remove(path: string): void;
  /**
   * A text that only its owner may read, made if there is none.
   * @returns the text, and whether nobody else may read it
   */
  secret(path: string, make: () => string): { readonly text: string; readonly isPrivate: boolean };
}

const CHUNK = 1 << 16;

/** What an interrupted `write` may leave behind. */
export function isTemporary(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".tmp");
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function orNullIfAbsent<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Makes the names in a folder durable: a file is found again only once the folder that holds it is on the disk. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function replace(path: string): Replacement {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.tmp`);
  const file = openSync(temporary, "w");
  return {
    write: (piece) => writeWhole(file, typeof piece === "string" ? Buffer.from(piece, "utf8") : piece),
    commit() {
      fsyncSync(file);
      closeSync(file);
      renameSync(temporary, path);
      syncFolder(folder);
    },
    discard() {
      closeSync(file);
      rmSync(temporary, { force: true });
    },
  };
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
  replace,
  write(path, pieces) {
    const file = replace(path);
    try {
      let pending = "";
      const flush = (): void => {
        file.write(pending);
        pending = "";
      };
      for (const piece of pieces) {
        if (typeof piece === "string") pending += piece;
        if (pending.length >= CHUNK || typeof piece !== "string") flush();
        if (typeof piece !== "string") file.write(piece);
      }
      flush();
    } catch (error) {
      file.discard();
      throw error;
    }
    file.commit();
  },
  remove: (path) => rmSync(path, { force: true }),
  secret(path, make) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      const file = openSync(path, "wx", 0o600);
      try {
        writeWhole(file, Buffer.from(make(), "utf8"));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    return { text: readFileSync(path, "utf8"), isPrivate: (statSync(path).mode & 0o077) === 0 };
  },
};
