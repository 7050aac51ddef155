import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskFiles, isTemporary } from "../../../cli/store/files.ts";

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

  it("leaves the old text when writing breaks off, and what it leaves beside it is known as temporary", () => {
    diskFiles.write(at("manifest.json"), ["old"]);
    const breaking = function* (): Generator<string> {
      yield "new";
      throw new Error("no more");
    };
    expect(() => diskFiles.write(at("manifest.json"), breaking())).toThrow("no more");
    expect(readFileSync(at("manifest.json"), "utf8")).toBe("old");
    expect(readdirSync(folder).filter((name) => !isTemporary(name))).toEqual(["manifest.json"]);
  });

  it("appends after the whole lines, over a torn one", () => {
    writeFileSync(at("journal"), "网格 one\ntor");
    const appender = diskFiles.appendAfter(at("journal"), Buffer.byteLength("网格 one\n"));
    appender.append("two");
    appender.append("three");
    appender.close();
    expect(readFileSync(at("journal"), "utf8")).toBe("网格 one\ntwo\nthree\n");
  });
});
