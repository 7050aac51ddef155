import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { command, unbuilt } from "../unit/cli/in-process.ts";
import { freshFolder, gridgov, readJson, study, tableRows } from "./command.ts";

/** For what is refused before anything runs. */
const refused = async (...words: string[]) => {
  const { exit, stderr } = await command(unbuilt, ...words);
  return [exit, stderr];
};

const folder = freshFolder();
const out = join(folder, "city");
const ran = gridgov("compare", study("small-city"), "--out", out, "--workers", "2");

const count = (rows: readonly Record<string, unknown>[], by: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[by])] = (counts[String(row[by])] ?? 0) + 1;
  return counts;
};

it("runs every district once a replication, and tells of the city and of each", async () => {
  const { exit, stdout, stderr } = await ran;
  expect(exit, stderr).toBe(0);
  expect(stdout).toContain("Made up for a test.");
  expect(stdout).toMatch(/from [+−\d.]+ in D[12] to [+−\d.]+ in D[12]; the city's direction in \d of 2 districts/);
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain("District by district");
  const runs = await tableRows(out, "replications");
  expect(runs.map(({ point, policy, replication }) => `${point} ${policy} ${replication}`)).toEqual(
    ["D1", "D2"].flatMap((point) =>
      [0, 1].flatMap((replication) => ["part-time", "full-time"].map((policy) => `${point} ${policy} ${replication}`)),
    ),
  );
  const { responses, replications } = readJson(out, "comparison.json");
  expect(replications).toEqual({ planned: 2, done: 2, failed: [] });
  const meanOf = (name: string, policy: string): number =>
    responses
      .find((one: { name: string }) => one.name === name)
      .policies.find((one: { name: string }) => one.name === policy).mean;
  const means = (name: string, point: string): number => {
    const own = runs.filter((row) => row.point === point && row.policy === "full-time");
    return own.reduce((sum, row) => sum + Number(row[name]), 0) / own.length;
  };
  expect(meanOf("born", "full-time")).toBeCloseTo(means("born", "D1") + means("born", "D2"), 9);
  const share = (5 * means("solvedWithin7", "D1") + 2 * means("solvedWithin7", "D2")) / 7;
  expect(meanOf("solvedWithin7", "full-time")).toBeCloseTo(share, 12);
});

it("gives each district the rows of its own communities", async () => {
  await ran;
  const [larger, smaller] = readJson(out, "manifest.json").study.districts.map(
    (district: { communities: readonly unknown[] }) => district.communities.length,
  );
  expect(larger).toBeGreaterThan(smaller);
  // Two weeks, two policies, two replications.
  expect(count(await tableRows(out, "weeks"), "point")).toEqual({ D1: 8 * larger, D2: 8 * smaller });
  const places = (await tableRows(out, "series")).filter(({ series }) => series === "solvedWithin7@community");
  expect(count(places, "point")).toEqual({ D1: 4 * larger, D2: 4 * smaller });
});

it("takes up a district that another run has simulated by itself, and gives the same hash", async () => {
  await ran;
  const store = join(folder, "store");
  const alone = await gridgov("compare", study("small-city"), "--districts", "D2", "--out", join(store, "d2"));
  expect(alone.exit, alone.stderr).toBe(0);
  const whole = join(store, "whole");
  const { exit, stderr } = await gridgov(
    "compare",
    study("small-city"),
    "--store",
    store,
    "--out",
    whole,
    "--workers",
    "1",
  );
  expect(exit, stderr).toBe(0);
  expect(stderr).toContain("4 results were taken from");
  expect(readJson(whole, "manifest.json").resultHash).toBe(readJson(out, "manifest.json").resultHash);
});

it("is shared out over shards by district and replication, and merged to the same hash", async () => {
  await ran;
  const shards = ["1/2", "2/2"].map((shard, s) => ({ shard, to: join(folder, `shard-${s}`) }));
  const ended = await Promise.all(
    shards.map(({ shard, to }) =>
      gridgov("compare", study("small-city"), "--shard", shard, "--out", to, "--workers", "1"),
    ),
  );
  for (const { exit, stderr } of ended) expect(exit, stderr).toBe(0);
  const merged = join(folder, "merged");
  const { exit, stderr } = await gridgov("merge", ...shards.map(({ to }) => to), "--out", merged);
  expect(exit, stderr).toBe(0);
  expect(readJson(merged, "manifest.json").resultHash).toBe(readJson(out, "manifest.json").resultHash);
});

it("is resumed, verified, reported anew and exported district by district", async () => {
  await ran;
  for (const words of [["resume"], ["verify", "--workers", "1"], ["report", "--lang", "zh"]]) {
    const { exit, stderr } = await gridgov(words[0], out, ...words.slice(1));
    expect(exit, stderr).toBe(0);
  }
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain("分区结果");
  const unnamed = await gridgov("export", out);
  expect([unnamed.exit, unnamed.stderr]).toEqual([2, expect.stringContaining("districts D1 to D2: say which one")]);
  const log = join(folder, "d2.csv");
  const { exit, stderr } = await gridgov("export", out, "--district", "D2", "--out", log);
  expect(exit, stderr).toBe(0);
  const [row] = (await tableRows(out, "replications")).filter(({ point }) => point === "D2");
  expect(
    new Set(
      readFileSync(log, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[0]),
    ).size,
  ).toBe(row.registered);
});

it("is looked into one district at a time", async () => {
  const unnamed = await refused("trace", study("small-city"), "--slowest", "1");
  expect(unnamed).toEqual([2, expect.stringContaining("districts D1 to D2: say which one")]);
  const { exit, stdout, stderr } = await gridgov("trace", study("small-city"), "--district", "D2", "--json");
  expect(exit, stderr).toBe(0);
  expect(JSON.parse(stdout).seed).toBe("small/D2");
  const other = await refused("trace", study("small"), "--district", "D2");
  expect(other).toEqual([2, expect.stringContaining("is of one district only")]);
});
