import { describe, expect, it } from "vitest";
import { resized, sharedOut } from "../../../scenarios/city.ts";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { methodOf } from "../../../scenarios/method.ts";
import { type Overrides, readStudy } from "../../../scenarios/resolve.ts";
import { inDistrict, scenarioHash, scenarioKeys, seedAt, toPlan, toPointPlan } from "../../../scenarios/study.ts";
import { filesInMemory, shippedFiles } from "./sources.ts";

const CITY = `kind: study
name: city
extends: chenghua
replications: 2
city:
  label: { en: City, zh: 市 }
  note: { en: made up, zh: 虚构 }
  grids: 100
  sizes: [3, 1]
`;

const read = (name: string, overrides: Overrides = {}, text = CITY) =>
  readStudy(name, filesInMemory({ ...shippedFiles(), "city.yaml": text }), overrides);

function resolved(name: string, overrides: Overrides = {}, text = CITY) {
  const study = read(name, overrides, text);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value;
}

const faults = (name: string, overrides: Overrides = {}, text = CITY): string[] => {
  const study = read(name, overrides, text);
  return study.ok ? [] : study.error.map(formatDiagnostic);
};

const type = resolved("chenghua").district.communities;
const gridsIn = (communities: readonly { grids: number }[]): number =>
  communities.reduce((sum, { grids }) => sum + grids, 0);
const meanDemand = (communities: readonly { grids: number; demand: number }[]): number =>
  communities.reduce((sum, { grids, demand }) => sum + grids * demand, 0) / gridsIn(communities);

describe("a number shared out", () => {
  it("is whole, adds up, and is in proportion to the weights", () => {
    expect(sharedOut(10, [1, 1, 2])).toEqual([2, 3, 5]);
    expect(sharedOut(961, [1, 2, 3.5, 0.1]).reduce((a, b) => a + b)).toBe(961);
    expect(sharedOut(7, [0.1, 0.2, 0.3, 0.1])).toEqual([1, 2, 3, 1]);
  });
});

describe("a district of a type in another size", () => {
  it("is the type itself where the size is its own", () => {
    const same = resized(type, gridsIn(type));
    expect(same.map(({ name: _, ...rest }) => rest)).toEqual(type.map(({ name: _, ...rest }) => rest));
  });

  it.each([1, 5, 12, 48, 175, 961, 1044, 4000])("of %i grids has them all, and the type's mean demand", (grids) => {
    const communities = resized(type, grids);
    expect(gridsIn(communities)).toBe(grids);
    expect(meanDemand(communities)).toBeCloseTo(meanDemand(type), 9);
    expect(Math.min(...communities.map((community) => community.grids))).toBeGreaterThan(0);
    expect(new Set(communities.map(({ name }) => name)).size).toBe(communities.length);
  });

  it("keeps the mixture of types", () => {
    const share = (communities: typeof type, of: string): number =>
      gridsIn(communities.filter((community) => community.type === of)) / gridsIn(communities);
    for (const of of ["old-compound", "dense-rental", "new-gated", "mixed"]) {
      expect(Math.abs(share(resized(type, 175), of) - share(type, of))).toBeLessThan(0.08);
    }
  });
});

