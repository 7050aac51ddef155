import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RESPONSES } from "../../engine/district/responses/index.ts";
import { type ResultRow, resultHash } from "../../engine/study/record.ts";
import {
  type Ended,
  freshFolder,
  gridgov,
  readJson,
  start,
  storedReplications,
  study,
  tableRows,
  untilStored,
} from "./command.ts";

const answer = ({ exit, stdout, stderr }: Ended) => {
  expect(exit, stderr).toBe(0);
  return JSON.parse(stdout);
};
const small = (...words: string[]): Promise<Ended> => gridgov("compare", study("small"), "--json", ...words);

/** The small study as it is, on as many threads as there are. */
const plain = small();

/** The result rows of a stored table, policy by policy as the hash takes them. */
async function storedRows(directory: string, policies: readonly string[]): Promise<ResultRow[]> {
  const rows = await tableRows(directory, "replications");
  return policies.flatMap((policy) =>
    rows
      .filter((row) => row.policy === policy)
      .flatMap((row) =>
        RESPONSES.map(({ name }) => ({
          policy,
          replication: row.replication as number,
          response: name,
          value: (row[name] as number | null) ?? Number.NaN,
        })),
      ),
  );
}

describe("comparing policies", () => {
  it("gives the shipped study's verdicts as JSON, from any folder", async () => {
    const words = ["--policies", "part-time,full-time", "--replications", "2", "--json"];
    const comparison = answer(await gridgov("compare", "main", ...words));
    expect(comparison).toMatchObject({
      gridgov: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      modelHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      scenarioHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      resultHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      seed: "gridgov",
      study: "main",
      baseline: "part-time",
      replications: { planned: 2, done: 2, failed: [] },
    });
    const solved = comparison.responses.find(({ name }: { name: string }) => name === "solvedWithin7");
    expect(solved).toMatchObject({ primary: true, unit: "share", better: "higher" });
    expect(solved.policies.map(({ name }: { name: string }) => name)).toEqual(["part-time", "full-time"]);
    expect(solved.policies[0].difference).toBeNull();
    expect(solved.policies[1].difference).toMatchObject({ n: 2, verdict: expect.any(String) });
    for (const { mean } of solved.policies) expect(mean > 0 && mean < 1).toBe(true);
  });

  it("gives the same to the bit on one thread and on two; another seed gives another", async () => {
    const [one, other] = [await small("--workers", "1"), await small("--seed", "another")];
    expect(one.stdout).toBe((await plain).stdout);
    expect(answer(one).resultHash).toMatch(/^[0-9a-f]{64}$/);
    expect(answer(other).resultHash).not.toBe(answer(one).resultHash);
  });

  it("sets a lever in one policy from the command line", async () => {
    const [before, after] = [answer(await plain), answer(await small("--set", "full-time.fullTimeShare=0.5"))];
    const means = ({ responses }: typeof before, policy: number): number[] =>
      responses.map(({ policies }: { policies: { mean: number }[] }) => policies[policy].mean);
    expect(means(after, 0)).toEqual(means(before, 0));
    expect(means(after, 1)).not.toEqual(means(before, 1));
  });

  it("prints sentences in English or Chinese, and nothing of the progress among them", async () => {
    const english = await gridgov("compare", study("small"));
    const chinese = await gridgov("compare", study("small"), "--lang", "zh");
    expect([english.exit, chinese.exit]).toEqual([0, 0]);
    expect(english.stdout).toMatch(/[a-z]{4}/);
    expect(english.stdout).not.toMatch(/\p{Script=Han}/u);
    expect(chinese.stdout).toMatch(/\p{Script=Han}{4}/u);
    expect(`${english.stdout}${chinese.stdout}`).not.toMatch(/replications, (about|time left)/);
  });

  it("runs under options of Node and of V8", async () => {
    const options = ["--max-old-space-size=2048", "--enable-source-maps"];
    const { exit, stdout } = await start(["compare", study("small"), "--json"], undefined, options).ended;
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).replications.failed).toEqual([]);
  });

  it("runs a single scenario", async () => {
    const result = answer(await gridgov("run", study("small-scenario"), "--json"));
    expect(result.replications).toEqual({ planned: 2, done: 2, failed: [] });
    for (const { policies } of result.responses) {
      expect(policies).toMatchObject([{ name: "part-time", difference: null }]);
    }
  });
});

