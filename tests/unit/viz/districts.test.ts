import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import type { ReportData } from "../../../viz/report/data.ts";
import { districtSentences } from "../../../viz/report/districts.ts";
import { renderReport } from "../../../viz/report/page.ts";
import { View } from "../../../viz/report/view.ts";
import { words } from "../../../viz/words/catalogue.ts";
import { REGISTRY, reportData } from "../../fixtures/report-data.ts";

const data = reportData();
const [response] = data.study.primary;
const policy = data.study.policies[1].name;
const mean = data.comparison.responses
  .find(({ name }) => name === response)!
  .policies.find(({ name }) => name === policy)!.difference!.mean!;

/** Three districts: one clearly on the city's side, one on it but not clearly, one on the other; one without a value. */
const rows = [
  ["D1", 2, 1, 3],
  ["D2", 0.5, -1, 2],
  ["D3", -1, -2, -0.5],
  ["D4", null, null, null],
].map(([district, ...times]) => {
  const [own, a, b] = times.map((t) => (t === null ? null : Number(t) * mean));
  const [low, high] = a === null || b === null ? [null, null] : [Math.min(a, b!), Math.max(a, b!)];
  return { district: String(district), grids: 1200, response, policy, n: 4, mean: own, low, high };
});

const city: ReportData = {
  ...data,
  comparison: { ...data.comparison, districts: rows },
  study: {
    ...data.study,
    districts: rows.map(({ district }) => ({
      ...data.study.district,
      name: district,
      communities: [{ name: "C001", type: "mixed", grids: 1200, demand: 1 }],
    })),
  },
};

test.each(["en", "zh"] as const)("counts the districts on the city's side, and those clearly so, in %s", (lang) => {
  const [sentence, ...others] = districtSentences(new View(city, words(lang), REGISTRY));
  expect(others).toEqual([]);
  const ends = mean > 0 ? ["D3", "D1"] : ["D1", "D3"];
  expect(sentence.match(/D\d/g)).toEqual(ends);
  expect(sentence).toContain(
    lang === "en"
      ? "the city's direction in 2 of 3 districts, in 1 with a 95% interval on that side."
      : "3个区中有2个与全市方向一致，其中1个的95%区间全在这一侧。",
  );
});

test("a report of a city has its districts, with a dash of words where one has no value; any other has none", () => {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const read = (one: ReportData) =>
    parseHTML(renderReport(one, { lang: "en", document, registry: REGISTRY })).document.querySelector("#districts");
  expect(read(data)).toBeNull();
  const section = read(city);
  expect(section?.textContent).toContain("4 districts side by side");
  const last = [...(section?.querySelectorAll("tbody tr") ?? [])].find((row) => row.textContent?.includes("D4"));
  expect(last?.textContent).toContain(words("en").undefinedValue);
  expect(last?.textContent).toContain("1200");
});
