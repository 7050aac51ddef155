import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { FACTORS } from "../../../engine/district/factors/index.ts";
import { LEVERS } from "../../../engine/district/levers/index.ts";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import { renderReport } from "../../../viz/report/page.ts";
import { comparisonText } from "../../../viz/report/text.ts";
import { words } from "../../../viz/words/catalogue.ts";
import type { Lang } from "../../../viz/words/words.ts";
import { REGISTRY, reportData } from "../../fixtures/report-data.ts";

/** What no sentence of this project may say. */
const FORBIDDEN: Readonly<Record<Lang, RegExp>> = {
  en: /\b(prove[sdn]?|proof|optimal|optimum|best practices?|will|probabilit\w*|likelihood|improves? by|guarantee\w*)\b/i,
  zh: /证明|证实|最优|最佳|将会|必将|将|概率|可能性|保证|提升了?\d|改善了?\d/,
};

/** A value for every parameter a catalogue's function may take: reads as a name, a number, a list or a tally. */
function sample(): unknown {
  const target = (): string => "X";
  return new Proxy(target, {
    get(_, key) {
      if (key === Symbol.toPrimitive || key === "toString" || key === "valueOf") return () => "X";
      if (key === Symbol.iterator) return [][Symbol.iterator].bind([]);
      if (key === "map") return (f: (value: unknown) => unknown) => [f(sample())];
      if (key === "startsWith") return () => false;
      if (key === "slice") return () => [sample()];
      if (key === "charAt" || key === "at") return () => "X";
      if (key === "length") return 2;
      if (key === "sign") return "mixed";
      if (key === "better" || key === "worse" || key === "different" || key === "equivalent" || key === "undecided")
        return 2;
      if (key === "verdict") return "undecided";
      return sample();
    },
  });
}

/** Every string of a catalogue by its path, functions called with samples. */
function sentences(value: unknown, path: string, found: Map<string, string>): void {
  if (typeof value === "string") found.set(path, value);
  else if (Array.isArray(value))
    value.forEach((item, i) => {
      sentences(item, `${path}.${i}`, found);
    });
  else if (typeof value === "function") sentences(call(value, path), path.endsWith("()") ? path : `${path}()`, found);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) sentences(item, path === "" ? key : `${path}.${key}`, found);
  }
}

function call(f: unknown, path: string): unknown {
  const verdicts = ["better", "worse", "different", "equivalent", "undecided"];
  const args = path === "unit" ? ["per100", { of: "x", counter: "x" }, "x"] : Array.from({ length: 4 }, sample);
  if (path === "list") return (f as (items: string[]) => string)(["x", "y", "z"]);
  if (path === "finding") {
    return verdicts.map((verdict) =>
      (f as (parts: object) => string)({
        response: "x",
        baseline: "x",
        value: "1",
        baselineValue: "1",
        difference: "1",
        interval: "1",
        verdict,
        margin: "1",
      }),
    );
  }
  if (path === "beside") return verdicts.map((verdict) => (f as (...a: unknown[]) => string)("x", "1", "1", verdict));
  if (path.endsWith("failedLead")) return [1, 2].map((n) => (f as (n: number) => string)(n));
  if (["denominator", "text", "heading"].includes(path)) return "";
  return (f as (...a: unknown[]) => unknown)(...args);
}

function catalogue(lang: Lang): Map<string, string> {
  const found = new Map<string, string>();
  sentences(words(lang), "", found);
  return found;
}

/** What a page says, without the list of factors: their labels belong to the district, and may name a chance. */
function visibleText(page: string): string {
  const { document } = parseHTML(page);
  for (const hidden of [...document.querySelectorAll("style,script,code,#assumptions details")]) hidden.remove();
  const labels = [...document.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));
  return [document.documentElement.textContent, ...labels].join("\n");
}

describe.each(["en", "zh"] as const)("the words in %s", (lang) => {
  test("no sentence of the catalogue says what may not be said", () => {
    const found = catalogue(lang);
    expect(found.size).toBeGreaterThan(180);
    expect([...found].filter(([, text]) => FORBIDDEN[lang].test(text))).toEqual([]);
  });

  test("nor does the report, nor the terminal", () => {
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const text = visibleText(renderReport(reportData(), { lang, document, registry: REGISTRY }));
    expect(text.length).toBeGreaterThan(10_000);
    expect(text.match(FORBIDDEN[lang])).toBeNull();
    expect(comparisonText(reportData(), lang, REGISTRY).match(FORBIDDEN[lang])).toBeNull();
    expect(text).not.toMatch(/\bNaN\b|\[object|\bnull\b/);
  });

  test("every part of a composite response of the engine has a name", () => {
    const w = words(lang);
    const unnamed = RESPONSES.flatMap(({ name }) => {
      const parts = name.split(":");
      // Some English names are the words of the code: there, the Chinese name shows that the part is known.
      const zh = words("zh");
      if (parts[0] === "stage") return zh.stage(parts[1]) === parts[1] ? [name] : [];
      if (parts[0] !== "hours" || parts.length !== 3) return [];
      return w.line(parts[1]) === parts[1] || zh.activity(parts[2]) === parts[2] ? [name] : [];
    });
    expect(unnamed).toEqual([]);
  });
});

describe("the catalogues", () => {
  test("have the same sentences", () => {
    expect([...catalogue("zh").keys()].sort()).toEqual([...catalogue("en").keys()].sort());
  });

  test("the guard sees what it forbids", () => {
    for (const text of [
      "This proves it",
      "it will rise",
      "an optimal policy",
      "best practice",
      "improves by 5 %",
      "a probability",
    ]) {
      expect(text).toMatch(FORBIDDEN.en);
    }
    for (const text of ["证明有效", "最优方案", "将上升", "概率"]) expect(text).toMatch(FORBIDDEN.zh);
  });

  test("every unit of the registries has Chinese words", () => {
    const units = new Set(
      [...FACTORS, ...LEVERS, ...RESPONSES].flatMap((entry) =>
        "unit" in entry && entry.unit !== undefined ? [entry.unit] : [],
      ),
    );
    const zh = words("zh");
    expect([...units].filter((unit) => /[a-z]{2}/i.test(zh.rawUnit(unit)))).toEqual([]);
  });

  test("a measure is never the subject of a composite score alone: the score names the range over all weights", () => {
    const text = words("en").chart.scoreReading({
      policy: "a",
      baseline: "b",
      difference: "1",
      from: "−2",
      to: "+1",
      sign: "mixed",
    });
    expect(text).toContain("all possible weights");
  });
});