describe("the directory of a run", () => {
  it("holds what the hash was taken of, the verdicts that were printed, and a report", async () => {
    const out = join(freshFolder(), "run");
    const run = await small("--out", out);
    const printed = answer(run);
    expect(run.stdout).toBe((await plain).stdout);
    expect(readdirSync(out).sort()).toEqual(
      [
        "comparison.json",
        "journal",
        "manifest.json",
        "points.jsonl",
        "replications.parquet",
        "report.html",
        "series.parquet",
        "weeks.parquet",
      ].sort(),
    );
    expect(readJson(out, "comparison.json")).toEqual(printed);
    expect(resultHash(await storedRows(out, ["part-time", "full-time"]))).toBe(printed.resultHash);
    const manifest = readJson(out, "manifest.json");
    expect(manifest).toMatchObject({
      gridgov: printed.gridgov,
      modelHash: printed.modelHash,
      scenarioHash: printed.scenarioHash,
      resultHash: printed.resultHash,
      node: process.version,
      seed: "small",
      replications: { planned: 3, done: 3, failed: [] },
      study: { name: "small", horizon: { burnIn: 14, intake: 28, followUp: 10 } },
    });
    expect(Date.parse(manifest.finishedAt)).toBeGreaterThanOrEqual(Date.parse(manifest.startedAt));
    const points = await tableRows(out, "series");
    const curves = manifest.columns.series as { x: number[] }[];
    expect(points.length).toBe(3 * 2 * curves.reduce((sum, { x }) => sum + x.length, 0));
    expect(points.every(({ value }) => value === null || Number.isFinite(value))).toBe(true);

    const english = readFileSync(join(out, "report.html"), "utf8");
    expect(english).toMatch(/^<!doctype html>\s*<html lang="en/i);
    const rendered = await gridgov("report", out, "--lang", "zh");
    expect(rendered).toEqual({ exit: 0, stdout: `${join(out, "report.html")}\n`, stderr: "" });
    expect(readFileSync(join(out, "report.html"), "utf8")).toMatch(/^<!doctype html>\s*<html lang="zh/i);
    await gridgov("report", out);
    expect(readFileSync(join(out, "report.html"), "utf8")).toBe(english);
  });

  it("is taken as it is when complete, extended when more is asked, refused when anything else is", async () => {
    const out = join(freshFolder(), "run");
    const two = await small("--replications", "2", "--out", out);
    const written = statSync(join(out, "manifest.json")).mtimeMs;

    const again = await small("--replications", "2", "--out", out);
    expect(again.stdout).toBe(two.stdout);
    expect(again.stderr).toContain("nothing is run");
    expect(statSync(join(out, "manifest.json")).mtimeMs).toBe(written);

    const other = await small("--replications", "2", "--seed", "another", "--out", out);
    expect(other).toMatchObject({ exit: 2, stdout: "" });
    expect(other.stderr).toContain('seed: stored "small", now "another"');

    const three = await small("--replications", "3", "--out", out);
    expect(three.stderr).toContain("extended from 2 to 3");
    expect(three.stdout).toBe((await plain).stdout);

    const fewer = await small("--replications", "2", "--out", out);
    expect(fewer).toMatchObject({ exit: 2, stdout: "" });
    expect(fewer.stderr).toContain("stored 3, now 2");
  });

  it("resumes to the same results after Ctrl-C, a termination and a kill", async () => {
    const words = ["compare", study("small"), "--replications", "16", "--workers", "2", "--json"];
    const out = join(freshFolder(), "run");
    let stored = 0;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const interrupted = start([...words, "--out", out]);
      await untilStored(out, stored + 2, interrupted);
      interrupted.process.kill(signal);
      const { exit, stdout, stderr } = await interrupted.ended;
      expect({ exit, stdout }).toEqual({ exit: 130, stdout: "" });
      expect(stderr).toMatch(new RegExp(`\n  node .*main\\.js resume ${out}$`, "m"));
      const { replications, resultHash: none } = readJson(out, "manifest.json");
      expect(none).toBeNull();
      expect(replications.done).toBeGreaterThan(stored);
      expect(replications.done).toBeLessThan(16);
      stored = replications.done;
      expect(storedReplications(out).length).toBeGreaterThanOrEqual(stored);
    }
    expect((await gridgov("report", out)).stderr).toContain("not complete");

    const killed = start([...words, "--out", out]);
    await untilStored(out, stored + 3, killed);
    killed.process.kill("SIGKILL");
    await killed.ended;

    const resumed = await gridgov(...words, "--out", out);
    expect(Number(/holds (\d+) of 16 replications/.exec(resumed.stderr)?.[1])).toBeGreaterThanOrEqual(stored + 3);
    expect(answer(resumed).replications.done).toBe(16);
    expect(resumed.stdout).toBe((await gridgov(...words)).stdout);
  });
});
