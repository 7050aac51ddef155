/** Runs the built program as a person would, in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { Journals } from "../../cli/store/journals.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const main = join(root, "dist/cli/main.js");
export const studies = join(root, "tests/fixtures/studies");
export const study = (name: string): string => join(studies, `${name}.yaml`);

export interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/**
 * @param cwd - not the project's folder unless told, since the program must find its own files from anywhere
 * @param node - options for Node itself
 */
export function start(words: readonly string[], cwd: string = tmpdir(), node: readonly string[] = []): Started {
  const child = spawn(process.execPath, [...node, main, ...words], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) => resolve({ exit, stdout, stderr }));
  });
  return { process: child, ended };
}

export async function gridgov(...words: string[]): Promise<Ended> {
  return await start(words).ended;
}

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** @returns an empty folder, removed when the tests have ended */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gridgov-e2e-"));
  folders.push(folder);
  return folder;
}

export function readJson(...path: string[]) {
  return JSON.parse(readFileSync(join(...path), "utf8"));
}

/** @returns the replications that a run directory holds, in order */
export function storedReplications(directory: string): number[] {
  const journals = new Journals(join(directory, "journal"));
  const replications = [...journals.runs()].map(({ replication }) => replication);
  journals.close();
  return replications;
}

/** @returns the rows of a table of a run directory */
export async function tableRows(directory: string, name: string): Promise<Record<string, unknown>[]> {
  return await parquetReadObjects({ file: await asyncBufferFromFile(join(directory, `${name}.parquet`)) });
}

/** Waits until a running command has stored `count` replications. */
export async function untilStored(directory: string, count: number, { ended }: Started): Promise<void> {
  let running = true;
  void ended.then(() => {
    running = false;
  });
  while (running) {
    if (storedReplications(directory).length >= count) return;
    await sleep(5);
  }
  const { exit, stderr } = await ended;
  throw new Error(`the command ended with ${exit} before it was interrupted: ${stderr}`);
}
