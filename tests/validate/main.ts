/**
 * `npm run validate [-- part ...]`: what takes longer than the tests may. It prints a summary, puts the figures into
 * docs/validation.md and ends with 1 if anything failed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { examineByDieharder, SEQUENCES } from "./dieharder.ts";
import { measureElementary } from "./elementary-errors.ts";
import { writeStories } from "./face.ts";
import { replaceBetween } from "./generated.ts";
import { killAtRandom } from "./kills.ts";
import { measureLevers } from "./levers.ts";
import { planMillion } from "./million.ts";
import { comparePatterns } from "./patterns.ts";
import { compareNodes } from "./same-bits.ts";
import type { Section } from "./section.ts";
import { PAGES, tellStudies } from "./study-pages.ts";
import { tabulateTheory } from "./theory.ts";
import { testManyWords } from "./words.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGE = `${ROOT}docs/validation.md`;

type Part = (say: (line: string) => void) => Section | Promise<Section>;

const PARTS: Readonly<Record<string, Part>> = {
  elementary: measureElementary,
  bits: (say) => compareNodes(ROOT, say),
  words: testManyWords,
  theory: () => tabulateTheory(ROOT),
  levers: measureLevers,
  patterns: (say) => comparePatterns(ROOT, say),
  face: (say) => writeStories(ROOT, say),
  ...Object.fromEntries(
    Object.entries(PAGES).map(([name, page]): [string, Part] => [name, (say) => tellStudies(ROOT, page, say)]),
  ),
  kills: (say) => killAtRandom(ROOT, say),
  million: (say) => planMillion(ROOT, say),
  ...Object.fromEntries(
    SEQUENCES.map((sequence): [string, Part] => [sequence.part, (say) => examineByDieharder(sequence, say)]),
  ),
};

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS);
const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  say(`no part ${unknown.join(", ")}: expected ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}

// The page must have a place for each before the long work begins.
for (const name of names) replaceBetween(readFileSync(PAGE, "utf8"), name, []);

let failed = 0;
for (const name of names) {
  const begin = performance.now();
  const { failures, lines } = await PARTS[name](say);
  const seconds = Math.round((performance.now() - begin) / 1000);
  failed += failures.length;
  const verdict = failures.length === 0 ? "passed" : `FAILED: ${failures.join("; ")}`;
  process.stdout.write(`${name}: ${verdict} (${seconds} s)\n`);
  const machine = `Node ${process.version}, ${availableParallelism()} cores`;
  const head = `\`npm run validate -- ${name}\`, ${machine}, ${seconds} s: ${verdict}.`;
  writeFileSync(PAGE, replaceBetween(readFileSync(PAGE, "utf8"), name, [head, "", ...lines]));
}
process.exitCode = failed === 0 ? 0 : 1;
