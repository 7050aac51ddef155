import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { validate } from "../../../scenarios/validate.ts";
import { DISTRICT, FULL_TIME, PART_TIME, SMALL, STUDY, smallFiles } from "./small-registry.ts";
import { filesInMemory } from "./sources.ts";

/** What a person reads who validates `path`. */
function faults(path: string, files: Readonly<Record<string, string>>): string[] {
  return validate(path, filesInMemory(smallFiles(files)), SMALL).map(formatDiagnostic);
}

describe("a value that a schema refuses is told by line, name, value, bound and remedy", () => {
  it("misspelt lever", () => {
    const text = `${PART_TIME}levers:\n  fullTimShare: 1\n`;
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      "a.yaml:5:3 /levers/fullTimShare: is not a known lever; did you mean `fullTimeShare`?",
    ]);
  });

  it("value out of bounds", () => {
    const text = `${PART_TIME}levers:\n  fullTimeShare: 1.5\n`;
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      "a.yaml:5:18 /levers/fullTimeShare: must be at most 1 (got 1.5); allowed: 0 to 1 share, default 0",
    ]);
  });

  it("not a finite number", () => {
    const text = `${PART_TIME}levers:\n  fullTimeShare: .nan\n`;
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      "a.yaml:5:18 /levers/fullTimeShare: must be a number (got NaN); allowed: 0 to 1 share, default 0",
    ]);
  });

  it("wrong type", () => {
    const text = `${PART_TIME}levers:\n  fullTimeShare: "1"\n  command: 3\n`;
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      'a.yaml:5:18 /levers/fullTimeShare: must be a number (got "1"); write it without quotes',
      "a.yaml:6:12 /levers/command: must be a known option of command (got 3); known: shared, gridOffice",
    ]);
    expect(faults("s.yaml", { "s.yaml": `${STUDY}seed: 42\n` })).toEqual([
      "s.yaml:9:7 /seed: must be text (got 42); put it in quotes",
    ]);
  });

  it("unknown kind, and no kind", () => {
    expect(faults("a.yaml", { "a.yaml": "kind: polcy\nname: a\n" })).toEqual([
      'a.yaml:1:7 /kind: must be one of district, policy, study, scenario, worlds (got "polcy"); did you mean `policy`?',
    ]);
    expect(faults("a.yaml", { "a.yaml": "name: a\n" })).toEqual([
      "a.yaml:1:1 /kind: must be one of district, policy, study, scenario, worlds; add `kind:`",
    ]);
  });

  it("missing key", () => {
    expect(faults("a.yaml", { "a.yaml": "kind: policy\nname: a\nlabel: { en: A }\n" })).toEqual([
      "a.yaml:3:8 /label/zh: `zh` is missing; add `zh:`",
    ]);
  });

  it("a name of two words, a community that is no numbered place, two of one name", () => {
    const district = DISTRICT.replace("name: sample", "name: My Sample").replace("S01", "Main Street");
    expect(faults("d.yaml", { "d.yaml": district })).toEqual([
      'd.yaml:2:7 /name: must be lower-case words joined by hyphens, such as `full-time` (got "My Sample")',
      'd.yaml:6:13 /communities/0/name: must be a numbered place, such as `S01` (got "Main Street")',
    ]);
    const twice = DISTRICT.replace("factors:", "  - { name: S01, type: mixed, grids: 4, demand: 2 }\nfactors:");
    expect(faults("d.yaml", { "d.yaml": twice })).toEqual([
      'd.yaml:7:13 /communities/1/name: is the name of a community before it (got "S01"); number the places',
    ]);
  });

  it("a primary response must exist and a margin must name one; columns over the same matters are neither", () => {
    const text = STUDY.replace("[promiseKept]", "[promisKept, promiseKept.same]").concat(
      "margins: { solvedWithin: 0.1, promiseKept: 0 }\n",
    );
    expect(faults("s.yaml", { "s.yaml": text })).toEqual([
      's.yaml:8:11 /primary/0: must be a known response (got "promisKept"); did you mean `promiseKept`?',
      's.yaml:8:23 /primary/1: must be a known response (got "promiseKept.same"); did you mean `promiseKept`?',
      "s.yaml:9:12 /margins/solvedWithin: is not a known response; did you mean `solvedWithin7`?",
      "s.yaml:9:44 /margins/promiseKept: must be more than 0 (got 0); allowed: above 0",
    ]);
  });

  it("every fault at once, in every file that the study reads", () => {
    const files = {
      "s.yaml": `${STUDY.replace("full-time]", "./bad.yaml]")}alpha: 2\n`,
      "bad.yaml": `${PART_TIME.replace("part-time", "bad")}levers: { fullTimeShare: -1, comand: shared }\n`,
    };
    expect(faults("s.yaml", files)).toEqual([
      "s.yaml:9:8 /alpha: must be at most 0.5 (got 2); allowed: above 0 to 0.5, default 0.05",
      "bad.yaml:4:26 /levers/fullTimeShare: must be at least 0 (got -1); allowed: 0 to 1 share, default 0",
      "bad.yaml:4:30 /levers/comand: is not a known lever; did you mean `command`?",
    ]);
  });

  it("JSON is read by the same rules", () => {
    const text = JSON.stringify(
      { kind: "policy", name: "a", label: { en: "A", zh: "A" }, levers: { command: "x" } },
      null,
      "\t",
    );
    expect(faults("a.json", { "a.json": text })).toEqual([
      'a.json:9:14 /levers/command: must be a known option of command (got "x"); known: shared, gridOffice',
    ]);
  });
});

