import { describe, expect, it, test } from "vitest";
import { ComparisonStudy } from "../../../engine/study/comparison-study.ts";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { METHODS, type MethodName } from "../../../scenarios/documents.ts";
import { methodOf } from "../../../scenarios/method.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { toPlan, toPointPlan } from "../../../scenarios/study.ts";
import { SMALL, STUDY, smallFiles } from "./small-registry.ts";
import { filesInMemory, shippedFiles } from "./sources.ts";

/** The small study with other lines, and other files beside it. */
function read(lines: string, files: Record<string, string> = {}, overrides = {}) {
  const source = filesInMemory(smallFiles({ "mine/study.yaml": lines, ...files }));
  return readStudy("mine/study.yaml", source, overrides, SMALL);
}

const studyOf = (method: MethodName, ...more: string[]): string =>
  `${STUDY.replace("method: compare", `method: ${method}`)}${more.map((line) => `${line}\n`).join("")}`;

function resolved(lines: string, files: Record<string, string> = {}, overrides = {}) {
  const study = read(lines, files, overrides);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value;
}

function faults(lines: string, files: Record<string, string> = {}): string[] {
  const study = read(lines, files);
  return study.ok ? [] : study.error.map(formatDiagnostic);
}

describe("what is varied", () => {
  const sweep = (...vary: string[]) =>
    studyOf("sweep", "sweep: { design: full-factorial }", "vary:", ...vary.map((v) => `  - ${v}`));

  it("a factor over its own range, over a part of it, or over values; a choice over its options", () => {
    const { dimensions } = resolved(sweep("{ factor: churn, from: 0.1, to: 0.4 }", "{ factor: theory }"));
    expect(dimensions).toEqual([
      { name: "churn", sets: "factor", entry: "churn", policies: [], span: { kind: "range", low: 0.1, high: 0.4 } },
      {
        name: "theory",
        sets: "factor",
        entry: "theory",
        policies: [],
        span: { kind: "values", values: ["contact", "workload"] },
      },
    ]);
    expect(resolved(sweep("{ factor: churn }")).dimensions[0].span).toEqual({ kind: "range", low: 0, high: 1 });
  });

  it("a lever in every policy but the baseline, or in those named", () => {
    const { dimensions } = resolved(
      sweep("{ lever: fullTimeHours, values: [4, 6] }", "{ lever: command, policies: [part-time] }"),
    );
    expect(dimensions.map(({ name, policies }) => [name, policies])).toEqual([
      ["fullTimeHours", ["full-time"]],
      ["part-time.command", ["part-time"]],
    ]);
  });

  it("everything of some evidence", () => {
    expect(resolved(sweep("{ evidence: A }")).dimensions.map(({ name }) => name)).toEqual(["churn", "theory"]);
  });

  it.each([
    [
      "{ factor: churn, lever: command }",
      /11:5 \/vary\/0: must name a factor, a lever or an evidence \(got "factor and lever"\)/,
    ],
    [
      "{ factor: churn, from: 0.5, to: 2 }",
      /\/vary\/0: must be a range within the bounds \(got "0.5 to 2"\); allowed: 0 to 1 share\/year/,
    ],
    ["{ factor: theory, from: 1 }", /is a choice and has no range \(got "theory"\); allowed: contact, workload/],
    ["{ lever: fullTimeHours, values: [4, 9] }", /\/vary\/0\/values: is not allowed \(got 9\); allowed: 2 to 8 h\/day/],
    [
      "{ lever: command, policies: [full-tine] }",
      /must be one of the policies \(got "full-tine"\); did you mean `full-time`/,
    ],
    ["{ factor: chum }", /must be a known factor \(got "chum"\); did you mean `churn`/],
  ])("%s is refused", (entry, message) => {
    expect(faults(sweep(entry)).join("\n")).toMatch(message);
  });

  it("nothing twice", () => {
    expect(faults(sweep("{ factor: churn }", "{ evidence: A }")).join()).toMatch(/is varied twice/);
  });
});

