import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ROLES } from "../../../engine/cases/log/role.ts";
import { readMapping } from "../../../scenarios/logs/mapping.ts";
import { FIELDS } from "../../../scenarios/logs/vocabulary.ts";
import { command, unbuilt } from "../cli/in-process.ts";

const page = readFileSync(new URL("../../../docs/logs.md", import.meta.url), "utf8");
const example = fileURLToPath(new URL("../../../scenarios/logs/example-extract.csv", import.meta.url));

it("the page on logs shows what the example gives", async () => {
  const block = /```\n(Size\n[\s\S]*?)```/.exec(page)?.[1] ?? "missing";
  const { stdout, exit } = await command(unbuilt, "describe", example);
  expect(exit).toBe(0);
  expect(stdout).toContain(block);
  expect(stdout).toContain("Not read: 联系电话, 诉求内容");
  expect((await command(unbuilt, "describe", example, "--lang", "zh")).stdout).toContain("137 件案件");
});

it("the page names every field and role, and its mapping is one", () => {
  for (const field of FIELDS) if (field !== "hours") expect(page).toContain(`\`${field}\``);
  for (const role of ROLES) if (role !== "other") expect(page).toContain(`\`${role}\``);
  const yaml = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const mapping = readMapping(yaml, "columns.yaml");
  expect(mapping).toMatchObject({ ok: true, value: { dates: "dmy", columns: { case: "单号" } } });
});
