import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../../../scenarios/diagnostic.ts";
import { readStudy } from "../../../../scenarios/resolve.ts";
import { scenarioHash } from "../../../../scenarios/study.ts";
import { changedLevers, type Draft, draftOf, openFiles, studyOf } from "../../../../viz/viewer/draft.ts";
import { filesInMemory, shippedFiles } from "../../scenarios/sources.ts";

const shipped = filesInMemory(shippedFiles());
const main = (() => {
  const study = readStudy("main", shipped);
  if (!study.ok) throw new Error("main cannot be read");
  return study.value;
})();

const drafted = (draft: Draft, isWhole = false) => {
  const study = studyOf(draft, isWhole);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value.study;
};

const moved = (draft: Draft, at: number, levers: Record<string, number | string>): Draft => ({
  ...draft,
  policies: draft.policies.map((own, i) => (i === at ? { ...own, levers: { ...own.levers, ...levers } } : own)),
});

describe("a draft", () => {
  test("that nobody has touched is the study, with two of its policies", () => {
    const asked = readStudy("main", shipped, { policies: ["part-time", "full-time-separated"] });
    if (!asked.ok) throw new Error("cannot be read");
    const own = drafted(draftOf(main, ["part-time", "full-time-separated"]));
    // What a run computes is the same, and so is its hash; only the title names the two.
    expect(scenarioHash(own)).toBe(scenarioHash(asked.value));
    expect({ ...own, title: null, question: null }).toEqual({
      ...asked.value,
      title: null,
      question: null,
      attributions: [],
    });
  });

  test("can stand for the whole study too, whatever the levers say", () => {
    const draft = moved(draftOf(main), 1, { visitStandard: 5 });
    const own = drafted(draft, true);
    expect(scenarioHash(own)).toBe(scenarioHash(main));
    expect({ ...own, policies: null }).toEqual({ ...main, policies: null });
  });

  test("names a policy whose levers were moved, and leaves the one it came from alone", () => {
    const draft = moved(draftOf(main, ["part-time", "full-time"]), 1, { visitStandard: 5 });
    expect(changedLevers(draft, 0)).toEqual([]);
    expect(changedLevers(draft, 1)).toEqual(["visitStandard"]);
    const own = drafted(draft);
    expect(own.policies.map(({ name }) => name)).toEqual(["part-time", "full-time-changed"]);
    expect(own.policies[1].label).toEqual({ en: "full-time members (changed)", zh: "专职网格员（有改动）" });
    expect(own.policies[1].levers.visitStandard).toBe(5);
    expect(own.name).toBe("main-own");
  });

  test("tells two policies apart that have one name", () => {
    const same = drafted(draftOf(main, ["full-time", "full-time"]));
    expect(same.policies.map(({ name }) => name)).toEqual(["full-time", "full-time-again"]);
    const draft = draftOf(main, ["full-time", "full-time"]);
    const both = moved(moved(draft, 0, { visitStandard: 5 }), 1, { visitStandard: 6 });
    expect(drafted(both).policies.map(({ name }) => name)).toEqual(["full-time-changed", "full-time-changed-again"]);
  });

  test("carries factors, seed and replications", () => {
    const draft = { ...draftOf(main), factors: { ...main.factors, officerHours: 3 }, seed: "another", replications: 7 };
    const own = drafted(draft);
    expect(own.changedFactors).toEqual([{ factor: "officerHours", from: main.factors.officerHours, to: 3 }]);
    expect([own.seed, own.replications]).toEqual(["another", 7]);
  });

  test("takes its verdicts at the looks that are chosen", () => {
    const looks = [10, 20];
    const own = drafted({ ...draftOf(main), replications: 20, stopping: { rule: "looks", looks } });
    expect(own.exploration).toEqual({ method: "compare", stopping: { rule: "looks", looks }, ratios: [] });
  });

  test("of a study of another method compares two of its policies", () => {
    const text = `kind: study
name: screened
extends: main
method: sensitivity
attributions: []
vary: [{ factor: officerHours }]
`;
    const opened = openFiles(new Map([["screened.yaml", text]]), shipped);
    if (!opened.ok) throw new Error(opened.error.map(formatDiagnostic).join("\n"));
    expect(opened.value.method).toBe("sensitivity");
    expect(drafted(draftOf(opened.value)).method).toBe("compare");
  });

  test("that cannot run has its faults told", () => {
    const study = studyOf({ ...draftOf(main), seed: "" });
    expect(study.ok).toBe(false);
    if (!study.ok) expect(study.error[0].pointer).toBe("/seed");
  });
});

describe("opened files", () => {
  const policy = "kind: policy\nname: mine\nextends: full-time\nlabel: { en: mine, zh: 我的 }\n";
  const study = "kind: study\nname: own\nextends: main\nattributions: []\npolicies: [part-time, mine.yaml]\n";

  test("are read together: the study, and what it names", () => {
    const opened = openFiles(
      new Map([
        ["mine.yaml", policy],
        ["own.yaml", study],
      ]),
      shipped,
    );
    expect(opened.ok && opened.value.policies.map(({ name }) => name)).toEqual(["part-time", "mine"]);
  });

  test("say what is missing beside a study, and not that a policy is no study", () => {
    const alone = openFiles(new Map([["own.yaml", study]]), shipped);
    expect(alone.ok).toBe(false);
    if (!alone.ok) expect(alone.error.map(formatDiagnostic).join()).toContain("there is no file `mine.yaml`");
    const broken = openFiles(
      new Map([
        ["mine.yaml", "kind: policy\nname: mine\n"],
        ["own.yaml", study],
      ]),
      shipped,
    );
    expect(broken.ok).toBe(false);
    if (!broken.ok) expect(broken.error.map(formatDiagnostic).join()).toContain("the policy lacks `label`");
    const policyOnly = openFiles(new Map([["mine.yaml", policy]]), shipped);
    expect(policyOnly.ok).toBe(false);
    if (!policyOnly.ok) expect(policyOnly.error[0].message).toContain("expected here is");
  });
});
