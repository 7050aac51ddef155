import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskFiles, isTemporary } from "../../../../cli/store/files.ts";

let folder = "";
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gridgov-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("files", () => {
  it("tells an absent file from an empty one", () => {
    writeFileSync(at("empty"), "");
    expect(diskFiles.read(at("empty"))).toBe("");
    expect(diskFiles.read(at("absent"))).toBeNull();
    expect(diskFiles.list(at("absent"))).toBeNull();
  });

  it("writes pieces of any number and size, in any script", () => {
    const pieces = Array.from({ length: 20_000 }, (_, index) => `${index},网格\n`);
    diskFiles.write(at("table.csv"), pieces);
    expect(readFileSync(at("table.csv"), "utf8")).toBe(pieces.join(""));
    expect(readdirSync(folder)).toEqual(["table.csv"]);
  });

  it("leaves the old text, and nothing beside it, when writing breaks off", () => {
    diskFiles.write(at("manifest.json"), ["old"]);
    const breaking = function* (): Generator<string> {
      yield "new";
      throw new Error("no more");
    };
    expect(() => diskFiles.write(at("manifest.json"), breaking())).toThrow("no more");
    expect(readFileSync(at("manifest.json"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["manifest.json"]);
  });

  it("shows a replacement only once it is committed, and knows what a crash leaves of one as temporary", () => {
    diskFiles.write(at("manifest.json"), ["old"]);
    const file = diskFiles.replace(at("manifest.json"));
    file.write("new");
    expect(readFileSync(at("manifest.json"), "utf8")).toBe("old");
    expect(readdirSync(folder).filter((name) => !isTemporary(name))).toEqual(["manifest.json"]);
    file.commit();
    expect(readFileSync(at("manifest.json"), "utf8")).toBe("new");
  });

  it("writes bytes among text, in order", () => {
    diskFiles.write(at("mixed"), ["网", Uint8Array.of(255, 0), "格", "\n"]);
    const bytes = Buffer.concat([Buffer.from("网"), Buffer.from([255, 0]), Buffer.from("格\n")]);
    expect(readFileSync(at("mixed"))).toEqual(bytes);
  });
});
