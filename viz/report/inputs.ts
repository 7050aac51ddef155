/** What is put in: the levers that differ, the district, and every factor with its evidence. */
import type { Evidence, Factor } from "../../engine/district/registry.ts";
import { diff } from "../../scenarios/diff.ts";
import { exact, numeral } from "../words/quantity.ts";
import type { EvidenceName } from "../words/words.ts";
import { expandable, type Html, html, NOTHING, section, table } from "./html.ts";
import type { View } from "./view.ts";

/** Shares are told in 100, everything else as it is set. */
function setting(value: number | string, unit: string | null): string {
  if (typeof value === "string") return value;
  return exact(unit === "share" ? value * 100 : value);
}

/** @returns a sentence for each lever that was solved before running */
export function matchedSentences(view: View): string[] {
  const { words, registry } = view;
  return view.data.study.policies.flatMap(({ label, matched }) => {
    if (matched === null) return [];
    const lever = registry.levers.find(({ name }) => name === matched.by);
    return words.page.matched({
      policy: words.text(label),
      lever: lever === undefined ? matched.by : words.text(lever.label),
      value: exact(matched.value),
      cost: matched.cost,
      to: view.label(matched.to),
      reached: numeral(matched.reached, 0),
      wanted: numeral(matched.wanted, 0),
    });
  });
}

/** @returns every lever that any policy sets differently, value by policy */
export function differencesSection(view: View): Html {
  const { words } = view;
  const rows = diff(view.data.study, view.registry);
  if (rows.length === 0)
    return section("differences", words.page.differences, html`<p>${words.page.noDifferences}</p>`);
  const groups = [...new Set(rows.map((row) => row.group))].map((group) => ({
    title: words.leverGroup(group),
    rows: rows
      .filter((row) => row.group === group)
      .map((row) => ({
        head: html`${words.heading(words.text(row.label))}${
          row.unit === null ? NOTHING : html`<span class="quiet unit">${words.rawUnit(row.unit)}</span>`
        }`,
        cells: row.values.map((cell) => {
          const text = cell.label === null ? setting(cell.value, row.unit) : words.text(cell.label);
          const shown = cell.isChanged ? html`<strong>${text}</strong>` : html`${text}`;
          return cell.label === null ? shown : html`<span class="wrap">${shown}</span>`;
        }),
      })),
  }));
  const columns = [
    { title: words.page.lever, isNumber: false },
    ...view.policies.map((policy) => ({ title: words.heading(policy.label), isNumber: true })),
  ];
  return section(
    "differences",
    words.page.differences,
    html`<p>${words.page.differencesLead}</p>${matchedSentences(view).map((text) => html`<p>${text}</p>`)}`,
    table(words.page.differencesCaption, columns, groups, words),
  );
}

/** @returns what the district is made of, and how many things go in and come out */
export function putInSection(view: View): Html {
  const { words, data, registry } = view;
  const { district, changedFactors } = data.study;
  const text = words.page.putInText({
    communities: district.communities.length,
    grids: district.communities.reduce((sum, community) => sum + community.grids, 0),
    factors: registry.factors.length,
    levers: registry.levers.length,
    changed: changedFactors.length,
  });
  const columns = [
    { title: words.page.community, isNumber: false },
    { title: words.page.type, isNumber: false },
    { title: words.page.grids, isNumber: true },
    { title: words.page.demand, isNumber: true },
  ];
  const rows = district.communities.map((community) => ({
    head: community.name,
    cells: [words.communityType(community.type), String(community.grids), setting(community.demand, null)],
  }));
  return section(
    "inputs",
    words.page.putIn,
    html`<p>${text}</p>
<p>${words.page.comesOutText(data.comparison.responses.length, view.primary.length)}</p>
<p>${words.page.threeKinds}</p>
${data.study.districts === undefined ? expandable(words.page.communitiesCaption, table(words.page.communitiesCaption, columns, [{ title: null, rows }], words)) : NOTHING}`,
  );
}

function factorRow(view: View, factor: Factor) {
  const { words, data } = view;
  const value = data.study.factors[factor.name] ?? factor.default;
  const unit = factor.kind === "number" ? factor.unit : null;
  const told = (set: number | string): string => {
    if (factor.kind === "number") return setting(set, unit);
    const option = factor.options.find(({ name }) => name === set);
    return option === undefined ? String(set) : words.text(option.label);
  };
  const range =
    factor.kind === "number"
      ? words.interval(told(factor.min), told(factor.max))
      : factor.options.map(({ label }) => words.text(label)).join(words.semicolon);
  const isChanged = value !== factor.default;
  return {
    head: html`${words.heading(words.text(factor.label))} <code>${factor.name}</code>`,
    cells: [
      isChanged
        ? html`<strong>${told(value)}</strong> <span class="quiet">${words.bracketed(`${words.page.changedFrom}${words.colon}${told(factor.default)}`)}</span>`
        : factor.kind === "number"
          ? told(value)
          : html`<span class="wrap">${told(value)}</span>`,
      factor.kind === "number" ? range : html`<span class="wrap">${range}</span>`,
      html`<span class="quiet">${unit === null ? "" : words.rawUnit(unit)}</span>`,
      html`<span class="evidence ${factor.evidence}">${words.evidence[factor.evidence]}</span>`,
      html`<span class="quiet">${factor.source}</span>`,
    ],
  };
}

/** @returns how many factors rest on what kind of evidence, counted in the list itself */
export function evidenceCounts(factors: readonly { readonly evidence: Evidence }[]): Record<EvidenceName, number> {
  const counts = { D: 0, I: 0, A: 0 };
  for (const factor of factors) counts[factor.evidence] += 1;
  return counts;
}

/** @returns every factor by group, with the counts by evidence */
export function assumptionsSection(view: View): Html {
  const { words, registry } = view;
  const columns = [
    { title: words.page.factor, isNumber: false },
    { title: words.page.value, isNumber: true },
    { title: words.page.range, isNumber: true },
    { title: words.page.unit, isNumber: false },
    { title: words.page.evidence, isNumber: false },
    { title: words.page.source, isNumber: false },
  ];
  const groups = [...new Set(registry.factors.map((factor) => factor.group))].map((group) => ({
    title: words.factorGroup(group),
    rows: registry.factors.filter((factor) => factor.group === group).map((factor) => factorRow(view, factor)),
  }));
  const counts = evidenceCounts(registry.factors);
  const all = counts.D + counts.I + counts.A;
  const bar = (["D", "I", "A"] as const).map(
    (kind) =>
      html`<span class="evidence-part ${kind}" style="flex:${counts[kind]}">${counts[kind] * 12 > all ? words.evidence[kind] : ""}</span>`,
  );
  return section(
    "assumptions",
    words.page.assumptions,
    html`<p>${words.evidenceCounts(counts)} ${words.page.assumptionsLead}</p>
<div class="evidence-bar" aria-hidden="true">${bar}</div>
${expandable(words.page.showDetails, table(words.page.assumptionsCaption, columns, groups, words))}`,
  );
}
