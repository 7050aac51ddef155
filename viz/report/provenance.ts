/** How to get the same numbers again, and what identifies them. */
import type { Words } from "../words/words.ts";
import type { RunManifest } from "./data.ts";
import { type Html, html, section } from "./html.ts";

/** Quotes what a shell would take apart. */
export function argument(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** @returns the command that reproduces the run, and its hashes */
export function provenanceSection(command: string, manifest: RunManifest, words: Words): Html {
  const names = words.page.rowNames;
  const rows: (readonly [string, string])[] = [
    [names.version, manifest.gridgov],
    [names.modelHash, manifest.modelHash],
    [names.scenarioHash, manifest.scenarioHash],
    [names.resultHash, manifest.resultHash ?? words.page.incomplete],
    [names.seed, manifest.seed],
    [names.replications, words.page.replicationsDone(manifest.replications.done, manifest.replications.planned)],
    [names.node, manifest.node],
    [names.finished, manifest.finishedAt ?? words.page.incomplete],
  ];
  return section(
    "reproduce",
    words.page.reproduce,
    html`<p>${words.page.reproduceLead}</p><pre tabindex="0"><code>${command}</code></pre>
<dl class="provenance">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`)}</dl>`,
  );
}
