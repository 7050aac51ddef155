/** The package as it would be published: packed, unpacked in an empty folder, and used from there. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { freshFolder, gridgov, readJson, studies, study } from "./command.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const consumer = freshFolder();
const modules = join(consumer, "node_modules");

/** Unpacks the tarball where npm would, beside what the package itself says that it needs, and nothing else. */
beforeAll(async () => {
  // What is built is packed: building again is what the whole of the tests began with.
  const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", consumer];
  const { stdout } = await run("npm", pack, { cwd: root });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const home = join(modules, "gridgov");
  mkdirSync(home, { recursive: true });
  await run("tar", ["-xzf", join(consumer, filename), "-C", home, "--strip-components=1"]);
  const { dependencies } = readJson(home, "package.json") as { dependencies: Record<string, string> };
  for (const name of [...Object.keys(dependencies), "@types/node"]) {
    const [scope] = name.split("/");
    if (name !== scope) mkdirSync(join(modules, scope), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  cpSync(studies, join(consumer, "studies"), { recursive: true });
}, 120_000);

async function script(text: string): Promise<string> {
  const file = join(consumer, "script.mjs");
  writeFileSync(file, text);
  const { stdout, stderr } = await run(process.execPath, [file], { cwd: freshFolder() });
  expect(stderr).toBe("");
  return stdout;
}

const README = readFileSync(join(root, "README.md"), "utf8");
const SHOWN = /```js\n([\s\S]*?from "gridgov";[\s\S]*?)```/.exec(README)?.[1] ?? "";

describe("the package", () => {
  it("gives a script the command's results, stored and reported alike", async () => {
    const out = join(consumer, "run");
    const said = await script(`
      import { compare, read, report, resume, study, verdict } from "gridgov";
      const small = read(${JSON.stringify(join(consumer, "studies", "small.yaml"))}, { replications: 2 });
      const ran = await compare(small, { out: ${JSON.stringify(out)}, workers: 2 });
      const again = await study(small, { workers: 1 });
      const { answer, manifest } = verdict(ran.directory);
      const { html, charts } = await report(ran.directory, "zh");
      console.log(JSON.stringify({
        hashes: [ran.resultHash, again.resultHash, manifest.resultHash, (await resume(ran.directory)).resultHash],
        answers: [ran.answer, again.answer, answer],
        title: /<title>(.*?) /.exec(html)[1],
        chart: charts[0].draw(500).slice(0, 4),
      }));`);
    const { hashes, answers, title, chart } = JSON.parse(said);
    const { stdout } = await gridgov("compare", study("small"), "--replications", "2", "--json");
    const { resultHash, responses } = JSON.parse(stdout);
    expect(hashes).toEqual([resultHash, resultHash, resultHash, resultHash]);
    for (const { method, verdict } of answers) expect([method, verdict.responses]).toEqual(["compare", responses]);
    expect([title, chart]).toEqual(["两种政策，数周", "<svg"]);
  });

  it("says what is wrong as an error that can be caught, and stops when told to", async () => {
    const said = await script(`
      import { compare, faultsOf, InputError, Interrupted, read } from "gridgov";
      const caught = [];
      for (const attempt of [
        () => read("mian"),
        () => compare(read("robust")),
        () => compare(read("main"), { signal: AbortSignal.abort() }),
      ]) {
        try { await attempt(); } catch (error) {
          caught.push([error instanceof InputError, error instanceof Interrupted, error.message]);
        }
      }
      console.log(JSON.stringify({ caught, faults: faultsOf(${JSON.stringify(study("misspelt-key"))}).length }));`);
    expect(JSON.parse(said)).toEqual({
      caught: [
        [true, false, expect.stringContaining("did you mean `main`?")],
        [true, false, expect.stringContaining("by the method robust")],
        [false, true, "interrupted after 0 of 30 replications"],
      ],
      faults: 1,
    });
  });

  it("has the types of what it gives, for a strict compiler that checks them too", async () => {
    writeFileSync(
      join(consumer, "main.ts"),
      `import { type Comparison, compare, InputError, type Ran, read, report, verdict } from "gridgov";
      const study = read("main", { replications: 2, set: [["churn", "0.3"]] });
      const ran = await compare(study, { out: "results", lang: "zh", signal: AbortSignal.timeout(1) });
      const comparison: Comparison = ran.answer.verdict;
      const general: Ran = ran;
      const means: (number | null | undefined)[] = comparison.responses.map(({ policies }) => policies[0]?.mean);
      const { html } = await report("results", "en");
      // @ts-expect-error: no such option
      await compare(study, { thread: 2 });
      // @ts-expect-error: a verdict is of one method or another
      verdict("results").answer.verdict.responses;
      export const all: [string, string, unknown] = [html, general.resultHash, [means, InputError]];
      `,
    );
    const options = ["--strict", "--noEmit", "--target", "es2023", "--lib", "es2023", "--module", "nodenext"];
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const more = ["--types", "node", "--noUncheckedIndexedAccess"];
    const checked = run(process.execPath, [tsc, ...options, ...more, "main.ts"], { cwd: consumer });
    await expect(checked).resolves.toMatchObject({ stdout: "" });
  });

  it("runs the script that the README shows", async () => {
    expect(SHOWN.trim().split("\n")).toHaveLength(10);
    // The same lines on a smaller study: the main one takes longer than a test may.
    const small = JSON.stringify(join(consumer, "studies", "small.yaml"));
    const text = SHOWN.replace('read("main")', `read(${small})`).replaceAll('"results/main"', '"out"');
    expect(text).not.toContain("main");
    expect(await script(text)).toMatch(/^solved within 7 days: .*full-time: (better|worse|undecided|equivalent)/m);
  });
});
