/** The report as a reader meets it: in Debian's Chromium, at three widths, in both languages, on light and dark paper. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderReport } from "../../viz/report/page.ts";
import { STYLE } from "../../viz/report/style.ts";
import { CHARTS } from "../fixtures/charts.ts";
import { REGISTRY, reportData } from "../fixtures/report-data.ts";
import { hasBrowser, launch } from "./chromium.ts";

const isInstalled = hasBrowser("the report");

const LANGS = ["en", "zh"] as const;
const WIDTHS = [360, 800, 1600] as const;
const SCHEMES = ["light", "dark"] as const;

describe.skipIf(!isInstalled)("the report in a browser", () => {
  let browser: Browser;
  const files = new Map<string, string>();
  const folder = mkdtempSync(join(tmpdir(), "gridgov-report-"));
  const pictures = process.env.GRIDGOV_PICTURES;

  beforeAll(async () => {
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
    const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
    for (const lang of LANGS) {
      const file = join(folder, `report-${lang}.html`);
      writeFileSync(file, renderReport(reportData(), { lang, document, registry: REGISTRY }));
      files.set(lang, file);
    }
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function open(lang: string, width: number) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: "light" });
    const faults: string[] = [];
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) faults.push(`request: ${request.url()}`);
    });
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    await page.goto(pathToFileURL(files.get(lang) ?? "").href);
    return { page, faults };
  }

  /** For whoever wants to look; set GRIDGOV_PICTURES to a folder. */
  async function picture(page: Page, name: string, colorScheme: "light" | "dark"): Promise<void> {
    if (pictures === undefined) return;
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  const openAll = (page: Page): Promise<void> =>
    page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });

  /** Pairs of texts of one chart that cover each other, and texts that leave their chart. */
  const textFaults = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const faults: string[] = [];
      for (const svg of document.querySelectorAll(".chart svg")) {
        const sheet = svg.getBoundingClientRect();
        if (sheet.width === 0) continue;
        const texts = [...svg.querySelectorAll("text")].map((text) => ({
          text: text.textContent ?? "",
          box: text.getBoundingClientRect(),
        }));
        texts.forEach(({ text, box }, i) => {
          if (
            box.left < sheet.left - 1 ||
            box.right > sheet.right + 1 ||
            box.top < sheet.top - 1 ||
            box.bottom > sheet.bottom + 1
          ) {
            faults.push(`"${text}" leaves its chart`);
          }
          for (const other of texts.slice(i + 1)) {
            const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            // Line boxes are taller than letters: a sliver is no overlap.
            if (across > 0.5 && down > 0.3 * Math.min(box.height, other.box.height)) {
              faults.push(`"${text}" covers "${other.text}"`);
            }
          }
        });
      }
      return faults;
    });

  /** What axe finds serious or critical, one line a rule. */
  const axeFaults = (page: Page, rules: readonly string[] | null): Promise<string[]> =>
    page.evaluate(async (only) => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
      };
      interface Violation {
        impact: string;
        id: string;
        nodes: { html: string; failureSummary: string }[];
      }
      const options = only === null ? {} : { runOnly: { type: "rule", values: only } };
      const { violations } = await axe.run(document, options);
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes.length} x ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
    }, rules);

  for (const lang of LANGS) {
    for (const width of WIDTHS) {
      test(`${lang} at ${width} px: no request, no error, no sideways scrolling, no text on text`, async () => {
        const { page, faults } = await open(lang, width);
        for (const scheme of SCHEMES) await picture(page, `${lang}-${width}-${scheme}`, scheme);
        await openAll(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        expect(await textFaults(page)).toEqual([]);
        const charts = await page.evaluate(
          () =>
            [...document.querySelectorAll(".chart svg")].filter((svg) => svg.getBoundingClientRect().width > 0).length,
        );
        expect(charts).toBe(await page.locator("[data-chart]").count());
        expect(faults).toEqual([]);
        await page.close();
      });
    }

    test(`${lang}: axe finds nothing serious or critical`, async () => {
      const { page } = await open(lang, 1600);
      await openAll(page);
      // Rows repeat each other, and each costs axe time: two of every body stand for the rest.
      await page.evaluate(() => {
        for (const row of document.querySelectorAll("tbody tr:nth-child(n+4)")) row.remove();
      });
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
      expect(await axeFaults(page, null)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await axeFaults(page, ["color-contrast"])).toEqual([]);
      await page.close();
    });
  }

  for (const width of [344, 860]) {
    test(`the gallery of charts at ${width} px: no text on text, none outside its chart`, async () => {
      const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
      const charts = Object.entries(CHARTS).map(
        ([name, draw]) => `<h2>${name}</h2><div class="chart" style="width:${width}px">${draw(width)}</div>`,
      );
      await page.setContent(`<!doctype html><style>${STYLE}.chart svg{max-width:none}</style><body>${charts.join("")}`);
      await picture(page, `charts-${width}`, "dark");
      await picture(page, `charts-${width}-light`, "light");
      expect(await textFaults(page)).toEqual([]);
      await page.close();
    });
  }

  test("a keyboard alone reads all of it: skips to the answer, opens what is closed, scrolls wide tables", async () => {
    const { page } = await open("en", 360);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#answer$/);
    const reached = { summaries: 0, regions: 0 };
    const closed = await page.locator("summary").count();
    for (let i = 0; i < 600; i++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => ({
        tag: document.activeElement?.tagName ?? "",
        isRegion: document.activeElement?.getAttribute("role") === "region",
        // What has the focus must be seen to have it.
        outline: getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      }));
      if (at.tag === "BODY") break;
      expect(at.outline).not.toBe("none");
      if (at.isRegion) reached.regions++;
      if (at.tag === "SUMMARY") {
        reached.summaries++;
        await page.keyboard.press("Enter");
      }
    }
    expect(await page.locator("details:not([open]) > summary").allTextContents()).toEqual([]);
    expect(reached.summaries).toBe(closed);
    expect(reached.regions).toBe(await page.locator("[role=region]").count());
    const region = page.locator("[role=region]").first();
    await region.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
    await page.close();
  });

  test("headings go down by one level at a time", async () => {
    const { page } = await open("en", 1600);
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll("h1,h2,h3,h4")].map((heading) => Number(heading.tagName.slice(1))),
    );
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, i) => {
      expect(level - levels[i]).toBeLessThanOrEqual(1);
    });
    await page.close();
  });

  test("on paper stand the wide charts, the tables that were opened and what no table hides", async () => {
    const { page } = await open("en", 800);
    await page.emulateMedia({ media: "print" });
    const shown = () =>
      page.evaluate(() => {
        const isShown = (element: Element): boolean => element.getBoundingClientRect().height > 0;
        const tables = [...document.querySelectorAll("details table")];
        return {
          closed: tables.filter(isShown).length,
          free: [...document.querySelectorAll("table")].filter((table) => !tables.includes(table)).every(isShown),
          policies: [...document.querySelectorAll(".policy .summary")].every(isShown),
          wide: [...document.querySelectorAll(".chart.wide svg")]
            .filter((svg) => svg.closest("details") === null)
            .every(isShown),
          narrow: [...document.querySelectorAll(".chart.narrow svg")].some(isShown),
        };
      });
    expect(await shown()).toEqual({ closed: 0, free: true, policies: true, wide: true, narrow: false });
    await page
      .locator("#backlog summary")
      .evaluate((summary) => (summary.parentElement as HTMLDetailsElement).setAttribute("open", ""));
    expect((await shown()).closed).toBe(1);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, "print.png"), fullPage: true });
    const first = await page.evaluate(() => getComputedStyle(document.querySelector("#answer") as Element).breakAfter);
    expect(first).toBe("page");
    await page.close();
  });
});
