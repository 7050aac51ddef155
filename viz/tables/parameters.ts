/** `docs/parameters.md`: every lever, factor and response as the lists have them, and how many rest on what evidence. */

import type { Lever } from "../../engine/district/levers/lever.ts";
import type { Evidence, Factor } from "../../engine/district/registry.ts";
import type { Response } from "../../engine/district/responses/response.ts";
import { listedResponses } from "../../scenarios/registry.ts";
import { table } from "./markdown.ts";

const EVIDENCE: Readonly<Record<Evidence, string>> = { D: "data", I: "inferred", A: "assumption" };

/** One table a group, in the order in which the groups first appear. */
function byGroup<Entry extends { readonly group: string }>(
  entries: readonly Entry[],
  head: readonly string[],
  cells: (entry: Entry) => readonly string[],
): string {
  return [...new Set(entries.map((entry) => entry.group))]
    .map((group) => `### ${group}\n\n${table(head, entries.filter((entry) => entry.group === group).map(cells))}`)
    .join("\n\n");
}

const label = ({ label: { en, zh } }: Lever | Factor | Response): string => `${en} · ${zh}`;

function leverCells(lever: Lever): readonly string[] {
  const { name, statusQuo, explain, source } = lever;
  const unit = lever.kind === "number" ? lever.unit : "choice";
  const allowed =
    lever.kind === "number" ? `${lever.min} to ${lever.max}` : lever.options.map((option) => option.name).join(", ");
  return [`\`${name}\``, label(lever), unit, String(statusQuo), allowed, explain.en, source];
}

function factorCells(factor: Factor): readonly string[] {
  const unit = factor.kind === "number" ? factor.unit : "choice";
  const range =
    factor.kind === "number"
      ? `${factor.min} to ${factor.max}`
      : factor.options.map((option) => option.name).join(", ");
  const { name, default: value, evidence, source } = factor;
  return [`\`${name}\``, label(factor), unit, String(value), range, EVIDENCE[evidence], source];
}

function responseCells(response: Response): readonly string[] {
  const { name, unit, better, counterpart } = response;
  return [`\`${name}\``, label(response), unit, better, counterpart === undefined ? "" : `\`${counterpart}\``];
}

function evidenceTable(factors: readonly Factor[]): string {
  const count = (group: readonly Factor[]): string[] =>
    (["D", "I", "A"] as const).map((kind) => String(group.filter(({ evidence }) => evidence === kind).length));
  const groups = [...new Set(factors.map(({ group }) => group))].map((name) => {
    const group = factors.filter((factor) => factor.group === name);
    return [name, ...count(group), String(group.length)];
  });
  return table(
    ["group", ...Object.values(EVIDENCE), "all"],
    [...groups, ["all", ...count(factors), String(factors.length)]],
  );
}

/** @returns the page in Markdown, with a line feed at its end */
export function parametersMarkdown(
  levers: readonly Lever[],
  factors: readonly Factor[],
  responses: readonly Response[],
): string {
  const listed = listedResponses({ levers, factors, responses });
  const again = responses.flatMap(({ sameOf }) => (sameOf?.role === "policy" ? [`\`${sameOf.response}\``] : []));
  const parts = [
    "# Levers, factors and responses",
    "Generated from the lists in `engine/district`; do not edit by hand. `npx vitest run tests/unit/docs --update` writes it anew.",
    "What the processes do with them is told in [odd.md](odd.md), how responses are defined in [measures.md](measures.md), where figures come from in [domain.md](domain.md).",
    "## Levers",
    `What a policy sets: ${levers.length} levers. A policy that says nothing of a lever leaves it at its status quo.`,
    byGroup(levers, ["name", "label", "unit", "status quo", "allowed", "meaning", "source"], leverCells),
    "## Factors",
    `What is uncertain in a district: ${factors.length} factors. *Data*: a figure with a source. *Inferred*: derived from sourced figures, or calibrated to them. *Assumption*: no source gives it; its range belongs in every robustness study.`,
    evidenceTable(factors),
    byGroup(factors, ["name", "label", "unit", "value", "range", "evidence", "source"], factorCells),
    "## Responses",
    `What is measured: ${listed.length} responses, one number a replication and policy. The counterpart must stand beside a response.${
      again.length === 0 ? "" : ` ${again.join(", ")} are also taken over the matters registered under both policies.`
    }`,
    byGroup(listed, ["name", "label", "unit", "better", "counterpart"], responseCells),
  ];
  return `${parts.join("\n\n")}\n`;
}
