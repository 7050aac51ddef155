import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gridgov, study } from "./command.ts";

describe("the built program", () => {
  it("prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await gridgov("--version")).toEqual({ exit: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("lists the levers of the model as JSON", async () => {
    const { exit, stdout, stderr } = await gridgov("list", "levers", "--json");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const levers = JSON.parse(stdout) as { name: string }[];
    expect(levers.find(({ name }) => name === "fullTimeShare")).toMatchObject({
      label: { en: expect.any(String), zh: expect.any(String) },
      source: expect.any(String),
    });
  });

  it("finds shipped documents from any folder", async () => {
    const { stdout } = await gridgov("list", "scenarios");
    expect(stdout).toMatch(/^study +main /m);
    expect(await gridgov("validate", "main")).toMatchObject({ exit: 0, stderr: "" });
  });

  it("refuses an unknown option with exit 2", async () => {
    const { exit, stdout, stderr } = await gridgov("compare", "main", "--replicatons", "3");
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain("Did you mean --replications?");
  });

  it.each([
    ["compare", "misspelt-key", /^\S+misspelt-key\.yaml:4:1 \/replicatons: .*did you mean `replications`\?\n$/],
    ["compare", "out-of-bounds", /^\S+out-of-bounds\.yaml:4:8 \/alpha: must be at most 0\.5 \(got 5\).*\n$/],
    ["validate", "unknown-policy", /^\S+unknown-policy\.yaml:4:23 \/policies\/1: .*did you mean `full-time`\?\n$/],
    ["validate", "circular", /circular\.yaml -> \S*circular-half\.yaml -> \S*circular\.yaml.*\n$/],
  ])("gives the one error of a bad study with its place: %s %s", async (verb, name, message) => {
    const { exit, stdout, stderr } = await gridgov(verb, study(name));
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
