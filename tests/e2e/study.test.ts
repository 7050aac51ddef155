import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type Ended,
  freshFolder,
  gridgov,
  readJson,
  start,
  storedReplications,
  studies,
  study,
  untilStored,
} from "./command.ts";

const answer = ({ exit, stdout, stderr }: Ended) => {
  expect(exit, stderr).toBe(0);
  return JSON.parse(stdout);
};
const conduct = (name: string, ...words: string[]): Promise<Ended> => gridgov("study", study(name), ...words);

describe("a study by another method than a comparison", () => {
  it("gives the same bits with one worker and with two, and a sentence for every effect in both languages", async () => {
    const [one, two] = await Promise.all([
      conduct("small-sweep", "--json", "--workers", "1"),
      conduct("small-sweep", "--json", "--workers", "2"),
    ]);
    const verdict = answer(one);
    expect(answer(two)).toEqual(verdict);
    expect(verdict).toMatchObject({ method: "sweep", resultHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(verdict.points.map(({ settings }: { settings: number[] }) => settings)).toEqual([
      [4, 0.1],
      [4, 0.5],
      [8, 0.1],
      [8, 0.5],
    ]);
    const [hours] = verdict.effects;
    expect(hours).toMatchObject({ of: ["fullTimeHours"], policy: "full-time", against: "part-time", n: 2 });
    // More hours of full-time members solve more: a whole district says what the points say.
    const at = (i: number): number => verdict.points[i].outcomes[0].mean;
    expect(hours.mean).toBeCloseTo((at(2) + at(3) - at(0) - at(1)) / 2, 12);
  });

  it("is stored, resumed after a kill, verified, and rendered in Chinese", async () => {
    const out = join(freshFolder(), "select");
    const words = ["study", study("small-select"), "--out", out, "--workers", "1"];
    const running = start(words);
    await untilStored(out, 2, running);
    running.process.kill("SIGKILL");
    await running.ended;
    const held = storedReplications(out).length;
    expect(held).toBeGreaterThan(0);
    const resumed = await gridgov("resume", out, "--json");
    const verdict = answer(resumed);
    expect(verdict).toMatchObject({ method: "select", selected: "full-time", guarantee: null });
    expect(verdict).toEqual(answer(await conduct("small-select", "--json")));
    expect(readJson(out, "verdict.json")).toEqual(verdict);
    expect(readJson(out, "manifest.json").resultHash).toBe(verdict.resultHash);
    expect((await gridgov("verify", out, "--sample", "20")).exit).toBe(0);
    const chinese = await gridgov(...words, "--lang", "zh");
    expect(chinese.stderr).toMatch(/nothing is run/);
    expect(chinese.stdout).toMatch(/预算用完时“专职网格员”领先/);
    expect(chinese.stdout).toContain(join(out, "report.html"));
    // Removed, it is drawn anew by the same command, which runs nothing.
    rmSync(join(out, "report.html"));
    expect((await gridgov(...words)).stderr).toMatch(/nothing is run/);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain('<html lang="en">');
    const english = await gridgov("report", out);
    expect(english.stdout).toMatch(/leads when the budget is spent/);
  });

  it("a calibration leaves its worlds as a design that a robustness study reads", async () => {
    const out = join(freshFolder(), "calibrate");
    const verdict = answer(await conduct("small-calibrate", "--out", out, "--json"));
    const drawn = verdict.accepted.filter(({ name }: { name: string }) => name !== "default");
    expect(drawn).toHaveLength(3);
    const csv = readFileSync(join(out, "accepted.csv"), "utf8").trimEnd().split("\n");
    expect(csv[0]).toBe("churn,utilisation");
    expect(csv.slice(1).map((line) => line.split(",").map(Number))).toEqual(
      verdict.accepted.map(({ settings }: { settings: number[] }) => settings),
    );
    const folder = freshFolder();
    for (const name of ["small-robust", "small", "small-district"]) {
      copyFileSync(join(studies, `${name}.yaml`), join(folder, `${name}.yaml`));
    }
    copyFileSync(join(out, "accepted.csv"), join(folder, "accepted.csv"));
    const few = await gridgov("study", join(folder, "small-robust.yaml"));
    expect(few.exit).toBe(2);
    expect(few.stderr).toMatch(/small-robust.yaml:\d+:\d+ \/robust: worlds: at least 10 \(got [34]\)/);

    // The same as a document, from which the claims are tested; damaged, it is refused where it is damaged.
    for (const name of ["small-hypotheses", "small", "small-district"]) {
      copyFileSync(join(studies, `${name}.yaml`), join(folder, `${name}.yaml`));
    }
    const document = readFileSync(join(out, "accepted.json"), "utf8");
    writeFileSync(join(folder, "accepted.json"), document);
    const claims = answer(await gridgov("study", join(folder, "small-hypotheses.yaml"), "--json"));
    expect(claims.worlds).toBe(verdict.accepted.length);
    expect(claims.hypotheses.map(({ number }: { number: number }) => number)).toHaveLength(18);
    expect(claims.hypotheses[9]).toMatchObject({ number: 10, worlds: claims.worlds });
    expect(claims.hypotheses[11]).toMatchObject({ standing: "untested", worlds: 0 });
    const [churn] = verdict.accepted[0].settings as number[];
    writeFileSync(join(folder, "accepted.json"), document.replace(`[${churn},`, "[7,"));
    const damaged = await gridgov("study", join(folder, "small-hypotheses.yaml"));
    expect(damaged.exit).toBe(2);
    expect(damaged.stderr).toMatch(
      /accepted\.json:\d+:\d+ \/worlds\/0\/values\/0: is not allowed for `churn` \(got 7\)/,
    );
    expect((await gridgov("validate", join(out, "accepted.json"))).exit).toBe(0);
  }, 120_000);

  it("compare refuses it and says what to do", async () => {
    const { exit, stderr } = await gridgov("compare", study("small-sweep"));
    expect(exit).toBe(2);
    expect(stderr).toMatch(/is a study by the method sweep. Use gridgov study/);
  });

  it("a comparison stops at the look where all is decided, and its directory is complete", async () => {
    const out = join(freshFolder(), "looks");
    const words = ["study", study("small-looks"), "--out", out, "--json"];
    const verdict = answer(await gridgov(...words));
    const taken = verdict.looks as number[];
    expect([[3], [3, 6]]).toContainEqual(taken);
    expect(verdict.replications).toMatchObject({ planned: 12, done: taken.at(-1) });
    const again = await gridgov(...words);
    expect(again.stderr).toMatch(/nothing is run/);
    expect(answer(again)).toEqual(verdict);
    expect(readFileSync(join(out, "report.html"), "utf8")).toMatch(/<html/);
  });
});
