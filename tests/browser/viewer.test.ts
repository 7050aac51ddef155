/** The viewer as a reader meets it: opened from a disk, in Debian's Chromium. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Comparison } from "../../engine/study/comparison.ts";
import { optionsOf, SHIPPED } from "../../scenarios/registry.ts";
import { freshFolder, gridgov, study } from "../e2e/command.ts";
import { hasBrowser, launch } from "./chromium.ts";
import {
  axeFaults,
  clockOf,
  compared,
  costOfFrames,
  open,
  openFiles,
  openSmall,
  PAGE,
  play,
  ready,
  set,
  textOf,
  toEnd,
} from "./viewer.ts";

const isInstalled = hasBrowser("the viewer");
const pictures = process.env.GRIDGOV_PICTURES;

describe.skipIf(!isInstalled)("the viewer from a disk", () => {
  let browser: Browser;

  beforeAll(async () => {
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
    browser = await launch();
  });
  afterAll(async () => await browser?.close());

  /** For whoever wants to look; set GRIDGOV_PICTURES to a folder. */
  async function picture(page: Page, name: string): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `viewer-${name}.png`), fullPage: true });
  }

  const hashOf = (json: string): string => (JSON.parse(json) as { resultHash: string }).resultHash;

  test("opens with a world, plays, pauses, steps, and asks nothing of a network", async () => {
    const { page, faults } = await open(browser);
    await ready(page);
    expect(await clockOf(page)).toBe("Day 1, Monday, 00:00");
    await page.click("text=Step an hour");
    await expect.poll(() => clockOf(page)).toBe("Day 1, Monday, 01:00");
    await page.click("text=Step a day");
    await expect.poll(() => clockOf(page)).toBe("Day 2, Tuesday, 01:00");
    await page.click(play);
    await expect.poll(() => clockOf(page)).not.toBe("Day 2, Tuesday, 01:00");
    await page.click(play);
    await page.waitForTimeout(200);
    const paused = await clockOf(page);
    await page.waitForTimeout(300);
    expect(await clockOf(page)).toBe(paused);
    // What is drawn is there: the map has ink of more than one colour.
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector("canvas")!;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const found = new Set<number>();
      for (let i = 0; i < data.length; i += 4) found.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
      return found.size;
    });
    expect(colours).toBeGreaterThan(20);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("what the sliders say is compared, saved, run by the command line, shared and reloaded, with one hash", async () => {
    const { page, faults } = await open(browser, { permissions: ["clipboard-write"] });
    await openSmall(page);
    const unmoved = await compared(page);
    expect(unmoved).toBe(hashOf((await gridgov("compare", study("small"), "--json")).stdout));

    await set(page, "visitStandard", 4);
    await set(page, "command", "gridOffice");
    await expect.poll(() => textOf(page.locator("h1"))).toContain("(changed)");
    const moved = await compared(page);
    expect(moved).not.toBe(unmoved);

    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Save as file")]);
    const file = join(freshFolder(), download.suggestedFilename());
    await download.saveAs(file);
    expect(readFileSync(file, "utf8")).toContain("visitStandard: 4");
    const ran = await gridgov("compare", file, "--json");
    expect(ran.exit).toBe(0);
    expect(hashOf(ran.stdout)).toBe(moved);

    await page.click("text=Copy link");
    await expect.poll(() => page.url()).toContain("study=");
    const again = await open(browser, {}, page.url());
    await ready(again.page);
    expect(await textOf(again.page.locator("h1"))).toBe(await textOf(page.locator("h1")));
    expect(await again.page.locator('[data-setting="visitStandard"]').inputValue()).toBe("4");
    expect(await compared(again.page)).toBe(moved);
    expect([...faults, ...again.faults]).toEqual([]);
    await again.page.context().close();

    // The saved file is a scenario like any other: it opens here too.
    await openFiles(page, file);
    await expect
      .poll(() => textOf(page.locator(".scenario option:checked").first()))
      .toBe(download.suggestedFilename());
    expect(await page.locator('[data-setting="visitStandard"]').inputValue()).toBe("4");
    await page.context().close();
  });

  test("the explorer's figures are the model's own, and a filter in one chart changes the others", async () => {
    const { page, faults } = await open(browser);
    await openSmall(page);
    await toEnd(page);
    await page.click("#tab-explore");
    await page.waitForSelector(".explorer");
    const { stdout } = await gridgov("compare", study("small"), "--replications", "1", "--json");
    const { responses } = JSON.parse(stdout) as Pick<Comparison, "responses">;
    // Of one replication the mean is its value.
    const stored = (policy: string, response: string): string => {
      const outcomes = responses.find(({ name }) => name === response)!.policies;
      const value = outcomes.find(({ name }) => name === policy)!.mean!;
      return response === "born" ? String(value) : (100 * value).toFixed(1);
    };
    const total = (policy: number, measure: string): Promise<string> =>
      textOf(page.locator(`[data-total="${policy}:${measure}"]`));
    for (const [i, policy] of ["part-time", "full-time"].entries()) {
      expect(await total(i, "arisen")).toBe(stored(policy, "born"));
      for (const measure of ["solvedWithin7", "promiseKept", "unbrokenChain"]) {
        expect(await total(i, measure), `${policy} ${measure}`).toBe(stored(policy, measure));
      }
    }
    await page.selectOption("[data-measure]", "arisen");
    const bars = page.locator(".bars >> nth=2 >> .bar-value");
    await expect.poll(() => textOf(bars.first())).toMatch(/^\d+$/);
    const before = await bars.allTextContents();
    const all = await total(0, "arisen");
    await page.locator(".bars >> nth=0 >> .bar >> nth=0").click();
    await expect.poll(() => total(0, "arisen")).not.toBe(all);
    expect(await bars.allTextContents()).not.toEqual(before);
    expect(await textOf(page.locator("#panel-explore .status"))).toBe("Kept: Community: S01.");
    // Both communities together are all there is.
    const first = Number(await total(0, "arisen"));
    await page.locator(".bars >> nth=0 >> .bar >> nth=0").click();
    await page.locator(".bars >> nth=0 >> .bar >> nth=1").click();
    await expect.poll(() => total(0, "arisen")).toBe(String(Number(all) - first));
    await page.click("text=Clear all filters");
    await expect.poll(() => total(0, "arisen")).toBe(all);
    expect(faults).toEqual([]);
    await picture(page, "explore-en");
    await page.context().close();
  });

  test("a matter is followed through its story, and a grid, a unit and a resident can be looked at", async () => {
    const { page, faults } = await open(browser);
    await openSmall(page);
    await page.click("text=Step a day");
    await page.selectOption(".look select", { index: 15 });
    await page.waitForSelector(".look .matters button");
    await page.locator(".look .matters button").first().click();
    await page.waitForSelector(".story li");
    expect(await textOf(page.locator(".story li").first())).toMatch(/has a need|arises/);
    expect(await page.locator(".sides >> nth=1 >> .story").count()).toBe(2);
    await page.fill("#matter-number", "99999999");
    await page.click(".pick form >> nth=0 >> button");
    await page.waitForSelector("text=No such matter has arisen yet.");
    await page.fill("#resident-number", "17");
    await page.click(".pick form >> nth=1 >> button");
    await page.waitForSelector("text=resident 17");
    await page.selectOption(".look select", "desk:5");
    await page.waitForSelector("text=people at work");
    // A click on the map chooses what is there.
    const canvas = page.locator(".canvas canvas").first();
    const { width, height } = (await canvas.boundingBox())!;
    await canvas.click({ position: { x: width / 4 - 20, y: height - 30 } });
    await expect.poll(() => page.locator(".look select").inputValue()).toMatch(/^grid:/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("by keyboard alone: from the top of the page to a moved slider, a played world and another tab", async () => {
    const { page } = await open(browser);
    await ready(page);
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement: at } = document;
        return at?.getAttribute("data-setting") ?? at?.id ?? "";
      });
    const tabTo = async (wanted: (name: string) => boolean): Promise<void> => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press("Tab");
        if (wanted(await focused())) return;
      }
      throw new Error("never reached");
    };
    await tabTo((name) => name === "visitStandard" || name === "set-visitStandard");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => textOf(page.locator("h1"))).toContain("(changed)");
    await page.waitForTimeout(400);
    await ready(page);
    await tabTo((name) => name === "tab-watch");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect.poll(() => clockOf(page)).not.toContain("00:00");
    await page.keyboard.press("Space");
    await page.focus("#tab-watch");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#tab-compare").getAttribute("aria-selected")).toBe("true");
    expect(await page.locator("#panel-compare").isVisible()).toBe(true);
    expect(await page.locator("#panel-watch").isVisible()).toBe(false);
    await page.context().close();
  });

  for (const lang of ["en", "zh"] as const) {
    test(`${lang}: neither a fault nor sideways scrolling at 360, 900 and 1600 px`, async () => {
      const { page, faults } = await open(browser, {}, `${PAGE}#lang=${lang}`);
      await ready(page);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang === "zh" ? "zh-Hans" : "en");
      for (const width of [1600, 900, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(150);
        for (const tab of ["watch", "compare", "explore", "run"]) {
          await page.click(`#tab-${tab}`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, `${tab}, ${width} px`).toBeLessThanOrEqual(0);
        }
        await page.click("#tab-watch");
        await picture(page, `${lang}-${width}`);
      }
      // Every option, factors included, has words; nothing is shown as a program would.
      const all = (await page.locator("body").textContent()) ?? "";
      expect(all).not.toMatch(/\[object|undefined|NaN/);
      const options = await page.locator(".scenario select[data-setting] option").allTextContents();
      const choices = [...SHIPPED.levers, ...SHIPPED.factors].flatMap((entry) => optionsOf(entry) ?? []);
      expect(options.length).toBe(choices.length);
      if (lang === "zh") for (const option of options) expect(option).toMatch(/\p{Script=Han}|\d/u);
      expect(faults).toEqual([]);
      await page.context().close();
    });

    test(`${lang}: axe finds nothing serious on any tab, on light and dark paper`, async () => {
      const { page } = await open(browser, {}, `${PAGE}#lang=${lang}`);
      await openSmall(page);
      await page.selectOption(".look select", { index: 14 });
      await page.waitForSelector(".look .matters");
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.click("#tab-watch");
        expect(await axeFaults(page), `watch, ${scheme}`).toEqual([]);
        await page.click("#tab-compare");
        if (scheme === "light") await compared(page);
        expect(await axeFaults(page), `compare, ${scheme}`).toEqual([]);
        await picture(page, `compare-${lang}-${scheme}`);
        await page.click("#tab-run");
        expect(await axeFaults(page), `run, ${scheme}`).toEqual([]);
      }
      await page.context().close();
    });
  }

  test("the language of the whole page is switched in place", async () => {
    const { page } = await open(browser);
    await ready(page);
    await page.selectOption(".settings select >> nth=0", "zh");
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
    expect(await textOf(page.locator(play))).toContain("播放");
    expect(await textOf(page.locator(".clock time"))).toBe("第1日，周一，00:00");
    await page.context().close();
  });

  test("hostile files are refused with their faults, and what they say is text", async () => {
    const { page, faults } = await open(browser);
    await ready(page);
    const title = await textOf(page.locator("h1"));
    const hostile: [string, string, RegExp][] = [
      ["code.yaml", "kind: study\nname: !!js/function 'function(){ alert(1) }'\n", /code\.yaml/],
      ["prototype.yaml", "kind: policy\n__proto__: { polluted: 1 }\nname: a\n", /__proto__/],
      [
        "bomb.yaml",
        `a: &a [1,1,1,1,1,1,1,1,1]\n${"b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n".repeat(2)}c: [*b,*b]\n`,
        /bomb\.yaml/,
      ],
      ["deep.yaml", "[".repeat(5000), /nested deeper/],
      ["markup.yaml", 'kind: study\nname: "<img src=x onerror=alert(2)>"\n', /<img src=x/],
      ["huge.json", `{"kind":"study","name":"${"x".repeat(1_100_000)}"}`, /larger than/],
      ["number.yaml", "kind: study\nname: many\nextends: main\nreplications: 1e9\n", /replications: must be at most/],
    ];
    for (const [name, text, said] of hostile) {
      await openFiles(page, { name, mimeType: "text/yaml", buffer: Buffer.from(text) });
      await expect.poll(() => textOf(page.locator(".notice")), { message: name }).toMatch(said);
    }
    expect(await page.evaluate(() => ({}) as { polluted?: number }).then(({ polluted }) => polluted)).toBeUndefined();
    expect(await textOf(page.locator("h1"))).toBe(title);

    // A label may say anything; it stays a label.
    const label = '<img src=x onerror="document.title=1">';
    const text = `kind: study\nname: labelled\nextends: main\ntitle: { en: '${label}', zh: 甲 }\nattributions: []\npolicies: [part-time, { name: b, extends: full-time, label: { en: '${label}', zh: 乙 } }]\n`;
    await openFiles(page, { name: "labelled.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
    await expect.poll(() => textOf(page.locator("h1"))).toContain("<img");
    expect(await page.locator("h1 img, .map img").count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("a thousand grids are drawn in motion; what a frame costs is printed", async () => {
    const communities = Array.from(
      { length: 84 },
      (_, c) => `    - { name: S${c + 1}, type: mixed, grids: 12, demand: 1 }`,
    );
    const text = `kind: study
name: thousand
extends: main
attributions: []
policies: [part-time, full-time]
district:
  name: thousand
  label: { en: a thousand grids, zh: 一千个网格 }
  note: { en: for measuring, zh: 用于测量 }
  communities:
${communities.join("\n")}
factors: { familyHouseholds: 160, collectiveHouseholds: 0 }
horizon: { burnInWeeks: 2, intakeDays: 28, followUpDays: 7 }
`;
    const { page, faults } = await open(browser);
    await ready(page);
    await openFiles(page, { name: "thousand.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
    await page.waitForFunction(() => document.querySelectorAll(".look select option").length > 1000);
    await ready(page);
    await page.click("text=Step a day");
    await expect.poll(() => clockOf(page)).toContain("Day 2");
    const { cost, frames } = await costOfFrames(page, 4000);
    console.info(
      `1,008 grids under two policies: ${cost.toFixed(1)} ms of script a frame, ${frames.toFixed(0)} frames a second`,
    );
    expect(frames).toBeGreaterThan(0);
    expect(await clockOf(page)).not.toContain("Day 2, Tuesday, 00:00");
    expect(faults).toEqual([]);
    await picture(page, "thousand-en");
    await page.context().close();
  });

  test("an address that holds no scenario, or one of gigabytes, is refused in words", async () => {
    const bomb = await deflated("x".repeat(30_000_000));
    for (const letters of ["nonsense", bomb]) {
      const { page, faults } = await open(browser, {}, `${PAGE}#lang=en&study=${letters}`);
      await page.waitForSelector(".notice");
      expect(await textOf(page.locator(".notice"))).toContain("The address holds no scenario");
      await ready(page);
      expect(faults).toEqual([]);
      await page.context().close();
    }
  });
});

async function deflated(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
}
