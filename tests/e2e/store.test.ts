import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { scanJournal } from "../../cli/store/journal.ts";
import { command } from "../unit/cli/in-process.ts";
import {
  type Ended,
  freshFolder,
  gridgov,
  main,
  readJson,
  start,
  storedReplications,
  study,
  tableRows,
  untilStored,
} from "./command.ts";

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const build = JSON.parse(readFileSync(beside("../../dist/build.json"), "utf8"));
const worker = (name: string) => ({ ...build, worker: beside(name) });

const TABLES = ["replications.parquet", "series.parquet", "weeks.parquet"];
const bytesOf = (out: string): Buffer[] => TABLES.map((name) => readFileSync(join(out, name)));
const words = (out: string, ...more: string[]): string[] => ["compare", study("small"), "--out", out, ...more];

/** A complete run of six replications, made once; whoever changes it takes a copy. */
const reference = (async () => {
  const out = join(freshFolder(), "reference");
  const { exit, stderr } = await gridgov(...words(out, "--replications", "6"));
  expect(exit, stderr).toBe(0);
  return out;
})();

async function copyOfReference(): Promise<string> {
  const out = join(freshFolder(), "copy");
  cpSync(await reference, out, { recursive: true });
  return out;
}

async function expectSameAsReference(out: string): Promise<void> {
  const whole = await reference;
  expect(readJson(out, "manifest.json").resultHash).toBe(readJson(whole, "manifest.json").resultHash);
  expect(bytesOf(out).map((bytes, i) => bytes.equals(bytesOf(whole)[i]))).toEqual([true, true, true]);
}

/** Runs the built program under a shell's limits, or without a superuser's privileges. */
function under(prefix: string, ...args: string[]): Ended {
  const quoted = [process.execPath, main, ...args].map((word) => `'${word}'`).join(" ");
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `${prefix} ${quoted}`], { encoding: "utf8" });
  return { exit: status, stdout, stderr };
}

describe("a run that is killed", () => {
  it("again and again goes on to the same hash and the same bytes", async () => {
    const out = join(freshFolder(), "run");
    for (const stored of [1, 3, 5]) {
      const running = start(stored === 1 ? words(out, "--replications", "6") : ["resume", out]);
      await untilStored(out, stored, running);
      running.process.kill("SIGKILL");
      await running.ended;
    }
    const resumed = await gridgov("resume", out);
    expect(resumed.exit, resumed.stderr).toBe(0);
    await expectSameAsReference(out);
  });

  it("says how far it is, before and after it is resumed", async () => {
    const out = join(freshFolder(), "run");
    const running = start(words(out, "--replications", "40", "--workers", "1"));
    await untilStored(out, 2, running);
    expect((await gridgov("status", out)).stdout).toContain(`running in process ${running.process.pid}`);
    running.process.kill("SIGKILL");
    await running.ended;
    const status = JSON.parse((await gridgov("status", out, "--json")).stdout);
    const stored = storedReplications(out).length;
    expect(status).toMatchObject({ complete: false, runningIn: null, replications: { planned: 40, stored } });
    expect((await gridgov("status", out)).stdout).toMatch(new RegExp(`to resume: node .*main\\.js resume ${out}\n$`));
    const answer = await gridgov("query", out, "select count(*) as runs from replications", "--json");
    expect(JSON.parse(answer.stdout)).toEqual([{ runs: 2 * stored }]);
    const whole = await gridgov("status", await reference);
    expect(whole.stdout).toMatch(/2 policies, complete\n {2}6 of 6 replications are stored\n/);
  });
});

