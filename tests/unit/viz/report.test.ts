import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { ReportData } from "../../../viz/report/data.ts";
import { evidenceCounts } from "../../../viz/report/inputs.ts";
import { reportMarkdown } from "../../../viz/report/markdown.ts";
import { drawReport, renderReport } from "../../../viz/report/page.ts";
import { columnsOf, comparisonText } from "../../../viz/report/text.ts";
import { words } from "../../../viz/words/catalogue.ts";
import { REGISTRY, reportData } from "../../fixtures/report-data.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const data = reportData();
const render = (one: ReportData, lang: "en" | "zh" = "en"): string =>
  renderReport(one, { lang, document, registry: REGISTRY });
const read = (html: string): Document => parseHTML(html).document as unknown as Document;
const textOf = (element: Element | null): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The run as its files hold it: what is not a number is null. */
const stored = (one: ReportData): ReportData => JSON.parse(JSON.stringify(one)) as ReportData;

describe("the page", () => {
  const page = read(render(data));

  test("needs nothing else: no script, no address, no image from elsewhere", () => {
    const html = render(data).replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
    expect(html).not.toMatch(/https?:|<script|@import|url\((?!data:)|src=/);
    expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content")).toContain(
      "default-src 'none'",
    );
  });

  test("says first that it is simulated, and whose world it is", () => {
    const first = textOf(page.querySelector("header p"));
    expect(first).toContain("Simulated, not a forecast");
    expect(first).toContain(data.study.district.note.en);
  });

  test("is in the language asked for", () => {
    expect(read(render(data, "zh")).documentElement.getAttribute("lang")).toBe("zh-Hans");
    expect(page.documentElement.getAttribute("lang")).toBe("en");
  });

  test("gives every policy a verdict on every primary measure, all five kinds of verdict being possible", () => {
    const blocks = [...page.querySelectorAll("details.policy")];
    expect(blocks.length).toBe(data.study.policies.length - 1);
    for (const block of blocks) expect(block.querySelectorAll("li .badge").length).toBe(data.study.primary.length);
    const kinds = new Set(data.comparison.responses.flatMap((r) => r.policies.map((p) => p.difference?.verdict)));
    for (const kind of ["better", "worse", "different", "equivalent", "undecided"]) expect(kinds).toContain(kind);
  });

  test("names the baseline in every finding and cautions where the same matters disagree", () => {
    const findings = [...page.querySelectorAll("#policies .findings li")];
    expect(findings.length).toBe((data.study.policies.length - 1) * data.study.primary.length);
    for (const finding of findings) expect(textOf(finding)).toContain("part-time");
    expect(page.querySelectorAll(".findings .caution").length).toBe(1);
    expect(textOf(page.querySelector("#answer ul.plain"))).toContain("In 1 comparison the sign is the other way");
  });

  test("shows counterparts beside their measures", () => {
    for (const finding of page.querySelectorAll(".findings li")) {
      if (textOf(finding).includes("Satisfied, of those who rated"))
        expect(textOf(finding)).toContain("residents asked who rated");
    }
  });

  test("tells the failed run and the pairs that remain", () => {
    const notice = textOf(page.querySelector(".notice"));
    expect(notice).toContain("replication 17");
    const counts = [...page.querySelectorAll("#precision details tbody tr:not(.group)")].map((row) =>
      textOf(row.lastElementChild),
    );
    expect(counts.filter((n) => n === "29").length).toBe(data.study.primary.length);
    expect(counts.filter((n) => n === "30").length).toBe(data.study.primary.length * (data.study.policies.length - 1));
  });

  test("every table has a caption and heads, and every link of the contents a place to go", () => {
    const tables = [...page.querySelectorAll("table")];
    expect(tables.length).toBeGreaterThan(12);
    for (const table of tables) {
      expect(textOf(table.querySelector("caption"))).not.toBe("");
      for (const head of table.querySelectorAll("th"))
        expect(head.getAttribute("scope")).toMatch(/^(col|row|rowgroup)$/);
      const width = table.querySelectorAll("thead th").length;
      for (const row of table.querySelectorAll("tbody tr:not(.group)")) expect(row.children.length).toBe(width);
    }
    for (const link of page.querySelectorAll("a[href^='#']")) {
      expect(page.querySelector(`[id="${link.getAttribute("href")?.slice(1)}"]`)).not.toBeNull();
    }
  });

  test("an undefined response is printed as such, never as a number", () => {
    const row = [...page.querySelectorAll("#secondary tr")].find((tr) => textOf(tr).startsWith("Time to solve, 90th"));
    expect([...(row?.querySelectorAll("td") ?? [])].map(textOf)).toEqual(Array(6).fill("undefined"));
  });

  test("lists every lever that any policy sets, with the changed values marked", () => {
    const rows = [...page.querySelectorAll("#differences tbody tr:not(.group)")];
    const changed = new Set(data.study.policies.flatMap((policy) => policy.changed.map((change) => change.lever)));
    expect(rows.length).toBe(changed.size);
    const bold = rows.reduce((sum, row) => sum + row.querySelectorAll("strong").length, 0);
    expect(bold).toBe(data.study.policies.reduce((sum, policy) => sum + policy.changed.length, 0));
  });

  test("counts the evidence in the list of factors", () => {
    const counts = evidenceCounts(REGISTRY.factors);
    expect(counts.D + counts.I + counts.A).toBe(REGISTRY.factors.length);
    expect(textOf(page.querySelector("#assumptions p"))).toContain(`${counts.A} assumed`);
    expect(page.querySelectorAll("#assumptions tbody tr:not(.group)").length).toBe(REGISTRY.factors.length);
  });

  test("holds the command and the hashes that identify the run", () => {
    const section = textOf(page.querySelector("#reproduce"));
    expect(section).toContain("gridgov compare main --replications 30 --seed gridgov");
    for (const hash of [data.manifest.modelHash, data.manifest.scenarioHash, data.manifest.resultHash ?? ""])
      expect(section).toContain(hash);
  });

  test("the parts of an attribution come from the same replications", () => {
    const sentence = [...page.querySelectorAll("#answer ul.plain li")].map(textOf)[0];
    expect(sentence).toMatch(
      /^Solved within 7 days: of the difference of 5\.\d more per 100 between full-time and part-time, .* comes from more hours and .* from the rest\.$/,
    );
  });
});

