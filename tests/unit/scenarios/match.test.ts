import { describe, expect, it } from "vitest";
import { statusQuo } from "../../../engine/district/levers/index.ts";
import { plannedCost, solveFor } from "../../../engine/district/planned-cost.ts";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { type Overrides, readStudy } from "../../../scenarios/resolve.ts";
import type { ResolvedPolicy, ResolvedStudy } from "../../../scenarios/study.ts";
import { following, MIXED, OLD, ran, value } from "../../fixtures/district.ts";
import { filesInMemory, shippedFiles } from "./sources.ts";

const HEAD = `kind: study
name: s
extends: main
attributions: []
`;

function read(text: string, overrides: Overrides = {}, files: Readonly<Record<string, string>> = {}) {
  return readStudy("s.yaml", filesInMemory({ ...shippedFiles(), ...files, "s.yaml": `${HEAD}${text}` }), overrides);
}

function study(text: string, overrides: Overrides = {}): ResolvedStudy {
  const found = read(text, overrides);
  if (!found.ok) throw new Error(found.error.map(formatDiagnostic).join("\n"));
  return found.value;
}

function faults(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  const found = read(text, {}, files);
  return found.ok ? [] : found.error.map(formatDiagnostic);
}

const policy = (of: ResolvedStudy, name: string): ResolvedPolicy =>
  of.policies.find((candidate) => candidate.name === name) as ResolvedPolicy;
const costOf = (of: ResolvedStudy, name: string, cost: "cash" | "full" | "hours"): number =>
  plannedCost(of.district.communities, of.factors, policy(of, name).levers, cost);

const EQUAL = "policies: [part-time, full-time-equal-cost, full-time-equal-hours]\n";

describe("a lever is solved before anything runs", () => {
  it("to the nearest whole post of equal full cost, and to equal hours exactly", () => {
    const main = study(EQUAL);
    const { matched, levers } = policy(main, "full-time-equal-cost");
    expect(matched).toMatchObject({ cost: "full", to: "part-time", by: "fullTimeMembersPerGrid" });
    expect(levers.fullTimeMembersPerGrid).toBe(matched?.value);
    const [wanted, reached] = ["part-time", "full-time-equal-cost"].map((name) => costOf(main, name, "full"));
    expect([matched?.wanted, matched?.reached]).toEqual([wanted, reached]);
    // One post is 72,000 yuan a year.
    expect(Math.abs(reached - wanted)).toBeLessThanOrEqual(36_000);
    expect(costOf(main, "full-time-equal-hours", "hours")).toBeCloseTo(costOf(main, "part-time", "hours"), 6);
  });

  it.each(["plain", "pingshan", "chenghua"])("anew in every district: %s", (district) => {
    const there = study(`${EQUAL}district: ${district}\n`);
    const gap = Math.abs(costOf(there, "full-time-equal-cost", "full") - costOf(there, "part-time", "full"));
    expect(gap).toBeLessThanOrEqual(36_000);
    expect(costOf(there, "full-time-equal-hours", "hours")).toBeCloseTo(costOf(there, "part-time", "hours"), 6);
  });

  it("for the same money elsewhere", () => {
    const all = study("policies: [part-time, full-time, part-time-plus-community, part-time-plus-departments]\n");
    const wanted = costOf(all, "full-time", "cash");
    // Community staff are whole: one more in each of four communities is 336,000 yuan.
    for (const name of ["part-time-plus-community", "part-time-plus-departments"]) {
      expect(Math.abs(costOf(all, name, "cash") - wanted), name).toBeLessThanOrEqual(168_000);
      expect(policy(all, name).changed.length).toBe(1);
    }
  });

  it("by what the study says rather than the policy, and not at all where the command line sets the lever", () => {
    const text =
      "match:\n  - { policy: full-time-equal-cost, cost: hours, to: part-time, by: fullTimeMembersPerGrid }\n";
    expect(policy(study(`${EQUAL}${text}`), "full-time-equal-cost").matched?.cost).toBe("hours");
    const set = study(EQUAL, { set: [["full-time-equal-cost.fullTimeMembersPerGrid", "0.5"]] });
    expect(policy(set, "full-time-equal-cost")).toMatchObject({
      matched: null,
      levers: { fullTimeMembersPerGrid: 0.5 },
    });
    expect(policy(set, "full-time-equal-hours").matched).not.toBeNull();
  });

  it("at the costs that are set", () => {
    const value = (cost: string) =>
      policy(study(EQUAL, { set: [["fullTimeYear", cost]] }), "full-time-equal-cost").matched?.value as number;
    expect(value("42000")).toBeGreaterThan(value("96000"));
  });
});