describe("a journal", () => {
  it("that is torn or damaged costs what stood there, which is run again", async () => {
    const out = await copyOfReference();
    const journals = readdirSync(join(out, "journal")).map((name) => join(out, "journal", name));
    const journal = journals.toSorted((a, b) => statSync(b).size - statSync(a).size)[0];
    const bytes = readFileSync(journal);
    bytes[200] ^= 255;
    writeFileSync(journal, bytes.subarray(0, bytes.length - 7));
    const before = storedReplications(out).length;
    expect(before).toBe(4);
    const { exit, stderr } = await gridgov("resume", out);
    expect(exit, stderr).toBe(0);
    expect(stderr).toContain(`${journal} is damaged at byte 0 to `);
    expect(stderr).toContain("holds 4 of 6 replications; 2 are run");
    await expectSameAsReference(out);
  });
});

describe("a directory", () => {
  it("is one process's at a time: the second is refused, and the first not disturbed", async () => {
    const out = join(freshFolder(), "run");
    const first = start(words(out, "--replications", "200", "--workers", "1"));
    await untilStored(out, 1, first);
    const second = await gridgov("resume", out);
    expect(second).toMatchObject({ exit: 2, stdout: "" });
    expect(second.stderr).toContain(`in use by process ${first.process.pid}`);
    const asked = await gridgov("query", out, "select min(replication) as first from replications", "--csv");
    expect(asked).toMatchObject({ exit: 0, stdout: "first\n0\n" });
    expect(asked.stderr).toContain("what is stored so far");
    first.process.kill("SIGTERM");
    const { exit, stderr } = await first.ended;
    expect(exit, stderr).toBe(130);
    expect(storedReplications(out).length).toBeGreaterThan(1);
  });

  it("on a disk that fills keeps what is finished, and goes on when there is room", async () => {
    const out = join(freshFolder(), "run");
    const full = under("ulimit -f 20;", ...words(out, "--replications", "6", "--workers", "1"));
    expect(full).toMatchObject({ exit: 2, stdout: "" });
    expect(full.stderr).toMatch(/Results cannot be stored: EFBIG.*\nMake room, then go on with\n {2}node .* resume /);
    const stored = storedReplications(out).length;
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(6);
    for (const name of readdirSync(join(out, "journal"))) {
      expect(scanJournal(join(out, "journal", name), () => {}).torn, name).toBe(0);
    }
    // Room for the journals, not for the report.
    const tight = under("ulimit -f 100;", "resume", out, "--workers", "1");
    expect(tight).toMatchObject({ exit: 2, stdout: "" });
    expect(tight.stderr).toMatch(/EFBIG.*\nA file may not grow further/);
    expect(storedReplications(out)).toHaveLength(6);
    expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    const resumed = await gridgov("resume", out);
    expect(resumed.exit, resumed.stderr).toBe(0);
    expect(resumed.stderr).toContain("holds all 6 replications; nothing is run");
    await expectSameAsReference(out);
  });

  it("that is read-only is refused before anything runs", async () => {
    const out = join(freshFolder(), "run");
    mkdirSync(out);
    chmodSync(out, 0o555);
    const plain = process.getuid?.() === 0 ? "setpriv --bounding-set=-all --inh-caps=-all" : "";
    const refused = under(plain, ...words(out));
    expect(refused).toMatchObject({ exit: 2, stdout: "" });
    expect(refused.stderr).toMatch(/EACCES: permission denied.*\nPermission is lacking: choose another directory/);
    expect(readdirSync(out)).toEqual([]);
  });

  it("of another model is neither resumed nor verified", async () => {
    const out = await copyOfReference();
    const manifest = readJson(out, "manifest.json");
    writeFileSync(join(out, "manifest.json"), JSON.stringify({ ...manifest, modelHash: "0".repeat(64) }));
    for (const verb of ["resume", "verify"]) {
      const { exit, stdout, stderr } = await gridgov(verb, out);
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
      expect(stderr).toContain("was run by another model, that of a gridgov");
    }
  });
});

