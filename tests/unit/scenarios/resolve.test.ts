import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../engine/study/comparison-plan.ts";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { diff } from "../../../scenarios/diff.ts";
import { type Overrides, readStudy } from "../../../scenarios/resolve.ts";
import { canonicalJson, type ResolvedStudy, scenarioHash, toComparisonPlan, toPlan } from "../../../scenarios/study.ts";
import { PART_TIME, SMALL, STUDY, smallFiles } from "./small-registry.ts";
import { filesInMemory } from "./sources.ts";

function resolved(
  name: string,
  overrides: Overrides = {},
  files: Readonly<Record<string, string>> = {},
): ResolvedStudy {
  const study = readStudy(name, filesInMemory(smallFiles(files)), overrides, SMALL);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value;
}

describe("a resolved study", () => {
  it("has every lever and factor: unset ones at the status quo or default", () => {
    const study = resolved("small");
    expect(study.policies.map((policy) => [policy.name, policy.levers])).toEqual([
      ["part-time", { fullTimeShare: 0, fullTimeHours: 6.5, command: "shared" }],
      ["full-time", { fullTimeShare: 1, fullTimeHours: 6.5, command: "shared" }],
    ]);
    expect(study.policies.map((policy) => policy.changed)).toEqual([[], [{ lever: "fullTimeShare", from: 0, to: 1 }]]);
    expect(study.factors).toEqual({ churn: 0.3, theory: "contact" });
    expect(study.changedFactors).toEqual([{ factor: "churn", from: 0.2, to: 0.3 }]);
  });

  it("has defaults for what it leaves out, and days for weeks", () => {
    const study = resolved("small");
    expect([study.alpha, study.replications, study.seed]).toEqual([0.05, 30, "gridgov"]);
    expect(study.horizon).toEqual({ burnIn: 182, intake: 365, followUp: 60 });
    expect([study.question, study.margins, study.attributions]).toEqual([null, {}, []]);
    const shorter = resolved("s.yaml", {}, { "s.yaml": `${STUDY}horizon: { burnInWeeks: 2 }\n` });
    expect(shorter.horizon).toEqual({ burnIn: 14, intake: 365, followUp: 60 });
  });

  it("has the baseline first, wherever the study lists it", () => {
    const text = STUDY.replace("[part-time, full-time]", "[full-time, part-time]");
    const study = resolved("s.yaml", {}, { "s.yaml": text });
    expect(study.policies.map((policy) => policy.name)).toEqual(["part-time", "full-time"]);
  });

  it("cannot be changed, at any depth", () => {
    const study = resolved("small");
    const isFrozen = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen));
    expect(isFrozen(study)).toBe(true);
  });

  it("merges what it extends key by key; lists and scalars replace", () => {
    const files = {
      "base.yaml": `${STUDY}margins: { promiseKept: 0.1 }\nhorizon: { burnInWeeks: 4, intakeDays: 100 }\n`,
      "s.yaml":
        "kind: study\nname: derived\nextends: base.yaml\nhorizon: { intakeDays: 50 }\nprimary: [solvedWithin7]\nmargins: { solvedWithin7: 0.2 }\n",
    };
    const study = resolved("s.yaml", {}, files);
    expect(study.name).toBe("derived");
    expect(study.horizon).toEqual({ burnIn: 28, intake: 50, followUp: 60 });
    expect(study.primary).toEqual(["solvedWithin7"]);
    expect(study.margins).toEqual({ promiseKept: 0.1, solvedWithin7: 0.2 });
  });

  it("a name is never inherited", () => {
    const study = readStudy(
      "s.yaml",
      filesInMemory(smallFiles({ "s.yaml": "kind: study\nextends: small\n" })),
      {},
      SMALL,
    );
    expect(study.ok ? [] : study.error.map(formatDiagnostic)).toEqual([
      "s.yaml:1:1 /name: the study lacks `name`; add `name:`",
    ]);
  });

  it("a scenario is read as a study of its one policy", () => {
    const study = resolved("one");
    expect(study.name).toBe("one");
    expect(study.title).toEqual({ en: "Full-time: Sample", zh: "专职网格员：样本" });
    expect(study.policies.map((policy) => policy.name)).toEqual(["full-time"]);
    expect(study.policies[0].levers.fullTimeShare).toBe(1);
    expect(study.primary).toEqual([]);
  });
});

