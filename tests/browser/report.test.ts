/** The report as a reader meets it: in Debian's Chromium, at three widths, in both languages, on light and dark paper. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderReport } from "../../viz/report/page.ts";
import { REGISTRY, reportData } from "../fixtures/report-data.ts";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
const isInstalled = existsSync(CHROMIUM);
if (!isInstalled) console.warn(`${CHROMIUM} is not installed: the report is not tested in a browser.`);

const LANGS = ["en", "zh"] as const;
const WIDTHS = [360, 800, 1600] as const;

describe.skipIf(!isInstalled)("the report in a browser", () => {
  let browser: Browser;
  const files = new Map<string, string>();
  const folder = mkdtempSync(join(tmpdir(), "gridgov-report-"));
  const pictures = join(tmpdir(), "gridgov-report-pictures");

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
    for (const lang of LANGS) {
      const file = join(folder, `report-${lang}.html`);
      writeFileSync(file, renderReport(reportData(), { lang, document, registry: REGISTRY }));
      files.set(lang, file);
    }
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function open(lang: string, width: number, colorScheme: "light" | "dark") {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
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

  for (const lang of LANGS) {
    for (const width of WIDTHS) {
      test(`${lang} at ${width} px: no request, no error, no sideways scrolling, no text on text`, async () => {
        for (const scheme of ["light", "dark"] as const) {
          const { page, faults } = await open(lang, width, scheme);
          await page.screenshot({ path: join(pictures, `${lang}-${width}-${scheme}.png`), fullPage: true });
          await openAll(page);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
          expect(await textFaults(page)).toEqual([]);
          const charts = await page.evaluate(
            () =>
              [...document.querySelectorAll(".chart svg")].filter((svg) => svg.getBoundingClientRect().width > 0)
                .length,
          );
          expect(charts).toBe(6);
          expect(faults).toEqual([]);
          await page.close();
        }
      });
    }

    test(`${lang}: axe finds nothing serious or critical`, async () => {
      const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      for (const scheme of ["light", "dark"] as const) {
        const { page } = await open(lang, 1600, scheme);
        await openAll(page);
        await page.evaluate(source);
        const violations = await page.evaluate(async () => {
          // biome-ignore lint/suspicious/noExplicitAny: axe is a script in the page
          const result = await (globalThis as any).axe.run(document);
          return result.violations.map(
            (violation: { impact: string; id: string; nodes: { html: string; failureSummary: string }[] }) =>
              `${violation.impact} ${violation.id}: ${violation.nodes.length} × ${violation.nodes[0].html.slice(0, 200)} ${violation.nodes[0].failureSummary}`,
          );
        });
        expect(violations.filter((text: string) => /^(serious|critical)/.test(text))).toEqual([]);
        await page.close();
      }
    });
  }

  test("headings go down by one level at a time", async () => {
    const { page } = await open("en", 1600, "light");
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll("h1,h2,h3,h4")].map((heading) => Number(heading.tagName.slice(1))),
    );
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, i) => {
      expect(level - levels[i]).toBeLessThanOrEqual(1);
    });
    await page.close();
  });

  test("on paper every table is open and the wide charts are shown", async () => {
    const { page } = await open("en", 800, "light");
    await page.emulateMedia({ media: "print" });
    const shown = await page.evaluate(() => ({
      tables: [...document.querySelectorAll("table")].every((table) => table.getBoundingClientRect().height > 0),
      wide: [...document.querySelectorAll(".chart.wide svg")].every((svg) => svg.getBoundingClientRect().width > 0),
    }));
    expect(shown).toEqual({ tables: true, wide: true });
    await page.pdf({
      path: join(pictures, "report.pdf"),
      format: "A4",
      margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" },
    });
    await page.close();
  });
});
