/** Debian's Chromium, where it is installed. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** @returns whether a browser is there; if not, says what is not tested */
export function hasBrowser(subject: string): boolean {
  const isInstalled = existsSync(CHROMIUM);
  if (!isInstalled) console.warn(`${CHROMIUM} is not installed: ${subject} is not tested in a browser.`);
  return isInstalled;
}

export async function launch(): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