describe("the first page", () => {
  const page = read(render(data));
  const answer = page.querySelector("#answer");

  test("answers for every policy in its own words, with one chart, and says what it depends on", () => {
    const items = [...(answer?.querySelectorAll(".findings li") ?? [])].map(textOf);
    expect(items.length).toBe(data.study.policies.length - 1);
    expect(items[1]).toMatch(
      /^▲ better.*Full-time: 6[89]\.\d per 100 matters that arose, 5\.\d more per 100 \(between .* more\)\. .* of 6 primary measures\. Full cost: 1\.2\d times the baseline's\./,
    );
    expect(answer?.querySelectorAll(".chart.wide svg").length).toBe(1);
    const depends = [...(answer?.querySelectorAll("ul.plain li") ?? [])].map(textOf);
    expect(depends.some((item) => item.includes("comes from more hours"))).toBe(true);
    expect(depends.some((item) => item.includes("are assumed, not measured"))).toBe(true);
  });

  test("sets the counterpart beside the first measure", () => {
    for (const item of answer?.querySelectorAll(".findings li") ?? [])
      expect(textOf(item)).toContain("Beside it, affairs left undone");
  });
});

describe("charts of the report", () => {
  const { html, charts } = drawReport(data, { lang: "en", document, registry: REGISTRY });
  const page = read(html);

  test("have names of their own, and stand on the page at both widths", () => {
    const names = charts.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...page.querySelectorAll("[data-chart]")].map((chart) => chart.getAttribute("data-chart"))).toEqual(names);
    expect(page.querySelectorAll(".chart.narrow svg").length).toBe(names.length);
    const own = ["answer", "process", "network", "map", "winners", "winners-category", "pairs", "pareto", "waterfall"];
    for (const name of own) expect(names).toContain(name);
  });

  test("have a table, or say where it is", () => {
    for (const section of page.querySelectorAll("section:has([data-chart])")) {
      const hasTable = section.querySelector("table") !== null || /table of the section before/.test(textOf(section));
      expect(hasTable || section.id === "answer").toBe(true);
    }
  });

  test("leave out what is too small to be shown in any replication", () => {
    const thin = data.series.map((series) =>
      series.name === "solvedWithin7@group" ? { ...series, n: series.n.map((n, i) => (i === 1 ? n - 1 : n)) } : series,
    );
    const text = textOf(read(render({ ...data, series: thin })).querySelector("#winners .chart.wide"));
    expect(textOf(page.querySelector("#winners .chart.wide"))).toContain("floating residents");
    expect(text).not.toContain("floating residents");
    expect(text).toContain("registered residents");
  });

  test("a difference that cannot be told from none is not drawn on the process map", () => {
    const wide = data.series.map((series) =>
      series.name === "matterFlow" && series.difference !== null
        ? {
            ...series,
            difference: { ...series.difference, low: series.x.map(() => -1), high: series.x.map(() => 1) },
          }
        : series,
    );
    const ways = (one: ReportData): number =>
      read(render(one)).querySelectorAll('[data-chart="process-full-time-separated"] path[stroke-opacity="0.85"]')
        .length;
    expect(ways(data)).toBeGreaterThan(2);
    expect(ways({ ...data, series: wide })).toBe(0);
  });
});

