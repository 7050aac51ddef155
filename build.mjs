// After the compiler: fixes the model hash (SHA-256 over the contents of engine/**/*.ts in path order), so
// that the CLI, every worker and the viewer can tell whether they carry the same model; then builds the viewer.
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

// Loaded only now: its configuration puts the hash into the page.
const [{ build }, { default: viewer }] = await Promise.all([
  import("vite"),
  import("./viz/viewer/page/vite.config.mjs"),
]);
await build(viewer);
