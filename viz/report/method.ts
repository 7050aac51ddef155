/** How sure: the audit of common random numbers, the method, what is not said, and how to run it again. */
import { exact, numeral } from "../words/quantity.ts";
import { type Html, html, NOTHING, section, table } from "./html.ts";
import { evidenceCounts } from "./inputs.ts";
import { argument, provenanceSection } from "./provenance.ts";
import type { View } from "./view.ts";

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @returns what pairing gained */
export function auditSection(view: View): Html {
  const { words, data } = view;
  const { audit } = data.comparison;
  const reductions = audit.flatMap((row) => row.varianceReduction ?? []);
  if (reductions.length === 0) return NOTHING;
  const factor = (value: number): string => numeral(value, value < 10 ? 1 : 0);
  const text = words.page.auditText({
    median: factor(median(reductions)),
    least: factor(Math.min(...reductions)),
    warnings: audit.filter((row) => row.warning).length,
    pairs: reductions.length,
  });
  const columns = [
    { title: words.page.policy, isNumber: false },
    { title: words.page.correlation, isNumber: true },
    { title: words.page.varianceReduction, isNumber: true },
    { title: words.page.saved, isNumber: true },
    { title: words.page.warning, isNumber: false },
  ];
  const groups = view.primary.map((response) => ({
    title: view.responseLabel(response),
    rows: audit
      .filter((row) => row.response === response.name)
      .map((row) => ({
        head: words.heading(view.label(row.policy)),
        cells: [
          row.correlation === null ? "–" : numeral(row.correlation, 2),
          row.varianceReduction === null ? "–" : factor(row.varianceReduction),
          row.replicationsSaved === null ? "–" : numeral(row.replicationsSaved, 0),
          row.warning ? html`<strong class="caution">${words.page.backfires}</strong>` : html`${words.page.fine}`,
        ],
      })),
  }));
  return section(
    "audit",
    words.page.audit,
    html`<p>${text}</p>
<details><summary>${words.page.showTable}</summary>${table(words.page.auditCaption, columns, groups, words)}</details>`,
  );
}

/** @returns the method in a few sentences, each with the numbers of this study */
export function methodSection(view: View): Html {
  const { words, data } = view;
  const { study, comparison } = data;
  const family = view.primary
    .flatMap((response) => response.policies)
    .filter((outcome) => outcome.difference?.pHolm != null).length;
  const items = words.page.methodItems({
    replications: comparison.replications.planned,
    burnInWeeks: exact(study.horizon.burnIn / 7),
    intakeDays: String(study.horizon.intake),
    followUpDays: String(study.horizon.followUp),
    level: view.level,
    alpha: String(comparison.alpha),
    family,
    baseline: view.baseline.label,
    looks: comparison.looks.length === 0 ? words.page.none : words.list(comparison.looks.map(String)),
  });
  return html`${section("method", words.page.method, html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`)}
${protocolSection(view)}
${section("limits", words.page.limits, html`<ul>${words.page.limitItems.map((item) => html`<li>${item}</li>`)}</ul>`)}`;
}

/** What reporting guidelines ask of a simulation study, filled from the run. */
function protocolSection(view: View): Html {
  const { words, data, registry } = view;
  const { study, manifest, comparison } = data;
  const { communities } = study.district;
  const items = words.page.protocolItems({
    question: words.text(study.question ?? study.title),
    district: words.text(study.district.label),
    communities: communities.length,
    grids: communities.reduce((sum, community) => sum + community.grids, 0),
    levers: registry.levers.length,
    responses: comparison.responses.length,
    counts: evidenceCounts(registry.factors),
    burnInWeeks: exact(study.horizon.burnIn / 7),
    intakeDays: String(study.horizon.intake),
    followUpDays: String(study.horizon.followUp),
    policies: study.policies.length,
    replications: String(comparison.replications.done),
    seed: manifest.seed,
    version: manifest.gridgov,
    node: manifest.node,
  });
  return section(
    "protocol",
    words.page.protocol,
    html`<p>${words.page.protocolLead}</p>
<dl class="provenance">${items.map(([asked, answer]) => html`<div><dt>${asked}</dt><dd>${answer}</dd></div>`)}</dl>`,
  );
}

/** @returns the command that reproduces the run, and what identifies it */
export function reproduceSection({ words, data: { manifest, study, comparison } }: View): Html {
  const { planned: replications } = comparison.replications;
  const command = `gridgov compare ${argument(study.name)} --replications ${replications} --seed ${argument(manifest.seed)}`;
  return provenanceSection(command, manifest, words);
}