describe("the report as Markdown", () => {
  const text = reportMarkdown(page(), (name) => `charts/${name}.svg`);
  function page(): Document {
    return read(render(data));
  }

  test("has the same headings, and every chart as a file", () => {
    const headings = [...page().querySelectorAll("main h2")].map(textOf);
    for (const heading of headings) expect(text).toContain(`## ${heading}\n`);
    const names = [...page().querySelectorAll("[data-chart]")].map((chart) => chart.getAttribute("data-chart"));
    for (const name of names) expect(text).toContain(`](charts/${name}.svg)`);
    expect(text).not.toMatch(/<(svg|table|div|p|span)\b/);
  });

  test("has every table whole, a row a line", () => {
    const rows = [...page().querySelectorAll("tbody tr")].length;
    const heads = [...page().querySelectorAll("table")].length;
    expect(text.split("\n").filter((line) => line.startsWith("| ")).length).toBe(rows + 2 * heads);
    const widths = text
      .split("\n\n")
      .filter((block) => block.startsWith("| "))
      .map((block) => new Set(block.split("\n").map((line) => line.replaceAll("\\|", "").split("|").length)).size);
    expect(new Set(widths)).toEqual(new Set([1]));
  });

  test("keeps marks of Markdown in labels from meaning anything", () => {
    const hostile = { ...data, study: { ...data.study, title: { en: "a *b* | [c](d) <e>", zh: "x" } } };
    expect(reportMarkdown(read(render(hostile)), String)).toContain("# a \\*b\\* \\| \\[c\\](d) \\<e\\>");
  });
});