describe("a replication", () => {
  it("that takes too much memory is set aside, with a remedy, and the others are not", async () => {
    const out = join(freshFolder(), "run");
    const { exit, stderr } = await command(worker("hogging-worker.mjs"), ...words(out, "--memory", "64"));
    expect(exit, stderr).toBe(3);
    const [failure] = readJson(out, "failures.json");
    expect(failure).toMatchObject({ replication: 1, seed: "small", stage: "worker" });
    expect(failure.message).toMatch(/ran out of memory of 64 MB: give workers more \(--memory\)/);
    expect(storedReplications(out)).toEqual([0, 2]);
  });

  it("that does not end is given up after the time limit, and set aside", async () => {
    const out = join(freshFolder(), "run");
    const { exit, stderr } = await command(worker("hanging-worker.mjs"), ...words(out, "--time-limit", "5"));
    expect(exit, stderr).toBe(3);
    expect(readJson(out, "failures.json")[0].message).toBe("it did not end within 5 s (--time-limit)");
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("it did not end within 5 s");
    expect(storedReplications(out)).toEqual([0, 2]);
  });

  it("in which a policy cannot be run is stored as that, and not run again", async () => {
    const out = join(freshFolder(), "run");
    const first = await command(worker("failing-worker.mjs"), ...words(out));
    expect(first.exit, first.stderr).toBe(3);
    const [failure, ...others] = readJson(out, "failures.json");
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ policy: "full-time", replication: 1, stage: "run", seed: "small" });
    expect(failure.stack).toContain(failure.message);
    const rows = await tableRows(out, "replications");
    expect(rows.filter(({ failedStage }) => failedStage !== null)).toMatchObject([
      { policy: "full-time", replication: 1, failedMessage: failure.message },
    ]);
    const again = await command(worker("../../dist/cli/execute/worker.js"), ...words(out));
    expect(again.exit).toBe(3);
    expect(again.stderr).toContain("nothing is run");
  });
});

describe("a failure that does not come again", () => {
  it("leaves no trace", async () => {
    const out = join(freshFolder(), "run");
    const { exit, stderr } = await command(worker("failing-once-worker.mjs"), ...words(out, "--replications", "6"));
    expect(exit, stderr).toBe(0);
    await expectSameAsReference(out);
  });
});

describe("a store", () => {
  it("spares every result that any study in it holds, policy by policy", async () => {
    const whole = await reference;
    const folder = freshFolder();
    const set = ["--policies", "part-time,full-time-separated", "--replications", "4"];
    const other = join(folder, "other");
    expect((await gridgov(...words(other, ...set))).exit).toBe(0);
    cpSync(whole, join(folder, "whole"), { recursive: true });

    // Both policies of six replications are in one run, a third of four in the other.
    const three = ["--policies", "part-time,full-time,full-time-separated", "--replications", "6"];
    const joined = join(folder, "joined");
    const reused = await gridgov(...words(joined, ...three, "--store", folder, "--json"));
    expect(reused.exit, reused.stderr).toBe(0);
    expect(reused.stderr).toContain("16 results were taken from");
    const own = readdirSync(join(joined, "journal")).filter((name) => !name.endsWith("-store.journal"));
    const fresh = own.reduce((sum, name) => sum + statSync(join(joined, "journal", name)).size, 0);
    expect(fresh).toBeGreaterThan(0);

    const alone = join(folder, "alone");
    const run = await gridgov(...words(alone, ...three, "--json"));
    expect(reused.stdout).toBe(run.stdout);
    expect(bytesOf(joined).map((bytes, i) => bytes.equals(bytesOf(alone)[i]))).toEqual([true, true, true]);
  });

  it("gives nothing to another seed, horizon or factor", async () => {
    const folder = freshFolder();
    cpSync(await reference, join(folder, "whole"), { recursive: true });
    const out = join(folder, "other");
    const { exit, stderr } = await gridgov(...words(out, "--replications", "2", "--seed", "other", "--store", folder));
    expect(exit).toBe(0);
    expect(stderr).not.toContain("taken from");
  });

  it("needs a place to put what it gives", async () => {
    const { exit, stderr } = await gridgov("compare", study("small"), "--store", "results");
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: "--store needs --out.\n" });
  });
});

