// What a fresh clone lacks: the npm packages, and with --system the Debian packages that some tests use.
// Node built-ins only, since it runs before anything is installed. Everything it prints goes to stderr.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const say = (text) => process.stderr.write(`${text}\n`);
const run = (command, args) =>
  spawnSync(command, args, { stdio: ["ignore", process.stderr.fd, process.stderr.fd] }).status === 0;

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`gridgov needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(1);
}

const stampFile = "node_modules/.gridgov-setup";
const stamp = createHash("sha256")
  .update(readFileSync("package.json"))
  .update(existsSync("package-lock.json") ? readFileSync("package-lock.json") : "")
  .update(process.version)
  .digest("hex");
if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
  say("Installing npm packages ...");
  // Not `npm ci`: npm 11 refuses a lock file that lacks other platforms' optional packages, as it writes it itself.
  if (!run("npm", ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"])) {
    say("npm install failed: see above.");
    process.exit(1);
  }
  mkdirSync("node_modules", { recursive: true });
  writeFileSync(stampFile, stamp);
}

const at = process.argv.indexOf("--system");
if (at > 0) {
  const isInstalled = (name) => {
    const answer = spawnSync("dpkg-query", ["-s", name], { encoding: "utf8" });
    return answer.status === 0 && answer.stdout.includes("Status: install ok installed");
  };
  const missing = process.argv[at + 1].split(",").filter((name) => !isInstalled(name));
  if (missing.length > 0) {
    const refused = process.env.GRIDGOV_NO_APT === "1";
    const isRoot = process.getuid?.() === 0;
    if (!refused && isRoot && existsSync("/usr/bin/apt-get")) {
      say(`Installing Debian packages for the tests: ${missing.join(", ")} (GRIDGOV_NO_APT=1 refuses) ...`);
      process.env.DEBIAN_FRONTEND = "noninteractive";
      run("apt-get", ["update", "-qq"]);
      run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing]);
    }
    const still = missing.filter((name) => !isInstalled(name));
    if (still.length > 0)
      say(`Not installed: ${still.join(", ")}. The tests that need them (real browser, real queue) are skipped.`);
  }
}
