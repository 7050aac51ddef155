/** The checks against theory, as vitest runs them, in a table. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Section } from "./section.ts";

/** One line that tests/validation/check.ts writes. */
interface Check {
  readonly subject?: string;
  readonly name: string;
  readonly quantity: string;
  readonly theory: number;
  readonly mean: number;
  readonly halfWidth: number;
  readonly n: number;
  readonly rerun: boolean;
}

/** Runs tests/validation with GRIDGOV_CHECKS set to a file, to which each check adds a line of JSON. */
export function tabulateTheory(root: string): Section {
  const folder = mkdtempSync(join(tmpdir(), "gridgov-checks-"));
  try {
    const file = join(folder, "checks.jsonl");
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, "node_modules/vitest/vitest.mjs"), "run", "tests/validation", "--reporter=dot"],
      { cwd: root, encoding: "utf8", env: { ...process.env, GRIDGOV_CHECKS: file, NO_COLOR: "1" }, maxBuffer: 1 << 28 },
    );
    const tests = stdout.match(/^\s*Tests\s+(.*)$/m)?.[1] ?? "no tests";
    const checks = existsSync(file)
      ? readFileSync(file, "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as Check)
      : [];
    return {
      failures: status === 0 ? [] : [`tests/validation: ${tests}`],
      lines: [`Tests: ${tests}.`, "", ...(checks.length === 0 ? ["No check wrote its figures."] : table(checks))],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function table(checks: readonly Check[]): string[] {
  const reruns = checks.filter(({ rerun }) => rerun).length;
  const cell = (text: string | undefined): string => (text ?? "").replaceAll("|", "\\|");
  const digits = (value: number): string => `${Number(value.toPrecision(6))}`;
  return [
    `${checks.length} values against theory, ${reruns} of them of a rerun.`,
    "",
    "| subject | check | quantity | theory | simulated | half-width | n | rerun |",
    "|---|---|---|---|---|---|---|---|",
    ...checks.map(({ subject, name, quantity, theory, mean, halfWidth, n, rerun }) => {
      const figures = [theory, mean, halfWidth].map(digits).join(" | ");
      return `| ${cell(subject)} | ${cell(name)} | ${cell(quantity)} | ${figures} | ${n} | ${rerun ? "yes" : ""} |`;
    }),
  ];
}
