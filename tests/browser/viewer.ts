/** The built viewer in Debian's Chromium, as its tests drive it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

const path = (place: string): string => fileURLToPath(new URL(`../../${place}`, import.meta.url));

export const PAGE = pathToFileURL(path("dist/viewer/index.html")).href;
const STUDIES = ["small.yaml", "small-district.yaml"].map((name) => path(`tests/fixtures/studies/${name}`));

export interface Opened {
  readonly page: Page;
  /** Whatever went wrong on the page, or wanted to leave it. */
  readonly faults: string[];
}

/** @param address of the page; the built file unless told */
export async function open(
  browser: Browser,
  options: BrowserContextOptions = {},
  address = `${PAGE}#lang=en`,
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url()) && !request.url().startsWith(new URL(address).origin)) {
      faults.push(`request: ${request.url()}`);
    }
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, faults };
}

export const play = "#panel-watch .transport .main";

/** Waits until the world of the scenario stands at the day on which the policies are enacted. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction((button) => document.querySelector<HTMLButtonElement>(button)?.disabled === false, play);
}

/** Opens files in the place of a person's dialogue. */
export async function openFiles(page: Page, files: Parameters<Page["setInputFiles"]>[1]): Promise<void> {
  await page.setInputFiles(".buttons input[type=file]", files);
}

/** Opens the study of two communities and a few weeks, and waits for its world. */
export async function openSmall(page: Page): Promise<void> {
  await ready(page);
  await openFiles(page, STUDIES);
  // The fewest choices there are: nothing chosen, eleven units, two communities and their four grids.
  await page.waitForFunction(() => document.querySelectorAll(".look select option").length === 18);
  await ready(page);
}

/** @returns what an element says, in one line */
export async function textOf(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? "").replace(/\s+/g, " ").trim();
}

export const clockOf = (page: Page): Promise<string> => textOf(page.locator(".clock time"));

/** Lets the watched replication end. */
export async function toEnd(page: Page): Promise<void> {
  await page.click("#tab-watch");
  await page.click("#panel-watch .transport button:nth-of-type(4)");
  await page.waitForFunction((button) => document.querySelector<HTMLButtonElement>(button)?.disabled === true, play);
  await page.waitForFunction(
    () => document.querySelector("#panel-watch .status")?.textContent?.includes("ended") === true,
  );
}

/** Runs the planned replications. @returns the hash that the page shows */
export async function compared(page: Page): Promise<string> {
  await page.click("#tab-compare");
  await page.click("#panel-compare .main");
  await page.waitForSelector("[data-hash]", { timeout: 60_000 });
  return await textOf(page.locator("[data-hash]"));
}

/** Moves a slider, or chooses an option, by the name of its lever or factor. */
export async function set(page: Page, name: string, value: number | string): Promise<void> {
  const control = page.locator(`[data-setting="${name}"]`).first();
  if (typeof value === "string") await control.selectOption(value);
  else {
    await control.evaluate((input: HTMLInputElement, to) => {
      input.value = String(to);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);
  }
}

/**
 * Plays for a while.
 * @returns script a frame, ms of the page's thread, as the browser accounts it; and frames a second
 */
export async function costOfFrames(page: Page, duration: number): Promise<{ cost: number; frames: number }> {
  const protocol = await page.context().newCDPSession(page);
  // Of the thread's own time: what other programs take of the processor is not the page's.
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
  const script = async (): Promise<number> => {
    const { metrics } = await protocol.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
  };
  await page.click(play);
  const before = await script();
  const frames = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let count = 0;
        const next = (): void => {
          count++;
          if (performance.now() - start < wanted) requestAnimationFrame(next);
          else resolve(count);
        };
        requestAnimationFrame(next);
      }),
    duration,
  );
  const after = await script();
  await page.click(play);
  return { cost: (after - before) / frames, frames: (1000 * frames) / duration };
}

interface Violation {
  impact: string;
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** @returns what axe finds serious or critical, one line a rule */
export async function axeFaults(page: Page): Promise<string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // Through the protocol, since the page's own policy lets no foreign script in.
  await page.evaluate(source);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: Document): Promise<{ violations: Violation[] }> };
    };
    const { violations } = await axe.run(document);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.length} x ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  });
}
