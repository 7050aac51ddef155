import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { validate } from "../../../scenarios/validate.ts";
import { SMALL, STUDY, smallFiles } from "./small-registry.ts";
import { filesInMemory } from "./sources.ts";

const HASH = "a".repeat(64);
const TARGET = { response: "solvedWithin7", value: 0.5, sd: 0.1, heldOut: false, source: "test" };
const DOCUMENT = {
  kind: "worlds",
  name: "small",
  label: { en: "small", zh: "小" },
  provenance: {
    study: "calibrate",
    seed: "test",
    gridgov: "1.2.3",
    modelHash: HASH,
    scenarioHash: HASH,
    district: "small",
    policy: "full-time",
    replications: 1,
    procedure: "history-matching",
    cutoff: 3,
    simulated: 100,
    accepted: 12,
    waves: [{ points: 100, share: 1 }],
    standard: { distance: null, isAccepted: false },
    targets: [{ ...TARGET, simulated: 0.9, distance: 4 }],
  },
  factors: ["theory", "churn"],
  worlds: Array.from({ length: 12 }, (_, i) => ({ name: `world ${i}`, distance: 1, values: ["contact", i / 20] })),
};
type Doc = typeof DOCUMENT;

const filesOf = (document: unknown, lines: readonly string[]): Record<string, string> =>
  smallFiles({
    "mine/study.yaml": `${STUDY.replace("method: compare", "method: robust")}${lines.map((line) => `${line}\n`).join("")}`,
    "mine/worlds.json": JSON.stringify(document, null, 1),
  });
const read = (document: unknown, ...lines: string[]) =>
  readStudy(
    "mine/study.yaml",
    filesInMemory(filesOf(document, lines.length > 0 ? lines : ["robust: { accepted: ./worlds.json }"])),
    {},
    SMALL,
  );
const faults = (document: unknown, ...lines: string[]): string[] => {
  const study = read(document, ...lines);
  return study.ok ? [] : study.error.map(formatDiagnostic);
};

describe("accepted worlds", () => {
  it("are what a robust study varies and where: every factor of the document over its own range", () => {
    const study = read(DOCUMENT);
    if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
    const { dimensions, exploration } = study.value;
    expect(dimensions.map(({ name, span }) => [name, span.kind])).toEqual([
      ["theory", "values"],
      ["churn", "range"],
    ]);
    expect(exploration).toMatchObject({ method: "robust", draws: 0 });
    expect(exploration.method === "robust" && exploration.worlds.slice(0, 2)).toEqual([
      ["contact", 0],
      ["contact", 0.05],
    ]);
  });

  it("may be the first so many of them", () => {
    const study = read(DOCUMENT, "robust: { accepted: ./worlds.json, worlds: 10 }");
    expect(study.ok && study.value.exploration.method === "robust" && study.value.exploration.worlds).toHaveLength(10);
  });

  it("stand alone: nothing else says what varies", () => {
    expect(faults(DOCUMENT, "robust: { accepted: ./worlds.json }", "vary: [{ factor: churn }]")[0]).toMatch(
      /study.yaml:\d+:\d+ \/vary: .*accepted worlds, which say what varies; keep one of the two/,
    );
    expect(faults(DOCUMENT, "robust: { accepted: ./worlds.json, worldsFrom: ./w.csv }").join("\n")).toMatch(
      /stands beside `accepted`/,
    );
    expect(faults(DOCUMENT, "robust: { accepted: nowhere }")[0]).toMatch(/there is no worlds named `nowhere`/);
  });

  const withValues = (values: unknown): Doc =>
    ({ ...DOCUMENT, worlds: [DOCUMENT.worlds[0], { ...DOCUMENT.worlds[1], values }] }) as Doc;

  it.each<[string, unknown, RegExp]>([
    [
      "a value out of its range",
      withValues(["contact", 7]),
      /worlds\.json:\d+:\d+ \/worlds\/1\/values\/1: is not allowed for `churn` \(got 7\); allowed: 0 to 1 share/,
    ],
    [
      "an option that there is not",
      withValues(["love", 0.5]),
      /\/worlds\/1\/values\/0: is not allowed for `theory` \(got "love"\); allowed: contact, workload/,
    ],
    ["a value too few", withValues(["contact"]), /\/worlds\/1\/values: .*must have 2 values, one a factor \(got 1\)/],
    [
      "an unknown factor",
      { ...DOCUMENT, factors: ["theory", "chum"] },
      /worlds\.json:\d+:\d+ \/factors\/1: .*must be a known factor.*churn/,
    ],
    ["no provenance", { ...DOCUMENT, provenance: undefined }, /lacks `provenance`/],
    [
      "a torn hash",
      { ...DOCUMENT, provenance: { ...DOCUMENT.provenance, modelHash: "abc" } },
      /must be 64 hexadecimal digits/,
    ],
    ["no world", { ...DOCUMENT, worlds: [] }, /\/worlds: .*at least 1/],
  ])("that are damaged are refused where they are: %s", (_, document, message) => {
    expect(faults(document).join("\n")).toMatch(message);
  });

  it("that are cut off in the middle are refused by line and column", () => {
    const files = filesOf(DOCUMENT, ["robust: { accepted: ./worlds.json }"]);
    const cut = { ...files, "mine/worlds.json": files["mine/worlds.json"].slice(0, 900) };
    const study = readStudy("mine/study.yaml", filesInMemory(cut), {}, SMALL);
    expect(study.ok).toBe(false);
    expect(study.ok ? "" : study.error.map(formatDiagnostic).join("\n")).toMatch(/mine\/worlds\.json:\d+:\d+/);
  });

  it("are checked by themselves, too", () => {
    const source = filesInMemory(filesOf(withValues(["contact", 7]), []));
    expect(validate("mine/worlds.json", source, SMALL).map(formatDiagnostic).join("\n")).toMatch(
      /for `churn` \(got 7\)/,
    );
    expect(validate("mine/worlds.json", filesInMemory(filesOf(DOCUMENT, [])), SMALL)).toEqual([]);
  });
});
