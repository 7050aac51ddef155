import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { validate } from "../../../scenarios/validate.ts";
import { command, unbuilt } from "../../unit/cli/in-process.ts";
import { DISTRICT, FULL_TIME, PART_TIME, SMALL, STUDY, smallFiles } from "../../unit/scenarios/small-registry.ts";
import { filesInMemory, shippedFiles } from "../../unit/scenarios/sources.ts";

const faults = (text: string, files: Readonly<Record<string, string>> = {}): string[] =>
  validate("a.yaml", filesInMemory(smallFiles({ ...files, "a.yaml": text })), SMALL).map(formatDiagnostic);

/** A megabyte of the same, each of which once took seconds, or a stack overflow, to refuse. */
const REPEATED = [
  ..."[ { ] , \" ' ? : - | > % & * ! # \\ \0".split(" "),
  ...'[,|[]|&a |&a\n|!!a |"a"\n|?\n|:\n|: |? |- |-\n|%a\n|---\n|...\n|*a |a: 1\n|a: |<<: {}\n|{["\'|a\n\n|\t|\r\n| '.split(
    "|",
  ),
];

describe("text that is made to exhaust a reader is refused in little time", () => {
  it.each(REPEATED.map((piece) => [JSON.stringify(piece), piece]))("a megabyte of %s", (_name, piece) => {
    const list = faults(piece.repeat(Math.floor(999_000 / piece.length)));
    expect(list.length).toBeGreaterThan(0);
    expect(list.length).toBeLessThanOrEqual(101);
    expect(Math.max(...list.map((fault) => fault.length))).toBeLessThan(1000);
  });
});

const PRISTINE = Object.getOwnPropertyDescriptors(Object.prototype);

describe("keys that every object has", () => {
  it.each(Object.getOwnPropertyNames(Object.prototype).concat("prototype"))(
    "%s is refused wherever it stands",
    (key) => {
      const map = `{ ${key}: 1 }`;
      const texts = [
        `${map}\n`,
        `kind: ${map}\n`,
        `${PART_TIME}levers: ${map}\n`,
        `${PART_TIME}levers: { command: ${map} }\n`,
        `${PART_TIME}levers: { command: [${map}] }\n`,
        `${DISTRICT.replace("factors:", `  - ${map}\n  - ${map}\nfactors:`)}`,
        `${STUDY}attributions: [${map}, ${map}]\n`,
        `${STUDY.replace("[promiseKept]", `[${map}, ${map}]`)}`,
      ];
      for (const text of texts) expect(faults(text).join("\n")).toContain(`\`${key}\` is not allowed as a key`);
      expect(Object.getOwnPropertyDescriptors(Object.prototype)).toEqual(PRISTINE);
    },
  );
});

describe("sizes and counts are bounded", () => {
  it("a thousand million residents", () => {
    const communities = Array.from(
      { length: 500 },
      (_, i) => `  - { name: S${i}, type: mixed, grids: 100, demand: 1 }`,
    );
    const district = DISTRICT.replace(/ {2}- .*\n/, `${communities.join("\n")}\n`);
    expect(faults(district)).toEqual([
      "a.yaml:6:3 /communities: must have at most 12000 grids in all (got 50000); that is a city of some 22 million residents; take a sample",
    ]);
    const one = DISTRICT.replace("grids: 12", "grids: 555555");
    expect(faults(one)[0]).toContain("/communities/0/grids: must be at most 100 (got 555555)");
  });

  it("more policies than are compared: those beyond are not even opened", () => {
    const policies = Array.from({ length: 1000 }, (_, i) => `p${i}.yaml`);
    const opened: string[] = [];
    const source = filesInMemory(smallFiles({ "a.yaml": STUDY.replace("[part-time, full-time]", `[${policies}]`) }));
    const watching = {
      ...source,
      read: (path: string) => {
        opened.push(path);
        return source.read(path, null);
      },
    };
    const list = validate("a.yaml", watching, SMALL).map(formatDiagnostic);
    expect(list).toContain("a.yaml:7:11 /policies: must have at most 50 of them (got a list)");
    expect(opened.length).toBeLessThan(60);
    const asked = readStudy("small", filesInMemory(smallFiles()), { policies }, SMALL);
    expect(asked.ok ? [] : asked.error.map(formatDiagnostic)).toEqual([
      "--policies: names 1000 policies; at most 50 are compared at once",
    ]);
  });

  it("a chain of documents that extend one another", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [
        `c${i}.yaml`,
        FULL_TIME.replace("extends: part-time", `extends: c${i + 1}.yaml`),
      ]),
    );
    const first = FULL_TIME.replace("extends: part-time", "extends: c0.yaml");
    expect(faults(first, chain)).toEqual([
      expect.stringMatching(
        /^c15\.yaml:3:10 \/extends: extends a chain of more than 16 documents; merge some of them$/,
      ),
    ]);
    expect(faults(first, { ...chain, "c15.yaml": PART_TIME })).toEqual([]);
  });
});

