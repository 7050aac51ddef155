/**
 * Who writes in a directory. Every writer puts a file there whose name says who it is, then looks whether another one
 * stands there whose process lives: of two that come at once at least one sees the other. The file of a process that was
 * killed holds nobody up: it is removed by the next that comes, and since names do not recur, never by mistake.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { InputError } from "../errors.ts";

/** A process that holds, or held, a directory. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the system's own count, with the boot that it counts from; "" if the system does not tell. */
  readonly born: string;
}

const PREFIX = ".lock-";

export function isLock(name: string): boolean {
  return name.startsWith(PREFIX);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** @returns when a process of this machine started; "" if it is not told, null if there is no such process */
function birthOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  if (stat !== null) {
    // The name, in parentheses, may hold spaces; the start is the 22nd field, the 20th behind it.
    const started = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    const boot = textOf("/proc/sys/kernel/random/boot_id")?.slice(0, 8) ?? "";
    return `${started}.${boot}`;
  }
  try {
    process.kill(pid, 0);
    return "";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? "" : null;
  }
}

function nameOf({ host, pid, born }: Holder): string {
  return `${PREFIX}${pid}-${born}-${encodeURIComponent(host)}`;
}

function holderOf(name: string): Holder {
  const [pid, born, ...host] = name.slice(PREFIX.length).split("-");
  return { pid: Number(pid), born, host: decodeURIComponent(host.join("-")) };
}

function isGone({ host, pid, born }: Holder): boolean {
  // Whether a process of another machine lives cannot be seen from here.
  return host === hostname() && birthOf(pid) !== born;
}

/** @returns who holds the directory, in words, or null */
export function holderIn(directory: string): string | null {
  const names = readdirSync(directory).filter(isLock);
  const holder = names.map(holderOf).find((candidate) => !isGone(candidate));
  if (holder === undefined) return null;
  return holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`;
}

/**
 * @param directory - which exists
 * @returns a function that gives the directory free
 * @throws InputError if another process holds it
 */
export function lock(directory: string): () => void {
  const own = nameOf({ host: hostname(), pid: process.pid, born: birthOf(process.pid) ?? "" });
  const path = join(directory, own);
  const release = (): void => rmSync(path, { force: true });
  const others = (): string[] => readdirSync(directory).filter((name) => isLock(name) && name !== own);
  // A second time in one process: the file is there already.
  if (textOf(path) !== null) throw new InputError(`${directory} is already in use by this process.`);
  writeFileSync(path, "", { flag: "wx" });
  for (const name of others()) {
    const holder = holderOf(name);
    if (isGone(holder)) {
      rmSync(join(directory, name), { force: true });
      continue;
    }
    release();
    const elsewhere =
      holder.host === hostname() ? "" : ` If that process no longer runs, remove ${join(directory, name)}.`;
    const where = holder.host === hostname() ? "" : ` on ${holder.host}`;
    throw new InputError(
      `${directory} is in use by process ${holder.pid}${where}: wait until it ends, or choose another --out.${elsewhere}`,
    );
  }
  return release;
}
