/**
 * Has what workers append on the disk within a second. They only write: a thread that simulates for a minute could not
 * sync in time, and the one that coordinates has nothing else to do.
 */
import { closeSync, fdatasync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import { syncFolder } from "./files.ts";

/** Milliseconds between two rounds; a round takes a few. */
const PAUSE = 500;

export class Syncing {
  readonly #folder: string;
  readonly #files = new Map<string, number>();
  readonly #touched = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #failure: Error | null = null;

  /** @param folder - of the journals */
  constructor(folder: string) {
    this.#folder = folder;
    this.#timer = setInterval(() => this.#round(), PAUSE);
    this.#timer.unref();
  }

  /**
   * Says that a journal has grown.
   *
   * @throws the system's error if something could not be synced before
   */
  touch(journal: string): void {
    if (this.#failure !== null) throw this.#failure;
    this.#touched.add(journal);
  }

  /** Has everything on the disk when it returns. */
  end(): void {
    clearInterval(this.#timer);
    for (const journal of this.#touched) fsyncSync(this.#file(journal));
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
    if (this.#failure !== null) throw this.#failure;
  }

  #round(): void {
    for (const journal of this.#touched) {
      fdatasync(this.#file(journal), (error) => {
        // Closed meanwhile, by an end that has synced itself.
        if (error !== null && error.code !== "EBADF") this.#failure ??= error;
      });
    }
    this.#touched.clear();
  }

  #file(journal: string): number {
    let file = this.#files.get(journal);
    if (file === undefined) {
      file = openSync(join(this.#folder, journal), "r");
      this.#files.set(journal, file);
      syncFolder(this.#folder);
    }
    return file;
  }
}
