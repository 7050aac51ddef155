/** What the page on scaling shows may be run, and what it says of the shipped city is so. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { filesInMemory, shippedFiles } from "../scenarios/sources.ts";

const page = readFileSync(new URL("../../../docs/scaling.md", import.meta.url), "utf8");

function gridsOf(name: string, text = ""): number[] {
  const study = readStudy(name, filesInMemory({ ...shippedFiles(), "my-city.yaml": text }));
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value.districts!.map(({ communities }) => communities.reduce((sum, { grids }) => sum + grids, 0));
}

test("the city written out there is a study", () => {
  const [, text] = /```yaml\n([\s\S]*?)```/.exec(page)!;
  expect(gridsOf("my-city.yaml", text)).toEqual([1200, 900, 600, 300]);
});

test("the districts measured there have the grids that it says", () => {
  const grids = gridsOf("chengdu-scale");
  const measured = [...page.matchAll(/--districts D(\d+) --replications 1` \| ([\d,]+) \|/g)];
  expect(measured).toHaveLength(3);
  for (const [, number, told] of measured) {
    expect(grids[Number(number) - 1]).toBe(Number(told.replace(",", "")));
  }
  expect(page).toContain(
    `${grids.length} districts of ${Math.min(...grids)} to ${Math.max(...grids).toLocaleString("en")} grids`,
  );
  expect(Math.min(...gridsOf("chengdu-tenth"))).toBe(18);
});
