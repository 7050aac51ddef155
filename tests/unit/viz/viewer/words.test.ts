import { describe, expect, test } from "vitest";
import { UNITS } from "../../../../engine/district/units.ts";
import { clock } from "../../../../viz/story/clock.ts";
import { readRun } from "../../../../viz/viewer/stored-run.ts";
import { viewerWords } from "../../../../viz/words/viewer.ts";

const EN = viewerWords("en");
const ZH = viewerWords("zh");

/** Every sentence that takes no parts, by its path. */
function sentences(words: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") found.set(`${path}${key}`, value);
    else if (typeof value === "object") for (const [k, v] of sentences(value, `${path}${key}.`)) found.set(k, v);
  }
  return found;
}

describe("the words of the viewer", () => {
  test("are all there in both languages, the Chinese ones Chinese", () => {
    const [en, zh] = [sentences(EN), sentences(ZH)];
    expect([...zh.keys()]).toEqual([...en.keys()]);
    expect(en.size).toBeGreaterThan(120);
    for (const [path, text] of zh) {
      expect(text.trim(), path).not.toBe("");
      if (path !== "scenario.command") expect(text, path).toMatch(/\p{Script=Han}/u);
      expect(text, path).not.toMatch(/[,;:!?] |[a-z]{12,}/);
    }
    for (const [path, text] of en) expect(text, path).not.toMatch(/\p{Script=Han}/u);
  });

  test("name every unit", () => {
    for (const words of [EN, ZH]) {
      const names = UNITS.map((name) => words.unit(name));
      expect(new Set(names).size).toBe(UNITS.length);
      for (const name of UNITS) expect(words.unit(name)).not.toBe(name);
    }
  });

  test("tell the time from the day of enactment on, and days before it as such", () => {
    expect(clock(0, "en")).toBe("Day 1, Monday, 00:00");
    expect(clock(24 * 8 + 13.51, "en")).toBe("Day 9, Tuesday, 13:30");
    expect(clock(-1, "en")).toBe("1 day before, Sunday, 23:00");
    expect(clock(-24 * 3, "zh")).toBe("实施前3日，周五，00:00");
  });
});

describe("the files of a run", () => {
  const manifest = {
    modelHash: "m",
    replications: {},
    study: { policies: [{ name: "a" }], district: { communities: [] } },
  };
  const comparison = { responses: [], replications: {} };

  test("are taken from the server's one file or from two of the directory", () => {
    const whole = new Map([["run.json", JSON.stringify({ manifest, comparison, series: [1] })]]);
    expect(readRun(whole)?.series).toEqual([1]);
    const two = new Map([
      ["manifest.json", JSON.stringify(manifest)],
      ["comparison.json", JSON.stringify(comparison)],
    ]);
    expect(readRun(two)).toMatchObject({ study: manifest.study, series: [] });
  });

  test("are refused where one is missing or is something else", () => {
    const json = JSON.stringify;
    for (const files of [
      [],
      [["manifest.json", json(manifest)]],
      [
        ["manifest.json", "{"],
        ["comparison.json", json(comparison)],
      ],
      [
        ["manifest.json", json({ modelHash: 1 })],
        ["comparison.json", json(comparison)],
      ],
      [
        ["manifest.json", json(manifest)],
        ["comparison.json", "[]"],
      ],
      [["run.json", "null"]],
    ] as [string, string][][]) {
      expect(readRun(new Map(files))).toBeNull();
    }
  });
});
