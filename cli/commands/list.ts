/** `gridgov list`: what may be set, what is uncertain, what is measured, and which documents ship. */
import { FACTORS } from "../../engine/district/factors/index.ts";
import { LEVERS } from "../../engine/district/levers/index.ts";
import type { Lever } from "../../engine/district/levers/lever.ts";
import type { Factor, Text } from "../../engine/district/registry.ts";
import type { Response } from "../../engine/district/responses/response.ts";
import { plain } from "../../scenarios/located.ts";
import { argument, DocumentReader } from "../../scenarios/reader.ts";
import { listedResponses, optionsOf, SHIPPED, unsetValue } from "../../scenarios/registry.ts";
import type { Lang } from "../../viz/words/lang.ts";
import type { Effects } from "../effects.ts";
import { documentsOf } from "../source.ts";

export const LISTS = ["levers", "factors", "responses", "scenarios"] as const;
export type List = (typeof LISTS)[number];

export interface ListOptions {
  readonly json?: boolean;
  readonly lang: Lang;
}

interface Shown {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Columns but the last, which is text in any script, are padded. */
function table({ head, rows }: Shown): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row.map((cell, column) => (column === head.length - 1 ? cell : cell.padEnd(widths[column]))).join("  "),
    )
    .join("\n");
}

function settable(entries: readonly (Lever | Factor)[], unset: string, lang: Lang): Shown {
  return {
    head: ["NAME", unset, "ALLOWED", "UNIT", "MEANING"],
    rows: entries.map((entry) => [
      entry.name,
      String(unsetValue(entry)),
      entry.kind === "number" ? `${entry.min} to ${entry.max}` : (optionsOf(entry) ?? []).join(" | "),
      entry.kind === "number" ? entry.unit : "",
      entry.label[lang],
    ]),
  };
}

function measured(responses: readonly Response[], lang: Lang): Shown {
  return {
    head: ["NAME", "BETTER", "UNIT", "MEANING"],
    rows: responses.map(({ name, better, unit, label }) => [name, better, unit, label[lang]]),
  };
}

interface ShippedDocument {
  readonly kind: string;
  readonly name: string;
  readonly label: Text;
}

function shippedDocuments(effects: Effects): ShippedDocument[] {
  const source = documentsOf(effects);
  const reader = new DocumentReader(source, SHIPPED);
  return (["study", "district", "policy"] as const).flatMap((kind) =>
    source.names(kind).map((name) => {
      const document = reader.open(name, [kind], argument(name));
      const { title, label } = (document === null ? {} : plain(document.tree)) as { title?: Text; label?: Text };
      return { kind, name, label: title ?? label ?? { en: name, zh: name } };
    }),
  );
}

export function list(effects: Effects, what: List, { json = false, lang }: ListOptions): void {
  const lists = {
    levers: () => ({ entries: LEVERS, shown: settable(LEVERS, "STATUS QUO", lang) }),
    factors: () => ({ entries: FACTORS, shown: settable(FACTORS, "DEFAULT", lang) }),
    responses: () => {
      const entries = listedResponses(SHIPPED);
      return { entries, shown: measured(entries, lang) };
    },
    scenarios: () => {
      const entries = shippedDocuments(effects);
      const rows = entries.map(({ kind, name, label }) => [kind, name, label[lang]]);
      return { entries, shown: { head: ["KIND", "NAME", "MEANING"], rows } };
    },
  } satisfies Record<List, () => { entries: readonly unknown[]; shown: Shown }>;
  const { entries, shown } = lists[what]();
  // JSON leaves the functions of the lists out: what remains is their data.
  effects.terminal.result(json ? JSON.stringify(entries, null, 2) : table(shown));
}
