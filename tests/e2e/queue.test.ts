import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { command } from "../unit/cli/in-process.ts";
import { freshFolder, readJson, start, storedReplications, study } from "./command.ts";
import { hasRedis, PASSWORD, RedisServer } from "./redis.ts";

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const build = JSON.parse(readFileSync(beside("../../dist/build.json"), "utf8"));
const sound = { ...build, worker: beside("../../dist/cli/execute/worker.js") };
const folder = freshFolder();
const at = (name: string): string => join(folder, name);
const TABLES = ["replications.parquet", "series.parquet", "weeks.parquet"];
const said: string[] = [];

interface Other {
  readonly process: ChildProcess;
  stderr(): string;
  readonly ended: Promise<number | null>;
}

/** Starts a worker as a process of its own. */
function worker(url: string, env: Record<string, string> = {}): Other {
  const words = [beside("./other-program.mjs"), "worker", "--workers", "1", "--lease", "1"];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, GRIDGOV_QUEUE: url, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    said.push(text);
  });
  const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
  children.push(child);
  return { process: child, stderr: () => stderr, ended };
}
const children: ChildProcess[] = [];

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20);
}

it("without its optional packages, a queue is refused with the command that installs them", async () => {
  const preloaded = ["--import", beside("./no-queue.mjs")];
  const { ended } = start(["worker", "--queue", "redis://localhost"], folder, preloaded);
  const { exit, stderr } = await ended;
  expect({ exit, stderr }).toEqual({
    exit: 2,
    stderr: "A queue needs optional packages that are not installed here: npm install bullmq ioredis\n",
  });
});

describe.skipIf(!hasRedis)("a study on a queue (needs redis-server)", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });
  afterAll(async () => await redis.kill());

  const compare = async (out: string, replications: number, ...more: string[]) => {
    const words = ["compare", study("small"), "--json", "--replications", String(replications), "--out", out];
    const ended = await command(sound, ...words, ...more);
    said.push(ended.stdout, ended.stderr);
    return ended;
  };

  it("survives a worker that is killed and a broker that is killed, with the hash and the bytes of one thread", async () => {
    const [out, alone] = [at("queue"), at("alone")];
    const [first] = [worker(redis.url), worker(redis.url)];
    const running = compare(out, 14, "--queue", redis.url);
    await until(() => storedReplications(out).length >= 3);
    first.process.kill("SIGKILL");
    await until(() => storedReplications(out).length >= 6);
    await redis.kill();
    await sleep(300);
    await redis.start();
    const queued = await running;
    expect(queued.exit, queued.stderr).toBe(0);
    expect(queued.stderr).toContain("The queue answers again");
    const one = await compare(alone, 14, "--workers", "1");
    expect(queued.stdout).toBe(one.stdout);
    const bytes = (directory: string): Buffer[] => TABLES.map((name) => readFileSync(join(directory, name)));
    expect(bytes(out).map((table, i) => table.equals(bytes(alone)[i]))).toEqual([true, true, true]);
  });

  it("sets aside the replication that ends its workers, and no other", async () => {
    const out = at("poisoned");
    let workers = 0;
    let isOver = false;
    // A supervisor, as a cluster has one: whoever ends is started again.
    const supervised = (async () => {
      while (!isOver) {
        workers++;
        await worker(redis.url, { GRIDGOV_TEST_WORKER: beside("./poisoned-worker.mjs") }).ended;
      }
    })();
    const { exit, stderr } = await compare(out, 4, "--queue", redis.url);
    isOver = true;
    children.at(-1)!.kill("SIGTERM");
    await supervised;
    expect(exit, stderr).toBe(3);
    expect(workers).toBe(4);
    const lost = { replication: 2, stage: "worker", message: expect.stringMatching(/^3 workers were lost while/) };
    expect(readJson(out, "manifest.json").replications.failed).toEqual([
      { policy: "part-time", ...lost },
      { policy: "full-time", ...lost },
    ]);
    expect(storedReplications(out)).toEqual([0, 1, 3]);
  });

  it("is refused by a worker of another model, which says so, and run by one of its own", async () => {
    const out = at("skewed");
    const running = compare(out, 3, "--queue", redis.url);
    await until(() => readdirSync(folder).includes("skewed") && readdirSync(out).includes("points.jsonl"));
    await sleep(500);
    const stranger = worker(redis.url, { GRIDGOV_TEST_MODEL: "another" });
    await until(() => stranger.stderr().includes("Refused"));
    expect(stranger.stderr()).toContain(`Refused: work for model ${build.modelHash.slice(0, 12)}`);
    expect(storedReplications(out)).toEqual([]);
    const own = worker(redis.url);
    expect((await running).exit).toBe(0);
    for (const { process, ended } of [stranger, own]) {
      process.kill("SIGTERM");
      expect(await ended).toBe(0);
    }
    expect(stranger.stderr()).toContain("0 replications were run");
    expect(own.stderr()).toContain("3 replications were run");
  });

  it("tells nobody the broker's password", async () => {
    const wrong = await command(sound, "worker", "--queue", redis.url.replace(PASSWORD, "guessed"));
    expect(wrong).toMatchObject({ exit: 2, stdout: "", stderr: expect.stringMatching(/cannot be reached: WRONGPASS/) });
    expect(wrong.stderr).not.toContain("guessed");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true });
    const texts = files
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => text.includes(PASSWORD))).toEqual([]);
    expect(said.join("")).not.toContain(PASSWORD);
  });
});
