import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holderIn, isLock, lock } from "../../../../cli/store/lock.ts";
import { scratchFolder } from "./scratch.ts";

const folder = scratchFolder();

/** The name of this process's own lock. */
function ownName(): string {
  const release = lock(folder());
  const [name] = readdirSync(folder()).filter(isLock);
  release();
  return name;
}

/** The same for another process. */
const nameWith = (pid: number, name: string): string => name.replace(/^\.lock-\d+/, `.lock-${pid}`);

describe("the lock of a directory", () => {
  it("is held until it is given free", () => {
    const release = lock(folder());
    expect(holderIn(folder())).toBe(`process ${process.pid}`);
    expect(() => lock(folder())).toThrow("already in use by this process");
    release();
    expect(holderIn(folder())).toBeNull();
    lock(folder())();
    expect(readdirSync(folder())).toEqual([]);
  });

  it("of a process that was killed holds nobody up, even if another process has its number by now", () => {
    const { pid } = spawnSync("true");
    writeFileSync(join(folder(), nameWith(pid, ownName())), "");
    // The parent lives, but did not start when this lock says.
    const born = ownName().split("-")[2];
    writeFileSync(join(folder(), nameWith(process.ppid, ownName()).replace(born, "1.00000000")), "");
    expect(holderIn(folder())).toBeNull();
    const release = lock(folder());
    expect(readdirSync(folder())).toHaveLength(1);
    release();
  });

  it("of a process that lives is respected, and named", () => {
    const other = spawn("sleep", ["60"]);
    try {
      const [, started] = /\)\s+(.*)/.exec(readFileSync(`/proc/${other.pid}/stat`, "utf8"))!;
      const own = ownName();
      const boot = own.split("-")[2].split(".")[1];
      const name = `.lock-${other.pid}-${started.split(" ")[19]}.${boot}-${encodeURIComponent(hostname())}`;
      writeFileSync(join(folder(), name), "");
      expect(holderIn(folder())).toBe(`process ${other.pid}`);
      expect(() => lock(folder())).toThrow(`in use by process ${other.pid}: wait until it ends`);
      expect(readdirSync(folder())).toEqual([name]);
    } finally {
      other.kill("SIGKILL");
    }
  });

  it("of another machine is respected, and its file named for who knows better", () => {
    // Here no process has that number; over there one may.
    const { pid } = spawnSync("true");
    const name = nameWith(pid, ownName()).replace(encodeURIComponent(hostname()), "far-away");
    writeFileSync(join(folder(), name), "");
    expect(() => lock(folder())).toThrow(new RegExp(`process ${pid} on far-away.*no longer runs, remove .*${name}`));
  });
});
