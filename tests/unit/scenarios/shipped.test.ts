import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { gini } from "../../../engine/cases/measures/equity.ts";
import { Places } from "../../../engine/district/agents/place.ts";
import { parameters } from "../../../engine/district/factors/index.ts";
import { statusQuo } from "../../../engine/district/levers/index.ts";
import type { Policy } from "../../../engine/district/policy.ts";
import { countPosts } from "../../../engine/district/processes/posts.ts";
import { checkPlan } from "../../../engine/study/comparison-plan.ts";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { KINDS, type Kind } from "../../../scenarios/documents.ts";
import { SHIPPED } from "../../../scenarios/registry.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { schemaOf } from "../../../scenarios/schema.ts";
import { toComparisonPlan } from "../../../scenarios/study.ts";
import { validate } from "../../../scenarios/validate.ts";
import { filesInMemory, shippedFiles } from "./sources.ts";

const files = shippedFiles();
const source = filesInMemory(files);

function read(name: string) {
  const study = readStudy(name, source);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value;
}

const main = () => read("main");

function levers(policy: string) {
  const found = main().policies.find(({ name }) => name === policy);
  if (found === undefined) throw new Error(`no policy ${policy}`);
  return found.levers;
}

it.each(Object.keys(files))("%s is valid and bears the name of its file", (path) => {
  expect(validate(path, source).map(formatDiagnostic)).toEqual([]);
  const name = path.replace(/.*\/(.*)\.(yaml|json)/, "$1");
  expect(files[path]).toContain(path.endsWith(".json") ? `\n  "name": "${name}",\n` : `\nname: ${name}\n`);
});

it("the main study compares six policies in one district on six primary responses, each with a margin", () => {
  const study = main();
  expect(study.policies.map((policy) => policy.name)).toEqual([
    "part-time",
    "part-time-separated",
    "full-time",
    "full-time-separated",
    "full-time-equal-hours",
    "full-time-equal-cost",
  ]);
  expect(study.primary).toHaveLength(6);
  expect(Object.keys(study.margins).sort()).toEqual([...study.primary].sort());
  expect(study.horizon).toEqual({ burnIn: 182, intake: 365, followUp: 60 });
  expect(() => checkPlan(toComparisonPlan(study))).not.toThrow();
});

it("the baseline is the status quo, and separation is the same with either kind of member", () => {
  expect(levers("part-time")).toEqual(statusQuo());
  expect(levers("full-time")).toEqual({ ...statusQuo(), fullTimeShare: 1 });
  expect(levers("full-time-separated")).toEqual({ ...levers("part-time-separated"), fullTimeShare: 1 });
});

it.each(["main", "pidu", "pingshan", "plain"])("demand has mean 1 over the grids of the district of %s", (name) => {
  const { communities } = read(name).district;
  const grids = communities.reduce((sum, community) => sum + community.grids, 0);
  const demand = communities.reduce((sum, community) => sum + community.demand * community.grids, 0);
  expect(demand / grids).toBeCloseTo(1, 12);
});

it("the three paths together set what each of them sets, and nothing else", () => {
  const { policies } = read("paths");
  const changed = (name: string) => policies.find((policy) => policy.name === name)?.changed ?? [];
  const each = ["intelligent", "refined", "collaborative"].flatMap(changed);
  const byLever = (a: { lever: string }, b: { lever: string }): number => (a.lever < b.lever ? -1 : 1);
  expect([...changed("three-paths")].sort(byLever)).toEqual([...each].sort(byLever));
  expect(each.length).toBeGreaterThan(12);
});

it("every policy that ships is compared in a study that ships", () => {
  const studies = Object.keys(files).filter((path) => path.includes("/studies/"));
  const compared = new Set(studies.flatMap((path) => read(path).policies.map(({ name }) => name)));
  const shipped = Object.keys(files).flatMap((path) => /policies\/(.*)\.yaml/.exec(path)?.[1] ?? []);
  expect(shipped.filter((name) => !compared.has(name))).toEqual([]);
});

it("Pidu had 1,460 part-time members for 555 general grids, and then one a grid and some special ones", () => {
  const { policies, district, factors } = read("pidu");
  const places = new Places(district.communities, parameters(factors));
  const [before, after] = policies.map(({ levers: set }) => countPosts(places, set as unknown as Policy));
  expect(before.full).toBe(0);
  // Every net has at least one in every place.
  expect(Math.abs(before.part - (1460 / 555) * places.grids)).toBeLessThan(5);
  expect(after).toEqual({ full: places.grids + Math.round((34 / 195) * 2 * places.communities), part: 0 });
});

it("the sample's demand has mean 1", () => {
  const { communities } = main().district;
  const grids = communities.reduce((sum, community) => sum + community.grids, 0);
  const demand = communities.reduce((sum, community) => sum + community.demand * community.grids, 0);
  expect(grids).toBe(48);
  expect(demand / grids).toBeCloseTo(1, 12);
});