describe("verification", () => {
  it("runs replications again and finds them the same", async () => {
    const out = await reference;
    const { exit, stdout, stderr } = await gridgov("verify", out);
    expect(exit, stderr).toBe(0);
    expect(stdout).toBe(`${out}: 6 of 6 stored replications were run again, 6 gave the same to the bit.\n`);
  });

  it("finds a changed number, wherever it was changed", async () => {
    const out = await copyOfReference();
    const table = join(out, "weeks.parquet");
    writeFileSync(table, Buffer.concat([readFileSync(table), Buffer.from("x")]));
    const manifest = readJson(out, "manifest.json");
    writeFileSync(join(out, "manifest.json"), JSON.stringify({ ...manifest, resultHash: "0".repeat(64) }));
    const altered = await gridgov("verify", out, "--workers", "1");
    expect(altered.exit).toBe(3);
    expect(altered.stderr).toContain(`${table} is not what was written`);
    expect(altered.stderr).toContain(`the manifest states ${"0".repeat(64)}`);

    // Another seed: no stored number is what this run gives.
    const forged = { ...manifest, seed: "forged", study: { ...manifest.study, seed: "forged" } };
    writeFileSync(join(out, "manifest.json"), JSON.stringify(forged));
    const { exit, stdout, stderr } = await gridgov("verify", out);
    expect(exit).toBe(3);
    expect(stdout).toContain("6 of 6 stored replications were run again, 0 gave the same");
    expect(stderr).toContain("replication 5 of study gives other results than those stored");
  });
});

describe("a query", () => {
  it("asks tables in SQL, as text, JSON and CSV, and every matter gives the response back", async () => {
    const out = join(freshFolder(), "run");
    const run = await gridgov(...words(out, "--replications", "2", "--matters", "--csv"));
    expect(run.exit, run.stderr).toBe(0);
    const sql = `select policy, replication, count(*) filter (matters.born) as matters,
        any_value(solvedWithin7) = avg(case when solvedAt - bornAt <= 168 then 1 else 0 end) filter (matters.born) as same
      from replications join matters using (policy, replication)
      group by policy, replication order by policy, replication`;
    const rows = JSON.parse((await gridgov("query", out, sql, "--json")).stdout);
    expect(rows.map(({ same }: { same: boolean }) => same)).toEqual([true, true, true, true]);
    expect(rows[0].matters).toBeGreaterThan(50);
    // Both policies meet the same matters.
    expect(rows[0].matters).toBe(rows[2].matters);
    const csv = await gridgov("query", out, "select policy, replication from replications order by all", "--csv");
    expect(csv.stdout).toBe("policy,replication\nfull-time,0\nfull-time,1\npart-time,0\npart-time,1\n");
    const text = await gridgov("query", out, "select 'a' as name, 10 as n union all select 'bcdef', 2 order by n");
    expect(text.stdout).toBe("name    n\nbcdef   2\na      10\n");
    expect(readdirSync(out)).toEqual(expect.arrayContaining(["replications.csv", "series.csv", "weeks.csv"]));
    const refused = await gridgov("query", out, "selec 1");
    expect(refused).toMatchObject({ exit: 2, stdout: "" });
    expect(refused.stderr).toContain('syntax error at or near "selec"');
  });

  it("needs an optional package, says so where it is lacking, and nothing else does", async () => {
    const lacking = ["--import", beside("./no-duckdb.mjs")];
    const refused = await start(["query", await reference, "select 1"], undefined, lacking).ended;
    expect(refused).toMatchObject({ exit: 2, stdout: "" });
    expect(refused.stderr).toMatch(/^gridgov query needs DuckDB.*npm install @duckdb\/node-api\n/);
    expect((await start(["status", await reference], undefined, lacking).ended).exit).toBe(0);
  });

  it("makes a table anew that is not what was written", async () => {
    const out = await copyOfReference();
    writeFileSync(join(out, "series.parquet"), "PAR1");
    expect((await gridgov("query", out, "select count(*) from series")).exit).toBe(0);
    await expectSameAsReference(out);
  });
});
