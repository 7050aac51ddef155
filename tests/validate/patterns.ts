/** Published figures beside the model and its null models. A failing prediction is a finding, no failure of this part. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { PatternsVerdict } from "../../engine/study/patterns/patterns.ts";
import { patternsMarkdown } from "../../viz/tables/patterns.ts";
import { words } from "../../viz/words/catalogue.ts";
import type { Section } from "./section.ts";

/** Kept from one time to the next: what is there is not run again. */
const OUT = "results/patterns";

interface Printed extends PatternsVerdict {
  readonly resultHash: string;
}

/** @param root the project's folder */
export async function comparePatterns(root: string, say: (line: string) => void): Promise<Section> {
  const child = spawn(
    process.execPath,
    [join(root, "dist/cli/main.js"), "patterns", "--out", join(root, OUT), "--json"],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let json = "";
  let last = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    json += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    last = text.trim();
    say(last);
  });
  const exit = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (exit !== 0) return { failures: [`gridgov patterns ended with ${exit}: ${last}`], lines: [] };
  const verdict = JSON.parse(json) as Printed;
  return { failures: [], lines: patternLines(verdict) };
}

/** @returns Markdown for docs/validation.md */
export function patternLines(verdict: Printed): string[] {
  const { replications, closureReplications, resultHash, study } = verdict;
  return [
    `Study \`${study}\`, ${replications} replications a world, ${closureReplications} at each load of V1, \`resultHash\` ${resultHash.slice(0, 12)}.`,
    "In brackets beside a null: whether it meets what is published.",
    "",
    ...patternsMarkdown(verdict, words("en")).split("\n"),
  ];
}