describe("the district of full size", () => {
  const path = "shipped/districts/chenghua.json";
  const { district, factors } = read("chenghua");
  const { communities } = district;
  const gridsOf = (counted: readonly { grids: number }[]) => counted.reduce((sum, { grids }) => sum + grids, 0);

  it("has 83 communities, 961 grids by the rule of its note, and 1.73 million residents", () => {
    expect(communities.map(({ grids }) => grids)).toEqual(
      Array.from({ length: 83 }, (_, i) => Math.floor((961 * (i + 1)) / 83) - Math.floor((961 * i) / 83)),
    );
    expect(gridsOf(communities)).toBe(961);
    const value = (name: string) => Number(factors[name]);
    const residents =
      value("familyHouseholds") * value("householdSize") + value("collectiveHouseholds") * value("collectiveSize");
    expect((961 * residents) / 1e6).toBeCloseTo(1.73, 2);
  });

  it("has demand of mean 1, unequal as row 22 has it, and the sample's four types by its quarters", () => {
    const total = communities.reduce((sum, { grids, demand }) => sum + grids * demand, 0);
    expect(total).toBeCloseTo(961, 9);
    const byDemand = [...communities].sort((a, b) => a.demand - b.demand);
    expect(gini(byDemand.map(({ demand }) => demand))).toBeCloseTo(0.4, 2);
    const types = main().district.communities.map(({ type }) => type);
    expect(byDemand.map(({ type }) => type)).toEqual(byDemand.map((_, rank) => types[Math.floor((4 * rank) / 83)]));
  });

  it("says as JSON what is wrong, where, as a YAML file does", () => {
    const lines = files[path].split("\n");
    const line = lines.findIndex((text) => text.includes('"C42"')) + 1;
    const broken = { ...files, [path]: files[path].replace(/("C42".*"grids": )\d+/, "$1120") };
    const column = lines[line - 1].search(/\d+, "demand"/) + 1;
    expect(validate("shipped/studies/chenghua.yaml", filesInMemory(broken)).map(formatDiagnostic)).toEqual([
      `${path}:${line}:${column} /communities/41/grids: must be at most 100 (got 120); allowed: 1 to 100`,
    ]);
    const tabs = { ...broken, [path]: JSON.stringify(JSON.parse(broken[path]), null, "\t") };
    expect(validate(path, filesInMemory(tabs)).map(formatDiagnostic)).toEqual([
      expect.stringMatching(/json:\d+:13 \/communities\/41\/grids: must be at most 100/),
    ]);
    const cut = { ...files, [path]: lines.slice(0, line).join("\n") };
    const [fault] = validate(path, filesInMemory(cut)).map(formatDiagnostic);
    expect(fault).toMatch(new RegExp(`^${path}:\\d+:\\d+: is not valid YAML`));
  });
});

describe("policies made comparable are so to within one post", () => {
  const grids = 48;
  const base = levers("part-time") as Record<string, number>;
  const members = Math.round(base.partTimeMembersPerGrid * grids);

  it("equal hours", () => {
    const equal = levers("full-time-equal-hours") as Record<string, number>;
    const posts = Math.round(equal.fullTimeMembersPerGrid * grids);
    const wanted = members * base.partTimeHours;
    expect(Math.abs(posts * equal.fullTimeHours - wanted) / wanted).toBeLessThan(0.005);
  });

  it("equal full cost, at the default unit costs", () => {
    const { factors } = main();
    const cost = (name: string) => Number(factors[name]);
    const workingDays = cost("paidHours") / 8;
    const hourly = cost("communityYear") / cost("paidHours");
    const perMember = 12 * cost("partTimeMonth") + base.partTimeHours * workingDays * hourly;
    const posts = Math.round(Number(levers("full-time-equal-cost").fullTimeMembersPerGrid) * grids);
    expect(posts).toBe(Math.round((members * perMember) / cost("fullTimeYear")));
  });
});

it.each(KINDS)("the schema of a %s is one that a strict validator takes", (kind: Kind) => {
  expect(() => new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schemaOf(kind))).not.toThrow();
});

it("the schema names every lever with its bounds and status quo", () => {
  const { properties } = schemaOf("policy") as { properties: { levers: { properties: Record<string, unknown> } } };
  const described = properties.levers.properties;
  expect(Object.keys(described)).toEqual(SHIPPED.levers.map((lever) => lever.name));
  for (const lever of SHIPPED.levers) {
    const bounds = lever.kind === "number" ? { minimum: lever.min, maximum: lever.max } : {};
    expect(described[lever.name]).toMatchObject({ ...bounds, default: lever.statusQuo });
  }
});