describe("a matrix", () => {
  const lines = studyOf(
    "sweep",
    "vary: [{ factor: churn }, { factor: theory }]",
    "sweep: { design: matrix, matrix: design.csv }",
  );

  it("is read in the order of its own head", () => {
    const { exploration } = resolved(lines, { "mine/design.csv": "theory, churn\r\ncontact,0.1\nworkload,0.25\n\n" });
    expect(exploration).toMatchObject({
      design: {
        kind: "matrix",
        rows: [
          [0.1, "contact"],
          [0.25, "workload"],
        ],
      },
    });
  });

  it("says every fault with line and column", () => {
    const csv = "churn,theorie\n0.1,contact\n";
    expect(faults(lines, { "mine/design.csv": csv })).toEqual([
      'mine/design.csv:1:1: has no column `theory` (got "churn,theorie"); name every entry of `vary`',
      'mine/design.csv:1:7: is not varied by this study (got "theorie"); did you mean `theory`?',
    ]);
    expect(faults(lines, { "mine/design.csv": "churn,theory\n2,contact\n0.1,luck\n0.1\n" })).toEqual([
      'mine/design.csv:2:1: is not allowed (got "2"); allowed: 0 to 1 share/year',
      'mine/design.csv:3:5: is not allowed (got "luck")',
      'mine/design.csv:4:1: must have 2 values (got "0.1")',
    ]);
    expect(faults(lines).join()).toMatch(/study.yaml:\d+:\d+ \/sweep\/matrix: there is no file `mine\/design.csv`/);
    expect(faults(lines.replace("design.csv", "../design.csv")).join()).toMatch(/leaves the folder of the document/);
  });
});

describe("sections", () => {
  it.each([
    [studyOf("compare", "sweep: { design: full-factorial }"), /belongs to the method sweep, not to compare/],
    [studyOf("robust", "vary: [{ factor: churn }]", "looks: [5, 10]"), /belongs to the method compare, not to robust/],
    [studyOf("sweep", "vary: [{ factor: churn }]"), /the method sweep needs its section; add `sweep:`/],
    [studyOf("robust"), /the method robust needs what it varies; add `vary:`/],
    [studyOf("compare", "vary: [{ factor: churn }]"), /the method compare varies nothing/],
    [studyOf("compare", "looks: [5, 10]", "precision: { relative: 0.1 }"), /stands beside `looks`/],
    [studyOf("compare", "looks: [10, 5]"), /each larger than the one before/],
    [studyOf("select", "select: { procedure: kn }"), /\/select: delta: must be above 0/],
    [studyOf("robust", "vary: [{ lever: fullTimeHours }]", "robust: { worlds: 20 }"), /"fullTimeHours" is no factor/],
    [studyOf("switch", "vary: [{ factor: theory }]", "switch: { grid: 3 }"), /"theory" needs a range/],
    [
      studyOf("calibrate", "vary: [{ factor: churn }]", "calibrate: { targets: [], procedure: abc }"),
      /at least 1 of them/,
    ],
    [STUDY.replace("[part-time, full-time]", "[part-time]"), /\/policies: must have at least 2 of them/],
  ])("what does not belong or fit is told with its place: %#", (lines, message) => {
    expect(faults(lines).join("\n")).toMatch(message);
    expect(faults(lines)[0]).toMatch(/^mine\/study.yaml:\d+:\d+/);
  });

  it("looks end with the replications asked for", () => {
    const lines = studyOf("compare", "looks: [5, 10, 20]");
    expect(resolved(lines)).toMatchObject({ replications: 20, exploration: { stopping: { looks: [5, 10, 20] } } });
    const fewer = resolved(lines, {}, { replications: 12 });
    expect(fewer).toMatchObject({ replications: 12, exploration: { stopping: { looks: [5, 10, 12] } } });
  });
});

describe("every shipped study", () => {
  const files = shippedFiles();
  const source = filesInMemory(files);
  const studies = Object.keys(files)
    .filter((path) => path.includes("/studies/"))
    .map((path) => path.replace(/.*\/(.*)\.(yaml|json)/, "$1"));
  const shipped = studies.map((name) => {
    const study = readStudy(name, source);
    if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
    return study.value;
  });

  test("one of each method is among them", () => {
    expect([...new Set(shipped.map(({ method }) => method))].sort()).toEqual([...METHODS].sort());
  });

  test.each(shipped.map((study) => [study.name, study] as const))(
    "%s: asks for runs that the district can run",
    (_, study) => {
      const method = methodOf(study);
      const asked = method.ask();
      expect(asked.length).toBeGreaterThan(0);
      expect(method.most).toBeGreaterThanOrEqual(asked.length);
      for (const { point } of asked) {
        const plan = toPointPlan(study, point);
        expect(plan.policies).toHaveLength(point.policies.length);
        for (const { levers } of plan.policies)
          expect(Object.keys(levers)).toEqual(Object.keys(study.policies[0].levers));
        expect(Object.keys(plan.factors)).toEqual(Object.keys(study.factors));
      }
      if (method instanceof ComparisonStudy) expect(toPointPlan(study, asked[0].point)).toEqual(toPlan(study));
    },
  );
});
