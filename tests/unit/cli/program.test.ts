import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FACTORS } from "../../../engine/district/factors/index.ts";
import { LEVERS } from "../../../engine/district/levers/index.ts";
import { command, unbuilt } from "./in-process.ts";

const gridgov = (...words: string[]) => command(unbuilt, ...words);
const study = (name: string): string => fileURLToPath(new URL(`../../fixtures/studies/${name}.yaml`, import.meta.url));

describe("the command line", () => {
  it.each([
    [[]],
    [["compare"]],
    [["run"]],
    [["validate"]],
    [["list"]],
    [["report"]],
    [["resume"]],
    [["status"]],
    [["verify"]],
    [["query"]],
    [["merge"]],
    [["worker"]],
    [["emit"]],
  ])("helps with examples: %j", async (words) => {
    const { exit, stdout, stderr } = await gridgov(...words, "--help");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: gridgov/);
    expect(stdout).toContain("Examples:");
  });

  it("shows on stderr what there is if nothing is asked", async () => {
    const { exit, stdout, stderr } = await gridgov();
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain("Commands:");
  });

  it.each([
    [["compare", "main", "--replicatons", "3"], "unknown option '--replicatons'"],
    [["compare", "main", "--shard", "3/2"], "It must be i/n"],
    [["compare", "main", "--shard", "1/2"], "--shard needs --out"],
    [["compare", "main", "--queue", "redis://here"], "--queue needs --out"],
    [["compare", "main", "--out", "nowhere", "--queue", "here"], "must be the address of a broker"],
    [["compare", "main", "--out", "nowhere", "--queue", "redis://here", "--matters"], "not with --queue"],
    [["worker"], "set GRIDGOV_QUEUE"],
    [["merge", "no-such-run", "--out", "nowhere"], "no run is stored here"],
    [["emit", "slurm", "main", "--out", "x", "--cost", "0"], "a number above 0"],
    [["emit", "pbs", "main", "--out", "x"], "Allowed choices are slurm"],
    [["compare", "main", "--replications", "few"], "whole number of at least 1"],
    [["compare", "main", "--replications", "1e3"], "whole number of at least 1"],
    [["compare", "main", "--workers", "0"], "whole number of at least 1"],
    [["compare", "main", "--workers", "1000000"], "at most 1024"],
    [["compare", "main", "--replications", "1000000000"], "must be a whole number from 1 to 100000"],
    [["compare", "main", "--set", "visitStandard"], "name=value"],
    [["compare", "main", "--set", "=2"], "name=value"],
    [["compare", "main", "--policies", "part-time,,full-time"], "commas"],
    [["compare", "main", "--lang", "fr"], "Allowed choices are en, zh"],
    [["compare"], "missing required argument 'study'"],
    [["compare", "main", "other"], "too many arguments"],
    [["comparre", "main"], "Did you mean compare?"],
    [["list", "policies"], "Allowed choices are levers, factors, responses, scenarios"],
    [["compare", "mian"], "mian"],
    [["compare", "main", "--set", "visitStandart=1"], "did you mean `visitStandard`?"],
    [["compare", "main", "--set", "full-time.fullTimeShare=2"], "at most 1"],
    [["compare", "main", "--policies", "part-time,halftime"], "halftime"],
    [["compare", "no-such-file.yaml"], "there is no file `no-such-file.yaml`"],
    [["compare", tmpdir()], "is no ordinary file"],
    [["compare", study("small-scenario")], "Use gridgov run"],
    [["report", "no-such-run"], "no run is stored here"],
  ])("refuses %j with exit 2 and says why, without a stack", async (words, reason) => {
    const { exit, stdout, stderr } = await gridgov(...words);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain("    at ");
  });

  it("reports every error of a document and of the options at once", async () => {
    const { stderr } = await gridgov("compare", study("out-of-bounds"), "--set", "visitStandart=1", "--seed", "");
    expect(stderr).toMatch(/alpha/);
    expect(stderr).toMatch(/visitStandart/);
    expect(stderr).toMatch(/--seed/);
  });

  it("has no place for results where a file stands, or another kind of folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gridgov-program-"));
    try {
      writeFileSync(join(folder, "thesis.txt"), "");
      const foreign = await gridgov("compare", study("small"), "--out", folder);
      expect(foreign).toMatchObject({ exit: 2, stdout: "" });
      expect(foreign.stderr).toContain("thesis.txt");
      const file = await gridgov("compare", study("small"), "--out", join(folder, "thesis.txt"));
      expect(file).toMatchObject({ exit: 2, stdout: "" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("calls its own failure a bug, with the stack", async () => {
    const { exit, stderr } = await gridgov("compare", study("small"));
    expect(exit).toBe(1);
    expect(stderr).toContain("bug");
    expect(stderr).toContain("nowhere.js");
  });

  it.each(["small", "small-district", "small-scenario"])("validates documents of every kind: %s", async (name) => {
    expect(await gridgov("validate", study(name))).toEqual({ exit: 0, stdout: `${study(name)}: valid`, stderr: "" });
  });
});

describe("the lists", () => {
  it("are the model's own, with label, source and range, as JSON", async () => {
    for (const [what, entries] of [
      ["levers", LEVERS],
      ["factors", FACTORS],
    ] as const) {
      const { exit, stdout } = await gridgov("list", what, "--json");
      expect(exit).toBe(0);
      expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(entries)));
    }
    const responses = JSON.parse((await gridgov("list", "responses", "--json")).stdout) as { name: string }[];
    expect(responses.map(({ name }) => name)).toEqual(expect.arrayContaining(["solvedWithin7", "unbrokenChain"]));
  });

  it("have one line an entry as text, in either language", async () => {
    const english = (await gridgov("list", "levers")).stdout.split("\n");
    expect(english).toHaveLength(LEVERS.length + 1);
    LEVERS.forEach((lever, index) => {
      expect(english[index + 1]).toMatch(new RegExp(`^${lever.name} +${lever.statusQuo} .*`));
      expect(english[index + 1].endsWith(lever.label.en)).toBe(true);
    });
    expect((await gridgov("list", "levers", "--lang", "zh")).stdout).toContain(LEVERS[0].label.zh);
  });

  it("name the shipped documents, with inherited labels", async () => {
    const { stdout } = await gridgov("list", "scenarios", "--json");
    const documents = JSON.parse(stdout) as { kind: string; name: string; label: { zh: string } }[];
    const named = documents.map(({ kind, name }) => `${kind} ${name}`);
    expect(named).toEqual(
      expect.arrayContaining(["study main", "district chenghua-sample", "district chenghua", "policy full-time"]),
    );
    for (const { label } of documents) expect(label.zh).toMatch(/\p{Script=Han}/u);
  });
});