describe("documents that refer to others", () => {
  it("a fault in what is extended is told where it was written", () => {
    const files = {
      "base.yaml": `${PART_TIME}levers:\n  fullTimeShare: 2\n  fullTimeHours: 20\n`,
      "a.yaml": "kind: policy\nname: a\nextends: ./base.yaml\nlevers:\n  fullTimeHours: 7\n",
    };
    expect(faults("a.yaml", files)).toEqual([
      "base.yaml:5:18 /levers/fullTimeShare: must be at most 1 (got 2); allowed: 0 to 1 share, default 0",
    ]);
  });

  it("missing target of extends", () => {
    const named = FULL_TIME.replace("extends: part-time", "extends: part-tme");
    expect(faults("a.yaml", { "a.yaml": named })).toEqual([
      "a.yaml:3:10 /extends: there is no policy named `part-tme`; did you mean `part-time`?",
    ]);
    const pathed = FULL_TIME.replace("extends: part-time", "extends: lib/base.yaml");
    expect(faults("dir/a.yaml", { "dir/a.yaml": pathed })).toEqual([
      "dir/a.yaml:3:10 /extends: there is no file `dir/lib/base.yaml`",
    ]);
  });

  it("circular extends prints the chain", () => {
    const extending = (name: string, other: string) => `kind: policy\nname: ${name}\nextends: ${other}\n`;
    const files = {
      "a.yaml": extending("a", "./b.yaml"),
      "b.yaml": extending("b", "./c.yaml"),
      "c.yaml": extending("c", "./b.yaml"),
    };
    expect(faults("a.yaml", files)).toEqual([
      "c.yaml:3:10 /extends: extends itself: b.yaml -> c.yaml -> b.yaml; break the circle",
    ]);
    expect(faults("d.yaml", { "d.yaml": extending("d", "./d.yaml") })).toEqual([
      "d.yaml:3:10 /extends: extends itself: d.yaml -> d.yaml; break the circle",
    ]);
  });

  it("a document extends one of its own kind, and a study lists policies", () => {
    expect(
      faults("a.yaml", { "a.yaml": FULL_TIME.replace("extends: part-time", "extends: d.yaml"), "d.yaml": DISTRICT }),
    ).toEqual(['a.yaml:3:10 /extends: a policy cannot extend a district (got "d.yaml")']);
    expect(faults("s.yaml", { "s.yaml": STUDY.replace("full-time]", "d.yaml]"), "d.yaml": DISTRICT })).toEqual([
      "s.yaml:7:23 /policies/1: `d.yaml` is a district; expected here is a policy",
    ]);
  });

  it.each(["../secret.yaml", "a/../../secret.yaml", "/etc/secret.yaml", "C:/secret.yaml", "..\\secret.yaml"])(
    "a path may not leave the folder: %s",
    (path) => {
      const files = {
        "dir/a.yaml": FULL_TIME.replace("extends: part-time", `extends: '${path}'`),
        "secret.yaml": PART_TIME,
      };
      expect(faults("dir/a.yaml", files)).toEqual([
        `dir/a.yaml:3:10 /extends: \`${path}\` leaves the folder of the document; put what it needs beside or below it, or refer to a shipped document by name`,
      ]);
    },
  );

  it("a document below may refer to one above it within the folder in which reading began", () => {
    const files = {
      "dir/a.yaml": FULL_TIME.replace("extends: part-time", "extends: sub/b.yaml"),
      "dir/sub/b.yaml": FULL_TIME.replace("extends: part-time", "extends: ../c.yaml"),
      "dir/c.yaml": PART_TIME,
    };
    expect(faults("dir/a.yaml", files)).toEqual([]);
  });

  it("unknown policy, and a baseline that is not among the policies", () => {
    expect(faults("s.yaml", { "s.yaml": STUDY.replace("full-time]", "ful-time]") })).toEqual([
      "s.yaml:7:23 /policies/1: there is no policy named `ful-time`; did you mean `full-time`?",
    ]);
    expect(faults("s.yaml", { "s.yaml": STUDY.replace("baseline: part-time", "baseline: part-tim") })).toEqual([
      's.yaml:6:11 /baseline: must be one of the policies (got "part-tim"); did you mean `part-time`?',
    ]);
  });

  it("two policies of one name", () => {
    const files = { "s.yaml": STUDY.replace("full-time]", "x.yaml]"), "x.yaml": PART_TIME };
    expect(faults("s.yaml", files)).toEqual([
      's.yaml:7:23 /policies/1: has the name of a policy before it (got "part-time"); give each policy its own name',
    ]);
  });

  it("an attribution splits the effect of one policy by way of another", () => {
    const attributions = (of: string, via: string) =>
      `${STUDY}attributions:\n  - { name: more, label: { en: more, zh: 多 }, of: ${of}, via: ${via} }\n`;
    expect(faults("s.yaml", { "s.yaml": attributions("full-time", "part-time") })).toEqual([
      's.yaml:10:67 /attributions/0/via: must not be the baseline (got "part-time"); name a policy that is compared with it',
    ]);
    expect(faults("s.yaml", { "s.yaml": attributions("full-tim", "full-time") })).toEqual([
      's.yaml:10:51 /attributions/0/of: must be one of the policies (got "full-tim"); did you mean `full-time`?',
    ]);
    expect(faults("s.yaml", { "s.yaml": attributions("full-time", "full-time") })).toEqual([
      's.yaml:10:67 /attributions/0/via: must differ from `of` (got "full-time"); name the policy half-way to it',
    ]);
  });
});