describe("overrides", () => {
  it("a factor changes the district, over the study's own value", () => {
    const files = { "s.yaml": `${STUDY}factors: { churn: 0.4 }\n` };
    expect(resolved("s.yaml", {}, files).factors.churn).toBe(0.4);
    expect(resolved("s.yaml", { set: [["churn", "0.5"]] }, files).factors.churn).toBe(0.5);
  });

  it("a lever changes every policy, the baseline included; policy.lever that policy; the later wins", () => {
    const hours = (set: Overrides["set"]) =>
      resolved("small", set === undefined ? {} : { set }).policies.map((policy) => policy.levers.fullTimeHours);
    expect(hours([["fullTimeHours", "8"]])).toEqual([8, 8]);
    expect(hours([["full-time.fullTimeHours", "8"]])).toEqual([6.5, 8]);
    expect(
      hours([
        ["full-time.fullTimeHours", "8"],
        ["fullTimeHours", "7"],
      ]),
    ).toEqual([7, 7]);
    expect(resolved("small", { set: [["command", "gridOffice"]] }).policies[1].levers.command).toBe("gridOffice");
  });

  it("replications and seed", () => {
    const study = resolved("small", { replications: 3, seed: "other" });
    expect([study.replications, study.seed]).toEqual([3, "other"]);
  });

  it("policies: the study's baseline stays one if it is among them, else the first is; splits that lack one fall away", () => {
    const third = {
      "more.yaml": PART_TIME.replace("part-time", "more"),
      "other/extra.yaml": PART_TIME.replace("part-time", "extra"),
    };
    const text = STUDY.replace("full-time]", "full-time, more.yaml]").concat(
      "attributions:\n  - { name: a, label: { en: a, zh: 甲 }, of: more, via: full-time }\n",
    );
    const files = { "s.yaml": text, ...third };
    const names = (policies: string[]) => resolved("s.yaml", { policies }, files).policies.map((policy) => policy.name);
    expect(names(["full-time", "part-time"])).toEqual(["part-time", "full-time"]);
    expect(names(["more", "full-time"])).toEqual(["more", "full-time"]);
    expect(resolved("s.yaml", {}, files).attributions).toHaveLength(1);
    expect(resolved("s.yaml", { policies: ["part-time", "more"] }, files).attributions).toEqual([]);
    expect(names(["part-time", "other/extra.yaml"])).toEqual(["part-time", "extra"]);
  });
});

describe("what follows from a resolved study", () => {
  it("a plan to run and a plan to compare that the engine accepts", () => {
    const study = resolved("small");
    expect(toPlan(study).policies).toEqual(study.policies.map(({ name, levers }) => ({ name, levers })));
    const comparison = toComparisonPlan(study, SMALL);
    expect(() => checkPlan(comparison)).not.toThrow();
    expect(comparison.policies).toEqual(["part-time", "full-time"]);
    expect(comparison.responses.map((response) => response.name)).toEqual(SMALL.responses.map((r) => r.name));
    expect(comparison.responses[2].sameOf).toEqual({ response: "promiseKept", role: "policy" });
  });

  it("a hash of what determines a replication, and of nothing else", () => {
    const hash = scenarioHash(resolved("small"));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const same = STUDY.replace("en: Small", "en: Other").replace("[promiseKept]", "[solvedWithin7]");
    expect(scenarioHash(resolved("s.yaml", {}, { "s.yaml": same }))).toBe(hash);
    expect(scenarioHash(resolved("small", { replications: 7 }))).toBe(hash);
    const others = [
      resolved("small", { seed: "other" }),
      resolved("small", { set: [["churn", "0.31"]] }),
      resolved("small", { set: [["full-time.fullTimeHours", "6"]] }),
      resolved("s.yaml", {}, { "s.yaml": `${STUDY}horizon: { intakeDays: 364 }\n` }),
    ];
    expect(new Set([hash, ...others.map(scenarioHash)]).size).toBe(5);
  });

  it("canonical JSON sorts keys at every depth and keeps lists", () => {
    const value = { b: [2, { d: 0.1, c: -0 }], a: "网", B: null };
    expect(canonicalJson(value)).toBe('{"B":null,"a":"网","b":[2,{"c":0,"d":0.1}]}');
  });

  it("one row of differences for each lever that any policy sets otherwise", () => {
    const rows = diff(resolved("small", { set: [["full-time.command", "gridOffice"]] }), SMALL);
    expect(rows.map((row) => [row.lever, row.unit, row.values.map((cell) => cell.value)])).toEqual([
      ["fullTimeShare", "share", [0, 1]],
      ["command", null, ["shared", "gridOffice"]],
    ]);
    expect(rows[1].values.map((cell) => [cell.label?.zh, cell.isChanged])).toEqual([
      ["双重指挥", false],
      ["网格中心", true],
    ]);
  });
});
