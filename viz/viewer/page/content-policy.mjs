// What the page may do, written into it: its own script by hash, workers made of itself, and nothing from elsewhere.
import { createHash } from "node:crypto";

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;

function policyOf(html) {
  const scripts = [...html.matchAll(SCRIPT)].map(
    ([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${scripts.join(" ")}`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src data:",
    // The run of `gridgov view <dir>`, from the page's own server.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

export function contentPolicy() {
  return {
    name: "content-policy",
    enforce: "post",
    // After the file has become one: only then the script is what will run.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (!file.fileName.endsWith(".html")) continue;
          const html = String(file.source);
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}" />`;
          file.source = html.replace("<head>", () => `<head>\n    ${meta}`);
        }
      },
    },
  };
}