describe("a city", () => {
  it("is its districts side by side, of the sizes said, and one place to a reader", () => {
    const { district, districts } = resolved("city.yaml");
    expect(districts?.map(({ name, communities }) => [name, gridsIn(communities)])).toEqual([
      ["D1", 75],
      ["D2", 25],
    ]);
    expect([district.name, district.label.en, gridsIn(district.communities)]).toEqual(["city", "City", 100]);
  });

  it("gives each of them its own luck, and of two equal ones different keys", () => {
    const study = resolved("city.yaml", {}, CITY.replace("[3, 1]", "[1, 1]"));
    const points = methodOf(study)
      .ask()
      .map(({ point }) => point);
    const [first, second] = points.map((point) => ({ plan: toPointPlan(study, point), seed: seedAt(study, point) }));
    expect(first.plan.district.communities).toEqual(second.plan.district.communities);
    expect([first.seed, second.seed]).toEqual(["gridgov/D1", "gridgov/D2"]);
    expect(scenarioKeys(first.plan, first.seed)).not.toEqual(scenarioKeys(second.plan, second.seed));
  });

  it("is the same with some of its districts, and with one as a study of its own", () => {
    const study = resolved("city.yaml");
    const [first] = methodOf(study).ask();
    const alone = resolved("city.yaml", { districts: ["D1"] });
    const [same] = methodOf(alone).ask();
    expect([toPointPlan(alone, same.point), seedAt(alone, same.point)]).toEqual([
      toPointPlan(study, first.point),
      seedAt(study, first.point),
    ]);
    const one = inDistrict(study, study.districts![0]);
    expect([toPlan(one), one.seed]).toEqual([toPointPlan(study, first.point), seedAt(study, first.point)]);
  });

  it("is another scenario when its grids are divided otherwise", () => {
    const hash = (sizes: string): string => scenarioHash(resolved("city.yaml", {}, CITY.replace("[3, 1]", sizes)));
    expect(new Set(["[3, 1]", "[1, 1]", "[4]"].map(hash)).size).toBe(3);
  });

  it("solves a match over all of its districts", () => {
    const text = `${CITY}policies: [part-time, full-time-equal-cost]\n`;
    const { policies } = resolved("city.yaml", {}, text);
    const alone = resolved("city.yaml", { districts: ["D2"] }, text);
    const perGrid = policies[1].levers.fullTimeMembersPerGrid as number;
    expect(policies[1].matched?.wanted).toBeGreaterThan(2 * (alone.policies[1].matched?.wanted ?? 0));
    expect(perGrid).toBeGreaterThan(0);
  });

  it("refuses what does not fit together, and says where", () => {
    const where = CITY.split("\n").findIndex((line) => line.includes("sizes")) + 1;
    expect(faults("city.yaml", {}, CITY.replace("[3, 1]", "[1, 300]"))).toEqual([
      expect.stringMatching(new RegExp(`^city.yaml:${where}:.*gives its district 0 of the 100 grids`)),
    ]);
    expect(faults("city.yaml", {}, CITY.replace("100", "1000000"))).toEqual([
      expect.stringContaining("where 1 to 12000 are possible"),
    ]);
    expect(faults("city.yaml", {}, CITY.replace("[3, 1]", "[3, 0]"))).toEqual([expect.stringContaining("more than 0")]);
    expect(faults("city.yaml", { districts: ["D3"] })).toEqual([expect.stringContaining("has no district `D3`")]);
    expect(faults("main", { districts: ["D1"] })).toEqual([expect.stringContaining("`main` is of one district")]);
    const robust = `${CITY}method: robust\nvary: [{ factor: churn }]\n`;
    expect(faults("city.yaml", {}, robust)).toEqual([expect.stringContaining("belongs to the method compare")]);
  });
});

describe("the city that ships", () => {
  const { districts, factors, district } = resolved("chengdu-scale");
  const residents = (grids: number): number =>
    grids *
    ((factors.familyHouseholds as number) * (factors.householdSize as number) +
      (factors.collectiveHouseholds as number) * (factors.collectiveSize as number));
  const sizes = districts!.map(({ communities }) => residents(gridsIn(communities)));

  it("has Chengdu's grids and residents (docs/domain.md 1.5, 7.1)", () => {
    expect(gridsIn(district.communities)).toBe(14_020);
    expect(residents(14_020) / 20_937_757).toBeCloseTo(1, 2);
  });

  it("has districts in the classes of the census bulletin (docs/domain.md 7.11)", () => {
    const between = (low: number, high: number): number => sizes.filter((n) => n > low && n < high).length;
    expect([between(1e6, 9e6), between(5e5, 1e6), between(3e5, 5e5), between(0, 3e5)]).toEqual([8, 11, 3, 1]);
    expect(between(1.4e6, 9e6)).toBe(2);
    expect(sizes.slice(0, 5).reduce((a, b) => a + b) / residents(14_020)).toBeCloseTo(0.3412, 2);
  });

  it("has a tenth with the same districts", () => {
    const tenth = resolved("chengdu-tenth");
    expect(gridsIn(tenth.district.communities)).toBe(1402);
    for (const [d, { communities }] of tenth.districts!.entries()) {
      expect(Math.abs(gridsIn(communities) - gridsIn(districts![d].communities) / 10)).toBeLessThan(1);
    }
  });
});
