/** What may not be seen of a log that somebody brings, however it goes wrong. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { hiddenCells } from "../../../engine/cases/log/suppression.ts";
import { command, unbuilt } from "../cli/in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "gridgov-private-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PHONE = "13912345678";
const SECRETS = [PHONE, "张三丰", "CASE-77", "幸福路88号", "她说门坏了", "wang@example.org"];

function extract(rows: number, broken = ""): string {
  const lines = Array.from({ length: rows }, (_, i) =>
    [
      `CASE-77${i}`,
      "2024-01-02 08:00",
      i % 3 === 0 ? broken : "2024-01-03 09:00",
      "城管",
      "张三丰",
      PHONE,
      "幸福路88号",
      "她说门坏了",
      "wang@example.org",
    ].join(","),
  );
  return `案件编号,上报时间,结案时间,处置部门,经办人,联系电话,地址,诉求内容,邮箱\n${lines.join("\n")}\n`;
}

async function everything(text: string, ...options: string[]): Promise<string> {
  const path = join(folder, "extract.csv");
  writeFileSync(path, text);
  const out = join(folder, "out");
  const seen: string[] = [];
  for (const words of [[], ["--json"], ["--lang", "zh"]]) {
    const { stdout, stderr } = await command(unbuilt, "describe", path, ...words, "--out", out, ...options);
    seen.push(stdout, stderr);
  }
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    if (name.startsWith("out/")) seen.push(readFileSync(join(folder, name), "utf8"));
  }
  return seen.join("\n");
}

describe("nothing of a person reaches an output, a file or a message", () => {
  it("telephones, names, addresses, texts and ids, in a log that is sound", async () => {
    const seen = await everything(extract(40));
    expect(seen).toContain("联系电话");
    expect(seen).toContain('"cases": 40');
    for (const secret of SECRETS) expect(seen).not.toContain(secret);
  });

  it("nor in one whose rows are bad in every way", async () => {
    const text = extract(40, PHONE)
      .replace("2024-01-02 08:00", PHONE)
      .concat(`CASE-770,2024-01-02 08:00,,城管,张三丰,${PHONE}\n,${PHONE},张三丰,,,,,,\n"CASE-775",幸福路88号\n`);
    const seen = await everything(text);
    expect(seen).toContain("unreadableTime");
    expect(seen).toContain("repeatedCase");
    for (const secret of SECRETS) expect(seen).not.toContain(secret);
  });

  it("nor where the file is no log, or has no header", async () => {
    const [, ...rows] = extract(3).split("\n");
    const seen = [
      await everything(rows.join("\n")),
      await everything(`{"phone": "${PHONE}", "name": 张三丰}`),
      await everything(`<log><trace><string key="concept:name" value="${PHONE}"`),
      await everything(extract(20).replace("CASE-770", '"CASE-770')),
    ].join("\n");
    for (const secret of [PHONE, "CASE-77", "wang@example.org"]) expect(seen).not.toContain(secret);
  });

  it("a number in a column that is read is not shown as the name of a category", async () => {
    const seen = await everything(extract(40).replaceAll("城管", PHONE));
    expect(seen).not.toContain(PHONE);
  });

  it("nor do files lie about: a description and a page, and nothing half-written", async () => {
    await everything(extract(40));
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["description.json", "log.html"]);
  });
});

describe("what rests on fewer than ten cases is not told", () => {
  it("a unit or category of nine, and any figure of a log of nine", async () => {
    const mixed = extract(40).replace(/城管/g, (word, at: number) => (at < 800 ? "机密科" : word));
    const seen = await everything(mixed);
    expect(mixed.match(/机密科/g)?.length).toBeLessThan(10);
    expect(mixed).toContain("机密科");
    expect(seen).not.toContain("机密科");
    const few = JSON.parse((await command(unbuilt, "describe", join(folder, "extract.csv"), "--json")).stdout);
    expect(few.byUnit.suppressed).toMatchObject({ cells: 2, cases: 40 });

    writeFileSync(join(folder, "few.csv"), extract(9));
    const nine = JSON.parse((await command(unbuilt, "describe", join(folder, "few.csv"), "--json")).stdout);
    expect(nine).toMatchObject({ cases: 9, sojournDays: { mean: null, max: null }, byUnit: { cells: [] } });
    const { stdout } = await command(unbuilt, "describe", join(folder, "few.csv"));
    expect(stdout).toContain("Fewer than 10 cases");
  });

  it("nor what the total less all that is told would give away", async () => {
    expect([...hiddenCells([40, 9, 25, 0, 12])]).toEqual([0, 1, 0, 0, 1]);
    expect([...hiddenCells([40, 5, 6, 25])]).toEqual([0, 1, 1, 0]);
    expect([...hiddenCells([40, 2, 3, 25])]).toEqual([0, 1, 1, 1]);
    expect([...hiddenCells([40, 25])]).toEqual([0, 0]);
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (cases) => {
        const hidden = hiddenCells(cases);
        const told = cases.filter((_, i) => hidden[i] === 0);
        expect(told.every((n) => n === 0 || n >= 10)).toBe(true);
        const rest = cases.filter((_, i) => hidden[i] === 1);
        const sum = rest.reduce((a, b) => a + b, 0);
        if (rest.length > 0 && told.some((n) => n > 0)) expect(rest.length >= 2 && sum >= 10).toBe(true);
      }),
    );
    // Nine cases of one unit, twelve of a second, the rest of a third: the second is hidden with the first.
    let at = 0;
    const three = extract(60).replace(/城管/g, () => (at++ < 9 ? "机密科" : at <= 21 ? "园林科" : "城管"));
    const seen = await everything(three);
    const { byUnit } = JSON.parse((await command(unbuilt, "describe", join(folder, "extract.csv"), "--json")).stdout);
    expect(byUnit.cells.map(({ name }: { name: string }) => name)).toEqual(["城管"]);
    expect(byUnit.suppressed).toEqual({ cells: 2, cases: 21 });
    expect(seen).not.toMatch(/机密科|园林科/);
  });
});

describe("a log with pseudonyms", () => {
  const file = join(folder, "extract.csv");
  const pseudonymised = async (out: string, salt: string) => {
    const words = ["describe", file, "--json", "--pseudonyms", join(folder, out), "--salt", join(folder, salt)];
    return await command(unbuilt, ...words);
  };

  it("has neither ids nor persons nor what is not read, and gives the same description", async () => {
    writeFileSync(file, extract(40));
    const { exit, stdout, stderr } = await pseudonymised("a.csv", "salt");
    expect(exit, stderr).toBe(0);
    const text = readFileSync(join(folder, "a.csv"), "utf8");
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(new Set(text.match(/^[0-9a-f]{16},/gm)).size).toBe(40);
    const again = JSON.parse((await command(unbuilt, "describe", join(folder, "a.csv"), "--json")).stdout);
    for (const { source: _, mapping: __, notRead: ___, ...summary } of [JSON.parse(stdout)]) {
      expect(again).toMatchObject(summary);
    }
  });

  it("shows no number in a column that is read, and no name of fewer than ten cases", async () => {
    writeFileSync(join(folder, "number.csv"), extract(40).replaceAll("城管", PHONE));
    const out = join(folder, "n.csv");
    const salt = ["--salt", join(folder, "salt")];
    await command(unbuilt, "describe", join(folder, "number.csv"), "--pseudonyms", out, ...salt);
    expect(readFileSync(out, "utf8")).not.toContain(PHONE);
    let at = 0;
    writeFileSync(
      join(folder, "few.csv"),
      extract(40).replace(/城管/g, (word) => (at++ < 9 ? "机密科" : word)),
    );
    await command(unbuilt, "describe", join(folder, "few.csv"), "--pseudonyms", out, ...salt);
    expect(readFileSync(out, "utf8")).not.toContain("机密科");
  });

  it("keeps its salt from others and out of every output; with another salt nothing can be joined", async () => {
    const salt = readFileSync(join(folder, "salt"), "utf8").trim();
    expect(salt).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(folder, "salt")).mode & 0o777).toBe(0o600);
    const first = readFileSync(join(folder, "a.csv"), "utf8");
    const { stdout, stderr } = await pseudonymised("b.csv", "salt");
    expect(readFileSync(join(folder, "b.csv"), "utf8")).toBe(first);
    for (const seen of [stdout, stderr, first]) expect(seen).not.toContain(salt);
    await pseudonymised("c.csv", "other");
    const ids = (text: string) =>
      text
        .split("\n")
        .slice(1, -1)
        .map((line) => line.split(",")[0]);
    const other = new Set(ids(readFileSync(join(folder, "c.csv"), "utf8")));
    expect(ids(first).filter((id) => other.has(id))).toEqual([]);
  });

  it("is refused where others may read the salt, or it is none, and nothing is written", async () => {
    chmodSync(join(folder, "other"), 0o644);
    expect(await pseudonymised("d.csv", "other")).toMatchObject({ exit: 2, stderr: expect.stringContaining("chmod") });
    chmodSync(join(folder, "other"), 0o600);
    writeFileSync(join(folder, "other"), "secret");
    expect(await pseudonymised("d.csv", "other")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("no salt"),
    });
    expect(readdirSync(folder)).not.toContain("d.csv");
  });
});

it("a log of events with pseudonyms gives the same description too", async () => {
  const rows = Array.from({ length: 24 }, (_, i) => [
    `CASE-77${i},派遣,2024-01-0${1 + (i % 7)}T08:00:00+08:00,城管,张三丰,市容`,
    `CASE-77${i},结案,2024-01-1${i % 9}T10:30:00+08:00,${i % 2 === 0 ? "城管" : "住建"},李四,市容`,
  ]).flat();
  writeFileSync(join(folder, "events.csv"), `案件编号,环节,时间,部门,经办人,类别\n${rows.join("\n")}\n`);
  const out = join(folder, "e.csv");
  const words = ["describe", join(folder, "events.csv"), "--json", "--pseudonyms", out, "--salt", join(folder, "salt")];
  const { exit, stdout, stderr } = await command(unbuilt, ...words);
  expect(exit, stderr).toBe(0);
  const text = readFileSync(out, "utf8");
  expect(text).not.toMatch(/CASE-77|张三丰|李四/);
  const { source: _, mapping: __, notRead: ___, ...summary } = JSON.parse(stdout);
  expect(JSON.parse((await command(unbuilt, "describe", out, "--json")).stdout)).toMatchObject(summary);
});
