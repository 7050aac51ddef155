/** A Redis server of a test's own: on loopback, at a port that was free, in a folder that goes with the tests. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { freshFolder } from "./command.ts";

/** Debian's package of that name; tests skip where it is absent. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

export const PASSWORD = "not-to-be-told";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class RedisServer {
  readonly url: string;
  readonly #port: number;
  readonly #folder = freshFolder();
  #process: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://:${PASSWORD}@127.0.0.1:${port}`;
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start();
    return server;
  }

  /** Starts it, with what it had written down when it ended. */
  async start(): Promise<void> {
    const settings = {
      port: this.#port,
      bind: "127.0.0.1",
      dir: this.#folder,
      appendonly: "yes",
      save: "",
      requirepass: PASSWORD,
      "maxmemory-policy": "noeviction",
    };
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.#process = spawn("redis-server", words, { stdio: "ignore" });
    const client = new Redis(this.url, { retryStrategy: () => 50 });
    client.on("error", () => {});
    await client.ping();
    client.disconnect();
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const { exitCode, signalCode } = this.#process!;
    if (exitCode !== null || signalCode !== null) return;
    this.#process!.kill("SIGKILL");
    while (this.#process!.signalCode === null) await sleep(5);
  }
}
