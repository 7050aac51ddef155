/** The report of a stored run in every format, and its charts as files, by the built program. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser/chromium.ts";
import { freshFolder, gridgov, study } from "./command.ts";

const out = join(freshFolder(), "run");
const hasFont =
  spawnSync("fc-match", ["-f", "%{file}", "sans-serif"], { encoding: "utf8" }).stdout?.startsWith("/") === true;
if (!hasFont) console.warn("PNG of charts: not tested, since fontconfig names no font.");

beforeAll(async () => {
  const { exit, stderr } = await gridgov("compare", study("small"), "--out", out);
  expect(exit, stderr).toBe(0);
});

const width = (png: Buffer): number => png.readUInt32BE(16);

describe("gridgov report", () => {
  it("writes Markdown, and every chart that it shows as an SVG that needs no page", async () => {
    expect(await gridgov("report", out, "--format", "md")).toEqual({
      exit: 0,
      stdout: `${join(out, "report.md")}\n${join(out, "charts", "*.svg")}\n`,
      stderr: "",
    });
    const text = readFileSync(join(out, "report.md"), "utf8");
    expect(text).toContain("**Simulated, not a forecast for the real place.**");
    const shown = [...text.matchAll(/\]\((charts\/[\w-]+\.svg)\)/g)].map(([, path]) => path);
    expect(shown.length).toBeGreaterThan(10);
    for (const path of shown) {
      const svg = readFileSync(join(out, path), "utf8");
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).not.toMatch(/var\(|currentColor|NaN/);
    }
    expect(readdirSync(join(out, "charts")).length).toBe(new Set(shown).size);
  });

  it.skipIf(!hasFont)("draws every chart as a PNG with words in it", async () => {
    const { exit, stdout, stderr } = await gridgov("report", out, "--charts", "png");
    expect(exit, stderr).toBe(0);
    expect(stdout).toContain(join(out, "charts", "*.png"));
    const png = readFileSync(join(out, "charts", "answer.png"));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(width(png)).toBe(2 * (860 + 2 * 16));
    // The same chart without a font has no letters, and little else changes.
    const svg = readFileSync(join(out, "charts", "answer.svg"), "utf8");
    await initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
    const mute = new Resvg(svg, { fitTo: { mode: "zoom", value: 2 } }).render().asPng();
    expect(width(Buffer.from(mute))).toBe(width(png));
    expect(png.length).toBeGreaterThan(2 * mute.length);
  });

  it("says of a run of another version which one can draw it", async () => {
    const other = join(freshFolder(), "other");
    cpSync(out, other, { recursive: true });
    const edit = (name: string, change: (value: Record<string, unknown>) => void): void => {
      const value = JSON.parse(readFileSync(join(other, name), "utf8"));
      change(value);
      writeFileSync(join(other, name), JSON.stringify(value));
    };
    edit("manifest.json", (manifest) => {
      manifest.modelHash = "0".repeat(64);
    });
    edit("comparison.json", (comparison) => {
      delete comparison.primary;
      delete comparison.responses;
    });
    const { exit, stderr } = await gridgov("report", other);
    expect(exit, stderr).toBe(2);
    expect(stderr).toMatch(/model 000000000000.*run the study again/s);
  });

  it("says what is missing rather than leave words out of a picture", async () => {
    const noFont = join(freshFolder(), "empty.ttf");
    writeFileSync(noFont, "");
    for (const [words, says] of [
      [["--charts", "png", "--font", noFont], "draws no"],
      [["--charts", "png", "--font", "/no/such/font.ttf"], "there is no such file"],
      [["--format", "pdf", "--browser", "/no/such/browser"], "there is no such program"],
      [["--format", "docx"], "Allowed choices are html, md, pdf"],
    ] as const) {
      const { exit, stderr } = await gridgov("report", out, ...words);
      expect([exit, stderr]).toEqual([2, expect.stringContaining(says)]);
    }
    expect(existsSync(join(out, "report.pdf"))).toBe(false);
  });

  it.skipIf(!hasBrowser("the report as PDF"))("prints a PDF of several pages", async () => {
    const { exit, stderr } = await gridgov("report", out, "--format", "pdf", "--lang", "zh");
    expect(exit, stderr).toBe(0);
    const pdf = readFileSync(join(out, "report.pdf")).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect((pdf.match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(5);
  });
});