describe("odd runs", () => {
  test("a label is text, whatever it contains", () => {
    const hostile = { ...data, study: { ...data.study, title: { en: '<img src=x onerror="x">', zh: "x" } } };
    const html = render(hostile);
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x");
  });

  test("a run read back from its files gives the same page", () => {
    expect(render(stored(data))).toBe(render(data));
  });

  test("a single policy is described, not compared", () => {
    const single: ReportData = {
      ...data,
      study: { ...data.study, policies: data.study.policies.slice(0, 1), primary: [], attributions: [] },
      comparison: {
        ...data.comparison,
        audit: [],
        attributions: [],
        responses: data.comparison.responses.map((r) => ({ ...r, primary: false, policies: r.policies.slice(0, 1) })),
      },
    };
    for (const lang of ["en", "zh"] as const) {
      expect(textOf(read(render(single, lang)).querySelector("#answer"))).toContain(words(lang).page.nothingToCompare);
      expect(comparisonText(single, lang, REGISTRY)).toContain(words(lang).page.nothingToCompare);
    }
  });

  test("an unfinished run without intervals or series still renders", () => {
    const bare: ReportData = {
      ...data,
      series: [],
      manifest: { ...data.manifest, resultHash: null, finishedAt: null },
      comparison: {
        ...data.comparison,
        looks: [],
        responses: data.comparison.responses.map((r) => ({
          ...r,
          policies: r.policies.map((p) => ({
            ...p,
            n: 1,
            low: null,
            high: null,
            sd: null,
            difference:
              p.difference === null
                ? null
                : {
                    ...p.difference,
                    n: 1,
                    low: null,
                    high: null,
                    plainLow: null,
                    plainHigh: null,
                    sd: null,
                    se: null,
                    p: null,
                    pHolm: null,
                    verdict: "undecided" as const,
                  },
          })),
        })),
      },
    };
    const text = textOf(read(render(bare)).querySelector("main"));
    expect(text).toContain("incomplete");
    expect(text).not.toMatch(/\bNaN\b|\bnull\b/);
    expect(comparisonText(bare, "en", REGISTRY)).not.toMatch(/\bNaN\b|\bnull\b/);
  });
});

describe("the comparison as text", () => {
  test.each(["en", "zh"] as const)("%s: the columns of the table line up, however wide a script is", (lang) => {
    const lines = comparisonText(data, lang, REGISTRY).split("\n");
    const start = lines.findIndex((line) => line.startsWith(words(lang).page.policy));
    const rows = lines.slice(start).filter((line) => line.startsWith("  "));
    expect(rows.length).toBe(data.study.primary.length * data.study.policies.length);
    // The verdict column begins at one place in all rows.
    const glyph = rows
      .filter((row) => /[▲▼◆■○]/.test(row))
      .map((row) => columnsOf(row.slice(0, row.search(/[▲▼◆■○]/))));
    expect(new Set(glyph).size).toBe(1);
  });

  test("a Chinese character takes two columns", () => {
    expect([columnsOf("网格grid"), columnsOf("–")]).toEqual([8, 1]);
  });

  test.each(["en", "zh"] as const)("says first what was solved before running, as the report does: %s", (lang) => {
    const matched = { cost: "full", to: data.study.policies[0].name, by: "fullTimeShare", value: 0.2813 } as const;
    const [baseline, second, ...rest] = data.study.policies;
    const policies = [baseline, { ...second, matched: { ...matched, wanted: 1_224_000, reached: 1_248_000 } }, ...rest];
    const solved = { ...data, study: { ...data.study, policies } };
    const { document } = parseHTML("<!doctype html><html><body></body></html>");
    const page = renderReport(solved, { lang, document, registry: REGISTRY });
    for (const text of [comparisonText(solved, lang, REGISTRY), page]) {
      expect(text).toMatch(lang === "en" ? /Solved before running/ : /运行前求解/);
      for (const number of ["0.2813", "1,224,000", "1,248,000"]) expect(text).toContain(number);
    }
    expect(comparisonText(data, lang, REGISTRY)).not.toMatch(/Solved before running|运行前求解/);
  });

  test("ends with a line break and has no trailing blanks", () => {
    const text = comparisonText(data, "en", REGISTRY);
    expect(text.endsWith("\n")).toBe(true);
    expect(text).not.toMatch(/ \n/);
  });
});
