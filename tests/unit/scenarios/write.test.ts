import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { type Overrides, readStudy } from "../../../scenarios/resolve.ts";
import { scenarioHash } from "../../../scenarios/study.ts";
import { writeStudy } from "../../../scenarios/write.ts";
import { filesInMemory, shippedFiles } from "./sources.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/studies/${name}.yaml`, import.meta.url), "utf8");
const source = filesInMemory({
  ...shippedFiles(),
  "small-district.yaml": fixture("small-district"),
  "small-scenario.yaml": fixture("small-scenario"),
});

function read(path: string, overrides: Overrides = {}, from = source) {
  const study = readStudy(path, from, overrides);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value;
}

describe("a written study", () => {
  const cases: [string, string, Overrides][] = [
    ["the main study", "main", {}],
    ["the district of full size", "chenghua", {}],
    ["a scenario", "small-scenario.yaml", {}],
    [
      "a study with other levers, factors and seed",
      "main",
      {
        set: [
          ["full-time.visitStandard", "3"],
          ["full-time.command", "gridOffice"],
          ["officerHours", "2.5"],
        ],
        seed: "它",
      },
    ],
    ["a study of two of its policies", "main", { policies: ["full-time", "full-time-separated"], replications: 7 }],
  ];
  for (const [what, path, overrides] of cases) {
    test(`reads back as the study that was written: ${what}`, () => {
      const study = read(path, overrides);
      const text = writeStudy(study);
      const alone = filesInMemory({ "written.yaml": text });
      // A value that was matched to another policy is written as it was found.
      const policies = study.policies.map((policy) => ({ ...policy, matched: null }));
      expect(read("written.yaml", {}, alone)).toEqual({ ...study, policies });
      expect(scenarioHash(read("written.yaml", {}, alone))).toBe(scenarioHash(study));
    });
  }
});

test("a comparison is written with its rule of stopping and its ratios; a study of another method is not", () => {
  const compared = `kind: study
name: own
extends: main
looks: [10, 20]
replications: 20
ratios: [{ name: cost, label: { en: cost, zh: 成本 }, cost: fullCost, effect: solvedWithin7 }]
`;
  const precise = "kind: study\nname: own\nextends: main\nprecision: { relative: 0.1, first: 12 }\n";
  for (const text of [compared, precise]) {
    const study = read("own.yaml", {}, filesInMemory({ ...shippedFiles(), "own.yaml": text }));
    const again = read("again.yaml", {}, filesInMemory({ "again.yaml": writeStudy(study) }));
    expect(again.exploration).toEqual(study.exploration);
    expect(again.replications).toBe(study.replications);
  }
  const swept =
    "kind: study\nname: own\nextends: main\nmethod: sensitivity\nattributions: []\nvary: [{ factor: officerHours }]\n";
  const study = read("own.yaml", {}, filesInMemory({ ...shippedFiles(), "own.yaml": swept }));
  expect(() => writeStudy(study)).toThrow("own is no comparison but a sensitivity");
});

describe("documents written out where a reference may stand", () => {
  const written = (policies: string): string => `kind: study
name: own
extends: main
baseline: part-time
attributions: []
policies:
${policies}`;
  const diagnostics = (text: string): string[] => {
    const study = readStudy("own.yaml", filesInMemory({ ...shippedFiles(), "own.yaml": text }));
    return study.ok ? [] : study.error.map(formatDiagnostic);
  };

  test("inherit like any other", () => {
    const text = written(`  - part-time
  - { name: mine, extends: full-time, label: { en: mine, zh: 我的 }, levers: { visitStandard: 2 } }
`);
    const study = read("own.yaml", {}, filesInMemory({ ...shippedFiles(), "own.yaml": text }));
    expect(study.policies.map(({ name }) => name)).toEqual(["part-time", "mine"]);
    expect(study.policies[1].levers).toMatchObject({ fullTimeShare: 1, visitStandard: 2 });
  });

  test("have their faults told where they stand", () => {
    const text = written(`  - part-time
  - name: mine
    extends: full-time
    label: { en: mine, zh: 我的 }
    levers: { visitStandard: 200 }
`);
    expect(diagnostics(text)).toEqual([
      expect.stringMatching(/^own\.yaml:11:30 \/levers\/visitStandard: must be at most .* \(got 200\)/),
    ]);
  });

  test("must be of the kind that belongs there, and text or a map at all", () => {
    expect(diagnostics(written("  - part-time\n  - { kind: district, name: mine }\n"))).toEqual([
      expect.stringContaining('/policies/1: must be a policy (got "district")'),
    ]);
    expect(diagnostics(written("  - part-time\n  - 7\n"))).toEqual([
      expect.stringContaining("/policies/1: must be a name, a path or a map (got 7)"),
    ]);
  });

  test("cannot extend themselves by way of a file that does", () => {
    const files = {
      ...shippedFiles(),
      "own.yaml": written("  - part-time\n  - { name: mine, extends: a.yaml }\n"),
      "a.yaml": "kind: policy\nname: a\nextends: a.yaml\nlabel: { en: a, zh: a }\n",
    };
    const study = readStudy("own.yaml", filesInMemory(files));
    expect(study.ok).toBe(false);
    if (!study.ok) expect(study.error.map(formatDiagnostic).join("\n")).toContain("extends itself: a.yaml -> a.yaml");
  });
});
