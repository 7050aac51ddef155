import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command, unbuilt } from "./in-process.ts";

const PARENT = "kind: policy\nname: parent\nlabel: { en: Parent, zh: 父 }\n";
const extending = (path: string): string =>
  `kind: policy\nname: child\nextends: ${path}\nlabel: { en: Child, zh: 子 }\n`;

let folder = "";
const at = (...names: string[]): string => join(folder, ...names);
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const validate = async (path: string) => {
  const { exit, stderr } = await command(unbuilt, "validate", path);
  return { exit, why: stderr.replaceAll(`${folder}/`, "") };
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gridgov-source-"));
  mkdirSync(at("study"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("what is no document is refused before it is read", () => {
  it("a gigabyte", async () => {
    truncateSync(put("large.yaml", PARENT), 1 << 30);
    expect(await validate(at("large.yaml"))).toEqual({
      exit: 2,
      why: "large.yaml: the file `large.yaml` is larger than 1000000 bytes; a scenario document takes a few thousand",
    });
  });

  it("a device and a pipe, which have no end", async () => {
    execFileSync("mkfifo", [at("pipe.yaml")]);
    expect((await validate(at("pipe.yaml"))).why).toBe(
      "pipe.yaml: the file `pipe.yaml` is no ordinary file; give a file",
    );
    expect((await validate("/dev/zero")).why).toContain("is no ordinary file");
  });

  it("text in another encoding, as an editor in Chinese may save it", async () => {
    const gbk = Uint8Array.from([...Buffer.from("note: "), 0xcd, 0xf8, 0xb8, 0xf1]);
    expect((await validate(put("gbk.yaml", gbk))).why).toBe(
      "gbk.yaml: the file `gbk.yaml` is not UTF-8 text; save it as UTF-8",
    );
  });

  it("but a byte order mark is part of no document", async () => {
    expect(await validate(put("marked.yaml", `\uFEFF${PARENT}`))).toEqual({ exit: 0, why: "" });
  });
});

describe("a reference leads nowhere but into the folder of the document", () => {
  it("not by a link to a file or to a folder", async () => {
    put("parent.yaml", PARENT);
    symlinkSync(at("parent.yaml"), at("study", "linked.yaml"));
    symlinkSync(folder, at("study", "up"));
    for (const path of ["linked.yaml", "./linked.yaml", "up/parent.yaml"]) {
      const { exit, why } = await validate(put("study/child.yaml", extending(path)));
      expect(exit).toBe(2);
      expect(why).toMatch(/^study\/child\.yaml:3:10 \/extends: the file `study\/\S+` is a link out of the folder/);
    }
  });

  it("a link within the folder, and a folder that the user reaches by a link, are none", async () => {
    writeFileSync(at("study", "parent.yaml"), PARENT);
    symlinkSync("parent.yaml", at("study", "linked.yaml"));
    writeFileSync(at("study", "child.yaml"), extending("linked.yaml"));
    symlinkSync(at("study"), at("shortcut"));
    expect(await validate(at("study", "child.yaml"))).toEqual({ exit: 0, why: "" });
    expect(await validate(at("shortcut", "child.yaml"))).toEqual({ exit: 0, why: "" });
  });

  it("the document that the user names may itself be a link", async () => {
    symlinkSync(put("parent.yaml", PARENT), at("study", "linked.yaml"));
    expect(await validate(at("study", "linked.yaml"))).toEqual({ exit: 0, why: "" });
  });
});
