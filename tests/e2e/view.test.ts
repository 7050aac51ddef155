/** `gridgov view` as a person starts it: what it serves, to whom, and how it stops. */
import { request as ask } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, launch } from "../browser/chromium.ts";
import { open, ready, textOf } from "../browser/viewer.ts";
import { freshFolder, gridgov, type Started, start, study } from "./command.ts";

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** `fetch` does not let one name another host. */
function asked(address: string, options: { host?: string; method?: string } = {}): Promise<Answer> {
  const { hostname, port, pathname } = new URL(address);
  return new Promise((resolve, reject) => {
    const { method = "GET", host = `${hostname}:${port}` } = options;
    const request = ask({ hostname, port, path: pathname, method, headers: { host } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("error", reject);
    request.end();
  });
}

async function served(...words: string[]): Promise<{ server: Started; address: string }> {
  const server = start(["view", ...words]);
  const address = await new Promise<string>((resolve, reject) => {
    server.process.stdout!.on("data", (text: string) => resolve(text.trim()));
    void server.ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  return { server, address };
}

async function stopped({ process, ended }: Started) {
  process.kill("SIGINT");
  return await ended;
}

describe("gridgov view", () => {
  const folder = freshFolder();
  let hash: string;

  beforeAll(async () => {
    const { stdout } = await gridgov("compare", study("small"), "--replications", "2", "--out", folder, "--json");
    hash = (JSON.parse(stdout) as { resultHash: string }).resultHash;
  });

  test("serves the page and the run to this machine only, and stops on Ctrl-C", async () => {
    const { server, address } = await served(folder);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await asked(address);
    expect(page.status).toBe(200);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
    expect(page.body).toContain('<meta name="gridgov-run" content="run.json" />');
    const run = await asked(`${address}run.json`);
    expect((JSON.parse(run.body) as { manifest: { resultHash: string } }).manifest.resultHash).toBe(hash);

    expect((await asked(address, { host: "gridgov.example" })).status).toBe(403);
    expect((await asked(address, { method: "POST" })).status).toBe(405);
    for (const path of ["manifest.json", "../package.json", "%2e%2e/package.json", "//etc/passwd"]) {
      expect((await asked(`${address}${path}`)).status, path).toBe(404);
    }
    const head = await asked(address, { method: "HEAD" });
    expect([head.status, head.body]).toEqual([200, ""]);

    const { exit, stderr } = await stopped(server);
    expect(exit).toBe(0);
    expect(stderr).toContain("Ctrl-C stops");
    await expect(asked(address)).rejects.toThrow();
  });

  test("without a directory there is no run", async () => {
    const { server, address } = await served("--lang", "zh");
    expect(address).toMatch(/\/#lang=zh$/);
    expect((await asked(address)).body).not.toContain('<meta name="gridgov-run" content="run.json" />');
    expect((await asked(new URL("/run.json", address).href)).status).toBe(404);
    expect((await stopped(server)).exit).toBe(0);
  });

  test("refuses a directory without a complete run, a port that is taken, and one that is none", async () => {
    const empty = await gridgov("view", freshFolder());
    expect(empty.exit).toBe(2);
    expect(empty.stderr).toContain("no run is stored here");
    const { server, address } = await served();
    const taken = await gridgov("view", "--port", new URL(address).port);
    expect(taken.exit).toBe(2);
    expect(taken.stderr).toContain("cannot be used (EADDRINUSE). Choose another with --port");
    expect((await stopped(server)).exit).toBe(0);
    const none = await gridgov("view", "--port", "70000");
    expect(none.exit).toBe(2);
    expect(none.stderr).toContain("from 0 to 65535");
  });
});

describe.skipIf(!hasBrowser("a stored run"))("a stored run in the browser", () => {
  const folder = freshFolder();
  let served1: { server: Started; address: string };
  let hash: string;

  beforeAll(async () => {
    const { stdout } = await gridgov("compare", study("small"), "--replications", "3", "--out", folder, "--json");
    hash = (JSON.parse(stdout) as { resultHash: string }).resultHash;
    served1 = await served(folder);
  });
  afterAll(async () => void (await stopped(served1.server)));

  test("shows its verdicts and hash, and lets its worlds be watched", async () => {
    const browser = await launch();
    try {
      const { page, faults } = await open(browser, {}, served1.address);
      await page.waitForSelector("#panel-run .findings-of section");
      expect(await page.locator("#tab-run").getAttribute("aria-selected")).toBe("true");
      expect(await textOf(page.locator("#panel-run .hash code"))).toBe(hash);
      expect(await textOf(page.locator("#panel-run"))).toContain("Made by the same version of the model");
      await page.click("#panel-run .main");
      expect(await page.locator("#tab-watch").getAttribute("aria-selected")).toBe("true");
      await page.waitForFunction(() => document.querySelectorAll(".look select option").length === 18);
      await ready(page);
      // The stored study is what the sliders say now: compared anew it gives the stored hash.
      await page.click("#tab-compare");
      await page.click("#panel-compare .main");
      await page.waitForSelector("[data-hash]", { timeout: 60_000 });
      expect(await textOf(page.locator("[data-hash]"))).toBe(hash);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test("opens from a disk as well, by the files of its directory", async () => {
    const browser = await launch();
    try {
      const { page, faults } = await open(browser);
      await page.click("#tab-run");
      const input = page.locator("#panel-run input[type=file]");
      await input.setInputFiles([`${folder}/manifest.json`]);
      await page.waitForSelector("text=These are not the files of a complete run");
      await input.setInputFiles(["manifest.json", "comparison.json"].map((name) => `${folder}/${name}`));
      await page.waitForSelector("#panel-run .findings-of section");
      expect(await textOf(page.locator("#panel-run .hash code"))).toBe(hash);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