describe("text that is no document, or an attack", () => {
  it("bad YAML", () => {
    expect(faults("a.yaml", { "a.yaml": "kind: policy\nlabel: { en: A\n" })[0]).toMatch(
      /^a\.yaml:3:1: is not valid YAML: /,
    );
    expect(faults("a.yaml", { "a.yaml": "kind: policy\n---\nkind: policy\n" })[0]).toMatch(
      /^a\.yaml:2:1: is not valid YAML: .*multiple/,
    );
    expect(faults("a.yaml", { "a.yaml": "kind: !custom policy\n" })[0]).toMatch(
      /^a\.yaml:1:7: is not valid YAML: Unresolved tag/,
    );
  });

  it("no map at all", () => {
    expect(faults("a.yaml", { "a.yaml": "" })).toEqual([
      "a.yaml:1:1: must be a map of keys and values (got null); start with `kind:`",
    ]);
    expect(faults("a.yaml", { "a.yaml": "- 1\n" })).toEqual([
      "a.yaml:1:1: must be a map of keys and values (got a list); start with `kind:`",
    ]);
    expect(faults("none.yaml", {})).toEqual(["none.yaml: there is no file `none.yaml`"]);
  });

  it("duplicate key", () => {
    const text = `${PART_TIME}levers:\n  fullTimeShare: 0\n  command: shared\n  fullTimeShare: 1\n`;
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      "a.yaml:7:3 /levers/fullTimeShare: `fullTimeShare` is already set on line 5; keep one of the two",
    ]);
  });

  it.each(["__proto__", "constructor", "prototype"])("prototype key %s", (key) => {
    const text = `${PART_TIME}levers:\n  ${key}: { fullTimeShare: 1 }\n`;
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      `a.yaml:5:3 /levers/${key}: \`${key}\` is not allowed as a key; take another name`,
    ]);
    expect(({} as Record<string, unknown>).fullTimeShare).toBeUndefined();
  });

  it("keys that objects inherit are as unknown as any", () => {
    const text = `${PART_TIME}levers:\n  toString: 1\n  hasOwnProperty: 1\n`;
    expect(faults("a.yaml", { "a.yaml": text })).toHaveLength(2);
  });

  it("too large, counted in bytes", () => {
    const text = `${PART_TIME}# ${"网".repeat(333_334)}\n`;
    expect(text.length).toBeLessThan(1_000_000);
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      "a.yaml:1:1: is larger than 1000000 bytes; a scenario document takes a few thousand",
    ]);
  });

  it.each([
    ["brackets", "[".repeat(500_000)],
    ["braces", "{a: ".repeat(200_000)],
    ["dashes", "- ".repeat(400_000)],
    ["closed brackets", `a: ${"[".repeat(1000)}${"]".repeat(1000)}`],
    ["just beyond the limit", `${"[".repeat(17)}1${"]".repeat(17)}`],
  ])("too deep: %s", (_name, text) => {
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([
      expect.stringMatching(/^a\.yaml:1:\d+: is nested deeper than 16 levels; no document needs more than a few$/),
    ]);
  });

  it("alias bomb", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 10; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    const [fault] = faults("a.yaml", { "a.yaml": lines.join("\n") });
    expect(fault).toMatch(/has more than 10000 values, repeated ones included; write out what is meant$/);
  });

  it("aliases that nest, that name nothing, that contain themselves", () => {
    const lines = ["a0: &a0 [x]"];
    for (let i = 1; i < 20; i++) lines.push(`a${i}: &a${i} [*a${i - 1}]`);
    expect(faults("a.yaml", { "a.yaml": lines.join("\n") })[0]).toMatch(/ is nested deeper than 16 levels/);
    expect(faults("a.yaml", { "a.yaml": `${PART_TIME}levers: &l { command: *l }\n` })[0]).toBe(
      "a.yaml:4:23 /levers/command: no value before it has the anchor `l`; write out what is meant",
    );
  });

  it("an alias stands for its value, told at the place where the value was written", () => {
    const text = `${PART_TIME}note: &t { en: N, zh: 注 }\n`
      .replace("label: { en: Part-time, zh: 兼职网格员 }\n", "")
      .concat("label: *t\n");
    expect(faults("a.yaml", { "a.yaml": text })).toEqual([]);
    expect(faults("a.yaml", { "a.yaml": text.replace("en: N", "en: 1") })[0]).toMatch(
      /^a\.yaml:3:16 \/(label|note)\/en: must be text/,
    );
  });

  it("thousands of faults are cut off and counted, and control characters written out", () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `  k${i}: 1`).join("\n");
    const list = faults("a.yaml", { "a.yaml": `${PART_TIME}levers:\n${keys}\n` });
    expect(list).toHaveLength(101);
    expect(list).toContain("a.yaml:1:1: has 4900 more faults of this sort");
    const [fault] = faults("a.yaml", { "a.yaml": `${PART_TIME}levers: { command: "\\e[2J\\u202E" }\n` });
    expect(fault).toContain('(got "\\u001b[2J\\u{202e}")');
  });
});

