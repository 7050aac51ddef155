/** What a study varies: from its `vary` entries to the dimensions of a design. */
import type { Lever } from "../engine/district/levers/lever.ts";
import type { Factor } from "../engine/district/registry.ts";
import type { Dimension, Setting, Span } from "../engine/study/designs/dimension.ts";
import { diagnose, show, suggest } from "./diagnostic.ts";
import type { VaryDocument } from "./documents.ts";
import { locate } from "./located.ts";
import type { Document, DocumentReader } from "./reader.ts";
import { optionsOf, type Registry } from "./registry.ts";

/** Reports a fault of the entry at a pointer of the study. */
type Fault = (pointer: string, name: string, value: unknown, message: string, remedy?: string | null) => void;

/**
 * @param policies - those of the study, the baseline first
 * @returns one dimension an entry; what is wrong is reported to the reader
 */
export function dimensionsOf(
  document: Document,
  entries: readonly VaryDocument[],
  policies: readonly string[],
  registry: Registry,
  reader: DocumentReader,
): Dimension[] {
  const fault: Fault = (pointer, name, value, message, remedy = null) =>
    reader.report(diagnose(locate(document.tree, pointer).at, { pointer, name, value: show(value), message, remedy }));
  const dimensions = entries.flatMap((entry, i) => dimensionOf(entry, `/vary/${i}`, policies, registry, fault));
  const seen = new Set<string>();
  for (const { name } of dimensions) {
    if (seen.has(name)) fault("/vary", "vary", name, "is varied twice", "keep one of the two");
    seen.add(name);
  }
  return dimensions;
}

function dimensionOf(
  entry: VaryDocument,
  pointer: string,
  policies: readonly string[],
  { factors, levers }: Registry,
  fault: Fault,
): Dimension[] {
  const said = (["factor", "lever", "evidence"] as const).filter((key) => entry[key] !== undefined);
  if (said.length !== 1) {
    fault(
      pointer,
      "vary",
      said.join(" and ") || "none of them",
      "must name a factor, a lever or an evidence",
      "name one",
    );
    return [];
  }
  if (entry.evidence !== undefined) {
    return factors.filter(({ evidence }) => evidence === entry.evidence).map((factor) => factorDimension(factor));
  }
  if (entry.factor !== undefined) {
    const factor = factors.find(({ name }) => name === entry.factor)!;
    const span = spanOf(entry, factor, pointer, fault);
    return span === null ? [] : [factorDimension(factor, span)];
  }
  const lever = levers.find(({ name }) => name === entry.lever)!;
  const unknown = (entry.policies ?? []).filter((name) => !policies.includes(name));
  for (const name of unknown) {
    fault(`${pointer}/policies`, name, name, "must be one of the policies", suggest(name, policies));
  }
  const span = spanOf(entry, lever, pointer, fault);
  if (span === null || unknown.length > 0) return [];
  const where = entry.policies ?? (policies.length > 1 ? policies.slice(1) : policies);
  const name = entry.policies?.length === 1 ? `${entry.policies[0]}.${lever.name}` : lever.name;
  return [{ name, sets: "lever", entry: lever.name, policies: where, span }];
}

/** A factor of the district as a dimension, over its own range unless another is given. */
export function factorDimension(factor: Factor, span: Span = wholeSpan(factor)): Dimension {
  return { name: factor.name, sets: "factor", entry: factor.name, policies: [], span };
}

function wholeSpan(entry: Lever | Factor): Span {
  if (entry.kind === "number") return { kind: "range", low: entry.min, high: entry.max };
  return { kind: "values", values: optionsOf(entry)! };
}

function spanOf(entry: VaryDocument, of: Lever | Factor, pointer: string, fault: Fault): Span | null {
  if (entry.values !== undefined) {
    const bad = entry.values.filter((value) => !isAllowed(of, value));
    for (const value of bad) fault(`${pointer}/values`, of.name, value, "is not allowed", allowed(of));
    if (entry.from !== undefined || entry.to !== undefined)
      fault(pointer, of.name, of.name, "has both values and a range");
    return bad.length > 0 ? null : { kind: "values", values: entry.values };
  }
  if (of.kind !== "number") {
    if (entry.from === undefined && entry.to === undefined) return wholeSpan(of);
    fault(pointer, of.name, of.name, "is a choice and has no range", allowed(of));
    return null;
  }
  const [low, high] = [entry.from ?? of.min, entry.to ?? of.max];
  if (!(of.min <= low && low < high && high <= of.max)) {
    fault(pointer, of.name, `${low} to ${high}`, "must be a range within the bounds", allowed(of));
    return null;
  }
  return { kind: "range", low, high };
}

/** Whether a factor or lever may take the value. */
export function isAllowed(of: Lever | Factor, value: Setting): boolean {
  if (of.kind === "number") return typeof value === "number" && of.min <= value && value <= of.max;
  return typeof value === "string" && optionsOf(of)!.includes(value);
}

function allowed(of: Lever | Factor): string {
  return of.kind === "number" ? `allowed: ${of.min} to ${of.max} ${of.unit}` : `allowed: ${optionsOf(of)!.join(", ")}`;
}
