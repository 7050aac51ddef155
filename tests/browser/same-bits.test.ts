/** The engine in a real browser gives the numbers that it gives in Node, bit for bit. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Plan } from "../../engine/district/plan.ts";
import { readStudy } from "../../scenarios/resolve.ts";
import { toPlan } from "../../scenarios/study.ts";
import type * as Digests from "../validate/digests.ts";
import { numberHashes, replicationHash } from "../validate/digests.ts";
import { hasBrowser, launch } from "./chromium.ts";

const isInstalled = hasBrowser("the engine");

const ROOT = new URL("../../", import.meta.url);
const path = (place: string): string => fileURLToPath(new URL(place, ROOT));

/** What the engine imports by name. */
const IMPORTS = {
  "seedrandom/lib/alea.js": "/node_modules/seedrandom/lib/alea.js",
  "@noble/hashes/": "/node_modules/@noble/hashes/",
};
const PAGE = `<!doctype html><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module">import * as digests from "/tests/validate/digests.ts"; globalThis.digests = digests;</script>`;

/** The page's own copy of the module. */
declare const digests: typeof Digests;

/** The sources themselves as modules: TypeScript without its types, and the one CommonJS module in an envelope. */
function moduleAt(place: string): string {
  const text = readFileSync(path(place), "utf8");
  if (place.endsWith("alea.js")) return `const module = { exports: {} };\n${text}\nexport default module.exports;`;
  if (!place.endsWith(".ts")) return text;
  const { ESNext: module } = ts.ModuleKind;
  return ts.transpileModule(text, { compilerOptions: { module, target: ts.ScriptTarget.ES2023 } }).outputText;
}

function smallPlan(): { plan: Plan; seed: string } {
  const study = readStudy(path("tests/fixtures/studies/small.yaml"), {
    read: (file) => (existsSync(file) ? readFileSync(file, "utf8") : null),
    resolveName: (kind, name) => path(`scenarios/${kind === "policy" ? "policies" : `${kind}s`}/${name}.yaml`),
  });
  if (!study.ok) throw new Error(JSON.stringify(study.error));
  return { plan: toPlan(study.value), seed: study.value.seed };
}

describe.skipIf(!isInstalled)("the engine in a browser", () => {
  const faults: string[] = [];
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === "/") {
        response.setHeader("content-type", "text/html").end(PAGE);
        return;
      }
      try {
        const text = moduleAt((request.url ?? "").slice(1));
        response.setHeader("content-type", "text/javascript").end(text);
      } catch (error) {
        response.writeHead(404).end(String(error));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await launch();
    page = await browser.newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("response", (response) => {
      if (!response.ok() && !response.url().endsWith("favicon.ico")) faults.push(response.url());
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(faults).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test("a whole replication has the resultHash that it has in Node", async () => {
    const { plan, seed } = smallPlan();
    const inBrowser = await page.evaluate(([plan, seed]) => digests.replicationHash(plan, seed, 1), [
      plan,
      seed,
    ] as const);
    expect(faults).toEqual([]);
    expect(inBrowser).toBe(replicationHash(plan, seed, 1));
    expect(inBrowser).not.toBe(replicationHash(plan, seed, 2));
  });

  test("100,000 values of each elementary function, of the generators and of the laws have the same bits", async () => {
    const inBrowser = await page.evaluate((n) => digests.numberHashes(n), 100_000);
    expect(faults).toEqual([]);
    expect(inBrowser).toEqual(numberHashes(100_000));
    expect(new Set(Object.values(inBrowser)).size).toBe(14);
  });
});
