// After the compiler: fixes the model hash (SHA-256 over the contents of engine/**/*.ts in path order), so
// that the CLI and every worker can tell whether they carry the same model.
import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const files = readdirSync("engine", { recursive: true })
  .map((path) => `engine/${String(path).replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".ts"))
  .sort();
const hash = createHash("sha256");
for (const path of files) hash.update(readFileSync(path));
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
writeFileSync("dist/build.json", `${JSON.stringify({ version, modelHash: hash.digest("hex") })}\n`);
chmodSync("dist/cli/main.js", 0o755);