describe("what cannot be solved is said with its place, its bounds and what would do", () => {
  it("a cost beyond the bounds", () => {
    const text = `${EQUAL}match:\n  - { policy: full-time-equal-cost, cost: cash, to: full-time, by: fullTimePay }\n`;
    const dear = text
      .replace("[part-time, full", "[part-time, full-time, full")
      .replace("to: full-time", "to: part-time");
    expect(faults(dear)).toEqual([
      's.yaml:7:68 /match/0/by: cannot make the cash cost equal to `part-time` (got "fullTimePay"); 363000 is wanted; the bounds of `fullTimePay` give 2313600 to 5769600',
    ]);
  });

  it("a lever that is none, or has no number", () => {
    const by = (name: string) =>
      faults(`${EQUAL}match:\n  - { policy: full-time-equal-cost, cost: cash, to: part-time, by: ${name} }\n`);
    expect(by("fullTimePai")).toEqual([
      's.yaml:7:68 /match/0/by: `fullTimePai` is not a lever with a number (got "fullTimePai"); did you mean `fullTimePay`?',
    ]);
    expect(by("command")[0]).toMatch(/^s.yaml:7:68 \/match\/0\/by: `command` is not a lever with a number/);
  });

  it("a policy that is not in the study, one that is itself matched, a cost that is none", () => {
    const match = (text: string) => faults(`${EQUAL}match:\n  - { ${text}, by: fullTimeMembersPerGrid }\n`);
    expect(match("policy: full-tim, cost: cash, to: part-time")[0]).toMatch(
      /^s.yaml:7:15 \/match\/0\/policy: must be one of the policies/,
    );
    expect(match("policy: full-time-equal-hours, cost: cash, to: full-time-equal-cost")).toEqual([
      "s.yaml:7:54 /match/0/to: full-time-equal-cost is itself matched to another policy; match both to the same one",
    ]);
    expect(match("policy: full-time-equal-hours, cost: money, to: part-time")[0]).toMatch(
      /\/match\/0\/cost: must be .*cash, full, hours/,
    );
  });
});

describe("planned costs", () => {
  it.each([
    {},
    { fullTimeShare: 0.5, specialGrids: 1, fullTimePay: 1.3, trainingDays: 0 },
    { fullTimeShare: 1, communityStaff: 20, departmentStaff: 1.5, sensors: 100, organisationHours: 30 },
    { gridLine: "no" },
  ])("are what a run then pays in cash: %j", (levers) => {
    const communities = [MIXED, OLD];
    const plan = following(levers, { communities });
    const planned = plannedCost(communities, plan.factors, { ...statusQuo(), ...levers }, "cash");
    expect(value(ran(plan), "cashCost") / planned || 1).toBeCloseTo(1, 9);
    expect(planned === 0).toBe(levers.gridLine === "no");
  });

  it("solve a staircase at its nearest step, with few digits, whichever way it goes", () => {
    const stairs = (x: number): number => Math.round(10 * x) * 100;
    for (const at of [(x: number) => stairs(x), (x: number) => -stairs(x)]) {
      const wanted = at(0.42) + Math.sign(at(1)) * 30;
      const solved = solveFor(wanted, { min: 0, max: 1 }, at) as number;
      expect(at(solved)).toBe(at(0.42));
      expect(String(solved).length).toBeLessThanOrEqual(4);
    }
    expect(solveFor(2000, { min: 0, max: 1 }, stairs)).toBeNull();
    expect(solveFor(1000, { min: 0, max: 1 }, stairs)).not.toBeNull();
  });
});

it("a district's own levers are in force under every policy that does not set them", () => {
  const chenghua = study("policies: [part-time, full-time]\ndistrict: chenghua\n");
  for (const { levers } of chenghua.policies) expect(levers.microGridHeads).toBe(8.7);
  const set = study("policies: [part-time, full-time]\ndistrict: chenghua\n", {
    set: [["full-time.microGridHeads", "0"]],
  });
  expect(set.policies.map(({ levers }) => levers.microGridHeads)).toEqual([8.7, 0]);
});
