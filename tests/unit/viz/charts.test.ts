import { DOMParser, parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { backlog } from "../../../viz/charts/backlog.ts";
import type { Curve } from "../../../viz/charts/curves.ts";
import { decomposition } from "../../../viz/charts/decomposition.ts";
import { distribution } from "../../../viz/charts/distribution.ts";
import { forest } from "../../../viz/charts/forest.ts";
import { fragmentation } from "../../../viz/charts/fragmentation.ts";
import { hours } from "../../../viz/charts/hours.ts";
import { inkOn, PART_COLOURS, POLICY_COLOURS, VERDICTS } from "../../../viz/charts/palette.ts";
import { niceTicks } from "../../../viz/charts/ticks.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const format = String;
const label = 'what "it" shows & <why>';

const forestColumns = {
  panel: [0, 0, 1, 1],
  policy: ["a <b>", "c", "a <b>", "c"],
  mean: [1, -2, Number.NaN, 0.5],
  low: [0.5, -3, Number.NaN, -1],
  high: [1.5, -1, Number.NaN, 2],
  verdict: ["better", "worse", "undecided", "undecided"] as const,
  word: ["better", "worse", "no value", "can't tell"],
};
const panel = { title: "solved & settled", subtitle: "better →", axis: "per 100", margin: 1, format };
const measure = { title: "U", subtitle: "", mean: [40, 50], low: [39, 48], high: [41, 52], note: ["40", "50"] };
const curve = (policy: number): Curve => ({
  label: `policy ${policy}`,
  policy,
  x: [0.5, 1, 24, 168, 1440],
  mean: [1, 5, 40, Number.NaN, 95],
  low: [0.5, 4, 38, Number.NaN, 94],
  high: [1.5, 6, 42, Number.NaN, 96],
});
const rows = {
  labels: ["a", "b"],
  notes: ["6 h", "7 h"],
  values: [
    [1, 2, 3],
    [2, Number.NaN, 5],
  ],
};
const parts = ["queue", "work", "rework"].map((name, i) => ({ label: name, colour: PART_COLOURS.waiting[i] }));
const axes = { xAxis: "x", yAxis: "y", format, bandLabel: "band: interval of the mean" };

const charts: Record<string, (width: number) => string> = {
  forest: (width) =>
    forest(forestColumns, { width, label, panels: [panel, { ...panel, margin: null }], bandLabel: "margin" }, document),
  distribution: (width) =>
    distribution(
      [curve(0), curve(1)],
      { width, label, ...axes, times: { hour: "1 h", day: "1 d", week: "1 wk", month: "1 mo" } },
      document,
    ),
  backlog: (width) => backlog([curve(0), curve(1)], { width, label, ...axes }, document),
  decomposition: (width) => decomposition(rows, { width, label, stages: parts, axis: "hours", format }, document),
  hours: (width) =>
    hours([{ ...rows, title: "members" }], { width, label, activities: parts, axis: "hours", format }, document),
  fragmentation: (width) =>
    fragmentation(
      {
        policies: ["a", "b"],
        unbroken: measure,
        parts: [measure, measure, measure],
        score: { ...measure, range: [[10, 60], null] },
      },
      {
        width,
        label,
        axis: "per 100",
        scoreAxis: "points",
        lineLabel: "line",
        partsTitle: "parts",
        scoreTitle: "score",
        format,
      },
      document,
    ),
};

describe.each(Object.entries(charts))("%s", (_, draw) => {
  test.each([344, 860])("is one labelled image without holes in its numbers, %d px wide", (width) => {
    const text = draw(width);
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    expect(root.getAttribute("role")).toBe("img");
    expect(text).toContain('aria-label="what &quot;it&quot; shows &amp; &lt;why&gt;"');
    expect(root.querySelectorAll("[aria-label]").length).toBe(0);
    expect(root.getAttribute("viewBox")).toMatch(new RegExp(`^0 0 ${width} \\d+$`));
    expect(root.querySelectorAll("text").length).toBeGreaterThan(4);
    expect(text).not.toMatch(/NaN|undefined|Infinity|<style|<script/);
  });

  test("is a pure function", () => {
    expect(draw(600)).toBe(draw(600));
  });
});

test("the forest plot says a verdict by colour, shape and word, and escapes what it is given", () => {
  const text = charts.forest(860);
  expect(text).toContain(`${VERDICTS.better.glyph} better`);
  expect(text).toContain("var(--better,");
  expect(text).toContain("a &lt;b&gt;");
  expect(text).not.toContain("a <b>");
  const { document: page } = parseHTML(`<body>${text}</body>`);
  // Three of four rows have a mean.
  const marks = [...page.querySelectorAll("path")].filter((path) =>
    /^var\(--(better|worse|undecided)/.test(path.parentElement?.getAttribute("stroke") ?? ""),
  );
  expect(marks.length).toBe(3);
  const shapes = new Set(marks.map((mark) => mark.getAttribute("d")));
  expect(shapes.size).toBe(3);
});

test("a long label never pushes the verdict's word out", () => {
  const long = "full-time members, one for several grids, at equal full cost, with affairs separated";
  for (const width of [344, 860]) {
    const text = forest(
      { ...forestColumns, policy: [long, "c", long, "c"] },
      { width, label, panels: [panel, panel, panel], bandLabel: "margin" },
      document,
    );
    for (const [i, word] of forestColumns.word.entries()) {
      expect(text).toContain(`${VERDICTS[forestColumns.verdict[i]].glyph} ${word}`);
    }
  }
});

test("the logarithmic axis names an hour, a day, a week and a month", () => {
  for (const name of ["1 h", "1 d", "1 wk", "1 mo"]) expect(charts.distribution(860)).toContain(`>${name}<`);
});

test("ticks are round and inside", () => {
  expect(niceTicks(-6.3, 2.9, 5)).toEqual([-6, -4, -2, 0, 2]);
  expect(niceTicks(0, 0.034, 4)).toEqual([0, 0.01, 0.02, 0.03]);
  expect(niceTicks(3, 3, 5)).toEqual([3]);
});

describe("the palette", () => {
  const luminance = (hex: string): number => {
    const c = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  };
  const contrast = (a: string, b: string): number => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  test("marks stand out from both papers by 3 to 1, verdict words by 4.5", () => {
    for (const { light, dark } of POLICY_COLOURS) {
      expect(contrast(light, "#fffefb")).toBeGreaterThan(3);
      expect(contrast(dark, "#1a1917")).toBeGreaterThan(3);
    }
    for (const { light, dark } of Object.values(VERDICTS)) {
      expect(contrast(light, "#fffefb")).toBeGreaterThan(4.5);
      expect(contrast(dark, "#1a1917")).toBeGreaterThan(4.5);
    }
  });

  test("words on a part of a bar stand out by 4.5 to 1", () => {
    for (const colour of Object.values(PART_COLOURS).flat())
      expect(contrast(colour, inkOn(colour))).toBeGreaterThan(4.5);
  });

  test("better and worse stay apart for red-green blindness, and each verdict has its own glyph", () => {
    // Protanopia, linear RGB (Viénot, Brettel & Mollon 1999).
    const seen = (hex: string): number[] => {
      const [r, g, b] = [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
      return [0.112 * r + 0.888 * g, 0.112 * r + 0.888 * g, 0.004 * r - 0.004 * g + b];
    };
    const a = seen(VERDICTS.better.light);
    const b = seen(VERDICTS.worse.light);
    const distance = Math.hypot(...a.map((x, i) => x ** (1 / 2.2) - b[i] ** (1 / 2.2)));
    expect(distance).toBeGreaterThan(0.25);
    expect(new Set(Object.values(VERDICTS).map((verdict) => verdict.glyph)).size).toBe(5);
  });
});
