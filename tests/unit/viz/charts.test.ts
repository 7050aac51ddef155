import { DOMParser, parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { forest } from "../../../viz/charts/forest.ts";
import { inkOn, PART_COLOURS, POLICY_COLOURS, VERDICTS } from "../../../viz/charts/palette.ts";
import { placeBoxes } from "../../../viz/charts/places.ts";
import { assured, RAMPS, rampOf, shade, tint, UNSHADED } from "../../../viz/charts/shades.ts";
import { standalone } from "../../../viz/charts/standalone.ts";
import { niceTicks } from "../../../viz/charts/ticks.ts";
import { STYLE } from "../../../viz/report/style.ts";
import {
  CHARTS,
  decision,
  flow,
  forestColumns,
  forestPanel,
  LABEL,
  placeMap,
  processOf,
} from "../../fixtures/charts.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const parsed = (svg: string): Element =>
  new DOMParser().parseFromString(svg, "image/svg+xml").documentElement as unknown as Element;
const textsOf = (svg: string): string[] =>
  [...parsed(svg).querySelectorAll("text")].map((text) => text.textContent ?? "");

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

describe.each(Object.entries(CHARTS))("%s", (_, draw) => {
  test.each([344, 860])("is one labelled image without holes in its numbers, %d px wide", (width) => {
    const text = draw(width);
    const root = parsed(text);
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
  const text = CHARTS.forest(860);
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
      { width, label: LABEL, panels: [forestPanel, forestPanel, forestPanel], bandLabel: "margin" },
      document,
    );
    for (const [i, word] of forestColumns.word.entries()) {
      expect(text).toContain(`${VERDICTS[forestColumns.verdict[i]].glyph} ${word}`);
    }
  }
});

test("the logarithmic axis names an hour, a day, a week and a month", () => {
  for (const name of ["1 h", "1 d", "1 wk", "1 mo"]) expect(CHARTS.distribution(860)).toContain(`>${name}<`);
});

describe("a stand-alone chart", () => {
  test.each(Object.entries(CHARTS))("%s has fixed colours, a paper and its size", (_, draw) => {
    const text = standalone(draw(860));
    expect(text).not.toMatch(/var\(|currentColor|hsl\(/);
    const root = parsed(text);
    expect(root.getAttribute("viewBox")).toMatch(/^-16 -16 892 \d+$/);
    expect(root.getAttribute("width")).toBe("892");
    expect(root.children[0].getAttribute("fill")).toBe("#ffffff");
  });

  test("a text that is no chart is refused", () => expect(() => standalone("<svg></svg>")).toThrow(RangeError));
});

describe("shades", () => {
  test("fade with the interval, and vanish where it reaches zero", () => {
    expect([assured(2, 5), assured(-5, -2), assured(-1, 4), assured(Number.NaN, Number.NaN)]).toEqual([2, -2, 0, 0]);
    expect(shade(0, 10, "better")).toEqual(UNSHADED);
    expect([0.1, 2, 2.1, 10, 99].map((x) => shade(x, 10, "better").fill)).toEqual(
      [0, 0, 1, 4, 4].map((step) => tint("better", step)),
    );
    expect([rampOf(1, "higher"), rampOf(1, "lower"), rampOf(-1, "lower"), rampOf(-1, "neither")]).toEqual([
      "better",
      "worse",
      "better",
      "less",
    ]);
  });

  test("words stand out on every step by 4.5 to 1", () => {
    for (const { light, dark } of Object.values(RAMPS)) {
      for (const fill of [...light, ...dark]) expect(contrast(fill, inkOn(fill))).toBeGreaterThan(4.5);
    }
  });

  test("more stands out more from its paper, also in grey", () => {
    for (const { light, dark } of Object.values(RAMPS)) {
      const fromLight = light.map((fill) => contrast(fill, "#fffefb"));
      const fromDark = dark.map((fill) => contrast(fill, "#1a1917"));
      for (const contrasts of [fromLight, fromDark]) expect([...contrasts].sort((a, b) => a - b)).toEqual(contrasts);
    }
  });

  test("a page on dark paper redefines every colour that a chart uses", () => {
    const own = new Set(Object.values(CHARTS).flatMap((draw) => draw(860).match(/var\(--[\w-]+/g) ?? []));
    const dark = STYLE.slice(STYLE.indexOf("prefers-color-scheme:dark"));
    for (const name of own) expect(dark).toContain(`${name.slice("var(".length)}:`);
  });
});

describe("the map", () => {
  const fills = (svg: string): (string | null)[] =>
    [...parsed(svg).querySelectorAll("rect[rx]")].map((rect) => rect.getAttribute("fill"));

  test("shades a difference by what is assured of it, and leaves an open one white", () => {
    // The last five boxes are the differences: 10 (9 to 11), 2 (1 to 3), -3 (-4 to -2), 0.5 (-0.5 to 1), not shown.
    const boxes = fills(placeMap(860, [9, 1, -4, -0.5, Number.NaN])).slice(5);
    expect(boxes).toEqual([tint("better", 4), tint("better", 0), tint("worse", 1), UNSHADED.fill, UNSHADED.fill]);
    const wider = fills(placeMap(860, [1, 1, -4, -0.5, Number.NaN])).slice(5);
    expect(wider[0]).toBe(tint("better", 2));
  });

  test("says more and less, not better and worse, where neither is", () => {
    const boxes = fills(placeMap(860, [9, 1, -4, -0.5, Number.NaN], "neither")).slice(5);
    expect(boxes[0]).toBe(tint("more", 4));
    expect(boxes[2]).toBe(tint("less", 1));
  });

  test("gives every place an area that goes by its grids, inside the sheet and without overlap", () => {
    const sizes = [12, 9, 14, 11, 2, 30, 1];
    const boxes = placeBoxes(sizes, 300, 200, 0);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    boxes.forEach((box, i) => {
      expect(box.place).toBe(i);
      expect((box.width * box.height) / (300 * 200)).toBeCloseTo(sizes[i] / total, 9);
      for (const other of boxes.slice(i + 1)) {
        const across = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
        const down = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
        expect(Math.min(across, down)).toBeLessThan(1e-9);
      }
    });
  });
});

describe("the process map", () => {
  const volumes = (svg: string): string[] => textsOf(svg);

  test("writes what passes through every box", () => {
    const texts = volumes(processOf(860, null));
    // Grid 15 + 40 + 1 handed back; community 9 + 20.2; department 34 + 7, 6 of them sent back; ends 89, 7.2, 3.8.
    for (const number of ["56", "29.2", "41  ↩ 6", "89", "7.2", "3.8"]) expect(texts).toContain(number);
  });

  test("shows differences with their sign, and draws no way that it is told to leave out", () => {
    const texts = volumes(processOf(860, flow));
    expect(texts).toContain("−18".replace("−", "-"));
    const lines = (svg: string): number => parsed(svg).querySelectorAll("path[stroke-opacity='0.85']").length;
    const all = lines(processOf(860, flow));
    expect(all).toBeGreaterThan(2);
    const none = (rows: readonly (readonly number[])[]): boolean[][] => rows.map((row) => row.map(() => false));
    const shown = {
      entries: none(flow.entries),
      unaccepted: none(flow.unaccepted),
      exits: none(flow.exits),
      handovers: none(flow.handovers),
    };
    expect(lines(processOf(860, flow, { shown }))).toBe(0);
  });
});

test("the waterfall marks unsettled steps hollow, and its steps lead from total to total", () => {
  const rects = [...parsed(CHARTS.waterfall(860)).querySelectorAll("rect")].filter(
    (rect) =>
      rect.getAttribute("height") === "12" &&
      rect.getAttribute("stroke")?.includes("var(--") &&
      !rect.getAttribute("stroke")?.includes("line"),
  );
  expect(rects.length).toBe(6);
  expect(rects.filter((rect) => rect.getAttribute("fill")?.startsWith("var(--paper")).length).toBe(2);
  const [first, second] = rects.map((rect) => ({
    from: Number(rect.getAttribute("x")),
    width: Number(rect.getAttribute("width")),
  }));
  // Eight hours down, then three up from there: the second bar begins where the first ends.
  expect(second.from).toBeCloseTo(first.from, 1);
  expect(first.width / second.width).toBeCloseTo(8 / 3, 1);
});

test("the decision map letters every cell that a policy wins, and fades those that are open", () => {
  const root = parsed(CHARTS["decision-map"](860));
  const letters = textsOf(CHARTS["decision-map"](860)).filter((text) => /^[ABC]$/.test(text));
  expect(letters.length).toBe(decision.best.flat().filter((policy) => policy >= 0).length);
  const pale = [...root.querySelectorAll("rect[fill-opacity]")].filter(
    (rect) => rect.getAttribute("fill-opacity") === "0.22",
  );
  expect(pale.length).toBe(decision.isSettled.flat().filter((isSettled) => !isSettled).length);
});

test("the regret map frames the policy that is best in a world", () => {
  const framed = [...parsed(CHARTS.regret(860)).querySelectorAll("rect")].filter(
    (rect) => rect.getAttribute("stroke-width") === "2",
  );
  expect(framed.length).toBe(3);
});

test("an index that cannot be told from zero says so", () => {
  const texts = textsOf(CHARTS.indices(860));
  expect(texts.filter((text) => text.includes("not distinguishable from 0"))).toEqual([
    "lead time (not distinguishable from 0)",
  ]);
});

test("a prediction that every null model meets is not marked as a success", () => {
  const texts = textsOf(CHARTS.targets(860));
  expect(texts).toContain(`${VERDICTS.undecided.glyph} met by every null model too: supports nothing`);
  expect(texts).toContain(`${VERDICTS.better.glyph} met`);
});

test("occasions inside the axis are marked, all are named", () => {
  const texts = textsOf(CHARTS["backlog-occasions"](860));
  expect(texts.filter((text) => /^[123]$/.test(text))).toEqual(["1", "2"]);
  expect(texts).toContain("3 after the end of the axis");
});

test("ticks are round and inside", () => {
  expect(niceTicks(-6.3, 2.9, 5)).toEqual([-6, -4, -2, 0, 2]);
  expect(niceTicks(0, 0.034, 4)).toEqual([0, 0.01, 0.02, 0.03]);
  expect(niceTicks(3, 3, 5)).toEqual([3]);
});

describe("the palette", () => {
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
