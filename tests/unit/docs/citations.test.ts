/** What the code, the policies and the pages cite stands where they say. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listedResponses, SHIPPED } from "../../../scenarios/registry.ts";

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** Texts that cite, by path. */
const citing = ["engine", "scenarios", "viz", "cli", "tests"].flatMap((folder) =>
  readdirSync(new URL(`../../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|yaml)$/.test(path) && !path.endsWith(".d.ts") && !path.endsWith("citations.test.ts"))
    .map((path) => `${folder}/${path}`),
);

const PLACE = /rows? \d+(?:(?:-| and )\d+)?|section \d+|\d+\.\d+|\d+[a-z]?/;
const CITATION = new RegExp(`docs/domain\\.md,? (${PLACE.source}(?:, (?:${PLACE.source})(?![\\d%]))*)`, "g");

const domain = read("docs/domain.md");
const rows = domain.slice(domain.indexOf("\n## 8. "), domain.indexOf("\n## 10. "));

function stands(place: string): boolean {
  const numbers = place.match(/\d+/g) ?? [];
  if (place.startsWith("row")) return numbers.every((n) => rows.includes(`\n| ${n} |`));
  if (/^\d+\.\d+$/.test(place)) return domain.includes(`\n| ${place} |`);
  return domain.includes(`# ${place.replace("section ", "")}. `);
}

test("every place of docs/domain.md that is cited exists", () => {
  const missing: string[] = [];
  let cited = 0;
  for (const path of citing) {
    for (const [, places] of read(path).matchAll(CITATION)) {
      for (const place of places.split(", ")) {
        cited++;
        if (!stands(place)) missing.push(`${path}: ${place}`);
      }
    }
  }
  expect(missing).toEqual([]);
  expect(cited).toBeGreaterThan(50);
});

test("every section of docs/odd.md and docs/measures.md that is cited exists", () => {
  const headings = (page: string): string[] => page.match(/^#+ .*$/gm) ?? [];
  const odd = headings(read("docs/odd.md")).map((heading) => heading.toLowerCase());
  const measures = headings(read("docs/measures.md"));
  const missing: string[] = [];
  for (const path of citing) {
    const text = read(path);
    for (const [, name] of text.matchAll(/docs\/odd\.md, (\w+)/g)) {
      if (!odd.some((heading) => heading.includes(name))) missing.push(`${path}: ${name}`);
    }
    for (const [, section] of text.matchAll(/docs\/measures\.md, sections? (\d+)/g)) {
      if (!measures.some((heading) => heading.startsWith(`## ${section}. `))) missing.push(`${path}: ${section}`);
    }
  }
  expect(missing).toEqual([]);
});

test("docs/measures.md defines every response", () => {
  const page = read("docs/measures.md");
  const undefinedNames = listedResponses(SHIPPED)
    .map(({ name }) => (name.startsWith("hours:") ? "hours:<line>:<activity>" : name))
    .filter((name) => !page.includes(`\`${name}\``));
  expect(undefinedNames).toEqual([]);
});

test("docs/odd.md says what every lever and factor does, and its claims name nothing that is not there", () => {
  const page = read("docs/odd.md");
  const words = new Set((page.match(/`[^`]+`|^ {4}.*$/gm) ?? []).flatMap((code) => code.match(/\w+/g) ?? []));
  const known = [...SHIPPED.levers, ...SHIPPED.factors].map(({ name }) => name);
  expect(known.filter((name) => !words.has(name))).toEqual([]);
  const responses = new Set(SHIPPED.responses.map(({ name }) => name));
  const claims = page.slice(page.indexOf("\n## The study's claims"));
  const named = [...claims.matchAll(/`(\w+(?::\w+)*)`/g)].map(([, name]) => name);
  expect(named.filter((name) => !known.includes(name) && !responses.has(name))).toEqual([]);
});