describe("a document carries no code", () => {
  it.each([
    "!!js/function 'function () { return 1 }'",
    "!!js/regexp /a/",
    "!!python/object/apply:os.system [ls]",
    "!<tag:yaml.org,2002:js/undefined> ''",
    "!include /etc/passwd",
    "!!set {a}",
  ])("no tag is known: %s", (value) => {
    expect(faults(`${PART_TIME}levers: { command: ${value} }\n`)[0]).toContain("is not valid YAML");
  });

  it.each([`\${process.exit(7)}`, "{{ 1 + 1 }}", "=1+1", "() => 1", "$(rm -r .)"])("text stays text: %s", (value) => {
    expect(faults(`${PART_TIME}levers: { command: ${JSON.stringify(value)} }\n`)[0]).toContain(
      "must be a known option of command",
    );
  });
});

/** Bytes, not characters: what a broken disk, a wrong encoding or an attacker leaves. */
const damage = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("set" as const), at: fc.nat(), byte: fc.nat(255) }),
    fc.record({ kind: fc.constant("cut" as const), at: fc.nat(), byte: fc.nat(255) }),
    fc.record({ kind: fc.constant("drop" as const), at: fc.nat(), byte: fc.nat(60) }),
    fc.record({ kind: fc.constant("double" as const), at: fc.nat(), byte: fc.nat(255) }),
  ),
  { minLength: 1, maxLength: 6 },
);

function damaged(text: string, harms: readonly { kind: string; at: number; byte: number }[]): Buffer {
  let bytes = Buffer.from(text);
  for (const { kind, at, byte } of harms) {
    const here = at % (bytes.length + 1);
    if (kind === "set") bytes = Buffer.concat([bytes.subarray(0, here), Buffer.of(byte), bytes.subarray(here + 1)]);
    else if (kind === "cut") bytes = bytes.subarray(0, here);
    else if (kind === "drop") bytes = Buffer.concat([bytes.subarray(0, here), bytes.subarray(here + byte)]);
    else bytes = Buffer.concat([bytes.subarray(0, here), bytes.subarray(Math.max(0, here - byte))]);
  }
  return bytes;
}

describe("whatever befalls the bytes of a shipped document, the program says what is wrong and writes nothing", () => {
  const folder = mkdtempSync(join(tmpdir(), "gridgov-damaged-"));
  const tried = { refused: 0, valid: 0 };
  afterAll(() => {
    rmSync(folder, { recursive: true });
    console.info(`damaged documents: ${tried.refused} refused, ${tried.valid} still valid`);
  });

  it.each(Object.entries(shippedFiles()))("%s", async (path, text) => {
    const name = basename(path);
    const file = join(folder, name);
    onTestFinished(() => rmSync(file, { force: true }));
    await fc.assert(
      fc.asyncProperty(damage, async (harms) => {
        writeFileSync(file, damaged(text, harms));
        const { exit, stderr } = await command(unbuilt, "validate", file);
        expect([0, 2], stderr).toContain(exit);
        tried[exit === 0 ? "valid" : "refused"]++;
        if (exit === 0) return;
        // Of the document, or of one that it extends: a fault is told where it was written.
        expect(stderr).toMatch(/\.(yaml|json)/);
        expect(stderr).not.toContain("    at ");
        const words = path.includes("studies") ? [file] : ["main", "--policies", `part-time,${file}`];
        if (path.includes("districts")) return;
        const asked = await command(unbuilt, "compare", ...words, "--out", join(folder, "out"));
        expect(asked.exit, asked.stderr).toBe(2);
        expect(readdirSync(folder)).toEqual([name]);
      }),
      { numRuns: 150 },
    );
  });
});
