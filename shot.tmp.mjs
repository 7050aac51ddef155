import { chromium } from "playwright-core";

const [, , file, out, width = "1600", lang = "", full = "1", scheme = "light", sel = ""] = process.argv;
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic"],
});
const p = await b.newPage({ viewport: { width: Number(width), height: 1000 }, colorScheme: scheme });
await p.goto("file://" + file);
if (sel) {
  const e = await p.$(sel);
  await e.screenshot({ path: out });
} else await p.screenshot({ path: out, fullPage: full === "1" });
console.log(await p.evaluate(() => document.documentElement.scrollHeight));
await b.close();
