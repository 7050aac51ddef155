/** The figures on record: docs/benchmarks.json, and the part of docs/benchmarks.md between the markers. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { comparable, type Figures, type Recorded, tables } from "./report.ts";
import { rootPath } from "./yardsticks.ts";

const FILE = rootPath("docs/benchmarks.json");
const PAGE = rootPath("docs/benchmarks.md");
const BEGIN = "<!-- npm run bench -- --record writes from here ... -->";
const END = "<!-- ... to here -->";

/** @returns nothing on record where there is no file */
export function readRecord(): Recorded {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Recorded) : {};
}

/** Keeps what was not measured this time as it was; the page shows this run's tables. */
export function writeRecord(figures: Figures, before: Recorded): void {
  const rounded = Object.entries(comparable(figures)).map(([name, value]) => [name, Number(value.toPrecision(4))]);
  writeFileSync(FILE, `${JSON.stringify({ ...before, ...Object.fromEntries(rounded) }, null, 2)}\n`);
  const page = readFileSync(PAGE, "utf8");
  writeFileSync(PAGE, insertTables(page, `Measured on ${machine()}.\n\n${tables(figures, before)}`));
}

/**
 * @returns the page with the text between the markers
 * @throws Error if the page lacks them
 */
export function insertTables(page: string, text: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`the page lacks its markers "${BEGIN}" and "${END}"`);
  return `${page.slice(0, begin + BEGIN.length)}\n${text}\n${page.slice(end)}`;
}

function machine(): string {
  const [core] = cpus();
  return `${cpus().length} cores (${core?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
}
