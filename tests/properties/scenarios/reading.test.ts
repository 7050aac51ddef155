import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../scenarios/diagnostic.ts";
import { type Located, merge, plain } from "../../../scenarios/located.ts";
import { editDistance } from "../../../scenarios/nearest.ts";
import { parse } from "../../../scenarios/parse.ts";
import { type Folder, follow } from "../../../scenarios/reference.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { canonicalJson } from "../../../scenarios/study.ts";
import { SMALL, smallFiles } from "../../unit/scenarios/small-registry.ts";
import { filesInMemory, shippedFiles } from "../../unit/scenarios/sources.ts";

interface Mutation {
  readonly at: number;
  readonly removed: number;
  readonly inserted: Uint8Array;
}

/** Bytes that mean something to YAML are tried more often than others. */
const byte = fc.oneof(
  fc.constantFrom(...[..."{}[]:,-?&*!|>'\"%@`#\n\t \0\\<~.0e"].map((c) => c.charCodeAt(0))),
  fc.integer({ min: 0, max: 255 }),
);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(1 << 20),
  removed: fc.nat(40),
  inserted: fc.array(byte, { maxLength: 8 }).map((bytes) => Uint8Array.from(bytes)),
});

function mutate(text: string, mutations: readonly Mutation[]): string {
  let bytes = Buffer.from(text, "utf8");
  for (const { at, removed, inserted } of mutations) {
    const start = at % (bytes.length + 1);
    bytes = Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + removed)]);
  }
  return bytes.toString("utf8");
}

function expectWellFormed(diagnostics: readonly Diagnostic[], files: Readonly<Record<string, string>>): void {
  for (const diagnostic of diagnostics) {
    expect(diagnostic.message).not.toBe("");
    const text = files[diagnostic.path];
    if (diagnostic.line === 0) continue;
    expect(text).toBeDefined();
    const lines = text.split("\n");
    expect(diagnostic.line).toBeLessThanOrEqual(lines.length);
    expect(diagnostic.column).toBeGreaterThanOrEqual(1);
    expect(diagnostic.column).toBeLessThanOrEqual(lines[diagnostic.line - 1].length + 1);
  }
}

describe.each([
  ["small documents", smallFiles(), "small", SMALL],
  ["shipped documents", shippedFiles(), "main", undefined],
] as const)("a study reads or says why not, whatever befalls its bytes: %s", (_which, files, name, registry) => {
  it("never throws, and every fault lies in a line of its file", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(files)),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        (path, mutations) => {
          const mutated = { ...files, [path]: mutate(files[path], mutations) };
          const study = readStudy(name, filesInMemory(mutated), {}, registry);
          if (study.ok) expect(study.value.policies.length).toBeGreaterThan(0);
          else {
            expect(study.error.length).toBeGreaterThan(0);
            expectWellFormed(study.error, mutated);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

const RESERVED = ["__proto__", "constructor", "prototype"];
const key = fc.string({ maxLength: 6 }).filter((text) => !RESERVED.includes(text));
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

function located(value: unknown): Located {
  const { tree } = parse(JSON.stringify(value), "a.json");
  if (tree === null) throw new Error(`refused ${JSON.stringify(value)}`);
  return tree;
}

describe("laws", () => {
  it("JSON is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(plain(located(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("canonical JSON holds the same value, and depends on no order of keys", () => {
    fc.assert(
      fc.property(json, (value) => {
        const reversed = JSON.parse(JSON.stringify(value), (_key, item) =>
          typeof item === "object" && item !== null && !Array.isArray(item)
            ? Object.fromEntries(Object.entries(item).reverse())
            : item,
        );
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("merging is associative; a document merged into itself stays as it is", () => {
    fc.assert(
      fc.property(json, json, json, (a, b, c) => {
        const [x, y, z] = [located(a), located(b), located(c)];
        expect(plain(merge(x, x))).toEqual(plain(x));
        const isMap = [x, y, z].every((tree) => tree.kind === "map");
        if (isMap) expect(plain(merge(merge(x, y), z))).toEqual(plain(merge(x, merge(y, z))));
      }),
    );
  });

  it("a reference that is followed never leaves the root", () => {
    const segment = fc.constantFrom("..", ".", "", "a", "b", "...", "a.yaml", "C:", "\\", "..\\");
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 8 }),
        fc.array(fc.constantFrom("a", "b"), { maxLength: 3 }),
        (to, below) => {
          const folder: Folder = { root: "root/", below };
          const target = follow(to.join("/"), folder);
          if (target === null) return;
          const url = new URL(target.path, "file:///x/y/");
          expect(url.pathname.startsWith("/x/y/root/")).toBe(true);
          expect(target.path).not.toMatch(/\\|(^|\/)\.\.(\/|$)/);
        },
      ),
    );
  });

  it("edit distance is a number of edits: symmetric, 0 only for equals, at most the longer length", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const edits = editDistance(a, b);
        expect(editDistance(b, a)).toBe(edits);
        expect(edits === 0).toBe(a === b);
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(edits).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