describe("overrides from the command line", () => {
  const source = filesInMemory(smallFiles());
  const refused = (overrides: Parameters<typeof readStudy>[2]): string[] => {
    const study = readStudy("small", source, overrides, SMALL);
    return study.ok ? [] : study.error.map(formatDiagnostic);
  };

  it("are all checked at once", () => {
    expect(
      refused({
        replications: 0,
        seed: "",
        set: [
          ["fullTimShare", "1"],
          ["fullTimeShare", "1.5"],
          ["fullTimeShare", "half"],
          ["ful-time.fullTimeShare", "1"],
          ["full-time.churn", "0.1"],
          ["theory", "contakt"],
          ["__proto__", "1"],
        ],
      }),
    ).toEqual([
      "--replications 0: must be a whole number from 1 to 1000000 (got 0)",
      '--seed: must have 1 to 200 characters (got "")',
      "--set fullTimShare=1: `fullTimShare` is not a known factor or lever; did you mean `fullTimeShare`?",
      "--set fullTimeShare=1.5: must be at most 1 (got 1.5); allowed: 0 to 1 share",
      '--set fullTimeShare=half: must be a number (got "half"); allowed: 0 to 1 share',
      "--set ful-time.fullTimeShare=1: the study has no policy `ful-time`; did you mean `full-time`?",
      "--set full-time.churn=0.1: `churn` is not a known lever; known: fullTimeShare, fullTimeHours, command",
      '--set theory=contakt: must be one of contact, workload (got "contakt"); did you mean `contact`?',
      "--set __proto__=1: `__proto__` is not a known factor or lever; known: churn, theory, fullTimeShare, fullTimeHours, command",
    ]);
  });

  it("policies: unknown, twice, too few", () => {
    expect(refused({ policies: ["part-time", "full-tme"] })).toEqual([
      "--policies part-time,full-tme: there is no policy named `full-tme`; did you mean `full-time`?",
    ]);
    expect(refused({ policies: ["part-time", "part-time"] })).toEqual([
      "--policies part-time,part-time: names `part-time` twice; keep one of the two",
    ]);
    expect(refused({ policies: ["full-time"] })).toEqual([
      "--policies full-time: names too few policies; a comparison needs one beside its baseline",
    ]);
  });
});
