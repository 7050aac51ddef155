import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freshFolder, gridgov, readJson, studies, study } from "./command.ts";

it("patterns: published figures beside model and nulls, as JSON, stored, and again as text in Chinese", async () => {
  const out = join(freshFolder(), "patterns");
  const words = ["patterns", study("small-patterns"), "--out", out];
  const { exit, stdout, stderr } = await gridgov(...words, "--json");
  expect(exit, stderr).toBe(0);
  const verdict = JSON.parse(stdout);
  expect(verdict).toMatchObject({ method: "patterns", resultHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(verdict.hypotheses).toEqual([]);
  expect(verdict.nulls).toEqual(["no-behaviour", "no-alignment", "no-affairs", "fixed-reporting"]);
  expect(verdict.predictions.map(({ name }: { name: string }) => name)).toEqual([
    "V1",
    "V2",
    "V3",
    "V4",
    "V5a",
    "V5b",
    "V6",
    "V7",
    "V8a",
    "V8b",
    "V9",
  ]);
  for (const one of [...verdict.targets, ...verdict.predictions, ...verdict.echoes]) {
    expect(Object.keys(one)).toEqual(
      expect.arrayContaining(["label", "published", "figures", "simulated", "low", "high", "pass", "nulls"]),
    );
    expect(one.nulls.map(({ name }: { name: string }) => name)).toEqual(verdict.nulls);
  }
  // Without affairs nobody is relieved of any.
  const regrown = verdict.predictions.find(({ name }: { name: string }) => name === "V8a");
  expect(regrown.nulls.find(({ name }: { name: string }) => name === "no-affairs")).toMatchObject({ simulated: null });
  const { hypotheses: _, ...stored } = verdict;
  expect(readJson(out, "verdict.json")).toEqual(stored);

  const claims = await gridgov(...words, "--hypotheses", out);
  expect(claims).toMatchObject({ exit: 2, stdout: "" });
  expect(claims.stderr).toMatch(/--hypotheses .*: a study by the method patterns tests no claims/);

  const chinese = await gridgov(...words, "--lang", "zh");
  expect(chinese.stderr).toMatch(/nothing is run/);
  expect(chinese.stdout).toMatch(/预测：未用于拟合，可能失败/);
  expect(chinese.stdout).toMatch(/天门2016年12月：结案率/);
});

it("patterns: a study by another method, or with one policy, is refused with a remedy", async () => {
  const other = await gridgov("patterns", study("small-sweep"));
  expect(other).toMatchObject({ exit: 2, stdout: "" });
  expect(other.stderr).toMatch(/by the method sweep. Use gridgov study/);
  const folder = freshFolder();
  for (const name of ["small-patterns", "small", "small-district"]) {
    copyFileSync(join(studies, `${name}.yaml`), join(folder, `${name}.yaml`));
  }
  const three = await gridgov(
    "patterns",
    join(folder, "small-patterns.yaml"),
    "--policies",
    "full-time,full-time-separated,part-time",
  );
  expect(three.exit).toBe(2);
  expect(three.stderr).toMatch(/policies: exactly two, without and with relief of the members \(got 3\)/);
});
