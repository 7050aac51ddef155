/** The report as PDF, printed by a browser of the Chromium family where one is installed. */
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError } from "../errors.ts";

/** Names in the search path, most open first, then where macOS keeps them. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const APPLICATIONS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A report of a whole district takes some seconds; a browser that hangs must not hang the command. */
const PATIENCE = 120_000;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param wanted a browser to use, or undefined to look for one
 * @returns its path
 * @throws InputError if there is none
 */
export function findBrowser(wanted: string | undefined, searchPath: string = process.env.PATH ?? ""): string {
  if (wanted !== undefined) {
    if (isExecutable(wanted)) return wanted;
    throw new InputError(`--browser ${wanted}: there is no such program.`);
  }
  const folders = searchPath.split(delimiter).filter((folder) => folder !== "");
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new InputError(
    "A PDF is printed by Chromium or Chrome, and neither was found. Install one (Debian: chromium), name it with " +
      "--browser, or open report.html in any browser and print it.",
  );
}

/**
 * @param html the report
 * @param browser path of the program
 * @returns the PDF
 * @throws InputError if the browser prints none
 */
export async function printedPdf(html: string, browser: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "gridgov-pdf-"));
  const page = join(folder, "report.html");
  const output = join(folder, "report.pdf");
  try {
    writeFileSync(page, html);
    const said = await run(browser, [
      "--headless",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // A sandbox cannot be had as root; the page holds no script and may ask for nothing.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--user-data-dir=${join(folder, "profile")}`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${output}`,
      pathToFileURL(page).href,
    ]);
    if (!existsSync(output)) throw new InputError(`${browser} printed no PDF. It said:\n${said}`);
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function run(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"], timeout: PATIENCE });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", reject);
    child.on("close", () => resolve(said.trim().split("\n").slice(-5).join("\n")));
  });
}
